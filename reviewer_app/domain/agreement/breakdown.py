"""Agreement on each label, and of each rater with the others: the parts that a coefficient over everything hides."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.coefficients import Coefficient
from reviewer_app.domain.agreement.ratings import MISSING, Ratings
from reviewer_app.domain.agreement.span_matching import Matched
from reviewer_app.domain.agreement.spans import Continuum
from reviewer_app.domain.agreement.unitizing import Unitized

NEVER_GIVEN = "nobody gave it where two raters rated"
NOT_TOGETHER = "no unit was rated by this rater and another"
NO_SPANS = "neither found anything"
NO_MATCH = "no span was matched"


@dataclass(frozen=True, eq=False)
class Part:
    """A label, a rater or a pair of raters: how many ratings (or spans) it has, and its coefficients.

    `counts` are further numbers to be told beside them.
    """

    name: str
    count: int
    coefficients: tuple[Coefficient, ...]
    counts: tuple[tuple[str, object], ...] = ()


def labels(ratings: Ratings, members: Callable[[Hashable], frozenset]) -> list[Part]:
    """Of each label against all others: specific agreement, Fleiss' kappa, AC1 and alpha.

    `members` are the labels of a category: itself alone, or those of a set.
    """
    categories = [members(one) for one in ratings.categories]
    known = list(dict.fromkeys(label for one in categories for label in sorted(one, key=str)))
    found = []
    for label in known:
        binary = ratings.one_against_rest([place for place, one in enumerate(categories) if label in one])
        given, same = int((binary.codes == 0).sum()), np.eye(2)
        each = specific_agreement(binary), co.fleiss_kappa(binary, same), co.gwet_ac(binary, same)
        found.append(Part(str(label), given, (*each, co.krippendorff_alpha(binary))))
    return found


def specific_agreement(binary: Ratings) -> Coefficient:
    """Of ratings that gave the first of two categories, the share of the other ratings of the unit that gave it too.

    Positive agreement (Cicchetti & Feinstein 1990, J. Clin. Epidemiol. 43:551), for any number of raters.
    """
    counts = binary.counts()
    kept = counts.sum(axis=1) >= 2
    given, raters = counts[kept, 0], counts[kept].sum(axis=1)
    features = np.column_stack((given * (given - 1) / np.maximum(raters - 1, 1), given))
    return co.share("specific_agreement", features, binary.clusters[kept], "" if given.any() else NEVER_GIVEN)


def raters(ratings: Ratings, weights: np.ndarray, level: str) -> list[Part]:
    """Of each rater: agreement with the others on the same units, and alpha of the others without this one."""
    found = []
    everyone = range(ratings.rater_count)
    for place, name in enumerate(ratings.rater_names):
        without = co.krippendorff_alpha(ratings.only([one for one in everyone if one != place]), level)
        alpha = replace(without, name="alpha_without")
        given = int((ratings.codes[:, place] != MISSING).sum())
        found.append(Part(name, given, (_with_others(ratings, place, weights), alpha)))
    return found


def _with_others(ratings: Ratings, place: int, weights: np.ndarray) -> Coefficient:
    """The mean over units of the share of the other ratings that agree with this rater's."""
    own = ratings.codes[:, place]
    counts = ratings.counts()
    both = (own != MISSING) & (counts.sum(axis=1) >= 2)
    counts, own = counts[both], own[both]
    agreed = ((counts * weights[own]).sum(axis=1) - 1) / (counts.sum(axis=1) - 1) if both.any() else np.zeros(0)
    features = np.column_stack((agreed, np.ones(len(agreed))))
    return co.share("agreement_with_others", features, ratings.clusters[both], "" if both.any() else NOT_TOGETHER)


def span_labels(continua: Sequence[Continuum]) -> list[Part]:
    """Of each label of spans: (k)u-alpha, and the share of its coincidences that is marked by both of two raters.

    `recordings` counts those with a span of it.
    """
    family = Unitized(continua)
    found = []
    for label in family.labels:
        marked = [len(spans) for one in continua if (spans := list(chain(*one.only(label).observers.values())))]
        each = family.label_alpha(label), family.covered(label)
        found.append(Part(str(label), sum(marked), each, (("recordings", len(marked)),)))
    return found


def span_raters(continua: Sequence[Continuum], match: Callable[..., Matched]) -> tuple[list[Part], list[Part]]:
    """Of each rater F1 with all others together and how far edges are apart; and of each two raters precision and
    recall of the one's spans by the other's besides.

    `match(spans, reference)` finds the pairs on one recording. Recordings that only one of two has are left out.
    """
    names = sorted({name for one in continua for name in one.observers})
    found = {two: _matches(continua, *two, match) for two in combinations(names, 2)}
    pairs = []
    for (rater, reference), (sums, recordings) in found.items():
        if len(sums):
            spans, theirs, both, *_ = (int(count) for count in sums.sum(axis=0))
            counts = (("rater", rater), ("reference", reference), ("reference_spans", theirs), ("matched", both))
            pairs.append(Part(f"{rater}/{reference}", spans, _ratios(sums, recordings), counts))
    each = []
    for name in names:
        own = [of for two, of in found.items() if name in two]
        sums = np.concatenate([sums for sums, _ in own]) if own else np.zeros((0, 5))
        recordings = np.concatenate([numbers for _, numbers in own]) if own else np.zeros(0, int)
        spans = sum(len(one.observers.get(name, ())) for one in continua)
        each.append(Part(name, spans, _ratios(sums, recordings)[2:]))
    return each, pairs


def _matches(
    continua: Sequence[Continuum], rater: str, reference: str, match: Callable[..., Matched]
) -> tuple[np.ndarray, np.ndarray]:
    """(recordings, 5) spans of both, matched, spans of both together, ms that edges are apart; and (recordings,)."""
    shared = [n for n, one in enumerate(continua) if {rater, reference} <= one.observers.keys()]
    rows = []
    for n in shared:
        one = match(continua[n].observers[rater], continua[n].observers[reference])
        apart = sum(abs(error) for error in (*one.start_errors_ms, *one.end_errors_ms))
        both = one.span_count + one.reference_count
        rows.append((one.span_count, one.reference_count, len(one.pairs), both, apart))
    return np.array(rows, dtype=float).reshape(-1, 5), np.array(shared, dtype=int)


def _ratios(sums: np.ndarray, clusters: np.ndarray) -> tuple[Coefficient, ...]:
    """Each is one column of sums over another, times a factor; all but the last are shares."""
    shares = (("precision", 0, 1.0), ("recall", 1, 1.0), ("f1", 3, 2.0))
    found = []
    for name, below, factor in shares:
        features = sums[:, (2, below)] * (factor, 1.0)
        found.append(co.share(name, features, clusters, "" if features[:, 1].any() else NO_SPANS))
    features = sums[:, (4, 2)] * (0.5, 1.0)
    reason, base = "" if features[:, 1].any() else NO_MATCH, features[:, 1]
    found.append(Coefficient("boundary_error_ms", features, clusters, _first_of_second, reason=reason, base=base))
    return tuple(found)


def _first_of_second(sums: np.ndarray) -> np.ndarray:
    return co.ratio(sums[..., 0], sums[..., 1])
