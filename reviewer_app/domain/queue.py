"""The queue: a person's list of recordings to review."""

from dataclasses import dataclass

NEW = "new"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A recording and how far a person's review of it is.

    `state` is new, open or submitted; `duration_ms` media time, `imported_at_ms` wall time in UTC ms.
    """

    recording_id: str
    title: str
    duration_ms: int
    language: str | None
    has_transcript: bool
    state: str
    findings: int
    imported_at_ms: int
