"""Stretches of time that observers label on a recording."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reviewer_app.domain.agreement.errors import NotComparable

GAP = -1
NO_OBSERVERS = "no recording has two observers"
NO_UNITS = "nobody found anything"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A label from `start_ms` up to, but not at, `end_ms`."""

    start_ms: int
    end_ms: int
    label: Hashable


@dataclass(frozen=True, slots=True)
class Continuum:
    """A recording of `length_ms` as each observer labelled it; an observer who found nothing has no spans.

    Raises NotComparable for a span that is empty, or not within the recording.
    """

    name: str
    length_ms: int
    observers: Mapping[str, tuple[Span, ...]]

    def __post_init__(self) -> None:
        for observer, spans in self.observers.items():
            for span in spans:
                if not 0 <= span.start_ms < span.end_ms <= self.length_ms:
                    raise NotComparable(
                        f"The span {span.start_ms}-{span.end_ms} ms of {observer} is not within the {self.length_ms} ms"
                        f" of {self.name}."
                    )

    @staticmethod
    def of(name: str, length_ms: int, observers: Mapping[str, Iterable[Span]]) -> "Continuum":
        """A continuum from spans in any order."""
        return Continuum(name, length_ms, {one: tuple(sorted(spans, key=_by_time)) for one, spans in observers.items()})

    def only(self, label: Hashable) -> "Continuum":
        """The spans of one label."""
        kept = {one: tuple(span for span in spans if span.label == label) for one, spans in self.observers.items()}
        return Continuum(self.name, self.length_ms, kept)

    @property
    def overlapping(self) -> str:
        """An observer of whom two spans overlap, '' for none."""
        for observer, spans in self.observers.items():
            if any(one.end_ms > other.start_ms for one, other in pairwise(spans)):
                return observer
        return ""

    def pieces(self, labels: Sequence[Hashable]) -> tuple[np.ndarray, np.ndarray]:
        """(pieces,) lengths in ms and (pieces, observers) places in `labels`, `GAP` for none: between any two edges of
        anybody's span nothing changes.
        """
        spans = [span for one in self.observers.values() for span in one]
        edges = np.unique([0, self.length_ms, *(span.start_ms for span in spans), *(span.end_ms for span in spans)])
        places = {label: place for place, label in enumerate(labels)}
        codes = np.full((len(edges) - 1, len(self.observers)), GAP)
        for column, own in enumerate(self.observers.values()):
            for span in own:
                first, last = np.searchsorted(edges, (span.start_ms, span.end_ms))
                codes[first:last, column] = places[span.label]
        return np.diff(edges), codes


def labels_of(continua: Iterable[Continuum]) -> tuple[Hashable, ...]:
    """The labels that were given, in order of their names."""
    found = {span.label for one in continua for spans in one.observers.values() for span in spans}
    return tuple(sorted(found, key=str))


def _by_time(span: Span) -> tuple[int, int, str]:
    return span.start_ms, span.end_ms, str(span.label)
