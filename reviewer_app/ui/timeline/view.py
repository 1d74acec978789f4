"""Which stretch of the recording lies on which dots; no painting."""

import numpy as np

_MARGIN = 0.15
_TURNED = 0.04
_FEWEST_FRAMES = 12
# A time at the edge of the view is in it, whatever rounding says.
_EDGE = 1e-6


class View:
    """`duration_ms` of a recording, of which `from_ms` up to `from_ms + span_ms` is shown on `width` dots from `left`.

    Dots are pixels of the device. Places are floats; times too, so that zooming does not drift.
    """

    def __init__(self) -> None:
        self.left, self.width = 0, 1
        self.duration_ms, self.closest_ms = 1.0, 1.0
        self.from_ms, self.span_ms = 0.0, 1.0

    @property
    def to_ms(self) -> float:
        """Where the stretch in view ends."""
        return self.from_ms + self.span_ms

    @property
    def right(self) -> int:
        """The first dot behind the stretch."""
        return self.left + self.width

    @property
    def ms_per_dot(self) -> float:
        """How much time a dot stands for."""
        return self.span_ms / self.width

    @property
    def whole(self) -> bool:
        """Whether all of the recording is in view."""
        return self.span_ms >= self.duration_ms

    def set_duration(self, duration_ms: int, frame_ms: float) -> None:
        """Another recording, all of it in view; `frame_ms` is how long a picture usually lasts."""
        self.duration_ms = float(max(1, duration_ms))
        self.set_frame(frame_ms)
        self.fit()

    def set_frame(self, frame_ms: float) -> None:
        """How close one may get: some pictures stay in view."""
        self.closest_ms = min(self.duration_ms, max(20.0, _FEWEST_FRAMES * frame_ms))

    def x(self, ms: float) -> float:
        """The place of a time."""
        return self.left + (ms - self.from_ms) * self.width / self.span_ms

    def xs(self, times_ms: np.ndarray) -> np.ndarray:
        """The places of many times."""
        return self.left + (times_ms - self.from_ms) * (self.width / self.span_ms)

    def time(self, x: float) -> float:
        """The time at a place."""
        return self.from_ms + (x - self.left) * self.span_ms / self.width

    def show(self, from_ms: float, span_ms: float) -> bool:
        """Show another stretch, as far as there is a recording; returns whether that is a change."""
        span = min(self.duration_ms, max(self.closest_ms, span_ms))
        start = min(max(0.0, from_ms), self.duration_ms - span)
        changed = (start, span) != (self.from_ms, self.span_ms)
        self.from_ms, self.span_ms = start, span
        return changed

    def fit(self) -> bool:
        """Show all of it."""
        return self.show(0.0, self.duration_ms)

    def zoom(self, factor: float, around_ms: float) -> bool:
        """Show a stretch `factor` times as short; a time in view keeps its place, else it comes to the middle."""
        part = (around_ms - self.from_ms) / self.span_ms
        span = min(self.duration_ms, max(self.closest_ms, self.span_ms / factor))
        return self.show(around_ms - (part if -_EDGE <= part <= 1 + _EDGE else 0.5) * span, span)

    def frame(self, start_ms: float, end_ms: float, least_ms: float) -> bool:
        """Show a span with some room on both sides, at least `least_ms` altogether."""
        span = max(least_ms, (end_ms - start_ms) / (1 - 2 * _MARGIN))
        return self.show((start_ms + end_ms - span) / 2, span)

    def pan(self, by_ms: float) -> bool:
        """Go along the recording."""
        return self.show(self.from_ms + by_ms, self.span_ms)

    def holds(self, ms: float) -> bool:
        """Whether a time is in view."""
        return self.from_ms <= ms <= self.to_ms

    def turn(self, ms: float) -> bool:
        """Turn the page, so that a time that runs on stands at its beginning."""
        return self.show(ms - _TURNED * self.span_ms, self.span_ms)
