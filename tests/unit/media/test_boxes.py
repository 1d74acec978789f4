"""The outer boxes of MP4 files."""

import struct
from pathlib import Path

import pytest

from reviewer_app.media.boxes import Boxes, read_boxes
from tests.media_files import MediaFiles


def _box(name: bytes, content: bytes = b"", size: int | None = None) -> bytes:
    return struct.pack(">I4s", 8 + len(content) if size is None else size, name) + content


def _boxes(folder: Path, content: bytes) -> Boxes | None:
    path = folder / "made.mp4"
    path.write_bytes(content)
    return read_boxes(path)


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ("mp4", Boxes(True, False, False)),
        ("m4a", Boxes(True, False, False)),
        ("mp4-fragmented", Boxes(True, True, False)),
        ("mp4-no-moov", Boxes(False, False, True)),
    ],
)
def test_real_files_are_told_apart(media_files: MediaFiles, recipe: str, expected: Boxes) -> None:
    """Whole, fragmented, and left by a recorder that died."""
    assert read_boxes(media_files(recipe)) == expected


@pytest.mark.parametrize("recipe", ["mkv", "ts", "flv", "text", "empty", "mp3"])
def test_other_files_are_no_mp4(media_files: MediaFiles, recipe: str) -> None:
    """The content decides, not the extension."""
    assert read_boxes(media_files(recipe)) is None


def test_a_large_box_has_its_size_in_eight_bytes(tmp_path: Path) -> None:
    """What stands behind an mdat with a 64-bit size is found."""
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 5) + b"xxxxx"
    assert _boxes(tmp_path, _box(b"ftyp") + large + _box(b"moov")) == Boxes(True, False, False)


def test_a_box_of_size_zero_reaches_to_the_end(tmp_path: Path) -> None:
    """It is not cut off, and nothing follows it."""
    assert _boxes(tmp_path, _box(b"ftyp") + _box(b"moov") + _box(b"mdat", b"xx", 0)) == Boxes(True, False, False)


def test_fragments_are_known_by_the_index_alone(tmp_path: Path) -> None:
    """A recorder that died before its first fragment still left moov/mvex."""
    assert _boxes(tmp_path, _box(b"ftyp") + _box(b"moov", _box(b"mvex"))) == Boxes(True, True, False)


@pytest.mark.parametrize("tail", [_box(b"moov", size=3), _box(b"moov", size=7), b"\0\0\0"])
def test_nonsense_sizes_end_the_walk(tmp_path: Path, tail: bytes) -> None:
    """A size that is smaller than its own header cannot make the reader go round in circles."""
    found = _boxes(tmp_path, _box(b"ftyp") + tail)
    assert found == Boxes(False, False, False)
