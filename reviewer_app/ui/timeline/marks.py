"""The places worth going to, of every kind."""

from collections.abc import Iterable, Mapping

import numpy as np

FINDING, HIT, ENFORCEMENT, SPEAKER, SILENCE = "finding", "hit", "enforcement", "speaker", "silence"
KINDS = (FINDING, HIT, ENFORCEMENT, SPEAKER, SILENCE)


def beyond(places: Mapping[str, np.ndarray], kinds: Iterable[str], ms: int, direction: int) -> int | None:
    """The next time of some kinds after `ms` (direction 1) or before it (-1); None where there is none.

    Nothing is put in order for it: there are hundreds of thousands, and the key is held down.
    """
    if direction > 0:
        return min((int(later.min()) for kind in kinds if len(later := places[kind][places[kind] > ms])), default=None)
    return max((int(before.max()) for kind in kinds if len(before := places[kind][places[kind] < ms])), default=None)
