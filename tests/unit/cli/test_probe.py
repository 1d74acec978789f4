"""`reviewer-app probe`."""

import json

import pytest

from reviewer_app.cli import main


@pytest.mark.parametrize(("recipe", "code"), [("mp4", 0), ("mkv-cut", 1), ("mp4-no-moov", 2), ("text", 2)])
def test_the_exit_code_says_whether_it_can_be_used(media_files, tmp_path, capsys, recipe, code):
    """Whole, damaged, not at all: the same with JSON, of which there is always one value."""
    path = str(media_files(recipe))
    assert main(["--home", str(tmp_path), "probe", path]) == code
    told = capsys.readouterr()
    assert bool(told.out) == (code < 2) and told.err.count("\n") == (1 if code == 2 else 0)
    assert main(["--home", str(tmp_path), "probe", path, "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert found["usable"] == (code < 2)
    assert found["import"]["reason"].endswith(".")
    if code < 2:
        assert found["damaged"] == (code == 1)
        assert found["engine"]["name"] == {0: "qt", 1: "vlc"}[code]


def test_a_person_reads_tracks_and_decisions(media_files, tmp_path, capsys):
    """One line a track, then what import and the player would do."""
    assert main(["--home", str(tmp_path), "probe", str(media_files("mp4-vfr"))]) == 0
    text = capsys.readouterr().out
    for part in ("vfr.mp4: mp4", "picture h264 180x320", "variable rate (9 to 100 ms", "sound aac, 48000 Hz"):
        assert part in text
    assert "import: play as it is" in text and "engine: qt" in text


def test_a_recording_of_sound_and_one_that_jumps(media_files, tmp_path, capsys):
    """What is missing and what is odd is said."""
    assert main(["--home", str(tmp_path), "probe", str(media_files("m4a"))]) == 0
    assert "has no picture" in capsys.readouterr().out
    assert main(["--home", str(tmp_path), "probe", str(media_files("ts-back"))]) == 0
    assert "clock jumps" in capsys.readouterr().out


def test_a_missing_file_is_told(tmp_path, capsys):
    """In a sentence, with the exit code of bad input."""
    assert main(["--home", str(tmp_path), "probe", str(tmp_path / "gone.mp4")]) == 2
    assert "no such file" in capsys.readouterr().err
