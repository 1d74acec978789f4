"""Which spans of two people mean the same: one to one, by overlap or by how near their edges are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from reviewer_app.domain.agreement.spans import Span


@dataclass(frozen=True, slots=True)
class Matched:
    """How spans compare with those of a reference.

    `pairs`: (place among the spans, place among the reference's). Errors are the matched spans' edges minus the
    reference's in ms, each pair's in the order of `pairs`.
    """

    pairs: tuple[tuple[int, int], ...]
    span_count: int
    reference_count: int
    start_errors_ms: tuple[int, ...]
    end_errors_ms: tuple[int, ...]


def overlap(one: Span, other: Span) -> float:
    """Time that both have over time that either has, 0 to 1."""
    both = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    either = max(one.end_ms, other.end_ms) - min(one.start_ms, other.start_ms)
    return max(0, both) / either


def match_by_overlap(spans: Sequence[Span], reference: Sequence[Span], least: float = 0.5) -> Matched:
    """Pairs of one label with an overlap of at least `least`; as many as can be, then those that overlap most."""

    def score(one: Span, other: Span) -> float | None:
        shared = overlap(one, other)
        return shared if shared >= least and shared > 0 else None

    return _matched(spans, reference, score)


def match_by_tolerance(spans: Sequence[Span], reference: Sequence[Span], tolerance_ms: int) -> Matched:
    """Pairs of one label whose edges are each no further apart; as many as can be, then those nearest to each other."""

    def score(one: Span, other: Span) -> float | None:
        apart = abs(one.start_ms - other.start_ms), abs(one.end_ms - other.end_ms)
        return 1 - sum(apart) / (2 * tolerance_ms + 1) if max(apart) <= tolerance_ms else None

    return _matched(spans, reference, score)


def _matched(spans: Sequence[Span], reference: Sequence[Span], score: Callable[[Span, Span], float | None]) -> Matched:
    """A pair more outweighs any nearness: each counts for more than all nearnesses together."""
    worth = np.zeros((len(spans), len(reference)))
    more = min(len(spans), len(reference)) + 1.0
    for row, one in enumerate(spans):
        for column, other in enumerate(reference):
            found = score(one, other) if one.label == other.label else None
            if found is not None:
                worth[row, column] = more + found
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    pairs = tuple((int(row), int(column)) for row, column in chosen if worth[row, column] > 0)
    return Matched(
        pairs,
        len(spans),
        len(reference),
        tuple(spans[row].start_ms - reference[column].start_ms for row, column in pairs),
        tuple(spans[row].end_ms - reference[column].end_ms for row, column in pairs),
    )
