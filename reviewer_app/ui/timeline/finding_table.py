"""The findings as columns of numbers: what lies in a stretch of time, and in which lane."""

from collections.abc import Iterable, Sequence

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
        rows = sorted(findings, key=lambda finding: finding[1])
        self._ids = [row[0] for row in rows]
        self._slots = {finding_id: number for number, finding_id in enumerate(self._ids)}
        self.start, self.rank = _column([row[1] for row in rows], np.int64), _column([row[3] for row in rows], np.int8)
        looks = [_end_and_kind(start_ms, end_ms, is_open) for _, start_ms, end_ms, _, is_open in rows]
        self.end = _column([end for end, _ in looks], np.int64)
        self.kind = _column([kind for _, kind in looks], np.int8)
        free_from, lanes = [-1] * self.lanes, [0] * len(rows)
        for number, (end_ms, kind) in enumerate(looks):
            if kind != POINT:
                start_ms = rows[number][1]
                lane = next((n for n, free in enumerate(free_from) if free <= start_ms), self.lanes - 1)
                lanes[number], free_from[lane] = lane, max(free_from[lane], end_ms)
        self.lane = _column(lanes, np.int8)

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


def _column(values: Sequence[int], kind: type[np.signedinteger]) -> np.ndarray:
    """A column with these values and room for more."""
    column = np.zeros(max(_ROOM, len(values)), kind)
    column[: len(values)] = values
    return column
