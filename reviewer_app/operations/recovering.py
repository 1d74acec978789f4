"""After a lost key, a dead disk or on a new machine: a store with everything that the server has of a person."""

import json
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reviewer_app.central.push import Session
from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import Refused, StoreUnreadable
from reviewer_app.operations import evidence, signing_in
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log, opening, outbox
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many events of a review are at the server and not in the new store, and why."""

    review_id: str
    events: int
    reason: str

    def __str__(self) -> str:
        return f"{self.events} events of the review {self.review_id} stay at the server only: {self.reason}"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Where the unreadable store went (None when there was none), how many events came back and what did not."""

    set_aside: Path | None
    events: int
    left_out: tuple[LeftOut, ...] = ()


def recover(place: Workplace, user: str, password: str) -> Recovered:
    """Fetch the person's own events from the server into their store: one that is still empty, as on a new machine,
    or a new one, an unreadable store set aside.

    Events that cannot be replayed (the server refused the beginning of their review) are left out and told.
    Raises Refused for a store that has decisions in it, StoreUnavailable while a window is open on it or when another
    fault than a lost key or a damaged file keeps it shut, and Unreachable; nothing was moved then.
    """
    path = place.store_path(user)
    with opening.window_lock(path):
        database = _readable(place, user)
        if database is not None:
            with closing(database):
                _must_be_empty(database)
                return fill(database, _asked_for(place, user, password))
        kept, done = _asked_for(place, user, password), []
        aside = opening.replace_store(path, place.secrets, lambda connection: done.append(_replay(connection, kept)))
    return replace(done[0], set_aside=aside)


def is_empty(database: Database) -> bool:
    """Whether no decision was ever made in a store, whatever was imported."""
    with database.read() as connection:
        return outbox.length(connection) == 0


def has_any(session: Session) -> bool:
    """Whether the server has decisions of the person who signed in."""
    return next(session.my_events(), None) is not None


def fetched(session: Session) -> list[str]:
    """The canonical texts of the person's own events, as they came to the server."""
    return [one.canonical for one in session.my_events()]


def fill(database: Database, canonicals: list[str]) -> Recovered:
    """Put events from the server into an empty store. Raises Refused when there are decisions in it by now."""
    _must_be_empty(database)
    with database.transaction() as connection:
        return _replay(connection, canonicals)


def _replay(connection: Any, canonicals: list[str]) -> Recovered:
    """In the order in which they came: ids follow the clocks of devices, and clocks are set back."""
    missed: Counter[tuple[str, str]] = Counter()
    for canonical in canonicals:
        reason = log.replay(connection, canonical)
        if reason:
            missed[json.loads(canonical)["review_id"], reason] += 1
    # Copies were never sent: what the log says of them would be said of nothing.
    evidence.drop_lost(connection, wall_clock.now_ms())
    left_out = tuple(LeftOut(review_id, events, reason) for (review_id, reason), events in missed.items())
    return Recovered(None, len(canonicals) - missed.total(), left_out)


def _readable(place: Workplace, user: str) -> Database | None:
    """The store when there is one that can be read."""
    if not place.store_path(user).exists():
        return None
    try:
        return place.open_store(user)
    except StoreUnreadable:
        return None


def _asked_for(place: Workplace, user: str, password: str) -> list[str]:
    with signing_in.session_for(place, user, password) as session:
        return fetched(session)


def _must_be_empty(database: Database) -> None:
    if not is_empty(database):
        raise Refused("This store can be read and has decisions in it: there is nothing to recover.")
