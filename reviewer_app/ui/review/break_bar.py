"""A quiet line that suggests a break; it covers no control, blocks nothing and goes away when asked."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label


class BreakBar(QFrame):
    """Lies over the lower edge of `beside`, so that nothing moves; the keys on it are those of the commands."""

    def __init__(self, beside: QWidget, take_key: str, later_key: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside, self._theme = beside, theme
        self.setProperty("role", "overlay")
        self._text = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(self._text)
        for key, text in ((take_key, self.tr("take a break")), (later_key, self.tr("later"))):
            row.addWidget(KeyCap(key, theme))
            row.addWidget(label(text, "muted"))
        beside.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is suggested, '' while nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def suggest(self, minutes: int) -> None:
        """Say how long somebody has been reviewing."""
        text = self.tr("%n minute(s) without a break", "", minutes)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        corner = self._beside.mapTo(self.parentWidget(), self._beside.rect().bottomLeft())
        left = corner.x() + (self._beside.width() - self.width()) // 2
        self.move(max(0, left), corner.y() - self.height() - self._theme.px(8))
