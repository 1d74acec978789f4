"""Weights and distances between categories."""

import numpy as np
import pytest

from reviewer_app.domain.agreement import weights
from reviewer_app.domain.agreement.errors import NotComparable


def test_linear_and_quadratic_weights_go_by_numbers_or_by_places():
    assert weights.agreement_weights("linear", [1, 2, 5])[0].tolist() == [1, 0.75, 0]
    assert weights.agreement_weights("quadratic", ["low", "middle", "high"])[0].tolist() == [1, 0.75, 0]
    assert weights.agreement_weights("identity", "ab").tolist() == [[1, 0], [0, 1]]
    assert weights.agreement_weights("linear", ["only"]).tolist() == [[1]]


def test_another_name_is_refused():
    with pytest.raises(NotComparable, match="identity, linear, quadratic or a square table, not 'cubic'"):
        weights.agreement_weights("cubic", [1, 2])


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([[1, 0]], "2 rows of 2"),
        ([[1, 0.5], [0.4, 1]], "same both ways"),
        ([[0.9, 0], [0, 1]], "1 for the same category"),
        ([[1, 1.5], [1.5, 1]], "between 0 and 1"),
    ],
)
def test_weights_of_ones_own_are_checked(table, sentence):
    with pytest.raises(NotComparable, match=sentence):
        weights.own_weights(table, 2)
    assert weights.own_weights([[1, 0.5], [0.5, 1]], 2)[0, 1] == 0.5


def test_levels_need_numbers():
    assert weights.squared_distance("interval", ["1", "3"])[0, 1] == 4
    assert weights.squared_distance("ratio", [0, 1, 3])[1].tolist() == [1, 0, 0.25]
    with pytest.raises(NotComparable, match="interval needs categories that are numbers"):
        weights.squared_distance("interval", ["a", "b"])
    with pytest.raises(NotComparable, match="from 0"):
        weights.squared_distance("ratio", [-1, 1])


def test_ordinal_distance_counts_the_ranks_between_with_both_ends_half():
    """Krippendorff (2011): the sum of frequencies from one rank to the other, less half of both ends, squared."""
    assert weights.ordinal_distance(np.array([2.0, 4.0, 6.0]))[0].tolist() == [0, 9, 64]


def test_any_distance_of_ones_own():
    assert weights.distances([1, 4], lambda one, other: abs(one - other)).tolist() == [[0, 3], [3, 0]]


def test_what_is_not_finite_is_no_number():
    assert weights.as_numbers(["nan", "1"]) is None
    assert weights.as_numbers(["x"]) is None
