"""How much is written in the chat."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.view import View

_BIN = 3
_FEW = 4


class ChatRow(Row):
    """A histogram of messages; its bars are as high as the busiest stretch of the recording allows."""

    least, most = 12, 24

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self._times = np.zeros(0, dtype=np.int64)
        self._busiest: tuple[float, int] = (0.0, 1)

    def set_times(self, times_ms: Iterable[int]) -> None:
        """When messages were written, in any order."""
        self._times = np.sort(np.fromiter(times_ms, dtype=np.int64))
        self._busiest = (0.0, 1)

    def present(self) -> bool:
        """Whether there is or will be a message."""
        return len(self._times) > 0

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "chat")

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """The bars of the histogram."""
        width = self.kit.px(_BIN)
        bin_ms, start = self._bins(first)
        count = (last - first) // width + 3
        edges = (start + np.arange(count + 1)) * bin_ms
        counts = np.diff(np.searchsorted(self._times, edges))
        left = np.floor(self.view.xs(edges)).astype(int) - first
        heights = np.minimum(1.0, np.sqrt(counts / self._most(bin_ms))) * self.height
        heights = np.where(counts > 0, np.maximum(heights, self.kit.px(2)), 0)
        dots = np.arange(last - first + 1)
        bar = np.searchsorted(left, dots, side="right") - 1
        dots = np.where(dots >= left[bar + 1] - self.kit.hair, 0.0, heights[bar])
        lines = np.arange(self.height)[:, None]
        parts = np.clip(lines + 1 - (self.height - dots), 0, 1)
        self.kit.coverage(painter, first, self.top, parts, self.kit.color("muted", 0.85))

    def tell(self, ms: float, x: float, y: float) -> str:
        """How many messages a bar stands for."""
        bin_ms = self.kit.px(_BIN) * self.view.ms_per_dot
        first, last = np.searchsorted(self._times, (ms - bin_ms / 2, ms + bin_ms / 2)).tolist()
        return QCoreApplication.translate("Timeline", "%n message(s)", "", last - first) if last > first else ""

    def _bins(self, first: int) -> tuple[float, int]:
        """How long a bar lasts, and the number of the first in view: they lie on multiples, so panning moves them."""
        bin_ms = self.kit.px(_BIN) * self.view.ms_per_dot
        return bin_ms, int(self.view.time(first) // bin_ms)

    def _most(self, bin_ms: float) -> int:
        """The most messages that any stretch as long as a bar has."""
        if self._busiest[0] != bin_ms:
            # A bar that begins with every eighth message of a long chat, or of those in a bar, is close enough to the
            # busiest.
            lasts = max(1, int(self._times[-1] - self._times[0])) if len(self._times) else 1
            step = 1 + max(len(self._times) // 25_000, int(len(self._times) * bin_ms / lasts) // 8)
            begins = np.arange(0, len(self._times), step)
            most = np.searchsorted(self._times, self._times[begins] + bin_ms) - begins
            self._busiest = (bin_ms, max(_FEW, int(most.max(initial=1))))
        return self._busiest[1]
