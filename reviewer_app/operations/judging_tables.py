"""What tables of counts say of the whole: intervals, totals over strata, precision and recall, a control chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.domain.sampling import estimating, intervals
from reviewer_app.domain.sampling.control_chart import Chart, p_chart
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.estimating import Stratum, Total
from reviewer_app.domain.sampling.sizes import SMALL_STRATUM
from reviewer_app.formats.sample_file import FLAGGED, PASSED, Sampled, Side, read_samples, read_seen_strata, read_sides

_METHODS = {
    "Wilson": intervals.wilson,
    "Wilson with continuity correction": intervals.wilson_continuity,
    "Clopper-Pearson": intervals.clopper_pearson,
    "Wald (too narrow for few and for rare ones)": intervals.wald,
}


@dataclass(frozen=True, slots=True)
class CountIntervals:
    """So many of so many, with the interval of each method (name, low, high)."""

    count: int
    of: int
    intervals: tuple[tuple[str, float, float], ...]

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --count --json` prints it."""
        rows = [{"method": name, "ci95": [low, high]} for name, low, high in self.intervals]
        return {"n": self.of, "wrong": self.count, "value": self.count / self.of, "intervals": rows}


@dataclass(frozen=True, slots=True)
class StratifiedTotal:
    """A total over strata and the mean of a unit, each with its standard error."""

    population: int
    drawn: int
    total: Total
    mean: Total

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --summary --json` prints it."""
        found: dict[str, object] = {"population": self.population, "n": self.drawn}
        for name, one in (("total", self.total), ("mean", self.mean)):
            found[name] = {"value": one.value, "se": one.se, "ci95": list(one.interval())}
        return {**found, "method": "stratified, finite populations, normal interval"}


@dataclass(frozen=True, slots=True)
class PolicyRecall:
    """Precision and recall under a policy, by samples of what was flagged and of what was not.

    Values are None where one of their samples has fewer than 30; the exact intervals stand anyhow.
    """

    policy: str
    flagged: Side
    passed: Side
    precision: float | None
    precision_ci95: tuple[float, float]
    recall: Total | None
    recall_ci95: tuple[float, float]
    violations: Total

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --recall --json` prints it."""
        recall = self.recall
        sides = {
            one.side: {"population": one.population, "n": one.drawn, "violations": one.violations}
            for one in (self.flagged, self.passed)
        }
        return {
            "policy": self.policy,
            **sides,
            "precision": {
                "value": self.precision,
                "n": self.flagged.drawn,
                "ci95": list(self.precision_ci95),
                "method": "Clopper-Pearson",
            },
            "recall": {
                "value": None if recall is None else recall.value,
                "se": None if recall is None else recall.se,
                "n": self.flagged.drawn + self.passed.drawn,
                "ci95": list(self.recall_ci95),
                "method": "exact bounds of both samples, each at half the risk; se linearised",
            },
            "violations": {"value": self.violations.value, "se": self.violations.se},
        }


@dataclass(frozen=True, slots=True)
class SampleChart:
    """A control chart over samples in their order."""

    samples: tuple[Sampled, ...]
    chart: Chart

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --chart --json` prints it."""
        points = [
            {
                "sample": one.name,
                "n": one.size,
                "wrong": one.wrong,
                "share": point.share,
                "low": point.low,
                "high": point.high,
                "out": point.out,
            }
            for one, point in zip(self.samples, self.chart.points, strict=True)
        ]
        return {"centre": self.chart.centre, "points": points}


def of_count(count: int, of: int) -> CountIntervals:
    """The intervals of a share by each method. Raises NoSample."""
    return CountIntervals(count, of, tuple((name, *method(count, of)) for name, method in _METHODS.items()))


def of_strata(path: Path) -> StratifiedTotal:
    """The total and the mean over strata of which mean and variance were seen. Raises Unreadable."""
    strata = [Stratum(one.population, one.drawn, one.mean, one.variance) for one in read_seen_strata(path)]
    population, drawn = sum(one.population for one in strata), sum(one.drawn for one in strata)
    return StratifiedTotal(population, drawn, estimating.stratified_total(strata), estimating.stratified_mean(strata))


def of_recall(path: Path) -> list[PolicyRecall]:
    """Precision and recall of each policy. Raises Unreadable, and NoSample for a policy without one of its sides."""
    by_policy: dict[str, dict[str, Side]] = {}
    for one in read_sides(path):
        by_policy.setdefault(one.policy, {})[one.side] = one
    return [_of_policy(path, policy, sides) for policy, sides in by_policy.items()]


def of_samples(path: Path) -> SampleChart:
    """A p-chart of samples in their order. Raises Unreadable."""
    samples = tuple(read_samples(path))
    return SampleChart(samples, p_chart([one.wrong for one in samples], [one.size for one in samples]))


def _of_policy(path: Path, policy: str, sides: dict[str, Side]) -> PolicyRecall:
    missing = [name for name in (FLAGGED, PASSED) if name not in sides]
    if missing:
        what = f" of {policy}" if policy else ""
        raise NoSample(f"{path}: recall needs a sample of what was {missing[0]}{what} too: what was missed is there.")
    flagged, passed = sides[FLAGGED], sides[PASSED]
    if not flagged.drawn or not passed.drawn:
        raise NoSample(f"{path}: of a side of which nothing was drawn nothing can be said.")
    strata = [Stratum.of_count(one.population, one.drawn, one.violations) for one in (flagged, passed)]
    few = _few((flagged, passed))
    found = bool(flagged.violations or passed.violations)
    return PolicyRecall(
        policy,
        flagged,
        passed,
        None if _few((flagged,)) else flagged.violations / flagged.drawn,
        intervals.clopper_pearson(flagged.violations, flagged.drawn),
        None if few or not found else estimating.recall(*strata),
        estimating.recall_bounds(
            *([(one.population, one.drawn, one.violations)] for one in (flagged, passed))  # type: ignore[arg-type]
        ),
        estimating.stratified_total(strata),
    )


def _few(sides: Sequence[Side]) -> bool:
    return any(one.drawn < SMALL_STRATUM for one in sides)
