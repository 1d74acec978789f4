"""The Player port: what an engine must do, the same for all; engines fill in the hooks at the end."""

import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from reviewer_app.media.source import Source
from reviewer_app.playback.playhead import Playhead

RATES = (0.25, 4.0)
# A file that shows nothing for this long is given up; a seek that shows nothing for this long counts as done.
OPEN_LIMIT_MS = 8000
SEEK_LIMIT_MS = 3000


class State(Enum):
    """What a player is doing. ENDED: stands after the last picture; a seek leads out of it."""

    EMPTY = "empty"
    OPENING = "opening"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do beyond the port's minimum.

    `exact_seek`: after a paused seek the picture shown is the one at the target (at an even frame rate).
    `picture_pts`: each picture carries its own time. `native_step`: `step` shows the next or previous picture; without
    it `step` does nothing. `smooth_rate`: a new rate shows with the next picture; without it pictures may stall or jump
    for some seconds.
    """

    exact_seek: bool
    picture_pts: bool
    native_step: bool
    smooth_rate: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture from an engine; `pts_ms` only where the engine knows it."""

    image: QImage
    pts_ms: int | None


def steady_ms() -> float:
    """The clock that playheads are asked with, in ms."""
    return time.perf_counter() * 1000


class Player(QObject):
    """One recording at a time, pictures as QImage; every signal is emitted on the thread that owns the player.

    The program's volume, mute, rate and loop are the truth and survive `load`; nothing is read back from an engine.
    The sound track is the recording's: `load` goes back to the first.
    `seek` is coalesced: one is in flight, of those behind it only the newest is carried out, and only carried out
    seeks report `seek_done`.
    """

    name = ""
    capabilities = Capabilities(exact_seek=False, picture_pts=False, native_step=False, smooth_rate=False)

    opened = Signal()
    picture_ready = Signal()
    seek_done = Signal(int, object)  # token, pts_ms or None
    state_changed = Signal(State)
    rate_changed = Signal(float)
    failed = Signal(str, str)  # code: open | play | no-engine; a sentence
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State.EMPTY
        self._source: Source = Path()
        self._playhead = Playhead()
        self._picture: Shown | None = None
        self._play_wanted = False
        self._rate, self._volume, self._mute = 1.0, 100, False
        self._audio_track = 0
        self._token = 0
        self._wanted: tuple[int, int] | None = None
        self._flying: tuple[int, int] | None = None
        self._open_limit = self._timer(OPEN_LIMIT_MS, self._open_too_long)
        self._seek_limit = self._timer(SEEK_LIMIT_MS, self._seek_too_long)
        self._loop_timer = self._timer(0, self._loop_check)

    # ------------------------------------------------------------ what everyone may ask

    @property
    def state(self) -> State:
        """What the player is doing."""
        return self._state

    @property
    def rate(self) -> float:
        """Speed, 0.25 to 4."""
        return self._rate

    @property
    def volume(self) -> int:
        """Sound volume in percent."""
        return self._volume

    @property
    def mute(self) -> bool:
        """True while there is to be no sound."""
        return self._mute

    @property
    def audio_track(self) -> int:
        """Which of the recording's sound tracks is heard, from 0."""
        return self._audio_track

    @property
    def loop(self) -> tuple[int, int] | None:
        """The span that is repeated (ms), or None."""
        return self._playhead.loop

    def playhead(self, now: float | None = None) -> int:
        """Media time on screen at `now` (`steady_ms`), in ms."""
        return self._playhead.at(steady_ms() if now is None else now)

    def picture(self) -> Shown | None:
        """The newest picture, or None before the first and for sound only."""
        return self._picture

    def set_snap(self, snap: object) -> None:
        """Snap the playhead with `snap(ms) -> ms` (a packet index), or not (None)."""
        self._playhead.snap = snap  # type: ignore[assignment]

    # ------------------------------------------------------------ what everyone may do

    def load(self, source: str | Source, start_ms: int = 0) -> None:
        """Open a recording and stand, paused, at `start_ms`; ends in `opened` or `failed`."""
        self._forget()
        self._source, self._audio_track = Path(source) if isinstance(source, str) else source, 0
        self._playhead.hold(start_ms)
        self._set_state(State.OPENING)
        self._open_limit.start()
        self._open(self._source, start_ms)

    def play(self) -> None:
        """Play from the playhead; at the end, from the start. While opening: as soon as that is done."""
        if self._state is State.ENDED:
            self.seek(self.loop[0] if self.loop else 0)
        if self._state in (State.PAUSED, State.OPENING):
            self._play_wanted = True
            if self._state is State.PAUSED:
                self._set_state(State.PLAYING)
                if not self._playhead.held:
                    self._playhead.play(steady_ms())
                self._resume()
                self._loop_check()

    def pause(self) -> None:
        """Stop where the playhead is."""
        self._play_wanted = False
        if self._state is State.PLAYING:
            self._playhead.pause(steady_ms())
            self._halt()
            self._loop_timer.stop()
            self._set_state(State.PAUSED)

    def seek(self, ms: int) -> int:
        """Go to `ms`; returns the token that `seek_done` will carry if no newer seek overtakes this one."""
        self._token += 1
        if self._state in (State.EMPTY, State.FAILED):
            return self._token
        end = self._playhead.end_ms
        ms = max(0, ms if end is None else min(ms, end))
        self._playhead.hold(ms)
        self._wanted = (self._token, ms)
        if self._state is State.ENDED:
            self._set_state(State.PAUSED)
        if self._flying is None and self._state is not State.OPENING:
            self._fly()
        return self._token

    def step(self, n: int) -> None:
        """Show the picture `n` further (negative: back), paused; only where `capabilities.native_step`."""

    def set_rate(self, rate: float) -> None:
        """Speed, limited to 0.25 to 4; pitch is kept."""
        rate = min(max(rate, RATES[0]), RATES[1])
        if rate != self._rate:
            self._playhead.set_rate(rate, steady_ms())
            self._rate = rate
            self._apply_rate()
            self.rate_changed.emit(rate)
            self._loop_check()

    def set_loop(self, start_ms: int | None, end_ms: int | None = None) -> None:
        """Repeat a span; None: no more. Raises ValueError for a span that does not go forward."""
        span = None if start_ms is None or end_ms is None else (start_ms, end_ms)
        if span and span[0] >= span[1]:
            raise ValueError(f"a loop must end after it starts, not {span[0]}–{span[1]} ms")
        self._playhead.set_loop(span)
        self._loop_check()

    def set_volume(self, percent: int) -> None:
        """Sound volume, 0 to 100."""
        self._volume = min(max(percent, 0), 100)
        self._apply_sound()

    def set_mute(self, mute: bool) -> None:
        """Sound off or on."""
        self._mute = mute
        self._apply_sound()

    def set_audio_track(self, number: int) -> None:
        """Which of the recording's sound tracks is heard, from 0, also while opening; not there: the first."""
        if number != self._audio_track:
            self._audio_track = number
            self._apply_audio_track()

    def close(self) -> None:
        """Let go of the file and of everything that runs for it. The player can load again."""
        self._forget()
        self._shut()
        self._set_state(State.EMPTY)

    # ------------------------------------------------------------ what engines report

    def _is_open(self, duration_ms: int) -> None:
        """The first picture (or the sound) at the start time is there."""
        if self._state is not State.OPENING:
            return
        self._open_limit.stop()
        self._playhead.end_ms = duration_ms or None
        now = steady_ms()
        pts = self._picture.pts_ms if self._picture else None
        self._playhead.land(self._playhead.at(now) if pts is None else pts, now)
        self._set_state(State.PAUSED)
        self.opened.emit()
        if self._wanted:
            self._playhead.hold(self._wanted[1])
            self._fly()
        if self._play_wanted:
            self.play()

    def _show(self, shown: Shown, now: float) -> None:
        """A new picture is there since `now`."""
        self._picture = shown
        self._playhead.picture(now, shown.pts_ms)
        self.picture_ready.emit()

    def _has_landed(self, pts_ms: int | None, now: float) -> None:
        """The seek in flight has reached its target."""
        if self._flying is None:
            return
        self._seek_limit.stop()
        (token, target), self._flying = self._flying, None
        if self._wanted:
            self._fly()
            return
        self._playhead.land(target if pts_ms is None else pts_ms, now)
        if self._state is State.PLAYING:
            self._playhead.play(now)
        if pts_ms is not None:
            self._playhead.picture(now, pts_ms)
        self.seek_done.emit(token, pts_ms)
        self._loop_check()

    def _has_ended(self) -> None:
        """The last picture was played."""
        if self._state is State.PLAYING and self._flying is None:
            if self.loop:
                self.seek(self.loop[0])
                return
            self._stand_at_end()
            self._set_state(State.ENDED)
            self.ended.emit()

    def _has_failed(self, code: str, sentence: str) -> None:
        self._forget()
        self._shut()
        self._set_state(State.FAILED)
        self.failed.emit(code, sentence)

    # ------------------------------------------------------------ inside

    def _stand_at_end(self) -> None:
        """At the end the playhead is the end, whatever the clock last said."""
        now = steady_ms()
        self._playhead.pause(now)
        self._play_wanted = False
        self._loop_timer.stop()
        if self._playhead.end_ms is not None:
            self._playhead.land(self._playhead.end_ms, now)

    def _fly(self) -> None:
        assert self._wanted is not None
        self._flying, self._wanted = self._wanted, None
        self._seek_limit.start()
        self._go(self._flying[1])

    def _forget(self) -> None:
        for timer in (self._open_limit, self._seek_limit, self._loop_timer):
            timer.stop()
        self._wanted = self._flying = self._picture = None
        self._play_wanted = False
        self._playhead.pause(steady_ms())
        self._playhead.end_ms = None
        self._playhead.reset(0)

    def _open_too_long(self) -> None:
        self._has_failed("open", self._cannot("shows nothing of it within 8 seconds"))

    def _seek_too_long(self) -> None:
        self._has_landed(None, steady_ms())

    def _cannot(self, what: str) -> str:
        return f"{self._source.name} cannot be played: {self.name} {what}."

    def _loop_check(self) -> None:
        due = self._playhead.loop_due(steady_ms()) if self._state is State.PLAYING else None
        self._loop_timer.stop()
        if due == 0 and self.loop:
            self.seek(self.loop[0])
        elif due is not None:
            self._loop_timer.start(min(due, 200))

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _timer(self, ms: int, then: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=ms)
        timer.timeout.connect(then)
        return timer

    # ------------------------------------------------------------ hooks

    def _open(self, source: Source, start_ms: int) -> None:
        """Open; report `_show` and `_is_open`, or `_has_failed`."""
        raise NotImplementedError

    def _resume(self) -> None:
        """Run from where the engine stands (or will stand, while a seek is in flight)."""
        raise NotImplementedError

    def _halt(self) -> None:
        """Stand still."""
        raise NotImplementedError

    def _go(self, ms: int) -> None:
        """Go to `ms`, in whatever state; report `_has_landed`."""
        raise NotImplementedError

    def _apply_rate(self) -> None:
        """Take over `rate`; also called while nothing is loaded."""
        raise NotImplementedError

    def _apply_sound(self) -> None:
        """Take over `volume` and `mute`; also called while nothing is loaded."""
        raise NotImplementedError

    def _apply_audio_track(self) -> None:
        """Take over `audio_track`; also called while nothing is loaded."""
        raise NotImplementedError

    def _shut(self) -> None:
        """Let go of everything; also called while nothing is loaded."""
        raise NotImplementedError
