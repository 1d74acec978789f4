"""The time at the top, and the lines it draws through all rows."""

import numpy as np
from PySide6.QtGui import QPainter

from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.ticks import Ticks, ticks
from reviewer_app.ui.timeline.view import View

_TEXT = 11


class RulerRow(Row):
    """Ticks with times, small ticks between; where pictures are wide enough, a tick for each of them."""

    least, most = 22, 24

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self.frames = Frames()
        self._ticks = Ticks(np.zeros(0), np.zeros(0), 1, False)

    def measure(self) -> None:
        """Find the ticks of the view."""
        metrics = self.kit.metrics(_TEXT)
        close = self.frames.typical_ms / self.view.ms_per_dot >= self.kit.px(5)
        text = "00:00:00.000" if close or self.view.ms_per_dot * self.kit.px(90) < 1_000 else "00:00:00"
        room = metrics.horizontalAdvance(text) + self.kit.px(14)
        self._ticks = ticks(self.view, self.frames, room, self.kit.px(5))

    def paint_lines(self, painter: QPainter, first: int, last: int, top: int, bottom: int) -> None:
        """The lines of the large ticks through the rows below."""
        places = np.floor(self.view.xs(self._ticks.major)).astype(int)
        colour, hair = self.kit.color("line"), self.kit.hair
        for x in places[(places > first - hair) & (places <= last) & (places >= self.view.left)].tolist():
            painter.fillRect(x, top, hair, bottom - top, colour)

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Ticks and their times."""
        kit, hair, bottom = self.kit, self.kit.hair, self.bottom
        small, large = kit.color("edge"), kit.color("control_line")
        height = kit.px(6 if self._ticks.frames else 4)
        for x in np.floor(self.view.xs(self._ticks.minor)).astype(int).tolist():
            painter.fillRect(x, bottom - height, hair, height, small)
        painter.setFont(kit.font(_TEXT))
        metrics = kit.metrics(_TEXT)
        baseline = self.top + kit.px(4) + metrics.ascent()
        for ms, x in zip(
            self._ticks.major.tolist(), np.floor(self.view.xs(self._ticks.major)).astype(int).tolist(), strict=True
        ):
            painter.fillRect(x, bottom - kit.px(9), hair, kit.px(9), large)
            text = self._ticks.text(ms)
            left = x + kit.px(4)
            if x >= self.view.left and left + metrics.horizontalAdvance(text) <= self.view.right:
                painter.setPen(kit.color("muted"))
                painter.drawText(left, baseline, text)
        painter.fillRect(first, bottom - hair, last - first + 1, hair, kit.color("line"))
