"""What interval a plan is to give: that of the estimate itself, where the sample shows the share that is expected."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.estimating import Counted, share_limits
from reviewer_app.domain.sampling.intervals import clopper_pearson, score
from reviewer_app.domain.sampling.shares import FEW_OF_EITHER


class Part(NamedTuple):
    """A stratum as it is planned: how many there are, how many are drawn, and the share that is expected."""

    population: int
    drawn: int
    share: float


def simple(share: float, size: int, population: int | None = None) -> tuple[float, float]:
    """Of a plain share, by as many as the draw from a finite population is worth; all of it leaves nothing open."""
    left = 1.0 if population is None or population < 2 else (population - size) / (population - 1)
    if left <= 0:
        return share, share
    exact = min(share, 1 - share) * size <= FEW_OF_EITHER
    return clopper_pearson(share * size / left, size / left) if exact else score(share, size / left)


def over_strata(parts: Iterable[Part]) -> tuple[float, float]:
    """As `share_limits` reckons it. Raises NoSample where nothing is drawn of a stratum."""
    known = [one for one in parts if one.population]
    if any(not one.drawn for one in known):
        raise NoSample("Nothing is drawn of a stratum: no interval holds for the whole.")
    return share_limits([Counted(size, drawn, drawn, share * drawn) for size, drawn, share in known])


def by_probability(share: float, chances: Sequence[float]) -> tuple[float, float]:
    """The score interval of the size that is left of the sample where probabilities of the population are unequal."""
    return score(share, len(chances) ** 2 / sum(1 / chance for chance in chances))
