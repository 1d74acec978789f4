"""The daily rollups at the server: taking new events into them, counting again, and the dashboard's queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

from reviewer_app.central.connection import CentralAddress, open_raw
from reviewer_app.central.operator_calls import call_as_operator, server_fault


@dataclass(frozen=True, slots=True)
class Folded:
    """What one call took in: new events, and the reviews that they belong to. `behind` events are still to come.

    `busy`: somebody else was at it and nothing was done.
    """

    busy: bool
    events: int
    reviews: int
    behind: int


@dataclass(frozen=True, slots=True)
class Recount:
    """The whole log counted: `rows` of the rollups came out, `differences` of them were kept otherwise.

    `examples`: at most 20, each with its key and the figures `kept` and `counted`, in the order submitted, open,
    reopened, placed, withdrawn, revised, timed, seconds.
    """

    rows: int
    differences: int
    examples: tuple[dict, ...]


def fold(address: CentralAddress, limit: int, *, dry_run: bool = False) -> Folded:
    """Take about `limit` events into the rollups; all of them the first time and behind a restore."""
    (row,) = call_as_operator(address, "SELECT * FROM api.fold_rollups(%s)", (limit,), keep=not dry_run)
    return Folded(row.busy, row.events, row.reviews, row.behind)


def recount(address: CentralAddress, *, dry_run: bool = False) -> Recount:
    """Count everything up to the rollups' cursor again, and put right what differs unless it is a dry run."""
    (row,) = call_as_operator(address, "SELECT * FROM api.recount_rollups()", keep=not dry_run)
    return Recount(row.rows, row.differences, tuple(row.examples))


def dashboard(address: CentralAddress, until: date, policy: str | None) -> dict[str, Any]:
    """`week`, `policy_half_year` (None without a policy) and `year`, up to a day, as far as the role may see them.

    Takes a little of what is waiting into the rollups first, where the server may be written to.
    """
    with open_raw(address) as connection:
        try:
            try:
                connection.execute("SELECT api.refresh_rollups()")
                connection.commit()
            except psycopg.errors.ReadOnlySqlTransaction:
                connection.rollback()
            week, half, year = connection.execute(
                "SELECT api.dashboard_week(%s), CASE WHEN %s THEN api.dashboard_policy(%s, %s) END, "
                "api.dashboard_year(%s)",
                (until, policy is not None, policy, until, until),
            ).fetchone()
        except psycopg.Error as error:
            raise server_fault(
                address, error, "sign in as an operator, lead or specialist", lost=bool(connection.closed)
            ) from error
    return {"week": week, "policy_half_year": half, "year": year}
