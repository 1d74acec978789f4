"""Quality of decisions: fetched from the central database for a time, kept in memory alone, and looked at in views."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.quality.checks import Between, Quality, at_once
from reviewer_app.domain.quality.report import View, report
from reviewer_app.operations import signing_in
from reviewer_app.operations.workplace import Workplace

DAYS = 28
_DAY_MS = 86_400_000


def last_days(today: date, days: int = DAYS) -> tuple[date, date]:
    """The first and the last of so many days up to today."""
    return today - timedelta(days=days - 1), today


def fetch(
    place: Workplace,
    user: str,
    password: str,
    first: date,
    last: date,
    *,
    names: bool = False,
    between: Between = at_once,
) -> Quality:
    """Decisions of these days (UTC, the last one too) that were judged.

    `names`: logins in place of pseudonyms, for leads, who are recorded as having asked. `between` is called between
    pieces of the work. Raises SignInRefused for who may not see it, Unreachable, and UserError for days in the wrong
    order.
    """
    if last < first:
        raise UserError(f"{first.isoformat()} comes after {last.isoformat()}: turn them round.")
    with signing_in.session_for(place, user, password) as session:
        told = session.quality(begin_ms(first), begin_ms(last) + _DAY_MS, names)
    return Quality.from_json(told, between)


def fetch_kept(
    place: Workplace, user: str, first: date, last: date, *, names: bool = False, between: Between = at_once
) -> Quality:
    """The same with the password kept at the last sign-in."""
    password = signing_in.kept_password(place, user) or ""
    return fetch(place, user, password, first, last, names=names, between=between)


def graded(quality: Quality, policies: PolicySet, between: Between = at_once) -> Quality:
    """With the severity of each decision: a finding's own, else that of its policy in a standard."""
    severities = {one.id: one.severity for one in policies.policies}
    return quality.graded(lambda policy: severities.get(policy, ""), between)


def weights_of(policies: PolicySet) -> dict[str, float]:
    """How much errors weigh by severity in a standard; about nothing ('') as little as the least grave one."""
    weights = {one.id: float(one.weight) for one in policies.severities}
    return {**weights, "": min(weights.values(), default=1.0)}


def told_as_json(quality: Quality, view: View, weights: Mapping[str, float]) -> dict[str, object]:
    """A view as `reviewer-app quality --json` prints it."""
    found = report(quality, view, weights)
    time = {"from": _day(quality.from_ms), "to": _day(quality.to_ms - 1), "named": quality.named}
    return {**time, "view": asdict(found.view), **found.to_json()}


def begin_ms(day: date) -> int:
    """The first moment of a day, UTC ms."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()
