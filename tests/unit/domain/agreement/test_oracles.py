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
