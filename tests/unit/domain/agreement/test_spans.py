"""Spans on recordings."""

import pytest

from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.spans import GAP, Continuum, Span, labels_of

ONE = Continuum.of("rec", 10, {"ana": [Span(4, 6, "b"), Span(0, 2, "a")], "ben": [Span(1, 5, "a")], "eva": []})


def test_pieces_lie_between_any_two_edges():
    lengths, codes = ONE.pieces(("a", "b"))
    assert lengths.tolist() == [1, 1, 2, 1, 1, 4]
    assert codes[:, 0].tolist() == [0, 0, GAP, 1, 1, GAP]
    assert codes[:, 1].tolist() == [GAP, 0, 0, 0, GAP, GAP]
    assert set(codes[:, 2]) == {GAP}


def test_spans_are_in_order_and_can_be_had_by_label():
    assert [span.start_ms for span in ONE.observers["ana"]] == [0, 4]
    assert ONE.only("b").observers == {"ana": (Span(4, 6, "b"),), "ben": (), "eva": ()}
    assert labels_of([ONE]) == ("a", "b")


def test_who_has_spans_that_overlap_is_said():
    assert ONE.overlapping == ""
    both = Continuum.of(
        "rec", 10, {"ana": [Span(0, 2, "a"), Span(2, 4, "a")], "ben": [Span(0, 3, "a"), Span(2, 4, "b")]}
    )
    assert both.overlapping == "ben"


@pytest.mark.parametrize("span", [Span(-1, 2, "a"), Span(2, 2, "a"), Span(5, 11, "a")])
def test_a_span_outside_its_recording_is_refused(span):
    with pytest.raises(NotComparable, match=f"{span.start_ms}-{span.end_ms} ms of ana is not within the 10 ms of rec"):
        Continuum.of("rec", 10, {"ana": [span]})
