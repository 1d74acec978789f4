"""How many to draw, and how they are divided among strata."""

from collections.abc import Mapping
from math import ceil, floor

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.intervals import LEVEL, z_of

SMALL_STRATUM = 30


def for_margin(share: float, margin: float, population: int | None = None, z: float | None = None) -> int:
    """How many give a share to within a margin with 95 %, or with `z` standard deviations, rounded up.

    `share` is what is expected, 0.5 where nothing is known. A finite population needs fewer (Cochran 1977, Sampling
    techniques, 3rd ed., 4.7). Raises NoSample for a margin that is not above 0.
    """
    if not 0 < margin < 1 or not 0 <= share <= 1:
        raise NoSample("A margin lies above 0 and below 1, a share between 0 and 1.")
    needed = (z_of(LEVEL) if z is None else z) ** 2 * share * (1 - share) / margin**2
    if population is not None:
        needed /= 1 + (needed - 1) / population
    return max(1, ceil(round(needed, 9)))


def margin_of(share: float, size: int, population: int | None = None) -> float:
    """The margin that a sample of a size gives with 95 %: what `for_margin` is asked for, the other way round."""
    shrink = 1.0 if population is None or population < 2 else max(0.0, (population - size) / (population - 1))
    return z_of(LEVEL) * (share * (1 - share) / size * shrink) ** 0.5


def proportional(size: int, strata: Mapping[str, int], least: int = 0) -> dict[str, int]:
    """A sample divided as the strata's sizes are, at least `least` of each where it has as many."""
    return _divided(size, strata, {name: float(count) for name, count in strata.items()}, least)


def neyman(size: int, strata: Mapping[str, int], spread: Mapping[str, float], least: int = 0) -> dict[str, int]:
    """A sample divided so that the total is known best: by size times standard deviation (Neyman 1934).

    `spread`: the standard deviation within each stratum, for shares sqrt(p (1 - p)).
    """
    return _divided(size, strata, {name: count * spread[name] for name, count in strata.items()}, least)


def _divided(size: int, strata: Mapping[str, int], worth: Mapping[str, float], least: int) -> dict[str, int]:
    """Whole numbers by worth that add up to `size`; who cannot give its part leaves it to the others."""
    given = {name: min(least, count) for name, count in strata.items()}
    left = size - sum(given.values())
    if left < 0:
        raise NoSample(f"{least} of each stratum are {sum(given.values())}, more than the {size} to be drawn.")
    if size > sum(strata.values()):
        raise NoSample(f"{size} cannot be drawn from {sum(strata.values())}.")
    while left:
        room = {name: count - given[name] for name, count in strata.items() if count > given[name]}
        whole = sum(worth[name] for name in room)
        parts = {name: left * worth[name] / whole if whole else left / len(room) for name in room}
        full = {name: count for name, count in room.items() if parts[name] >= count}
        for name, count in full.items():
            given[name] += count
            left -= count
        if not full:
            for name, part in parts.items():
                given[name] += floor(part)
            left -= sum(floor(part) for part in parts.values())
            by_rest = sorted(parts, key=lambda name: (floor(parts[name]) - parts[name], name))
            for name in by_rest[:left]:
                given[name] += 1
            left = 0
    return given
