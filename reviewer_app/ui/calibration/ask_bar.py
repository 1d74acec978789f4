"""A question that is asked once, over the page, before something that cannot be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from reviewer_app.ui.keymap import shown
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, says, scaled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskBar(QFrame):
    """Enter says yes, Escape no; whichever it is, the focus goes back to where it was."""

    answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self.setProperty(OWN_KEYS, True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._yes: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self.text, self._what = label("", "strong"), label("", "muted")
        self.text.setWordWrap(True)
        self._lay_out(theme)
        self.hide()

    def ask(self, text: str, yes_text: str, yes: Callable[[], None]) -> None:
        """Ask; `yes_text` says what Enter does."""
        self._yes = yes
        self.text.setText(text)
        self._what.setText(yes_text)
        self.setAccessibleName(f"{text} {shown('Return')}: {yes_text}")
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def withdraw(self) -> None:
        """Ask no more: what it was about has changed."""
        if self.isVisible():
            self._answer(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is yes, Escape is no; other keys are nothing here."""
        if event.isAutoRepeat():
            return
        if event.key() in _ENTER:
            self._answer(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._answer(False)

    def _answer(self, said_yes: bool) -> None:
        yes, self._yes = self._yes, None
        before, self._before = self._before, None
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and before is not None and isValid(before):
            before.setFocus()
        if said_yes and yes is not None:
            yes()
        self.answered.emit(said_yes)

    def _lay_out(self, theme: Theme) -> None:
        line = QHBoxLayout()
        scaled(theme, line.setSpacing, 8)
        leave = label("", "muted")
        says(leave.setText, lambda: self.tr("Leave it as it is"))
        for cap, what in ((KeyCap(lambda: shown("Return"), theme), self._what),
                          (KeyCap(lambda: shown("Escape"), theme), leave)):  # fmt: skip
            line.addWidget(cap)
            line.addWidget(what)
            line.addSpacing(12)
        line.addStretch(1)
        column = QVBoxLayout(self)
        scaled(theme, column.setContentsMargins, 24, 14, 24, 14)
        scaled(theme, column.setSpacing, 10)
        column.addWidget(self.text)
        column.addLayout(line)
