"""Every coefficient that ratings or spans allow, each with how sure it is."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.agreement import breakdown
from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.breakdown import Part
from reviewer_app.domain.agreement.gamma import PRECISION, gamma
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import DRAWS, ROUGH, SEED, Estimate, estimates
from reviewer_app.domain.agreement.sets import label_set
from reviewer_app.domain.agreement.span_matching import Matched, match_by_overlap
from reviewer_app.domain.agreement.spans import Continuum, labels_of
from reviewer_app.domain.agreement.unitizing import Unitized, alpha_u_2004
from reviewer_app.domain.agreement.weights import IDENTITY, NOMINAL, SET_DISTANCES

FEW = 10
OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One coefficient of a report; `level` and `weights` are None where they do not matter to it."""

    name: str
    level: str | None
    weights: str | None
    estimate: Estimate

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app agreement --json` prints it."""
        one = self.estimate
        return {
            "name": self.name,
            "level": self.level,
            "weights": self.weights,
            "value": one.value,
            "se": one.se,
            "ci95": None if one.ci95 is None else list(one.ci95),
            "observed": None if one.disagreement is None else one.disagreement[0],
            "expected": None if one.disagreement is None else one.disagreement[1],
            "method": one.method,
            "reason": one.reason or None,
            "warning": one.warning or None,
        }


@dataclass(frozen=True, slots=True)
class PartLines:
    """The coefficients of a label, a rater or a pair of raters, with the number of its ratings or spans."""

    name: str
    count: int
    counts: tuple[tuple[str, object], ...]
    lines: tuple[Line, ...]

    def to_json(self, called: str, counted: str) -> dict[str, object]:
        """As `reviewer-app agreement --json` prints it, in a list of what is `called` label, rater or pair."""
        lines = [line.to_json() for line in self.lines]
        return {called: self.name, counted: self.count, **dict(self.counts), "coefficients": lines}


@dataclass(frozen=True, slots=True)
class Report:
    """How far raters agree; `units` are units, or for spans recordings, `ratings` ratings, or spans.

    `matching` are pairs of raters of spans, compared in the way that `matched_by` says; '' for ratings. `seed`: of the
    draws for intervals, and of those that tell what gamma is by chance.
    """

    units: int
    raters: int
    ratings: int
    categories: tuple[object, ...]
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]
    per_label: tuple[PartLines, ...] = ()
    per_rater: tuple[PartLines, ...] = ()
    matching: tuple[PartLines, ...] = ()
    matched_by: str = ""
    seed: int = SEED

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app agreement --json` prints it."""
        counted = "spans" if self.matched_by else "ratings"
        found = {
            "units": self.units,
            "raters": self.raters,
            "ratings": self.ratings,
            "categories": list(self.categories),
            "seed": self.seed,
            "coefficients": [line.to_json() for line in self.lines],
            "warnings": list(self.warnings),
            "per_label": [one.to_json("label", counted) for one in self.per_label],
            "per_rater": [one.to_json("rater", counted) for one in self.per_rater],
        }
        if self.matched_by:
            pairs = [one.to_json("pair", counted) for one in self.matching]
            found["matching"] = {"method": self.matched_by, "pairs": pairs}
        return found


def of_ratings(
    ratings: Ratings,
    level: str = NOMINAL,
    weights: tuple[str, np.ndarray] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Report:
    """All coefficients of ratings, of each label and of each rater: alpha at a level, the others by weights (a name and
    a matrix).
    """
    name, near = weights or (IDENTITY, np.eye(len(ratings.categories)))
    of_weights = [
        co.percent_agreement(ratings, near),
        co.cohen_kappa(ratings, near),
        co.scott_pi(ratings, near),
        co.fleiss_kappa(ratings, near),
        co.conger_kappa(ratings, near),
        co.brennan_prediger(ratings, near),
        co.gwet_ac(ratings, near, "gwet_ac2"),
    ]
    plain, alpha = co.gwet_ac(ratings, np.eye(len(near))), co.krippendorff_alpha(ratings, level)
    by_label = breakdown.labels(ratings, label_set if level in SET_DISTANCES else _alone)
    by_rater = breakdown.raters(ratings, near, level)
    parts = [one for part in (*by_label, *by_rater) for one in part.coefficients]
    recordings = ratings.cluster_count
    named = "units" if recordings == ratings.unit_count else "recordings"
    drawn = iter(estimates([*of_weights, plain, alpha, *parts], ratings.tabled, draws, seed, drawn=named))
    found, of_plain, of_alpha = [next(drawn) for _ in of_weights], next(drawn), next(drawn)
    lines = [Line(one.name, None, name, how) for one, how in zip(of_weights, found, strict=True)]
    lines.insert(-1, Line(plain.name, None, IDENTITY, of_plain))
    lines.append(Line(alpha.name, level, None, of_alpha))
    return Report(
        ratings.unit_count,
        ratings.rater_count,
        ratings.rating_count,
        ratings.categories,
        tuple(lines),
        _warnings(recordings, named, ratings, lines),
        tuple(_lines(part, drawn, None, IDENTITY) for part in by_label),
        tuple(_lines(part, drawn, level, name) for part in by_rater),
        seed=seed,
    )


def of_spans(
    continua: Sequence[Continuum],
    draws: int = DRAWS,
    seed: int = SEED,
    precision: float = PRECISION,
    *,
    match: Callable[..., Matched] = match_by_overlap,
    matched_by: str = f"overlap {OVERLAP}",
) -> Report:
    """All coefficients of spans. Where spans of one observer overlap, those that need one value at each moment are not
    defined. `precision` is that of the disorder by chance; `match` says which spans of two raters are the same. Raises
    NotComparable where so many lie on top of each other that they cannot be aligned.
    """
    labels = labels_of(continua)
    mixed, doubled = _overlap(continua), _overlap([one.only(label) for one in continua for label in labels])
    coefficients = list(gamma(continua, precision=precision, seed=seed))
    if not mixed:
        family = Unitized(continua)
        coefficients += [family.u_alpha(), family.unitizing_alpha(), family.coding_alpha()]
    if not doubled:
        coefficients.append(alpha_u_2004(continua))
    by_label = [] if mixed else breakdown.span_labels(continua)
    by_rater, by_pair = breakdown.span_raters(continua, match)
    parts = [one for part in (*by_label, *by_rater, *by_pair) for one in part.coefficients]
    drawn = iter(estimates([*coefficients, *parts], False, draws, seed))
    found = {one.name: next(drawn) for one in coefficients}
    order = ("u_alpha", "unitizing_alpha", "coding_alpha", "alpha_u_2004", "alignment_disorder", "gamma", "gamma_cat")
    missing = Estimate(None, None, None, "none", f"spans of one rater overlap: {mixed}")
    lines = tuple(Line(name, None, None, found.get(name, missing)) for name in order)
    return Report(
        len(continua),
        len({name for one in continua for name in one.observers}),
        sum(len(spans) for one in continua for spans in one.observers.values()),
        labels,
        lines,
        _few(len(continua)) or _rough(lines),
        tuple(_lines(part, drawn) for part in by_label),
        tuple(_lines(part, drawn) for part in by_rater),
        matching=tuple(_lines(part, drawn) for part in by_pair),
        matched_by=matched_by,
        seed=seed,
    )


def _lines(part: Part, drawn: Iterator[Estimate], level: str | None = None, weights: str | None = None) -> PartLines:
    lines = tuple(Line(one.name, level, weights, next(drawn)) for one in part.coefficients)
    return PartLines(part.name, part.count, part.counts, lines)


def _alone(category: Hashable) -> frozenset:
    return frozenset((category,))


def _overlap(continua: Sequence[Continuum]) -> str:
    """Who has spans that overlap, and where; '' for nobody."""
    return next((f"{one.overlapping} on {one.name}" for one in continua if one.overlapping), "")


def _warnings(recordings: int, named: str, ratings: Ratings, lines: Sequence[Line]) -> tuple[str, ...]:
    counts = ratings.counts()
    alone = int((counts.sum(axis=1) == 1).sum())
    never = [str(name) for name, given in zip(ratings.categories, counts.sum(axis=0), strict=True) if not given]
    found = [*(_few(recordings, named) or _rough(lines))]
    if alone:
        found.append(f"{alone} units have one rating: they count for chance in Gwet's and Fleiss' coefficients only.")
    if never:
        found.append(f"Never given: {', '.join(never)}.")
    return tuple(found)


def _few(count: int, named: str = "recordings") -> tuple[str, ...]:
    if count >= FEW:
        return ()
    return (f"{count} {named} are few: intervals drawn from them are rough.",)


def _rough(lines: Sequence[Line]) -> tuple[str, ...]:
    names = [line.name for line in lines if line.estimate.warning]
    return (f"Rough intervals, of {', '.join(names)}: {ROUGH}.",) if names else ()
