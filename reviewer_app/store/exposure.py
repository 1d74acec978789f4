"""The private ledger of exposure: time by day and severity, in a table that nothing else reads.

It is no event, is derived from nothing and leaves the store for nowhere.
"""

from collections.abc import Mapping

import sqlalchemy as sa

from reviewer_app.store.tables import exposure


def add(connection: sa.Connection, day: str, ms_by_severity: Mapping[str, int]) -> None:
    """Add time to a day (`2026-11-23`)."""
    for severity, ms in ms_by_severity.items():
        where = sa.and_(exposure.c.day == day, exposure.c.severity == severity)
        if not connection.execute(sa.update(exposure).where(where).values(ms=exposure.c.ms + ms)).rowcount:
            connection.execute(sa.insert(exposure), {"day": day, "severity": severity, "ms": ms})


def since(connection: sa.Connection, day: str) -> dict[str, int]:
    """The time (ms) by severity from a day on; '' is from the beginning."""
    rows = connection.execute(
        sa.select(exposure.c.severity, sa.func.sum(exposure.c.ms))
        .where(exposure.c.day >= day)
        .group_by(exposure.c.severity)
    )
    return {row.severity: row[1] for row in rows}


def forget(connection: sa.Connection) -> None:
    """Delete all of it."""
    connection.execute(sa.delete(exposure))
