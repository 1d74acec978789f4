"""Daily figures at the central database: bringing them up to date, checking them, and reading the dashboard."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from reviewer_app.central import rollups
from reviewer_app.central.rollups import Folded, Recount
from reviewer_app.operations.administration import administrator

__all__ = ["Folded", "Recount", "dashboard", "fold_all", "recount"]

EVENTS_AT_ONCE = 20_000
BUSY_SECONDS = 0.5
BUSY_TRIES = 20


def fold_all(dsn: str | None, *, dry_run: bool = False, progress: Callable[[Folded], None] | None = None) -> Folded:
    """Take everything that is finished at the server into the rollups, a part in a transaction; the sum of the parts.

    A dry run undoes the first part and ends. `busy` in the answer: somebody else was at it the whole time.
    """
    address = administrator(dsn)
    events = reviews = tries = 0
    while True:
        part = rollups.fold(address, EVENTS_AT_ONCE, dry_run=dry_run)
        events += part.events
        reviews += part.reviews
        if progress is not None:
            progress(part)
        if part.busy and tries < BUSY_TRIES:
            tries += 1
            time.sleep(BUSY_SECONDS)
        elif part.busy or dry_run or not part.events:
            return Folded(part.busy, events, reviews, part.behind)


def recount(dsn: str | None, *, dry_run: bool = False) -> Recount:
    """Count the whole log again and put right what differs, or with a dry run only say what does."""
    return rollups.recount(administrator(dsn), dry_run=dry_run)


def dashboard(dsn: str | None, until: date | None = None, policy: str | None = None) -> dict[str, Any]:
    """Week, half-year of one policy (None without one) and year up to a day (UTC, today when left out)."""
    return rollups.dashboard(administrator(dsn), until or datetime.now(UTC).date(), policy)
