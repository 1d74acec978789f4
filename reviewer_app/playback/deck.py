"""The deck: what a person does with the one recording that it has open, as the review page uses it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from reviewer_app.domain.recording import Recording
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import Source, file_of
from reviewer_app.playback.availability import choose
from reviewer_app.playback.player import State
from reviewer_app.playback.reel import Reel
from reviewer_app.playback.standby import Standby
from reviewer_app.playback.still import StillSource

SHUTTLE_SPEEDS = (1.0, 2.0, 4.0)
# Backward shuttle goes in jumps, each shown exactly.
BACKWARD_EVERY_MS = 100


class Deck(Reel):
    """Plays one recording at a time; `engine_setting` is auto, vlc or qt, `index_folder` where indexes are kept,
    `source_of` where a recording is read from.
    """

    def __init__(
        self,
        engine_setting: str = "auto",
        parent: QObject | None = None,
        index_folder: Path | None = None,
        source_of: Callable[[Recording], Source] = file_of,
    ) -> None:
        super().__init__(index_folder, parent, source_of)
        self.engine_setting = engine_setting
        self._standby: Standby | None = None
        self._backward = QTimer(self, interval=BACKWARD_EVERY_MS)
        self._backward.timeout.connect(self._go_backward)

    # ------------------------------------------------------------ asking

    @property
    def rate(self) -> float:
        """Speed while playing; negative while shuttling backward."""
        return self._shuttle or self._rate

    @property
    def loop(self) -> tuple[int, int] | None:
        """The span that is repeated (ms), or None."""
        return self._loop

    @property
    def audio_track(self) -> int:
        """Which of the recording's sound tracks is heard, from 0."""
        return self._audio_track

    @property
    def packet_index(self) -> PacketIndex | None:
        """Where the recording's pictures begin, None as long as that is not known."""
        return self._index

    @property
    def engine(self) -> str:
        """The engine's title, empty before the first `load`."""
        return self._player.name if self._player else ""

    # ------------------------------------------------------------ loading

    def load(self, recording: Recording, start_ms: int = 0, packet_index: PacketIndex | None = None) -> None:
        """Open a recording and stand at `start_ms`; without a packet index one is built aside."""
        standby, self._standby = self._standby, None
        self.close()
        if standby is not None and (standby.recording != recording or start_ms):
            standby.close()
            standby.deleteLater()
            standby = None
        self._recording, self._index = recording, packet_index or (standby and standby.index)
        choice = standby.choice if standby else choose(self.engine_setting, recording)
        player, still, index_job = standby.take() if standby else (None, None, None)
        self._others = choice.others
        self._set_state(State.OPENING)
        if recording.video is not None:
            self._watch(still or StillSource(self._source_of(recording), self), index_job)
        self._stand(self._clamped(start_ms))
        if standby is not None and standby.picture is not None:
            self._on_still(0, *standby.picture)
        else:
            self._ask_still()
        self._start_player(choice.engine, choice.reason, player)
        if standby is not None:
            standby.deleteLater()

    def prepare(self, recording: Recording) -> None:
        """Open a recording beside the one that is loaded, so that `load` has it at once; one at a time."""
        if self._standby is not None and self._standby.recording == recording:
            return
        self._drop_standby()
        if recording != self._recording:
            choice = choose(self.engine_setting, recording)
            self._standby = Standby(recording, choice, self._index_folder, self, self._source_of(recording))

    @property
    def prepared(self) -> bool:
        """Whether a recording stands ready to be loaded."""
        return self._standby is not None and self._standby.ready

    def close(self) -> None:
        """Let go of the recording and of one that was prepared: players, threads, timers."""
        self._drop_standby()
        self._ticker.stop()
        self._backward.stop()
        self._shuttle = 0.0
        self._audio_track = 0
        player, self._player = self._player, None
        for part in (player, self._still, self._index_job):
            if part is not None:
                part.close()
                part.disconnect(self)
                part.deleteLater()
        self._still = self._index_job = self._index = self._recording = None
        self._stand(0)
        self._set_state(State.EMPTY)

    # ------------------------------------------------------------ moving

    def pause(self) -> None:
        """Stand still; the exact picture follows."""
        if self._shuttle < 0:
            self._end_backward()
        elif self._player and self._state in (State.PLAYING, State.OPENING):
            ms = self._player.playhead() if self._state is State.PLAYING else self._here
            self._player.pause()
            self._stand(ms)
            self._ask_still()
            self.moved.emit(ms)

    def toggle(self) -> None:
        """Play if still, else pause."""
        self.pause() if self._state is State.PLAYING else self.play()

    def seek(self, ms: int) -> None:
        """Go to `ms`, playing on if playing."""
        if self._player is None:
            return
        ms = self._clamped(ms)
        if self._runs():
            self._player.seek(self._aim(ms))
        else:
            self._stand(self._index.snap(ms) if self._index else ms)
            self._away = True
            self._ask_still()
            if self._state is State.ENDED:
                self._set_state(State.PAUSED)
            ms = self._here
        self.moved.emit(ms)

    def seek_from(self, ms: int) -> None:
        """Go to the first picture that does not begin before `ms`, so that what is said from `ms` on is current."""
        self.seek(ms if self._index is None else max(ms, self._index.first_from(ms)))

    def step(self, n: int) -> None:
        """Pause and show the picture `n` further (negative: back)."""
        if self._state is State.PLAYING:
            self.pause()
        if self._still is None:
            return
        if self._state is State.ENDED:
            self._set_state(State.PAUSED)
        self._away = True
        self._steps += n
        self._still.neighbour(self._here, self._steps)

    def shuttle(self, direction: int) -> None:
        """1: forward, again: faster; -1: the same backward; 0: stop, and back to the speed of before."""
        if direction == 0:
            self.pause()
            self._shuttle = 0.0
            self._take_rate(self._rate)
            return
        speed = self._next_speed(direction)
        if direction > 0:
            self._end_backward()
            self._shuttle = speed
            self._take_rate(speed)
            self.play()
            return
        if self._state is State.PLAYING and self._shuttle >= 0:
            self.pause()
        self._shuttle = speed
        self._backward.start()
        self._set_state(State.PLAYING)
        self.rate_changed.emit(speed)

    # ------------------------------------------------------------ sound, speed, loop

    def set_rate(self, rate: float) -> None:
        """Speed, 0.25 to 4, pitch kept."""
        self._rate, self._shuttle = rate, 0.0 if self._shuttle > 0 else self._shuttle
        self._take_rate(rate)

    def set_loop(self, start_ms: int | None, end_ms: int | None = None) -> None:
        """Repeat a span while playing; None: no more."""
        self._loop = None if start_ms is None or end_ms is None else (start_ms, end_ms)
        if self._player:
            self._player.set_loop(start_ms, end_ms)

    def set_volume(self, percent: int) -> None:
        """Sound volume in percent."""
        self._volume = percent
        if self._player:
            self._player.set_volume(percent)

    def set_mute(self, mute: bool) -> None:
        """Sound off or on."""
        self._mute = mute
        if self._player:
            self._player.set_mute(mute)

    def set_audio_track(self, number: int) -> None:
        """Which of the recording's sound tracks is heard, from 0; another recording begins with its first."""
        self._audio_track = number
        if self._player:
            self._player.set_audio_track(number)

    # ------------------------------------------------------------ inside

    def _drop_standby(self) -> None:
        standby, self._standby = self._standby, None
        if standby is not None:
            standby.close()
            standby.deleteLater()

    def _next_speed(self, direction: int) -> float:
        speeds = [direction * speed for speed in SHUTTLE_SPEEDS]
        if self._shuttle in speeds and self._state is State.PLAYING:
            return speeds[min(speeds.index(self._shuttle) + 1, len(speeds) - 1)]
        return speeds[0]

    def _go_backward(self) -> None:
        self._stand(max(0, self._here + round(self._shuttle * BACKWARD_EVERY_MS)))
        self._away = True
        self._ask_still()
        self.moved.emit(self._here)
        if self._here == 0:
            self._end_backward()

    def _end_backward(self) -> None:
        if self._shuttle < 0:
            self._backward.stop()
            self._shuttle = 0.0
            self._set_state(State.PAUSED)

    def _take_rate(self, rate: float) -> None:
        if self._player is None or self._player.rate == rate:
            self.rate_changed.emit(rate)
        else:
            self._player.set_rate(rate)
