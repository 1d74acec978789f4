"""Krippendorff's alpha of very many units with a thousand bootstraps, against a library's without one."""

import time

import krippendorff
import numpy as np

from reviewer_app.domain.agreement.coefficients import krippendorff_alpha
from reviewer_app.domain.agreement.ratings import MISSING, Ratings
from reviewer_app.domain.agreement.resampling import estimates

NAME = "agreement"
HELP = (
    "alpha of 100,000 units, 20 raters, 12 labels: value, then 1,000 bootstraps; floor: krippendorff without any; "
    "goals: 1 and 10 x floor"
)
UNITS, RATERS, LABELS, DRAWS = 100_000, 20, 12, 1_000


def run() -> dict:
    """Seconds of one run each, and whether both say the same."""
    rng = np.random.default_rng(1)
    truth = rng.integers(0, LABELS, UNITS)
    codes = np.where(
        rng.random((UNITS, RATERS)) < 0.7, truth[:, None], rng.integers(0, LABELS, (UNITS, RATERS))
    ).astype(np.int32)
    codes[rng.random(codes.shape) < 0.3] = MISSING
    theirs, floor = _timed(
        lambda: krippendorff.alpha(np.where(codes == MISSING, np.nan, codes).T, level_of_measurement="nominal")
    )
    ratings = Ratings(codes, tuple(range(LABELS)), np.arange(UNITS))
    mine, plain = _timed(lambda: krippendorff_alpha(ratings).point)
    drawn, whole = _timed(lambda: estimates([krippendorff_alpha(ratings)], draws=DRAWS)[0])
    return {
        "floor_s": round(floor, 2),
        "value_s": round(plain, 2),
        "value_x_floor": round(plain / floor, 2),
        "with_bootstrap_s": round(whole, 2),
        "with_bootstrap_x_floor": round(whole / floor, 2),
        "difference": abs(mine - theirs),
        "ci95": [round(end, 5) for end in drawn.ci95],
    }


def _timed(work):
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun
