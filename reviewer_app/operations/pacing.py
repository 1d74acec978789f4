"""Time and keys of reviews, for the person's own eyes."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from reviewer_app.store import pace
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Known:
    """What was counted of a review before, and the median (ms) of the reviews submitted today, None without one."""

    ms: int
    keys: int
    median_ms: int | None


def add(database: Database, review_id: str, day: date, ms: int, keys: int) -> None:
    """Add time and keys to a review."""
    with database.transaction() as connection:
        pace.add(connection, review_id, day.isoformat(), ms, keys)


def known(database: Database, review_id: str, today: date) -> Known:
    """What is known as a review is opened."""
    with database.read() as connection:
        times = pace.submitted_on(connection, today.isoformat())
        return Known(*pace.of_review(connection, review_id), round(median(times)) if times else None)
