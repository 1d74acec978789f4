"""What the timeline's rows paint with: lengths, fonts, colours and small shapes, all in pixels of the device."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap, QPolygonF

from reviewer_app.ui.review import look
from reviewer_app.ui.theme import Theme, paint_severity

# What the platform did, gravest first; each kind has a shape and a colour of its own.
STOP, WARN, HOLD, GO, DELETED, OTHER = "stop", "warn", "hold", "go", "deleted", "other"
DEED_TOKENS = {STOP: "error", WARN: "warn", HOLD: "warn", GO: "good", DELETED: "muted", OTHER: "muted"}


class Kit:
    """Lengths are those of the design times the theme's scale times the screen's ratio of pixels ("dots")."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.ratio = 1.0
        # Shapes by severity (None: without one) or kind of deed, and size; hundreds are painted at once.
        self._glyphs: dict[tuple[str | None, int], QPixmap] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._severities: dict[float, list[QColor]] = {}

    def set_ratio(self, ratio: float) -> None:
        """Paint for a screen of this ratio from now on."""
        self.ratio = ratio
        self.forget()

    def forget(self) -> None:
        """Fonts and shapes are made again: theme or ratio has changed."""
        self._glyphs.clear()
        self._fonts.clear()
        self._severities.clear()

    def px(self, pixels: float) -> int:
        """A length of the design in dots, never less than 1."""
        return max(1, round(pixels * self.theme.scale / 100 * self.ratio))

    @property
    def hair(self) -> int:
        """The width of a thin line."""
        return max(1, round(self.ratio))

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A colour of the theme."""
        return self.theme.color(token, alpha)

    def font(self, pixels: float, bold: bool = False) -> QFont:
        """The sans with digits of one width, at a design size."""
        font = self._fonts.get((pixels, bold))
        if font is None:
            font = self._fonts[pixels, bold] = self.theme.time_font(pixels, bold)
            font.setPixelSize(self.px(pixels))
        return font

    def metrics(self, pixels: float) -> QFontMetrics:
        """Measures of that font."""
        return QFontMetrics(self.font(pixels))

    def severity(self, painter: QPainter, x: float, middle: float, severity: str | None, side: int) -> None:
        """The mark of a severity, centred."""
        stamp = self._glyphs.get((severity, side))
        if stamp is None:
            box = QRectF(0, 0, side, side)
            stamp = self._stamp(severity, side, lambda p: paint_severity(p, box, severity, self.theme))
        painter.drawPixmap(round(x - side / 2), round(middle - side / 2), stamp)

    def deed(self, painter: QPainter, x: float, middle: float, kind: str, side: int) -> None:
        """The mark of what the platform did, centred."""
        stamp = self._glyphs.get((kind, side))
        if stamp is None:
            stamp = self._stamp(kind, side, lambda p: paint_deed(p, kind, side, self.color(DEED_TOKENS[kind])))
        painter.drawPixmap(round(x - side / 2), round(middle - side / 2), stamp)

    def columns(self, painter: QPainter, box: QRect, numbers: np.ndarray, colours: Sequence[QColor]) -> None:
        """Paint each column of a box in the colour of its number, not those whose number has none; one picture, since
        rectangles by the hundred are slow.
        """
        palette = np.zeros(len(colours) + 1, np.uint32)
        palette[:-1] = [_premultiplied(colour) for colour in colours]
        pixels = palette[np.minimum(numbers, len(colours))]
        image = QImage(pixels.data, len(numbers), 1, len(numbers) * 4, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(box, image)

    def severities(self, alpha: float = 1.0) -> list[QColor]:
        """The colours of the severities by rank, of none last."""
        colours = self._severities.get(alpha)
        if colours is None:
            colours = [self.theme.severity_color(look.severity_of(rank)) for rank in range(look.NO_RANK + 1)]
            for colour in colours:
                colour.setAlphaF(alpha)
            self._severities[alpha] = colours
        return colours

    def coverage(self, painter: QPainter, x: int, y: int, parts: np.ndarray, colour: QColor) -> None:
        """Paint a colour through a mask (rows, columns) of 0 to 1."""
        alpha = np.round(parts * (colour.alphaF() * 255)).astype(np.uint16)
        pixels = np.empty((*parts.shape, 4), dtype=np.uint8)
        for place, channel in enumerate((colour.blue(), colour.green(), colour.red())):
            pixels[..., place] = alpha * channel // 255
        pixels[..., 3] = alpha
        height, width = parts.shape
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(x, y, image)

    def _stamp(self, name: str | None, side: int, paint: Callable[[QPainter], None]) -> QPixmap:
        """A small shape, painted once and kept under its name and size."""
        stamp = self._glyphs[name, side] = QPixmap(side, side)
        stamp.fill(Qt.GlobalColor.transparent)
        inner = QPainter(stamp)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(inner)
        inner.end()
        return stamp


def _premultiplied(colour: QColor) -> int:
    alpha = colour.alpha()
    red, green, blue = (channel * alpha // 255 for channel in (colour.red(), colour.green(), colour.blue()))
    return alpha << 24 | red << 16 | green << 8 | blue


def paint_deed(painter: QPainter, kind: str, side: int, colour: QColor) -> None:
    """Draw the mark of what the platform did.

    Stop: a square with a bar; warn: a pennant; hold: two bars; go: an arrow; deleted: a cross; other: a ring.
    """
    unit = side / 10
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == STOP:
        painter.drawRoundedRect(QRectF(unit, unit, 8 * unit, 8 * unit), unit, unit)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.drawRect(QRectF(2.6 * unit, 4.2 * unit, 4.8 * unit, 1.6 * unit))
    elif kind == WARN:
        painter.drawRect(QRectF(1.6 * unit, 0.6 * unit, 1.3 * unit, 8.8 * unit))
        painter.drawPolygon(QPolygonF([QPointF(*p) * unit for p in ((2.6, 0.9), (9.4, 3.4), (2.6, 6.2))]))
    elif kind == HOLD:
        painter.drawRect(QRectF(1.8 * unit, 1.2 * unit, 2.4 * unit, 7.6 * unit))
        painter.drawRect(QRectF(5.8 * unit, 1.2 * unit, 2.4 * unit, 7.6 * unit))
    elif kind == GO:
        painter.drawPolygon(QPolygonF([QPointF(*p) * unit for p in ((2, 1), (9, 5), (2, 9))]))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, 1.5 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if kind == DELETED:
            painter.drawLine(QPointF(2.4, 2.4) * unit, QPointF(7.6, 7.6) * unit)
            painter.drawLine(QPointF(7.6, 2.4) * unit, QPointF(2.4, 7.6) * unit)
        else:
            painter.drawEllipse(QPointF(5, 5) * unit, 2.8 * unit, 2.8 * unit)
