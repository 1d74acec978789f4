"""Agreement on units that are given: percent agreement, the kappas, Gwet's AC and Krippendorff's alpha.

Every coefficient is a function of sums over units (`Coefficient.features`), so that a bootstrap adds up what it drew
instead of counting again, and a standard error is the spread of what each unit contributes.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.agreement.ratings import MISSING, Ratings
from reviewer_app.domain.agreement.weights import NOMINAL, ORDINAL, ordinal_distance, squared_distance

NO_PAIRS = "no unit has ratings of two raters"
NO_VARIATION = "no variation: only one category was given"
ONE_CATEGORY = "there is only one category"
NOT_TWO = "this coefficient is for two raters"

_STEP = 1e-6

Apart = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray, np.ndarray]]


@dataclass(frozen=True, eq=False)
class Coefficient:
    """A coefficient over ratings.

    `features`: (units, f) of which `value` takes the sum over units, (…, f), and gives the coefficient, (…,), nan where
    it is not defined. `clusters`: (units,) the recording of each. `paired`: (units,) whether a unit has ratings of two
    raters, for coefficients in which units with one rating count; None where they are left out. `correction`: a factor
    for small samples that Gwet's standard error leaves out. `reason`: why it is not defined, '' where it is. `apart`:
    the disagreement that was observed, that to be expected and the largest there can be, nan for no bound: `value` is
    1 - observed / expected; None for a quantity from 0 up that knows no bound. `base`: (units,) what each unit counts
    below the line; None where all count alike. `timed`: units are recordings with stretches of time in them, so that
    how much disagreement is to be expected says nothing of how many units it is known from.
    """

    name: str
    features: np.ndarray
    clusters: np.ndarray
    value: Callable[[np.ndarray], np.ndarray]
    paired: np.ndarray | None = None
    correction: float = 1.0
    reason: str = ""
    apart: Apart | None = None
    base: np.ndarray | None = None
    timed: bool = False

    @property
    def disagreement(self) -> tuple[float, float, float] | None:
        """Observed, expected and largest (nan: no bound); None where not defined, or where there is no such thing."""
        if self.reason or self.apart is None:
            return None
        observed, expected, largest = self.apart(self.features.sum(axis=0))
        return float(observed), float(expected), float(largest)

    @property
    def point(self) -> float | None:
        """The coefficient; None where it is not defined."""
        return None if self.reason else float(self.value(self.features.sum(axis=0)))

    def contributions(self) -> np.ndarray:
        """(units,) what each unit adds to the coefficient: their mean is 0, and their spread its standard error.

        The linearisation of Gwet (2014), Handbook of inter-rater reliability, 4th ed., chapter 5, its derivatives taken
        numerically.
        """
        sums = self.features.sum(axis=0)
        step = np.maximum(np.abs(sums), 1) * _STEP
        apart = np.diag(step)
        gradient = (self.value(sums + apart) - self.value(sums - apart)) / (2 * step)
        units = len(self.features)
        found = units * (self.features @ gradient)
        if self.paired is not None:
            found += float(self.value(sums)) * (units / self.paired.sum() * self.paired - 1)
        return (found - found.mean()) / self.correction


def percent_agreement(ratings: Ratings, weights: np.ndarray) -> Coefficient:
    """The share of pairs of ratings of a unit that agree, in the mean over units; by weights where they are near."""
    counts, clusters = _at_least(ratings, 1)
    agreed, paired = _agreed(counts, weights)

    features = np.column_stack((agreed, paired))
    return share("percent_agreement", features, clusters, _no_pairs(paired), paired)


def share(
    name: str, features: np.ndarray, clusters: np.ndarray, reason: str, paired: np.ndarray | None = None
) -> Coefficient:
    """The first of two features over the second, 0 to 1: nothing is corrected for chance."""

    def value(sums: np.ndarray) -> np.ndarray:
        return ratio(sums[..., 0], sums[..., 1])

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        whole = np.ones(sums.shape[:-1])
        return 1 - value(sums), whole, whole

    return Coefficient(name, features, clusters, value, paired, reason=reason, apart=apart, base=features[:, 1])


def brennan_prediger(ratings: Ratings, weights: np.ndarray) -> Coefficient:
    """Chance is one category as likely as another (Brennan & Prediger 1981, Educ. Psychol. Meas. 41:687)."""
    expected = weights.sum() / weights.size
    return _corrected("brennan_prediger", ratings, weights, lambda shares: np.full(shares.shape[:-1], expected))


def gwet_ac(ratings: Ratings, weights: np.ndarray, name: str = "gwet_ac1") -> Coefficient:
    """AC1, which is AC2 without weights: chance by how hard the categories are to tell (Gwet 2008, BJMSP 61:29)."""
    q = len(weights)
    factor = weights.sum() / (q * (q - 1)) if q > 1 else 0.0
    return _corrected(name, ratings, weights, lambda shares: factor * (shares * (1 - shares)).sum(axis=-1))


def fleiss_kappa(ratings: Ratings, weights: np.ndarray, name: str = "fleiss_kappa") -> Coefficient:
    """Chance by what all raters gave together (Fleiss 1971, Psychological Bulletin 76:378); ratings may be missing."""
    return _corrected(name, ratings, weights, lambda shares: ((shares @ weights) * shares).sum(axis=-1))


def scott_pi(ratings: Ratings, weights: np.ndarray) -> Coefficient:
    """Two raters, chance by what both gave together (Scott 1955, Public Opinion Quarterly 19:321)."""
    return _of_two("scott_pi", ratings, lambda both: fleiss_kappa(both, weights, "scott_pi"))


def cohen_kappa(ratings: Ratings, weights: np.ndarray) -> Coefficient:
    """Two raters, chance by what each of them gave (Cohen 1960, 1968)."""
    return _of_two("cohen_kappa", ratings, lambda both: conger_kappa(both, weights, "cohen_kappa"))


def conger_kappa(ratings: Ratings, weights: np.ndarray, name: str = "conger_kappa") -> Coefficient:
    """Chance by what each rater gave, in the mean over pairs of raters (Conger 1980, Psychological Bulletin 88:322)."""
    raters, q = ratings.rater_count, len(weights)
    counts, clusters = _at_least(ratings, 1)
    agreed, paired = _agreed(counts, weights)
    given = np.zeros((len(counts), raters, q))
    codes = ratings.codes[(ratings.codes != MISSING).any(axis=1)]
    for rater, column in enumerate(codes.T):
        rated = np.flatnonzero(column != MISSING)
        given[rated, rater, column[rated]] = 1
    features = np.column_stack((agreed, paired, given.reshape(len(counts), raters * q)))

    def chance(sums: np.ndarray) -> np.ndarray:
        each = sums[..., 2:].reshape(*sums.shape[:-1], raters, q)
        each = ratio(each, each.sum(axis=-1, keepdims=True), empty=0.0)
        active = (each.sum(axis=-1) > 0).sum(axis=-1)
        together = each.sum(axis=-2)
        whole = ((together @ weights) * together).sum(axis=-1) - ((each @ weights) * each).sum(axis=(-1, -2))
        return ratio(whole, active * (active - 1.0))

    return _beyond_chance(name, features, clusters, paired, chance=chance, reason=_undefined(counts, paired))


def krippendorff_alpha(ratings: Ratings, level: str = NOMINAL, distance: np.ndarray | None = None) -> Coefficient:
    """1 - observed / expected disagreement of pairs of ratings (Krippendorff 2011); ratings may be missing.

    `distance`: (q, q) squared distances of one's own in place of a level's. Units with one rating are left out.
    """
    counts, clusters = _at_least(ratings, 2)
    reason = NO_PAIRS if not len(counts) else _no_variation(counts)
    correction = 1 - 1 / max(counts.sum(), 2)
    if distance is None and level == ORDINAL:
        features, apart = _coincidences(counts), _ordinal_apart(counts.shape[1])
    else:
        squared = squared_distance(level, ratings.categories) if distance is None else distance
        within = ((counts @ squared) * counts).sum(axis=1) - counts @ np.diag(squared)
        features, apart = np.column_stack((ratio(within, counts.sum(axis=1) - 1), counts)), _apart_by(squared)

    def value(sums: np.ndarray) -> np.ndarray:
        observed, expected, _ = apart(sums)
        return 1 - ratio(observed, expected)

    return Coefficient("krippendorff_alpha", features, clusters, value, None, correction, reason, apart)


def _apart_by(squared: np.ndarray) -> Apart:
    """Of sums of distances within units, and of how often each category was given."""

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        marginals = sums[..., 1:]
        count = marginals.sum(axis=-1)
        between = ((marginals @ squared) * marginals).sum(axis=-1)
        return ratio(sums[..., 0], count), ratio(between, count * (count - 1)), np.full(count.shape, squared.max())

    return apart


def _ordinal_apart(q: int) -> Apart:
    """Of coincidences of categories, whose distances depend on how often each was given."""

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        pairs = sums.reshape(*sums.shape[:-1], q, q)
        marginals = pairs.sum(axis=-1)
        count, squared = marginals.sum(axis=-1), ordinal_distance(marginals)
        between = (marginals[..., :, None] * marginals[..., None, :] * squared).sum(axis=(-1, -2))
        within, largest = (pairs * squared).sum(axis=(-1, -2)), squared.max(axis=(-1, -2))
        return ratio(within, count), ratio(between, count * (count - 1)), largest

    return apart


def _coincidences(counts: np.ndarray) -> np.ndarray:
    """(units, q * q): each unit's pairs of ratings, weighted so that a unit of m ratings counts m."""
    q = counts.shape[1]
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(q)
    return (pairs / (counts.sum(axis=1) - 1)[:, None, None]).reshape(len(counts), q * q)


def _corrected(
    name: str, ratings: Ratings, weights: np.ndarray, chance: Callable[[np.ndarray], np.ndarray]
) -> Coefficient:
    """(agreed - chance) / (1 - chance), chance by the mean share of each category, units with one rating counting."""
    counts, clusters = _at_least(ratings, 1)
    agreed, paired = _agreed(counts, weights)
    features = np.column_stack((agreed, paired, ratio(counts, counts.sum(axis=1, keepdims=True))))

    def of_sums(sums: np.ndarray) -> np.ndarray:
        return chance(ratio(sums[..., 2:], sums[..., 2:].sum(axis=-1, keepdims=True)))

    return _beyond_chance(name, features, clusters, paired, chance=of_sums, reason=_undefined(counts, paired))


def _beyond_chance(
    name: str,
    features: np.ndarray,
    clusters: np.ndarray,
    paired: np.ndarray,
    *,
    chance: Callable[[np.ndarray], np.ndarray],
    reason: str,
) -> Coefficient:
    """Of features that begin with what agreed and of how many units; `chance` takes their sums."""

    def value(sums: np.ndarray) -> np.ndarray:
        by_chance = chance(sums)
        return ratio(ratio(sums[..., 0], sums[..., 1]) - by_chance, 1 - by_chance)

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        observed = 1 - ratio(sums[..., 0], sums[..., 1])
        return observed, 1 - chance(sums), np.ones_like(observed)

    return Coefficient(name, features, clusters, value, paired, reason=reason, apart=apart, base=paired)


def _of_two(name: str, ratings: Ratings, make: Callable[[Ratings], Coefficient]) -> Coefficient:
    """Of two raters the units that both rated."""
    if ratings.rater_count != 2:
        return Coefficient(name, np.zeros((0, 1)), np.zeros(0, int), lambda sums: sums[..., 0], reason=NOT_TWO)
    both = (ratings.codes != MISSING).all(axis=1)
    return make(Ratings(ratings.codes[both], ratings.categories, ratings.clusters[both], ratings.tabled))


def _at_least(ratings: Ratings, raters: int) -> tuple[np.ndarray, np.ndarray]:
    """(units, categories) counts and (units,) recordings of the units that so many raters rated."""
    counts = ratings.counts()
    kept = counts.sum(axis=1) >= raters
    return counts[kept], ratings.clusters[kept]


def _agreed(counts: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(units,) the share of a unit's pairs that agree, 0 without a pair, and whether it has one."""
    raters = counts.sum(axis=1)
    paired = raters >= 2
    near = (counts * (counts @ weights - 1)).sum(axis=1)
    return np.where(paired, ratio(near, raters * (raters - 1), empty=0.0), 0.0), paired.astype(float)


def ratio(above: np.ndarray, below: np.ndarray, empty: float = np.nan) -> np.ndarray:
    """above / below, `empty` where nothing is below."""
    above, below = np.broadcast_arrays(above, below)
    nothing = np.abs(below) < 1e-12
    return np.where(nothing, empty, above / np.where(nothing, 1.0, below))


def _no_pairs(paired: np.ndarray) -> str:
    return "" if paired.any() else NO_PAIRS


def _no_variation(counts: np.ndarray) -> str:
    return "" if (counts.sum(axis=0) > 0).sum() > 1 else NO_VARIATION


def _undefined(counts: np.ndarray, paired: np.ndarray) -> str:
    return _no_pairs(paired) or (ONE_CATEGORY if counts.shape[1] < 2 else _no_variation(counts))
