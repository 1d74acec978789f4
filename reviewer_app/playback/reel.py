"""What a deck has open: one recording's player, its exact pictures and its packet index, in step with one playhead.

Playing, the engine's pictures are shown. Still (paused, stepping, seeking), the picture on screen is the frame reader's
and its time is the playhead; the engine is only brought there when playing goes on.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from reviewer_app.domain.recording import Recording
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import Source, file_of
from reviewer_app.playback.availability import NONE, Choice, Engine
from reviewer_app.playback.index_job import IndexJob
from reviewer_app.playback.player import Player, State
from reviewer_app.playback.still import StillSource

MOVED_EVERY_MS = 55


class Reel(QObject):
    """Plays on from the playhead and shows the exact picture where it stands; another engine takes over from one that
    fails. Which recording, and where to, the deck says.
    """

    picture = Signal(QImage, int, bool)  # the picture, its time in ms, exact
    moved = Signal(int)
    state_changed = Signal(State)
    rate_changed = Signal(float)
    ended = Signal()
    failed = Signal(str)
    engine_changed = Signal(str)  # which engine plays, and why
    indexed = Signal(object)  # the PacketIndex of the recording, once it is known

    def __init__(
        self,
        index_folder: Path | None = None,
        parent: QObject | None = None,
        source_of: Callable[[Recording], Source] = file_of,
    ) -> None:
        super().__init__(parent)
        self._source_of = source_of
        self._index_folder = index_folder
        self._player: Player | None = None
        self._others: tuple[Engine, ...] = ()
        self._still: StillSource | None = None
        self._index: PacketIndex | None = None
        self._index_job: IndexJob | None = None
        self._recording: Recording | None = None
        self._state = State.EMPTY
        self._rate, self._volume, self._mute = 1.0, 100, False
        self._audio_track = 0
        self._loop: tuple[int, int] | None = None
        self._shuttle = 0.0
        self._ticker = QTimer(self, interval=MOVED_EVERY_MS)
        self._ticker.timeout.connect(self._tick)
        self._stand(0)

    @property
    def state(self) -> State:
        """What the deck is doing."""
        return self._state

    def playhead_ms(self) -> int:
        """The media time on screen now, in ms: what a key press stamps."""
        if self._runs() and self._player:
            return self._player.playhead()
        return self._here

    def time_source(self) -> str:
        """ "picture" where the playhead is the time of the picture on screen, "clock" where it is interpolated."""
        if self._runs():
            return "picture" if self._player and self._player.capabilities.picture_pts and self._still else "clock"
        return "picture" if self._exact else "clock"

    def play(self) -> None:
        """Play on from the playhead, at the end from the start."""
        if self._player is None or self._runs():
            return
        if self._state is State.ENDED or self._here >= self._duration():
            self._stand(self._loop[0] if self._loop else 0)
            self._away = True
        if self._away:
            self._player.seek(self._aim(self._here))
            self._away = False
        self._player.play()

    # ------------------------------------------------------------ the player

    def _watch(self, still: StillSource, index_job: IndexJob | None) -> None:
        """Take exact pictures from a source, and the packet index from its job where it is not known yet."""
        self._still, self._index_job = still, index_job
        still.setParent(self)
        still.ready.connect(self._on_still)
        still.failed.connect(self._on_no_still)
        if self._index is None:
            recording: Recording = self._recording  # type: ignore[assignment]
            self._index_job = index_job or IndexJob(recording, self._index_folder, self, self._source_of(recording))
            self._index_job.done.connect(self._on_index)
        if self._index_job is not None:
            self._index_job.setParent(self)

    def _start_player(self, engine: Engine, reason: str, opened: Player | None = None) -> None:
        """Play with an engine; `opened` is its player where that has the recording open already."""
        assert self._recording is not None
        assert engine.factory is not None
        player = self._player = opened or engine.factory(self)
        player.setParent(self)
        player.set_rate(self._shuttle if self._shuttle > 0 else self._rate)
        player.set_volume(self._volume)
        player.set_mute(self._mute)
        if self._loop:
            player.set_loop(*self._loop)
        if self._index:
            player.set_snap(self._index.snap)
        player.picture_ready.connect(self._on_picture)
        player.state_changed.connect(self._on_player_state)
        player.rate_changed.connect(self.rate_changed)
        player.seek_done.connect(self._on_seek_done)
        player.failed.connect(self._on_failed)
        player.ended.connect(self._on_end)
        self.engine_changed.emit(reason)
        self._away = False
        if opened is None:
            player.load(self._source_of(self._recording), self._aim(self._here))
        else:
            self._on_player_state(player.state)
        player.set_audio_track(self._audio_track)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code == "no-engine" or self._player is None:
            self.failed.emit(sentence)
            return
        wanted = self._state is State.PLAYING
        here = self._here
        self._player.disconnect(self)
        self._player.deleteLater()
        nothing = Choice(NONE, (), f"{sentence} The transcript still works.")
        engine, *others = self._others or (NONE,)
        self._others = tuple(others)
        self._set_state(State.OPENING)
        self._stand(here)
        if engine is NONE:
            self._start_player(NONE, nothing.reason)
            self.failed.emit(sentence)
        else:
            self._start_player(engine, f"{sentence} {_title(engine)} plays it instead.")
            if wanted:
                self.play()

    def _on_player_state(self, state: State) -> None:
        if state is State.PLAYING or (state is State.PAUSED and self._state is State.OPENING):
            self._set_state(state)
            if state is State.PLAYING:
                self._steps = 0
                self._ticker.start()
        elif state is State.PAUSED and self._state is State.PLAYING and self._shuttle >= 0:
            self._ticker.stop()
            self._set_state(state)

    def _on_picture(self) -> None:
        shown = self._player.picture() if self._player else None
        if shown is None or not (self._runs() or self._stills_failed):
            return
        pts = self.playhead_ms() if shown.pts_ms is None else shown.pts_ms
        if self._stills_failed and not self._runs():
            self._here = pts
        self.picture.emit(shown.image, pts, shown.pts_ms is not None)

    def _on_seek_done(self, _token: int, pts_ms: int | None) -> None:
        if self._runs():
            self.moved.emit(self.playhead_ms())

    def _on_end(self) -> None:
        self._ticker.stop()
        self._stand(self._duration())
        self._ask_still()
        self._set_state(State.ENDED)
        self.moved.emit(self._here)
        self.ended.emit()

    # ------------------------------------------------------------ exact pictures

    def _ask_still(self) -> None:
        if self._still is not None and not self._stills_failed:
            self._still.at(self._here)
        elif self._stills_failed and self._player and self._state is not State.OPENING:
            self._player.seek(self._aim(self._here))

    def _on_still(self, _token: int, image: QImage, pts_ms: int) -> None:
        if self._runs():
            return
        self._steps = 0
        moved = pts_ms != self._here
        self._here, self._exact = pts_ms, True
        self.picture.emit(image, pts_ms, True)
        if moved:
            self.moved.emit(pts_ms)

    def _on_no_still(self, _token: int, _sentence: str) -> None:
        """The frame reader cannot read this file: the engine's pictures have to do."""
        self._stills_failed = True
        self._steps = 0
        self._ask_still()

    def _on_index(self, index: PacketIndex) -> None:
        self._index = index
        if self._player:
            self._player.set_snap(index.snap)
        self.indexed.emit(index)

    # ------------------------------------------------------------ inside

    def _stand(self, ms: int) -> None:
        """The playhead is `ms`; whether a picture of that time is on screen shows later."""
        self._here, self._exact, self._steps = ms, False, 0
        if self._recording is None:
            self._away = self._stills_failed = False

    def _runs(self) -> bool:
        """True while the engine's own pictures or sound run."""
        return self._state is State.PLAYING and self._shuttle >= 0

    def _tick(self) -> None:
        if self._runs():
            self.moved.emit(self.playhead_ms())

    def _aim(self, ms: int) -> int:
        """The middle of the picture on screen at `ms`: engines round differently at its edges."""
        if self._index is None:
            return ms
        return self._index.middle_of(self._index.index_of(ms))

    def _duration(self) -> int:
        return self._recording.duration_ms if self._recording else 0

    def _clamped(self, ms: int) -> int:
        return max(0, min(ms, self._duration()))

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _title(engine: Engine) -> str:
    return {"vlc": "libVLC", "qt": "QtMultimedia"}[engine.name]
