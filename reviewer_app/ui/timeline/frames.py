"""The pictures of a recording on the clock: where each begins, from the packet index or, without one, from the rate."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

_USUAL_RATE = 30.0


def rate_of(text: str | None) -> float | None:
    """Pictures a second of a fraction as probed, `30000/1001`; None where it says nothing."""
    try:
        return float(Fraction(text)) or None if text else None
    except (ValueError, ZeroDivisionError):
        return None


class Frames:
    """Times in ms of media time. Without `times_ms` the pictures lie evenly, `rate` of them a second."""

    def __init__(self, times_ms: Sequence[int] | np.ndarray | None = None, rate: float | None = None) -> None:
        self._times = None if times_ms is None or len(times_ms) == 0 else np.asarray(times_ms, dtype=np.int64)
        self._rate = rate if rate and rate > 0 else _USUAL_RATE
        self.known = self._times is not None
        self.typical_ms = 1000 / self._rate
        if self._times is not None and len(self._times) > 1:
            self.typical_ms = max(1.0, float(self._times[-1] - self._times[0]) / (len(self._times) - 1))

    def snap(self, ms: float) -> int:
        """When the picture began that is on screen at `ms`."""
        return self.step(ms, 0)

    def step(self, ms: float, n: int) -> int:
        """When the picture begins that is `n` further than the one on screen at `ms`; never before 0."""
        if self._times is None:
            # Half a millisecond: the start of a picture, rounded to whole ms, still belongs to it.
            number = int((ms + 0.5) * self._rate // 1000) + n
            return max(0, round(number * 1000 / self._rate))
        number = int(np.searchsorted(self._times, ms, side="right")) - 1
        return int(self._times[min(max(max(number, 0) + n, 0), len(self._times) - 1)])

    def between(self, from_ms: float, to_ms: float) -> tuple[int, np.ndarray]:
        """The number of the first picture that begins in a stretch, and when those in it begin."""
        if self._times is None:
            first, last = int(np.ceil(max(0.0, from_ms) * self._rate / 1000)), int(to_ms * self._rate / 1000)
            return first, np.round(np.arange(first, last + 1) * 1000 / self._rate).astype(np.int64)
        first, last = np.searchsorted(self._times, (from_ms, to_ms), side="left").tolist()
        return first, self._times[first:last]
