"""Small drawings kept as pixmaps: a list of twenty rows is painted at every label, and shapes cost more than copies."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from reviewer_app.ui.theme import Theme, paint_severity
from reviewer_app.ui.timeline.kit import DEED_TOKENS, paint_deed
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

    def deed(self, painter: QPainter, centre: QPointF, kind: str) -> None:
        """Draw the mark of what the platform did around a point; `kind` as the timeline's kit has them."""
        colour = self._theme.color(DEED_TOKENS[kind])
        self._draw(painter, centre, kind, lambda inner, side: paint_deed(inner, kind, side, colour))

    def gift(self, painter: QPainter, centre: QPointF) -> None:
        """Draw a parcel with its ribbon around a point."""
        self._draw(painter, centre, "gift", lambda inner, side: _paint_gift(inner, side, self._theme.color("accent")))

    def evidence(self, painter: QPainter, right: int, middle: float) -> int:
        """Draw a small framed picture with its right edge at a place; returns its left edge."""
        side = self._theme.px(11)
        colour = self._theme.color("muted")
        self._draw(
            painter,
            QPointF(right - side / 2, middle),
            "evidence",
            lambda inner, size: _paint_still(inner, size, colour),
        )
        return right - side

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

    def _draw(self, painter: QPainter, centre: QPointF, name: str, paint: Callable[[QPainter, int], None]) -> None:
        side, ratio = self._theme.px(11), painter.device().devicePixelRatioF()
        stamp = self._kept.get((name, ratio))
        if stamp is None:
            stamp = self._kept[name, ratio] = _blank(side, side, ratio)
            inner = QPainter(stamp)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(inner, side)
            inner.end()
        painter.drawPixmap(QPointF(centre.x() - side / 2, centre.y() - side / 2), stamp)

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


def _paint_gift(painter: QPainter, side: int, colour: QColor) -> None:
    unit = side / 10
    pen = QPen(colour, 1.3 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawRect(QRectF(1.2 * unit, 3.6 * unit, 7.6 * unit, 5.4 * unit))
    painter.drawLine(QPointF(5, 3.6) * unit, QPointF(5, 9) * unit)
    painter.drawLine(QPointF(5, 3.4) * unit, QPointF(2.8, 1.2) * unit)
    painter.drawLine(QPointF(5, 3.4) * unit, QPointF(7.2, 1.2) * unit)


def _paint_still(painter: QPainter, side: int, colour: QColor) -> None:
    unit = side / 10
    painter.setPen(QPen(colour, 1.2 * unit))
    painter.drawRect(QRectF(0.8 * unit, 1.6 * unit, 8.4 * unit, 6.8 * unit))
    painter.drawPolyline(
        [QPointF(1.6, 7.4) * unit, QPointF(4, 4.6) * unit, QPointF(5.6, 6.2) * unit, QPointF(8.4, 3.8) * unit]
    )


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    stamp = QPixmap(round(width * ratio), round(height * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    return stamp
