"""The playhead: which media time is on screen now, from an engine's rare clock reports or its pictures' own times.

Nothing here knows an engine, Qt or the wall clock: `now` is any steady clock in milliseconds, given by the caller.
"""

from collections.abc import Callable

# A clock report that lies less than this behind what was shown is jitter; the playhead waits instead of stepping back.
STEP_BACK_MS = 120
# Without a new picture for this long (at 1x; longer when slower) the engine has stalled and so does the playhead.
STALL_MS = 150


class Playhead:
    """Media time in whole milliseconds, asked by `at(now)` as often as one likes: asking changes nothing.

    `snap` maps a time to the time of the picture that is on screen then (the packet index); without one, no snapping.
    """

    def __init__(self, snap: Callable[[int], int] | None = None) -> None:
        self.snap = snap
        self.end_ms: int | None = None
        self.rate = 1.0
        self.playing = False
        self._loop: tuple[int, int] | None = None
        self.reset(0)

    def reset(self, ms: int) -> None:
        """Stand at `ms`; forget holds, reports and stalls."""
        self._held: int | None = None
        self._anchor_ms: float = ms
        self._anchor_now = 0.0
        self._floor_ms: float = ms
        self._exact = True
        self._last_picture: float | None = None

    def at(self, now: float) -> int:
        """The media time on screen at `now`."""
        if self._held is not None:
            ms = self._bounded(self._held)
        elif self._exact:
            return self._bounded(self._anchor_ms)
        else:
            ms = self._bounded(max(self._running(now), self._floor_ms))
        return ms if self.snap is None else self.snap(ms)

    def play(self, now: float) -> None:
        """The clock starts, from where the playhead stands; with pictures that carry their times, those move it."""
        if not self.playing:
            if not self._exact:
                self._restart(self._here(now), now)
            self.playing = True

    def pause(self, now: float) -> None:
        """The clock stops where it is."""
        if self.playing:
            if not self._exact:
                self._restart(self._here(now), now)
            self.playing = False

    def hold(self, ms: int) -> None:
        """A seek is under way: stand at its target until `land`."""
        self._held = ms

    @property
    def held(self) -> bool:
        """True while a seek is under way."""
        return self._held is not None

    def land(self, ms: int, now: float) -> None:
        """The picture at the seek's target is on screen; `ms` is its time, or the target where that is unknown."""
        self._held = None
        self._restart(ms, now)
        self._floor_ms = ms

    def report(self, ms: int, now: float) -> None:
        """The engine's clock said `ms` at `now`; ignored while a seek is under way."""
        if self._held is not None:
            return
        shown = self._here(now)
        self._floor_ms = shown if shown - STEP_BACK_MS < ms < shown else ms
        self._anchor_ms, self._anchor_now, self._exact = ms, now, False

    def picture(self, now: float, pts_ms: int | None = None) -> None:
        """A new picture is on screen since `now`. With its own time the playhead is that time until the next one."""
        if self._held is not None:
            return
        if pts_ms is not None:
            self._anchor_ms, self._anchor_now, self._exact = pts_ms, now, True
            self._floor_ms = pts_ms
            return
        if self._last_picture is not None and self.playing:
            self._anchor_now += max(0.0, now - self._last_picture - self._patience())
        self._last_picture = now

    def set_rate(self, rate: float, now: float) -> None:
        """From `now` on the clock runs `rate` times as fast."""
        if not self._exact:
            self._restart(self._here(now), now)
        self.rate = rate

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """Repeat from the first to the second time (ms), or not."""
        self._loop = span

    def loop_due(self, now: float) -> int | None:
        """Wall milliseconds until the loop's end is reached, 0 when it is; None without a loop or while not playing."""
        if self._loop is None or not self.playing or self._held is not None:
            return None
        start, end = self._loop
        left = end - self._here(now)
        return 0 if left <= 0 or self._here(now) < start - STEP_BACK_MS else max(1, int(left / self.rate))

    @property
    def loop(self) -> tuple[int, int] | None:
        """The span that is repeated (ms), or None."""
        return self._loop

    def _running(self, now: float) -> float:
        if not self.playing:
            return self._anchor_ms
        if self._last_picture is not None:
            now = min(now, self._last_picture + self._patience())
        return self._anchor_ms + max(0.0, now - self._anchor_now) * self.rate

    def _here(self, now: float) -> float:
        return self._anchor_ms if self._exact else max(self._running(now), self._floor_ms)

    def _restart(self, ms: float, now: float) -> None:
        """Let the clock run from `ms` at `now`; a stall before does not count any more."""
        self._anchor_ms, self._anchor_now, self._exact = ms, now, False
        self._floor_ms = ms
        if self._last_picture is not None:
            self._last_picture = now

    def _patience(self) -> float:
        return STALL_MS / min(self.rate, 1.0)

    def _bounded(self, ms: float) -> int:
        ms = max(0, int(ms))
        return ms if self.end_ms is None else min(ms, self.end_ms)
