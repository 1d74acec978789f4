"""Marks set by hand; the grammar itself is tested by keys in test_page.py."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.review.label_keys import Marks


@pytest.mark.parametrize(
    ("marks", "span"),
    [
        (Marks(), None),
        (Marks(100, None), (100, 500)),
        (Marks(None, 900), (500, 900)),
        (Marks(100, 300), (100, 300)),
        (Marks(700, None), (500, 700)),
    ],
)
def test_a_missing_mark_is_now_and_the_order_is_put_right(marks, span):
    assert marks.span(500) == span


def mark(desk, side, ms):
    """Set a mark as its key does."""
    getattr(desk.page.labels, side)(Invocation("span", (ms, "clock")))


def test_a_mark_that_cannot_go_with_the_other_replaces_it(review_desk):
    labels = review_desk.page.labels
    mark(review_desk, "mark_out", 500)
    mark(review_desk, "mark_in", 900)
    assert labels.marks == Marks(900, None)
    mark(review_desk, "mark_out", 200)
    assert labels.marks == Marks(None, 200)
    mark(review_desk, "mark_in", 100)
    assert labels.marks == Marks(100, 200)


def test_a_policy_of_another_set_is_refused(review_desk):
    with pytest.raises(Refused, match=r"no\.such"):
        review_desk.page.labels.label(Invocation("label:no.such", (0, "clock")))


def test_the_subject_is_the_policys(review_desk):
    review_desk.page.labels.label(Invocation("label:minor.gifter", (0, "clock")))
    review_desk.settle()
    assert review_desk.findings[0].subject == "gift"


def test_a_finding_undone_while_its_key_is_held_is_not_extended(review_desk):
    desk = review_desk
    desk.down("2")
    desk.settle()
    desk.page.controller.undo()
    desk.settle()
    desk.clock_ms, desk.deck.now = 900, 4_000
    desk.up("2")
    desk.settle()
    assert desk.findings == []
    assert desk.window.banner.text == ""


def test_another_review_begins_without_marks_and_open_spans(review_desk):
    desk = review_desk
    desk.key("i")
    desk.page.labels.begin(desk.page.panes.transcript.index, ())
    assert desk.page.labels.marks == Marks()
