"""Thumbnails: key pictures, upright, at the times that they carry."""

import io
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest

from reviewer_app.media.thumbnails import FIRST_ROUND, HEIGHT, MOST, NEAREST_MS, Thumbnail, ThumbnailReader, rounds
from tests.media_files import MediaFiles, cut_off, make_recording, read_frame_number


def _read(path: Path, times_ms: Iterable[int], height: int = HEIGHT) -> list[Thumbnail]:
    """Each key picture once, in the order of the times."""
    found: dict[int, Thumbnail] = {}
    with ThumbnailReader(path, height) as reader:
        for ms in times_ms:
            if (one := reader.at(ms, found.__contains__)) is not None:
                found[one.ms] = one
    return list(found.values())


def _image(thumbnail: Thumbnail) -> np.ndarray:
    with av.open(io.BytesIO(thumbnail.jpeg), format="jpeg_pipe") as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


@pytest.mark.parametrize("recipe", ["mp4", "mkv", "webm", "mp4-late", "mp4-vfr"])
def test_each_is_the_key_picture_before_its_time(media_files: MediaFiles, recipe: str) -> None:
    """The number in it is the one due at the time it carries, and it is a key picture; each comes once."""
    gop = 30 if recipe == "webm" else 60
    found = _read(media_files(recipe), [0, 500, 2200, 3900, 100])
    numbers = [read_frame_number(_image(one)) for one in found]
    assert numbers == sorted(set(numbers)) and len(numbers) >= 2
    assert all(number % gop == 0 for number in numbers)
    if recipe == "mp4":
        assert [one.ms for one in found] == [pytest.approx(number * 1000 / 30, abs=25) for number in numbers]


def test_colours_and_size_are_the_recordings(media_files: MediaFiles) -> None:
    """Portrait and wide; the colours within what JPEG loses."""
    for recipe, shape in (("mp4", (96, 54)), ("mp4-wide", (96, 170))):
        image = _image(_read(media_files(recipe), [0], height=96)[0])
        assert image.shape[:2] == shape
        with av.open(str(media_files(recipe))) as container:
            whole = next(container.decode(video=0)).to_ndarray(format="rgb24")
        assert np.abs(image.mean(axis=(0, 1)) - whole.mean(axis=(0, 1))).max() < 4


@pytest.mark.parametrize(
    ("degrees", "matrix"), [(90, (0, 1, -1, 0)), (180, (-1, 0, 0, -1)), (270, (0, -1, 1, 0))]
)  # fmt: skip
def test_a_turned_recording_is_upright(media_files: MediaFiles, tmp_path: Path, degrees: int, matrix: tuple) -> None:
    """Turned back against the clock, the number can be read: the picture was turned with it."""
    data = bytearray(media_files("mp4-silent").read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    for place, value in zip((0, 1, 3, 4), matrix, strict=True):
        data[at + place * 4 : at + place * 4 + 4] = (value * 65_536).to_bytes(4, "big", signed=True)
    path = tmp_path / "turned.mp4"
    path.write_bytes(data)
    image = _image(_read(path, [2100], height=320 if degrees == 180 else 180)[0])
    assert image.shape[:2] == ((320, 180) if degrees == 180 else (180, 320))
    assert read_frame_number(np.rot90(image, degrees // 90)) == 60


def test_known_pictures_are_not_decoded_again(media_files: MediaFiles) -> None:
    """Asked first, with the time that the picture would carry."""
    with ThumbnailReader(media_files("mp4")) as reader:
        first = reader.at(0)
        assert reader.at(700, known=lambda ms: ms == first.ms) is None
        assert reader.at(700) == first


def test_what_a_cut_off_file_lost_is_left_out(tmp_path: Path) -> None:
    """With its index in front a file claims more than there is."""
    whole = make_recording(tmp_path / "whole.mp4", seconds=8, options={"movflags": "faststart"})
    found = _read(cut_off(whole, tmp_path / "cut.mp4"), range(0, 8000, 500))
    assert 1 <= len(found) <= 3
    assert [read_frame_number(_image(one)) for one in found] == [60 * number for number in range(len(found))]


def test_a_recording_without_pictures_is_refused(media_files: MediaFiles) -> None:
    """There is nothing to show."""
    with pytest.raises(ValueError, match="no pictures"):
        ThumbnailReader(media_files("m4a"))


@pytest.mark.parametrize("hours", [0.001, 1, 10])
def test_rounds_go_from_coarse_to_fine(hours: float) -> None:
    """The first is spread over the whole; all together are evenly spread, no time twice, none nearer than wanted."""
    duration = round(hours * 3_600_000)
    found = list(rounds(duration))
    assert len(found[0]) == FIRST_ROUND
    times = sorted(time for one in found for time in one)
    steps = np.diff(times)
    assert steps.max() - steps.min() <= 1 and times[-1] < duration and len(times) <= MOST
    assert len(found) == 1 or steps.min() >= NEAREST_MS - 1
    assert len(list(islice(rounds(36_000_000), 9))) == 5
