"""Rows of the queue, and which comes next."""

import pytest

from reviewer_app.domain.queue import NEW, QueueRow, next_to_review


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
