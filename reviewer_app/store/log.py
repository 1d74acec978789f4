"""The decision log: appending an event with its envelope, and reading events back in order."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event
from reviewer_app.domain.ids import ZERO_HASH, chain_hash
from reviewer_app.store import derived
from reviewer_app.store.statement import Statement
from reviewer_app.store.tables import envelope, epoch, event

EPOCH_BITS = 53
# The current epoch, and the last envelope of its chain where it has one.
_HEAD = Statement(
    sa.select(epoch.c.epoch, envelope.c.seq, envelope.c.row_hash)
    .select_from(sa.outerjoin(epoch, envelope, envelope.c.epoch == epoch.c.epoch))
    .order_by(epoch.c.position.desc(), envelope.c.seq.desc())
    .limit(1)
)
_INSERT_EVENT = Statement(
    sa.insert(event).values({name: sa.bindparam(name) for name in ("event_id", "review_id", "kind", "canonical")})
)
_INSERT_ENVELOPE = Statement(sa.insert(envelope))


@dataclass(frozen=True, slots=True)
class Envelope:
    """An event's place in the chain of an epoch; hashes are 32 bytes."""

    epoch: int
    seq: int
    prev_hash: bytes
    row_hash: bytes


def append(connection: sa.Connection, new: Event) -> Envelope:
    """Append an event: log, envelope and derived tables, all in the caller's transaction."""
    canonical = new.canonical()
    position = _INSERT_EVENT.run(
        connection,
        event_id=new.event_id,
        review_id=new.review_id,
        kind=new.kind,
        canonical=canonical.decode("utf-8"),
    )
    placed = envelop(connection, position, canonical)
    derived.apply(connection, new)
    return placed


def replay(connection: sa.Connection, canonical: str) -> str:
    """Append an event that comes from elsewhere; '' when it was taken, else why not, and nothing of it is kept then."""
    try:
        with connection.begin_nested():
            append(connection, Event.from_canonical(canonical))
    except Refused as refused:
        return str(refused)
    except (AttributeError, KeyError, TypeError, ValueError, sa.exc.IntegrityError, sqlcipher.IntegrityError):
        return "This program cannot read it."
    return ""


def envelop(connection: sa.Connection, position: int, canonical: bytes) -> Envelope:
    """Give the event at a position of the log the next place in the current epoch's chain."""
    current, last, previous = _HEAD.first(connection) or (start_epoch(connection), None, None)
    seq, previous = (1, ZERO_HASH) if last is None else (last + 1, previous)
    placed = Envelope(current, seq, previous, chain_hash(previous, canonical))
    _INSERT_ENVELOPE.run(
        connection, epoch=current, seq=seq, position=position, prev_hash=previous, row_hash=placed.row_hash
    )
    return placed


def current_epoch(connection: sa.Connection) -> int:
    """The epoch that new events are chained in; the first one begins with the first event."""
    found = _HEAD.first(connection)
    return start_epoch(connection) if found is None else found[0]


def start_epoch(connection: sa.Connection) -> int:
    """Begin a new chain under a random number of 53 bits: every reader of JSON keeps it whole."""
    number = secrets.randbits(EPOCH_BITS)
    connection.execute(sa.insert(epoch).values(epoch=number, started_at_ms=wall_clock.now_ms()))
    return number


def event_by_id(connection: sa.Connection, event_id: str) -> Event:
    """One event of the log."""
    text = connection.execute(sa.select(event.c.canonical).where(event.c.event_id == event_id)).scalar_one()
    return Event.from_canonical(text)


def events(connection: sa.Connection, review_id: str | None = None) -> Iterator[tuple[Event, Envelope]]:
    """Every event (of a review) in the order it was appended, each with its latest envelope."""
    query = (
        sa.select(event.c.canonical, envelope)
        .join(envelope, envelope.c.position == event.c.position)
        .join(epoch, epoch.c.epoch == envelope.c.epoch)
        .order_by(event.c.position, epoch.c.position)
    )
    if review_id is not None:
        query = query.where(event.c.review_id == review_id)
    for _, envelopes in groupby(connection.execute(query), key=lambda row: row.position):
        *_, row = envelopes
        yield Event.from_canonical(row.canonical), Envelope(row.epoch, row.seq, row.prev_hash, row.row_hash)
