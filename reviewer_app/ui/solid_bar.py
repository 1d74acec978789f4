"""A scroll bar that paints its own ground."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from reviewer_app.ui.theme import Theme


class SolidBar(QScrollBar):
    """Looks as the style sheet's do on a surface, whose token is `ground`.

    A transparent bar that changes has everything behind it painted anew, up to the window.
    """

    def __init__(self, theme: Theme, ground: str) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme, self._ground = theme, ground

    def event(self, event: QEvent) -> bool:
        """The style sheet makes the bar transparent each time that it is applied."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the bar."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color(self._ground))
        painter.end()
        super().paintEvent(event)
