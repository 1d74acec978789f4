"""Every coefficient that ratings or spans allow, each with how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.gamma import PRECISION, gamma
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import DRAWS, SEED, Estimate, estimates
from reviewer_app.domain.agreement.spans import Continuum, labels_of
from reviewer_app.domain.agreement.unitizing import Unitized, alpha_u_2004
from reviewer_app.domain.agreement.weights import IDENTITY, NOMINAL

FEW = 10


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
            "method": one.method,
            "reason": one.reason or None,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """How far raters agree; `units` are units, or for spans recordings, `ratings` ratings, or spans."""

    units: int
    raters: int
    ratings: int
    categories: tuple[object, ...]
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app agreement --json` prints it."""
        return {
            "units": self.units,
            "raters": self.raters,
            "ratings": self.ratings,
            "categories": list(self.categories),
            "coefficients": [line.to_json() for line in self.lines],
            "warnings": list(self.warnings),
        }


def of_ratings(
    ratings: Ratings,
    level: str = NOMINAL,
    weights: tuple[str, np.ndarray] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Report:
    """All coefficients of ratings: alpha at a level, the others by weights (a name and a matrix)."""
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
    *found, of_plain, of_alpha = estimates([*of_weights, plain, alpha], ratings.tabled, draws, seed)
    lines = [Line(one.name, None, name, how) for one, how in zip(of_weights, found, strict=True)]
    lines.insert(-1, Line(plain.name, None, IDENTITY, of_plain))
    lines.append(Line(alpha.name, level, None, of_alpha))
    recordings = ratings.cluster_count
    return Report(
        ratings.unit_count,
        ratings.rater_count,
        ratings.rating_count,
        ratings.categories,
        tuple(lines),
        _warnings(recordings, ratings),
    )


def of_spans(
    continua: Sequence[Continuum], draws: int = DRAWS, seed: int = SEED, precision: float = PRECISION
) -> Report:
    """All coefficients of spans. Where spans of one observer overlap, those that need one value at each moment are not
    defined. `precision` is that of the disorder by chance. Raises NotComparable where so many lie on top of each other
    that they cannot be aligned.
    """
    labels = labels_of(continua)
    mixed, doubled = _overlap(continua), _overlap([one.only(label) for one in continua for label in labels])
    coefficients = list(gamma(continua, precision=precision, seed=seed))
    if not mixed:
        family = Unitized(continua)
        coefficients += [family.u_alpha(), family.unitizing_alpha(), family.coding_alpha()]
    if not doubled:
        coefficients.append(alpha_u_2004(continua))
    found = {one.name: how for one, how in zip(coefficients, estimates(coefficients, False, draws, seed), strict=True)}
    reason = f"spans of one rater overlap: {mixed}"
    order = ("u_alpha", "unitizing_alpha", "coding_alpha", "alpha_u_2004", "alignment_disorder", "gamma")
    missing = Estimate(None, None, None, "none", reason)
    raters = {name for one in continua for name in one.observers}
    return Report(
        len(continua),
        len(raters),
        sum(len(spans) for one in continua for spans in one.observers.values()),
        labels,
        tuple(Line(name, None, None, found.get(name, missing)) for name in order),
        _few(len(continua)),
    )


def _overlap(continua: Sequence[Continuum]) -> str:
    """Who has spans that overlap, and where; '' for nobody."""
    return next((f"{one.overlapping} on {one.name}" for one in continua if one.overlapping), "")


def _warnings(recordings: int, ratings: Ratings) -> tuple[str, ...]:
    counts = ratings.counts()
    alone = int((counts.sum(axis=1) == 1).sum())
    never = [str(name) for name, given in zip(ratings.categories, counts.sum(axis=0), strict=True) if not given]
    found = [*_few(recordings)]
    if alone:
        found.append(f"{alone} units have one rating: they count for chance in Gwet's and Fleiss' coefficients only.")
    if never:
        found.append(f"Never given: {', '.join(never)}.")
    return tuple(found)


def _few(recordings: int) -> tuple[str, ...]:
    if recordings >= FEW:
        return ()
    return (f"{recordings} recordings are few: intervals drawn from them are rough.",)
