"""Samples of reviews drawn at the server for a blind second look, and gold among work: an operator's calls."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import psycopg

from reviewer_app.central.connection import CentralAddress, ClosingConnection, open_raw
from reviewer_app.central.operator_calls import call_as_operator, server_fault
from reviewer_app.domain.errors import Refused, Unreachable

DRAW = "SELECT api.draw_audits(%s, %s, %s, %s, %s, %s, %s, %s) AS told"
_WHO = "sign in as an operator, lead or specialist"
_WHO_HANDS_OVER = "sign in as an operator or lead"
_TRIES = 5
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Giving:
    """How drawn reviews are given: to whom, as a batch of which name ('' for one that the server makes up), and for how
    long each of the steps may take.
    """

    people: tuple[str, ...]
    batch: str = ""
    lease_hours: int = 72
    dispute_days: int = 7
    answer_days: int = 7


class Drawing:
    """One transaction in which the population stays as it was first counted."""

    def __init__(self, connection: ClosingConnection) -> None:
        self._connection = connection

    def preview(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        """`population`, `strata`, `weights` with counts; `small` where some are too few to be told to this person."""
        (row,) = self._connection.execute("SELECT api.preview_audits(%s) AS told", (json.dumps(plan),)).fetchall()
        return row.told

    def draw(self, name: str, plan: Mapping[str, Any], seed: str | None, giving: Giving) -> dict[str, Any]:
        """Draw and give out; what the server tells of it."""
        lease, dispute, answer = (
            timedelta(hours=giving.lease_hours),
            timedelta(days=giving.dispute_days),
            timedelta(days=giving.answer_days),
        )
        values = (name, json.dumps(plan), seed, giving.batch, list(giving.people), lease, dispute, answer)
        (row,) = self._connection.execute(DRAW, values).fetchall()
        return row.told


def drawing(address: CentralAddress, work: Callable[[Drawing], _T], *, keep: bool) -> _T:
    """What `work` gives in one transaction, undone unless `keep`; done again where somebody else drew at that moment.

    Raises Refused for a name that is taken, UserError for what the server refuses.
    """
    for tries_left in reversed(range(_TRIES)):
        with open_raw(address) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            try:
                found = work(Drawing(connection))
                if keep:
                    connection.commit()
                else:
                    connection.rollback()
                return found
            except (psycopg.errors.UniqueViolation, psycopg.errors.SerializationFailure) as error:
                connection.rollback()
                _must_be_free(error)
                if not tries_left:
                    raise Unreachable("Others draw at the same time again and again: try again later.") from error
            except psycopg.Error as error:
                raise server_fault(address, error, _WHO, lost=bool(connection.closed)) from error
    raise AssertionError


def assign(
    address: CentralAddress, sample: str, giving: Giving, *, dry_run: bool = False
) -> tuple[dict[str, int], int]:
    """Give what nobody has of a sample, or what came back; how many each got, and how many nobody has then.

    A dry run gives nothing, and tells only how many are to be given.
    """
    statement = "SELECT * FROM api.assign_audits(%s, %s, %s, %s, %s)"
    values = (sample, giving.batch, list(giving.people), timedelta(hours=giving.lease_hours), dry_run)
    try:
        (row,) = call_as_operator(address, statement, values, keep=not dry_run)
    except psycopg.errors.UniqueViolation as error:
        _must_be_free(error)
        raise
    return row.given, row.waiting


def samples(address: CentralAddress) -> list[dict[str, Any]]:
    """Every sample, how far its audits are."""
    (row,) = call_as_operator(address, "SELECT api.audit_samples() AS told", keep=False)
    return row.told


def sample(address: CentralAddress, name: str) -> dict[str, Any]:
    """All that a sample was drawn from, and what was drawn. Raises UserError where there is none."""
    (row,) = call_as_operator(address, "SELECT api.audit_sample(%s) AS told", (name,), keep=False)
    return row.told


def hand_over(
    address: CentralAddress, auditor: str, people: Sequence[str], *, dry_run: bool = False
) -> tuple[dict[str, int], int]:
    """Leave to others what somebody has to compare; how many each got, and how many none of them may have.

    A dry run tells only how many there are. Raises UserError for a person that is not there.
    """
    statement = "SELECT * FROM api.hand_over_audits(%s, %s, %s)"
    values = (auditor, list(people), dry_run)
    (row,) = call_as_operator(address, statement, values, keep=not dry_run, sign_in=_WHO_HANDS_OVER)
    return row.given, row.remaining


def settle(address: CentralAddress, *, dry_run: bool = False) -> tuple[int, int]:
    """End windows that are over: how many were taken as not disputed, how many go on to somebody who rules."""
    (row,) = call_as_operator(address, "SELECT * FROM api.settle_audits()", keep=not dry_run)
    return row.accepted, row.to_arbitration


def gold(address: CentralAddress) -> list[dict[str, Any]]:
    """Recordings of which it was ruled what is right, without the answers."""
    (row,) = call_as_operator(address, "SELECT api.gold_list() AS told", keep=False)
    return row.told


def seed_gold(
    address: CentralAddress,
    batch: str,
    seed: str,
    policy_set: str | None = None,
    *,
    recordings: Sequence[str] | None = None,
    count: int | None = None,
    dry_run: bool = False,
) -> tuple[int, int]:
    """Put gold recordings, these or at most so many, among the items of a batch; how many, of how many that could be.

    `policy_set`: where the batch names none. Raises UserError for a batch that is not there, or that people work at.
    """
    values = (batch, policy_set, None if recordings is None else list(recordings), count, seed)
    statement = "SELECT * FROM api.seed_gold(%s, %s, %s, %s, %s)"
    (row,) = call_as_operator(address, statement, values, keep=not dry_run)
    return row.seeded, row.candidates


def _must_be_free(error: psycopg.Error) -> None:
    """Raise Refused where a name is taken: to try again would not help."""
    if error.diag.constraint_name == "sample_name_key":
        raise Refused("There is a sample of that name already: choose another one.") from error
    if error.diag.constraint_name == "batch_name_key":
        raise Refused("There is a batch of that name already: choose another one.") from error
