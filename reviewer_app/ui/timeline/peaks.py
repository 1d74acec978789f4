"""A waveform at every zoom: lowest and highest samples in steps of four, so that a column costs the same at each."""

from itertools import pairwise

import numpy as np

_STEP = 4
_LOW, _HIGH = 127, -128  # nothing known: lower than any highest, higher than any lowest


class Peaks:
    """Pairs (lowest, highest) as int8, `per_second` of them, that come in pieces and in any order."""

    def __init__(self) -> None:
        self.per_second = 0.0
        self._levels: list[tuple[np.ndarray, np.ndarray]] = []
        self._length = 0
        self._silences: dict[tuple[int, int], np.ndarray] = {}

    def __len__(self) -> int:
        return self._length

    def put(self, start_index: int, pairs: np.ndarray, per_second: float) -> None:
        """Take a piece, shape (n, 2). Another `per_second` than before starts anew."""
        if per_second != self.per_second:
            self.per_second, self._levels, self._length = per_second, [], 0
        end = start_index + len(pairs)
        self._silences = {}
        self._make_room(end)
        self._length = max(self._length, end)
        low, high = self._levels[0]
        low[start_index:end], high[start_index:end] = pairs[:, 0], pairs[:, 1]
        first, last = start_index, end
        for (low, high), (lower, higher) in zip(self._levels, self._levels[1:], strict=False):
            first, last = first // _STEP, -(-last // _STEP)
            part = slice(first * _STEP, last * _STEP)
            lower[first:last] = _by_step(np.minimum, low[part])
            higher[first:last] = _by_step(np.maximum, high[part])

    def columns(self, from_ms: float, ms_per_dot: float, first: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Lowest and highest of each dot from `first` on in a view that begins at `from_ms`: floats, -128 to 127, nan
        where nothing is known.
        """
        if not self._levels or count <= 0:
            nothing = np.full(max(0, count), np.nan)
            return nothing, nothing
        per_dot = ms_per_dot * self.per_second / 1000
        start = from_ms * self.per_second / 1000 + first * per_dot
        if per_dot < 0.5:
            return self._between(start, per_dot, count)
        level = 0
        while level + 1 < len(self._levels) and _STEP ** (level + 1) <= per_dot:
            level += 1
        low, high = self._levels[level]
        edges = np.floor((start + np.arange(count + 1) * per_dot) / _STEP**level).astype(np.int64)
        # One block more, of which nothing is known: what reaches beyond the end has somewhere to end.
        part = slice(max(0, int(edges[0])), max(0, int(edges[-1]) + 1))
        low, high = np.append(low[part], np.int8(_LOW)), np.append(high[part], np.int8(_HIGH))
        edges = np.clip(edges - part.start, 0, len(low) - 1)
        lowest = np.minimum.reduceat(low, edges)[:-1].astype(float)
        highest = np.maximum.reduceat(high, edges)[:-1].astype(float)
        unknown = lowest > highest
        lowest[unknown] = highest[unknown] = np.nan
        return lowest, highest

    def silences(self, quietest: int, least_ms: int) -> np.ndarray:
        """Where it is quieter than `quietest` (of 127) for `least_ms` or longer: rows (start_ms, end_ms)."""
        if not self._levels:
            return np.zeros((0, 2), dtype=np.int64)
        known = self._silences.get((quietest, least_ms))
        if known is None:
            known = self._silences[quietest, least_ms] = self._find_silences(quietest, least_ms)
        return known

    def _find_silences(self, quietest: int, least_ms: int) -> np.ndarray:
        low, high = (level[: self._length] for level in self._levels[0])
        quiet = (low <= high) & (low > -quietest) & (high < quietest)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8)))
        times = (edges.reshape(-1, 2) * 1000 / self.per_second).astype(np.int64)
        return times[times[:, 1] - times[:, 0] >= least_ms]

    def _between(self, start: float, per_dot: float, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Closer than the samples: straight lines between their middles."""
        places = start + (np.arange(count) + 0.5) * per_dot - 0.5
        low, high = self._levels[0]
        first = max(0, int(places[0]) - 1)
        last = min(self._length, int(places[-1]) + 3)
        if last <= first:
            nothing = np.full(count, np.nan)
            return nothing, nothing
        lows, highs = low[first:last].astype(float), high[first:last].astype(float)
        lows[lows > highs] = np.nan
        highs[np.isnan(lows)] = np.nan
        at = np.arange(first, last)
        return (
            np.interp(places, at, lows, left=np.nan, right=np.nan),
            np.interp(places, at, highs, left=np.nan, right=np.nan),
        )

    def _make_room(self, length: int) -> None:
        if self._levels and length <= len(self._levels[0][0]):
            return
        known, room = self._levels, _padded(max(1024, length, 2 * len(self._levels[0][0]) if self._levels else 0))
        self._levels = [_unknown(room)]
        while room > _STEP:
            room = _padded(room // _STEP)
            self._levels.append(_unknown(room))
        for (low, high), (known_low, known_high) in zip(self._levels, known, strict=False):
            low[: len(known_low)], high[: len(known_high)] = known_low, known_high
        for (low, high), (lower, higher) in list(pairwise(self._levels))[len(known) - 1 :] if known else ():
            lower[: len(low) // _STEP] = _by_step(np.minimum, low)
            higher[: len(high) // _STEP] = _by_step(np.maximum, high)


def _by_step(gravest: np.ufunc, values: np.ndarray) -> np.ndarray:
    """The lowest or highest of each four; along the rows, numpy takes a dozen times as long for so short ones."""
    first, second, third, fourth = (values[place::_STEP] for place in range(_STEP))
    return gravest(gravest(first, second), gravest(third, fourth))


def _padded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def _unknown(length: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(length, _LOW, np.int8), np.full(length, _HIGH, np.int8)
