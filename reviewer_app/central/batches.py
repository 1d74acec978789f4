"""What operators do with work: batches in, assignments out, and how things stand."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

import psycopg

from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.operator_calls import call_as_operator
from reviewer_app.domain.assignment import Batch
from reviewer_app.domain.errors import Refused


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
        statement = "SELECT api.add_batch(%s, %s, %s, %s, %s, %s, %s) AS n"
        (row,) = call_as_operator(address, statement, values, keep=not dry_run)
        return row.n
    except psycopg.errors.UniqueViolation as error:
        raise Refused(f"There is a batch {batch.name} already: choose another name.") from error


def assign_batch(
    address: CentralAddress, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False
) -> Given:
    """Give what nobody has of a batch to people. A dry run keeps nothing, and tells nothing of opt-outs.

    Raises UserError for a batch or a person that is not there.
    """
    statement = "SELECT * FROM api.assign_batch(%s, %s, %s, %s, %s, %s)"
    values = (name, list(people), terms.per_person, terms.urgent, timedelta(hours=terms.lease_hours), dry_run)
    (row,) = call_as_operator(address, statement, values, keep=not dry_run)
    return Given(row.given, tuple(row.still_free))


def assign_to_each(
    address: CentralAddress, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False
) -> Given:
    """Give every recording of a batch to every one of the people; `still_free` is what not all of them have then.

    Who has one already keeps it. `terms.per_person` plays no part. A dry run keeps nothing, and tells nothing of
    opt-outs. Raises UserError for a batch or a person that is not there.
    """
    statement = "SELECT * FROM api.assign_to_each(%s, %s, %s, %s, %s)"
    values = (name, list(people), terms.urgent, timedelta(hours=terms.lease_hours), dry_run)
    (row,) = call_as_operator(address, statement, values, keep=not dry_run)
    return Given(row.given, tuple(row.missing))


def status(address: CentralAddress) -> dict:
    """People, devices, assignments and the cursor, the revision of the schema: as the server tells them."""
    (row,) = call_as_operator(address, "SELECT api.status() AS told", keep=False)
    return row.told
