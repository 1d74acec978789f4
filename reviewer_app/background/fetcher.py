"""Brings recordings here, ahead of their review or of the case about them: several at once, the most pressing first,
behind everything else that runs."""

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.background.media_job import be_modest
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.errors import Cancelled, UserError
from reviewer_app.domain.fetch_state import FAILED, RUNNING, WAITING, FetchState
from reviewer_app.domain.queue import QueueRow
from reviewer_app.media.remote import LATER_S
from reviewer_app.media.vault import Vault
from reviewer_app.operations import fetching, importing
from reviewer_app.operations.fetching import Access, Pace

STOP_SECONDS = 2.0
# While a recording plays, behind each piece: at most 20 MB a second then, and the decoder has the processor.
_GIVE_WAY_S = 0.05
_TOLD_EVERY_S = 0.2
_log = logging.getLogger(__name__)


class Fetcher(QObject):
    """Follows the queue that it is given. `changed` follows when `states` (by recording id) have; `arrived(id)` when a
    recording is here and in the store.
    """

    changed = Signal()
    arrived = Signal(str)

    def __init__(
        self,
        worker: StoreWorker,
        vault: Vault,
        access: Callable[[], Access],
        at_once: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._vault, self._access, self._at_once = worker, vault, access, at_once
        self.states: dict[str, FetchState] = {}
        self._wanted: list[BatchItem] = []
        self._work: list[BatchItem] = []
        self._needed: set[str] = set()
        self._for_cases: list[BatchItem] = []
        self._asked_for: dict[str, BatchItem] = {}
        self._jobs: dict[str, Job] = {}
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._gives_way = self._stopped = False
        self._ending = threading.Event()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._next)

    def plan(self, rows: Sequence[QueueRow], for_cases: Sequence[BatchItem] = ()) -> None:
        """Fetch what of a queue is wanted, in its order, then what cases want; the rest is stopped."""
        self._work, self._needed, self._for_cases = fetching.wanted(rows), fetching.needed(rows), list(for_cases)
        self._plan()

    def ask_for(self, one: BatchItem) -> None:
        """Fetch a recording that somebody waits for, before all others."""
        self._asked_for[one.recording_id] = one
        self._not_before.pop(one.recording_id, None)
        self._plan()

    def _plan(self) -> None:
        in_order = (*self._asked_for.values(), *self._work, *self._for_cases)
        self._wanted = list({one.recording_id: one for one in in_order}.values())
        ids = {one.recording_id for one in self._wanted}
        for recording_id in self.states.keys() - ids:
            del self.states[recording_id]
            self._failures.pop(recording_id, None)
            self._not_before.pop(recording_id, None)
        for recording_id in self._jobs.keys() - ids:
            self._jobs[recording_id].cancel()
        for recording_id in ids - self.states.keys():
            self.states[recording_id] = FetchState(WAITING)
        self._next()
        self.changed.emit()

    def try_again(self) -> None:
        """What has failed is tried at once."""
        self._not_before.clear()
        self._next()

    def give_way(self, plays: bool) -> None:
        """While something plays one recording is fetched at a time, slowly."""
        self._gives_way = plays
        if not plays:
            self._next()

    def stop(self) -> None:
        """End; what has come so far stays, and is continued the next time."""
        self._stopped = True
        self._again.stop()
        self._ending.set()
        for job in self._jobs.values():
            job.cancel()
        until = time.monotonic() + STOP_SECONDS
        for job in self._jobs.values():
            # One that waits for a server ends by itself, touching nothing.
            job.join(max(0.0, until - time.monotonic()))

    def _next(self) -> None:
        if self._stopped:
            return
        now = time.monotonic()
        most = 1 if self._gives_way else self._at_once
        for one in self._wanted:
            if len(self._jobs) >= most:
                return
            if one.recording_id not in self._jobs and self._not_before.get(one.recording_id, 0.0) <= now:
                self._start(one)
        pauses = [at - now for at in self._not_before.values() if at > now]
        if pauses:
            self._again.start(round(min(pauses) * 1000) + 1)

    def _start(self, one: BatchItem) -> None:
        recording_id, keep = one.recording_id, frozenset(self._needed)
        cases = {case.recording_id for case in self._for_cases}
        if recording_id in cases:
            # Cases make no room for each other, or two of them would be fetched for ever.
            keep |= cases
        job = self._jobs[recording_id] = Job(lambda job: self._fetch(job, one, keep), self)
        job.progress.connect(partial(self._told, recording_id))
        job.finished.connect(lambda _: self._finished(recording_id))
        job.failed.connect(lambda error: self._failed(recording_id, error))
        self.states[recording_id] = FetchState(RUNNING)
        job.start()

    def _told(self, recording_id: str, done: int, total: int) -> None:
        if recording_id in self.states:
            self.states[recording_id] = FetchState(RUNNING, done / total if total else 0.0)
            self.changed.emit()

    def _finished(self, recording_id: str) -> None:
        self._over(recording_id)
        self._asked_for.pop(recording_id, None)
        for waiting in (self._wanted, self._work, self._for_cases):
            waiting[:] = [one for one in waiting if one.recording_id != recording_id]
        self.states.pop(recording_id, None)
        self.arrived.emit(recording_id)
        self._next()

    def _failed(self, recording_id: str, error: Exception) -> None:
        self._over(recording_id)
        if recording_id in self.states and not isinstance(error, Cancelled):
            if not isinstance(error, UserError):
                _log.error("unexpected: %s", type(error).__name__, exc_info=error)
            failures = self._failures[recording_id] = self._failures.get(recording_id, 0) + 1
            longest = getattr(error, "longest_pause_s", LATER_S)
            # A fault that somebody has to mend is not worth many tries.
            pause = longest if longest >= LATER_S else min(longest, 2.0 ** min(failures, 9))
            # With jitter, so that a server that comes back does not meet everybody in the same second.
            self._not_before[recording_id] = time.monotonic() + pause * random.uniform(0.5, 1.0)
            sentence = str(error) if isinstance(error, UserError) else "It cannot be fetched: see the log file."
            self.states[recording_id] = FetchState(FAILED, sentence=sentence)
            self.changed.emit()
        self._next()

    def _over(self, recording_id: str) -> None:
        self._jobs.pop(recording_id, None)

    # ------------------------------------------------------------ on the job's thread

    def _fetch(self, job: Job, one: BatchItem, keep: frozenset[str]) -> None:
        be_modest()
        told_at = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told_at
            now = time.monotonic()
            if now - told_at >= _TOLD_EVERY_S:
                told_at = now
                job.report(done, total)

        pace = Pace(progress, lambda: job.cancelled, lambda: self._gives_way and self._ending.wait(_GIVE_WAY_S))
        prepared = fetching.fetch(one, self._vault, self._access(), keep, pace)
        if job.cancelled or self._worker.closed:
            raise Cancelled
        self._worker.call(importing.import_recordings, [prepared])
