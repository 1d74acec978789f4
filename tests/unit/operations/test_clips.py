"""Which recordings can be shown here."""

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.media.source import file_of
from reviewer_app.operations import clips
from tests.stores import RECORDING


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
