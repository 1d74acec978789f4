"""Small pictures of a recording: key pictures only, the whole of it coarsely first, then finer."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.codec.context import ThreadType
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reviewer_app.media.clock import media_ms, stream_pts
from reviewer_app.media.opening import packets_of, pictures
from reviewer_app.media.source import Source, openable

# Of a strip 64 pixels high on a display with two pixels to one.
HEIGHT = 128
FIRST_ROUND = 60
# Finer rounds end where pictures are this near, or so many.
NEAREST_MS = 10_000
MOST = 960
# Packets from a seek's landing to a key picture; in a file without any, nothing is searched to its end.
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small upright picture as JPEG; `ms` is the media time of the key picture that it shows."""

    ms: int
    jpeg: bytes


def rounds(duration_ms: int) -> Iterator[list[int]]:
    """The media times to take pictures at: FIRST_ROUND over the whole, then between those, and again between."""
    step, count = max(duration_ms / FIRST_ROUND, 1.0), FIRST_ROUND
    yield [round(number * step) for number in range(count)]
    while count * 2 <= MOST and step / 2 >= NEAREST_MS:
        yield [round((number + 0.5) * step) for number in range(count)]
        step, count = step / 2, count * 2


class ThumbnailReader:
    """Takes small pictures out of one file; one thread uses it.

    Raises ValueError for a file without pictures, av.FFmpegError for one that does not open.
    """

    def __init__(self, path: str | Source, height: int = HEIGHT) -> None:
        self._height = height
        self._container = av.open(openable(path), metadata_errors="replace")
        found = pictures(self._container)
        if not found:
            self._container.close()
            raise ValueError(f"{path} has no pictures")
        self._stream = found[0]
        # With threads a decoder gives its first picture only after several.
        self._stream.thread_type = ThreadType.NONE
        self._start = self._container.start_time

    def __enter__(self) -> "ThumbnailReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._container.close()

    def at(self, ms: int, known: Callable[[int], bool] = lambda ms: False) -> Thumbnail | None:
        """The key picture on screen at or before a media time; None where it cannot be read, or its time is `known`."""
        with suppress(av.FFmpegError):
            found = self._key_picture(ms, known)
            return found and Thumbnail(found[0], _jpeg(found[1], self._stream, self._height))
        return None

    def _key_picture(self, wanted: int, known: Callable[[int], bool]) -> tuple[int, VideoFrame] | None:
        stream, decoder = self._stream, self._stream.codec_context
        self._container.seek(stream_pts(wanted, stream.time_base, self._start), stream=stream)
        decoder.flush_buffers()
        for _, packet in zip(range(_LOOKED_AT), packets_of(self._container, [stream]), strict=False):
            if not packet.is_keyframe or packet.pts is None or not packet.size:
                continue
            ms = media_ms(packet.pts, stream.time_base, self._start)
            if known(ms):
                return None
            for frame in decoder.decode(packet) or decoder.decode(None):
                if not frame.is_corrupt:
                    return ms, frame
            decoder.flush_buffers()
        return None


def _jpeg(frame: VideoFrame, stream: VideoStream, height: int) -> bytes:
    """The picture upright, square pixels, `height` high."""
    turns = frame.rotation // 90 % 4
    ratio = stream.sample_aspect_ratio or 1
    wide, high = frame.width * float(ratio), frame.height
    if turns % 2:
        wide, high = high, wide
    width = max(2, round(wide * height / high / 2) * 2)
    size = (height, width) if turns % 2 else (width, height)
    small = frame.reformat(*size, format="rgb24").to_ndarray()
    upright = VideoFrame.from_ndarray(np.ascontiguousarray(np.rot90(small, turns)), format="rgb24")
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = Fraction(1, 1000)
    encoder.options = {"qmin": "4", "qmax": "4"}
    return b"".join(
        bytes(packet) for packet in [*encoder.encode(upright.reformat(format="yuvj420p")), *encoder.encode()]
    )
