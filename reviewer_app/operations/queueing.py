"""The list of recordings to review."""

from reviewer_app.domain.queue import NEW, QueueRow
from reviewer_app.domain.review import OPEN, SUBMITTED
from reviewer_app.store import recordings, reviews
from reviewer_app.store.database import Database

_ORDER = {OPEN: 0, NEW: 1, SUBMITTED: 2}


def queue_of(database: Database, author: str) -> list[QueueRow]:
    """Every recording: those under review first, then new ones, then submitted ones; newest first in each."""
    with database.read() as connection:
        latest = {one.recording_id: one for one in reviews.list_reviews(connection) if one.author == author}
        entries = recordings.list_recordings(connection)
    rows = []
    for entry in entries:
        found = latest.get(entry.recording.recording_id)
        rows.append(
            QueueRow(
                entry.recording.recording_id,
                entry.recording.title,
                entry.recording.duration_ms,
                entry.language,
                entry.words is not None,
                found.state if found else NEW,
                found.findings if found else 0,
                entry.imported_at_ms,
                found.due_at_ms if found else None,
                entry.masked,
            )
        )
    return sorted(rows, key=lambda row: _ORDER[row.state])
