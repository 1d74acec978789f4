"""All rows as one kept picture, of which only what has changed is painted again."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.ruler_row import RulerRow
from reviewer_app.ui.timeline.view import View

_GAP = 2


class Ground:
    """Stacks the rows that have something to show, the ruler first, and keeps their picture.

    Lengths are dots; the rows lie on whole pixels of the screen at every ratio.
    """

    def __init__(self, kit: Kit, view: View, ruler: RulerRow, rows: Sequence[Row]) -> None:
        self._kit, self._view, self._ruler = kit, view, ruler
        self._all = (ruler, *rows)
        self.rows: tuple[Row, ...] = ()
        self._left_out: frozenset[Row] = frozenset()
        self._picture: QPixmap | None = None
        self._stale: dict[Row, tuple[int, int]] = {}
        self.painted = 0

    def lay_out(self, roominess: float) -> int:
        """Give each row its place, `roominess` 0 (all as low as can be) to 1; returns the height of them all."""
        self.rows = tuple(self._wanted())
        top = 0
        for row in self.rows:
            row.top, row.height = top, self._kit.px(row.least + (row.most - row.least) * roominess)
            top = row.bottom + self._kit.px(_GAP)
        self.forget()
        return top

    def leave_out(self, rows: Sequence[Row], room: float) -> None:
        """Leave out as many of these rows, the first ones first, as bring the lowest height into `room` (pixels of the
        design).
        """
        self._left_out = frozenset()
        for count in range(1, len(rows) + 1):
            if self.heights()[0] <= room:
                break
            self._left_out = frozenset(rows[:count])

    def lacks(self, row: Row) -> bool:
        """Whether a row has something to show since the rows were given their places."""
        return row.present() and row not in self.rows and row not in self._left_out

    def _wanted(self) -> list[Row]:
        return [row for row in self._all if row.present() and row not in self._left_out]

    def heights(self) -> tuple[float, float]:
        """The height of all rows at their lowest and at their highest, in pixels of the design."""
        present = self._wanted()
        gaps = _GAP * len(present)
        return sum(row.least for row in present) + gaps, sum(row.most for row in present) + gaps

    @property
    def kept(self) -> QPixmap | None:
        """The picture as it was painted last, None where it is to be painted anew."""
        return self._picture

    def forget(self) -> None:
        """Paint everything anew when it is next wanted."""
        self._picture = None
        self._stale.clear()

    def touch(self, row: Row, first: float, last: float) -> QRect:
        """Some dots of a row look different; returns where, to be painted on the screen."""
        left, right = max(self._view.left, int(first) - 1), min(self._view.right - 1, int(last) + 1)
        if right < left or row not in self.rows:
            return QRect()
        before = self._stale.get(row)
        self._stale[row] = (left, right) if before is None else (min(left, before[0]), max(right, before[1]))
        return QRect(left, row.top, right - left + 1, row.height)

    def picture(self, size: QSize) -> QPixmap:
        """The rows as they are now, for a widget of so many dots."""
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._paint_all(self._picture)
        elif self._stale:
            painter = QPainter(self._picture)
            for row, (first, last) in self._stale.items():
                self._paint_row(painter, row, first, last)
            painter.end()
        self._stale.clear()
        return self._picture

    def _paint_all(self, picture: QPixmap) -> None:
        picture.fill(self._kit.color("surface"))
        if self._view.width < 2:
            return
        self._ruler.measure()
        painter = QPainter(picture)
        for row in self.rows:
            self._paint_gutter(painter, row)
        for row in self.rows:
            self._paint_row(painter, row, self._view.left, self._view.right - 1)
        painter.end()

    def _paint_gutter(self, painter: QPainter, row: Row) -> None:
        kit, text = self._kit, row.caption()
        row.paint_gutter(painter)
        if text:
            painter.setFont(kit.font(10.5))
            painter.setPen(kit.color("muted"))
            box = QRect(kit.px(10), row.top, self._view.left - kit.px(14), row.height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_row(self, painter: QPainter, row: Row, first: int, last: int) -> None:
        self.painted += last - first + 1
        below = row.bottom + (self._kit.px(_GAP) if row is not self.rows[-1] else 0)
        painter.save()
        painter.setClipRect(QRect(first, row.top, last - first + 1, below - row.top))
        painter.fillRect(first, row.top, last - first + 1, below - row.top, self._kit.color("surface"))
        self._ruler.paint_lines(painter, first, last, row.top, below)
        row.paint(painter, first, last)
        painter.restore()
