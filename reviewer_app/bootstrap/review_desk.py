"""The review page with its standard and its deck: built for a session, anew for another standard."""

import logging
import threading
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer_app.bootstrap.session import Session
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import SUBMITTED, Change, StateChange
from reviewer_app.domain.work_clock import WorkClock
from reviewer_app.operations import standards
from reviewer_app.playback import availability
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.ui.commands import QUEUE, REVIEW
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.policy_commands import with_keys
from reviewer_app.ui.review.bench import Bench
from reviewer_app.ui.review.kept import Kept
from reviewer_app.ui.review.page import ReviewPage

LOG = logging.getLogger(__name__)


class ReviewDesk(QObject):
    """Opens reviews in a window, each under the standard that it is made under.

    `policies` is the standard in force. `failed(error)`: a review or its standard cannot be used. `opened()` and
    `submitted()`: the review on screen has been.
    Raises KeyClash when the standard's keys clash with the window's.
    """

    failed = Signal(object)
    opened = Signal()
    submitted = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        policies: PolicySet,
        now_ms: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._now_ms = window, session, now_ms
        self._shown, self._work = "", WorkClock()
        self.policies = policies
        self.page: ReviewPage | None = None
        self.deck: Deck | None = None
        self._use(policies)
        # libVLC takes a tenth of a second to load: meanwhile, not when the first recording is opened.
        threading.Thread(target=availability.warm_up, name="warm-up", daemon=True).start()
        # Qt takes half as long to look for a sound output, on this thread only, and remembers it.
        QTimer.singleShot(0, self, availability.has_sound_device)
        self._add_page(policies)

    def open(self, recording_id: str, place: str = "") -> None:
        """Show a person's review of a recording, or begin it, when all that was asked for before is stored.

        `place` in the queue, such as `7 of 40`, stands in the header.
        """
        self._session.worker.run(
            standards.of_review,
            recording_id,
            self._session.who.user,
            self.policies,
            self._session.place.settings,
            date.fromtimestamp(self._now_ms() / 1000),
            then=lambda policies: self._window.dispatcher.in_turn(lambda: self._show(recording_id, place, policies)),
            failed=self.failed.emit,
        )

    def use_standard_in_force(self) -> None:
        """The window's keys and header are those of the standard for new reviews."""
        self._use(self.policies)

    def follow(self, policies: PolicySet) -> bool:
        """New reviews are made under another standard from now on; False, and said, where its keys clash."""
        before, self.policies = self.policies, policies
        try:
            if self._window.page.name == QUEUE:
                self._use(policies)
        except UserError as error:
            self.policies = before
            self.failed.emit(error)
            return False
        return True

    def close(self) -> None:
        """Let go of page and deck; a decision on its way to the store still gets there."""
        self._drop_page()
        self._close_deck()
        self._window.set_policies(None, self._language)

    def rebuild(self, place_of: Callable[[str], str]) -> None:
        """Make the page anew over the same deck, for another language or other keys; what was open stays open.

        `place_of(recording_id)` is the recording's place in the queue, as for `open`.
        """
        page, self._shown = self.page, ""
        if page is None:
            self._use(self.policies)
            return
        self._use(page.policies if self._window.page is page else self.policies)
        kept, shown = Kept.of(page), self._window.page is page
        self._drop_page()
        self._add_page(page.policies)
        if kept is not None:
            self.page.resume(kept, place_of(kept.recording_id))
        if shown:
            self._window.show_page(REVIEW, None)

    @property
    def _language(self) -> str:
        return self._session.place.settings.language

    def _show(self, recording_id: str, place: str, policies: PolicySet) -> None:
        if self._session.closed:
            return
        try:
            self._use(policies)
        except UserError as error:
            self.failed.emit(error)
            return
        if self.page is None or self.page.policies.ref != policies.ref:
            self._drop_page()
            self._close_deck()
            self._add_page(policies)
        self.page.set_place(place)  # type: ignore[union-attr]
        self._window.show_page(REVIEW, recording_id)

    def _use(self, policies: PolicySet) -> None:
        if self._shown != policies.ref:
            self._window.set_policies(policies, self._language)
            self._shown = policies.ref

    def _add_page(self, policies: PolicySet) -> None:
        place, who = self._session.place, self._session.who
        if self.deck is None:
            self.deck = Deck(str(place.settings["engine"]), self, place.home.media, self._session.vault.source_of)
            self.deck.engine_changed.connect(self._note_engine)
            self.deck.state_changed.connect(lambda state: self._session.fetcher.give_way(state is State.PLAYING))
        commands = self._window.commands
        chosen = with_keys(policies, commands)
        bench = Bench(
            self._session.worker,
            self.deck,
            chosen,
            who.user,
            place.settings,
            self._now_ms,
            commands,
            companions=self._session.companions,
            ahead=self._session.ahead,
            work=self._work,
            source_of=self._session.vault.source_of,
        )
        self.page = ReviewPage(bench, self._window.theme)
        self.page.controller.opened.connect(self.opened)
        self.page.controller.changed.connect(self._changed)
        self._window.add_page(self.page)

    def _changed(self, changes: tuple[Change, ...], _: object) -> None:
        if StateChange(SUBMITTED) in changes:
            self.submitted.emit()

    def _note_engine(self) -> None:
        LOG.info("engine: %s", self.deck.engine if self.deck else "none")

    def _drop_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            if self._window.page is page:
                self._window.show_page(QUEUE)
            page.controller.close()
            page.evidence.finish()
            if not page.controller.idle:
                page.controller.setParent(self)
                page.controller.lost.connect(lambda sentence: self.failed.emit(Refused(sentence)))
            self._window.remove_page(REVIEW)

    def _close_deck(self) -> None:
        deck, self.deck = self.deck, None
        if deck is not None:
            deck.close()
            deck.deleteLater()
