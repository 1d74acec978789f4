"""Import by the real process: the sample recording with its transcript, and files that cannot be used."""

import json
import subprocess
import sys

import pytest

from reviewer_app import paths
from tests.media_files import MediaFiles


@pytest.fixture
def command(tmp_path):
    """The start of a command line, in a home of its own."""
    here = ["--home", str(tmp_path / "home"), "--user", "ana", "--key-file", str(tmp_path / "key")]
    return [sys.executable, "-m", "reviewer_app", *here]


def _run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False)


def test_the_sample_recording_comes_in_with_its_transcript_once(command):
    """Twice the same command: new, then known; the word times of two speakers come along."""
    sample = str(paths.resources() / "sample" / "directo-demo.mp4")
    first, second = (_run(*command, "import", sample, "--json") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    [one], [again] = (json.loads(run.stdout)["imported"] for run in (first, second))
    assert one["new"] and not again["new"]
    assert (one["transcript"]["state"], again["transcript"]["state"]) == ("new", "kept")
    assert one["transcript"]["format"] == "whisperx" and one["transcript"]["cues"] > 15
    assert one["recording_id"] == again["recording_id"] and one["warnings"] == []
    assert 120_000 <= one["duration_ms"] <= 180_000


@pytest.mark.parametrize(
    ("recipe", "reason"),
    [("mp4-no-moov", "cut off before its index"), ("text", "this is no recording"), ("empty", "the file is empty")],
)
def test_one_sentence_and_exit_code_2(command, media_files: MediaFiles, recipe, reason):
    """No traceback, nothing of FFmpeg's own talk on the terminal."""
    run = _run(*command, "import", str(media_files(recipe)))
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1 and reason in run.stderr


def test_an_unfinished_playlist_does_not_wait(command, media_files: MediaFiles):
    """Without EXT-X-ENDLIST the import ends all the same, with what there is."""
    run = _run(*command, "import", str(media_files("hls-open")), "--json")
    assert run.returncode == 0, run.stderr
    [one] = json.loads(run.stdout)["imported"]
    assert one["remuxed"] and 3900 <= one["duration_ms"] <= 4100
