"""Heights of many rows, some measured and the others estimated; where each begins."""

from collections.abc import Sequence

import numpy as np

_BLOCK = 512


class RowHeights:
    """Row heights in pixels, summed by blocks: made in one go, since every other width of a pane makes them anew.

    `offset(row)`, `row_at(y)` and `set` look at one block and at the sums of all, which takes microseconds for
    a million rows.
    """

    def __init__(self, heights: Sequence[int] | np.ndarray) -> None:
        self._count = len(heights)
        blocks = max(1, -(-self._count // _BLOCK))
        self._heights = np.zeros(blocks * _BLOCK, np.int64)
        self._heights[: self._count] = heights
        # Where each block begins, and the last one ends.
        self._begins = np.zeros(blocks + 1, np.int64)
        np.cumsum(self._heights.reshape(blocks, _BLOCK).sum(axis=1), out=self._begins[1:])

    def __len__(self) -> int:
        return self._count

    @property
    def total(self) -> int:
        """The height of all rows."""
        return int(self._begins[-1])

    def height(self, row: int) -> int:
        """The height of a row."""
        return int(self._heights[row])

    def set(self, row: int, height: int) -> int:
        """Set a row's height; returns by how much it grew."""
        grown = height - int(self._heights[row])
        if grown:
            self._heights[row] = height
            self._begins[row // _BLOCK + 1 :] += grown
        return grown

    def offset(self, row: int) -> int:
        """Where a row begins: the sum of the heights above it."""
        block = row // _BLOCK
        return int(self._begins[block] + self._heights[block * _BLOCK : row].sum())

    def row_at(self, y: int) -> int:
        """The row that covers y; the first or the last for a y outside."""
        block = max(0, int(self._begins[:-1].searchsorted(y, "right")) - 1)
        first = block * _BLOCK
        ends = self._heights[first : first + _BLOCK].cumsum()
        row = first + int(ends.searchsorted(y - self._begins[block], "right"))
        return max(0, min(row, self._count - 1))
