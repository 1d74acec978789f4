"""Why a recording stands first."""

import pytest

from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.queue import NEW, QueueRow
from reviewer_app.ui.queue.urgency import urgency_colour, urgency_sentence, urgency_text

HOUR_MS = 3_600_000


def given(due_ms=None, urgent=False, priority=0):
    """An assignment of the person's."""
    return Assignment("a", "r", "ES-47", "r", "", 1, "", "leased", None, priority, due_ms, urgent)


def row(state=NEW, **values):
    return QueueRow("r", "r", 1, None, False, state, 0, 5, **values)


@pytest.mark.parametrize(
    ("one", "text", "colour"),
    [
        (row(), "", "muted"),
        (row(assignment=given()), "", "muted"),
        (row(assignment=given(priority=3)), "Priority 3", "muted"),
        (row(assignment=given(2 * HOUR_MS, priority=3)), "▲ 1:00:00 due", "text"),
        (row(assignment=given(0)), "■ −1:00:00 due", "error"),
        (row(assignment=given(urgent=True)), "‼ Urgent", "error"),
        (row("open", due_at_ms=2 * HOUR_MS), "▲ 1:00:00 escalation", "warn"),
        (row("open", due_at_ms=0), "■ −1:00:00 escalation", "error"),
        (row("open", assignment=given(0), due_at_ms=2 * HOUR_MS), "■ −1:00:00 due · ▲ 1:00:00 escalation", "error"),
        (row("submitted", assignment=given(0, urgent=True)), "", "muted"),
    ],
)
def test_what_presses_is_said_with_its_clock_and_colour(one, text, colour):
    """Priority alone is said where nothing else is; a submitted review is no longer the person's to do."""
    assert (urgency_text(one, HOUR_MS), urgency_colour(one, HOUR_MS)) == (text, colour)


def test_what_is_due_on_another_day_says_the_day():
    assert urgency_text(row(assignment=given(72 * HOUR_MS)), 0).startswith(("3 Jan ", "4 Jan "))
    assert urgency_text(row(assignment=given(0)), 72 * HOUR_MS).startswith(("■ 1 Jan ", "■ 31 Dec "))


def test_the_sentences_name_every_reason():
    one = row("open", assignment=given(HOUR_MS, urgent=True, priority=2), due_at_ms=0)
    assert urgency_sentence(one, 60_000).splitlines() == [
        "Given to you as urgent",
        "Escalation: overdue by 1:00",
        "Your work: due in 59:00",
        "Given to you with priority 2",
    ]
    assert urgency_sentence(row(), 0) == ""
