"""How sure a coefficient is: its standard error, and an interval by drawing recordings again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from reviewer_app.domain.agreement import limits
from reviewer_app.domain.agreement.coefficients import Coefficient

DRAWS, SEED, LEVEL = 2_000, 20_260_101, 0.95
ONE_RECORDING = "one recording: nothing to draw from"
ALL_ALIKE = "every draw gives the same value, so that these recordings cannot tell how far it may be off"
VAGUE = "too few recordings to tell how far it may be off"
ROUGH = "little but the commonest was given, or recordings are few: the interval may be too short"
# Draws made at a time: their numbers for a hundred thousand recordings are 40 MB.
_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with how sure it is; what is not defined is None, and `reason` says why.

    `disagreement`: observed and expected, where the coefficient is made of them. `warning`: why the interval holds the
    truth less often than it says, '' where it does not.
    """

    value: float | None
    se: float | None
    ci95: tuple[float, float] | None
    method: str
    reason: str = ""
    disagreement: tuple[float, float] | None = None
    warning: str = ""


def standard_error(coefficient: Coefficient, tabled: bool = False) -> float | None:
    """The spread of what recordings contribute, over their number; None for a single recording.

    With a recording for each unit it is Gwet's (2014); `tabled` divides by n in place of n - 1, as his tables do.
    """
    if coefficient.reason:
        return None
    each = _per_cluster(coefficient.contributions()[:, None], coefficient.clusters)[:, 0]
    count = len(each)
    if count < 2:
        return None
    units = len(coefficient.features)
    factor = 1.0 if tabled else count / (count - 1)
    return float(np.sqrt(factor * (each**2).sum()) / units)


def estimates(
    coefficients: Sequence[Coefficient],
    tabled: bool = False,
    draws: int = DRAWS,
    seed: int = SEED,
    *,
    between: Callable[[], None] = lambda: None,
    drawn: str = "recordings",
) -> list[Estimate]:
    """Each coefficient with standard error and 95 % interval, all from the same draws of recordings.

    The interval is bias-corrected and accelerated (Efron 1987, JASA 82:171), the acceleration from leaving each
    recording out in turn; where that of the standard error (`limits.by_error`) goes further, as for few recordings and
    rare disagreement, it goes as far. `between` is called every few draws: who works beside a window lets it in there.
    `drawn` is what recordings are called in the method.
    """
    defined = [one for one in coefficients if not one.reason]
    names = np.unique(np.concatenate([one.clusters for one in defined])) if defined else np.zeros(0)
    samples = iter(_draw(defined, names, draws, seed, between))
    method = (
        f"BCa bootstrap of {len(names)} {drawn}, {draws} draws, seed {seed}; where that goes further {{}}; "
        "se linearised (Gwet 2014)"
    )
    return [
        Estimate(None, None, None, "none", one.reason)
        if one.reason
        else _estimate(one, next(samples, None), tabled, method)
        for one in coefficients
    ]


def _estimate(one: Coefficient, values: np.ndarray | None, tabled: bool, method: str) -> Estimate:
    parts = one.disagreement
    found = Estimate(one.point, None, None, "none", "", parts and parts[:2])
    # Some coefficients are of fewer recordings than others: of each two raters those that both have.
    counted = one.clusters if one.base is None else one.clusters[one.base > 0]
    if values is None or len(np.unique(counted)) < 2:
        return replace(found, reason=ONE_RECORDING)
    error = standard_error(one, tabled) or 0.0
    if _same(values):
        # Rounding leaves a little where there is no spread.
        ends, error, shown = limits.by_error(one, 0.0), 0.0, None
    else:
        ends, shown = _wider(_accelerated(one, values), limits.by_error(one, error)), error
    if ends is None:
        return replace(found, se=shown, reason=ALL_ALIKE if shown is None else VAGUE)
    warning = "" if limits.is_sure(one) else ROUGH
    return replace(found, se=shown, ci95=ends, method=method.format(limits.name(one)), warning=warning)


def _wider(one: tuple[float, float] | None, other: tuple[float, float] | None) -> tuple[float, float] | None:
    if one is None or other is None:
        return None if other is None else other
    return min(one[0], other[0]), max(one[1], other[1])


def _draw(
    coefficients: Sequence[Coefficient], names: np.ndarray, draws: int, seed: int, between: Callable[[], None]
) -> list[np.ndarray]:
    """(draws,) values of each coefficient; nan where a draw does not define it; none of a single recording."""
    if len(names) < 2:
        return []
    rng = np.random.default_rng(seed)
    sums = [_per_cluster(one.features, np.searchsorted(names, one.clusters), len(names)) for one in coefficients]
    edges = np.cumsum([0, *(one.shape[1] for one in sums)])
    together = np.hstack(sums)
    found = [np.empty(draws) for _ in coefficients]
    for start in range(0, draws, _CHUNK):
        between()
        size = min(_CHUNK, draws - start)
        picked = rng.integers(0, len(names), (size, len(names)))
        times = np.stack([np.bincount(row, minlength=len(names)) for row in picked]).astype(float)
        resampled = times @ together
        for place, one in enumerate(coefficients):
            found[place][start : start + size] = one.value(resampled[:, edges[place] : edges[place + 1]])
    return found


def _same(drawn: np.ndarray) -> bool:
    """Whether all draws that define it say the same, but for what sums of fractions miss."""
    drawn = drawn[np.isfinite(drawn)]
    return bool(len(drawn)) and float(np.ptp(drawn)) < 1e-12


def _accelerated(coefficient: Coefficient, drawn: np.ndarray) -> tuple[float, float] | None:
    drawn = drawn[np.isfinite(drawn)]
    if not len(drawn):
        return None
    sums = _per_cluster(coefficient.features, coefficient.clusters)
    total = sums.sum(axis=0)
    value = float(coefficient.value(total))
    normal = NormalDist()
    share = ((drawn < value).sum() + (drawn == value).sum() / 2) / len(drawn)
    if not 0 < share < 1:
        return tuple(np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]))  # type: ignore[return-value]
    bias, left_out = normal.inv_cdf(share), coefficient.value(total - sums)
    left_out = left_out[np.isfinite(left_out)]
    apart = left_out.mean() - left_out if len(left_out) else np.zeros(1)
    spread = (apart**2).sum() ** 1.5
    acceleration = (apart**3).sum() / (6 * spread) if spread > 0 else 0.0
    ends = []
    for tail in ((1 - LEVEL) / 2, (1 + LEVEL) / 2):
        z = bias + normal.inv_cdf(tail)
        ends.append(normal.cdf(bias + z / (1 - acceleration * z)))
    low, high = np.quantile(drawn, ends)
    return float(low), float(high)


def _per_cluster(features: np.ndarray, clusters: np.ndarray, count: int | None = None) -> np.ndarray:
    """(clusters, f) sums; units that are their own recording are only put in order."""
    if count is None:
        _, clusters = np.unique(clusters, return_inverse=True)
        count = int(clusters.max(initial=-1)) + 1
    found = np.zeros((count, features.shape[1]))
    np.add.at(found, clusters, features)
    return found
