"""Takes the keys that are pressed, one or a sequence, as the dispatcher would name them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reviewer_app.ui.keymap import is_latin, key_names, shown
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, says, scaled

PAUSE_MS = 1000


class KeyCapture(QFrame):
    """A line that waits for keys while it has the focus. `captured(keys)` comes when no further key follows within the
    pause, `left()` after Escape or when the focus goes elsewhere. Escape itself cannot be taken.
    """

    captured = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, pause_ms: int = PAUSE_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys: list[str] = []
        self._longest = 0
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._done)
        self._what, self._caps = label(), KeyCap("", theme)
        row = QHBoxLayout(self)
        scaled(theme, row.setContentsMargins, 14, 10, 14, 10)
        scaled(theme, row.setSpacing, 12)
        row.addWidget(self._what)
        row.addWidget(self._caps)
        row.addStretch()
        row.addWidget(KeyCap(lambda: shown("Escape"), theme))
        row.addWidget(label(lambda: self.tr("leaves"), "muted"))
        says(self.setAccessibleName, lambda: self.tr("Press the keys"))
        self.hide()

    def ask(self, what: str, longest: int = 3) -> None:
        """Wait for at most `longest` keys; `what` says what they are for."""
        self._keys, self._longest = [], longest
        self._what.setText(what)
        self.setAccessibleDescription(what)
        self._caps.set_keys("")
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key more, or the end."""
        names = key_names(event)
        if event.isAutoRepeat() or not names:
            return
        if names[0] == "Escape":
            self._end()
            self.left.emit()
            return
        # The name that the same key has on a Latin layout works on both.
        self._keys.append(next((name for name in names if is_latin(name)), names[0]))
        self._caps.set_keys(" ".join(shown(key) for key in self._keys))
        if len(self._keys) == self._longest:
            self._done()
        else:
            self._pause.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key like any other here."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere no longer means it."""
        super().focusOutEvent(event)
        if self.isVisible():
            self._end()
            self.left.emit()

    def _done(self) -> None:
        keys = " ".join(self._keys)
        self._end()
        self.captured.emit(keys)

    def _end(self) -> None:
        self._pause.stop()
        self._keys = []
        self.hide()
