"""Chat logs of recordings: found, put on media time, stored, fetched, aligned."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer_app import paths
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.recording import TimeMap
from reviewer_app.operations import chatting, importing
from reviewer_app.settings import Settings
from reviewer_app.store import recordings
from tests import stores

SAMPLE = paths.resources() / "sample"
T = 1_778_785_331_400


def recording(path: Path, duration_ms: int = 120_000, pieces: tuple = ((0, 0),)):
    """A recording that was imported from a path."""
    return replace(stores.RECORDING, original_path=str(path), duration_ms=duration_ms, time_map=TimeMap(pieces))


def write_log(path: Path, *times: int) -> Path:
    """A webcast log with a comment at each time after T."""
    rows = (
        {"event": "CommentEvent", "common": {"msg_id": str(at), "create_time": T + at}, "user": {}, "content": "hola"}
        for at in times
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def prepare(path: Path, folder: Path, chat: Path | None = None):
    """What import makes of a recording."""
    return importing.prepare(path, None, folder, lambda done, total: None, lambda: False, chat=chat)


def test_the_sample_is_imported_with_its_chat_on_media_time(database, tmp_path):
    """The platform's warning is 36 s into the recording, as its README says."""
    [imported] = importing.import_recordings(database, [prepare(SAMPLE / "directo-demo.mp4", tmp_path)])
    assert imported.chat == importing.NEW
    found = chatting.chat_of(database, imported.recording_id)
    assert found.clock == ChatClock(((0, -T),), "sidecar")
    (warning,) = [event for event in found.chat.events if event.action == "warning"]
    assert found.clock.to_media(warning.time_ms) == 36_000
    [again] = importing.import_recordings(database, [prepare(SAMPLE / "directo-demo.mp4", tmp_path)])
    assert again.chat == importing.KEPT


def test_importing_again_with_a_chat_log_adds_it_and_without_keeps_it(database, media_files, tmp_path):
    path = shutil.copy(media_files("mp4"), tmp_path / "live.mp4")
    log = write_log(tmp_path / "other.jsonl", 0, 900)
    states = []
    for chat in (None, log, log, None, write_log(tmp_path / "third.jsonl", 5)):
        [imported] = importing.import_recordings(database, [prepare(path, tmp_path, chat)])
        states.append(imported.chat)
    assert states == ["none", "new", "kept", "kept", "replaced"]


def test_a_clock_is_set_and_read_back_and_needs_a_chat(database, media_files, tmp_path):
    path = shutil.copy(media_files("mp4"), tmp_path / "live.mp4")
    prepared = prepare(path, tmp_path, write_log(tmp_path / "a.jsonl", 0, 900))
    [imported] = importing.import_recordings(database, [prepared])
    aligned = prepared.chat.clock.aligned(T + 900, 1_500)
    assert chatting.set_clock(database, imported.recording_id, aligned) == aligned
    assert chatting.chat_of(database, imported.recording_id).clock.to_media(T + 900) == 1_500
    assert chatting.chat_of(database, stores.RECORDING.recording_id) is None
    with pytest.raises(Refused, match="no chat log"):
        chatting.set_clock(database, stores.RECORDING.recording_id, aligned)


def test_one_beside_that_cannot_be_read_is_a_warning_and_a_named_one_an_error(tmp_path):
    (tmp_path / "live.xml").write_text("<tt/>")
    found = chatting.read_for(recording(tmp_path / "live.mp4"), None)
    assert (found.chat, found.path.name) == (None, "live.xml")
    assert found.warnings[0].startswith("The chat log was left out: ")
    with pytest.raises(Unreadable):
        chatting.read_for(recording(tmp_path / "live.mp4"), tmp_path / "live.xml")
    assert chatting.read_for(recording(tmp_path / "other.mp4"), None) is None


def test_anchors_in_their_order(tmp_path):
    """Playlist, then the recorder's file, then the file's name, then the first message."""
    name = "live_20260514T190210Z"
    write_log(tmp_path / f"{name}.chat.jsonl", 0, 5_000)
    (tmp_path / "a.ts").write_bytes(b"x")
    playlist, sidecar = tmp_path / f"{name}.m3u8", tmp_path / f"{name}.meta.json"
    playlist.write_text(
        "#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:2026-05-14T19:02:08Z\n#EXTINF:4.0,\na.ts\n#EXT-X-DISCONTINUITY\n"
        "#EXT-X-PROGRAM-DATE-TIME:2026-05-14T19:02:22.000+00:00\n#EXTINF:4.0,\na.ts\n"
    )
    sidecar.write_text(json.dumps({"record_start_time": T - 2_400}))
    clock = chatting.read_for(recording(playlist, pieces=((0, 0), (4_100, 90_000))), None).clock
    assert (clock.source, clock.pieces) == ("program_date_time", ((0, -T + 3_400), (4_100, 4_100 - T - 10_600)))
    other = recording(tmp_path / f"{name}.mp4")
    assert chatting.read_for(other, None).clock == ChatClock(((0, -T + 2_400),), "sidecar")
    sidecar.unlink()
    assert chatting.read_for(other, None).clock == ChatClock(((0, -T + 1_400),), "file_name")
    nameless = chatting.read_for(recording(tmp_path / "x.mp4"), tmp_path / f"{name}.chat.jsonl")
    assert nameless.clock == ChatClock(((0, -T),), "first_message")
    assert "align the chat by hand" in nameless.chat.warnings[0]


def test_columns_are_remembered_by_heading_and_a_spoilt_text_is_none(tmp_path):
    settings = Settings(tmp_path / "settings.toml")
    chatting.remember_columns(settings, "cuando|que", {"time": "1", "text": "2"})
    chatting.remember_columns(settings, "", {"time": "1"})
    assert chatting.remembered_columns(Settings(settings.path)) == {"cuando|que": {"time": "1", "text": "2"}}
    for spoilt in ("{", "[]", '{"a": "b"}', '{"a": {"text": "1"}}'):
        settings.set("chat_columns", spoilt)
        assert chatting.remembered_columns(settings) == {}


def test_one_beside_of_unknown_columns_says_so(tmp_path):
    (tmp_path / "live.chat.csv").write_text("a,b\n1,2\n")
    found = chatting.read_for(recording(tmp_path / "live.mp4"), None)
    assert found.unknown_columns and found.chat is None


def test_why_a_log_was_left_out_stays_with_the_recording_until_one_is_read(database, media_files, tmp_path):
    path = Path(shutil.copy(media_files("mp4"), tmp_path / "live.mp4"))
    log = tmp_path / "live.chat.csv"

    def problems():
        [imported] = importing.import_recordings(database, [prepare(path, tmp_path, None)])
        with database.read() as connection:
            return recordings.load_recording(connection, imported.recording_id).problems

    log.write_text("a,b\n1,2\n")
    [problem] = problems()
    assert problem.startswith("The chat log was left out: ") and "no heading is known" in problem
    log.write_text("tiempo,texto\n1,hola\n")
    assert problems() == ()
