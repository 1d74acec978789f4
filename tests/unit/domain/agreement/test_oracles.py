"""The same coefficients by other people's libraries, on random ratings with missing ones.

Those libraries are for the tests alone; where they know no missing ratings they get none.
"""

import krippendorff
import numpy as np
import pytest
from nltk.metrics import masi_distance
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement import sets
from reviewer_app.domain.agreement.ratings import MISSING, Ratings
from reviewer_app.domain.agreement.weights import LEVELS, agreement_weights, distances

EXACT = {"abs": 1e-9, "rel": 0}


def random_ratings(seed: int, raters: int, missing: float = 0.0, q: int = 5) -> Ratings:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, q, 60)
    codes = np.where(rng.random((60, raters)) < 0.6, truth[:, None], rng.integers(0, q, (60, raters))).astype(np.int32)
    codes[rng.random(codes.shape) < missing] = MISSING
    return Ratings(codes, tuple(range(1, q + 1)), np.arange(60))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("level", LEVELS)
def test_alpha_with_missing_ratings(seed, level):
    ratings = random_ratings(seed, raters=2 + seed % 4, missing=0.3)
    values = np.where(ratings.codes == MISSING, np.nan, ratings.codes + 1.0)
    theirs = krippendorff.alpha(values.T, level_of_measurement=level, value_domain=list(ratings.categories))
    assert co.krippendorff_alpha(ratings, level).point == pytest.approx(theirs, **EXACT)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_kappa_of_two(seed, weights):
    ratings = random_ratings(seed, raters=2)
    mine = co.cohen_kappa(ratings, agreement_weights(weights, ratings.categories)).point
    first, second = ratings.codes.T
    named = None if weights == "identity" else weights
    assert mine == pytest.approx(cohen_kappa_score(first, second, weights=named, labels=range(5)), **EXACT)
    table = np.zeros((5, 5))
    np.add.at(table, (first, second), 1)
    other = inter_rater.cohens_kappa(table, wt=named, return_results=False)
    assert mine == pytest.approx(other, **EXACT)


@pytest.mark.parametrize("seed", range(8))
def test_kappas_of_several(seed):
    ratings = random_ratings(seed, raters=4)
    near = agreement_weights("identity", ratings.categories)
    counts = ratings.counts()
    assert co.fleiss_kappa(ratings, near).point == pytest.approx(inter_rater.fleiss_kappa(counts, "fleiss"), **EXACT)
    randolph = inter_rater.fleiss_kappa(counts, "randolph")
    assert co.brennan_prediger(ratings, near).point == pytest.approx(randolph, **EXACT)
    task = AnnotationTask(
        [(rater, unit, code) for unit, row in enumerate(ratings.codes.tolist()) for rater, code in enumerate(row)]
    )
    assert co.conger_kappa(ratings, near).point == pytest.approx(task.multi_kappa(), **EXACT)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("mine", "theirs"), [(sets.masi, masi_distance), (sets.jaccard, jaccard_distance)])
def test_alpha_over_sets_of_labels(seed, mine, theirs):
    """They divide by nothing for two empty sets, so no set is empty here."""
    rng = np.random.default_rng(seed)
    rows = [
        [frozenset(rng.choice(list("abc"), rng.integers(1, 4), replace=False)) for _ in range(3)] for _ in range(30)
    ]
    ratings = Ratings.of(rows, sorted({one for row in rows for one in row}, key=sorted))
    task = AnnotationTask(
        [(rater, unit, one) for unit, row in enumerate(rows) for rater, one in enumerate(row)], distance=theirs
    )
    found = co.krippendorff_alpha(ratings, distance=distances(ratings.categories, mine)).point
    assert found == pytest.approx(task.alpha(), **EXACT)


@pytest.mark.parametrize("seed", range(6))
def test_alpha_with_missing_ratings_by_another_library(seed):
    """Units with one rating are left out of theirs, too."""
    ratings = random_ratings(seed, raters=2 + seed % 3, missing=0.3)
    rows = [
        (str(rater), unit, int(code))
        for unit, row in enumerate(ratings.codes)
        for rater, code in enumerate(row)
        if code != MISSING and (row != MISSING).sum() > 1
    ]
    assert co.krippendorff_alpha(ratings).point == pytest.approx(AnnotationTask(rows).alpha(), **EXACT)


@pytest.mark.parametrize("seed", range(6))
def test_two_raters_with_missing_ratings_on_what_both_rated(seed):
    """The libraries take no missing ratings: they are given the units that both rated, and ours finds those itself."""
    ratings = random_ratings(seed, raters=2, missing=0.25)
    near = agreement_weights("identity", ratings.categories)
    first, second = ratings.codes[(ratings.codes != MISSING).all(axis=1)].T
    expected = cohen_kappa_score(first, second, labels=range(5))
    assert co.cohen_kappa(ratings, near).point == pytest.approx(expected, **EXACT)
    rows = [(who, unit, int(code)) for who, own in (("a", first), ("b", second)) for unit, code in enumerate(own)]
    assert co.scott_pi(ratings, near).point == pytest.approx(AnnotationTask(rows).pi(), **EXACT)
    table = np.zeros((5, 5))
    np.add.at(table, (first, second), 1)
    theirs = inter_rater.cohens_kappa(table, return_results=False)
    assert co.cohen_kappa(ratings, near).point == pytest.approx(theirs, **EXACT)


@pytest.mark.parametrize("seed", range(6))
def test_scott_s_pi(seed):
    ratings = random_ratings(seed, raters=2)
    task = AnnotationTask(
        [(who, unit, int(code)) for unit, row in enumerate(ratings.codes) for who, code in zip("ab", row, strict=True)]
    )
    near = agreement_weights("identity", ratings.categories)
    assert co.scott_pi(ratings, near).point == pytest.approx(task.pi(), **EXACT)


def by_definition(ratings: Ratings, near: np.ndarray, chance) -> float:
    """Gwet (2014), chapters 2 and 4, in plain loops: `chance(shares)` by the mean share of each category over units."""
    units = [[int(code) for code in row if code != MISSING] for row in ratings.codes]
    rated, paired = [unit for unit in units if unit], [unit for unit in units if len(unit) > 1]
    agreed = sum(
        sum(near[one, other] for n, one in enumerate(unit) for m, other in enumerate(unit) if n != m)
        / (len(unit) * (len(unit) - 1))
        for unit in paired
    ) / len(paired)
    shares = [sum(unit.count(k) / len(unit) for unit in rated) / len(rated) for k in range(len(near))]
    expected = chance(shares)
    return (agreed - expected) / (1 - expected)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_gwet_fleiss_and_brennan_prediger_with_missing_ratings_by_their_definition(seed, weights):
    """No library here knows them with missing ratings and weights: AC1 where weights are none, else AC2."""
    ratings = random_ratings(seed, raters=2 + seed % 4, missing=0.3)
    near = agreement_weights(weights, ratings.categories)
    q, every = len(near), float(near.sum())
    pairs = [(a, b) for a in range(q) for b in range(q)]
    for made, chance in (
        (co.gwet_ac, lambda shares: every / (q * (q - 1)) * sum(share * (1 - share) for share in shares)),
        (co.fleiss_kappa, lambda shares: sum(near[a, b] * shares[a] * shares[b] for a, b in pairs)),
        (co.brennan_prediger, lambda _: every / q**2),
    ):
        assert made(ratings, near).point == pytest.approx(by_definition(ratings, near, chance), **EXACT)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("weights", ["identity", "quadratic"])
def test_conger_with_missing_ratings_by_its_definition(seed, weights):
    """Each two raters by what each of them gave of all that he rated, in the mean over pairs."""
    ratings = random_ratings(seed, raters=3, missing=0.3)
    near = agreement_weights(weights, ratings.categories)
    given = [np.bincount(own[own != MISSING], minlength=5) / (own != MISSING).sum() for own in ratings.codes.T]
    expected = np.mean([given[a] @ near @ given[b] for a in range(3) for b in range(3) if a != b])
    assert co.conger_kappa(ratings, near).point == pytest.approx(
        by_definition(ratings, near, lambda _: expected), **EXACT
    )
