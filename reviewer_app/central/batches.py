"""What operators do with work: batches in, assignments out, and how things stand."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from reviewer_app.central.connection import CentralAddress, ClosingConnection, SignInRefused, open_raw
from reviewer_app.domain.assignment import Batch
from reviewer_app.domain.errors import Refused, Unreachable, UserError


@dataclass(frozen=True, slots=True)
class Terms:
    """How work is given: at most so many to each person (None: no limit), urgent, and for how long without a sign of
    work on it."""

    per_person: int | None = None
    urgent: bool = False
    lease_hours: int = 72


@dataclass(frozen=True, slots=True)
class Given:
    """What was given to each person, and the recordings (by id) that nobody named could get."""

    people: dict[str, int]
    still_free: tuple[str, ...]


def add_batch(address: CentralAddress, batch: Batch, *, dry_run: bool = False) -> int:
    """Add a batch; how many recordings it has. A dry run keeps nothing. Raises Refused for a name that is taken."""
    due = None if batch.due_at_ms is None else datetime.fromtimestamp(batch.due_at_ms / 1000, UTC)
    items = json.dumps([asdict(item) for item in batch.items])
    values = (batch.name, batch.market, batch.priority, due, batch.policy_set, batch.blind, items)
    try:
        return _call(address, "SELECT api.add_batch(%s, %s, %s, %s, %s, %s, %s) AS n", values, dry_run).n
    except psycopg.errors.UniqueViolation as error:
        raise Refused(f"There is a batch {batch.name} already: choose another name.") from error


def assign_batch(
    address: CentralAddress, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False
) -> Given:
    """Give what nobody has of a batch to people. A dry run keeps nothing.

    Raises UserError for a batch or a person that is not there.
    """
    statement = "SELECT * FROM api.assign_batch(%s, %s, %s, %s, %s)"
    values = (name, list(people), terms.per_person, terms.urgent, timedelta(hours=terms.lease_hours))
    row = _call(address, statement, values, dry_run)
    return Given(row.given, tuple(row.still_free))


def status(address: CentralAddress) -> dict:
    """People, devices, assignments and the cursor, the revision of the schema: as the server tells them."""
    return _call(address, "SELECT api.status() AS told", (), dry_run=True).told


def _call(address: CentralAddress, statement: str, values: tuple, dry_run: bool) -> Any:
    with open_raw(address) as connection:
        try:
            row = connection.execute(statement, values).fetchone()
            if dry_run:
                connection.rollback()
            else:
                connection.commit()
            return row
        except psycopg.errors.UniqueViolation:
            raise
        except psycopg.Error as error:
            raise _fault(address, connection, error) from error


def _fault(address: CentralAddress, connection: ClosingConnection, error: psycopg.Error) -> UserError:
    if isinstance(error, psycopg.errors.NoDataFound):
        return UserError(str(error.diag.message_primary))
    if isinstance(error, (psycopg.errors.UndefinedFunction, psycopg.errors.InvalidSchemaName)):
        return UserError(f"{address} is not prepared for this: run `reviewer-app central init` first.")
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return SignInRefused(f"{address.user} may not do this at {address}: sign in as an operator.")
    if connection.closed:
        return Unreachable(f"The connection to the central database {address} was lost: look whether it was done.")
    return Unreachable(f"The central database {address} reports an error ({error.sqlstate}): nothing was changed.")
