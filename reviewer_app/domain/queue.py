"""The queue: a person's list of recordings to review."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer_app.domain.assignment import RETURNED, Assignment
from reviewer_app.domain.review_states import OPEN, SUBMITTED

NEW = "new"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A recording and how far a person's review of it is.

    `state` is new, open or submitted; `duration_ms` media time, `imported_at_ms` wall time in UTC ms,
    `due_at_ms` the same for the open escalation that is due first, None without one; `masked` counts words of the
    transcript that the recogniser hid. `assignment` is the one that counts, None for a recording that nobody gave out;
    `here`: the recording was imported on this machine and can be reviewed without a network. One that is not here has
    no import time (0). `problems` are sentences about
    the recording, `damaged` whether they tell of damage.
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
    assignment: Assignment | None = None
    here: bool = True
    problems: tuple[str, ...] = ()
    damaged: bool = False

    @property
    def is_mine(self) -> bool:
        """Whether it was given to the person and is still to be submitted."""
        return self.assignment is not None and self.assignment.is_mine and self.state != SUBMITTED

    @property
    def is_urgent(self) -> bool:
        """Whether it is the person's, and urgent."""
        return self.is_mine and self.assignment is not None and self.assignment.urgent

    @property
    def work_due_ms(self) -> int | None:
        """When the person's assignment is due (UTC ms)."""
        return self.assignment.due_at_ms if self.is_mine and self.assignment is not None else None

    @property
    def first_due_ms(self) -> int | None:
        """When the first of its clocks runs out (UTC ms), of the person's assignment or of an open escalation."""
        clocks = [due for due in (self.work_due_ms, self.due_at_ms) if due is not None]
        return min(clocks, default=None)

    @property
    def priority(self) -> int:
        """The priority of the person's assignment, 0 for none."""
        return self.assignment.priority if self.is_mine and self.assignment is not None else 0

    @property
    def is_to_do(self) -> bool:
        """Whether it may be reviewed here now: not what went back, nor what was done on another machine."""
        if not self.here or self.state == SUBMITTED:
            return False
        if self.assignment is None or self.assignment.is_mine:
            return True
        return self.assignment.state != RETURNED and self.state == OPEN


_STATES = {OPEN: 0, NEW: 1, SUBMITTED: 2}
_NEVER = 1 << 62


def in_order(rows: Sequence[QueueRow]) -> list[QueueRow]:
    """Urgent work, then what is due, the longest overdue first, then what was given, by priority, then the rest; what
    has begun before what has not; last what is submitted. Otherwise as they came.

    A clock is not needed: what is overdue is due before all that is not.
    """

    def place(row: QueueRow) -> tuple:
        due = _NEVER if row.first_due_ms is None else row.first_due_ms
        return (row.state == SUBMITTED, not row.is_urgent, due, not row.is_mine, -row.priority, _STATES[row.state])

    return sorted(rows, key=place)


def next_to_review(rows: Sequence[QueueRow], after: str | None = None) -> QueueRow | None:
    """The first recording behind `after` that is to be done, from the top again at the end; None for no other."""
    place = next((number + 1 for number, row in enumerate(rows) if row.recording_id == after), 0)
    turned = (*rows[place:], *rows[:place])
    return next((row for row in turned if row.is_to_do and row.recording_id != after), None)
