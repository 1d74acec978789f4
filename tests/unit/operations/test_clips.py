"""Which recordings can be shown here."""

import pytest

from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.errors import UserError
from reviewer_app.media.source import file_of
from reviewer_app.operations import clips
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import case_files
from tests.stores import RECORDING
from tests.workplaces import make_place


def test_a_recording_whose_file_is_there(database, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / RECORDING.media_path).write_bytes(b"")
    assert clips.recording_of(database, RECORDING.recording_id, file_of) == RECORDING


def test_one_whose_file_has_gone_and_one_that_was_never_here(database, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="The file of Directo de prueba is not on this machine any more"):
        clips.recording_of(database, RECORDING.recording_id, file_of)
    with pytest.raises(UserError, match="This recording is not on this machine"):
        clips.recording_of(database, "f" * 64, file_of)


def test_where_a_recording_lives_is_known_from_a_case(database, tmp_path):
    """Of any state; of others nobody below a specialist asks."""
    item = {"recording_id": "b" * 64, "title": "b", "duration_ms": 1, "url": "https://h/b.mp4", "place": 1}
    with database.transaction() as connection:
        case_files.keep(connection, CALIBRATION, "1", {"state": "closed", "items": [item]}, 1)
    place, who = make_place(tmp_path), SignedIn("ana", "Ana", "moderator")
    assert clips.where_it_lives(database, place, who, "b" * 64).url == "https://h/b.mp4"
    with pytest.raises(UserError, match="Nobody says where it is"):
        clips.where_it_lives(database, place, who, "c" * 64)
