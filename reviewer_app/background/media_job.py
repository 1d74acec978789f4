"""Makes a recording's waveform and thumbnails beside everything else, or takes them out of the cache."""

import ctypes
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress

import av
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.recording import Recording
from reviewer_app.media.media_cache import MediaCache
from reviewer_app.media.opening import Abandoned
from reviewer_app.media.source import Source, file_of
from reviewer_app.media.thumbnails import HEIGHT, ThumbnailReader, rounds
from reviewer_app.media.waveform import Piece, joined, read_peaks

# A job that does not notice in this time that nobody wants it is left behind; its thread is a daemon.
STOP_LIMIT_S = 2.0
# The more often pictures are written, the less is lost by opening another recording; a transaction takes a millisecond.
_KEPT_AT_ONCE = 20
_NICENESS = 10
_BELOW_NORMAL = -1

PICTURES, SOUND = "pictures", "sound"


class MediaJob(QObject):
    """One recording's waveform and thumbnails; `start` once, all signals on the thread that owns the job.

    `peaks(start, columns)`: (n, 2) int8 as `media.waveform` has them, in order. `thumbnail(ms, image)`: coarsely over
    the whole first. `progress(share, what)`: 0 to 1, `what` is PICTURES or SOUND. Then `finished`, or
    `failed(sentence)` for a file that cannot be read; neither after `close`.
    With `pictures=False` no picture is made or kept, and those of before are dropped.
    """

    peaks = Signal(int, object)
    thumbnail = Signal(int, QImage)
    progress = Signal(float, str)
    finished = Signal()
    failed = Signal(str)

    _posted = Signal(str, object)

    def __init__(
        self,
        recording: Recording,
        cache: MediaCache | None = None,
        *,
        pictures: bool = True,
        track: int = 0,
        height: int = HEIGHT,
        source: Source | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recording, self._cache = recording, cache
        self._source = source or file_of(recording)
        self._forbidden = not pictures
        self._pictures = pictures and recording.video is not None
        self._track = track if track < len(recording.audio) else None
        self._height = height
        self._changed = threading.Condition()
        self._dropped = False
        self._wanted: list[int] = []
        self._reader: ThumbnailReader | None = None
        self._shown: set[int] = set()
        self._unkept: dict[int, bytes] = {}
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="media", daemon=True)

    def start(self) -> "MediaJob":
        """Begin; connect the signals first."""
        self._thread.start()
        return self

    def want(self, times_ms: Iterable[int]) -> None:
        """Make pictures at these media times before anything else, also after `finished`; the newest wish counts."""
        with self._changed:
            self._wanted = list(times_ms)
            self._changed.notify()

    def drop(self) -> None:
        """Not wanted any more: nothing is emitted from now on; the thread ends behind the next picture or packet."""
        with self._changed:
            self._dropped = True
            self._changed.notify()

    @property
    def running(self) -> bool:
        """Whether the thread is still at work."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Drop it and wait for the thread."""
        self.drop()
        self.join(STOP_LIMIT_S)

    def join(self, seconds: float) -> bool:
        """Wait for the thread; False when it still runs then."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    # ------------------------------------------------------------ on the owner's thread

    def _on_posted(self, name: str, values: tuple) -> None:
        if not self._dropped:
            getattr(self, name).emit(*values)

    # ------------------------------------------------------------ on the job's thread

    def _run(self) -> None:
        be_modest()
        with ExitStack() as files:
            try:
                self._tell(self._make_everything(files))
                while self._reader is not None and self._wait_for_wish():
                    self._make_wanted()
            except Abandoned:
                pass
            self._keep_pictures()

    def _make_everything(self, files: ExitStack) -> str | None:
        """The whole plan; what cannot be made of it does not keep the rest from being made. Why something failed."""
        plan = rounds(self._recording.duration_ms)
        parts: list[Callable[[], None]] = []
        if self._forbidden and self._cache is not None:
            self._cache.drop_thumbnails(self._recording.recording_id)
        if self._pictures:
            parts += [self._show_kept, lambda: self._open(files), lambda: self._make_pictures(next(plan))]
        if self._track is not None:
            parts.append(self._make_peaks)
        if self._pictures:
            parts.append(lambda: self._make_pictures([ms for times in plan for ms in times]))
        problems = []
        for part in parts:
            try:
                part()
            except (UserError, av.FFmpegError, OSError, ValueError) as error:
                problems.append(str(error))
        return problems[0] if problems else None

    def _tell(self, problem: str | None) -> None:
        if problem is None:
            self._post("finished")
        else:
            self._post("failed", f"The timeline of {self._source.name} is not whole ({problem}).")

    def _post(self, name: str, *values: object) -> None:
        if self._is_dropped():
            raise Abandoned
        self._posted.emit(name, values)

    def _is_dropped(self) -> bool:
        return self._dropped

    # ------------------------------------------------------------ pictures

    def _show_kept(self) -> None:
        if self._cache is not None:
            kept = self._cache.thumbnails(self._recording.recording_id, self._height)
            for ms, jpeg in sorted(kept.items()):
                self._show(ms, jpeg)

    def _open(self, files: ExitStack) -> None:
        self._reader = files.enter_context(ThumbnailReader(self._source, self._height))

    def _make_pictures(self, times: list[int]) -> None:
        for done, ms in enumerate(times):
            self._make_wanted()
            self._make(ms)
            self._post("progress", (done + 1) / len(times), PICTURES)
        self._keep_pictures()

    def _make_wanted(self) -> None:
        """The wish's pictures; a newer wish takes its place at once."""
        while self._wanted:
            with self._changed:
                ms = self._wanted.pop(0)
            self._make(ms)

    def _wait_for_wish(self) -> bool:
        self._keep_pictures()
        with self._changed:
            self._changed.wait_for(lambda: self._dropped or self._wanted)
            return not self._dropped

    def _make(self, ms: int) -> None:
        if self._is_dropped():
            raise Abandoned
        found = self._reader.at(ms, self._shown.__contains__) if self._reader else None
        if found is not None:
            self._unkept[found.ms] = found.jpeg
            self._show(found.ms, found.jpeg)
            if len(self._unkept) >= _KEPT_AT_ONCE:
                self._keep_pictures()

    def _show(self, ms: int, jpeg: bytes) -> None:
        image = QImage.fromData(jpeg, "JPEG")  # type: ignore[call-overload]
        if not image.isNull():
            self._shown.add(ms)
            self._post("thumbnail", ms, image)

    def _keep_pictures(self) -> None:
        unkept, self._unkept = self._unkept, {}
        if self._cache is not None:
            self._cache.keep_thumbnails(self._recording.recording_id, self._height, unkept)

    # ------------------------------------------------------------ sound

    def _make_peaks(self) -> None:
        assert self._track is not None
        kept = self._cache and self._cache.peaks(self._recording.recording_id, self._track)
        if kept is not None:
            self._post("peaks", 0, kept)
            self._post("progress", 1.0, SOUND)
            return
        pieces: list[Piece] = []
        for piece in read_peaks(
            self._source, self._track, lambda share: self._post("progress", share, SOUND), self._is_dropped
        ):
            pieces.append(piece)
            self._post("peaks", piece.start, piece.peaks)
            self._make_wanted()
        if self._cache is not None:
            self._cache.keep_peaks(self._recording.recording_id, self._track, joined(pieces))


def be_modest() -> None:
    """Let this thread run behind those that play and paint, where the system can do that for one thread."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
    elif sys.platform == "win32":
        ctypes.windll.kernel32.SetThreadPriority(ctypes.windll.kernel32.GetCurrentThread(), _BELOW_NORMAL)
