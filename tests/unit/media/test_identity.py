"""The hash that a recording is known by."""

import hashlib
import shutil
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Cancelled, Unreadable
from reviewer_app.media.identity import content_hash, size_of
from tests.media_files import MediaFiles


def test_a_file_is_known_by_the_sha256_of_its_bytes(media_files: MediaFiles):
    """As any other tool computes it, wherever the file lies."""
    path = media_files("mp4")
    assert content_hash(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_playlist_is_known_by_itself_and_its_segments_in_order(media_files: MediaFiles):
    """SHA-256 over the playlist's bytes, then over each file that it names, in order."""
    path = media_files("hls-fmp4")
    parts = [path, path.parent / "init.mp4", *sorted(path.parent.glob("live*.m4s"))]
    assert content_hash(path) == hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def test_one_changed_byte_in_a_segment_is_another_recording(media_files: MediaFiles, tmp_path: Path):
    """Not only the playlist's text counts."""
    folder = tmp_path / "copy"
    shutil.copytree(media_files("hls").parent, folder)
    before = content_hash(folder / "live.m3u8")
    assert before == content_hash(media_files("hls"))
    segment = sorted(folder.glob("*.ts"))[-1]
    data = bytearray(segment.read_bytes())
    data[-1] ^= 1
    segment.write_bytes(data)
    assert content_hash(folder / "live.m3u8") != before


def test_progress_runs_to_the_end_in_bytes(tmp_path: Path):
    """Progress never goes back, ends at the file's size, and its total is known from the first call."""
    path = tmp_path / "nine.bin"
    path.write_bytes(b"x" * (9 * 1024 * 1024 + 5))
    seen: list[tuple[int, int]] = []
    content_hash(path, lambda done, total: seen.append((done, total)))
    assert len(seen) >= 3
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {size_of(path)} and seen[-1][0] == size_of(path)


def test_cancelling_stops_between_two_blocks(tmp_path: Path):
    """A large file is not read to its end after a cancel."""
    path = tmp_path / "large.bin"
    path.write_bytes(b"x" * (12 * 1024 * 1024))
    seen: list[int] = []
    with pytest.raises(Cancelled):
        content_hash(path, lambda done, total: seen.append(done), lambda: bool(seen))
    assert seen == [4 * 1024 * 1024]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path):
    """A wrong name is told, with what to do."""
    with pytest.raises(Unreadable, match="check the name"):
        content_hash(tmp_path / "gone.mp4")
