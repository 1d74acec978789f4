"""How often 95 % intervals hold the truth: each estimator over seeded draws from populations that are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import estimates
from reviewer_app.domain.agreement.weights import agreement_weights
from reviewer_app.domain.sampling import drawing
from reviewer_app.domain.sampling.estimating import Counted, recall_bounds, share_limits
from reviewer_app.domain.sampling.intervals import clopper_pearson, wilson
from reviewer_app.domain.sampling.shares import Judged, share_of

NAME = "coverage"
HELP = (
    "how often 95 % intervals hold the truth, over 2,000 draws from known populations; goal 93 to 97 %, exact ones more"
)
DRAWS, BOOTSTRAPS = 2_000, 500
LOW, HIGH = 0.93, 0.97


@dataclass(frozen=True, slots=True)
class Case:
    """`ends(rng)` draws a sample and gives the interval; `exact` methods may hold the truth more often."""

    name: str
    truth: float
    ends: Callable[[np.random.Generator], tuple[float, float] | None]
    exact: bool = False


def cases() -> Iterator[Case]:
    """Common and rare classes, few and many."""
    for share, size in ((0.5, 40), (0.9, 100), (0.95, 300), (0.02, 400), (0.005, 600)):
        at = f"share {share}, n {size}"
        yield Case(f"wilson, {at}", share, _of_share(wilson, share, size))
        yield Case(f"clopper_pearson, {at}", share, _of_share(clopper_pearson, share, size), exact=True)
    yield from _stratified()
    yield from _weighted()
    yield from _recall()
    for units, rate in ((60, 0.5), (200, 0.5), (200, 0.1)):
        yield from _agreement(units, rate)


def _of_share(method: Callable, share: float, size: int) -> Callable:
    return lambda rng: method(int(rng.binomial(size, share)), size)


def _stratified() -> Iterator[Case]:
    """Strata of different quality, drawn without putting back: also large ones in which next to nothing is wrong."""
    for name, strata in {
        "three": ((4000, 150, 120), (800, 100, 120), (200, 60, 80)),
        "rare in a large one": ((1000, 100, 50), (99_000, 500, 100)),
        "few drawn of a large one": ((1000, 300, 100), (99_000, 300, 99)),
        "all of one, few of the other": ((400, 400, 20), (100_000, 100, 300)),
        "rare in three": ((2000, 100, 12), (8000, 150, 48), (30_000, 250, 180)),
    }.items():

        def ends(rng, strata=strata):
            return share_limits(
                [Counted(size, n, n, int(rng.hypergeometric(bad, size - bad, n))) for size, n, bad in strata]
            )

        truth = sum(bad for *_, bad in strata) / sum(size for size, *_ in strata)
        yield Case(f"share over strata, {name}", truth, ends)


def _weighted() -> Iterator[Case]:
    """A thousand decisions whose error is likelier where the risk is higher, drawn by risk."""
    rng = np.random.default_rng(7)
    risk = rng.gamma(1.5, 1.0, 1000) + 0.1
    wrong = rng.random(1000) < np.minimum(0.6, 0.08 * risk)
    weights = {str(n): float(one) for n, one in enumerate(risk)}

    def ends(rng):
        drawn = drawing.weighted(str(rng.integers(2**62)), weights, 150)
        return share_of([Judged(float(wrong[int(one.name)]), 1.0, one.probability) for one in drawn]).ci95

    # Held more often than the level: weights as unequal are taken to be worth no more than Kish's size.
    yield Case("share by probability", float(wrong.mean()), ends, exact=True)
    # Two groups that nobody named: errors are in the one of which little was drawn.
    groups = (1000, 100, 50), (99_000, 500, 100)

    def unnamed(rng):
        units = []
        for size, n, bad in groups:
            hit = int(rng.hypergeometric(bad, size - bad, n))
            units += [Judged(float(place < hit), 1.0, n / size) for place in range(n)]
        return share_of(units).ci95

    yield Case("share by probability, rare in a large group", 150 / 100_000, unnamed, exact=True)


def _recall() -> Iterator[Case]:
    flagged, passed = (1000, 150, 800), (50_000, 1500, 400)

    def drawn(rng):
        return [int(rng.hypergeometric(bad, size - bad, n)) for size, n, bad in (flagged, passed)]

    truth = flagged[2] / (flagged[2] + passed[2])

    def exact(rng):
        hits, missed = drawn(rng)
        return recall_bounds([(*flagged[:2], hits)], [(*passed[:2], missed)])

    yield Case("recall, exact bounds", truth, exact, exact=True)


def _agreement(units: int, rate: float) -> Iterator[Case]:
    """Three raters who see a truth and err one time in ten, each on their own."""
    near, err = agreement_weights("identity", [0, 1]), 0.1
    given = rate * (1 - err) + (1 - rate) * err
    agreed, by_share, by_gwet = (1 - err) ** 2 + err**2, given**2 + (1 - given) ** 2, 2 * given * (1 - given)
    kappa = (agreed - by_share) / (1 - by_share)
    makers = {
        "percent_agreement": (agreed, lambda ratings: co.percent_agreement(ratings, near)),
        "fleiss_kappa": (kappa, lambda ratings: co.fleiss_kappa(ratings, near)),
        "gwet_ac1": ((agreed - by_gwet) / (1 - by_gwet), lambda ratings: co.gwet_ac(ratings, near)),
        "krippendorff_alpha": (kappa, co.krippendorff_alpha),
    }

    def drawn(rng):
        truth = rng.random(units) < rate
        codes = (truth[:, None] ^ (rng.random((units, 3)) < err)).astype(np.int32)
        return Ratings(codes, (0, 1), np.arange(units))

    for name, (truth, make) in makers.items():

        def ends(rng, make=make):
            return estimates([make(drawn(rng))], draws=BOOTSTRAPS, seed=int(rng.integers(2**31)))[0].ci95

        yield Case(f"{name}, {units} units, rate {rate}", truth, ends)


def coverage(case: Case, draws: int = DRAWS, seed: int = 1) -> float:
    """The share of intervals that hold the truth; a sample without an interval counts as one that does not."""
    rng = np.random.default_rng(seed)
    held = 0
    for _ in range(draws):
        ends = case.ends(rng)
        held += ends is not None and ends[0] <= case.truth <= ends[1]
    return held / draws


def run() -> dict:
    """Every case."""
    found = {}
    for case in cases():
        share = coverage(case)
        found[case.name] = {"held": share, "within": share >= LOW and (case.exact or share <= HIGH)}
    return {"draws": DRAWS, "cases": found, "goal": "0.93 to 0.97; exact methods may hold more"}
