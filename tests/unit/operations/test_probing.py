"""Looking at a recording says what import does with it."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.operations import importing, probing
from reviewer_app.operations.probing import AS_IT_IS, COPY, examine
from tests.media_files import MediaFiles


@pytest.mark.parametrize(
    ("recipe", "action", "reason"),
    [
        ("mp4", AS_IT_IS, "its clock runs on"), ("mkv-cut", AS_IT_IS, "its clock runs on"),
        ("ts", COPY, "seek in TS"), ("mp4-fragmented", COPY, "fragmented"), ("mkv-late", COPY, "begins at 7500 ms"),
        ("flv-forward", COPY, "seek in FLV"), ("m4a", AS_IT_IS, "its clock runs on"),
    ],
)  # fmt: skip
def test_it_says_what_import_does(media_files: MediaFiles, tmp_path, recipe: str, action: str, reason: str) -> None:
    """Compared with what import then does: copy, damage, warnings; the length within what an encoder adds."""
    found = examine(media_files(recipe))
    assert (found.action, reason in found.reason) == (action, True)
    done = importing.prepare(media_files(recipe), None, tmp_path, lambda _done, _total: None, lambda: False).recording
    assert found.recording.remuxed == done.remuxed
    assert (found.recording.damaged, found.recording.warnings) == (done.damaged, done.warnings)
    assert found.recording.duration_ms == pytest.approx(done.duration_ms, abs=50)


def test_jumps_are_told_on_both_clocks(media_files: MediaFiles) -> None:
    """Where in the recording, from where and to where on the original's clock."""
    [jump] = examine(media_files("ts-forward")).to_json()["discontinuities"]
    assert jump["at_ms"] == jump["from_ms"] == pytest.approx(3030, abs=50)
    assert jump["to_ms"] == pytest.approx(3_600_000, abs=200)


def test_streams_are_told_with_what_was_measured(media_files: MediaFiles) -> None:
    """Tracks in their order, each with codec and times."""
    streams = examine(media_files("mkv-two-tracks")).to_json()["streams"]
    assert [(one["kind"], one["codec"]) for one in streams] == [("video", "h264"), ("audio", "aac"), ("audio", "aac")]
    assert streams[0]["constant"] and streams[0]["width"] == 180 and streams[1]["sample_rate"] == 48_000


def test_at_the_time_limit_what_was_found_is_told(media_files: MediaFiles, monkeypatch) -> None:
    """The rest was not looked at, and that is said."""
    monkeypatch.setattr(probing, "check_clock", lambda _path, _progress, cancelled: _refuse(cancelled))
    found = examine(media_files("mp4"), 0.2)
    assert not found.whole and found.to_json()["read_to_the_end"] is False
    assert found.recording.duration_ms == pytest.approx(4000, abs=50)


def _refuse(cancelled) -> None:
    while not cancelled():
        pass
    raise probing.Cancelled


def test_what_cannot_be_used_is_refused(media_files: MediaFiles) -> None:
    """As import refuses it."""
    with pytest.raises(Unreadable, match="cut off before its index"):
        examine(media_files("mp4-no-moov"))
