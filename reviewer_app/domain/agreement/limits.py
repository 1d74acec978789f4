"""95 % intervals from a standard error that hold also for few recordings and rare disagreement.

What disagrees is a share, with an end of its own: the score interval (Wilson 1927, JASA 22:209) of a simple draw that
would know it as well, with Student's t in place of the normal. It is not empty where nothing disagreed.
"""

from math import exp, isnan, log, sqrt

import numpy as np
from scipy.stats import t

from reviewer_app.domain.agreement.coefficients import Coefficient

# Recordings times the disagreement to be expected: with less, simulated intervals held 84 to 92 times of a hundred.
ENOUGH = 15
_TAIL = 0.975
# Ends further off than so many times the value say nothing.
_FARTHEST = log(1_000)


def by_error(coefficient: Coefficient, error: float) -> tuple[float, float] | None:
    """The ends; None where there is no spread to tell them by, or too few recordings for ends that say anything."""
    parts, value = coefficient.disagreement, coefficient.point
    quantile = float(t.ppf(_TAIL, _recordings(coefficient) - 1))
    if parts is not None and not isnan(parts[2]):
        observed, expected, largest = parts
        found = _score(observed / largest, error * expected / largest, _effective(coefficient), quantile)
        return found and (1 - found[1] * largest / expected, 1 - found[0] * largest / expected)
    size = value if parts is None else 1 - value
    if size <= 0 or error <= 0:
        return None
    far = quantile * error / size
    if far > _FARTHEST:
        return None
    ends = size * exp(-far), size * exp(far)
    return ends if parts is None else (1 - ends[1], 1 - ends[0])


def name(coefficient: Coefficient) -> str:
    """How `by_error` finds the ends, for the method of an estimate."""
    parts, count = coefficient.disagreement, _recordings(coefficient) - 1
    kind = "score interval" if parts is not None and not isnan(parts[2]) else "interval on the scale of logarithms"
    return f"{kind} with Student's t ({count} degrees of freedom)"


def is_sure(coefficient: Coefficient) -> bool:
    """Whether there are recordings enough, and disagreement enough to be expected in them, for the interval to hold."""
    parts, count = coefficient.disagreement, _recordings(coefficient)
    expected = 1.0 if parts is None or coefficient.timed else parts[1] / parts[2]
    return count * min(1.0, expected) >= ENOUGH


def _score(share: float, error: float, effective: float, quantile: float) -> tuple[float, float] | None:
    share = min(1.0, max(0.0, share))
    among = share * (1 - share)
    if among < 1e-12:
        share, of = round(share), effective
    elif error <= 0:
        return None
    else:
        of = among / error**2
    square = quantile**2 / of
    middle, spread = (share + square / 2) / (1 + square), sqrt(share * (1 - share) * square + square**2 / 4)
    low, high = middle - spread / (1 + square), middle + spread / (1 + square)
    return (0.0 if share == 0 else low), (1.0 if share == 1 else high)


def _recordings(coefficient: Coefficient) -> int:
    base = coefficient.base
    return len(np.unique(coefficient.clusters if base is None else coefficient.clusters[base > 0]))


def _effective(coefficient: Coefficient) -> float:
    """How many recordings that weigh the same would know as much (Kish 1965)."""
    _, places = np.unique(coefficient.clusters, return_inverse=True)
    base = np.ones(len(places)) if coefficient.base is None else coefficient.base
    weights = np.bincount(places, base)
    return float(weights.sum() ** 2 / (weights**2).sum())
