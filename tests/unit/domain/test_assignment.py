"""Assignments as values."""

from dataclasses import replace

import pytest

from reviewer_app.domain.assignment import Assignment

ONE = Assignment("1", "a" * 64, "ES-47", "Directo", "", 1_000, "", "leased", 9, 5, None, True)


def test_json_comes_back_the_same_and_newer_fields_are_passed_over():
    assert Assignment.from_json({**ONE.to_json(), "of a newer server": 1}) == ONE


@pytest.mark.parametrize(
    ("state", "mine"), [("offered", True), ("leased", True), ("returned", False), ("submitted", False)]
)
def test_what_went_back_or_is_done_is_not_mine(state, mine):
    assert replace(ONE, state=state).is_mine is mine
