"""Rows of the queue, and which comes next."""

import pytest

from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.queue import NEW, QueueRow, in_order, next_to_review


def test_rows_compare_by_what_they_say():
    row = QueueRow("r", "Directo", 1_000, "es", True, NEW, 0, 5)
    assert row == QueueRow("r", "Directo", 1_000, "es", True, NEW, 0, 5)
    assert row != QueueRow("r", "Directo", 1_000, "es", True, "open", 1, 5)


@pytest.mark.parametrize(("after", "expected"), [(None, "b"), ("a", "b"), ("b", "d"), ("d", "b"), ("gone", "b")])
def test_the_next_to_review_is_the_next_not_submitted_and_begins_again_at_the_end(after, expected):
    rows = [
        QueueRow(name, name, 1_000, "es", True, state, 0, 5)
        for name, state in (("a", "submitted"), ("b", "open"), ("c", "submitted"), ("d", NEW))
    ]
    assert next_to_review(rows, after).recording_id == expected


def test_there_is_no_next_when_everything_else_is_submitted():
    rows = [QueueRow(name, name, 1, None, False, state, 0, 5) for name, state in (("a", "submitted"), ("b", "open"))]
    assert next_to_review(rows, "b") is None
    assert next_to_review((), None) is None


def given(name, *, urgent=False, priority=0, due=None, state="leased"):
    """An assignment of a recording."""
    return Assignment(name, name, "ES-47", name, "", 1, "", state, None, priority, due, urgent)


def of(name, state=NEW, **values):
    """A row of the queue."""
    return QueueRow(name, name, 1, None, False, state, 0, 5, **values)


def test_urgent_comes_first_then_what_is_due_then_priority_and_submitted_last():
    rows = [
        of("own", "open"),
        of("done", "submitted", assignment=given("done", urgent=True), due_at_ms=1),
        of("weighty and late", assignment=given("weighty and late", priority=2, due=9)),
        of("any", assignment=given("any")),
        of("begun", "open", assignment=given("begun")),
        of("late", assignment=given("late", due=9)),
        of("weighty", assignment=given("weighty", priority=2)),
        of("soon", assignment=given("soon", due=4)),
        of("urgent", assignment=given("urgent", urgent=True), here=False),
        of("back", "open", assignment=given("back", urgent=True, state="returned")),
    ]
    order = ["urgent", "soon", "weighty and late", "late", "weighty", "begun", "any", "own", "back", "done"]
    assert [row.recording_id for row in in_order(rows)] == order


def test_an_escalation_counts_like_a_due_time_and_the_first_of_both_counts():
    rows = [
        of("given", assignment=given("given", priority=9, due=20)),
        of("escalated", "open", due_at_ms=10),
        of("both", "open", assignment=given("both", due=30), due_at_ms=5),
    ]
    assert [row.recording_id for row in in_order(rows)] == ["both", "escalated", "given"]
    assert [row.first_due_ms for row in (*rows, of("neither"))] == [20, 10, 5, None]


@pytest.mark.parametrize(
    ("row", "to_do"),
    [
        (QueueRow("a", "a", 1, None, False, NEW, 0, 5, assignment=given("a")), True),
        (QueueRow("a", "a", 1, None, False, NEW, 0, 0, assignment=given("a"), here=False), False),
        (QueueRow("a", "a", 1, None, False, "open", 0, 5, assignment=given("a", state="returned")), False),
        (QueueRow("a", "a", 1, None, False, NEW, 0, 5, assignment=given("a", state="submitted")), False),
        (QueueRow("a", "a", 1, None, False, "open", 0, 5, assignment=given("a", state="submitted")), True),
        (QueueRow("a", "a", 1, None, False, "submitted", 0, 5, assignment=given("a")), False),
    ],
    ids=["mine", "not here", "returned", "done elsewhere", "reopened", "submitted"],
)
def test_what_is_to_be_done_here(row, to_do):
    assert row.is_to_do is to_do
    assert (next_to_review([row]) is not None) is to_do
