"""95 % intervals hold the truth 93 to 97 times of a hundred, exact ones at least 93 times."""

import pytest

from reviewer_app.domain.sampling.intervals import wald
from tests.bench import coverage

CASES = {case.name: case for case in coverage.cases()}
# Drawn by weight, or with a bootstrap in each draw: minutes.
SLOW = {name for name in CASES if "units" in name or "horvitz" in name}


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.slow if one in SLOW else ()) for one in CASES])
def test_intervals_hold_the_truth(name):
    held = coverage.coverage(CASES[name])
    assert held >= coverage.LOW
    assert CASES[name].exact or held <= coverage.HIGH


def test_a_method_that_is_too_short_is_noticed():
    """The textbook's interval of a rare class."""
    case = coverage.Case("wald", 0.02, coverage._of_share(wald, 0.02, 100))
    assert coverage.coverage(case) < coverage.LOW
