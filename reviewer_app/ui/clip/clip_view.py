"""A clip of a recording on any page: the picture with the filters in force, its time and span, played by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.work_clock import WorkClock
from reviewer_app.media.source import Source, file_of
from reviewer_app.operations import clips
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.null_player import NullPlayer
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.ui.clip.clip_look import ClipLook
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.exposure_meter import ExposureMeter
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.segment_keys import SegmentKeys, Span
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.review.wellness import presets_of
from reviewer_app.ui.sentences import told


class ClipView(QWidget):
    """Shows a recording's picture and plays spans of it on a deck of its own.

    `failed(sentence)`: why it cannot be played on; why nothing is shown stands in its place. `missing(recording_id)`:
    it is not here; `tell` says what comes of that, `arrived` that it has come. A page hands its keys on with `handlers`
    (the ids are those of the review page: `play.toggle`, `segment.play`, `peek`, `panic` …) and `set_keys`. `release`
    lets go of the file and its threads, before the session ends.
    """

    failed = Signal(str)
    missing = Signal(str)

    def __init__(
        self,
        deck: Deck,
        worker: StoreWorker,
        settings: Settings,
        source_of: Callable[[Recording], Source] = file_of,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._deck, self._worker, self._source_of = deck, worker, source_of
        self._recording: Recording | None = None
        self._wanted = ""
        # What could not be shown is tried again when it is asked for again: it may have come meanwhile.
        self._in_vain = False
        self._span: Span | None = None
        self._play_when_ready = False
        self._keys: Mapping[str, str] = {}
        deck.setParent(self)
        self.video = VideoView()
        self.playback = PlaybackKeys(deck, settings, self)
        self.look = ClipLook(self.video, self.playback, settings, presets_of(settings)[0], self)
        self._segments = SegmentKeys(deck, lambda: self._span, self)
        self._meter = ExposureMeter(
            deck=deck,
            video=self.video,
            playback=self.playback,
            zones=self.look.zones,
            worker=worker,
            work=WorkClock(),
            parent=self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.video)
        self.setFocusProxy(self.video)
        self._connect()
        self._show_chips()

    # ------------------------------------------------------------ what a page asks

    @property
    def recording_id(self) -> str:
        """The recording that is shown or being opened, '' for none."""
        return self._wanted

    @property
    def span(self) -> Span | None:
        """The span (ms) of the clip, None while nothing was asked for."""
        return self._span

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._deck.state is State.PLAYING

    def show_recording(
        self, recording_id: str, findings: Iterable[Finding] = (), policies: PolicySet | None = None
    ) -> None:
        """Show a recording, standing at its start; '' shows nothing.

        `findings` and `policies` (the standard that they are under) are what is known of it: at them the picture is in
        the look that their policies and severities ask for.
        """
        self.look.begin(findings, policies)
        if recording_id == self._wanted and not self._in_vain:
            return
        self.stop()
        self._deck.close()
        self._wanted, self._recording, self._span = recording_id, None, None
        self._in_vain = False
        self.video.show_message("")
        self._show_chips()
        if recording_id:
            self._open(recording_id)

    def tell(self, recording_id: str, sentence: str) -> None:
        """Say in place of the picture what comes of a recording that is missing."""
        if recording_id == self._wanted and self._in_vain:
            self.video.show_message(sentence)

    def arrived(self, recording_id: str) -> None:
        """A recording has come: it is shown, still, if that was asked for in vain."""
        if recording_id == self._wanted and self._in_vain:
            self._in_vain = False
            self._open(recording_id)

    def stand(self, start_ms: int, end_ms: int) -> None:
        """Make a span the clip and stand at its start, still; `play.toggle` plays it."""
        self.stop()
        self._span = start_ms, max(start_ms, end_ms)
        self._show_chips()
        if self._recording is not None:
            self._deck.seek(start_ms)

    def play(self, start_ms: int, end_ms: int) -> None:
        """Play a span, from a second before to a second behind it; while the recording opens, as soon as it is open."""
        self._span = start_ms, max(start_ms, end_ms)
        self._show_chips()
        self.play_again()

    def play_again(self) -> None:
        """Play the clip from its start; without one, play on."""
        if self.look.off:
            return
        if self._deck.state in (State.EMPTY, State.OPENING):
            self._play_when_ready = True
        elif self._span is None:
            self._deck.play()
        else:
            self._segments.play()

    def stop(self) -> None:
        """Stand still; what was asked for and has not begun does not begin."""
        self._play_when_ready = False
        self._deck.pause()

    def release(self) -> None:
        """Let go of the recording: player, threads, timers."""
        self._play_when_ready = False
        self._wanted, self._recording = "", None
        self._meter.end()
        self._deck.close()

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id, those of the review page that a clip has."""
        return {
            **self.playback.handlers(),
            **self.look.handlers(),
            "play.toggle": lambda _: self.stop() if self.playing else self.play_again(),
            "segment.play": lambda _: self.play_again(),
            "panic": lambda _: self._panic(),
        }

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force by command, as people read them."""
        self._keys = keys
        self.look.set_keys(keys)
        self._show_chips()

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        """What is watched from here on counts in the person's own ledger."""
        self._meter.begin(self.window().windowHandle())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays where nobody sees it."""
        self.stop()
        self._meter.end()

    # ------------------------------------------------------------ inside

    def _connect(self) -> None:
        deck = self._deck
        deck.picture.connect(self._picture)
        deck.moved.connect(self.look.moved)
        deck.state_changed.connect(self._state_changed)
        deck.failed.connect(self._cannot_play)
        deck.engine_changed.connect(self._engine_changed)
        self.playback.changed.connect(self._show_chips)
        self.look.changed.connect(self._show_chips)

    def _open(self, recording_id: str) -> None:
        self._worker.run(
            clips.recording_of,
            recording_id,
            self._source_of,
            then=lambda found: self._found(recording_id, found),
            failed=lambda error: self._not_found(recording_id, error),
        )

    def _found(self, recording_id: str, recording: Recording) -> None:
        if recording_id != self._wanted:
            # Another one was asked for meanwhile.
            return
        self._recording = recording
        sound_only = recording.video is None
        self.video.show_message(
            self.tr("This recording has sound only.") if sound_only else self.tr("Waiting for the first picture …")
        )
        start_ms = self._span[0] if self._span is not None else 0
        self.playback.begin()
        self.look.begin_recording()
        self.look.moved(start_ms)
        self._deck.load(recording, start_ms)

    def _not_found(self, recording_id: str, error: Exception) -> None:
        if recording_id == self._wanted:
            self._play_when_ready = False
            self._in_vain = True
            self.video.show_message(told(str(error)) if isinstance(error, UserError) else str(error))
            self.missing.emit(recording_id)

    def _picture(self, image: QImage, pts_ms: int | None, exact: bool) -> None:
        if self._recording is not None:
            self.video.show_picture(image, pts_ms, exact)

    def _cannot_play(self, sentence: str) -> None:
        if self.video.has_picture:
            self.failed.emit(told(sentence))
        else:
            self._in_vain = True
            self.video.show_message(told(sentence))

    def _engine_changed(self, reason: str) -> None:
        if not self.video.has_picture and self._deck.engine == NullPlayer.name:
            self.video.show_message(told(reason))

    def _state_changed(self, state: State) -> None:
        if state is State.PAUSED and self._play_when_ready:
            self._play_when_ready = False
            # The player says this in the middle of opening.
            QTimer.singleShot(0, self, self.play_again)

    def _panic(self) -> None:
        if not self.look.off:
            self.stop()
        self.look.turn_off(not self.look.off)

    def _show_chips(self) -> None:
        shown = [] if self._span is None else [_told_span(*self._span)]
        in_force = [(self.tr("muted"), "sound.mute")] if self.playback.muted else []
        shown += [
            " · ".join(filter(None, (text, self._keys.get(command))))
            for text, command in (*in_force, *self.look.chips())
        ]
        self.video.set_chips(tuple(shown))


def _told_span(start_ms: int, end_ms: int) -> str:
    if start_ms == end_ms:
        return timecode(start_ms, millis=True)
    return f"{timecode(start_ms, millis=True)} – {timecode(end_ms, millis=True)}"
