"""The yardstick itself: the numbers burnt into test recordings can be trusted."""

import av
import numpy as np
import pytest

from tests.media_files import MediaFiles, make_recording, picture, read_frame_number


@pytest.mark.parametrize("number", [0, 1, 77, 4095, 107_999, 2**20 - 1])
@pytest.mark.parametrize("scale", [0.5, 0.77, 1.0, 2.3])
def test_number_survives_scaling_and_greyscale(number: int, scale: float) -> None:
    """A picture that a player scaled, or showed in grey, still gives its number."""
    frame = av.VideoFrame.from_ndarray(picture(number, (180, 320)), format="rgb24")
    width, height = int(180 * scale) & ~1, int(320 * scale) & ~1
    assert read_frame_number(frame.reformat(width, height, "rgb24").to_ndarray()) == number
    assert read_frame_number(frame.reformat(width, height, "gray").to_ndarray()) == number


def test_every_picture_survives_a_low_bitrate(tmp_path) -> None:
    """At a bitrate where the scene is mush the code still reads, picture by picture, in order."""
    path = make_recording(tmp_path / "low.mp4", seconds=5, codec="libx264", gop=150)
    with av.open(str(path)) as container:
        numbers = [read_frame_number(f.to_ndarray(format="rgb24")) for f in container.decode(video=0)]
    assert numbers == list(range(150))


def test_a_picture_without_code_is_refused() -> None:
    """A plain picture never passes for a frame number, so that a wrong picture cannot pass a test."""
    for level in (0, 16, 90, 235):
        with pytest.raises(ValueError, match="no readable frame number"):
            read_frame_number(np.full((320, 180, 3), level, dtype=np.uint8))


def test_half_blended_pictures_are_refused() -> None:
    """Two pictures mixed by a player do not read as one of them."""
    mixed = (picture(5, (180, 320)).astype(int) + picture(9, (180, 320))) // 2
    with pytest.raises(ValueError, match="no readable frame number"):
        read_frame_number(mixed.astype(np.uint8))


def test_variable_rate_recordings_really_vary(media_files: MediaFiles) -> None:
    """The recipe for variable rate has uneven gaps between its pictures."""
    with av.open(str(media_files("mkv-vfr"))) as container:
        times = sorted(packet.pts for packet in container.demux(video=0) if packet.pts is not None)
    assert len(set(np.diff(times))) > 4
