"""Assignments in the store, as the server told them last, and the cursor up to which it has told them."""

import json
from collections.abc import Iterable

import sqlalchemy as sa

from reviewer_app.domain.assignment import LEASED, Assignment
from reviewer_app.domain.review import OPEN
from reviewer_app.store.tables import assignment, meta, review

_CURSOR = "pull_cursor"


def cursor(connection: sa.Connection) -> str | None:
    """Up to where the server has told, None before the first time."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.name == _CURSOR)).scalar()


def set_cursor(connection: sa.Connection, value: str) -> None:
    """Remember up to where the server has told."""
    connection.execute(sa.insert(meta).prefix_with("OR REPLACE"), {"name": _CURSOR, "value": value})


def forget(connection: sa.Connection) -> None:
    """Drop all of them: the server tells them anew. Reviews stay."""
    connection.execute(sa.delete(assignment))


def keep(connection: sa.Connection, new: Iterable[Assignment]) -> None:
    """Keep these as they are now."""
    rows = [
        {
            "assignment_id": one.assignment_id,
            "recording_id": one.recording_id,
            "details": json.dumps(one.to_json(), ensure_ascii=False, sort_keys=True),
        }
        for one in new
    ]
    if rows:
        connection.execute(sa.insert(assignment).prefix_with("OR REPLACE"), rows)


def list_assignments(connection: sa.Connection) -> list[Assignment]:
    """Every assignment."""
    rows = connection.execute(sa.select(assignment.c.details).order_by(assignment.c.assignment_id)).scalars()
    return [Assignment.from_json(json.loads(details)) for details in rows]


def begun(connection: sa.Connection) -> list[str]:
    """Ids of the leased ones whose recordings are under review here."""
    under_review = set(connection.execute(sa.select(review.c.recording_id).where(review.c.state == OPEN)).scalars())
    return [
        one.assignment_id
        for one in list_assignments(connection)
        if one.state == LEASED and one.recording_id in under_review
    ]
