"""Bringing the daily figures up to date, as operations; the rules are in contract/test_rollups and test_dashboard."""

import psycopg
import pytest

from reviewer_app.operations import counting
from reviewer_app.operations.counting import Folded
from tests.contract.test_rollups import a_review, chain_of, pushed
from tests.postgres import Central


@pytest.fixture
def central(central_servers) -> Central:
    """A database of the test's own with five uploads of four events, the first of them counted."""
    made = central_servers.database("embedded")
    with made.raw("ana") as connection:
        for number in range(5):
            pushed(connection, chain_of(*a_review("ana", number)))
            if number == 0:
                assert counting.fold_all(made.admin_dsn) == Folded(False, 4, 1, 0)
    return made


def test_everything_is_taken_in_a_part_after_the_other(central, monkeypatch):
    monkeypatch.setattr(counting, "EVENTS_AT_ONCE", 8)
    parts = []
    assert counting.fold_all(central.admin_dsn, progress=parts.append) == Folded(False, 16, 4, 0)
    assert [(part.events, part.behind) for part in parts] == [(8, 8), (8, 0), (0, 0)]


def test_a_dry_run_ends_with_the_first_part_and_keeps_nothing(central):
    told = counting.fold_all(central.admin_dsn, dry_run=True)
    assert (told.events, told.behind) == (16, 0)
    assert counting.fold_all(central.admin_dsn).events == 16


def test_somebody_else_who_does_not_end_is_told(central, monkeypatch):
    monkeypatch.setattr(counting, "BUSY_SECONDS", 0)
    monkeypatch.setattr(counting, "BUSY_TRIES", 2)
    with psycopg.connect(central.admin_dsn) as other:
        other.execute("SELECT * FROM api.fold_rollups(1)")
        assert counting.fold_all(central.admin_dsn).busy


def test_a_recount_and_a_dashboard(central):
    counting.fold_all(central.admin_dsn)
    found = counting.recount(central.admin_dsn, dry_run=True)
    assert (found.rows, found.differences) == (2, 0)
    told = counting.dashboard(central.admin_dsn)
    assert told["policy_half_year"] is None
    assert told["week"]["to"] > "2026-01-01"
