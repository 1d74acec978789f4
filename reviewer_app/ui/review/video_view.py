"""The picture of the recording, never stretched, with the reviewer's filters and the time of what is shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import filters

_SURROUND = QColor("#000000")
_CHIP = QColor(0, 0, 0, 170)
_CHIP_TEXT = QColor("#e8e8ea")
_MARGIN, _PAD = 8, 6


class VideoView(QWidget):
    """Paints the newest picture aspect-fit on black.

    `blur`, `grey` and `blank` apply from the picture on screen onward. Without a picture it shows `message`, one
    sentence that says why (audio only, no engine and what to install).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Picture"))
        self._image: QImage | None = None
        self._pts_ms: int | None = None
        self._exact = False
        self._message = ""
        self._filters = {"blur": False, "grey": False, "blank": False}
        self._ready: QImage | None = None
        self._chips: tuple[str, ...] = ()

    def sizeHint(self) -> QSize:
        """Room for a portrait picture."""
        return QSize(360, 640)

    def show_picture(self, image: QImage, pts_ms: int | None, exact: bool) -> None:
        """Show a picture, its time in ms (None: unknown) and whether that time is exact."""
        self._image, self._pts_ms, self._exact = image, pts_ms, exact
        self._ready = None
        self._describe()
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is on screen."""
        return self._image is not None

    def show_message(self, sentence: str) -> None:
        """Show a sentence in place of a picture."""
        self._image, self._ready, self._message = None, None, sentence
        self._describe()
        self.update()

    def set_filter(self, name: str, on: bool) -> None:
        """Turn `blur`, `grey` or `blank` on or off."""
        self._filters[name] = on
        self._ready = None
        self._describe()
        self.update()

    def set_chips(self, texts: tuple[str, ...]) -> None:
        """Short texts over the picture's upper edge, such as `muted · m`."""
        self._chips = texts
        self._describe()
        self.update()

    def filter_on(self, name: str) -> bool:
        """Whether a filter is on."""
        return self._filters[name]

    def picture_rect(self) -> QRect:
        """Where the picture lies in the widget, in logical pixels; empty without a picture."""
        if self._image is None or self._image.isNull() or self.width() < 1 or self.height() < 1:
            return QRect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def marker_text(self) -> str:
        """The picture's time, with ≈ where it is the clock's and not the picture's; '' without one."""
        if self._image is None or self._pts_ms is None:
            return ""
        return ("" if self._exact else "≈ ") + timecode(self._pts_ms, millis=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black, the picture, what is known about it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), _SURROUND)
        if self._image is None:
            self._paint_sentence(painter, self._message)
        elif self._filters["blank"]:
            self._paint_sentence(painter, self.tr("The picture is off; the sound and the transcript go on."))
        else:
            target = self.picture_rect()
            if not target.isEmpty():
                painter.drawImage(target, self._scaled(target.size()))
        self._paint_chips(painter)
        painter.end()

    def _scaled(self, size: QSize) -> QImage:
        """The filtered picture in device pixels, kept until picture, filters or size change."""
        wanted = size * self.devicePixelRatioF()
        if self._ready is None or self._ready.size() != wanted:
            image = self._image
            if self._filters["grey"]:
                image = filters.greyscale(image)
            if self._filters["blur"]:
                image = filters.blurred(image)
            self._ready = image.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._ready

    def _paint_sentence(self, painter: QPainter, sentence: str) -> None:
        painter.setPen(QColor("#a9adb8"))
        room = self.rect().adjusted(24, 24, -24, -24)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)

    def _paint_chips(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        bottom = self.height() - _MARGIN - metrics.height() - _PAD
        if self.marker_text():
            self._chip(painter, metrics, self.marker_text(), _MARGIN, bottom)
        x = _MARGIN
        for text in self._chips:
            x += self._chip(painter, metrics, text, x, _MARGIN) + _PAD

    @staticmethod
    def _chip(painter: QPainter, metrics: QFontMetrics, text: str, x: int, y: int) -> int:
        box = QRect(x, y, metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + _PAD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_CHIP)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(_CHIP_TEXT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.width()

    def _describe(self) -> None:
        shown = self._message if self._image is None else self.marker_text()
        self.setAccessibleDescription(", ".join(filter(None, [shown, *self._chips])))
