"""libVLC 3 as a Player: plays the widest range of files, but its pictures carry no times and its seeks are a few off.

Each seek and each change of rate is a new run of libVLC from a start time (`vlc_session`): as fast as libVLC's own
seek, none is lost, and no picture of before can be taken for one of after. A run always starts at 1x and takes the rate
at its first picture, because libVLC scales the way from the key picture to the target wrongly at any other rate. At
0.25x pictures still stand for some seconds while the clock and the sound go on.
"""

import threading
from types import ModuleType

from PySide6.QtCore import QObject, Qt, Signal

from reviewer_app.media.source import Source
from reviewer_app.playback.player import Capabilities, Player, Shown, State, steady_ms
from reviewer_app.playback.vlc_session import VlcSession

# Runs that were dropped get this long to stop when the player closes; after that they are left behind.
STOP_LIMIT_S = 3.0
# Where a file's clock does not begin at zero, or seeks miss by whole groups (TS), libVLC plays from elsewhere without a
# word; a clock that is this far from the playhead shows it.
ASTRAY_MS = 1500


class VlcPlayer(Player):
    """A libVLC instance's player; where it stands still after a seek is approximate (`capabilities`)."""

    name = "libVLC"
    capabilities = Capabilities(exact_seek=False, picture_pts=False, native_step=False, smooth_rate=False)

    _posted = Signal(int, str, float, int)

    def __init__(self, vlc: ModuleType, instance: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vlc, self._instance = vlc, instance
        self._session: VlcSession | None = None
        self._runs = self._start_ms = 0
        self._stopping: list[threading.Thread] = []
        self._duration_ms = 0
        self._settled = False
        self._size: tuple[int, int] | None = None
        self._posted.connect(self._on_post, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------ hooks

    def _open(self, source: Source, start_ms: int) -> None:
        self._duration_ms = 0
        self._size = None
        self._start_ms = start_ms
        self._run(start_ms)

    def _go(self, ms: int) -> None:
        self._run(ms)

    def _resume(self) -> None:
        if self._session and self._settled:
            self._session.player.set_pause(0)
            self._apply_sound()

    def _halt(self) -> None:
        if self._session and self._settled:
            self._session.player.set_pause(1)

    def _apply_rate(self) -> None:
        if self._session and self._settled and self.state is State.PLAYING:
            # A run that changes its rate first shows what it has decoded at the old one, for up to a second.
            self.seek(self.playhead())

    def _apply_sound(self) -> None:
        if self._session:
            self._session.player.audio_set_volume(self.volume)
            self._session.player.audio_set_mute(self.mute or self.state is not State.PLAYING)

    def _apply_audio_track(self) -> None:
        if self.state in (State.PAUSED, State.PLAYING):
            # A run has one sound track, from its beginning.
            self.seek(self.playhead())
        elif self.state is State.OPENING and self._session:
            self._run(self._start_ms)

    def _shut(self) -> None:
        self._drop()
        give_up = steady_ms() + STOP_LIMIT_S * 1000
        for thread in self._stopping:
            thread.join(max(0.0, give_up - steady_ms()) / 1000)
        self._stopping.clear()

    # ------------------------------------------------------------ inside

    def _run(self, ms: int) -> None:
        self._drop()
        self._runs += 1
        self._settled = False
        self._session = VlcSession(self._vlc, self._instance, self._runs, self._posted.emit, self._size)
        self._apply_sound()
        self._session.start(self._source, ms, self.audio_track)

    def _drop(self) -> None:
        session, self._session = self._session, None
        self._stopping = [thread for thread in self._stopping if thread.is_alive()]
        if session:
            self._stopping.append(session.drop())

    def _on_post(self, number: int, kind: str, at: float, value: int) -> None:
        if self._session is None or number != self._session.number:
            return
        if kind == "picture":
            self._on_picture()
        elif kind == "clock":
            self._on_clock(value, at)
        elif kind == "length":
            self._duration_ms = value
        elif kind == "ended":
            self._on_end(at)
        else:
            self._has_failed("open" if self.state is State.OPENING else "play", self._cannot("reports an error"))

    def _on_picture(self) -> None:
        if self._session is None or (taken := self._session.take_picture()) is None:
            return
        image, at = taken
        if self.state is State.OPENING and self._size is None and (size := self._session.true_size()):
            # Only now is it known how much of the picture was padding.
            self._size = size
            self._run(self._start_ms)
            return
        if self._settled and self.state is not State.PLAYING and self._picture and image == self._picture.image:
            # While paused libVLC shows the same picture many times a second.
            return
        self._show(Shown(image, None), at)
        self._settle(at)

    def _on_clock(self, ms: int, at: float) -> None:
        # Without pictures the clock's first word is what shows that the run has begun.
        self._settle(at)
        if self._session is None:
            return
        if not self._playhead.held and abs(ms - self._playhead.at(at)) > ASTRAY_MS:
            self._has_failed("play", self._cannot("goes to another place than it is sent to"))
            return
        self._playhead.report(ms, at)

    def _settle(self, at: float) -> None:
        """The run has begun: it gets its rate, or is paused where it is."""
        if self._settled or self._session is None:
            return
        self._settled = True
        number = self._session.number
        if self.audio_track:
            self._session.hear(self.audio_track)
        if self.state is State.OPENING:
            self._is_open(self._duration_ms)
        else:
            self._has_landed(None, at)
        if self._session is None or self._session.number != number:
            return
        if self.rate != 1.0:
            self._session.player.set_rate(self.rate)
        if self.state is State.PLAYING:
            self._apply_sound()
        else:
            self._session.player.set_pause(1)

    def _on_end(self, at: float) -> None:
        """The run is over, which for a broken file is all that libVLC says."""
        if self.state is State.OPENING:
            self._has_failed("open", self._cannot("finds nothing in it that it can play"))
            return
        if not self._settled:
            self._settled = True
            self._has_landed(None, at)
        self._drop()
        self._has_ended()
