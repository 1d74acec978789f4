"""What a person finds after a fault: the store opened by the program as at any start."""

from collections.abc import Collection
from pathlib import Path

import sqlalchemy as sa

from reviewer_app.domain.errors import UserError
from reviewer_app.operations import auditing, labelling
from reviewer_app.store import recordings, tables
from reviewer_app.store.database import Database, open_database
from tests import stores

LOST = "painted and not stored"


def judge(path: Path, painted: Collection[str], unseen: int) -> list[str]:
    """Open a store after a fault, check it and go on working; returns what is wrong with it, a sentence each.

    `painted` holds the ids of the events that the person saw; at most `unseen` others may be stored.
    """
    try:
        database = open_database(path, stores.KEY)
    except UserError as error:
        return [f"the next start does not open the store: {error}"]
    try:
        return [*missing(database, painted, unseen), *_next_decision(database), *auditing.verify(database).faults]
    except (UserError, sa.exc.DatabaseError) as error:
        return [f"the store opens and cannot be worked with: {error}"]
    finally:
        database.close()


def missing(database: Database, painted: Collection[str], unseen: int) -> list[str]:
    """What was seen and is not stored, and more stored than could be under way."""
    with database.read() as connection:
        stored = set(connection.execute(sa.select(tables.event.c.event_id)).scalars())
    faults = [f"event {one}: {LOST}" for one in painted if one not in stored]
    surplus = len(stored.difference(painted))
    if surplus > unseen:
        faults.append(f"{surplus} events are stored that nobody saw; {unseen} were under way")
    return faults


def _next_decision(database: Database) -> list[str]:
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 1)
    review = stores.open_review(database)
    event = labelling.record(database, review.place(stores.Finding("hate.slur", 1), 9_000))
    return missing(database, [event.event_id], 10**9)
