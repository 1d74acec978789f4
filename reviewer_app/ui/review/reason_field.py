"""The field for why: one line high until its words need more."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reviewer_app.ui.theme import Theme

# It scrolls beyond these.
_MOST = 3


class ReasonField(QPlainTextEdit):
    """A text over at most three lines in view; Tab goes elsewhere. `set_hint` says what is wanted while it is empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def set_hint(self, text: str) -> None:
        """Say what is wanted, all of it in view."""
        self.setPlaceholderText(text)
        # Qt paints a hint when it appears, not when its words change.
        self.viewport().update()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._theme.font())
        text = self.toPlainText() or self.placeholderText()
        # One letter's room less than there is: Qt breaks lines a little earlier than this reckons.
        room = self.viewport().width() - 2 * round(self.document().documentMargin()) - metrics.averageCharWidth()
        lines = metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), Qt.TextFlag.TextWordWrap, text).height()
        needed = max(1, round(lines / metrics.lineSpacing()))
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(min(_MOST, needed) * metrics.lineSpacing() + self._theme.px(22))
