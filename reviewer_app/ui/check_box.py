"""A box with a tick in it when it is checked: a dot would say that only one of several can be."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from reviewer_app.ui.theme import Theme

# The corners of the tick in a box of 16 pixels.
_TICK, _SIDE = ((4.0, 8.4), (6.9, 11.2), (12.0, 5.2)), 16


class CheckBox(QCheckBox):
    """The style sheet paints the box; the tick has no part there that could be drawn without a picture file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the tick over it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(box).center())
        unit = min(box.width(), box.height()) / (_SIDE + 2)
        painter.setPen(QPen(self._theme.color("on_accent"), 1.9 * unit))
        painter.drawPolyline([QPointF(x - _SIDE / 2, y - _SIDE / 2) * unit for x, y in _TICK])
        painter.end()
