"""The list of recordings to review."""

from dataclasses import dataclass

from reviewer_app.domain.recording import Recording
from reviewer_app.store import recordings, reviews
from reviewer_app.store.database import Database

NEW = "new"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A recording and how far the author's review of it is: `state` new, open or submitted."""

    recording: Recording
    imported_at_ms: int
    language: str | None
    words: int | None
    state: str
    findings: int


def queue_of(database: Database, author: str) -> list[QueueEntry]:
    """Every recording with the author's review of it: open ones first, then new, then submitted; newest first."""
    with database.read() as connection:
        latest = {one.recording_id: one for one in reviews.list_reviews(connection) if one.author == author}
        entries = []
        for entry in recordings.list_recordings(connection):
            review = latest.get(entry.recording.recording_id)
            state, findings = (review.state, review.findings) if review else (NEW, 0)
            entries.append(
                QueueEntry(entry.recording, entry.imported_at_ms, entry.language, entry.words, state, findings)
            )
    order = {"open": 0, NEW: 1, "submitted": 2}
    return sorted(entries, key=lambda one: order[one.state])
