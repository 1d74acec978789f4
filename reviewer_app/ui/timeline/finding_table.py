"""The findings as columns of numbers: what lies in a stretch of time, and in which lane."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

import numpy as np

POINT, SPAN, OPEN = 1, 2, 3
_GONE = 0
_ROOM = 256
_FOREVER = 2**60


class FindingTable:
    """Points, spans and spans still open. A span lies in the lowest lane that is free over its whole length, in the
    last one where none is; it keeps its lane while others come and go.

    Asking for a stretch looks at every row, which takes 0.1 ms for 50,000 of them.
    """

    def __init__(self, lanes: int) -> None:
        self.lanes = lanes
        self._slots: dict[str, int] = {}
        self._ids: list[str] = []
        self._free: list[int] = []
        self.start, self.end = np.zeros(_ROOM, np.int64), np.zeros(_ROOM, np.int64)
        self.rank, self.lane = np.zeros(_ROOM, np.int8), np.zeros(_ROOM, np.int8)
        self.kind = np.zeros(_ROOM, np.int8)

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, finding_id: str) -> bool:
        return finding_id in self._slots

    def ids(self) -> set[str]:
        """Which findings there are."""
        return set(self._slots)

    def put(self, finding_id: str, start_ms: int, end_ms: int | None, rank: int, is_open: bool = False) -> int:
        """Add or change a finding; returns its row."""
        row = self._slots.get(finding_id)
        if row is not None:
            self.kind[row] = _GONE
        else:
            row = self._new_row(finding_id)
        self._write(row, start_ms, end_ms, rank, is_open)
        if self.kind[row] != POINT:
            self.lane[row] = self._free_lane(row)
        return row

    def put_all(self, findings: Iterable[tuple[str, int, int | None, int, bool]]) -> None:
        """Add many new findings `(id, start_ms, end_ms, rank, is_open)` to an empty table."""
        rows = sorted(findings, key=itemgetter(1))
        ids, starts, ends, ranks, opens = zip(*rows, strict=True) if rows else ((), (), (), (), ())
        self._ids = list(ids)
        self._slots = {finding_id: number for number, finding_id in enumerate(ids)}
        self.start, self.rank = _column(starts, np.int64), _column(ranks, np.int8)
        # As `_end_and_kind`, but for all of them: as many calls would take as long as a picture has.
        points = np.array([end is None for end in ends], bool)
        spans_end = np.array([-1 if end is None else end for end in ends], np.int64)
        end = np.where(opens, _FOREVER, np.where(points, starts, spans_end))
        kind = np.where(opens, OPEN, np.where(points, POINT, SPAN))
        self.end, self.kind = _column(end, np.int64), _column(kind, np.int8)
        self.lane = _column(self._lanes_of(starts, end.tolist(), np.flatnonzero(kind != POINT).tolist()), np.int8)

    def _lanes_of(self, starts: Sequence[int], ends: Sequence[int], spans: Iterable[int]) -> list[int]:
        """The lanes of rows by start; those that are no `spans` need none."""
        free_from, lanes, last = [-1] * self.lanes, [0] * len(starts), self.lanes - 1
        for number in spans:
            start, lane = starts[number], 0
            while lane < last and free_from[lane] > start:
                lane += 1
            lanes[number] = lane
            free_from[lane] = max(free_from[lane], ends[number])
        return lanes

    def drop(self, finding_id: str) -> None:
        """Remove a finding."""
        row = self._slots.pop(finding_id, None)
        if row is not None:
            self.kind[row] = _GONE
            self._free.append(row)

    def row(self, finding_id: str) -> int | None:
        """The row of a finding."""
        return self._slots.get(finding_id)

    def finding_id(self, row: int) -> str:
        """The finding of a row."""
        return self._ids[row]

    def within(self, from_ms: float, to_ms: float, *kinds: int) -> np.ndarray:
        """The rows of some kinds that reach into a stretch, the least grave first, then by start."""
        used = len(self._ids)
        rows = np.flatnonzero((self.end[:used] >= from_ms) & (self.start[:used] <= to_ms))
        wanted = np.zeros(OPEN + 1, bool)
        wanted[list(kinds)] = True
        rows = rows[wanted[self.kind[rows]]]
        return rows[np.lexsort((rows, self.start[rows], -self.rank[rows].astype(np.int64)))]

    def edges(self) -> np.ndarray:
        """Every start and end there is, in ms."""
        used = len(self._ids)
        kind = self.kind[:used]
        return np.concatenate((self.start[:used][kind != _GONE], self.end[:used][kind == SPAN]))

    def _write(self, row: int, start_ms: int, end_ms: int | None, rank: int, is_open: bool) -> None:
        self.start[row], self.rank[row] = start_ms, rank
        self.end[row], self.kind[row] = _end_and_kind(start_ms, end_ms, is_open)

    def _free_lane(self, row: int) -> int:
        used = len(self._ids)
        start, end = self.start[row], max(self.end[row], self.start[row] + 1)
        beside = np.flatnonzero((self.start[:used] < end) & (self.end[:used] > start))
        beside = beside[(self.kind[beside] >= SPAN) & (beside != row)]
        taken = set(np.unique(self.lane[beside]).tolist())
        return next((lane for lane in range(self.lanes) if lane not in taken), self.lanes - 1)

    def _new_row(self, finding_id: str) -> int:
        if self._free:
            row = self._free.pop()
            self._ids[row] = finding_id
        else:
            row = len(self._ids)
            self._ids.append(finding_id)
            if row == len(self.kind):
                for name in ("start", "end", "rank", "lane", "kind"):
                    column = getattr(self, name)
                    setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        self._slots[finding_id] = row
        return row


def _end_and_kind(start_ms: int, end_ms: int | None, is_open: bool) -> tuple[int, int]:
    if is_open:
        return _FOREVER, OPEN
    return (start_ms, POINT) if end_ms is None else (end_ms, SPAN)


def _column(values: Sequence[int] | np.ndarray, kind: type[np.signedinteger]) -> np.ndarray:
    """A column with these values and room for more."""
    column = np.zeros(max(_ROOM, len(values)), kind)
    column[: len(values)] = values
    return column
