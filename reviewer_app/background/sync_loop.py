"""The thread that uploads and reads what comes down: after a change, by a timer, after faults with growing pauses."""

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.kept_session import IDLE_SECONDS, KeptSession
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.central.connection import PasswordRefused, SignInRefused
from reviewer_app.central.push import Session
from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.upload_pauses import pause_s
from reviewer_app.operations import pulling, syncing

STOP_SECONDS = 1.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What the window shows: events pending, sent since the loop started, refused ever.

    `online`: the last upload and the count after it went well. `sentence` says what is wrong, '' when nothing is;
    `refusal` is the server's reason for the event that it refused last. `last_sync_ms` is UTC wall time, None before
    the first.
    """

    pending: int
    sent: int
    refused: int
    online: bool
    sentence: str
    last_sync_ms: int | None
    refusal: str = ""


class SyncLoop(QObject):
    """Uploads in a thread of its own, on a connection of its own; the store is used on the store's thread only.

    `sign_in` opens a session or raises a UserError. It is kept while it is used at least every `idle_seconds`. Changes
    are gathered for `gather_seconds`, so that a busy reviewer makes one upload a moment, not one a key. Stop it before
    the store worker is closed.
    `assigned(PullResult)` follows when something has come down.
    """

    status = Signal(object)
    assigned = Signal(object)

    def __init__(
        self,
        worker: StoreWorker,
        sign_in: Callable[[], Session],
        seconds: float,
        gather_seconds: float = 1.0,
        *,
        idle_seconds: float = IDLE_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kept = KeptSession(sign_in, idle_seconds)
        self._seconds = seconds
        self._gather_seconds = gather_seconds
        self._wake = threading.Condition()
        self._noticed = self._at_once = self._stopping = False
        self._failures = 0
        self._sent = 0
        self._last_sync_ms: int | None = None
        self._sentence = self._role = ""
        self._out_since: float | None = None
        self._pending = 0
        self._refusals: list[tuple[str, str]] = []
        self._thread = threading.Thread(target=self._work, name="sync", daemon=True)

    def start(self) -> None:
        """Begin, with an upload at once."""
        self._thread.start()

    def notify(self) -> None:
        """Something was stored: upload soon, or, while the server cannot be reached, count it."""
        with self._wake:
            self._noticed = True
            self._wake.notify()

    def retry(self) -> None:
        """Upload now, whatever the pause: the person asked for it."""
        with self._wake:
            self._at_once = True
            self._wake.notify()

    def stop(self) -> None:
        """End within a second. An upload under way is cut off, never cancelled, and sent again next time."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._kept.abort()
        if self._thread.is_alive():
            # A connection that is just being opened cannot be cut; the thread then ends by itself, touching nothing.
            self._thread.join(STOP_SECONDS)

    def _work(self) -> None:
        try:
            self._go_on()
        finally:
            self._kept.close()

    def _go_on(self) -> None:
        due = time.monotonic()
        while True:
            with self._wake:
                self._wake.wait_for(self._has_reason, timeout=self._pause(due))
                if self._stopping:
                    return
                noticed, at_once = self._noticed, self._at_once
                self._noticed = self._at_once = False
            if at_once or time.monotonic() >= due:
                due = time.monotonic() + self._attempt()
            elif noticed and self._failures:
                self._tell()
            elif noticed:
                due = min(due, time.monotonic() + self._gather_seconds * random.uniform(0.5, 1.0))
            else:
                self._kept.close_idle()

    def _pause(self, due: float) -> float:
        until_due, left = max(0.0, due - time.monotonic()), self._kept.seconds_left()
        return until_due if left is None else min(until_due, left)

    def _has_reason(self) -> bool:
        return self._noticed or self._at_once or self._stopping

    def _attempt(self) -> float:
        """Upload and read once, and tell; the pause until the next time, in seconds."""
        try:
            self._exchange()
        except Exception as error:  # noqa: BLE001 - nothing may end the loop but stop()
            if self._stopping:
                return 0.0
            self._failures += 1
            self._note_outage(error)
            self._sentence = _sentence(error, "The upload failed: see the log file.")
            refused = isinstance(error, SignInRefused)
        else:
            self._note_end_of_outage()
            self._failures = 0
            self._sentence = ""
            self._last_sync_ms = wall_clock.now_ms()
            refused = False
        self._tell()
        return pause_s(self._seconds, self._failures, random.random(), refused=refused)

    def _exchange(self) -> None:
        with self._kept.use() as session:
            sent = syncing.sync_once(self._worker.call, session)
            self._sent += sent.acknowledged
            pulled = pulling.pull_once(self._worker.call, session)
        _note(sent, pulled)
        if pulled.is_news or pulled.role != self._role:
            self._role = pulled.role
            self.assigned.emit(pulled)

    def _note_outage(self, error: Exception) -> None:
        """Its begin alone: the same is tried again and again."""
        if self._out_since is None:
            self._out_since = time.monotonic()
            _log.warning("no exchange with the central database: %s", type(error).__name__)

    def _note_end_of_outage(self) -> None:
        if self._out_since is not None:
            away = time.monotonic() - self._out_since
            _log.info("the central database answers again: %d tries failed in %.0f s", self._failures, away)
            self._out_since = None

    def _tell(self) -> None:
        if self._stopping:
            return
        online, sentence = self._failures == 0, self._sentence
        try:
            self._pending = self._worker.call(syncing.pending)
            self._refusals = self._worker.call(syncing.refusals)
        except Exception as error:  # noqa: BLE001 - a store that cannot be read today may be read tomorrow
            if self._stopping:
                return
            # The numbers are those of the last time; that something is wrong is what has to be seen.
            online, sentence = False, _sentence(error, "The local store cannot be read: see the log file.")
        refusal = self._refusals[-1][1] if self._refusals else ""
        last = self._last_sync_ms
        self.status.emit(SyncStatus(self._pending, self._sent, len(self._refusals), online, sentence, last, refusal))


def _note(sent: syncing.SyncResult, pulled: pulling.PullResult) -> None:
    """What went up and came down, in numbers; an exchange of nothing is not worth a line."""
    if sent.sent or sent.refused:
        _log.info(
            "upload: %d sent, %d acknowledged, %d refused, %d pending",
            sent.sent, sent.acknowledged, sent.refused, sent.pending,
        )  # fmt: skip
    if pulled.is_news:
        _log.info(
            "from the server: %d assignments changed, %d standards, %d cases, %d problems",
            pulled.changed, len(pulled.standards), len(pulled.cases), len(pulled.problems),
        )  # fmt: skip


def _sentence(error: Exception, otherwise: str) -> str:
    """What to tell of a fault; the log has what a person need not read."""
    if isinstance(error, PasswordRefused):
        return f"{error} If it was changed, sign out and in again; what is pending stays here."
    if isinstance(error, UserError):
        return str(error)
    _log.error("unexpected: %s", type(error).__name__, exc_info=error)
    return otherwise
