"""After a lost key or a dead disk: a new store with everything that the server has of a person."""

import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Refused, StoreUnreadable
from reviewer_app.operations import evidence, signing_in
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log, opening


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
    """Set an unreadable store aside and fetch the person's own events from the server into a new one.

    Events that cannot be replayed (the server refused the beginning of their review) are left out and told.
    Raises Refused for a store that can be read, StoreUnavailable while a window is open on it or when another fault
    than a lost key or a damaged file keeps it shut, and Unreachable; nothing was moved then.
    """
    path = place.store_path(user)
    with opening.window_lock(path):
        _must_be_unreadable(place, user)
        with Session(connect(signing_in.address_of(place), user, password)) as session:
            kept = [one.canonical for one in session.my_events()]
        missed: Counter[tuple[str, str]] = Counter()

        def fill(connection: Any) -> None:
            # As they came: ids follow the clocks of devices, and clocks are set back.
            for canonical in kept:
                reason = log.replay(connection, canonical)
                if reason:
                    missed[json.loads(canonical)["review_id"], reason] += 1
            # Copies were never sent: what the log says of them would be said of nothing.
            evidence.drop_lost(connection, time.time_ns() // 1_000_000)

        aside = opening.replace_store(path, place.secrets, fill)
    left_out = tuple(LeftOut(review_id, events, reason) for (review_id, reason), events in missed.items())
    return Recovered(aside, len(kept) - missed.total(), left_out)


def _must_be_unreadable(place: Workplace, user: str) -> None:
    if not place.store_path(user).exists():
        return
    try:
        place.open_store(user).close()
    except StoreUnreadable:
        return
    raise Refused(f"The store of {user} can be read: there is nothing to recover.")
