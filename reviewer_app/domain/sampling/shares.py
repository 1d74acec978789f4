"""One share of a judged sample, by the estimator that fits how the sample was drawn; below 30 counts and no rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from reviewer_app.domain.sampling.estimating import (
    Counted,
    Stratum,
    Total,
    horvitz_thompson,
    share_limits,
    stratified_total,
)
from reviewer_app.domain.sampling.intervals import clopper_pearson, score, wilson
from reviewer_app.domain.sampling.sizes import SMALL_STRATUM

FEW = f"counts: fewer than {SMALL_STRATUM}"
SIMPLE, EXACT, STRATA, BY_PROBABILITY, RATIO = "Wilson", "Clopper-Pearson", "strata", "Horvitz-Thompson", "ratio"
# Where no more have it, or lack it, Wilson's interval is too short for some shares: down to 84 of a hundred hold.
FEW_OF_EITHER = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """One of a sample: `top` is what is counted of `bottom`, 0 or 1 of 1 for a plain share, otherwise by weight.

    `probability`: that with which it was drawn, None where nobody knows it. `stratum`: '' without.
    """

    top: float
    bottom: float = 1.0
    probability: float | None = None
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n` units; what is not told of so few is None. `method` says how, `reason` why there is no value."""

    n: int
    count: int
    value: float | None
    se: float | None
    ci95: tuple[float, float] | None
    method: str
    reason: str = ""


def share_of(units: Sequence[Judged]) -> Share:
    """The sum of tops over that of bottoms, in the whole that the sample was drawn from.

    Wilson's interval for a plain share of units that were all as likely to be drawn, exact ends where few have it or
    few do not. Over strata `share_limits`. Else a
    ratio, by each unit's probability (Hájek) where they differ, and the score interval of a simple draw of the
    effective size: of the one that would know it as well, but no larger than weights as unequal leave of the sample
    (Kish), since errors that nobody drew tell nothing of how rare they are. Where one probability is not known none is
    used, and the method says so.
    """
    counting = [one for one in units if one.bottom]
    n, count = len(counting), sum(one.top > 0 for one in counting)
    if not n:
        return Share(0, 0, None, None, None, "none", "there is nothing to count in")
    if n < SMALL_STRATUM:
        return Share(n, count, None, None, None, FEW)
    unknown = [one for one in counting if one.probability is None]
    note = f", not weighted: no probability is known of {len(unknown)}" if 0 < len(unknown) < n else ""
    alike = bool(unknown) or len({one.probability for one in counting}) == 1
    if alike and all(one.bottom == 1 and one.top in (0, 1) for one in counting):
        value = count / n
        exact = min(count, n - count) <= FEW_OF_EITHER
        ends, how = (clopper_pearson(count, n), EXACT) if exact else (wilson(count, n), SIMPLE)
        return Share(n, count, value, sqrt(value * (1 - value) / n), ends, how + note)
    how, total = _ratio(units, counting, alike)
    value, se = total.value, total.se or None
    if how == STRATA and all(one.bottom in (0, 1) and one.top in (0, 1) for one in units):
        return Share(n, count, value, se, _over_strata(units), f"{how}, the wider of limits put together and size")
    size = _effective(counting, total, alike)
    if not 0 < value < 1:
        ends = clopper_pearson(size if value else 0, size)
        return Share(n, count, value, None, ends, f"{how}, exact ends of the effective size{note}")
    return Share(n, count, value, se, score(value, size), f"{how}, score interval of the effective size{note}")


def _effective(counting: Sequence[Judged], total: Total, alike: bool) -> float:
    """How many of a simple draw tell as much: by the estimate's error, and never more than the weights leave."""
    weights = [one.bottom if alike else one.bottom / one.probability for one in counting]  # type: ignore[operator]
    most = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    share = total.value
    return min(most, share * (1 - share) / total.se**2) if total.se > 0 and 0 < share < 1 else most


def _over_strata(units: Sequence[Judged]) -> tuple[float, float]:
    def counted(own: Sequence[Judged]) -> Counted:
        return Counted(
            _population(own), len(own), sum(one.bottom == 1 for one in own), sum(one.top == 1 for one in own)
        )

    return share_limits([counted(own) for own in _by_stratum(units)])


def _ratio(units: Sequence[Judged], counting: Sequence[Judged], alike: bool) -> tuple[str, Total]:
    """What does not count is still of the sample: how much of it counts is chance, too."""
    if alike:
        return RATIO, _simple(counting)
    strata = {one.stratum for one in units}
    if "" not in strata and len({(one.stratum, one.probability) for one in units}) == len(strata):
        return STRATA, _stratified(units)
    return BY_PROBABILITY, _by_probability(units)


def _simple(units: Sequence[Judged]) -> Total:
    whole = sum(one.bottom for one in units)
    value = sum(one.top for one in units) / whole
    spread = sum((one.top - value * one.bottom) ** 2 for one in units)
    return Total(value, sqrt(len(units) / (len(units) - 1) * spread) / whole)


def _stratified(units: Sequence[Judged]) -> Total:
    """A ratio of totals, combined over strata (Cochran 1977, 6.11); strata of one are never taken to be known."""
    groups = _by_stratum(units)

    def total(of: Sequence[Sequence[float]]) -> Total:
        every = [value for values in of for value in values]
        spread = variance(every) if len(every) > 1 else 0.0
        return stratified_total([_stratum(own, values, spread) for own, values in zip(groups, of, strict=True)])

    whole = total([[one.bottom for one in own] for own in groups]).value
    value = total([[one.top for one in own] for own in groups]).value / whole
    apart = total([[one.top - value * one.bottom for one in own] for own in groups])
    return Total(value, apart.se / whole)


def _by_stratum(units: Sequence[Judged]) -> list[list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for one in units:
        groups.setdefault(one.stratum, []).append(one)
    return list(groups.values())


def _stratum(units: Sequence[Judged], values: Sequence[float], spread_of_all: float) -> Stratum:
    """One alone has no spread of its own: that of the whole sample stands for it, which has what is between strata."""
    spread = variance(values) if len(values) > 1 else spread_of_all
    return Stratum(_population(units), len(units), fmean(values), spread)


def _population(units: Sequence[Judged]) -> int:
    """How many a stratum has, of which these were drawn."""
    return round(len(units) / units[0].probability)  # type: ignore[operator]


def _by_probability(units: Sequence[Judged]) -> Total:
    """Hájek's ratio: the population is estimated by the same draw, so that shares stay within 0 and 1."""
    chances = [one.probability for one in units]
    whole = sum(one.bottom / chance for one, chance in zip(units, chances, strict=True))  # type: ignore[operator]
    value = sum(one.top / chance for one, chance in zip(units, chances, strict=True)) / whole  # type: ignore[operator]
    apart = horvitz_thompson([one.top - value * one.bottom for one in units], chances)  # type: ignore[arg-type]
    return Total(value, apart.se / whole)
