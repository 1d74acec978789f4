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


def of_2004(one, other):
    """Passonneau (2004), as dkpro-statistics has it: Jaccard's distance times how far, a set against none a third."""
    if one == other:
        return 0.0
    if not one or not other:
        return 1 / 3
    if one <= other or other <= one:
        return sets.jaccard(one, other) / 3
    return sets.jaccard(one, other) * (2 / 3 if one & other else 1)


def test_alpha_over_sets_by_the_older_form():
    assert alpha(of_2004, PAIRS) == pytest.approx(0.252947, abs=5e-7)


def test_disagreement_over_sets():
    ratings = Ratings.of([tuple(frozenset(one) for one in pair) for pair in PAIRS], sorted_sets(PAIRS))
    for distance, parts in ((sets.jaccard, (0.462963, 0.676471)), (sets.masi, (0.543210, 0.747277))):
        found = krippendorff_alpha(ratings, distance=distances(ratings.categories, distance)).disagreement
        assert found[:2] == pytest.approx(parts, abs=5e-7)


def test_alpha_over_sets_without_the_pairs_that_hold_an_empty_one():
    pairs = PAIRS[2:]
    assert alpha(sets.masi, pairs) == pytest.approx(0.177215, abs=5e-7)
    assert alpha(sets.jaccard, pairs) == pytest.approx(0.203226, abs=5e-7)


def test_sets_in_cells():
    assert sets.label_set("hate | spam") == {"hate", "spam"}
    assert sets.label_set("-") == frozenset() and sets.label_set("x|-") == {"x"}
