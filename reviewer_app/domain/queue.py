"""The queue: a person's list of recordings to review."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer_app.domain.review import SUBMITTED

NEW = "new"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A recording and how far a person's review of it is.

    `state` is new, open or submitted; `duration_ms` media time, `imported_at_ms` wall time in UTC ms,
    `due_at_ms` the same for the open escalation that is due first, None without one; `masked` counts words of the
    transcript that the recogniser hid.
    """

    recording_id: str
    title: str
    duration_ms: int
    language: str | None
    has_transcript: bool
    state: str
    findings: int
    imported_at_ms: int
    due_at_ms: int | None = None
    masked: int = 0


def next_to_review(rows: Sequence[QueueRow], after: str | None = None) -> QueueRow | None:
    """The first recording behind `after` that is not submitted, from the top again at the end; None for no other."""
    place = next((number + 1 for number, row in enumerate(rows) if row.recording_id == after), 0)
    turned = (*rows[place:], *rows[:place])
    return next((row for row in turned if row.state != SUBMITTED and row.recording_id != after), None)
