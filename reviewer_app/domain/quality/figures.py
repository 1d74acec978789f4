"""Figures of quality: each a value with n, interval and method, counts below 30, or a reason why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import estimates
from reviewer_app.domain.quality.checks import GOLD, SEVERITIES, Between, Check, Label, Planned, at_once
from reviewer_app.domain.sampling.estimating import recall_bounds
from reviewer_app.domain.sampling.shares import FEW, Judged, Share, share_of
from reviewer_app.domain.sampling.sizes import SMALL_STRATUM

# How much an error weighs by the gravest severity at stake, the last for decisions about nothing.
WEIGHTS: Mapping[str, float] = MappingProxyType(dict(zip((*SEVERITIES, ""), (8.0, 4.0, 2.0, 1.0, 1.0), strict=True)))
DRAWS = 1_000
COUNTED = "counted"
# What is added to the method where weights would be wrong.
SEVERAL = ", not weighted: drawn in more than one sample"
NOTHING = "there is nothing to count in"
_BOTH = (True, False)
# Samples of what was flagged and passed that share the risk of an exact bound: with more of them each says too little.
_MOST_STRATA = 12
_NO_CASE = (0.0, 0.0)

_Parts = tuple[float, float]
Chance = Callable[[Check], float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the places, among the checks that it was made of, of those that it counts, errors first.

    `count` of `n` where a rate would say too much; `value`, `se` and `ci95` are None then, and where `reason` says why.
    `warning`: why the interval may be too short.
    """

    name: str
    n: int
    count: int
    value: float | None
    se: float | None
    ci95: tuple[float, float] | None
    method: str
    reason: str = ""
    places: tuple[int, ...] = ()
    warning: str = ""

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app quality --json` prints it; without the places, which are nobody else's business."""
        return {
            "name": self.name,
            "n": self.n,
            "count": self.count,
            "value": self.value,
            "se": self.se,
            "ci95": None if self.ci95 is None else list(self.ci95),
            "method": self.method,
            "reason": self.reason or None,
            "warning": self.warning or None,
        }


@dataclass(frozen=True, slots=True)
class Metric:
    """A share of checks: `parts` gives what a check adds above and below the line, nothing below where it is no case.

    `good`: whether more of it is better.
    """

    name: str
    good: bool
    parts: Callable[[Check, str, Mapping[str, float]], _Parts]


def concerns(check: Check, policy: str) -> bool:
    """Whether a policy was placed or belonged there; every decision where none is chosen."""
    return not policy or any(one.policy_id == policy for one in check.labels)


def labels_of(check: Check, policy: str) -> tuple[Label, ...]:
    """The labels that count where one policy was chosen, '' for all."""
    return tuple(one for one in check.labels if not policy or one.policy_id == policy)


def _accuracy(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    return float(check.right), 1.0


def _label_accuracy(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    return float(all(one.given == one.right for one in labels_of(check, policy))), 1.0


def _precision(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    labels = labels_of(check, policy)
    return float(_hit(labels)), float(_flagged(check, policy))


def _recall(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    labels = labels_of(check, policy)
    return float(_hit(labels)), float(any(one.right for one in labels))


def _severity_weighted(check: Check, policy: str, weights: Mapping[str, float]) -> _Parts:
    weight = weights.get(check.severity, weights[""])
    return weight * check.wrong, weight


def _critical(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    found = any(
        one.criticality == "critical" and one.policy_id in ("", policy or one.policy_id) for one in check.faults
    )
    return float(found), 1.0


def _overturned(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    return float(check.overturned and check.first_wrong), float(check.first_wrong)


def _dispute_success(check: Check, policy: str, _: Mapping[str, float]) -> _Parts:
    return float(check.overturned and check.settled), float(check.settled)


def _flagged(check: Check, policy: str) -> bool:
    return any(one.given for one in labels_of(check, policy))


def _hit(labels: Sequence[Label]) -> bool:
    return any(one.given and one.right for one in labels)


ACCURACY, LABEL_ACCURACY, PRECISION, RECALL, WEIGHTED, CRITICAL, OVERTURNED, DISPUTES, AGREEMENT, COVERAGE = NAMES = (
    "decision_accuracy", "policy_accuracy", "precision", "recall", "severity_weighted_error", "critical_error_rate",
    "overturn_rate", "dispute_success", "agreement", "coverage",
)  # fmt: skip
METRICS: Mapping[str, Metric] = MappingProxyType(
    {
        one.name: one
        for one in (
            Metric(ACCURACY, True, _accuracy),
            Metric(LABEL_ACCURACY, True, _label_accuracy),
            Metric(PRECISION, True, _precision),
            Metric(RECALL, True, _recall),
            Metric(WEIGHTED, False, _severity_weighted),
            Metric(CRITICAL, False, _critical),
            Metric(OVERTURNED, False, _overturned),
            Metric(DISPUTES, False, _dispute_success),
        )
    }
)


def figure(
    name: str,
    checks: Sequence[Check],
    places: Sequence[int],
    *,
    policy: str = "",
    chance: Chance = lambda check: check.inclusion,
    weights: Mapping[str, float] = WEIGHTS,
    several: bool = False,
    between: Between = at_once,
) -> Figure:
    """A figure of NAMES but coverage, over the checks at some places.

    `chance` gives the probability with which a check came into what was judged, `policy` the one that labels count of.
    `several`: the checks are of more than one sample (`in_several_samples`); nothing is weighted then. `between` is
    called wherever the work, a tenth of a second for ten thousand checks, may be interrupted.
    """
    between()
    if name == AGREEMENT:
        return agreement(checks, [place for place in places if concerns(checks[place], policy)], between=between)
    metric = METRICS[name]
    own = [checks[place] for place in places]
    parts = [metric.parts(check, policy, weights) if concerns(check, policy) else _NO_CASE for check in own]
    counted = [(place, top) for place, (top, bottom) in zip(places, parts, strict=True) if bottom]
    # What speaks against a decision is looked at first.
    counted.sort(key=lambda one: ((one[1] > 0) is metric.good, -checks[one[0]].decided_at_ms))
    between()
    units = [
        Judged(
            top, bottom, None if several else chance(check), f"{check.sample}/{check.stratum}" if check.stratum else ""
        )
        for check, (top, bottom) in zip(own, parts, strict=True)
    ]
    strata = _flagged_and_passed(units, [_flagged(check, policy) for check in own]) if name == RECALL else None
    between()
    share = share_of(strata or units)
    if strata and share.value is not None:
        share = _bounded(share, strata)
    if several and share.value is not None:
        share = replace(share, method=share.method + SEVERAL)
    return _figure(name, share, tuple(place for place, _ in counted))


def agreement(checks: Sequence[Check], places: Sequence[int], draws: int = DRAWS, between: Between = at_once) -> Figure:
    """Gwet's AC1 of the reviewers' outcomes and those of the second looks, which knew nothing of them.

    Of all outcomes that were given in any check, each decision counting as one: how many categories there are is in the
    method. Recordings are drawn for the interval. Gold has no second look.
    """
    own = [place for place in places if checks[place].source != GOLD and checks[place].second_outcome]
    rows = [(checks[place].outcome, checks[place].second_outcome) for place in own]
    alike = sum(one == other for one, other in rows)
    seen = tuple(sorted(own, key=lambda place: (_alike(checks[place]), -checks[place].decided_at_ms)))
    if not rows:
        return Figure(AGREEMENT, 0, 0, None, None, None, "none", NOTHING)
    if len(rows) < SMALL_STRATUM:
        return Figure(AGREEMENT, len(rows), alike, None, None, None, FEW, places=seen)
    known = sorted({one for check in checks for one in (check.outcome, check.second_outcome) if one})
    ratings = Ratings.of(rows, known, clusters=[checks[place].recording_id or place for place in own])
    (found,) = estimates([co.gwet_ac(ratings, np.eye(len(ratings.categories)))], draws=draws, between=between)
    method = f"Gwet's AC1 of {len(known)} outcomes, not weighted, {found.method}" if not found.reason else "none"
    told = found.value, found.se, found.ci95, method, found.reason, seen, found.warning
    return Figure(AGREEMENT, len(rows), alike, *told)


def coverage(plans: Sequence[Planned]) -> Figure:
    """How much of what was drawn has been judged: all of it is counted, so that there is no interval."""
    drawn, judged = sum(one.drawn for one in plans), sum(one.judged for one in plans)
    if not drawn:
        return Figure(COVERAGE, 0, 0, None, None, None, "none", "nothing was drawn in this time")
    if drawn < SMALL_STRATUM:
        return Figure(COVERAGE, drawn, judged, None, None, None, FEW)
    return Figure(COVERAGE, drawn, judged, judged / drawn, None, None, COUNTED)


def chances(plans: Sequence[Planned]) -> Chance:
    """The probability of each check to be drawn and judged: who was drawn and not judged yet leaves those who were to
    speak for more."""
    reached = {(one.sample, one.stratum): one.final / one.drawn for one in plans if one.drawn and one.final}

    def of(check: Check) -> float | None:
        if check.inclusion is None:
            return None
        return min(1.0, check.inclusion * reached.get((check.sample, check.stratum), 1.0))

    return of


def in_several_samples(checks: Sequence[Check], places: Sequence[int]) -> bool:
    """Whether the checks at some places were drawn in more than one sample.

    A later sample of the same days is drawn from what the earlier ones left, so that its probabilities are not those
    of the whole, and the samples are not independent.
    """
    return len({checks[place].sample for place in places if checks[place].inclusion is not None}) > 1


def _flagged_and_passed(units: Sequence[Judged], flagged: Sequence[bool]) -> list[Judged] | None:
    """The units in strata of what was flagged and of what was passed, one for each probability with which they were
    drawn; None where all were drawn alike, where one is not known, and where they are too many for strata, as by risk.
    """
    chances_of = [{unit.probability for unit, one in zip(units, flagged, strict=True) if one is kind} for kind in _BOTH]
    if not all(chances_of) or len(set.union(*chances_of)) == 1:
        return None
    if None in set.union(*chances_of) or sum(map(len, chances_of)) > _MOST_STRATA:
        return None
    names = {True: "flagged", False: "passed"}
    return [replace(unit, stratum=f"{names[one]} {unit.probability}") for unit, one in zip(units, flagged, strict=True)]


def _bounded(share: Share, units: Sequence[Judged]) -> Share:
    """The recall with bounds that hold however rare what was missed is: a ratio knows nothing of what nobody found."""
    strata: dict[str, list[Judged]] = {}
    for unit in units:
        strata.setdefault(unit.stratum, []).append(unit)
    found, missed = [], []
    for name, own in strata.items():
        size = round(len(own) / own[0].probability), len(own)  # type: ignore[operator]
        hits, seen = (int(sum(getattr(unit, part) for unit in own)) for part in ("top", "bottom"))
        if name.startswith("flagged"):
            found.append((*size, hits))
        # Also on recordings that were flagged for something else.
        if seen > hits or name.startswith("passed"):
            missed.append((*size, seen - hits))
    bounds = recall_bounds(found, missed)
    return replace(share, ci95=bounds, method="strata of what was flagged and what was passed, exact bounds")


def _alike(check: Check) -> bool:
    return check.outcome == check.second_outcome


def _figure(name: str, share: Share, places: tuple[int, ...]) -> Figure:
    return Figure(name, share.n, share.count, share.value, share.se, share.ci95, share.method, share.reason, places)
