"""Draws by seed: repeatable, and as likely as they say."""

import pytest
from scipy.stats import chisquare

from reviewer_app.domain.sampling import drawing
from reviewer_app.domain.sampling.errors import NoSample

NAMES = [f"r{number}" for number in range(20)]


def test_numbers_are_those_of_sha_256():
    """`echo -n 'seed/r0' | sha256sum`, the first sixteen digits over 2 ** 64."""
    assert drawing.number_of("seed", "r0") == int("3eca38a8622f3a9a", 16) / 2**64


def test_a_draw_is_that_of_its_seed_whatever_the_order():
    first = drawing.simple("w47", NAMES, 5)
    assert first == drawing.simple("w47", reversed(NAMES), 5)
    assert first != drawing.simple("w48", NAMES, 5)
    assert {one.probability for one in first} == {0.25}


def test_a_larger_draw_holds_the_smaller_one():
    assert drawing.simple("w47", NAMES, 8)[:5] == [
        drawing.Drawn(one.name, 8 / 20) for one in drawing.simple("w47", NAMES, 5)
    ]


def test_each_is_drawn_as_often_as_another():
    times = dict.fromkeys(NAMES, 0)
    for seed in range(2000):
        for one in drawing.simple(str(seed), NAMES, 5):
            times[one.name] += 1
    assert chisquare(list(times.values())).pvalue > 0.001


def test_weighted_draws_keep_their_probabilities_and_their_size():
    weights = {name: 1.0 + number for number, name in enumerate(NAMES)}
    chances = drawing.inclusion(weights, 6)
    times = dict.fromkeys(NAMES, 0)
    for seed in range(4000):
        drawn = drawing.weighted(str(seed), weights, 6)
        assert len(drawn) == 6
        for one in drawn:
            assert one.probability == chances[one.name]
            times[one.name] += 1
    for name, count in times.items():
        spread = (chances[name] * (1 - chances[name]) / 4000) ** 0.5
        assert count / 4000 == pytest.approx(chances[name], abs=4 * spread)


def test_what_is_certain_is_always_drawn():
    weights = {"heavy": 100.0, **dict.fromkeys(NAMES, 1.0)}
    chances = drawing.inclusion(weights, 5)
    assert chances["heavy"] == 1 and chances["r0"] == pytest.approx(4 / 20)
    assert sum(chances.values()) == pytest.approx(5)
    assert all("heavy" in {one.name for one in drawing.weighted(str(seed), weights, 5)} for seed in range(50))
    assert {one.name for one in drawing.weighted("x", weights, 21)} == set(weights)


def test_strata_are_drawn_each_on_its_own():
    drawn = drawing.stratified("w47", {"a": NAMES[:10], "b": NAMES[10:]}, {"a": 2, "b": 4})
    assert [(one.stratum, one.probability) for one in drawn] == [("a", 0.2)] * 2 + [("b", 0.4)] * 4


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(NoSample, match="21 cannot be drawn from 20"):
        drawing.simple("x", NAMES, 21)
    with pytest.raises(NoSample, match="twice"):
        drawing.simple("x", ["a", "a"], 1)
    with pytest.raises(NoSample, match="above 0"):
        drawing.weighted("x", {"a": 0.0, "b": 1.0}, 1)
    with pytest.raises(NoSample, match="3 cannot be drawn from 2"):
        drawing.weighted("x", {"a": 1.0, "b": 1.0}, 3)
