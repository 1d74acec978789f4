"""QtMultimedia as a Player: pictures carry their own times, seeks are exact."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from reviewer_app.playback.player import Capabilities, Player, Shown, State, steady_ms

# Converting a picture costs milliseconds, so that of a burst (4x is 120 a second) only these many are shown.
PICTURES_PER_SECOND = 60
# After a playing seek pictures from before may still be queued; so many that do not hold the target are waited out.
STRAYS = 4


class QtPlayer(Player):
    """QMediaPlayer into a QVideoSink; without a sound device it plays on in silence."""

    name = "QtMultimedia"
    capabilities = Capabilities(exact_seek=True, picture_pts=True, native_step=False)

    def __init__(self, parent: QObject | None = None, *, silent: bool = False) -> None:
        super().__init__(parent)
        self._sink = QVideoSink(self)
        # The sink emits from its own thread: anything but a queued connection deadlocks on the interpreter lock.
        self._sink.videoFrameChanged.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)
        self._media = QMediaPlayer(self)
        self._media.setVideoSink(self._sink)
        self._media.setPitchCompensation(True)
        self._output = None if silent else QAudioOutput(self)
        if self._output:
            self._media.setAudioOutput(self._output)
        self._media.mediaStatusChanged.connect(self._on_status)
        self._media.errorOccurred.connect(self._on_error)
        self._media.positionChanged.connect(self._on_position)
        self._listening = False
        self._start_ms = self._target_ms = self._strays = 0
        self._mail: QVideoFrame | None = None
        self._deliver = QTimer(self, singleShot=True)
        self._deliver.timeout.connect(self._deliver_mail)
        self._delivered = 0.0

    # ------------------------------------------------------------ hooks

    def _open(self, path: str, start_ms: int) -> None:
        self._quiet()
        self._start_ms = start_ms
        self._media.setSource(QUrl.fromLocalFile(path))

    def _resume(self) -> None:
        self._media.play()

    def _halt(self) -> None:
        self._media.pause()
        self._deliver_mail()

    def _go(self, ms: int) -> None:
        self._deliver.stop()
        self._mail, self._target_ms, self._strays = None, ms, 0
        self._media.setPosition(ms)
        if self._media.playbackState() is QMediaPlayer.PlaybackState.StoppedState:
            # At the end of the media a position alone shows nothing.
            self._media.play() if self.state is State.PLAYING else self._media.pause()
        if not self._media.hasVideo():
            QTimer.singleShot(0, self, lambda: self._has_landed(None, steady_ms()))

    def _apply_rate(self) -> None:
        self._media.setPlaybackRate(self.rate)

    def _apply_sound(self) -> None:
        if self._output:
            self._output.setVolume(self.volume / 100)
            self._output.setMuted(self.mute)

    def _shut(self) -> None:
        self._quiet()
        self._media.stop()
        self._media.setSource(QUrl())

    # ------------------------------------------------------------ what Qt reports

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        statuses = QMediaPlayer.MediaStatus
        if status is statuses.LoadedMedia and self.state is State.OPENING and not self._listening:
            self._listening = True
            self._target_ms = self._start_ms
            self._media.setPlaybackRate(self.rate)
            self._apply_sound()
            self._media.setPosition(self._start_ms)
            self._media.pause()
            if not self._media.hasVideo():
                self._is_open(self._media.duration())
        elif status is statuses.EndOfMedia and self._listening:
            self._deliver_mail()
            self._has_landed(None, steady_ms())
            self._has_ended()
        elif status is statuses.InvalidMedia:
            self._on_error()

    def _on_error(self, *_: object) -> None:
        if self.state not in (State.EMPTY, State.FAILED):
            code = "open" if self.state is State.OPENING else "play"
            self._has_failed(code, self._cannot(f"says “{self._media.errorString() or 'invalid media'}”"))

    def _on_position(self, ms: int) -> None:
        if self._listening and not self._media.hasVideo():
            self._playhead.report(ms, steady_ms())

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not self._listening or not frame.isValid():
            return
        self._mail = frame
        if self.state is State.OPENING or self._flying is not None:
            self._arrive(frame)
        elif not self._deliver.isActive():
            wait = self._delivered + 1000 / PICTURES_PER_SECOND - steady_ms()
            self._deliver.start(max(0, math.ceil(wait)))

    def _arrive(self, frame: QVideoFrame) -> None:
        """Is this the picture at the target? Of others, a few may be left over from before."""
        holds_target = frame.startTime() <= self._target_ms * 1000 + 999 and self._target_ms * 1000 < frame.endTime()
        self._strays += 1
        if not holds_target and self._strays <= STRAYS and self._media.isPlaying():
            self._mail = None
            return
        self._deliver_mail()
        now = steady_ms()
        if self.state is State.OPENING:
            self._is_open(self._media.duration())
        else:
            self._has_landed(self._pts_ms(frame), now)

    # ------------------------------------------------------------ inside

    def _deliver_mail(self) -> None:
        frame, self._mail = self._mail, None
        self._deliver.stop()
        if frame is not None:
            self._delivered = steady_ms()
            self._show(Shown(frame.toImage(), self._pts_ms(frame)), self._delivered)

    def _pts_ms(self, frame: QVideoFrame) -> int:
        """The picture's time as the packet index gives it (both round), else to the nearest ms."""
        snap = self._playhead.snap
        return snap(math.ceil(frame.startTime() / 1000)) if snap else round(frame.startTime() / 1000)

    def _quiet(self) -> None:
        """From here on nothing that is still queued from the file before is listened to."""
        self._listening = False
        self._mail = None
        self._strays = 0
        self._deliver.stop()
