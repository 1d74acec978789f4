"""Findings as the timeline draws them: how many of each severity lie in each pixel column."""

from collections.abc import Iterable
from math import floor

import numpy as np

_FIRST_ROOM = 256


class MarkColumns:
    """Points and spans on `width` columns that show `from_ms` up to `to_ms`.

    Putting or dropping one mark costs the same for any number of marks; `show` is linear in them.
    `rank` runs from 0, the gravest severity, to `ranks - 1`; columns without a mark have rank `ranks`.
    """

    def __init__(self, ranks: int) -> None:
        self.ranks = ranks
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._used = 0
        self._table = np.zeros((_FIRST_ROOM, 4), dtype=np.int64)  # start, end, rank, kind: 0 gone, 1 point, 2 span
        self.show(0, 1, 1)

    def show(self, from_ms: float, to_ms: float, width: int) -> None:
        """Count again for another stretch of time or another width."""
        self._from, self._scale, self.width = from_ms, width / max(1.0, to_ms - from_ms), width
        self._points = np.zeros((self.ranks, width), dtype=np.int32)
        self._spans = np.zeros((self.ranks, width), dtype=np.int32)
        rows = self._table[: self._used]
        points = rows[rows[:, 3] == 1]
        columns = self._columns(points[:, 0])
        inside = (columns >= 0) & (columns < width)
        np.add.at(self._points, (points[inside, 2], columns[inside]), 1)
        spans = rows[rows[:, 3] == 2]
        first, last = self._columns(spans[:, 0]), self._columns(spans[:, 1])
        inside = (last >= 0) & (first < width)
        edges = np.zeros((self.ranks, width + 1), dtype=np.int32)
        np.add.at(edges, (spans[inside, 2], np.clip(first[inside], 0, width - 1)), 1)
        np.add.at(edges, (spans[inside, 2], np.clip(last[inside], 0, width - 1) + 1), -1)
        self._spans = np.cumsum(edges, axis=1, dtype=np.int32)[:, :width]

    def put(self, mark_id: str, start_ms: int, end_ms: int | None, rank: int) -> tuple[int, int] | None:
        """Add or change a mark; returns the first and last column that may look different, None for none in view."""
        before = self.drop(mark_id)
        return union(before, self._count(self._keep(mark_id, start_ms, end_ms, rank), 1))

    def put_all(self, marks: Iterable[tuple[str, int, int | None, int]]) -> None:
        """Add many new marks `(id, start_ms, end_ms, rank)` at once; they count from the next `show` on."""
        for mark_id, start_ms, end_ms, rank in marks:
            self._keep(mark_id, start_ms, end_ms, rank)

    def drop(self, mark_id: str) -> tuple[int, int] | None:
        """Remove a mark; returns columns as `put` does."""
        slot = self._slots.pop(mark_id, None)
        if slot is None:
            return None
        changed = self._count(slot, -1)
        self._table[slot, 3] = 0
        self._free.append(slot)
        return changed

    def point_ranks(self, first: int, last: int) -> np.ndarray:
        """The gravest rank of the points in each column from `first` to `last`, `ranks` where there is none."""
        return _gravest(self._points[:, first : last + 1])

    def span_ranks(self, first: int, last: int) -> np.ndarray:
        """The gravest rank of the spans over each column from `first` to `last`, `ranks` where there is none."""
        return _gravest(self._spans[:, first : last + 1])

    def _columns(self, times: np.ndarray) -> np.ndarray:
        return np.floor((times - self._from) * self._scale).astype(np.int64)

    def _count(self, slot: int, step: int) -> tuple[int, int] | None:
        start, end, rank, kind = self._table[slot].tolist()
        first, last = floor((start - self._from) * self._scale), floor((end - self._from) * self._scale)
        if last < 0 or first >= self.width:
            return None
        first, last = max(0, first), min(self.width - 1, last)
        counts = self._points if kind == 1 else self._spans
        counts[rank, first : last + 1] += step
        return first, last

    def _keep(self, mark_id: str, start_ms: int, end_ms: int | None, rank: int) -> int:
        slot = self._slots[mark_id] = self._slot()
        self._table[slot] = (start_ms, start_ms if end_ms is None else end_ms, rank, 1 if end_ms is None else 2)
        return slot

    def _slot(self) -> int:
        if self._free:
            return self._free.pop()
        if self._used == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._used += 1
        return self._used - 1


def _gravest(counts: np.ndarray) -> np.ndarray:
    present = counts > 0
    return np.where(present.any(axis=0), present.argmax(axis=0), len(counts))


def union(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    """The columns from the first to the last of two stretches; None is no column."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
