"""The program with a window: builds every object once and hands it to its users; no globals.

The window is painted before SQLAlchemy, psycopg, numpy and PyAV are loaded: they are imported where they are needed.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reviewer_app.background.collector import Collector
from reviewer_app.background.turns import take_short_turns
from reviewer_app.bootstrap import logs, signals
from reviewer_app.bootstrap.case_desks import CaseDesks
from reviewer_app.bootstrap.columns_desk import ColumnsDesk
from reviewer_app.bootstrap.entrance import Entrance
from reviewer_app.bootstrap.exporter import Exporter
from reviewer_app.bootstrap.exposure_desk import ExposureDesk
from reviewer_app.bootstrap.fetch_desk import FetchDesk
from reviewer_app.bootstrap.homecoming import Homecoming
from reviewer_app.bootstrap.importer import Importer, keep
from reviewer_app.bootstrap.reviewing import Reviewing
from reviewer_app.bootstrap.sending import Sending
from reviewer_app.bootstrap.settings_desk import SettingsDesk
from reviewer_app.domain.errors import UserError
from reviewer_app.operations.workplace import Workplace
from reviewer_app.paths import APP
from reviewer_app.playback import qt_messages
from reviewer_app.ui import accessible
from reviewer_app.ui.app_icon import app_icon
from reviewer_app.ui.banner import ERROR, WARN
from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.first_paint import first_paint
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.language import Language, system_language
from reviewer_app.ui.layout_keeper import LayoutKeeper
from reviewer_app.ui.layouts import Layouts
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Handler
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import OpenStore, Session
    from reviewer_app.domain.policy import PolicySet
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.operations.signing_in import SignedIn
    from reviewer_app.playback.deck import Deck
    from reviewer_app.ui.review.page import ReviewPage
    from reviewer_app.ui.sign_in.page import SignInPage

LOG = logging.getLogger(__name__)
SIZE = (1440, 900)


class Application(QObject):
    """One running window.

    `queue_filled` follows each time the list of recordings has been read. `policies` is the standard in force, None
    until it has been read; `refused(sentence)` and `refusal` as at the entrance.
    """

    queue_filled = Signal()
    signed_in = Signal()
    refused = Signal(str)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.session: Session | None = None
        self._closed = False
        self._collector = Collector(self)
        self._collector.start()
        take_short_turns()
        self._make_window()
        self._make_desks()
        self.window.add_handlers(self._handlers())
        self._connect()
        if place.settings["last_user"]:
            self.queue.expect_rows()
        else:
            self.entrance.show()

    def _make_window(self) -> None:
        settings = self.place.settings
        self.language = Language(self)
        settings.system_language = system_language()
        self.language.use(settings.language)
        self.theme = Theme(str(settings["theme"]), int(settings["scale"]))  # type: ignore[call-overload]
        # Before there are widgets: those that are there when a first style sheet comes keep the font of before.
        self.theme.apply()
        self.queue = QueuePage(self.theme)
        self._keys = KeyChoices(self.place.home.keys_file)
        self.window = MainWindow([self.queue], self.theme, keys=self._keys)

    def _make_desks(self) -> None:
        """What serves the window, each for one job; those that need a session are told of it or ask for it."""
        place, window, queue, failed = self.place, self.window, self.queue, self._failed
        self.entrance = Entrance(place, window, self._sentence, self)
        self.layouts = LayoutKeeper(window, Layouts(place.home.layouts_file), SIZE, self)
        self.sending = Sending(window, self)
        self.fetching = FetchDesk(window, queue, failed, self)
        self.homecoming = Homecoming(window, failed, self)
        self.reviewing = Reviewing(window, queue, failed, self)
        self.cases = CaseDesks(window, lambda: self.session, lambda: self.reviewing.desk, failed, self)
        self.exposure = ExposureDesk(
            window,
            lambda: self.session and self.session.worker,
            lambda: self.review_page and self.review_page.wellness.meter.keep(),
            failed,
            self,
        )
        self.exporter = Exporter(
            window, lambda: self.session, lambda: (place.settings.language, self.policies), failed, self
        )
        self.settings = SettingsDesk(window, place.settings, self._keys, lambda: self.session, self)
        self._importer = Importer(queue, place.home.media, place.settings, self)
        self.columns = ColumnsDesk(window, self._importer, place.settings, self)

    def _handlers(self) -> Mapping[str, Handler]:
        return {
            "sync.now": lambda _: self._exchange_now(),
            "recover": lambda _: self.homecoming.fetch(),
            "sign_out": lambda _: self._sign_out(),
            "export": lambda _: self.exporter.ask(),
            "import": lambda _: self.queue.choose_files(),
            "review.next": lambda _: self.reviewing.open_next(),
            "page.settings": lambda _: self.settings.open(),
            "exposure": lambda _: self.exposure.open(),
            "topics": lambda _: self.settings.open_topics(),
            **self.cases.handlers(),
        }

    @property
    def sign_in(self) -> SignInPage:
        """The page where a person signs in."""
        return self.entrance.page

    @property
    def refusal(self) -> UserError | None:
        """Why there is nobody at work although somebody could be."""
        return self.entrance.refusal

    @property
    def policies(self) -> PolicySet | None:
        """The standard that new reviews are made under."""
        return self.reviewing.policies

    @property
    def review_page(self) -> ReviewPage | None:
        """The page of the review on screen or last on it."""
        return self.reviewing.desk.page if self.reviewing.desk else None

    @property
    def deck(self) -> Deck | None:
        """What plays the recording."""
        return self.reviewing.desk.deck if self.reviewing.desk else None

    def show(self) -> None:
        """Put the window on the screen; work begins when it has been painted."""
        first_paint(self.window.centralWidget(), self._begin_day)
        self.window.show()

    def import_files(self, paths: Sequence[Path]) -> None:
        """Take recordings into the queue, as by dropping them on the window."""
        self._importer.start(paths)

    def run(self) -> int:
        """Show the window and work until it is closed; the exit code of the process."""
        self.show()
        # In a turn of its own, as by a person.
        code = signals.run_event_loop(lambda: QTimer.singleShot(0, self.window, self.window.close))
        self.close()
        return self.refusal.exit_code if self.refusal else code

    def speak(self) -> None:
        """Use the language of the settings, in all that is on the window; what is open stays open."""
        self.language.use(self.place.settings.language)

    def close(self) -> None:
        """Stop everything that was started; decisions asked for are written first."""
        self._closed = True
        self._collector.stop()
        self.layouts.keep()
        self.entrance.close()
        self._end_session()
        self.language.silence()
        logs.shut_down()

    def _connect(self) -> None:
        self.entrance.opened.connect(self._begun)
        self.entrance.refused.connect(self.refused)
        self.entrance.failed.connect(self._failed)
        self.homecoming.fetched.connect(self.refresh_queue)
        self.queue.open_requested.connect(self.reviewing.open)
        self.queue.absent_requested.connect(self.fetching.say_where)
        self.queue.import_requested.connect(self._importer.start)
        self.queue.import_cancelled.connect(self._importer.cancel)
        self._importer.failed.connect(self._failed)
        self._importer.imported.connect(self._imported)
        self.settings.returned.connect(self.sending.now)
        self.settings.language_changed.connect(self.speak)
        self.settings.rebuild_wanted.connect(self.reviewing.rebuild)
        self.window.closing = self.sending.farewell
        self.window.page_shown.connect(self._page_shown)
        self.language.changed.connect(self.reviewing.rebuild)
        self.language.changed.connect(self.sending.show_texts)
        self.theme.changed.connect(lambda: self.place.settings.set("theme", self.theme.name))

    def _begin_day(self) -> None:
        """Straight to the queue for who worked here last; otherwise the sign-in page."""
        if self._closed or self.session is not None:
            return
        problems = [*self.place.settings.problems, *self._keys.problems, *self.layouts.layouts.problems]
        if problems:
            self.window.show_banner(" ".join(problems), WARN)
        self.entrance.begin_day()

    def begin(self, who: SignedIn) -> None:
        """Open the store of a person and show their queue."""
        self.entrance.begin(who)

    def _begun(self, opened: tuple[SignedIn, OpenStore]) -> None:
        from reviewer_app.bootstrap.session import Session

        if self._closed:
            opened[1].close()
            return
        session = self.session = Session(self.place, *opened, self)
        session.companions.hits.connect(self._collector.settle)
        if session.sync is not None:
            session.sync.assigned.connect(self._assigned)
        self.sending.begin(session)
        self.fetching.begin(session)
        session.fetcher.arrived.connect(self.refresh_queue)
        self.homecoming.begin(session)
        self.window.show_page(QUEUE)
        self.refresh_queue()
        self.reviewing.begin(session)
        self.signed_in.emit()

    def _assigned(self, pulled: PullResult) -> None:
        """Something came down: urgent work is said wherever one is, the rest by whom it concerns."""
        if pulled.urgent:
            titles = ", ".join(one.title for one in pulled.urgent)
            self.window.show_banner(self.tr("‼ Urgent work for you: {titles}").format(titles=titles), WARN)
        if pulled.role and self.session is not None:
            self.session.take_role(pulled.role)
        self.reviewing.came(pulled)
        self.cases.came(pulled)
        self.refresh_queue()

    def _exchange_now(self) -> None:
        self.sending.now()
        self.fetching.try_again()

    def _page_shown(self, name: str) -> None:
        if name == QUEUE:
            self.reviewing.left()
            self.refresh_queue()

    def refresh_queue(self) -> None:
        """Read the list of recordings anew."""
        if self.session is not None:
            from reviewer_app.operations import queueing

            self.session.worker.run(
                queueing.queue_of,
                self.session.who.user,
                self.session.vault,
                then=self._show_queue,
                failed=self._failed,
            )

    def _show_queue(self, rows: list) -> None:
        self.queue.set_rows(rows)
        self.fetching.plan(rows)
        self.reviewing.queue_shown()
        self.queue_filled.emit()

    def _imported(self, prepared: list) -> None:
        warnings = keep(prepared, self.session and self.session.worker, self._failed)
        if warnings:
            self.window.show_banner(" ".join(warnings), WARN)
        self.refresh_queue()

    def _sign_out(self) -> None:
        if self.session is None:
            return
        user = self.session.who.user
        self.entrance.show_to_anybody()
        self._end_session()
        try:
            self.entrance.sign_out(user)
        except UserError as error:
            self._failed(error)

    def _end_session(self) -> None:
        self._importer.stop()
        self.columns.end()
        session, self.session = self.session, None
        self.reviewing.end()
        self.cases.end()
        self.sending.end()
        self.fetching.end()
        if session is not None:
            session.close()
            session.deleteLater()

    def _failed(self, error: Exception) -> None:
        self.window.show_banner(self._sentence(error), ERROR)

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, UserError):
            return str(error)
        LOG.error("unexpected: %s", type(error).__name__, exc_info=error)
        return self.tr("Something went wrong that should not have: {error}. The log file tells more.").format(
            error=type(error).__name__
        )


def start(place: Workplace, arguments: list[str] | None = None) -> Application:
    """The application, its window built and not yet shown."""
    logs.set_up(place.home.logs)
    if QApplication.instance() is None:
        qt_messages.keep_discreet(LOG.info)
        app = QApplication([sys.argv[0], *(arguments or [])])
        app.setApplicationName(APP)
        app.setDesktopFileName(APP)
        app.setWindowIcon(app_icon())
    accessible.install()
    return Application(place)
