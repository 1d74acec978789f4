"""The waveform."""

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.peaks import Peaks
from reviewer_app.ui.timeline.row import Row, runs
from reviewer_app.ui.timeline.view import View

# Speech is quiet beside what a microphone can take: small sounds are drawn larger than they are.
_LIFT = 0.65


class SoundRow(Row):
    """Lowest to highest sample of each column of dots; what is not computed yet is a dotted line."""

    least, most = 16, 34

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self.clear(False)

    def clear(self, expected: bool) -> None:
        """Another recording, or none; `expected` keeps the place of a waveform that is still to come."""
        self.peaks, self._expected = Peaks(), expected

    def present(self) -> bool:
        """Whether there is or will be a waveform."""
        return self._expected or len(self.peaks) > 0

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "sound")

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """The waveform as far as it is known."""
        view, kit, count = self.view, self.kit, last - first + 1
        low, high = self.peaks.columns(view.from_ms, view.ms_per_dot, first - view.left, count)
        unknown = np.isnan(low)
        half = (self.height - 2) / 2
        top = half - _lifted(high) * half
        bottom = half - _lifted(low) * half
        # Never thinner than a line, so that silence is seen to be there.
        thin = np.maximum(0, kit.hair - (bottom - top)) / 2
        top, bottom = top - thin, bottom + thin
        lines = np.arange(self.height)[:, None]
        with np.errstate(invalid="ignore"):
            parts = np.clip(np.minimum(lines + 1, bottom) - np.maximum(lines, top), 0, 1)
        parts[:, unknown] = 0
        kit.coverage(painter, first, self.top + 1, parts, kit.color("accent", 0.8))
        middle = round(self.middle)
        for start, length in runs(unknown):
            self._paint_unknown(painter, first + start, length, middle)

    def _paint_unknown(self, painter: QPainter, x: int, length: int, middle: int) -> None:
        hair, step = self.kit.hair, self.kit.px(6)
        colour = self.kit.color("edge")
        for dot in range(-(-x // step) * step, x + length, step):
            painter.fillRect(dot, middle, 2 * hair, hair, colour)


def _lifted(samples: np.ndarray) -> np.ndarray:
    """-1 to 1."""
    return np.sign(samples) * np.abs(samples / 128) ** _LIFT
