"""The list of recordings to review."""

from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.queue import NEW, QueueRow, in_order
from reviewer_app.domain.recording import Recording
from reviewer_app.media.vault import Vault, is_sealed
from reviewer_app.store import assignments, recordings, reviews
from reviewer_app.store.database import Database
from reviewer_app.store.recordings import RecordingEntry
from reviewer_app.store.reviews import ReviewEntry


def queue_of(database: Database, author: str, vault: Vault | None = None) -> list[QueueRow]:
    """Every recording that is here, and those given to the person that are not; in the order of `domain.queue`.

    An assignment joins the row of its recording. Of what is alike the newest stands first. A recording that plays from
    the vault is here as long as its file is there; without a vault that is not looked at. What was fetched and neither
    given to the person nor reviewed came for a case: it is no work.
    """
    whole = None if vault is None else vault.whole()
    with database.read() as connection:
        latest = {one.recording_id: one for one in reviews.list_reviews(connection) if one.author == author}
        entries = recordings.list_recordings(connection)
        given = by_recording(assignments.list_assignments(connection))
    work = [
        one
        for one in entries
        if not is_sealed(one.recording) or {one.recording.recording_id} & (given.keys() | latest.keys())
    ]
    rows = [_here(one, latest.get(one.recording.recording_id), given, whole) for one in work]
    known = {row.recording_id for row in rows}
    rows += [_elsewhere(one) for one in given.values() if one.is_mine and one.recording_id not in known]
    return in_order(rows)


def by_recording(found: list[Assignment]) -> dict[str, Assignment]:
    """The assignment that counts for each recording: one that is to be done before others, the most pressing first."""
    never = 1 << 62
    by_weight = sorted(found, key=lambda one: (one.is_mine, one.urgent, -(one.due_at_ms or never), one.priority))
    return {one.recording_id: one for one in by_weight}


def here(database: Database, vault: Vault) -> frozenset[str]:
    """The recordings that can be shown without a network, whatever for."""
    whole = vault.whole()
    with database.read() as connection:
        entries = recordings.list_recordings(connection)
    return frozenset(one.recording.recording_id for one in entries if _is_here(one.recording, whole))


def _is_here(recording: Recording, whole: set[tuple[str, str]] | None) -> bool:
    return whole is None or not is_sealed(recording) or (recording.recording_id, recording.media_path) in whole


def _here(
    entry: RecordingEntry, found: ReviewEntry | None, given: dict[str, Assignment], whole: set[tuple[str, str]] | None
) -> QueueRow:
    recording = entry.recording
    return QueueRow(
        recording.recording_id,
        recording.title,
        recording.duration_ms,
        entry.language,
        entry.words is not None,
        found.state if found else NEW,
        found.findings if found else 0,
        entry.imported_at_ms,
        found.due_at_ms if found else None,
        entry.masked,
        given.get(recording.recording_id),
        _is_here(recording, whole),
        recording.problems,
        recording.damaged,
    )


def _elsewhere(one: Assignment) -> QueueRow:
    return QueueRow(one.recording_id, one.title, one.duration_ms, None, False, NEW, 0, 0, assignment=one, here=False)
