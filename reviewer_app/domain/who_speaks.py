"""Who speaks when, in columns that are quickly drawn and asked."""

from collections.abc import Iterable

import numpy as np


class WhoSpeaks:
    """Stretches of speech by speaker. Made of `(start_ms, end_ms, speaker)` by start; 10,000 take some milliseconds.

    `times` are each speaker's stretches, (n, 2) int64 of start and end in ms, `changes` when another one begins to
    speak, and `longest` those who speak, who speaks longest first.
    """

    def __init__(self, spoken: Iterable[tuple[int, int, str]] = ()) -> None:
        starts, ends, names = zip(*found, strict=True) if (found := list(spoken)) else ((), (), ())
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        speakers = np.array([numbers[name] for name in names], dtype=np.int64)
        times = np.array((starts, ends), dtype=np.int64).T
        self.times = {name: times[speakers == number] for name, number in numbers.items()}
        self.changes = times[np.flatnonzero(np.diff(speakers, prepend=-1)), 0]
        lengths = {name: int((own[:, 1] - own[:, 0]).sum()) for name, own in self.times.items()}
        self.longest = sorted(lengths, key=lambda name: -lengths[name])
