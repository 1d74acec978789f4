"""Heights of many rows, some measured and the others estimated, with offsets in logarithmic time."""

from collections.abc import Sequence

import numpy as np


class RowHeights:
    """A Fenwick tree over row heights in pixels: `offset(row)`, `row_at(y)` and `set` are O(log n).

    Source: P. M. Fenwick, A new data structure for cumulative frequency tables, 1994.
    """

    def __init__(self, heights: Sequence[int] | np.ndarray) -> None:
        values = np.array(heights, dtype=np.int64)
        sums = np.concatenate(([0], np.cumsum(values)))
        ends = np.arange(len(sums))
        # What a place of the tree holds: the heights of as many rows up to it as its lowest bit says.
        # Read and written one at a time, which a memoryview does several times faster than numpy.
        self._tree = memoryview(sums - sums[ends - (ends & -ends)])
        self._heights = memoryview(values)
        self._top_bit = 1 << len(values).bit_length() >> 1
        self.total = int(sums[-1])

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, row: int) -> int:
        """The height of a row."""
        return self._heights[row]

    def set(self, row: int, height: int) -> int:
        """Set a row's height; returns by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self.total += grown
            index = row + 1
            while index < len(self._tree):
                self._tree[index] += grown
                index += index & -index
        return grown

    def offset(self, row: int) -> int:
        """Where a row begins: the sum of the heights above it."""
        total = 0
        while row:
            total += self._tree[row]
            row -= row & -row
        return total

    def row_at(self, y: int) -> int:
        """The row that covers y; the first or the last for a y outside."""
        row, step = 0, self._top_bit
        while step:
            if row + step < len(self._tree) and self._tree[row + step] <= y:
                row += step
                y -= self._tree[row]
            step >>= 1
        return max(0, min(row, len(self._heights) - 1))
