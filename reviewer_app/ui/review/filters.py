"""What a reviewer may do to the picture for comfort: blurred, grey, less detail. They change nothing that is stored.

The measures follow the shorter side of the picture and not its pixels, so that a strength looks the same on every
recording. `python -m tests.bench filters` measures what each costs.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

STRENGTHS = (1, 2, 3)
STRONGEST = STRENGTHS[-1]
# Dots that are left across the shorter side, by strength.
_BLUR_DOTS = {1: 72, 2: 36, 3: 18}
_DETAIL_DOTS = {1: 120, 2: 84, 3: 56}
# Which bits of a channel are left with less detail, and the middle of the steps between.
_DETAIL_BITS = {1: (0xE0E0E0, 0x101010), 2: (0xE0E0E0, 0x101010), 3: (0xC0C0C0, 0x202020)}
# Rec. 601 weights in 256ths, for two channels of a pixel at a time.
_RED_BLUE, _GREEN = 29 << 16 | 77, 150 << 8
# Rows that stay in a core's cache while they are worked on.
_ROWS = 64
_NUMBERS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32, QImage.Format.Format_ARGB32_Premultiplied)


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures are shown: strengths of blur and of less detail from 0 (off) to 3, and whether in grey."""

    blur: int = 0
    grey: bool = False
    detail: int = 0

    @property
    def plain(self) -> bool:
        """Whether pictures are shown as they are."""
        return self == Look()

    def at_least(self, other: "Look") -> "Look":
        """The stronger of two looks in each respect."""
        return Look(max(self.blur, other.blur), self.grey or other.grey, max(self.detail, other.detail))

    def render(self, image: QImage, size: QSize) -> QImage:
        """The picture in this look, at another size; the size as it is asked for, whatever the shape."""
        if image.isNull() or size.isEmpty():
            return QImage()
        if self.blur:
            image = _softened(image, _BLUR_DOTS[self.blur])
        if self.detail:
            image = _flattened(image, self.detail)
        if not self.grey:
            return _scaled(image, size)
        if image.width() < size.width():
            # Drawn from a format that the painter need not convert.
            return _scaled(greyscale(image).convertToFormat(QImage.Format.Format_RGB32), size)
        return greyscale(_scaled(image, size))


def greyscale(image: QImage) -> QImage:
    """The picture in shades of grey, same size. QImage's own conversion takes four times as long."""
    if image.format() not in _NUMBERS:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    out = QImage(width, height, QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, -1)[:, :width]
    shades = np.frombuffer(out.bits(), np.uint8).reshape(height, -1)[:, :width]
    one, other = np.empty((_ROWS, width), np.uint32), np.empty((_ROWS, width), np.uint32)
    for top in range(0, height, _ROWS):
        rows = pixels[top : top + _ROWS]
        sums, greens = one[: len(rows)], other[: len(rows)]
        np.bitwise_and(rows, 0xFF00FF, out=sums)
        np.multiply(sums, _RED_BLUE, out=sums)
        np.bitwise_and(rows, 0xFF00, out=greens)
        np.multiply(greens, _GREEN, out=greens)
        np.add(sums, greens, out=sums)
        np.right_shift(sums, 24, out=sums)
        shades[top : top + _ROWS] = sums
    return out


def _softened(image: QImage, dots: int) -> QImage:
    """The picture as so many dots across its shorter side, at twice that number, so that no squares are seen."""
    small = _smooth(image, _dots(image.size(), dots))
    return _smooth(small, small.size() * 2)


def _flattened(image: QImage, strength: int) -> QImage:
    """Soft edges and few colours, as if painted."""
    soft = _softened(image, _DETAIL_DOTS[strength]).convertToFormat(QImage.Format.Format_RGB32)
    kept, middle = _DETAIL_BITS[strength]
    pixels = np.frombuffer(soft.bits(), np.uint32)
    np.bitwise_and(pixels, kept, out=pixels)
    np.bitwise_or(pixels, 0xFF000000 | middle, out=pixels)
    return soft


def _dots(size: QSize, dots: int) -> QSize:
    """A size of the same shape with so many dots across the shorter side, never more than there are."""
    shorter = min(size.width(), size.height())
    part = min(1.0, dots / shorter)
    return QSize(max(1, round(size.width() * part)), max(1, round(size.height() * part)))


def _smooth(image: QImage, size: QSize) -> QImage:
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _scaled(image: QImage, size: QSize) -> QImage:
    """Smaller with every pixel counted; larger by drawing, which takes half as long as scaling."""
    if size == image.size() or size.width() < image.width():
        return _smooth(image, size)
    out = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
    painter.end()
    return out
