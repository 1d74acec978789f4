"""How many, and how divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.sampling import sizes
from reviewer_app.domain.sampling.errors import NoSample


def test_cochran():
    assert sizes.for_margin(0.5, 0.05, z=2) == 400
    assert sizes.for_margin(0.5, 0.05, 3200, z=2) == 356
    assert [sizes.for_margin(0.5, 0.05, n, z=1.96) for n in (500, 1000, 10_000)] == [218, 278, 370]


@pytest.mark.parametrize(("share", "size"), [(0.5, 2401), (0.9, 865), (0.95, 457), (0.98, 189)])
def test_within_two_points(share, size):
    assert sizes.for_margin(share, 0.02) == size


def test_a_finite_population_needs_fewer():
    assert sizes.for_margin(0.95, 0.02, 1200) == 331


def test_the_margin_of_a_size_is_the_other_way_round():
    assert sizes.margin_of(0.5, 2401) == pytest.approx(0.02, abs=1e-5)
    assert sizes.margin_of(0.5, 356, 3200) == pytest.approx(0.05 * 1.96 / 2, abs=2e-4)
    assert sizes.margin_of(0.5, 50, 50) == 0
    with pytest.raises(NoSample):
        sizes.for_margin(0.5, 0)


def test_strata_by_size_and_by_spread():
    strata = {"a": 800, "b": 150, "c": 50}
    assert sizes.proportional(100, strata) == {"a": 80, "b": 15, "c": 5}
    assert sizes.proportional(100, strata, least=30) == {"a": 38, "b": 32, "c": 30}
    assert sizes.neyman(100, strata, {"a": 0.1, "b": 0.4, "c": 0.4}) == {"a": 50, "b": 38, "c": 12}


def test_a_stratum_that_is_too_small_leaves_its_part_to_the_others():
    assert sizes.neyman(100, {"a": 900, "b": 10}, {"a": 0.01, "b": 0.5}) == {"a": 90, "b": 10}
    assert sizes.proportional(5, {"a": 3, "b": 0, "c": 2}) == {"a": 3, "b": 0, "c": 2}
    assert sizes.neyman(4, {"a": 3, "b": 3}, {"a": 0.0, "b": 0.0}) == {"a": 2, "b": 2}


def test_more_than_there_is_is_refused():
    with pytest.raises(NoSample, match="6 cannot be drawn from 5"):
        sizes.proportional(6, {"a": 3, "b": 2})
    with pytest.raises(NoSample, match="60, more than the 50"):
        sizes.proportional(50, {"a": 100, "b": 100}, least=30)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50), min_size=1), st.data())
def test_parts_add_up_and_fit(strata, data):
    size = data.draw(st.integers(0, sum(strata.values())))
    spread = {name: data.draw(st.sampled_from([0.0, 0.1, 0.5])) for name in strata}
    for given_out in (sizes.proportional(size, strata), sizes.neyman(size, strata, spread)):
        assert sum(given_out.values()) == size
        assert all(0 <= given_out[name] <= count for name, count in strata.items())
