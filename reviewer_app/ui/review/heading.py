"""The line over a list: its name and count on the left, a word about it on the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme


class Heading(QWidget):
    """Two texts that change at every label; painted, so that no layout is made anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.left = self.right = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_texts(self, left: str | None = None, right: str | None = None) -> None:
        """Change one or both texts."""
        left, right = self.left if left is None else left, self.right if right is None else right
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.setAccessibleName(f"{left}, {right}")
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(200), self._metrics.height() + self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both texts on one baseline; the right one is cut first."""
        painter, px = QPainter(self), self._theme.px
        painter.fillRect(event.rect(), self._theme.color("surface"))
        painter.setFont(self._font)
        painter.setPen(self._theme.color("muted"))
        metrics, room = self._metrics, QRect(px(12), px(1), self.width() - px(24), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, self.left)
        left = room.width() - metrics.horizontalAdvance(self.left) - px(12)
        text = metrics.elidedText(self.right, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, text)
        painter.end()

    def _restyle(self) -> None:
        self._font = self._theme.font(11, bold=True)
        self._metrics = QFontMetrics(self._font)
        self.updateGeometry()
        self.update()
