"""Small drawings kept as pixmaps: a list of twenty rows is painted at every label, and shapes cost more than copies."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from reviewer_app.ui.theme import Theme, paint_severity
from reviewer_app.ui.widgets import paint_key, paint_width


class Stamps:
    """Marks of severity and key caps at the theme's size and colours, drawn once for each kind of screen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple, QPixmap] = {}
        theme.changed.connect(self._kept.clear)

    def severity(self, painter: QPainter, centre: QPointF, severity: str | None) -> None:
        """Draw the mark of a severity around a point."""
        side = self._theme.px(10)
        ratio = painter.device().devicePixelRatioF()
        key = ("severity", severity, ratio)
        stamp = self._kept.get(key)
        if stamp is None:
            stamp = self._kept[key] = _blank(side, side, ratio)
            inner = QPainter(stamp)
            paint_severity(inner, QRectF(0, 0, side, side), severity, self._theme)
            inner.end()
        painter.drawPixmap(QPointF(centre.x() - side / 2, centre.y() - side / 2), stamp)

    def keys(self, painter: QPainter, right: int, middle: float, keys: str) -> int:
        """Draw the key caps of a sequence with their right edge at a place; returns their left edge."""
        ratio = painter.device().devicePixelRatioF()
        key = ("keys", keys, ratio)
        stamp = self._kept.get(key)
        if stamp is None:
            stamp = self._kept[key] = self._draw_keys(keys.split(" "), ratio)
        left = right - round(stamp.width() / ratio)
        painter.drawPixmap(QPointF(left, round(middle - stamp.height() / ratio / 2)), stamp)
        return left

    def _draw_keys(self, keys: list[str], ratio: float) -> QPixmap:
        gap, height = self._theme.px(3), self._theme.px(18)
        widths = [paint_width(key, self._theme) for key in keys]
        stamp = _blank(sum(widths) + gap * (len(keys) - 1), height, ratio)
        inner, x = QPainter(stamp), 0
        for key, width in zip(keys, widths, strict=True):
            paint_key(inner, QRectF(x, 0, width, height), key, self._theme)
            x += width + gap
        inner.end()
        return stamp


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    stamp = QPixmap(round(width * ratio), round(height * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    return stamp
