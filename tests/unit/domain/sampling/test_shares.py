"""A share by the estimator that fits the draw, by hand."""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import binom

from reviewer_app.domain.sampling.estimating import horvitz_thompson
from reviewer_app.domain.sampling.intervals import clopper_pearson, wilson
from reviewer_app.domain.sampling.shares import FEW, Judged, share_of


def of(count, n, **values):
    return [Judged(float(number < count), **values) for number in range(n)]


@pytest.mark.parametrize("probability", [None, 0.25])
def test_units_alike_give_a_plain_share_with_wilsons_interval(probability):
    found = share_of(of(54, 60, probability=probability))
    assert (found.n, found.count, found.value) == (60, 54, 0.9)
    assert found.ci95 == wilson(54, 60) and found.se == pytest.approx(sqrt(0.9 * 0.1 / 60))
    assert found.method == "Wilson"


@pytest.mark.parametrize("count", [0, 1, 5, 55, 60])
def test_where_few_have_it_or_lack_it_the_ends_are_exact(count):
    found = share_of(of(count, 60))
    assert (found.ci95, found.method) == (clopper_pearson(count, 60), "Clopper-Pearson")


def test_the_interval_of_a_plain_share_holds_for_every_share():
    """Reckoned, not drawn: Wilson's alone comes down to 84 of a hundred for rare ones."""

    def least(ends):
        low, high = np.array([ends(count) for count in range(101)]).T
        chances = [binom.pmf(np.arange(101), 100, share) for share in shares]
        return min(
            chance[(low <= share) & (share <= high)].sum() for chance, share in zip(chances, shares, strict=True)
        )

    shares = np.geomspace(0.0005, 0.5, 400)
    assert least(lambda count: share_of(of(count, 100)).ci95) > 0.92
    assert least(lambda count: wilson(count, 100)) < 0.88


def test_fewer_than_thirty_are_counts():
    few = share_of([*of(3, 29), *[Judged(0, 0)] * 50])
    assert (few.n, few.count, few.value, few.se, few.ci95, few.method) == (29, 3, None, None, None, FEW)
    assert share_of(of(3, 30)).value == 0.1


def test_nothing_to_count_in_is_said():
    assert share_of([Judged(0, 0)] * 40).reason == "there is nothing to count in"


def test_strata_weigh_as_they_are_large():
    """100 of 1,000 with 10, 50 of 100 with 25: (1000 x 0.1 + 100 x 0.5) / 1100 = 150 / 1100."""
    units = of(10, 100, probability=0.1, stratum="common") + of(25, 50, probability=0.5, stratum="rare")
    found = share_of(units)
    assert found.value == pytest.approx(150 / 1100)
    variance = 1000**2 * 0.9 * (0.09 * 100 / 99) / 100 + 100**2 * 0.5 * (0.25 * 50 / 49) / 50
    assert found.se == pytest.approx(sqrt(variance) / 1100)
    assert found.method.startswith("strata") and found.ci95[0] < found.value < found.ci95[1]


def test_without_strata_each_unit_weighs_by_its_probability():
    """2 x 1 + 1 x 0 for each pair: two thirds; the error is that of the differences' total."""
    units = [Judged(1, probability=0.5), Judged(0, probability=1.0)] * 20
    found = share_of(units)
    assert found.value == pytest.approx(40 / 60)
    apart = horvitz_thompson([one.top - found.value for one in units], [one.probability for one in units])
    assert found.se == pytest.approx(apart.se / 60) and found.method.startswith("Horvitz-Thompson")


def test_units_that_do_not_count_are_still_of_the_sample():
    """How many of a stratum are flagged is chance too: the error is larger than of those flagged alone."""
    rare = [Judged(1, 1, 0.5, "rare"), Judged(0, 1, 0.5, "rare")] * 15
    common = [Judged(1, 1, 0.1, "common")] * 20
    silent = [Judged(0, 0, 0.1, "common")] * 80
    both, alone = share_of(rare + common + silent), share_of(rare + common)
    assert both.value == alone.value == pytest.approx((30 + 200) / (60 + 200))
    assert both.se > alone.se and both.n == alone.n == 50


def test_weights_in_place_of_ones_give_a_ratio():
    """Eight of weight 4 with an error in two, thirty of weight 1 with one: (2 x 4 + 1) / (8 x 4 + 30)."""
    units = [Judged(4.0 * (n < 2), 4.0) for n in range(8)] + [Judged(float(n < 1), 1.0) for n in range(30)]
    found = share_of(units)
    value = 9 / 62
    spread = sum((one.top - value * one.bottom) ** 2 for one in units)
    assert found.value == pytest.approx(value) and found.se == pytest.approx(sqrt(38 / 37 * spread) / 62)
    assert (found.n, found.count) == (38, 3) and found.method.startswith("ratio")


def test_nothing_found_by_weights_has_exact_ends():
    """Of as many as weights of 2 and 5 are worth: (20 x 2 + 20 x 5)^2 / (20 x 4 + 20 x 25)."""
    found = share_of([Judged(0, probability=0.5), Judged(0, probability=0.2)] * 20)
    assert found.value == 0 and found.se is None
    assert found.ci95 == pytest.approx(clopper_pearson(0, 140**2 / 580))


def test_errors_that_nobody_drew_make_no_share_certain():
    """Twenty wrong of 400 that were all judged, none in 100 of 100,000: with strata named and without."""
    for names in (("all", "few"), ("", "")):
        units = of(20, 400, probability=1.0, stratum=names[0]) + of(0, 100, probability=0.001, stratum=names[1])
        found = share_of(units)
        assert found.ci95[0] <= found.value == pytest.approx(20 / 100_400) and found.ci95[1] > 0.03


def test_where_one_probability_is_not_known_none_is_used_and_that_is_said():
    found = share_of(of(10, 30, probability=0.1) + of(10, 30))
    assert found.value == pytest.approx(20 / 60)
    assert found.method == "Wilson, not weighted: no probability is known of 30"


def test_a_stratum_of_one_is_not_taken_to_be_known():
    """Weights of errors over strata, one of them of a single unit that stands for a hundred: it makes it less sure."""
    many = [Judged(float(n % 10 == 0) * 2, 2.0, 0.1, "many") for n in range(60)]
    alone = [Judged(0.0, 2.0, 0.01, "one")]
    known = [Judged(0.0, 2.0, 1.0, "one")]
    assert share_of([*many, *alone]).se > 1.4 * share_of([*many, *known]).se
