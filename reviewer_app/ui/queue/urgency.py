"""Why a recording stands where it does in the queue, by shape and word, in the order of `domain.queue.in_order`."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from reviewer_app.domain.queue import QueueRow
from reviewer_app.domain.review_states import SUBMITTED
from reviewer_app.ui.due import OVERDUE, due_sentence, due_text, is_overdue

_A_DAY_MS = 24 * 3_600_000


def urgency_text(row: QueueRow, now_ms: int) -> str:
    """Urgent, what is due with its clock, priority; '' for a recording that nothing presses."""
    urgent = [QCoreApplication.translate("Urgency", "‼ Urgent")] if row.is_urgent else []
    due = [_DUE[kind]().format(time=_clock(at_ms, now_ms)) for at_ms, kind in _clocks(row)]
    return " · ".join((*urgent, *due)) or (
        QCoreApplication.translate("Urgency", "Priority {n}").format(n=row.priority) if row.priority else ""
    )


def urgency_sentence(row: QueueRow, now_ms: int) -> str:
    """The same in whole words, a line each, for those who rest the pointer on it or hear it."""
    lines = [QCoreApplication.translate("Urgency", "Given to you as urgent")] if row.is_urgent else []
    lines += [_SAID[kind]().format(due=due_sentence(at_ms, now_ms)) for at_ms, kind in _clocks(row)]
    lines += (
        [QCoreApplication.translate("Urgency", "Given to you with priority {n}").format(n=row.priority)]
        if row.priority
        else []
    )
    return "\n".join(lines)


def urgency_colour(row: QueueRow, now_ms: int) -> str:
    """The colour's token: grave for what is urgent or overdue, warning for an escalation that runs."""
    due_ms = row.first_due_ms
    if row.is_urgent or (due_ms is not None and is_overdue(due_ms, now_ms) and row.state != SUBMITTED):
        return "error"
    if row.due_at_ms is not None:
        return "warn"
    return "text" if row.work_due_ms is not None else "muted"


def _clocks(row: QueueRow) -> list[tuple[int, str]]:
    """(UTC ms, what is due then), the first first."""
    found = ((row.work_due_ms, "work"), (row.due_at_ms, "escalation"))
    return sorted((at_ms, kind) for at_ms, kind in found if at_ms is not None)


def _clock(due_ms: int, now_ms: int) -> str:
    """A clock for what is due within a day, and for what is late by less; the day and time otherwise."""
    if abs(due_ms - now_ms) < _A_DAY_MS:
        return due_text(due_ms, now_ms)
    when = QLocale().toString(QDateTime.fromMSecsSinceEpoch(due_ms), "d MMM HH:mm")
    return f"{OVERDUE} {when}" if is_overdue(due_ms, now_ms) else when


_DUE = {
    "work": lambda: QCoreApplication.translate("Urgency", "{time} due"),
    "escalation": lambda: QCoreApplication.translate("Urgency", "{time} escalation"),
}
_SAID = {
    "work": lambda: QCoreApplication.translate("Urgency", "Your work: {due}"),
    "escalation": lambda: QCoreApplication.translate("Urgency", "Escalation: {due}"),
}
