"""What the dashboard tells whom, the same on every kind of server."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from reviewer_app.central import rollups
from reviewer_app.central.connection import CentralAddress, SignInRefused
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.contract.histories import recording
from tests.contract.test_assignments import weaken
from tests.contract.test_rollups import chain_of, give, pushed
from tests.postgres import PASSWORD, SERVERS, Central

DAY_MS = 86_400_000
TODAY_MS = time.time_ns() // 1_000_000 // DAY_MS * DAY_MS
# Days that are over, and not the first of a month or a Monday by accident of when the test runs.
BEFORE_MS = TODAY_MS - 3 * DAY_MS


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own."""
    return central_servers.database(request.param)


def submitted(login: str, number: int, at_ms: int, outcome: str = "allowed", policies: tuple[str, ...] = ()) -> list:
    """The events of a review of a minute, with findings."""
    log = [Review.open(recording(number), Context(login, "live-es@2026.2"), at_ms)]
    review = Review.replay(log)
    makes: list[Callable] = [
        lambda policy=policy: review.place(Finding(policy, 7, severity="S2"), at_ms + 5) for policy in policies
    ]
    makes += [lambda: review.give_verdict(Verdict(outcome), at_ms + 9), lambda: review.submit(at_ms + 60_000)]
    for make in makes:
        log.append(make())
        review.apply(log[-1])
    return log


def send(central: Central, login: str, *events) -> None:
    """Upload and take in."""
    with central.raw(login) as connection:
        pushed(connection, chain_of(*events))
    rollups.fold(central.admin, 10**9)


def told(central: Central, login: str, policy: str | None = None, until: date | None = None) -> dict:
    """The dashboard as somebody signed in gets it."""
    address = CentralAddress.parse(central.server.dsn(login, PASSWORD, central.address.database))
    return rollups.dashboard(address, until or datetime.now(UTC).date(), policy)


def day(ms: int) -> date:
    """The day (UTC) of a time."""
    return datetime.fromtimestamp(ms / 1000, UTC).date()


def test_a_lead_sees_the_week_by_day_policy_and_person(central):
    give(central, "ana", range(1, 2), "ES")
    send(central, "ana", *submitted("ana", 1, BEFORE_MS, "violating", ("hate.slur", "hate.slur", "adult.nudity")))
    send(central, "bea", *submitted("bea", 2, BEFORE_MS + DAY_MS), *submitted("bea", 3, TODAY_MS)[:1])
    common = {"open": 0, "reopened": 0, "withdrawn": 0, "revised": 0, "seconds_per_review": 60.0}
    for login in ("luz", "ope"):
        week = told(central, login)["week"]
        assert (week["from"], week["to"]) == (str(day(TODAY_MS - 6 * DAY_MS)), str(day(TODAY_MS)))
        first, second, third = week["days"]
        assert first == {
            **common, "day": str(day(BEFORE_MS)), "submitted": 1, "placed": 3, "outcomes": {"violating": 1},
        }  # fmt: skip
        assert (second["day"], second["outcomes"]) == (str(day(BEFORE_MS + DAY_MS)), {"allowed": 1})
        assert (third["submitted"], third["open"], third["outcomes"], third["seconds_per_review"]) == (0, 1, None, None)
        assert [(one["policy_id"], one["placed"]) for one in week["policies"]] == [
            ("hate.slur", 2), ("adult.nudity", 1),
        ]  # fmt: skip
        assert week["people"] == [
            {**common, "login": "ana", "submitted": 1, "placed": 3},
            {**common, "login": "bea", "submitted": 1, "open": 1, "placed": 0},
        ]


def test_a_policy_over_a_half_year_and_the_year(central):
    """By week and severity, by market; by month, by policy; what lies before is not in it."""
    give(central, "ana", range(1, 3), "ES")
    until = day(BEFORE_MS)
    for number, back in ((1, 0), (2, 100), (3, 182), (4, 300), (5, 366)):
        send(central, "ana", *submitted("ana", number, BEFORE_MS - back * DAY_MS, "violating", ("hate.slur",)))
    found = told(central, "luz", "hate.slur", until)
    half = found["policy_half_year"]
    monday = until - timedelta(days=until.weekday())
    assert half["weeks"][-1] == {
        "week": str(monday), "placed": 1, "withdrawn": 0, "revised": 0, "severities": {"S2": 1},
    }  # fmt: skip
    assert sum(one["placed"] for one in half["weeks"]) == 2
    assert half["markets"] == [{"market": "ES", "placed": 2, "withdrawn": 0, "revised": 0}]
    year = found["year"]
    assert sum(one["submitted"] for one in year["months"]) == 4
    assert year["months"][-1]["month"] == str(until.replace(day=1))
    assert year["policies"] == [{"policy_id": "hate.slur", "placed": 4, "withdrawn": 0, "revised": 0}]
    assert told(central, "luz", "no.such", until)["policy_half_year"]["weeks"] == []


def rule_moderators_get_no_figures(central: Central) -> None:
    """Not even their own: how far the others are is not theirs to know."""
    send(central, "ana", *submitted("ana", 1, BEFORE_MS))
    with pytest.raises(SignInRefused, match="sign in as an operator, lead or specialist"):
        told(central, "ana", "hate.slur")


def rule_specialists_see_no_person_and_no_few(central: Central) -> None:
    """Sums of what was decided at least five times; what was decided less often is in no sum either."""
    for number in range(5):
        login = ("ana", "bea")[number % 2]
        send(central, login, *submitted(login, number, BEFORE_MS, "allowed", ("hate.slur",)))
    send(central, "ana", *submitted("ana", 9, BEFORE_MS, "violating", ("adult.nudity",)))
    found = told(central, "sol", "hate.slur", day(BEFORE_MS))
    (one,) = found["week"]["days"]
    assert (one["submitted"], one["outcomes"], one["placed"]) == (5, {"allowed": 5}, 5)
    assert [one["policy_id"] for one in found["week"]["policies"]] == ["hate.slur"]
    assert found["week"]["people"] is None
    assert found["policy_half_year"]["markets"] == [{"market": "", "placed": 5, "withdrawn": 0, "revised": 0}]
    assert [one["submitted"] for one in found["year"]["months"]] == [5]
    assert told(central, "sol", "adult.nudity", day(BEFORE_MS))["policy_half_year"]["weeks"] == []
    assert "ana" not in str(found) and "bea" not in str(found)


def rule_specialists_see_days_that_are_over(central: Central) -> None:
    """Who asks before and after a colleague's upload today learns nothing by it."""
    until = datetime.now(UTC).date()
    before = told(central, "sol", "hate.slur", until)
    today_ms = time.time_ns() // 1_000_000
    send(central, "ana", *(e for n in range(8) for e in submitted("ana", n, today_ms, "allowed", ("hate.slur",))))
    assert told(central, "sol", "hate.slur", until) == before
    assert told(central, "luz", None, until)["week"]["days"][-1]["submitted"] == 8


def rule_work_of_blind_batches_is_shown_to_nobody(central: Central) -> None:
    """Nor as a person's count of reviews; before and after its upload the dashboard is the same to everybody."""
    give(central, "ana", range(8), "ES", blind=True)
    send(central, "bea", *(e for n in range(10, 18) for e in submitted("bea", n, BEFORE_MS, "allowed", ("hate.slur",))))
    before = [told(central, login, "hate.slur") for login in ("sol", "luz", "ope")]
    send(central, "ana", *(e for n in range(8) for e in submitted("ana", n, BEFORE_MS, "violating", ("hate.slur",))))
    assert [told(central, login, "hate.slur") for login in ("sol", "luz", "ope")] == before
    assert before[0]["week"]["days"][0]["submitted"] == 8


def test_it_is_up_to_date_by_itself_and_can_be_read_where_nothing_can_be_written(central):
    """A dashboard takes a little in before it is read; a standby's is as old as its figures."""
    rollups.fold(central.admin, 1)
    with central.raw("ana") as connection:
        pushed(connection, chain_of(*submitted("ana", 1, BEFORE_MS)))
    central.query("ALTER ROLE luz SET default_transaction_read_only = on")
    try:
        assert told(central, "luz")["week"]["days"] == []
    finally:
        central.query("ALTER ROLE luz RESET default_transaction_read_only")
    assert told(central, "sol")["week"]["days"] == []
    assert told(central, "luz")["week"]["days"][0]["submitted"] == 1


def test_how_much_waits_is_told_to_operators_only(central):
    """How much came in is how far the others are."""
    for login in ("ana", "sol", "luz"):
        with central.raw(login) as connection:
            for statement in ("SELECT * FROM api.fold_rollups(1)", "SELECT * FROM api.recount_rollups()"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


def everybody(central: Central) -> None:
    """Take the check of the role away, and the grants."""
    central.query("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO PUBLIC")
    weaken(central, "central.dashboard_reach", "IF central.is_operator() THEN", "IF true THEN")


WEAK = [
    (rule_moderators_get_no_figures, everybody),
    (rule_specialists_see_no_person_and_no_few, everybody),
    (rule_specialists_see_no_person_and_no_few, lambda c: weaken(c, "api.dashboard_week", "ELSE 5 END", "ELSE 1 END")),
    (
        rule_specialists_see_no_person_and_no_few,
        lambda c: weaken(c, "api.dashboard_policy", "ELSE 5 END", "ELSE 1 END"),
    ),
    (rule_specialists_see_no_person_and_no_few, lambda c: weaken(c, "api.dashboard_year", "ELSE 5 END", "ELSE 1 END")),
    (rule_specialists_see_no_person_and_no_few, lambda c: weaken(c, "api.dashboard_week", "reach = 'people'", "true")),
    (
        rule_specialists_see_days_that_are_over,
        lambda c: c.query(
            "CREATE OR REPLACE FUNCTION central.last_day(p_until date, p_reach text) RETURNS date LANGUAGE sql STABLE "
            "SET search_path = pg_catalog, pg_temp RETURN p_until"
        ),
    ),
    (rule_work_of_blind_batches_is_shown_to_nobody, lambda c: weaken(c, "central.measured", "AND NOT o.hidden", "")),
]


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = central_servers.database("embedded")
    change(central)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        rule(central)
