"""Recordings of which a part is to be shown, wherever they were reviewed."""

from collections.abc import Callable

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.recording import Recording
from reviewer_app.media.source import Source
from reviewer_app.store import recordings
from reviewer_app.store.database import Database


def recording_of(database: Database, recording_id: str, source_of: Callable[[Recording], Source]) -> Recording:
    """A recording that can be played here. Raises UserError for one that was never here, or is not any more."""
    with database.read() as connection:
        found = recordings.load_recording(connection, recording_id)
    if found is None:
        raise UserError("This recording is not on this machine yet, so nothing of it can be shown.")
    if not source_of(found).exists():
        raise UserError(f"The file of {found.title} is not on this machine any more, so nothing of it can be shown.")
    return found
