"""Recordings of which a part is to be shown, wherever they were reviewed."""

from collections.abc import Callable

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.recording import Recording
from reviewer_app.media.source import Source
from reviewer_app.operations import signing_in
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import case_files, recordings
from reviewer_app.store.database import Database

# As the server has it.
_SEE_QUALITY = frozenset({"specialist", "lead"})


def recording_of(database: Database, recording_id: str, source_of: Callable[[Recording], Source]) -> Recording:
    """A recording that can be played here. Raises UserError for one that was never here, or is not any more."""
    with database.read() as connection:
        found = recordings.load_recording(connection, recording_id)
    if found is None:
        raise UserError("This recording is not on this machine yet, so nothing of it can be shown.")
    if not source_of(found).exists():
        raise UserError(f"The file of {found.title} is not on this machine any more, so nothing of it can be shown.")
    return found


def where_it_lives(database: Database, place: Workplace, who: SignedIn, recording_id: str) -> BatchItem:
    """A recording that is not here, with its address: as told with a case, else as told to who sees quality.

    Raises UserError where it is not told, Unreachable, SignInRefused.
    """
    with database.read() as connection:
        told = [one for case in case_files.all_of_them(connection) for one in case.recordings]
    found = next((one for one in told if one.recording_id == recording_id and one.url), None)
    if found is None and who.role in _SEE_QUALITY:
        with signing_in.session_for(place, who.user, signing_in.kept_password(place, who.user) or "") as session:
            found = session.quality_recording(recording_id)
    if found is None:
        raise UserError("Nobody says where it is: ask your operator.")
    return found
