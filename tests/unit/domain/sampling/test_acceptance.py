"""Acceptance plans against the standard's table and published curves."""

import pytest

from reviewer_app.domain.sampling import acceptance
from reviewer_app.domain.sampling.acceptance import AQLS, Plan, by_quality_limit, by_two_points
from reviewer_app.domain.sampling.errors import NoSample


def test_the_operating_characteristic_of_a_textbook():
    """Montgomery, table 15.2: n = 89, c = 2."""
    found = Plan(89, 2).curve([0.005, 0.01, 0.02, 0.03, 0.05, 0.09])
    assert found == pytest.approx([0.9897, 0.9397, 0.7366, 0.4985, 0.1721, 0.0109], abs=5.1e-5)


def test_a_plan_by_two_points():
    assert by_two_points((0.05, 0.95), (0.15, 0.075)) == Plan(80, 7)
    assert Plan(20, 0).curve([0.05, 0.15]) == pytest.approx([0.35848592, 0.03875953], abs=5e-9)


@pytest.mark.parametrize(
    ("lot", "aql", "plan"),
    [
        (1000, 1.0, Plan(80, 2, "J")),
        (1000, 2.5, Plan(80, 5, "J")),
        (3200, 1.0, Plan(125, 3, "K")),
        (3200, 0.65, Plan(125, 2, "K")),
        (400, 1.0, Plan(50, 1, "H")),
        (100, 1.0, Plan(13, 0, "E")),
        (50, 2.5, Plan(5, 0, "C")),
        (200, 1.0, Plan(50, 1, "H")),
        (10, 1.0, Plan(10, 0, "E")),
        (600_000, 6.5, Plan(200, 21, "L")),
    ],
)
def test_plans_of_the_standard_with_their_arrows(lot, aql, plan):
    assert by_quality_limit(lot, aql) == plan


def test_a_lot_at_its_limit_is_mostly_accepted():
    """What the limit means: about 88 to 99 of a hundred lots of that quality pass."""
    for aql in AQLS:
        for lot in (100, 1000, 10_000, 400_000):
            plan = by_quality_limit(lot, aql)
            assert plan.accepted(aql / 100) > 0.85, (lot, aql, plan)


def test_a_small_lot_is_counted_as_what_it_is():
    assert Plan(10, 0).accepted(0.1, lot=10) == 0
    assert Plan(5, 0).accepted(0.1, lot=10) == pytest.approx(0.5)


def test_what_no_plan_does_is_refused():
    with pytest.raises(NoSample, match="not 3"):
        by_quality_limit(100, 3)
    with pytest.raises(NoSample, match="two units"):
        by_quality_limit(1, 1.0)
    with pytest.raises(NoSample, match="fewer faults"):
        by_two_points((0.15, 0.95), (0.05, 0.1))


@pytest.mark.parametrize(
    ("looked_at", "found", "said"),
    [
        (80, 2, acceptance.ACCEPTED),
        (80, 3, acceptance.REJECTED),
        (20, 3, acceptance.REJECTED),
        (79, 2, acceptance.OPEN),
        (79, 1, acceptance.ACCEPTED),
        (0, 0, acceptance.OPEN),
    ],
)
def test_a_lot_is_decided_as_soon_as_it_is_certain(looked_at, found, said):
    """Of 80 with 2 that are borne: by what is still to come, too."""
    assert acceptance.verdict(80, 2, looked_at, found) == said


@pytest.mark.parametrize(("looked_at", "found"), [(81, 0), (3, 4), (3, -1)])
def test_more_than_there_is_is_refused(looked_at, found):
    with pytest.raises(NoSample, match="cannot be"):
        acceptance.verdict(80, 2, looked_at, found)
