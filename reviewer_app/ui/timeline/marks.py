"""The places worth going to, of every kind, in order."""

from collections.abc import Iterable, Mapping

import numpy as np

FINDING, HIT, ENFORCEMENT, SPEAKER, SILENCE = "finding", "hit", "enforcement", "speaker", "silence"
KINDS = (FINDING, HIT, ENFORCEMENT, SPEAKER, SILENCE)


def united(places: Mapping[str, np.ndarray], kinds: Iterable[str]) -> np.ndarray:
    """The times of some kinds (ms), ascending, each once."""
    return np.unique(np.concatenate([places[kind] for kind in kinds] or [np.zeros(0, np.int64)]))


def beyond(times: np.ndarray, ms: int, direction: int) -> int | None:
    """The next time after `ms` (direction 1) or before it (-1); None where there is none."""
    if direction > 0:
        place = int(np.searchsorted(times, ms, side="right"))
        return int(times[place]) if place < len(times) else None
    place = int(np.searchsorted(times, ms, side="left"))
    return int(times[place - 1]) if place > 0 else None
