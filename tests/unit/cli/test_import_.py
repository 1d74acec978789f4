"""`reviewer-app import`."""

import json
import shutil
from contextlib import contextmanager

import pytest

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.operations import workplace
from reviewer_app.store import recordings


@pytest.fixture
def options(tmp_path):
    """Global options of a home with nothing in it."""
    return ["--home", str(tmp_path / "home"), "--user", "ana", "--key-file", str(tmp_path / "key")]


@contextmanager
def _store(tmp_path):
    place = workplace.set_up(paths.home(tmp_path / "home"), key_file=str(tmp_path / "key"))
    database = place.open_store("ana")
    try:
        yield database
    finally:
        database.close()


def _titles(tmp_path) -> list[str]:
    with _store(tmp_path) as database, database.read() as connection:
        return sorted(entry.recording.title for entry in recordings.list_recordings(connection))


def test_what_was_imported_is_told(options, media_files, tmp_path, capsys):
    """One line for each recording, and known already the second time."""
    command = [*options, "import", str(media_files("mp4")), str(media_files("flv"))]
    assert main(command) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("plain: 00:00:04, imported, no transcript  ")
    assert second.startswith("plain: 00:00:04, imported, copied for playing, no transcript  ")
    assert main(command) == 0
    assert capsys.readouterr().out.count("known already") == 2
    assert _titles(tmp_path) == ["plain", "plain"]


def test_json_says_the_same(options, media_files, tmp_path, capsys):
    """The documented shape, with a transcript and without."""
    words = tmp_path / "words.srt"
    words.write_text("1\n00:00:00,500 --> 00:00:01,500\nHola\n")
    assert main([*options, "import", "--json", str(media_files("mp4")), "--transcript", str(words)]) == 0
    [one] = json.loads(capsys.readouterr().out)["imported"]
    assert (one["title"], one["new"], one["remuxed"], one["duration_ms"]) == ("plain", True, False, 4000)
    assert one["transcript"] == {
        "state": "new", "path": str(words), "format": "srt", "language": None, "cues": 1, "masked": 0,
        "warnings": [],
    }  # fmt: skip
    assert main([*options, "import", "--json", str(media_files("webm"))]) == 0
    assert json.loads(capsys.readouterr().out)["imported"][0]["transcript"] is None


def test_one_unreadable_file_stops_all_and_is_named(options, media_files, tmp_path, capsys):
    """Exit 2, one sentence with the file, and nothing of the list is in the store."""
    assert main([*options, "import", str(media_files("mp4")), str(media_files("mp4-no-moov"))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no-moov.mp4: the recording was cut off before its index" in told.err
    assert len(told.err.splitlines()) == 1
    assert _titles(tmp_path) == []


def test_when_the_second_cannot_be_stored_the_first_is_not_half_there(options, media_files, tmp_path):
    """No recording in the store whose copy is gone, and no copy without its recording."""
    with _store(tmp_path) as database, database.transaction() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON recording WHEN (SELECT count(*) FROM recording) = 1 "
            "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(Exception, match="no room"):
        main([*options, "import", str(media_files("flv")), str(media_files("ts"))])
    assert _titles(tmp_path) == []
    assert not list((tmp_path / "home" / "cache" / "media").iterdir())


def test_a_store_that_cannot_be_opened_leaves_no_copies(options, media_files, tmp_path, capsys):
    """Found out only after the long work."""
    with _store(tmp_path):
        pass
    (tmp_path / "key").unlink()
    assert main([*options, "import", str(media_files("flv"))]) == 5
    assert "key of the local store" in capsys.readouterr().err
    assert not list((tmp_path / "home" / "cache" / "media").iterdir())


@pytest.mark.parametrize("option", ["--transcript", "--translation"])
def test_a_transcript_for_several_recordings_is_refused(options, media_files, capsys, option):
    """Whose it would be is not guessed."""
    command = [*options, "import", str(media_files("mp4")), str(media_files("flv")), option, "a.srt"]
    assert main(command) == 2
    assert "belongs to one recording" in capsys.readouterr().err


def test_warnings_go_to_standard_error(options, media_files, capsys):
    """So that the listing can be piped."""
    assert main([*options, "import", str(media_files("mkv-cut"))]) == 0
    told = capsys.readouterr()
    assert "warning: cut: The recording breaks off at 00:00:02" in told.err
    assert "warning" not in told.out


def test_the_transcript_beside_is_found(options, media_files, tmp_path, capsys):
    """By file name, without being asked for."""
    path = shutil.copy(media_files("mp4"), tmp_path / "noche.mp4")
    (tmp_path / "noche.es.vtt").write_text("WEBVTT\n\n00:00.500 --> 00:01.500\n<v Lucía>Hola\n", encoding="utf-8")
    assert main([*options, "import", str(path)]) == 0
    assert "transcript new" in capsys.readouterr().out


def test_a_translation_is_named_or_found_beside(options, media_files, tmp_path, capsys):
    """The documented shape, and null without one."""
    path = shutil.copy(media_files("mp4"), tmp_path / "noche.mp4")
    (tmp_path / "noche.es.vtt").write_text("WEBVTT\n\n00:00.500 --> 00:01.500\nHola\n", encoding="utf-8")
    assert main([*options, "import", "--json", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["imported"][0]["translation"] is None
    english = tmp_path / "noche.en.srt"
    english.write_text("1\n00:00:00,500 --> 00:00:01,500\nHello, ***\n", encoding="utf-8")
    for arguments, state in (([], "new"), (["--translation", str(english)], "kept")):
        assert main([*options, "import", "--json", str(path), *arguments]) == 0
        translation = json.loads(capsys.readouterr().out)["imported"][0]["translation"]
        assert (translation["state"], translation["path"], translation["masked"]) == (state, str(english), 1)
    assert main([*options, "import", str(path)]) == 0
    assert "transcript kept, translation kept" in capsys.readouterr().out
