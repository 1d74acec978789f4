"""Checking a store: chains, sequences, and that the derived tables equal the log replayed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from reviewer_app.domain.events import Event
from reviewer_app.domain.ids import ZERO_HASH, chain_hash
from reviewer_app.domain.review import Review
from reviewer_app.store import derived
from reviewer_app.store.tables import envelope, epoch, event, finding, review, step, verdict


@dataclass(slots=True)
class Verification:
    """What was walked and every fault found, each a sentence."""

    events: int = 0
    epochs: int = 0
    reviews: int = 0
    faults: list[str] = field(default_factory=list)


def verify(connection: sa.Connection) -> Verification:
    """Walk the whole store; nothing is changed. Faults are reported, not raised."""
    result = Verification()
    result.faults.extend(_file_faults(connection))
    if result.faults:
        return result
    result.faults.extend(_chain_faults(connection, result))
    result.faults.extend(_derived_faults(connection, result))
    return result


def _file_faults(connection: sa.Connection) -> Iterator[str]:
    """A flipped bit in the file breaks the page's HMAC: SQLCipher finds it in pages that no row here reads, too."""
    try:
        for (message,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
            yield f"the file is damaged: {message}"
        (message,) = connection.exec_driver_sql("PRAGMA quick_check(1)").one()
        if message != "ok":
            yield f"the file is damaged: {message}"
    except sa.exc.DatabaseError as error:
        yield f"the file is damaged: {error.orig}"


def _chain_faults(connection: sa.Connection, result: Verification) -> Iterator[str]:
    rows = connection.execute(
        sa.select(envelope, event.c.event_id, event.c.canonical, event.c.kind, event.c.review_id)
        .join(event, event.c.position == envelope.c.position)
        .join(epoch, epoch.c.epoch == envelope.c.epoch)
        .order_by(epoch.c.position, envelope.c.seq)
    )
    current: int | None = None
    for row in rows:
        if row.epoch != current:
            current, expected_seq, previous = row.epoch, 1, ZERO_HASH
            result.epochs += 1
        where = f"event {row.event_id} (epoch {row.epoch}, seq {row.seq})"
        if row.seq != expected_seq:
            yield f"{where}: the sequence jumps, {expected_seq} was expected"
        if row.prev_hash != previous:
            yield f"{where}: does not follow the event before it"
        if row.row_hash != chain_hash(row.prev_hash, row.canonical.encode("utf-8")):
            yield f"{where}: its text is not the one that was hashed"
        elif not _columns_match(row):
            yield f"{where}: its columns differ from its text"
        expected_seq, previous = row.seq + 1, row.row_hash
    unchained = sa.select(event.c.event_id).where(event.c.position.not_in(sa.select(envelope.c.position)))
    for event_id in connection.execute(unchained).scalars():
        yield f"event {event_id}: is in no chain"


def _columns_match(row: sa.Row) -> bool:
    read = Event.from_canonical(row.canonical)
    return (read.event_id, read.kind, read.review_id) == (row.event_id, row.kind, row.review_id)


def _derived_faults(connection: sa.Connection, result: Verification) -> Iterator[str]:
    logs: dict[str, list[Event]] = {}
    for (text,) in connection.execute(sa.select(event.c.canonical).order_by(event.c.position)):
        read = Event.from_canonical(text)
        logs.setdefault(read.review_id, []).append(read)
        result.events += 1
    for review_id, events in logs.items():
        result.reviews += 1
        try:
            expected = Review.replay(events)
        except (KeyError, ValueError, IndexError, TypeError) as error:
            yield f"review {review_id}: its events cannot be replayed ({error!r})"
            continue
        yield from _differences(expected, derived.load_review(connection, review_id))
    known = sa.select(event.c.review_id).distinct().scalar_subquery()
    for table in (review, finding, verdict, step):
        for review_id in connection.execute(
            sa.select(table.c.review_id).where(table.c.review_id.not_in(known)).distinct()
        ).scalars():
            yield f"review {review_id}: table {table.name} has rows that no event made"


def _differences(expected: Review, stored: Review | None) -> Iterator[str]:
    if stored is None:
        yield f"review {expected.review_id}: is in the log and not in the tables"
        return
    parts = {
        "state": (expected.state, stored.state),
        "recording, author or policy set": (_who(expected), _who(stored)),
        "findings": (expected.findings, stored.findings),
        "verdict": (expected.verdict, stored.verdict),
        "undo steps": (expected.steps.done + expected.steps.undone, stored.steps.done + stored.steps.undone),
    }
    for name, (want, have) in parts.items():
        if want != have:
            yield f"review {expected.review_id}: the {name} in the tables differ from the log replayed"


def _who(one: Review) -> tuple[str, str, str]:
    return one.recording_id, one.context.author, one.context.policy_set
