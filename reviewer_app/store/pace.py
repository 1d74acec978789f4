"""How long reviews took, in a table of the person's own: no event, leaving the store for nowhere."""

import sqlalchemy as sa

from reviewer_app.domain.review import SUBMITTED
from reviewer_app.store.tables import pace, review


def add(connection: sa.Connection, review_id: str, day: str, ms: int, keys: int) -> None:
    """Add time and keys to a review; the day (`2026-11-23`) is the one on which it was worked on last."""
    mine = pace.c.review_id == review_id
    values = {"day": day, "ms": pace.c.ms + ms, "presses": pace.c.presses + keys}
    if not connection.execute(sa.update(pace).where(mine).values(values)).rowcount:
        connection.execute(sa.insert(pace), {"review_id": review_id, "day": day, "ms": ms, "presses": keys})


def of_review(connection: sa.Connection, review_id: str) -> tuple[int, int]:
    """Time (ms) and keys of a review so far."""
    row = connection.execute(sa.select(pace.c.ms, pace.c.presses).where(pace.c.review_id == review_id)).one_or_none()
    return (0, 0) if row is None else (row.ms, row.presses)


def submitted_on(connection: sa.Connection, day: str) -> list[int]:
    """The times (ms) of the submitted reviews that were worked on last on a day."""
    query = (
        sa.select(pace.c.ms)
        .join(review, review.c.review_id == pace.c.review_id)
        .where(pace.c.day == day, review.c.state == SUBMITTED)
    )
    return list(connection.execute(query).scalars())
