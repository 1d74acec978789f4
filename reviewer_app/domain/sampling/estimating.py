"""From a sample to the whole: totals, means and shares, each with its standard error and how it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

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

    def share_interval(self, population: int = 1, level: float = LEVEL) -> tuple[float, float] | None:
        """Of a total among so many, or of a share: the score interval for a simple draw that would know it as well.

        The normal interval is too short where a share is near 0 or 1 (Korn & Graubard 1998, Survey Methodology 24:193,
        with the score interval in place of the exact one). None where nothing, or all, was found: no error tells then
        how well it is known.
        """
        share, error = self.value / population, self.se / population
        if not 0 < share < 1 or error == 0:
            return None
        low, high = score(share, share * (1 - share) / error**2, level)
        return low * population, high * population


def stratified_total(strata: Sequence[Stratum]) -> Total:
    """The total over strata (Cochran 1977, 5.3)."""
    return Total(sum(one.total for one in strata), sqrt(sum(one.total_variance for one in strata)))


def stratified_mean(strata: Sequence[Stratum]) -> Total:
    """The mean of a unit over strata, for counts the share."""
    whole, population = stratified_total(strata), sum(one.population for one in strata)
    return Total(whole.value / population, whole.se / population)


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
    flagged: tuple[int, int, int], *missed: tuple[int, int, int], level: float = LEVEL
) -> tuple[float, float]:
    """Bounds of the recall that hold however rare what was missed is: exact ones of all samples, which share the risk.

    Each sample is (population, drawn, count); what was missed among the flagged is a sample of its own.
    """
    each = 1 - (1 - level) / (1 + len(missed))
    (few, many), *others = (
        [population * end for end in clopper_pearson(count, drawn, each)]
        for population, drawn, count in (flagged, *missed)
    )
    least, most = (sum(ends[place] for ends in others) for place in (0, 1))
    low = few / (few + most) if few + most else 0.0
    high = many / (many + least) if many + least else 1.0
    return low, high
