"""The private ledger of exposure, as the person sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reviewer_app.store import exposure
from reviewer_app.store.database import Database

# The periods that are shown, in days with today; None is everything.
PERIODS: tuple[int | None, ...] = (1, 7, 30, None)
# What is watched outside of every finding and hit.
UNMARKED = "none"


@dataclass(frozen=True, slots=True)
class Exposure:
    """The time (ms) by severity for each of PERIODS."""

    periods: tuple[Mapping[str, int], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has been counted."""
        return not any(self.periods[-1].values())


def add(database: Database, day: date, ms_by_severity: Mapping[str, int]) -> None:
    """Add what was watched on a day."""
    with database.transaction() as connection:
        exposure.add(connection, day.isoformat(), ms_by_severity)


def totals(database: Database, today: date) -> Exposure:
    """What was watched today, in 7 and 30 days and ever."""
    with database.read() as connection:
        starts = ["" if days is None else (today - timedelta(days - 1)).isoformat() for days in PERIODS]
        return Exposure(tuple(exposure.since(connection, start) for start in starts))


def forget(database: Database) -> None:
    """Delete the ledger; there is no other copy."""
    with database.transaction() as connection:
        exposure.forget(connection)
