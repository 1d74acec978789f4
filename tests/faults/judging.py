"""What a person finds after a fault: the store opened by the program as at any start."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import sqlalchemy as sa

from reviewer_app.domain import events
from reviewer_app.domain.errors import UserError
from reviewer_app.operations import auditing, labelling
from reviewer_app.store import recordings, tables
from reviewer_app.store.database import Database, open_database
from tests import stores

LOST = "painted and not stored"


def judge(path: Path, lost: Callable[[Database], list[str]]) -> list[str]:
    """Open a store after a fault, look for what was lost and go on working; returns what is wrong, a sentence each."""
    try:
        database = open_database(path, stores.KEY)
    except UserError as error:
        return [f"the next start does not open the store: {error}"]
    try:
        return [*lost(database), *_next_decision(database), *auditing.verify(database).faults]
    except (UserError, sa.exc.DatabaseError) as error:
        return [f"the store opens and cannot be worked with: {error}"]
    finally:
        database.close()


def missing_events(database: Database, painted: Collection[str], unseen: int) -> list[str]:
    """Events (ids) that were seen and are not stored; and more than `unseen` others stored."""
    with database.read() as connection:
        stored = set(connection.execute(sa.select(tables.event.c.event_id)).scalars())
    faults = [f"event {one}: {LOST}" for one in painted if one not in stored]
    surplus = len(stored.difference(painted))
    if surplus > unseen:
        faults.append(f"{surplus} events are stored that nobody saw, where at most {unseen} were expected")
    return faults


def missing_findings(database: Database, reports: Iterable[Mapping[str, object]]) -> list[str]:
    """What the window's list showed (see `window.watch_painting`) that no stored event made."""
    placed: list[object] = []
    withdrawn: set[str] = set()
    for event, _ in auditing.log(database):
        if event.kind in (events.FINDING_PLACED, events.FINDING_REVISED):
            placed.append(event.body["finding"])
        elif event.kind == events.FINDING_WITHDRAWN:
            withdrawn.add(event.body["finding"]["finding_id"])
    faults = []
    for report in reports:
        if "painted" in report and report["painted"] not in placed:
            faults.append(f"finding {report['painted']['finding_id']}: {LOST}")
        if "gone" in report and report["gone"] not in withdrawn:
            faults.append(f"finding {report['gone']}: painted as withdrawn and not stored so")
    return faults


def _next_decision(database: Database) -> list[str]:
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 1)
    review = stores.open_review(database)
    event = labelling.record(database, review.place(stores.Finding("hate.slur", 1), 9_000))
    return missing_events(database, [event.event_id], 10**9)
