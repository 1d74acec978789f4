"""A row of the queue is a plain value."""

from reviewer_app.domain.queue import NEW, QueueRow


def test_rows_compare_by_what_they_say():
    row = QueueRow("r", "Directo", 1_000, "es", True, NEW, 0, 5)
    assert row == QueueRow("r", "Directo", 1_000, "es", True, NEW, 0, 5)
    assert row != QueueRow("r", "Directo", 1_000, "es", True, "open", 1, 5)
