"""Homes of one person for tests: a workplace with a key file, and a store that knows one recording."""

from pathlib import Path

from reviewer_app import paths
from reviewer_app.domain.review import Context
from reviewer_app.operations import labelling, standards, workplace
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from tests import stores


def make_place(folder: Path, central: str = "") -> Workplace:
    """A workplace below a folder; secrets are in a file there."""
    return workplace.set_up(paths.home(folder), central, str(folder / "key"))


def options(folder: Path, central: str = "", user: str = "ana") -> list[str]:
    """The same workplace as options of the command line."""
    return ["--home", str(folder), "--key-file", str(folder / "key"), "--central", central, "--user", user]


def add_recording(place: Workplace, user: str = "ana") -> None:
    """Take the test recording with its transcript into a person's store."""
    database = place.open_store(user)
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 1)
        recordings.save_transcript(connection, stores.RECORDING.recording_id, PackedTranscript.pack(stores.TRANSCRIPT))
    database.close()


def begin_review(place: Workplace, user: str = "ana", starts_ms: tuple[int, ...] = (5_000,)) -> list[str]:
    """Begin the review of the recording with findings, under the standard in force; the findings' ids."""
    standard = standards.in_force(place.settings)
    database = place.open_store(user)
    standards.keep(database, standard)
    context = Context(user, standard.policies.ref)
    review = labelling.open_review(database, stores.RECORDING.recording_id, context, 1_000).review
    ids = [stores.place(database, review, start_ms).finding_id for start_ms in starts_ms]
    database.close()
    return ids
