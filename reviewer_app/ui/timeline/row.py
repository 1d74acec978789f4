"""What every row of the timeline is, and how marks too many for their dots are thinned."""

import numpy as np
from PySide6.QtGui import QPainter

from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.view import View

_NONE = 1_000


class Row:
    """A band over the whole width. `least` and `most` are its heights in pixels of the design; the ground sets `top`
    and `height` in dots before anything is painted.
    """

    least: float = 12
    most: float = 12

    def __init__(self, kit: Kit, view: View) -> None:
        self.kit, self.view = kit, view
        self.top, self.height = 0, 0

    @property
    def bottom(self) -> int:
        """The first dot below."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2

    def present(self) -> bool:
        """Whether there is anything to show in it."""
        return True

    def caption(self) -> str:
        """What stands left of it."""
        return ""

    def paint_gutter(self, painter: QPainter) -> None:
        """What stands left of it, where that is more than a caption."""

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Paint what reaches into the dots from `first` to `last`; the ground is clean and the painter clipped."""

    def tell(self, ms: float, x: float, y: float) -> str:
        """What is at a place, in words; '' for nothing."""
        return ""


def gravest(places: np.ndarray, ranks: np.ndarray, bucket: int) -> np.ndarray:
    """Of marks at `places` (dots, ascending), the numbers of those to draw: in each `bucket` of dots the one of lowest
    rank, the least grave first, so that the gravest are painted on top.
    """
    if len(places) == 0:
        return np.zeros(0, dtype=np.int64)
    buckets = np.floor(places / bucket).astype(np.int64)
    order = np.lexsort((places, ranks, buckets))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(buckets[order]) > 0
    kept = order[first]
    return kept[np.argsort(-ranks[kept].astype(np.int64), kind="stable")]


def covered(view: View, first: int, last: int, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Which of the dots from `first` to `last` any of the stretches of time touches."""
    count = last - first + 1
    left = np.floor(view.xs(starts)).astype(np.int64) - first
    right = np.maximum(left + 1, np.floor(view.xs(ends)).astype(np.int64) - first)
    inside = (right > 0) & (left < count)
    begun, ended = (np.bincount(np.clip(edge[inside], 0, count), minlength=count + 1) for edge in (left, right))
    return np.cumsum(begun - ended)[:count] > 0


def columns_of(places: np.ndarray, ranks: np.ndarray, first: int, last: int, wide: int) -> np.ndarray:
    """For each of the dots from `first` to `last` the lowest rank of the marks that stand there, each `wide` dots from
    its place on; a number higher than any rank where there is none.
    """
    shown = np.full(last - first + 1, _NONE)
    # Where several numbers are given to one place the last counts: the gravest come last.
    order = np.argsort(-ranks, kind="stable")
    left, ranks = np.floor(places[order]).astype(np.int64) - first, ranks[order]
    for step in reversed(range(wide)):
        at = left + step
        inside = (at >= 0) & (at < len(shown))
        at = at[inside]
        shown[at] = np.minimum(shown[at], ranks[inside])
    return shown


def runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """First number and length of each stretch of true flags."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(start, end - start) for start, end in edges.reshape(-1, 2).tolist()]
