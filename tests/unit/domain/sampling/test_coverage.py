"""95 % intervals hold the truth 93 to 97 times of a hundred, exact ones at least 93 times."""

from dataclasses import replace
from itertools import islice

import pytest

from reviewer_app.domain.sampling.intervals import wald
from tests.bench import coverage

CASES = {case.name: case for case in coverage.cases()}
# Drawn by weight: minutes.
SLOW = {name for name in CASES if "probability" in name or "severity" in name or "later" in name}
# Of coefficients, each draw with a bootstrap: of so many the share is known to a hundredth, three of which are borne.
GROUP_DRAWS, BORNE = 500, 0.03


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.slow if one in SLOW else ()) for one in CASES])
def test_intervals_hold_the_truth(name):
    held = coverage.coverage(CASES[name])
    assert held >= coverage.LOW
    assert CASES[name].exact or held <= coverage.HIGH


def test_few_units_and_rare_errors_are_covered():
    """Two raters, forty units, an error in fifty: in one sample of five nobody differs, where a bootstrap is silent."""
    group = coverage._binary(2, 40, 0.5, 0.02)
    held = coverage.coverage_of(group, 60)
    assert all(one.held >= coverage.LOW for one in held.values()), held


@pytest.mark.slow
@pytest.mark.parametrize("place", range(12))
def test_intervals_of_coefficients_hold_the_truth_or_say_that_they_may_not(place):
    group = next(islice(coverage.groups(), place, None))
    for name, one in coverage.coverage_of(group, GROUP_DRAWS).items():
        assert coverage.covers(replace(one, held=one.held + BORNE)), (group.name, name, one)


def test_a_method_that_is_too_short_is_noticed():
    """The textbook's interval of a rare class."""
    case = coverage.Case("wald", 0.02, coverage._of_share(wald, 0.02, 100))
    assert coverage.coverage(case) < coverage.LOW
