"""After a lost key or a dead disk: a new store with everything that the server has of a person."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Refused, StoreUnreadable
from reviewer_app.domain.events import Event
from reviewer_app.operations import signing_in
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log, opening


@dataclass(frozen=True, slots=True)
class Recovered:
    """Where the unreadable store went (None when there was none) and how many events came back."""

    set_aside: Path | None
    events: int


def recover(place: Workplace, user: str, password: str) -> Recovered:
    """Set an unreadable store aside and fetch the person's own events from the server into a new one.

    Raises Refused for a store that can be read, StoreUnavailable while a window is open on it or when another fault
    than a lost key or a damaged file keeps it shut, and Unreachable; nothing was moved then.
    """
    path = place.store_path(user)
    with opening.window_lock(path):
        _must_be_unreadable(place, user)
        with Session(connect(signing_in.address_of(place), user, password)) as session:
            # An event that was sent in two epochs has one id.
            kept = {one.event_id: one.canonical for one in session.my_events()}

        def fill(connection: Any) -> None:
            # Ids are made in order on a device.
            for _, canonical in sorted(kept.items()):
                log.append(connection, Event.from_canonical(canonical))

        aside = opening.replace_store(path, place.secrets, fill)
    return Recovered(aside, len(kept))


def _must_be_unreadable(place: Workplace, user: str) -> None:
    if not place.store_path(user).exists():
        return
    try:
        place.open_store(user).close()
    except StoreUnreadable:
        return
    raise Refused(f"The store of {user} can be read: there is nothing to recover.")
