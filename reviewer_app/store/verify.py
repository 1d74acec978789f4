"""Checking a store: chains, sequences, and that the derived tables equal the log replayed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from reviewer_app.domain.events import CASE_KINDS, KINDS, Event
from reviewer_app.domain.evidence import fingerprint
from reviewer_app.domain.ids import ZERO_HASH, chain_hash
from reviewer_app.domain.review import SUBMITTED, Review, StateChange, VerdictChange, changes
from reviewer_app.store import derived
from reviewer_app.store import evidence as copies
from reviewer_app.store.tables import (
    case_decision,
    envelope,
    epoch,
    escalation,
    event,
    evidence,
    finding,
    review,
    step,
    verdict,
)

# As bytes whatever is in the column: a driver that has to make text of them raises where they are none.
_CANONICAL = sa.cast(event.c.canonical, sa.LargeBinary).label("canonical")
_FIELDS = frozenset(Event.__dataclass_fields__)
_TEXTS = ("event_id", "kind", "review_id", "author", "policy_set")
_RELATIONS = ("undoes", "redoes", "amends")


@dataclass(slots=True)
class Verification:
    """What was walked and every fault found, each a sentence."""

    events: int = 0
    epochs: int = 0
    reviews: int = 0
    evidence: int = 0
    faults: list[str] = field(default_factory=list)


def verify(connection: sa.Connection) -> Verification:
    """Walk the whole store; nothing is changed. Faults are reported, not raised."""
    result = Verification()
    result.faults.extend(_file_faults(connection))
    if result.faults:
        return result
    for part, walk in (("chains", _chain_faults), ("derived tables", _derived_faults), ("evidence", _evidence_faults)):
        try:
            result.faults.extend(walk(connection, result))
        except Exception as error:  # noqa: BLE001 - whatever a broken value leads to is a fault of the store
            result.faults.append(f"the {part} cannot be walked to their end ({error!r})")
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
        sa.select(envelope, event.c.event_id, _CANONICAL)
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
        if row.row_hash != chain_hash(row.prev_hash, row.canonical):
            yield f"{where}: its text is not the one that was hashed"
        expected_seq, previous = row.seq + 1, row.row_hash
    unchained = sa.select(event.c.event_id).where(event.c.position.not_in(sa.select(envelope.c.position)))
    for event_id in connection.execute(unchained).scalars():
        yield f"event {event_id}: is in no chain"


def _derived_faults(connection: sa.Connection, result: Verification) -> Iterator[str]:
    logs: dict[str, list[Event] | None] = {}
    decisions: set[tuple[str, str]] = set()
    columns = (event.c.event_id, event.c.kind, event.c.review_id, _CANONICAL)
    for row in connection.execute(sa.select(*columns).order_by(event.c.position)):
        result.events += 1
        read = _read(row.canonical)
        log = None if row.kind in CASE_KINDS else logs.setdefault(row.review_id, [])
        if read is None:
            yield f"event {row.event_id}: its text is no event"
            logs[row.review_id] = None
            continue
        if (read.event_id, read.kind, read.review_id) != (row.event_id, row.kind, row.review_id):
            yield f"event {row.event_id}: its columns differ from its text"
        if read.kind in CASE_KINDS:
            decisions.add((read.review_id, read.event_id))
        elif log is not None:
            log.append(read)
    for review_id, events in logs.items():
        result.reviews += 1
        if events is None:
            yield f"review {review_id}: cannot be replayed without the event that is none"
        else:
            yield from _review_faults(connection, review_id, events)
    if decisions != {tuple(row) for row in connection.execute(sa.select(case_decision))}:
        yield "the decisions about cases in the tables differ from the log"
    known = sa.select(event.c.review_id).distinct().scalar_subquery()
    for table in (review, finding, verdict, escalation, evidence, step):
        for review_id in connection.execute(
            sa.select(table.c.review_id).where(table.c.review_id.not_in(known)).distinct()
        ).scalars():
            yield f"review {review_id}: table {table.name} has rows that no event made"


def _read(canonical: bytes) -> Event | None:
    """The event of its text, None when it has not the shape of one."""
    try:
        read = Event.from_canonical(canonical)
    except (ValueError, TypeError, RecursionError):
        return None
    whole = (
        all(isinstance(getattr(read, name), str) for name in _TEXTS)
        and all(isinstance(getattr(read, name), str | None) for name in _RELATIONS)
        and type(read.made_at_ms) is int
        and isinstance(read.body, dict)
        and read.kind in {*KINDS, *CASE_KINDS}
    )
    # Fields that are missing have been given values, an id of its own among them.
    return read if whole and set(json.loads(canonical)) == _FIELDS else None


def _review_faults(connection: sa.Connection, review_id: str, events: Sequence[Event]) -> Iterator[str]:
    try:
        expected, times = Review.replay(events), _times(events)
    except Exception as error:  # noqa: BLE001 - a body may be of any shape
        yield f"review {review_id}: its events cannot be replayed ({error!r})"
        return
    try:
        stored, stored_times = derived.load_review(connection, review_id), _stored_times(connection, review_id)
    except Exception as error:  # noqa: BLE001 - so may what is in a table
        yield f"review {review_id}: its rows in the tables cannot be read ({error!r})"
        return
    if stored is None:
        yield f"review {review_id}: is in the log and not in the tables"
        return
    parts = {
        "state": (expected.state, stored.state),
        "recording, author or policy set": (_who(expected), _who(stored)),
        "findings": (expected.findings, stored.findings),
        "verdict": (expected.verdict, stored.verdict),
        "escalations": (expected.escalations, stored.escalations),
        "evidence": (expected.evidence, stored.evidence),
        "undo steps": (expected.steps.done + expected.steps.undone, stored.steps.done + stored.steps.undone),
        "times of opening, submitting and verdict": (times, stored_times),
    }
    for name, (want, have) in parts.items():
        if want != have:
            yield f"review {review_id}: the {name} in the tables differ from the log replayed"


def _evidence_faults(connection: sa.Connection, result: Verification) -> Iterator[str]:
    """The log has the hash of every copy; the copies are read one at a time, for they are large."""
    for evidence_id, kept in connection.execute(sa.select(evidence.c.evidence_id, evidence.c.sha256)).all():
        result.evidence += 1
        where = f"evidence {evidence_id}"
        content = copies.content(connection, evidence_id)
        if content is None:
            yield f"{where}: the copy is missing"
        elif fingerprint(content) != kept:
            yield f"{where}: the copy is not the one that was hashed"


def _who(one: Review) -> tuple[str, str, str]:
    return one.recording_id, one.context.author, one.context.policy_set


def _times(events: Sequence[Event]) -> tuple[int | None, int | None, int | None]:
    """When a review was opened, submitted last (None while it is open) and given its verdict, in UTC ms."""
    submitted_at = given_at = None
    for one in events:
        for change in changes(one):
            match change:
                case StateChange(state):
                    submitted_at = one.made_at_ms if state == SUBMITTED else None
                case VerdictChange(given):
                    given_at = one.made_at_ms if given is not None else None
    return events[0].made_at_ms, submitted_at, given_at


def _stored_times(connection: sa.Connection, review_id: str) -> tuple[int | None, int | None, int | None]:
    """The same from the tables."""
    query = (
        sa.select(review.c.opened_at_ms, review.c.submitted_at_ms, verdict.c.given_at_ms)
        .join(verdict, verdict.c.review_id == review.c.review_id, isouter=True)
        .where(review.c.review_id == review_id)
    )
    row = connection.execute(query).one_or_none()
    return (None, None, None) if row is None else tuple(row)  # type: ignore[return-value]
