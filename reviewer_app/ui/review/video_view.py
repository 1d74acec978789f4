"""The picture of the recording, never stretched, with the reviewer's filters; below it the time of what is shown."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review.filters import Look

_SURROUND = QColor("#000000")
_CHIP = QColor(0, 0, 0, 170)
_CHIP_TEXT = QColor("#e8e8ea")
_MARGIN, _PAD = 8, 6
# How many letters wide a line has room for time and sound.
_ONE_LINE = 32


class VideoView(QWidget):
    """Paints the newest picture aspect-fit on black, and what is told of it in a line below: names, times and comments
    stand at every edge of a live picture.

    Look and cover apply from the picture on screen onward. Without a picture it shows `message`, one sentence that says
    why (audio only, no engine and what to install).
    """

    dressed = Signal()  # look, peeking or cover are others

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Picture"))
        self._image: QImage | None = None
        self._pts_ms: int | None = None
        self._exact = False
        self._message = ""
        self._look, self._peeking, self._cover = Look(), False, ""
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

    @property
    def look(self) -> Look:
        """How pictures are shown while nobody peeks."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Show pictures in a look."""
        self._look, self._ready = look, None
        self.update()
        self.dressed.emit()

    def peek(self, on: bool) -> None:
        """Show the picture as it is for as long as it is on; a cover stays."""
        self._peeking, self._ready = on, None
        self.update()
        self.dressed.emit()

    @property
    def peeking(self) -> bool:
        """Whether the picture is shown as it is for the moment."""
        return self._peeking

    def in_force(self) -> list[tuple[str, str]]:
        """What is done to the picture, each with the command that changes it."""
        if self._peeking:
            return [(self.tr("as it is"), "peek")]
        look, found = self._look, []
        if look.blur:
            found.append((self.tr("blurred {strength}").format(strength=look.blur), "filter.blur"))
        if look.grey:
            found.append((self.tr("grey"), "filter.grey"))
        if look.detail:
            found.append((self.tr("less detail {strength}").format(strength=look.detail), "filter.detail"))
        return found

    def set_cover(self, sentence: str) -> None:
        """Show a sentence in place of every picture; '' shows pictures again."""
        self._cover = sentence
        self._describe()
        self.update()
        self.dressed.emit()

    def dress_like(self, other: "VideoView", least: Look) -> None:
        """Take look (at least this one), peeking and cover of another view."""
        self._look, self._ready = other._look.at_least(least), None
        self._peeking, self._cover = other._peeking, other._cover
        self._describe()
        self.update()

    @property
    def covered(self) -> bool:
        """Whether a sentence stands in place of every picture."""
        return bool(self._cover)

    def set_chips(self, texts: tuple[str, ...]) -> None:
        """Short texts behind the time, such as `muted · m`; what has no room there stands over the picture's end."""
        self._chips = texts
        self._describe()
        self.update()

    @property
    def strip(self) -> int:
        """The height of the line below the picture, in logical pixels."""
        return self.strip_at(self.width())

    def strip_at(self, width: int) -> int:
        """The same were the pane so wide: two lines where it is narrow."""
        lines = 1 if width >= _ONE_LINE * self.fontMetrics().averageCharWidth() else 2
        return lines * (self.fontMetrics().height() + 2 * _PAD)

    def picture_rect(self) -> QRect:
        """Where the picture lies in the widget, in logical pixels; empty without a picture."""
        room = self.rect().adjusted(0, 0, 0, -self.strip)
        if self._image is None or self._image.isNull() or room.isEmpty():
            return QRect()
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((room.width() - size.width()) // 2, (room.height() - size.height()) // 2), size)

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
        elif self._cover:
            self._paint_sentence(painter, self._cover)
        else:
            target = self.picture_rect()
            if not target.isEmpty():
                painter.drawImage(target, self._scaled(target.size()))
        self._paint_chips(painter)
        painter.end()

    def _scaled(self, size: QSize) -> QImage:
        """The picture in its look, in device pixels, kept until picture, look or size change."""
        wanted = size * self.devicePixelRatioF()
        if self._ready is None or self._ready.size() != wanted:
            self._ready = (Look() if self._peeking else self._look).render(self._image, wanted)
        return self._ready

    def _paint_sentence(self, painter: QPainter, sentence: str) -> None:
        painter.setPen(QColor("#a9adb8"))
        room = self.rect().adjusted(24, 24, -24, -24 - self.strip)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)

    def _paint_chips(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        line, x, step = 0, _MARGIN, metrics.height() + 2 * _PAD
        for text in filter(None, (self.marker_text(), *self._chips)):
            if x > _MARGIN and x + metrics.horizontalAdvance(text) + 2 * _PAD > self.width() - _MARGIN:
                line, x = line + 1, _MARGIN
            # What the strip has no line for goes above it.
            below = line if line < self.strip // step else self.strip // step - 1 - line
            x += self._chip(painter, metrics, text, x, self.height() - self.strip + _PAD // 2 + below * step) + _PAD

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
        cover = self._cover if self._image is not None else ""
        self.setAccessibleDescription(", ".join(filter(None, [cover, shown, *self._chips])))
