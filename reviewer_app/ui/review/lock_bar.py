"""Says that a review is submitted, and takes the reason for opening it again."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label


class LockBar(QWidget):
    """A line over the panes of a submitted review. `reopen_wanted(reason)` when a reason was given, `left()` after."""

    reopen_wanted = Signal(str)
    left = Signal()

    def __init__(self, next_key: str, reopen_key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = self.tr("Submitted. {next} opens the next recording · {reopen} reopens this one, with a reason")
        self._text = label(text.format(next=next_key, reopen=reopen_key), "warn")
        self._reason = QLineEdit()
        self._reason.setProperty(OWN_KEYS, True)
        self._reason.setPlaceholderText(self.tr("Why is it reopened? Enter reopens it, Esc leaves"))
        self._reason.setAccessibleName(self.tr("Reason for reopening"))
        self._reason.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.addWidget(self._text)
        row.addWidget(self._reason, 1)
        self.set_locked(False)

    def set_locked(self, locked: bool) -> None:
        """Show or take away the line."""
        self._reason.clear()
        self._reason.hide()
        self.setVisible(locked)

    def ask(self) -> None:
        """Take the reason."""
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter asks to reopen, Escape leaves."""
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._reason.text().strip():
                self.reopen_wanted.emit(self._reason.text().strip())
                self.left.emit()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._reason.hide()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
