"""Where words of the lexicon were found, and where the search has hits."""

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import look
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row, columns_of, gravest
from reviewer_app.ui.timeline.view import View


class HitsRow(Row):
    """Ticks of the lexicon's hits, each with the shape and colour of its severity; the search's are plain ticks, those
    of masked words low ones.
    """

    least, most = 12, 14

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self.times = np.zeros(0, dtype=np.int64)
        self._ranks = np.zeros(0, dtype=np.int64)
        self._texts: list[str] = []
        self.searched = np.zeros(0, dtype=np.int64)
        self.masked = np.zeros(0, dtype=np.int64)

    def set_hits(self, hits: Iterable[tuple[int, str | None, str]]) -> None:
        """Hits of the lexicon: (ms, severity, text)."""
        known = sorted(hits, key=lambda hit: hit[0])
        self.times = np.array([ms for ms, _, _ in known], dtype=np.int64)
        self._ranks = np.array([look.rank(severity) for _, severity, _ in known], dtype=np.int64)
        self._texts = [text for _, _, text in known]

    def set_searched(self, times_ms: Sequence[int] | np.ndarray) -> None:
        """Hits of the search."""
        self.searched = np.sort(np.asarray(times_ms, dtype=np.int64))

    def set_masked(self, times_ms: Iterable[int]) -> None:
        """Where words of the transcript are masked."""
        self.masked = np.sort(np.fromiter(times_ms, dtype=np.int64))

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "hits")

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Ticks, and the marks of severities over them."""
        kit, view, side = self.kit, self.view, self.kit.px(9)
        near = self._near(self.times, first - 2 * side, last + 2 * side)
        places, ranks = view.xs(self.times[near]), self._ranks[near]
        ticks = QRect(first, self.top + 1, last - first + 1, self.height - 2)
        kit.columns(painter, ticks, columns_of(places, ranks, first, last, kit.hair), kit.severities(0.55))
        for number in gravest(places, ranks, kit.px(8)).tolist():
            kit.severity(painter, float(places[number]), self.middle, look.severity_of(int(ranks[number])), side)
        masked = view.xs(self.masked[self._near(self.masked, first - side, last + side)])
        low = QRect(first, round(self.middle), last - first + 1, self.top + self.height - 1 - round(self.middle))
        shown = columns_of(masked, np.zeros(len(masked), np.int64), first, last, kit.px(1.5))
        kit.columns(painter, low, shown, [kit.color("warn")])
        searched = view.xs(self.searched[self._near(self.searched, first - side, last + side)])
        shown = columns_of(searched, np.zeros(len(searched), np.int64), first, last, kit.px(1.5))
        kit.columns(painter, ticks, shown, [kit.color("text")])

    def tell(self, ms: float, x: float, y: float) -> str:
        """The words that were found there."""
        near = self._near(self.times, x - self.kit.px(5), x + self.kit.px(5))
        told = [self._told(number) for number in range(near.start, min(near.stop, near.start + 3))]
        if near.stop - near.start > 3:
            told.append(f"(+{near.stop - near.start - 3})")
        hidden = self._near(self.masked, x - self.kit.px(5), x + self.kit.px(5))
        if hidden.start < hidden.stop:
            told.append(QCoreApplication.translate("Timeline", "masked word (***)"))
        return "\n".join(told)

    def _told(self, number: int) -> str:
        severity = look.severity_of(int(self._ranks[number]))
        return " · ".join(part for part in (timecode(int(self.times[number])), severity, self._texts[number]) if part)

    def _near(self, times: np.ndarray, left: float, right: float) -> slice:
        return slice(*np.searchsorted(times, (self.view.time(left), self.view.time(right))).tolist())
