"""Intervals of a share: so many of so many.

Newcombe (1998), Statistics in Medicine 17:857; Clopper & Pearson (1934), Biometrika 26:404. All take a count, how many
it is of, and the level, and give (low, high) within 0 and 1. They raise NoSample where there is nothing to count in.
"""

from math import sqrt
from statistics import NormalDist

from scipy.stats import beta

from reviewer_app.domain.sampling.errors import NoSample

LEVEL = 0.95


def wilson(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """The score interval: near the level also for few and for rare ones."""
    return score(_share(count, of), of, level)


def score(share: float, of: float, level: float = LEVEL) -> tuple[float, float]:
    """The score interval of a share that is known as well as a simple draw of `of` would tell it."""
    z = z_of(level)
    middle, spread = 2 * of * share + z**2, z * sqrt(z**2 + 4 * of * share * (1 - share))
    below = 2 * (of + z**2)
    # The ends that are 0 and 1 are so exactly, which sums of fractions miss by a little.
    return (middle - spread) / below if share > 0 else 0.0, (middle + spread) / below if share < 1 else 1.0


def wilson_continuity(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """The score interval with a correction for continuity."""
    share, z = _share(count, of), z_of(level)
    middle, below = 2 * count + z**2, 2 * (of + z**2)
    low = z * sqrt(z**2 - 2 - 1 / of + 4 * share * (of * (1 - share) + 1))
    high = z * sqrt(z**2 + 2 - 1 / of + 4 * share * (of * (1 - share) - 1))
    return (
        0.0 if count == 0 else max(0.0, (middle - 1 - low) / below),
        1.0 if count == of else min(1.0, (middle + 1 + high) / below),
    )


def wald(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """The textbook's interval: too narrow for few and for rare ones, here to be compared with."""
    share = _share(count, of)
    spread = z_of(level) * sqrt(share * (1 - share) / of)
    return max(0.0, share - spread), min(1.0, share + spread)


def clopper_pearson(count: float, of: float, level: float = LEVEL) -> tuple[float, float]:
    """The exact interval: never below the level, mostly above; of an effective size, too, which is no whole number."""
    _share(count, of)
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(beta.ppf(tail, count, of - count + 1))
    high = 1.0 if count == of else float(beta.ppf(1 - tail, count + 1, of - count))
    return low, high


def z_of(level: float) -> float:
    """How many standard deviations to either side hold a share of the normal distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)


def _share(count: float, of: float) -> float:
    if of < 1:
        raise NoSample("There is nothing to count in.")
    if not 0 <= count <= of:
        raise NoSample(f"{count} of {of} is no share.")
    return count / of
