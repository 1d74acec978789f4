"""Uploading: what is pending goes to the central database in order, and nothing counts as sent until both agree.

The rules are those of the upload protocol: a row is acknowledged only if the server's head equals the local hash at
that place; the server's watermark governs (what it has lost is sent again); where the chains do not fit, a new epoch
gives everything not known acknowledged a fresh place.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from reviewer_app.central.push import CLIENT_SCHEMA, PushRow, Session
from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.ids import ZERO_HASH
from reviewer_app.store import outbox
from reviewer_app.store.database import Database
from reviewer_app.store.outbox import Epoch

BATCH = 1000
# Chains that do not fit are rare; more in one go means that something else is wrong.
MOST_NEW_EPOCHS = 3

# Runs operation(database, *arguments) where the store may be used: `StoreWorker.call`, or `directly(database)`.
Store = Callable[..., Any]

# Begins a call and returns what waits for its result.
Later = Callable[[Callable[[], Any]], Callable[[], Any]]

# What is sent in one call, each row with its event's id; and what the server has of it, with its reasons by seq.
_Batch = list[tuple[str, PushRow]]
_Answered = tuple[_Batch, dict[int, str]]


@dataclass(frozen=True, slots=True)
class SyncResult:
    """One upload in numbers: rows sent, acknowledged and refused in it, and what is pending after it."""

    sent: int
    acknowledged: int
    refused: int
    pending: int


class UpdateNeeded(Unreachable):
    """The server no longer (or not yet) takes this program's form of events; labelling goes on, upload waits."""


class _ChainsDiffer(Exception):
    """The server's chain is not a part of ours."""


def directly(database: Database) -> Store:
    """The store for a caller that has the database to itself, such as the command line."""
    return lambda operation, *arguments: operation(database, *arguments)


def on_a_thread(call: Callable[[], Any]) -> Callable[[], Any]:
    """Begin a call on a thread of its own, which keeps no program from ending."""
    future: Future = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to who waits
            future.set_exception(error)

    threading.Thread(target=work, name="read ahead", daemon=True).start()
    return future.result


def sync_once(store: Store, central: Session, later: Later = on_a_thread) -> SyncResult:
    """Upload everything pending. Raises Unreachable; what was acknowledged until then stays acknowledged.

    While the server works at one batch, `later` notes the answer to the one before it and reads the next one, which is
    sent when the answer is there.
    """
    return _Upload(store, central, later).run()


def pending(database: Database) -> int:
    """How many events the server is not known to have."""
    with database.read() as connection:
        return outbox.pending_count(connection)


def refusals(database: Database) -> list[tuple[str, str]]:
    """(event id, the server's reason) of every refused event."""
    with database.read() as connection:
        return outbox.refusals(connection)


class _Upload:
    def __init__(self, store: Store, central: Session, later: Later) -> None:
        self._store = store
        self._central = central
        self._later = later
        self._replica = ""
        self._sent = self._acknowledged = self._refused = 0

    def run(self) -> SyncResult:
        if self._store(_epochs):
            self._replica = self._store(_replica)
            self._until_the_chains_fit()
        return SyncResult(self._sent, self._acknowledged, self._refused, self._store(pending))

    def _until_the_chains_fit(self) -> None:
        for _ in range(MOST_NEW_EPOCHS):
            self._recover(self._store(_epochs))
            try:
                self._send(self._store(_head))
                return
            except _ChainsDiffer:
                self._begin_again()
        raise Unreachable("The central database does not continue any chain of this store: tell the operator.")

    def _begin_again(self) -> None:
        self._store(_new_epoch)

    def _recover(self, epochs: list[Epoch]) -> None:
        """A server restored from a backup may have lost what earlier epochs had brought: give it a new place."""
        *earlier, current = epochs
        lost = self._lost(earlier)
        if lost:
            # Every question is asked before anything is written: an upload may be cut off at each of them.
            self._store(_rewind, lost | self._lost([current]))

    def _lost(self, epochs: list[Epoch]) -> dict[int, int]:
        """How far the server still has the epochs that are not there as far as it once acknowledged."""
        kept = {epoch.epoch: self._kept(epoch) for epoch in epochs}
        return {epoch.epoch: kept[epoch.epoch] for epoch in epochs if kept[epoch.epoch] < epoch.acked_seq}

    def _kept(self, epoch: Epoch) -> int:
        if epoch.acked_seq == 0:
            return 0
        hello = self._central.hello(self._replica, epoch.epoch)
        # A chain that is not ours says nothing of what the server has of ours: sending again harms nothing.
        return hello.last_seq if self._is_ours(epoch, hello.last_seq, hello.head) else 0

    def _send(self, epoch: Epoch) -> None:
        hello = self._central.hello(self._replica, epoch.epoch)
        if not hello.schema_ok:
            raise self._update_needed()
        if not self._is_ours(epoch, hello.last_seq, hello.head):
            raise _ChainsDiffer
        after = self._resume(epoch, hello.last_seq)
        # Where the server is ahead, an answer was lost: the same rows again bring it back, with their refusals.
        rows = self._store(_batch, epoch.epoch, after)
        answered: _Answered | None = None
        while rows:
            rows, answered = self._push_and_read(epoch, rows, answered)

    def _update_needed(self) -> UpdateNeeded:
        oldest, _ = self._central.client_schemas()
        if oldest > CLIENT_SCHEMA:
            return UpdateNeeded("This program is too old for the central database: update it to upload; all is kept.")
        return UpdateNeeded(
            "This program is newer than the central database: the upload waits until the operator has upgraded it."
        )

    def _push_and_read(self, epoch: Epoch, rows: _Batch, before: _Answered | None) -> tuple[_Batch, _Answered | None]:
        """Push a batch; the next one, empty at the end, and the answer that is still to be noted."""

        def read() -> _Batch:
            return self._store(_batch, epoch.epoch, rows[-1][1].seq)

        def meanwhile() -> _Batch:
            self._note(epoch, before)
            return read() if len(rows) == BATCH else []

        ahead = self._later(meanwhile) if before or len(rows) == BATCH else list
        try:
            answered = self._push(epoch, rows)
        finally:
            following = ahead()
        if following:
            return following, answered
        self._note(epoch, answered)
        # Behind the last full batch: what was decided meanwhile goes too.
        return read(), None

    def _push(self, epoch: Epoch, rows: _Batch) -> _Answered:
        result = self._central.push(self._replica, epoch.epoch, [row for _, row in rows])
        self._sent += len(rows)
        _, last = rows[-1]
        if result.acked_seq < last.seq or not self._is_ours(epoch, result.acked_seq, result.head, last):
            raise _ChainsDiffer
        return rows, dict(result.quarantined)

    def _note(self, epoch: Epoch, answered: _Answered | None) -> None:
        """Keep what the server has acknowledged and what it refused. Where that fails, the next upload asks again."""
        if answered is None:
            return
        rows, reasons = answered
        refused = {event_id: reasons[row.seq] for event_id, row in rows if row.seq in reasons}
        accepted = [event_id for event_id, row in rows if row.seq not in reasons]
        self._store(_settle, epoch.epoch, rows[-1][1].seq, accepted, refused)
        self._acknowledged += len(accepted)
        self._refused += len(refused)

    def _is_ours(self, epoch: Epoch, seq: int, head: bytes, sent: PushRow | None = None) -> bool:
        """Whether a hash is our own one at that place; nothing is read for the place of the row just sent."""
        if sent is not None and sent.seq == seq:
            return head == sent.row_hash
        return head == (ZERO_HASH if seq == 0 else self._store(_hash_at, epoch.epoch, seq))

    def _resume(self, epoch: Epoch, last_seq: int) -> int:
        """The place to send from: the server's watermark governs."""
        if last_seq < epoch.acked_seq:
            self._store(_rewind, {epoch.epoch: last_seq})
        return min(epoch.acked_seq, last_seq)


def _epochs(database: Database) -> list[Epoch]:
    with database.read() as connection:
        return outbox.epochs(connection)


def _replica(database: Database) -> str:
    with database.transaction() as connection:
        return outbox.replica_id(connection)


def _head(database: Database) -> Epoch:
    with database.read() as connection:
        return outbox.head(connection)


def _hash_at(database: Database, epoch: int, seq: int) -> bytes | None:
    with database.read() as connection:
        return outbox.hash_at(connection, epoch, seq)


def _batch(database: Database, epoch: int, after: int) -> _Batch:
    with database.read() as connection:
        found = outbox.batch(connection, epoch, after, BATCH)
    return [(row.event_id, PushRow(row.seq, row.prev_hash, row.row_hash, row.canonical)) for row in found]


def _settle(database: Database, epoch: int, seq: int, accepted: list[str], refused: dict[str, str]) -> None:
    now_ms = wall_clock.now_ms()
    with database.transaction() as connection:
        outbox.accept(connection, accepted)
        for event_id, reason in refused.items():
            outbox.refuse(connection, event_id, reason, now_ms)
        outbox.acknowledge(connection, epoch, seq, now_ms)


def _rewind(database: Database, places: dict[int, int]) -> None:
    with database.transaction() as connection:
        outbox.rewind(connection, places)


def _new_epoch(database: Database) -> None:
    with database.transaction() as connection:
        outbox.start_new_epoch(connection)
