"""What a reviewer may do to the picture for comfort: grey, blurred, none. They change nothing that is stored."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

BLUR_PART = 16


def greyscale(image: QImage) -> QImage:
    """The picture in shades of grey, same size."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def blurred(image: QImage) -> QImage:
    """The picture without detail, same size: scaled to a sixteenth and back, both smoothly."""
    small = image.scaled(
        QSize(max(1, image.width() // BLUR_PART), max(1, image.height() // BLUR_PART)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    out = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(out.rect(), small)
    painter.end()
    return out
