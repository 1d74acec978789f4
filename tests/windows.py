"""The whole program in this process: its window on a workplace, real keys, and waiting for what is on screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer_app.bootstrap import Application, start
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Finding
from reviewer_app.operations import importing, signing_in, syncing
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log
from reviewer_app.ui.review.page import ReviewPage
from tests.postgres import PASSWORD
from tests.workplaces import make_place

PATIENCE_MS = 20_000
NOWHERE = "host=/nowhere dbname=central"
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
# A pane that paints itself is a client area to Qt: its name and description say what it is.
_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Window)


class Work:
    """A person at the window."""

    def __init__(self, application: Application, bot: QtBot) -> None:
        self.application, self.window, self._bot = application, application.window, bot

    def wait(self, reached: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        self._bot.waitUntil(lambda: bool(reached()), timeout=PATIENCE_MS)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press and release a key where the focus is; wait until what it asked for is stored."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        page = self.review_page
        self.wait(lambda: page is None or not page.controller.saving)

    def type(self, text: str) -> None:
        """Write a text where the focus is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def sign_in(self, user: str, password: str) -> None:
        """Name and password on the sign-in page, by keys."""
        page = self.application.sign_in
        page.user.clear()
        page.password.clear()
        page.user.setFocus()
        self.type(user)
        self.key(Qt.Key.Key_Return)
        self.type(password)
        self.key(Qt.Key.Key_Return)

    def wait_for_queue(self, rows: int = 1) -> None:
        """The queue is on screen with its recordings, and the policies have been read."""
        self.wait(lambda: self.window.page is self.application.queue)
        self.wait(lambda: len(self.application.queue.model.rows) == rows and self.application.policies is not None)

    def wait_until_sent(self) -> None:
        """Nothing is pending any more, and the header says so."""
        self.wait(lambda: syncing.pending(self.application.session.database) == 0)
        self.wait(lambda: self.header == "● all sent")

    def open_recording(self) -> None:
        """Open the chosen recording and wait until its review and its first picture are there."""
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.window.page is self.review_page and self.review_page.controller.review is not None)

    @property
    def review_page(self) -> ReviewPage | None:
        """The page of the review."""
        return self.application.review_page

    @property
    def findings(self) -> list[Finding]:
        """What is in the open review, by start."""
        return sorted(
            self.review_page.controller.review.findings.values(), key=lambda one: (one.start_ms, one.finding_id)
        )

    @property
    def header(self) -> str:
        """What the header says of sending."""
        return self.window.header.texts[2]

    @property
    def place_shown(self) -> str:
        """The rest of the breadcrumb."""
        return self.window.header.texts[1]

    @property
    def problem(self) -> str:
        """The sentence on the sign-in page, '' when there is none."""
        label = self.application.sign_in.problem
        return label.text() if label.isVisible() else ""


@contextmanager
def at_work(bot: QtBot, place: Workplace) -> Iterator[Work]:
    """The window on screen; at the end everything is stopped and Qt looks as before."""
    qt = QApplication.instance()
    before = qt.font(), qt.palette(), qt.styleSheet()
    application = start(place)
    try:
        application.show()
        application.window.activateWindow()
        bot.waitUntil(application.window.isActiveWindow)
        yield Work(application, bot)
    finally:
        application.close()
        application.window.deleteLater()
        application.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        qt.setFont(before[0])
        qt.setPalette(before[1])
        qt.setStyleSheet(before[2])


def take_in(place: Workplace, path: Path, user: str = "ana") -> str:
    """Import a recording into a person's store; its id."""
    prepared = importing.prepare(path, None, place.home.media, lambda *_: None, lambda: False)
    database = place.open_store(user)
    importing.import_recordings(database, [prepared])
    database.close()
    return prepared.recording.recording_id


def place_of_ana(folder: Path, recording: Path) -> Workplace:
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    made = make_place(folder, NOWHERE)
    made.settings.set("engine", "vlc")
    made.settings.set("last_user", "ana")
    made.secrets.set(f"password {signing_in.address_of(made)} ana", PASSWORD)
    take_in(made, recording)
    return made


def events_of(place: Workplace) -> list[Event]:
    """What Ana's store holds, in order."""
    database = place.open_store("ana")
    with database.read() as connection:
        found = [event for event, _ in log.events(connection)]
    database.close()
    return found


def nameless(root: QWidget) -> list[str]:
    """Widgets in view that a key or a mouse can reach, and of which a screen reader would say nothing."""
    found = []
    for widget in root.findChildren(QWidget):
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        inner = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
        if not widget.isVisible() or not widget.isEnabled() or not reached or inner:
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name) or told.text(QAccessible.Text.Value)
        if not name.strip() or told.role() in _NO_ROLES:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {name!r} {told.role()}")
    return found
