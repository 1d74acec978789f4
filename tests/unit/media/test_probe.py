"""What a recording is, and what is said of one that cannot be used."""

import threading
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.media import probe as module
from reviewer_app.media.probe import probe
from tests.media_files import MediaFiles, cut_off, make_recording


@pytest.mark.parametrize(
    ("recipe", "container", "needs_remux"),
    [
        ("mp4", "mp4", False), ("mp4-fragmented", "mp4", True), ("mkv", "mkv", False), ("webm", "webm", False),
        ("ts", "ts", True), ("flv", "flv", True), ("hls", "hls", True), ("hls-fmp4", "hls", True),
        ("hls-open", "hls", True), ("mp4-late", "mp4", True), ("mkv-late", "mkv", True),
        ("m4a", "mp4", False), ("mp3", "mp3", False), ("opus", "ogg", False),
    ],
)  # fmt: skip
def test_containers_and_what_libvlc_cannot_seek(
    media_files: MediaFiles, recipe: str, container: str, needs_remux: bool
) -> None:
    """Fragmented MP4, FLV, HLS, TS and late clocks are to be normalised; an open playlist waits for no more."""
    found = probe(media_files(recipe))
    assert (found.container, found.needs_remux) == (container, needs_remux)
    assert found.fragmented == (recipe == "mp4-fragmented")
    assert 2900 < found.duration_ms < 4100


def test_the_tracks_are_told(media_files: MediaFiles) -> None:
    """Codec, size and rate of the picture; codec, rate and channels of the sound."""
    found = probe(media_files("mp4-wide"))
    assert (found.video.codec, found.video.width, found.video.height) == ("h264", 320, 180)
    assert (found.video.frame_rate, found.video.rotation) == ("30", 0)
    assert [(track.codec, track.sample_rate, track.channels) for track in found.audio] == [("aac", 48_000, 1)]
    assert found.warnings == () and not found.damaged


@pytest.mark.parametrize(("degrees", "matrix"), [(90, (0, 1, -1, 0)), (180, (-1, 0, 0, -1)), (270, (0, -1, 1, 0))])
def test_a_turned_picture_is_known(media_files: MediaFiles, tmp_path: Path, degrees: int, matrix: tuple) -> None:
    """A phone writes how it was held into the track's matrix; degrees are clockwise."""
    data = bytearray(media_files("mp4-silent").read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    for place, value in zip((0, 1, 3, 4), matrix, strict=True):
        data[at + place * 4 : at + place * 4 + 4] = (value * 65_536).to_bytes(4, "big", signed=True)
    path = tmp_path / "turned.mp4"
    path.write_bytes(data)
    assert probe(path).video.rotation == degrees


def test_where_the_clock_starts_is_told(media_files: MediaFiles) -> None:
    """The container's time at media time zero; the length does not count from there."""
    found = probe(media_files("mkv-late"))
    assert (found.start_time_ms, found.duration_ms) == (7500, pytest.approx(4000, abs=50))


def test_missing_tracks_are_told(media_files: MediaFiles) -> None:
    """A reviewer who hears or sees nothing learns that there is nothing."""
    assert probe(media_files("mp4-silent")).warnings == ("The recording has no sound.",)
    assert probe(media_files("m4a")).warnings == ("The recording has no picture.",)
    assert probe(media_files("m4a")).video is None
    assert not probe(media_files("mp4-silent")).damaged and not probe(media_files("m4a")).damaged


@pytest.mark.parametrize(("start_ms", "needs_remux"), [(40, False), (60, True)])
def test_a_clock_that_begins_a_little_late_is_left_alone(tmp_path: Path, start_ms: int, needs_remux: bool) -> None:
    """Two pictures are where libVLC's starts begin to be wrong; below, a copy of the file would gain nothing."""
    path = make_recording(tmp_path / "late.mkv", seconds=0.5, start_time_s=start_ms / 1000)
    found = probe(path)
    assert (found.start_time_ms, found.needs_remux) == (start_ms, needs_remux)


@pytest.mark.parametrize(
    ("recipe", "reason"),
    [
        ("mp4-no-moov", "cut off before its index"),
        ("empty", "the file is empty"),
        ("text", "this is no recording"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(media_files: MediaFiles, recipe: str, reason: str) -> None:
    """The file, why, and what to do."""
    with pytest.raises(Unreadable, match=reason) as caught:
        probe(media_files(recipe))
    assert str(media_files(recipe)) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["notes.srt", "notes.txt", "raw.bin", "list.m3u8"])
def test_what_ffmpeg_opens_by_its_extension_is_no_recording(tmp_path: Path, name: str) -> None:
    """FFmpeg shows text as pictures and takes subtitles for a container; nobody wants to review those."""
    path = tmp_path / name
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHola\n\n" * 50, encoding="utf-8")
    with pytest.raises(Unreadable):
        probe(path)


def test_a_picture_file_is_no_recording(tmp_path: Path) -> None:
    """A screenshot among the recordings is refused."""
    path = tmp_path / "shot.ppm"
    path.write_bytes(b"P6 64 64 255\n" + bytes(64 * 64 * 3))
    with pytest.raises(Unreadable, match="not a recording"):
        probe(path)


def test_folders_and_wrong_names_are_told(tmp_path: Path) -> None:
    """Two slips on the command line, each with its own sentence."""
    with pytest.raises(Unreadable, match="this is a folder"):
        probe(tmp_path)
    with pytest.raises(Unreadable, match="no such file"):
        probe(tmp_path / "gone.mp4")


def test_a_file_that_lost_its_end_plays_with_a_warning(tmp_path: Path) -> None:
    """With the index in front the rest is playable; that it is a rest is said."""
    whole = make_recording(tmp_path / "whole.mp4", seconds=4, options={"movflags": "faststart"})
    found = probe(cut_off(whole, tmp_path / "cut.mp4"))
    assert any("cut off or not copied whole" in warning for warning in found.warnings)
    assert found.damaged


def test_a_recording_that_does_not_open_in_time_is_given_up(media_files: MediaFiles, monkeypatch) -> None:
    """A disk or playlist that never answers costs the time limit, not the program."""
    never = threading.Event()
    monkeypatch.setattr(module, "_probe", lambda path: never.wait())
    try:
        with pytest.raises(Unreadable, match=r"did not open within 0\.05 seconds"):
            probe(media_files("mp4"), time_limit_s=0.05)
    finally:
        never.set()
