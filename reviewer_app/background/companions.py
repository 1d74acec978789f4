"""What belongs beside a recording and takes a while: its chat log, the lexicon's hits, waveform and thumbnails."""

import weakref
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from reviewer_app.background.jobs import Job
from reviewer_app.background.media_job import MediaJob
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.chat_index import ChatIndex
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.lexicon import LexiconHit
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.files import collector_paused
from reviewer_app.media.media_cache import MediaCache
from reviewer_app.media.source import Source, file_of
from reviewer_app.operations import chatting, lexicons, scanning
from reviewer_app.operations.chatting import RecordedChat
from reviewer_app.settings import Settings
from reviewer_app.store.database import Database

_WAIT_S = 10.0
# So many hits are timed while the window waits.
_STRETCH = 500


class Companions(QObject):
    """Fetches and makes them beside the review; each is told when it is there, only for the recording opened last.

    `chat(RecordedChat | None)`, with a log its `chat_index(ChatIndex)`, then `hits(list[LexiconHit])` of transcript
    and chat on media time; both come again for another clock. `peaks`, `thumbnail` and `progress` are those of
    `MediaJob`; `ended()`: waveform and thumbnails are whole, or cannot be had. `failed(sentence)`: one of them cannot.
    """

    chat = Signal(object)
    chat_index = Signal(object)
    hits = Signal(object)
    peaks = Signal(int, object)
    thumbnail = Signal(int, QImage)
    progress = Signal(float, str)
    failed = Signal(str)
    ended = Signal()

    def __init__(
        self,
        database: Database,
        settings: Settings,
        cache: MediaCache | None,
        parent: QObject | None = None,
        source_of: Callable[[Recording], Source] = file_of,
    ) -> None:
        super().__init__(parent)
        self._source_of = source_of
        self._database, self._settings, self._cache = database, settings, cache
        self._media: MediaJob | None = None
        # Waveform and thumbnails: whether a person has stopped them, and whether they are there or cannot be had.
        self._stopped, self._over = False, False
        self._leaving: list[MediaJob | Job] = []
        self._reading: Job | None = None
        # One at most; thrown away whole for another lexicon, so that a scan which still compiles the one before it
        # leaves that where nobody looks.
        self._matchers: list[Matcher] = []
        self._recording: Recording | None = None
        self._pictures, self._track = True, 0
        self._transcript: Transcript | None = None
        self._recorded: RecordedChat | None = None
        self._index: ChatIndex | None = None
        self._timing: Job | None = None
        # As they were found, those of the chat on the log's own clock; None while they are looked for.
        self._found: list[LexiconHit] | None = None

    def open(
        self, recording: Recording, transcript: Transcript | None, *, pictures: bool = True, track: int = 0
    ) -> None:
        """Begin with another recording; without `pictures` none is made, and kept ones are dropped. The waveform is
        that of a sound `track`, counted from 0.
        """
        self.close()
        self._stopped = False
        self._pictures, self._track = pictures, track
        self._recording, self._transcript = recording, transcript
        self._recorded = self._index = self._found = None
        self._read(recording.recording_id)
        self._make_media()

    def without_pictures(self) -> None:
        """From now on no picture of the recording is made or kept; its waveform goes on."""
        if self._recording is not None:
            self._pictures = False
            self._make_media()

    def use_track(self, number: int) -> None:
        """From now on the waveform is that of this sound track."""
        if self._recording is not None:
            self._track = number
            self._make_media()

    def use_clock(self, clock: ChatClock) -> None:
        """The chat log stands on media time otherwise: its rows and hits are told again with their new times."""
        if self._recorded is not None:
            self._recorded = RecordedChat(self._recorded.chat, clock)
            self._time_anew()

    def use_another_lexicon(self) -> None:
        """The recordings opened from now on are scanned with the lexicon that is in force then."""
        self._matchers = []

    @property
    def making(self) -> bool:
        """Whether waveform or thumbnails are being made."""
        return self._media is not None and not self._over

    @property
    def stopped(self) -> bool:
        """Whether making them was stopped by a person."""
        return self._stopped

    def stop_making(self) -> None:
        """Make neither waveform nor thumbnails of this recording; the pictures made so far stay, and are kept."""
        if self.making:
            self._drop_media()
            self._stopped = True

    def make_again(self) -> None:
        """Go on with what was stopped: kept pictures are not made anew, a waveform not yet whole is."""
        if self._stopped:
            self._make_media()

    def want(self, times_ms: Iterable[int]) -> None:
        """Pictures at these media times first."""
        if self._media is not None:
            self._media.want(times_ms)

    def close(self) -> None:
        """Nothing is told any more."""
        self._leaving = [job for job in self._leaving if job.running]
        self._drop_reading()
        self._drop_timing()
        self._drop_media()

    def wait(self) -> None:
        """Close, and wait until no file is held any more."""
        self.close()
        for job in self._leaving:
            job.join(_WAIT_S)

    def _make_media(self) -> None:
        self._drop_media()
        self._stopped = self._over = False
        recording: Recording = self._recording  # type: ignore[assignment]
        source = self._source_of(recording)
        self._media = MediaJob(recording, self._cache, pictures=self._pictures, track=self._track, source=source)
        self._media.peaks.connect(self.peaks)
        self._media.thumbnail.connect(self.thumbnail)
        self._media.progress.connect(self.progress)
        self._media.failed.connect(self.failed)
        for ended in (self._media.finished, self._media.failed):
            ended.connect(self._ended)
        self._media.start()

    def _ended(self, _: str = "") -> None:
        self._over = True
        self.ended.emit()

    def _drop_media(self) -> None:
        """The window waits for no thread; the job is held until its own has ended."""
        media, self._media = self._media, None
        if media is not None:
            media.drop()
            self._leaving.append(media)

    def _drop_reading(self) -> None:
        self._leave(self._reading)
        self._reading = None

    def _drop_timing(self) -> None:
        self._leave(self._timing)
        self._timing = None

    def _leave(self, job: Job | None) -> None:
        if job is not None:
            job.cancel()
            self._leaving.append(job)

    def _time_anew(self) -> None:
        """What is there already, on the clock in use; what is still being made is timed when it comes."""
        self._drop_timing()
        index, found, clock = self._index, self._found, self._recorded.clock  # type: ignore[union-attr]

        def work(job: Job) -> tuple[ChatIndex | None, list[LexiconHit] | None]:
            return index and index.retimed(clock), found and _on_media(found, clock, job.let_window_in)

        job = self._timing = Job(work, self)
        whole = weakref.ref(self)

        def tell(timed: tuple[ChatIndex | None, list[LexiconHit] | None]) -> None:
            companions = whole()
            if companions is not None and companions._timing is job:
                companions._timed(*timed)

        job.finished.connect(tell)
        job.start()

    def _timed(self, index: ChatIndex | None, hits: list[LexiconHit] | None) -> None:
        if index is not None:
            self._index = index
            self.chat_index.emit(index)
        if hits is not None:
            self.hits.emit(hits)

    def _read(self, recording_id: str) -> None:
        self._drop_reading()
        job = self._reading = Job(lambda running: self._fetch(running, recording_id), self)

        # Held weakly: what a job tells goes when the job does, and must not take its owner along.
        whole = weakref.ref(self)

        def while_wanted(tell: Callable[[object], None]) -> Callable[..., None]:
            method = weakref.WeakMethod(tell)  # type: ignore[arg-type]

            def told(value: object, _: object = None) -> None:
                companions = whole()
                if companions is not None and companions._reading is job:
                    method()(value)  # type: ignore[misc]

            return told

        job.progress.connect(while_wanted(self._came))
        job.finished.connect(while_wanted(self._scanned))
        job.failed.connect(while_wanted(self._not_read))
        job.start()

    def _came(self, came: RecordedChat | ChatIndex | None) -> None:
        if not isinstance(came, ChatIndex):
            self._recorded = came
            self.chat.emit(came)
        elif came.clock == self._recorded.clock:  # type: ignore[union-attr]
            self._index = came
            self.chat_index.emit(came)
        else:
            self._index = came
            self._time_anew()

    def _scanned(self, result: tuple[list[LexiconHit], list[LexiconHit], ChatClock | None]) -> None:
        self._found, hits, clock = result
        if self._recorded is None or self._recorded.clock == clock:
            self.hits.emit(hits)
        else:
            self._time_anew()

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))

    # ------------------------------------------------------------ on the job's thread

    def _fetch(self, job: Job, recording_id: str) -> tuple:
        # The collector would hold up the window, walking hundreds of thousands of new values again and again.
        with collector_paused():
            recorded = chatting.chat_of(self._database, recording_id, job.let_window_in)
            job.report(recorded, None)
            if recorded is not None:
                job.report(ChatIndex(recorded.chat, recorded.clock, job.let_window_in), None)
        return self._scan(job, recorded)

    def _scan(self, job: Job, recorded: RecordedChat | None) -> tuple:
        """The hits as found, the same on media time, and the clock of that. Raises Cancelled."""
        job.let_window_in()
        matchers = self._matchers
        if not matchers:
            lexicon = lexicons.in_force(self._settings, self._database)
            matchers.append(Matcher.compile(*lexicon, between=job.let_window_in))
        matcher = matchers[0]
        if recorded is None:
            found = scanning.scan(matcher, self._transcript, between=job.let_window_in)
            return found, found, None
        found = scanning.scan(matcher, self._transcript, recorded.chat, between=job.let_window_in)
        job.let_window_in()
        return found, _on_media(found, recorded.clock, job.let_window_in), recorded.clock


def _on_media(found: Iterable[LexiconHit], clock: ChatClock, between: Callable[[], None]) -> list[LexiconHit]:
    """Hits by media time, given those of the chat on its own clock."""
    timed = []
    for number, hit in enumerate(found):
        if number % _STRETCH == 0:
            between()
        timed.append(_at(hit, clock.to_media(hit.start_ms)) if hit.source == scanning.CHAT else hit)
    return sorted(timed, key=attrgetter("start_ms", "end_ms"))


def _at(hit: LexiconHit, ms: int) -> LexiconHit:
    return replace(hit, start_ms=ms, end_ms=ms)
