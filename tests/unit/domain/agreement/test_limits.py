"""Intervals from a standard error, against Wilson's and by what they must hold of."""

import numpy as np
import pytest
from scipy.stats import t

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement import limits
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import standard_error
from reviewer_app.domain.sampling.intervals import wilson


def of_two(agreed: int, units: int) -> co.Coefficient:
    ratings = Ratings.of([[n % 2, n % 2 if n < agreed else 1 - n % 2] for n in range(units)], (0, 1))
    return co.percent_agreement(ratings, np.eye(2))


@pytest.mark.parametrize("agreed", [1, 60, 3000, 3999])
def test_of_many_units_percent_agreement_is_wilsons(agreed):
    found = limits.by_error(of_two(agreed, 4000), standard_error(of_two(agreed, 4000)))
    assert found == pytest.approx(wilson(agreed, 4000), abs=2e-5)


@pytest.mark.parametrize(("agreed", "ends"), [(20, 1), (0, 0)])
def test_where_all_or_none_agree_one_end_is_the_value(agreed, ends):
    low, high = limits.by_error(of_two(agreed, 20), 0.0)
    square = t.ppf(0.975, 19) ** 2
    far = square / (20 + square)
    assert (low, high) == pytest.approx((1 - far, 1) if ends else (0, far))


def test_kappa_is_within_what_it_can_be():
    ratings = Ratings.of([[n % 2, n % 2 if n else 1] for n in range(12)], (0, 1))
    kappa = co.cohen_kappa(ratings, np.eye(2))
    low, high = limits.by_error(kappa, standard_error(kappa))
    assert -1 < low < kappa.point < high < 1


def test_a_quantity_without_a_bound_stays_above_0_and_two_recordings_say_nothing_of_it():
    rows = np.array([[300.0, 2], [10, 1], [900, 2], [80, 2]])

    def of(kept):
        return co.Coefficient("ms", kept, np.arange(len(kept)), lambda of: of[..., 0] / of[..., 1], base=kept[:, 1])

    low, high = limits.by_error(of(rows), standard_error(of(rows)))
    assert 0 < low < of(rows).point < high
    assert limits.by_error(of(rows[:2]), standard_error(of(rows[:2]))) is None
    assert "logarithms" in limits.name(of(rows)) and "score" in limits.name(of_two(3, 9))


def test_few_units_or_little_but_one_label_are_not_sure():
    assert limits.is_sure(of_two(5, 15)) and not limits.is_sure(of_two(5, 14))
