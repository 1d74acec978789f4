"""QtMultimedia as a Player: pictures carry their own times, seeks are exact."""

import math

from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from reviewer_app.media.source import SealedMedia, Source
from reviewer_app.playback.player import Capabilities, Player, Shown, State, steady_ms
from reviewer_app.playback.qt_messages import Muffled
from reviewer_app.playback.sealed_device import SealedDevice

# Said once as a warning where there is no graphics processor (offscreen, servers); converting works without.
NO_RHI = "No RHI backend. Using CPU conversion."
# Converting a picture costs milliseconds, so that of a burst (4x is 120 a second) only these many are shown.
PICTURES_PER_SECOND = 60
# After a seek, pictures from before may still be queued: those that do not hold the target are shown only after this.
GRACE_MS = 100
# So far into the target picture is aimed: behind rounding, and before the end that Qt guesses for pictures of
# varying length.
AIM_MS = 8
# More than this between Qt's and the packet index's first picture is not a difference of clocks.
LARGEST_OFFSET_MS = 500


class QtPlayer(Player):
    """QMediaPlayer into a QVideoSink; without a sound device it plays on in silence."""

    name = "QtMultimedia"
    capabilities = Capabilities(exact_seek=True, picture_pts=True, native_step=False, smooth_rate=True)

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
        # What a sealed recording is read through; Qt keeps no hold of it.
        self._device: QIODevice | None = None
        self._loading = self._listening = False
        self._start_ms = self._target_ms = 0
        self._first_us: int | None = None
        self._mail: QVideoFrame | None = None
        self._deliver = QTimer(self, singleShot=True)
        self._deliver.timeout.connect(self._deliver_mail)
        self._delivered = 0.0
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._arrived)

    # ------------------------------------------------------------ hooks

    def _open(self, source: Source, start_ms: int) -> None:
        self._shut()
        self._start_ms, self._first_us = start_ms, None
        self._loading = True
        if isinstance(source, SealedMedia):
            self._open_sealed(source)
        else:
            self._media.setSource(QUrl.fromLocalFile(str(source)))

    def _resume(self) -> None:
        self._media.play()

    def _halt(self) -> None:
        self._media.pause()
        self._deliver_mail()

    def _go(self, ms: int) -> None:
        self._deliver.stop()
        self._grace.stop()
        if self._playhead.snap:
            ms = min(ms, self._playhead.snap(ms) + AIM_MS)
        self._mail, self._target_ms = None, ms + self._offset_ms()
        self._media.setPosition(self._target_ms)
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

    def _apply_audio_track(self) -> None:
        there = len(self._media.audioTracks())
        if there:
            self._media.setActiveAudioTrack(self.audio_track if self.audio_track < there else 0)

    def _shut(self) -> None:
        self._quiet()
        self._media.stop()
        self._media.setSource(QUrl())
        device, self._device = self._device, None
        if device is not None:
            device.close()

    # ------------------------------------------------------------ what Qt reports

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        statuses = QMediaPlayer.MediaStatus
        if status is statuses.LoadedMedia and self._loading:
            self._loading, self._listening = False, True
            self._media.setPlaybackRate(self.rate)
            self._apply_sound()
            self._apply_audio_track()
            # The first picture tells how far Qt's clock is from the packet index's; then to the start.
            self._target_ms = 0 if self._media.hasVideo() else self._start_ms
            self._media.setPosition(self._target_ms)
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
        if self.state is State.OPENING and self._first_us is None:
            self._first_us, self._mail = frame.startTime(), None
            self._go(self._start_ms)
        elif self.state is State.OPENING or self._flying is not None:
            target_us = self._target_ms * 1000
            if frame.startTime() <= target_us + 999 and target_us < frame.endTime():
                self._arrived()
            elif not self._grace.isActive():
                self._grace.start()
        elif not self._deliver.isActive():
            wait = self._delivered + 1000 / PICTURES_PER_SECOND - steady_ms()
            self._deliver.start(max(0, math.ceil(wait)))

    def _arrived(self) -> None:
        """The picture at the target is there, or none that is nearer will come."""
        self._grace.stop()
        if self._mail is None:
            return
        pts_ms = self._pts_ms(self._mail)
        self._deliver_mail()
        if self.state is State.OPENING:
            self._is_open(self._media.duration())
        else:
            self._has_landed(pts_ms, steady_ms())

    # ------------------------------------------------------------ inside

    def _open_sealed(self, source: SealedMedia) -> None:
        try:
            self._device = SealedDevice(source.open(), self)
        except OSError as error:
            what = f"cannot read it ({error}): it has to be fetched again"
            QTimer.singleShot(0, self, lambda: self._has_failed("open", self._cannot(what)))
        else:
            self._media.setSourceDevice(self._device, QUrl(source.name))

    def _deliver_mail(self) -> None:
        frame, self._mail = self._mail, None
        self._deliver.stop()
        if frame is not None:
            self._delivered = steady_ms()
            with Muffled(NO_RHI):
                image = frame.toImage()
            self._show(Shown(image, self._pts_ms(frame)), self._delivered)

    def _pts_ms(self, frame: QVideoFrame) -> int:
        """The picture's time as the packet index gives it (both round), else to the nearest ms."""
        snap, ms = self._playhead.snap, frame.startTime() / 1000 - self._offset_ms()
        return snap(math.ceil(ms)) if snap else round(ms)

    def _offset_ms(self) -> int:
        """How much later Qt's clock is than the packet index: FFmpegs differ on where a Matroska file starts."""
        if self._first_us is None or self._playhead.snap is None:
            return 0
        offset = round(self._first_us / 1000) - self._playhead.snap(0)
        return offset if abs(offset) <= LARGEST_OFFSET_MS else 0

    def _quiet(self) -> None:
        """From here on nothing that is still queued from the file before is listened to."""
        self._loading = self._listening = False
        self._mail = None
        self._deliver.stop()
        self._grace.stop()
