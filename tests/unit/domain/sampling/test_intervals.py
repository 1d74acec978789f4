"""Intervals of shares against Newcombe (1998), and what they promise by full enumeration."""

import pytest
from scipy.stats import binom

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.intervals import clopper_pearson, wald, wilson, wilson_continuity


@pytest.mark.parametrize(
    ("method", "count", "of", "ends"),
    [
        (wald, 81, 263, (0.2522, 0.3638)),
        (wilson, 81, 263, (0.2553, 0.3662)),
        (wilson_continuity, 81, 263, (0.2535, 0.3682)),
        (clopper_pearson, 81, 263, (0.2527, 0.3676)),
        (wilson, 15, 148, (0.0624, 0.1605)),
        (wilson, 0, 20, (0, 0.1611)),
        (wilson, 1, 29, (0.0061, 0.1718)),
        (clopper_pearson, 15, 148, (0.0578, 0.1617)),
        (clopper_pearson, 0, 20, (0, 0.1684)),
        (clopper_pearson, 1, 29, (0.0009, 0.1776)),
        (wilson, 57, 60, (0.863, 0.983)),
        (wilson, 0, 60, (0, 0.060)),
    ],
)
def test_published_intervals(method, count, of, ends):
    digits = 5e-4 if max(ends) in (0.983, 0.060) else 5.1e-5
    assert method(count, of) == pytest.approx(ends, abs=digits)


@pytest.mark.parametrize("method", [wald, wilson, wilson_continuity, clopper_pearson])
def test_ends_mirror_each_other_and_hold_the_share(method):
    for of in (1, 2, 7, 40):
        for count in range(of + 1):
            low, high = method(count, of)
            assert 0 <= low <= count / of <= high <= 1
            assert method(of - count, of) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@pytest.mark.parametrize("share", [0.005, 0.02, 0.1, 0.3, 0.5])
@pytest.mark.parametrize("of", [30, 100, 400])
def test_exact_intervals_hold_the_truth_at_least_as_often_as_they_say(share, of):
    held = sum(binom.pmf(count, of, share) for count in range(of + 1) if within(share, clopper_pearson(count, of)))
    assert held >= 0.95 - 1e-9


def within(share, ends):
    return ends[0] <= share <= ends[1]


def test_nothing_to_count_in_is_refused():
    for method in (wald, wilson, wilson_continuity, clopper_pearson):
        with pytest.raises(NoSample):
            method(0, 0)
        with pytest.raises(NoSample):
            method(3, 2)
