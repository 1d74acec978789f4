"""After a lost key or a dead disk: a new store with everything that the server has of a person."""

import time
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Refused, StoreUnavailable
from reviewer_app.domain.events import Event
from reviewer_app.operations import signing_in
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log


@dataclass(frozen=True, slots=True)
class Recovered:
    """Where the unreadable store went (None when there was none) and how many events came back."""

    set_aside: Path | None
    events: int


def recover(place: Workplace, user: str, password: str) -> Recovered:
    """Set an unreadable store aside and fetch the person's own events from the server into a new one.

    Raises Refused for a store that can be read, and Unreachable before anything was moved.
    """
    path = place.store_path(user)
    _must_be_unreadable(place, user)
    with Session(connect(signing_in.address_of(place), user, password)) as session:
        # Ids are made in order on a device, and an event that was sent in two epochs has one id.
        kept = {one.event_id: one.canonical for one in session.my_events()}
    aside = _set_aside(path) if path.exists() else None
    place.secrets.delete(f"store key {path.stem}")
    database = place.open_store(user)
    try:
        with database.transaction() as connection:
            for _, canonical in sorted(kept.items()):
                log.append(connection, Event.from_canonical(canonical))
    finally:
        database.close()
    return Recovered(aside, len(kept))


def _must_be_unreadable(place: Workplace, user: str) -> None:
    if not place.store_path(user).exists():
        return
    try:
        place.open_store(user).close()
    except StoreUnavailable:
        return
    raise Refused(f"The store of {user} can be read: there is nothing to recover.")


def _set_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.stem}.unreadable-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}")
    aside.mkdir()
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.rename(aside / file.name)
    return aside
