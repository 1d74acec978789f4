"""Transcript and chat beside each other where there is room, else one of them at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QVBoxLayout, QWidget

from reviewer_app.ui.theme import Theme

# Pixels of the design: below this one of them would be too narrow to be read.
_WIDE = 620
_CHAT_SHARE = 0.44
_SPEECH, _CHAT = 0, 1


class SpeechAndChat(QWidget):
    """Two panes; `turned()`: another one is in view. Without a chat log the transcript has all the room."""

    turned = Signal()

    def __init__(self, speech: QWidget, chat: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._chat, self._theme = speech, chat, theme
        self._has_chat, self._beside = False, True
        # Shares the room out as a person has decided; False where nobody has.
        self.restore: Callable[[], bool] = lambda: False
        self.tabs = QTabBar()
        self.tabs.addTab(self.tr("Transcript"))
        self.tabs.addTab(self.tr("Chat"))
        self.tabs.setAccessibleName(self.tr("Transcript or chat"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(speech)
        self.columns.addWidget(chat)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.columns, 1)
        self.tabs.currentChanged.connect(self._arrange)
        self._arrange()

    @property
    def wide(self) -> bool:
        """Whether both have room, and are wanted beside each other."""
        return self._beside and self.width() >= self._theme.px(_WIDE)

    def set_beside(self, wanted: bool) -> None:
        """Whether both are shown where there is room; otherwise one of them at a time."""
        if wanted != self._beside:
            self._beside = wanted
            self._arrange()

    @property
    def chat_in_view(self) -> bool:
        """Whether the chat can be seen."""
        return not self._chat.isHidden()

    def set_chat(self, there: bool) -> None:
        """Whether the recording has a chat log."""
        if there != self._has_chat:
            self._has_chat = there
            self.tabs.setCurrentIndex(_SPEECH)
            self._arrange()

    def bring(self, pane: QWidget) -> None:
        """Bring one of the two into view."""
        if pane is self._speech or self._has_chat:
            self.tabs.setCurrentIndex(_SPEECH if pane is self._speech else _CHAT)

    def focus(self) -> None:
        """Give the keys to what is in view, the transcript when both are."""
        (self._chat if self._speech.isHidden() else self._speech).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one at a time."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        both, chat = self._has_chat and self.wide, self._has_chat and self.tabs.currentIndex() == _CHAT
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (self._speech is focused or self._chat.isAncestorOf(focused))
        self.tabs.setVisible(self._has_chat and not self.wide)
        shown = both or not chat, both or chat
        if shown != (not self._speech.isHidden(), not self._chat.isHidden()):
            self._chat.setVisible(shown[1])
            self._speech.setVisible(shown[0])
            if had_focus and not both:
                self.focus()
            self.turned.emit()
        if both and not self.restore():
            chat_width = round(self.columns.width() * _CHAT_SHARE)
            self.columns.setSizes([self.columns.width() - chat_width, chat_width])
