"""From samples to the whole, against textbooks and against a known population."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.sampling import drawing
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.estimating import (
    Counted,
    Stratum,
    Total,
    horvitz_thompson,
    recall,
    recall_bounds,
    share_limits,
    stratified_mean,
    stratified_total,
)
from reviewer_app.domain.sampling.intervals import wilson

# Lohr, Sampling: design and analysis, example 3.2: acres of farms in four regions.
LOHR = [
    Stratum(220, 21, 97_629.8, 7_647_472_708),
    Stratum(1054, 103, 300_504.2, 29_618_183_543),
    Stratum(1382, 135, 211_315.0, 53_587_487_856),
    Stratum(422, 41, 662_295.5, 396_185_950_266),
]


def test_strata_of_a_textbook():
    total, mean = stratified_total(LOHR), stratified_mean(LOHR)
    assert total.value == pytest.approx(909_736_035, rel=3e-8)
    assert total.se == pytest.approx(50_417_248, abs=1)
    assert (mean.value, mean.se) == pytest.approx((295_561, 16_380), abs=1)
    assert total.interval() == pytest.approx((total.value - 1.959964 * total.se, total.value + 1.959964 * total.se))


def test_recall_with_what_was_missed():
    flagged, passed = Stratum.of_count(1_000, 100, 80), Stratum.of_count(99_000, 500, 2)
    found = recall(flagged, passed)
    assert found.value == pytest.approx(800 / 1196)
    assert found.se == pytest.approx(0.15641, abs=5e-6)
    violations = stratified_total([flagged, passed])
    assert (violations.value, violations.se) == pytest.approx((1196, 281.6), abs=0.05)


def test_bounds_of_the_recall_stand_where_nothing_missed_was_found():
    low, high = recall_bounds([(1_000, 100, 80)], [(99_000, 500, 0)])
    assert 0.4 < low < 0.6 and high == 1
    assert recall_bounds([(1_000, 100, 80)], [(99_000, 500, 2)])[0] < low


def test_recall_of_nothing_is_refused():
    with pytest.raises(NoSample, match="Nothing was found"):
        recall(Stratum.of_count(10, 5, 0), Stratum.of_count(10, 5, 0))
    with pytest.raises(NoSample, match="6 of 5 drawn from 10"):
        Stratum.of_count(10, 5, 6)


def test_a_stratum_looked_at_whole_has_no_error():
    assert stratified_total([Stratum.of_count(40, 40, 3)]) == Total(3, 0)


def test_totals_by_probability_are_right_in_the_mean_and_their_errors_too():
    """A thousand weighted draws from a population that is known."""
    rng = np.random.default_rng(1)
    weights = {f"u{number}": float(weight) for number, weight in enumerate(rng.gamma(2.0, 1.0, 300) + 0.05)}
    values = {name: weight * 3 + rng.normal(0, 1) for name, weight in weights.items()}
    found = []
    for seed in range(1000):
        drawn = drawing.weighted(str(seed), weights, 40)
        found.append(horvitz_thompson([values[one.name] for one in drawn], [one.probability for one in drawn]))
    truth = sum(values.values())
    spread = np.std([one.value for one in found])
    assert np.mean([one.value for one in found]) == pytest.approx(truth, abs=4 * spread / 1000**0.5)
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.1)


def test_what_was_certain_to_be_drawn_has_no_error():
    assert horvitz_thompson([1.0, 2.0], [1.0, 1.0]) == Total(3, 0)


@pytest.mark.parametrize(("values", "chances"), [([], []), ([1], [0]), ([1], [1.2]), ([1, 2], [1])])
def test_probabilities_that_are_none_are_refused(values, chances):
    with pytest.raises(NoSample):
        horvitz_thompson(values, chances)


def test_a_share_over_one_large_stratum_has_wilsons_interval():
    assert share_limits([Counted(10**9, 200, 200, 3)]) == pytest.approx(wilson(3, 200), abs=2e-6)
    assert share_limits([Counted(50, 50, 50, 3)]) == (3 / 50, 3 / 50), "all of it is known"


def test_a_large_stratum_without_a_find_still_says_what_may_be_there():
    """All of 400 with 20, and none in 100 of 100,000: up to 3.7 % of these may be."""
    low, high = share_limits([Counted(400, 400, 400, 20), Counted(100_000, 100, 100, 0)])
    value = 20 / 100_400
    assert low == pytest.approx(value) and high == pytest.approx(value + wilson(0, 100)[1] * 100 / 100.4, rel=2e-3)


def test_how_many_of_a_stratum_count_is_chance_too():
    """Half of the drawn count: wider than if as many had been drawn of those that count alone."""
    alone = share_limits([Counted(1000, 50, 50, 25), Counted(500, 50, 50, 5)])
    among = share_limits([Counted(2000, 100, 50, 25), Counted(1000, 100, 50, 5)])
    assert among[1] - among[0] > alone[1] - alone[0]


@given(st.lists(st.tuples(*[st.integers(1, 60)] * 2, *[st.integers(0, 60)] * 2), min_size=1, max_size=5))
def test_the_limits_hold_the_estimate(rows):
    strata = [Counted(max(a, b), min(a, b), min(a, b, c), min(a, b, c, d)) for a, b, c, d in rows]
    whole = sum(one.population * one.seen / one.drawn for one in strata)
    if not whole:
        with pytest.raises(NoSample):
            share_limits(strata)
        return
    low, high = share_limits(strata)
    value = sum(one.population * one.count / one.drawn for one in strata) / whole
    assert 0 <= low <= value + 1e-12 and value - 1e-12 <= high <= 1
