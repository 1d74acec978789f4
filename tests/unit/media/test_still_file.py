"""A picture as a file: nothing is lost, nothing is turned or scaled."""

import io

import av
import numpy as np
import pytest

from reviewer_app.media.frames import FrameReader
from reviewer_app.media.still_file import decoder_name, png_of
from tests.media_files import make_recording, read_frame_number


def read_png(data: bytes) -> np.ndarray:
    """The pixels of a PNG."""
    with av.open(io.BytesIO(data)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


@pytest.mark.parametrize("name", ["mp4", "mp4-wide", "webm"])
def test_each_pixel_is_the_decoded_one(media_files, name):
    with FrameReader(media_files(name)) as reader:
        picture = reader.at(1_700)
        found = read_png(png_of(picture))
        assert np.array_equal(found, picture.to_rgb())
    assert read_frame_number(found) == 51


def test_a_picture_that_lies_is_stood_up(tmp_path):
    """The recorder's note of how the camera was held counts: what is kept is upright as on screen."""
    path = make_recording(tmp_path / "lying.mp4", seconds=1, size=(320, 180))
    turned = tmp_path / "turned.mp4"
    with av.open(str(path)) as source, av.open(str(turned), "w") as output:
        stream = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                output.mux(packet)
    _turn(turned)
    with FrameReader(turned) as reader:
        assert reader.at(0).frame.rotation % 180 == 90
        assert read_png(png_of(reader.at(0))).shape[:2] == (320, 180)


def _turn(path):
    """A quarter turn in the matrix of the picture's track header (fixed point 16.16)."""
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 4 + 4 + 4 * 5 + 8 + 8
    matrix = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    data[place : place + 36] = b"".join(value.to_bytes(4, "big", signed=True) for value in matrix)
    path.write_bytes(data)


def test_the_decoder_is_named_with_its_version():
    assert decoder_name().startswith(f"PyAV {av.__version__}, libavcodec ")
