"""A control chart of shares: which samples are out of what chance gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from reviewer_app.domain.sampling.errors import NoSample


@dataclass(frozen=True, slots=True)
class Point:
    """One sample: its share and the limits for its size."""

    share: float
    low: float
    high: float

    @property
    def out(self) -> bool:
        """Whether it lies outside its limits."""
        return not self.low <= self.share <= self.high


@dataclass(frozen=True, slots=True)
class Chart:
    """Samples in their order about the share of all of them."""

    centre: float
    points: tuple[Point, ...]


def p_chart(counts: Sequence[int], sizes: Sequence[int], sigmas: float = 3.0) -> Chart:
    """A p-chart (Shewhart; Montgomery, Introduction to statistical quality control, chapter 7), limits by each size.

    Raises NoSample for samples of nothing.
    """
    if not counts or len(counts) != len(sizes) or min(sizes) < 1:
        raise NoSample("A chart needs samples, each of one or more.")
    centre = sum(counts) / sum(sizes)
    points = []
    for count, size in zip(counts, sizes, strict=True):
        spread = sigmas * sqrt(centre * (1 - centre) / size)
        points.append(Point(count / size, max(0.0, centre - spread), min(1.0, centre + spread)))
    return Chart(centre, tuple(points))
