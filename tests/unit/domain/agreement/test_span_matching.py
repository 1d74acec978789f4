"""Spans of one person beside those of a reference."""

import pytest

from reviewer_app.domain.agreement.span_matching import match_by_overlap, match_by_tolerance, overlap
from reviewer_app.domain.agreement.spans import Span


def spans(*edges, label="x"):
    return [Span(start, end, label) for start, end in edges]


def test_overlap_is_what_both_have_over_what_either_has():
    assert overlap(Span(0, 10, "a"), Span(5, 15, "a")) == pytest.approx(1 / 3)
    assert overlap(Span(0, 10, "a"), Span(10, 20, "a")) == 0
    assert overlap(Span(0, 10, "a"), Span(0, 10, "a")) == 1


def test_pairs_and_errors_by_hand():
    found = match_by_overlap(spans((0, 10), (20, 30), (50, 60)), spans((1, 11), (22, 30)))
    assert found.pairs == ((0, 0), (1, 1))
    assert (found.span_count, found.reference_count) == (3, 2)
    assert (found.start_errors_ms, found.end_errors_ms) == ((-1, -2), (-1, 0))


def test_a_span_is_matched_once_and_the_better_pairing_wins():
    """Nearest first would pair (10, 30) with (11, 31) and leave a pair less."""
    mine, theirs = spans((10, 30), (14, 34)), spans((11, 31), (0, 24))
    found = match_by_overlap(mine, theirs, 0.4)
    assert set(found.pairs) == {(0, 1), (1, 0)}


def test_labels_are_not_mixed():
    assert match_by_overlap(spans((0, 10)), spans((0, 10), label="y")).pairs == ()


def test_both_edges_keep_the_tolerance():
    assert match_by_tolerance(spans((0, 100)), spans((50, 150)), 50).pairs == ((0, 0),)
    assert match_by_tolerance(spans((0, 100)), spans((50, 151)), 50).pairs == ()
    assert match_by_tolerance(spans((5, 6)), spans((5, 6)), 0).pairs == ((0, 0),)


def test_of_nothing_nothing_is_matched():
    assert match_by_overlap([], []).pairs == ()
    missed = match_by_overlap([], spans((0, 1)))
    assert (missed.pairs, missed.span_count, missed.reference_count) == ((), 0, 1)


def test_an_overlap_of_nothing_is_no_pair_however_little_is_asked():
    assert match_by_overlap(spans((0, 1)), spans((1, 2)), least=0).pairs == ()
