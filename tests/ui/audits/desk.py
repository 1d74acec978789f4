"""The page of second reviews in the real window, with real store, worker, clip and documents."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.playback.deck import Deck
from reviewer_app.settings import Settings
from reviewer_app.store import case_files, log
from reviewer_app.ui.audits.page import AuditsBench, AuditsPage
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import AUDITS, QUEUE
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Page
from tests import audits

NO_KEYS, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_NAMED = {
    "Return": Qt.Key.Key_Return, "Escape": Qt.Key.Key_Escape, "Tab": Qt.Key.Key_Tab, "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down, "Space": Qt.Key.Key_Space,
}  # fmt: skip


class OtherPage(Page):
    """Where Escape leads."""

    name = QUEUE


class AuditsWindow:
    """A person at the page; `user` is who they are."""

    def __init__(self, qtbot, theme, database, folder, *, user, language="en"):
        self.bot, self.database, self.theme, self.user = qtbot, database, theme, user
        self.now_ms = audits.NOW_MS
        self.settings = Settings(folder / "settings.toml")
        self.settings.set("language", language)
        self.worker = StoreWorker(database)
        self.clip = ClipView(Deck("vlc"), self.worker, self.settings)
        bench = AuditsBench(
            self.worker, self.clip, user, lambda: self.settings.language, audits.pack, lambda: self.now_ms
        )
        self.page = AuditsPage(bench, theme)
        self.window = MainWindow([OtherPage(), self.page], theme)
        qtbot.addWidget(self.window)
        self.busy = []
        self.page.busy_changed.connect(self.busy.append)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def view(self):
        """The case side by side."""
        return self.page.view

    def keep(self, state, role, decisions=(), **values):
        """A document has come down."""
        made = audits.case_file(state, role, decisions, **values)
        with self.database.transaction() as connection:
            case_files.keep(connection, AUDIT, made.case_id, made.content, audits.NOW_MS)

    def enter(self):
        """Go to the page and wait for its list."""
        self.window.show_page(AUDITS)
        self.settle()

    def open(self, state, role, decisions=(), **values):
        """A document has come down, and its case is opened by Enter."""
        self.keep(state, role, decisions, **values)
        self.enter()
        self.key("Return")
        self.bot.waitUntil(lambda: self.page.case is not None)
        return self

    def key(self, name, modifiers=NO_KEYS):
        """Press and release a key, then wait until what it asked for is stored and read."""
        key = _NAMED.get(name) or Qt.Key(ord(name.upper()))
        text = "" if name in _NAMED or modifiers & CTRL else name
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or self.window
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
        self.settle()

    def keys(self, *names):
        """Several, one after the other."""
        for name in names:
            self.key(name)

    def write(self, text):
        """Write where the focus is."""
        QApplication.focusWidget().insertPlainText(text)

    def settle(self):
        """Until the store has answered everything."""
        for _ in range(2):
            self.worker.call(lambda _: None)
            QApplication.processEvents()

    @property
    def listed(self):
        """The differences with what is said of each."""
        return [(one.difference_id, one.status.text) for one in self.view.differences.rows.rows]

    def stored(self):
        """The decisions in the log."""
        with self.database.read() as connection:
            return [event for event, _ in log.events(connection)]

    def close(self):
        """Stop everything."""
        self.page.close_down()
        self.worker.close()
        QApplication.processEvents()
