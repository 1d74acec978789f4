"""Where the ruler has its ticks, and what they say."""

from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.view import View

_S, _MIN = 1_000, 60_000
_STEPS_MS = (
    10, 20, 50, 100, 200, 500, _S, 2 * _S, 5 * _S, 10 * _S, 15 * _S, 30 * _S, _MIN, 2 * _MIN, 5 * _MIN, 10 * _MIN,
    15 * _MIN, 30 * _MIN, 60 * _MIN, 120 * _MIN, 240 * _MIN,
)  # fmt: skip
_EVERY = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Times of the ticks with a text and of the small ones between, in ms; `step_ms` from one text to the next.

    `frames`: the small ticks are the pictures.
    """

    major: np.ndarray
    minor: np.ndarray
    step_ms: float
    frames: bool

    def text(self, ms: int) -> str:
        """What a tick says: as many decimals as its step needs."""
        decimals = 3 if self.frames else max(0, 3 - len(str(int(self.step_ms))) + 1) if self.step_ms < _S else 0
        return timecode(ms, millis=True)[: 9 + decimals] if decimals else timecode(ms)


def ticks(view: View, frames: Frames, room: float, least: float) -> Ticks:
    """The ticks in view: texts `room` dots apart or more, small ticks `least`."""
    frame_dots = frames.typical_ms / view.ms_per_dot
    if frame_dots >= least:
        first, times = frames.between(view.from_ms, view.to_ms)
        every = next((n for n in _EVERY if n * frame_dots >= room), _EVERY[-1])
        return Ticks(times[-first % every :: every], times, every * frames.typical_ms, True)
    step = next((s for s in _STEPS_MS if s >= room * view.ms_per_dot), _STEPS_MS[-1])
    while step < room * view.ms_per_dot:
        step *= 2
    small = next((s for s in _STEPS_MS if step % s == 0 and s >= least * view.ms_per_dot), step)
    return Ticks(_multiples(view, step), _multiples(view, small), step, False)


def _multiples(view: View, step: int) -> np.ndarray:
    """From one before the view on, since its text reaches into it."""
    return np.arange(int(view.from_ms // step) * step, int(view.to_ms) + 1, step, dtype=np.int64)
