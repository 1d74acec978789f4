"""Looking for a text in a transcript and its translation, made ready to be shown; on any thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.side_by_side import SideBySide
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex


@dataclass(frozen=True, slots=True)
class Found:
    """Hits by time, their times (ms), and their numbers by the cue that they are in."""

    hits: Sequence[Hit]
    times: np.ndarray
    by_row: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> "Found":
        """These hits."""
        rows: dict[int, list[int]] = {}
        for number, hit in enumerate(hits):
            rows.setdefault(hit.cue, []).append(number)
        return cls(hits, np.fromiter((hit.ms for hit in hits), np.int64, len(hits)), rows)


NOTHING_FOUND = Found.of(())


@dataclass(frozen=True, slots=True)
class Spoken:
    """What there is to look through: a transcript, and the translation where one is shown."""

    index: TranscriptIndex
    beside: SideBySide | None = None

    def find(self, query: str, between: Callable[[], None] = lambda: None) -> Found:
        """Every place of a text by time. `between` is called now and then; what it raises ends the search."""

        def go_on(_: int) -> bool:
            between()
            return True

        return self._find(query, go_on)  # type: ignore[return-value]

    def find_few(self, query: str, most: int) -> Found | None:
        """The same where there are no more than so many, about; None where there are more."""
        return self._find(query, lambda count: count <= most)

    def _find(self, query: str, go_on: Callable[[int], bool]) -> Found | None:
        if not query.strip():
            return NOTHING_FOUND
        hits = self.index.search(query, go_on)
        if hits is not None and self.beside is not None:
            translated = self.beside.search(query, go_on)
            hits = None if translated is None else sorted((*hits, *translated))
        return None if hits is None else Found.of(hits)
