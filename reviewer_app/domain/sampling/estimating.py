"""From a sample to the whole: totals, means and shares, each with its standard error and how it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.intervals import LEVEL, clopper_pearson, score, z_of


@dataclass(frozen=True, slots=True)
class Stratum:
    """What was seen of a stratum: how many there are, how many were drawn, their mean and sample variance."""

    population: int
    drawn: int
    mean: float
    variance: float

    @staticmethod
    def of_count(population: int, drawn: int, count: int) -> "Stratum":
        """A stratum of which so many of those drawn have what is counted."""
        if drawn < 1 or not 0 <= count <= drawn <= population:
            raise NoSample(f"{count} of {drawn} drawn from {population} cannot be.")
        share = count / drawn
        return Stratum(population, drawn, share, share * (1 - share) * drawn / max(1, drawn - 1))

    @property
    def total(self) -> float:
        """What the whole stratum is estimated to have."""
        return self.population * self.mean

    @property
    def total_variance(self) -> float:
        """The variance of that estimate, with the correction for a finite population; 0 where all were drawn."""
        return self.population**2 * (1 - self.drawn / self.population) * self.variance / self.drawn


@dataclass(frozen=True, slots=True)
class Total:
    """An estimate with its standard error."""

    value: float
    se: float

    def interval(self, level: float = LEVEL) -> tuple[float, float]:
        """By the normal distribution."""
        spread = z_of(level) * self.se
        return self.value - spread, self.value + spread


def stratified_total(strata: Sequence[Stratum]) -> Total:
    """The total over strata (Cochran 1977, 5.3)."""
    return Total(sum(one.total for one in strata), sqrt(sum(one.total_variance for one in strata)))


def stratified_mean(strata: Sequence[Stratum]) -> Total:
    """The mean of a unit over strata, for counts the share."""
    whole, population = stratified_total(strata), sum(one.population for one in strata)
    return Total(whole.value / population, whole.se / population)


class Counted(NamedTuple):
    """Of a stratum: how many there are, how many were drawn, how many of these count at all, and how many of those have
    what is looked for.
    """

    population: int
    drawn: int
    seen: int
    count: int


# So many observations of the whole each stratum is lent where its own say how much its share may vary.
_LENT = 4


def share_limits(strata: Sequence[Counted], level: float = LEVEL) -> tuple[float, float]:
    """The interval of a share over strata: the wider of two, each of which is too short where the other one holds.

    By limits: how far each stratum's own are from its share, put together (variance recovered from limits, Zou & Donner
    2008, Stat Med 27:1693), with Wilson's, each of as many as the draw from a finite stratum is worth. A large stratum
    in which nothing was found says how much may be there all the same, which its own variance of 0 does not. By size:
    Wilson's of as many as would be worth as much if they were drawn from the whole (Korn & Graubard 1998, Surv Methodol
    24:193). Many strata of a few each do not say one by one how much they have; together they do.
    How many of a stratum count is chance, too, by its normal error. Raises NoSample where none counts.
    """
    whole = sum(one.population * one.seen / one.drawn for one in strata)
    if not whole:
        raise NoSample("There is nothing to count in.")
    value = sum(one.population * one.count / one.drawn for one in strata) / whole
    counted = [one for one in strata if one.seen]
    low, high = _by_limits(counted, value, whole, level)
    size = _effective_size(counted, value, whole)
    if size is None:
        return low, high
    least, most = score(value, size, level)
    # What was seen is there, whatever chance says.
    found, without = sum(one.count for one in counted), sum(one.seen - one.count for one in counted)
    return min(low, max(least, found / whole)), max(high, min(most, 1 - without / whole))


def _by_limits(strata: Sequence[Counted], value: float, whole: float, level: float) -> tuple[float, float]:
    below = above = 0.0
    for one in strata:
        share, left = one.count / one.seen, 1 - one.drawn / one.population
        low, high = score(share, one.seen / left * (1 - 1 / one.population), level) if left > 0 else (share, share)
        weight = one.population * one.seen / one.drawn / whole
        counted = z_of(level) ** 2 * _of_counting(one, share - value, whole)
        below += (weight * (share - low)) ** 2 + counted
        above += (weight * (high - share)) ** 2 + counted
    return max(0.0, value - sqrt(below)), min(1.0, value + sqrt(above))


def _effective_size(strata: Sequence[Counted], value: float, whole: float) -> float | None:
    """How many drawn from the whole would vary as little; None where nothing varies."""
    variance = kish = 0.0
    for one in strata:
        share = (one.count + _LENT * value) / (one.seen + _LENT)
        weight, left = one.population * one.seen / one.drawn / whole, 1 - one.drawn / one.population
        kish += weight**2 * left / one.seen
        variance += weight**2 * left * share * (1 - share) / one.seen + _of_counting(one, share - value, whole)
    if 0 < value < 1 and variance > 0:
        return value * (1 - value) / variance
    # Where all are alike their shares say nothing of how they vary: by weights alone.
    return 1 / kish if kish > 0 else None


def _of_counting(one: Counted, apart: float, whole: float) -> float:
    """What chance in how many of a stratum count adds to the variance; `apart`: its share less that of the whole."""
    spread = one.seen * (one.drawn - one.seen) / (one.drawn * max(1, one.drawn - 1))
    return (apart * one.population / whole) ** 2 * (1 - one.drawn / one.population) * spread / one.drawn


def horvitz_thompson(values: Sequence[float], probabilities: Sequence[float]) -> Total:
    """The total from units drawn with known probabilities (Horvitz & Thompson 1952, JASA 47:663).

    The error is Hájek's (1964) for draws of fixed size: it needs each unit's own probability only.
    """
    if len(values) != len(probabilities) or not values:
        raise NoSample("Each value needs the probability with which its unit was drawn.")
    if any(not 0 < one <= 1 for one in probabilities):
        raise NoSample("Probabilities lie above 0 and are at most 1.")
    expanded = [value / chance for value, chance in zip(values, probabilities, strict=True)]
    # What was certain to be drawn adds nothing to the error.
    weights = [1 - chance for chance in probabilities]
    drawn, whole = len(values), sum(weights)
    if drawn < 2 or whole <= 0:
        return Total(sum(expanded), 0.0)
    centre = sum(weight * one for weight, one in zip(weights, expanded, strict=True)) / whole
    spread = sum(weight * (one - centre) ** 2 for weight, one in zip(weights, expanded, strict=True))
    return Total(sum(expanded), sqrt(drawn / (drawn - 1) * spread))


def recall(flagged: Stratum, passed: Stratum) -> Total:
    """The share of what there is that was flagged, by samples of what was flagged and of what was not.

    Linearised, finite populations (Cochran 1977, 6.12). Raises NoSample where nothing was found in either.
    """
    whole = flagged.total + passed.total
    if whole == 0:
        raise NoSample("Nothing was found among what was flagged nor among what was not.")
    value = flagged.total / whole
    variance = (1 - value) ** 2 * flagged.total_variance + value**2 * passed.total_variance
    return Total(value, sqrt(variance) / whole)


def recall_bounds(
    flagged: Sequence[tuple[int, int, int]], missed: Sequence[tuple[int, int, int]], level: float = LEVEL
) -> tuple[float, float]:
    """Bounds of the recall that hold however rare what was missed is: exact ones of all samples, which share the risk.

    Each sample is (population, drawn, count); what was missed among the flagged is a sample of its own.
    """
    each = 1 - (1 - level) / (len(flagged) + len(missed))

    def together(samples: Sequence[tuple[int, int, int]]) -> list[float]:
        ends = [(population, clopper_pearson(count, drawn, each)) for population, drawn, count in samples]
        return [sum(population * one[place] for population, one in ends) for place in (0, 1)]

    (few, many), (least, most) = together(flagged), together(missed)
    low = few / (few + most) if few + most else 0.0
    high = many / (many + least) if many + least else 1.0
    return low, high
