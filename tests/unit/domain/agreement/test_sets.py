"""Distances between sets, by hand and over the published example of multi-label units."""

import pytest

from reviewer_app.domain.agreement import sets
from reviewer_app.domain.agreement.coefficients import krippendorff_alpha
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.weights import distances

# Nine units of two raters, from the tests of dkpro-statistics.
PAIRS = [
    ("", ""),
    ("A", ""),
    ("A", "A"),
    ("A", "B"),
    ("AB", "A"),
    ("AB", "AC"),
    ("ABC", "ABC"),
    ("C", "AC"),
    ("C", "AC"),
]


def alpha(distance, pairs):
    ratings = Ratings.of([tuple(frozenset(one) for one in pair) for pair in pairs], sorted_sets(pairs))
    return krippendorff_alpha(ratings, distance=distances(ratings.categories, distance)).point


def sorted_sets(pairs):
    return sorted({frozenset(one) for pair in pairs for one in pair}, key=sorted)


def test_distances_by_hand():
    assert sets.jaccard({1, 2}, {2, 3}) == pytest.approx(2 / 3)
    assert sets.masi({1, 2}, {2, 3}) == pytest.approx(8 / 9)
    assert sets.masi({1}, {1, 2}) == pytest.approx(2 / 3)
    assert sets.masi({1}, {2}) == 1
    assert sets.masi(set(), set()) == sets.jaccard(set(), set()) == 0
    assert sets.masi(set(), {1}) == sets.jaccard(set(), {1}) == 1


def test_alpha_over_sets():
    pairs = PAIRS
    assert alpha(sets.jaccard, pairs) == pytest.approx(0.315620, abs=5e-7)
    assert alpha(sets.masi, pairs) == pytest.approx(0.273081, abs=5e-7)


def test_alpha_over_sets_without_the_pairs_that_hold_an_empty_one():
    pairs = PAIRS[2:]
    assert alpha(sets.masi, pairs) == pytest.approx(0.177215, abs=5e-7)
    assert alpha(sets.jaccard, pairs) == pytest.approx(0.203226, abs=5e-7)


def test_sets_in_cells():
    assert sets.label_set("hate | spam") == {"hate", "spam"}
    assert sets.label_set("-") == frozenset() and sets.label_set("x|-") == {"x"}
