"""Small pictures of the recording, each where it was taken."""

import math
from bisect import bisect_left, bisect_right, insort

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.view import View

_MOST_BYTES = 48 * 2**20
# So many tiles show a picture again; a whole row of the same would be noise.
_AGAIN = 8
# Pictures that are no further apart than so many tiles have one again between them, which looks like any other.
_CLOSE, _DIM = 2, 0.25
# Where there is none so near, every so manieth tile has the last one, fainter: down to single frames the row says what
# the recording looks like there.
_SELDOM, _FAINT = 12, 0.5
# So many tiles in a look of the person's are kept.
_KEPT = 512
_PORTRAIT = QSize(9, 16)


class PicturesRow(Row):
    """A strip of tiles that lie on multiples of time, so that panning moves them; each shows the picture taken in its
    stretch, or the one shortly before it, dimmed where tiles are much closer than pictures; further from any, a tile
    now and then shows the last one. When they become too many, every second one is let go.
    """

    least, most = 22, 42

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self._look, self._hidden = Look(), False
        self.clear(False)

    def set_look(self, look: Look, hidden: bool) -> None:
        """How pictures are shown; hidden ones leave their places empty, so that nothing moves."""
        self._look, self._hidden, self._seen = look, hidden, {}

    def clear(self, expected: bool) -> None:
        """Another recording, or none; `expected` keeps the place of pictures that are still to come."""
        self._times: list[int] = []
        self._pictures: dict[int, QImage] = {}
        self._bytes, self._apart, self._expected = 0, 0, expected
        self._seen: dict[int, QImage] = {}

    def put(self, ms: int, picture: QImage) -> tuple[int, int] | None:
        """Take a picture; returns from when to when the strip looks different, None where it was not needed."""
        if picture.isNull() or any(abs(ms - near) < self._apart for near in self._beside(ms)):
            return None
        if ms not in self._pictures:
            insort(self._times, ms)
        else:
            self._bytes -= self._pictures[ms].sizeInBytes()
        height = min(picture.height(), self.kit.px(self.most))
        small = picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
        self._pictures[ms] = small.convertToFormat(QImage.Format.Format_RGB16)
        self._seen.pop(ms, None)
        self._bytes += self._pictures[ms].sizeInBytes()
        if self._bytes > _MOST_BYTES:
            self._thin_out()
            return 0, round(self.view.duration_ms)
        if self._times[0] == ms:
            # Its shape is that of all tiles, and it is the nearest to all before it.
            return 0, round(self.view.duration_ms)
        place = bisect_right(self._times, ms)
        return ms, self._times[place] if place < len(self._times) else round(self.view.duration_ms)

    def missing(self) -> list[int]:
        """The times (ms) of the tiles in view that have no picture of their own."""
        if self.height == 0:
            return []
        step_ms = (self.tile().width() + self.kit.hair) * self.view.ms_per_dot
        first, last = (int(ms // step_ms) for ms in (self.view.from_ms, self.view.to_ms))
        begins = [round(number * step_ms) for number in range(first, last + 1)]
        return [ms for ms in begins if ms < self.view.duration_ms and not self._any(ms, ms + step_ms)]

    def _any(self, from_ms: float, to_ms: float) -> bool:
        place = bisect_left(self._times, from_ms)
        return place < len(self._times) and self._times[place] < to_ms

    def present(self) -> bool:
        """Whether there is or will be a picture."""
        return self._expected or bool(self._times)

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "pictures")

    def tile(self) -> QSize:
        """How large a picture is shown, in dots."""
        height = self.height - self.kit.px(2)
        shape = self._pictures[self._times[0]].size() if self._times else _PORTRAIT
        return QSize(max(self.kit.px(8), round(height * shape.width() / max(1, shape.height()))), height)

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """The tiles that reach into the stretch."""
        tile, view = self.tile(), self.view
        step = tile.width() + self.kit.hair
        step_ms = step * view.ms_per_dot
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in range(int(view.time(first) // step_ms), int(view.time(last) // step_ms) + 1):
            place = bisect_right(self._times, (number + 1) * step_ms) - 1
            if number * step_ms >= view.duration_ms:
                continue
            own = place >= 0 and self._times[place] >= number * step_ms
            if own:
                # The first of its stretch, so that zooming in brings others between, not instead.
                place = bisect_right(self._times, number * step_ms - 1)
            box = QRect(round(view.x(number * step_ms)), self.top + self.kit.px(1), tile.width(), tile.height())
            strength = 1.0 if own else self._strength(place, number, step_ms)
            strength = 0.0 if self._hidden else strength
            if strength < 1:
                painter.fillRect(box, self.kit.color("raised"))
            if strength > 0:
                painter.setOpacity(strength)
                painter.drawImage(box, self._shown(self._times[max(0, place)]))
                painter.setOpacity(1.0)
        if self._hidden:
            self._say_hidden(painter)

    def _say_hidden(self, painter: QPainter) -> None:
        """An empty strip alone looks like pictures that never came."""
        kit, view = self.kit, self.view
        painter.setFont(kit.font(11))
        painter.setPen(kit.color("muted"))
        box = QRect(view.left + kit.px(8), self.top, view.right - view.left - kit.px(16), self.height)
        painter.drawText(
            box,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            QCoreApplication.translate("Timeline", "Thumbnails are hidden"),
        )

    def _strength(self, place: int, number: int, step_ms: float) -> float:
        """How strongly a tile shows a picture that was taken before it; 0 for not at all."""
        if not self._times:
            return 0.0
        if place < 0 or number * step_ms - self._times[place] > _AGAIN * step_ms:
            return 0.0 if number % _SELDOM else _FAINT
        return 1.0 if self._next_after(place) - self._times[place] <= _CLOSE * step_ms else _DIM

    def _next_after(self, place: int) -> float:
        """When the picture behind one was taken; endless behind the last."""
        return self._times[place + 1] if place + 1 < len(self._times) else math.inf

    def _shown(self, ms: int) -> QImage:
        """A picture in its look; those in view are few, so that they are kept."""
        if self._look.plain:
            return self._pictures[ms]
        if ms not in self._seen:
            if len(self._seen) > _KEPT:
                self._seen = {}
            picture = self._pictures[ms]
            self._seen[ms] = self._look.render(picture, picture.size())
        return self._seen[ms]

    def _beside(self, ms: int) -> list[int]:
        place = bisect_right(self._times, ms)
        return self._times[max(0, place - 1) : place + 1]

    def _thin_out(self) -> None:
        for ms in self._times[1::2]:
            self._bytes -= self._pictures.pop(ms).sizeInBytes()
        self._times = self._times[::2]
        gaps = [later - ms for ms, later in zip(self._times, self._times[1:], strict=False)]
        self._apart = min(gaps, default=0)
