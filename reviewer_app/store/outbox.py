"""What is still to be uploaded: the envelopes of the current epoch after the acknowledged one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from reviewer_app.domain.ids import new_id
from reviewer_app.store import log
from reviewer_app.store.statement import Statement
from reviewer_app.store.tables import envelope, epoch, event, meta, refusal

_PENDING = Statement(
    sa.select(
        sa.func.coalesce(sa.select(sa.func.max(event.c.position)).scalar_subquery(), 0)
        - sa.func.coalesce(sa.select(sa.func.sum(epoch.c.acked_seq)).scalar_subquery(), 0)
    )
)

_LENGTH = Statement(sa.select(sa.func.coalesce(sa.func.max(event.c.position), 0)))

_BATCH = Statement(
    sa.select(envelope.c.seq, event.c.event_id, envelope.c.prev_hash, envelope.c.row_hash, event.c.canonical)
    .join(event, event.c.position == envelope.c.position)
    .where(envelope.c.epoch == sa.bindparam("number"), envelope.c.seq > sa.bindparam("after"))
    .order_by(envelope.c.seq)
    .limit(sa.bindparam("limit"))
)


@dataclass(frozen=True, slots=True)
class Epoch:
    """The current chain: how far it goes and how far the server has it. `acked_hash` is None at `acked_seq` 0."""

    epoch: int
    last_seq: int
    acked_seq: int
    acked_hash: bytes | None
    acked_at_ms: int | None


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One envelope with its event's canonical text, as it is pushed."""

    seq: int
    event_id: str
    prev_hash: bytes
    row_hash: bytes
    canonical: str


def replica_id(connection: sa.Connection) -> str:
    """The identity of this store towards the server; made at the first call (in a writing transaction)."""
    found = connection.execute(sa.select(meta.c.value).where(meta.c.name == "replica_id")).scalar()
    if found is None:
        found = new_id()
        connection.execute(sa.insert(meta).values(name="replica_id", value=found))
    return found


def head(connection: sa.Connection) -> Epoch:
    """The state of the current epoch; one is begun when there is none (in a writing transaction)."""
    number = log.current_epoch(connection)
    return _epoch(connection, connection.execute(sa.select(epoch).where(epoch.c.epoch == number)).one())


def epochs(connection: sa.Connection) -> list[Epoch]:
    """The state of every epoch of this store, the current one last; none before the first event."""
    rows = connection.execute(sa.select(epoch).order_by(epoch.c.position)).all()
    return [_epoch(connection, row) for row in rows]


def hash_at(connection: sa.Connection, number: int, seq: int) -> bytes | None:
    """This store's own hash at a place of a chain; None where the chain does not reach."""
    return connection.execute(
        sa.select(envelope.c.row_hash).where(envelope.c.epoch == number, envelope.c.seq == seq)
    ).scalar()


def batch(connection: sa.Connection, number: int, after_seq: int, limit: int) -> list[OutgoingRow]:
    """The next rows of a chain in order, at most `limit`."""
    return [OutgoingRow(*row) for row in _BATCH.all(connection, number=number, after=after_seq, limit=limit)]


def acknowledge(connection: sa.Connection, number: int, seq: int, at_ms: int) -> None:
    """Remember that the server has the chain up to `seq`; the caller has compared the hashes.

    Only of the current epoch: what another upload has given a newer place meanwhile is acknowledged there, so that
    no event is acknowledged twice.
    """
    if number == log.current_epoch(connection):
        values = {"acked_seq": seq, "acked_at_ms": at_ms}
        connection.execute(sa.update(epoch).where(epoch.c.epoch == number).values(values))


def rewind(connection: sa.Connection, places: Mapping[int, int]) -> None:
    """The server has less than it once said: everything after each epoch's place is pending again.

    What belongs to an earlier epoch than the current one gets a place in a new chain in the same transaction, for
    only the current chain is ever sent.
    """
    for number, seq in places.items():
        behind = sa.update(epoch).where(epoch.c.epoch == number, epoch.c.acked_seq > seq)
        connection.execute(behind.values(acked_seq=seq, acked_at_ms=None))
    if set(places) - {log.current_epoch(connection)}:
        start_new_epoch(connection)


def start_new_epoch(connection: sa.Connection) -> Epoch:
    """Begin a new chain and give every event not known acknowledged a place in it, in order."""
    unacknowledged = connection.execute(
        sa.select(event.c.position, event.c.canonical)
        .where(event.c.position.not_in(_acknowledged()))
        .order_by(event.c.position)
    ).all()
    log.start_epoch(connection)
    for row in unacknowledged:
        log.envelop(connection, row.position, row.canonical.encode("utf-8"))
    return head(connection)


def length(connection: sa.Connection) -> int:
    """How many events the log has."""
    return _LENGTH.first(connection)[0]  # type: ignore[index]


def pending_count(connection: sa.Connection) -> int:
    """How many events the server is not known to have, whatever epoch they are in.

    By arithmetic, for it is asked after every key: positions count the events without a gap, since none is ever
    deleted, and no event is acknowledged in two epochs.
    """
    return _PENDING.first(connection)[0]  # type: ignore[index]


def refuse(connection: sa.Connection, event_id: str, reason: str, at_ms: int) -> None:
    """Keep the server's reason for an event that it quarantined."""
    values = {"event_id": event_id, "reason": reason, "refused_at_ms": at_ms}
    connection.execute(sa.insert(refusal).prefix_with("OR REPLACE"), values)


def accept(connection: sa.Connection, event_ids: Iterable[str]) -> None:
    """Forget why events were once refused: the server has them now."""
    # Seldom any: looked for here, since a statement with a thousand ids takes longer than the rest of an upload.
    known = set(connection.execute(sa.select(refusal.c.event_id)).scalars())
    if known:
        connection.execute(sa.delete(refusal).where(refusal.c.event_id.in_(known.intersection(event_ids))))


def refusals(connection: sa.Connection) -> list[tuple[str, str]]:
    """(event id, reason) of every refused event."""
    rows = connection.execute(sa.select(refusal.c.event_id, refusal.c.reason).order_by(refusal.c.refused_at_ms))
    return [(row.event_id, row.reason) for row in rows]


def _epoch(connection: sa.Connection, row: sa.Row) -> Epoch:
    number = row.epoch
    last = connection.execute(sa.select(sa.func.max(envelope.c.seq)).where(envelope.c.epoch == number)).scalar() or 0
    return Epoch(number, last, row.acked_seq, hash_at(connection, number, row.acked_seq), row.acked_at_ms)


def _acknowledged() -> sa.Select:
    return (
        sa.select(envelope.c.position)
        .join(epoch, epoch.c.epoch == envelope.c.epoch)
        .where(envelope.c.seq <= epoch.c.acked_seq)
    )
