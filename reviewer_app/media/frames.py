"""The exact picture of a recording at a time, decoded from its keyframe on; stepping back comes out of a cache."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import av
import numpy as np

from reviewer_app.media.clock import media_ms, stream_pts
from reviewer_app.media.opening import Abandoned, packets_of, pictures
from reviewer_app.media.source import Source, openable

# About one group of pictures at 720x1280; a cache that holds less than a group would decode it again at every step.
CACHE_BYTES = 160 * 1024 * 1024
# A seek may land after its target (MPEG-TS and HLS do): then it aims so much earlier, one after the other.
BACK_OFF_MS = (0, 1_000, 3_000, 10_000, 60_000)


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture: `pts_ms` is when it begins in media time, `frame` the decoder's planes."""

    pts_ms: int
    frame: av.VideoFrame

    def to_rgb(self) -> np.ndarray:
        """The picture upright as (height, width, 3) uint8, contiguous."""
        turned = np.rot90(self.frame.to_ndarray(format="rgb24"), k=self.frame.rotation // 90)
        return np.ascontiguousarray(turned)


class FrameReader:
    """Reads pictures of one file; one thread uses it.

    The picture at a time is the last one that begins at or before it; before the first one, the first. Raises
    ValueError for a file without pictures, av.FFmpegError for a broken one, Abandoned when asked to stop.
    """

    def __init__(self, path: str | Source, abandoned: Callable[[], bool] = lambda: False) -> None:
        self._path, self._abandoned = path, abandoned
        self._open()
        # Pictures decoded since the last seek, in presentation order without gaps: a window of the recording.
        self._window: list[Picture] = []
        self._times: list[int] = []
        self._decoder = None
        self._whole_from_start = False
        self._ended = False
        self._current: int | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._decoder = None
        self._window.clear()
        self._container.close()

    def __enter__(self) -> "FrameReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def at(self, ms: int) -> Picture:
        """The picture on screen at `ms`."""
        picture = self._in_window(ms)
        if picture is None:
            picture = self._read_on(ms) if self._near(ms) else None
        if picture is None:
            picture = self._seek_to(ms)
        self._current = picture.pts_ms
        return picture

    def step(self, n: int) -> Picture | None:
        """The picture `n` further than the last one given; None where the recording has none."""
        if self._current is None:
            return None
        place = bisect_right(self._times, self._current) - 1 + n
        if n > 0:
            while place >= len(self._window) and self._decode_one():
                place = bisect_right(self._times, self._current) - 1 + n
            if place >= len(self._window):
                return None
            found = self._window[place]
        else:
            found = self._back(-n)
            if found is None:
                return None
        self._current = found.pts_ms
        return found

    def _open(self) -> None:
        self._container = av.open(openable(self._path))
        found = pictures(self._container)
        if not found:
            self._container.close()
            raise ValueError(f"{self._path} has no pictures")
        self._stream = found[0]
        self._stream.thread_type = "AUTO"
        self._start = self._container.start_time

    def _back(self, n: int) -> Picture | None:
        here = self._current
        place = bisect_right(self._times, here) - 1 - n
        if place < 0:
            # The group before this window: decode it up to the picture that is shown now.
            if self._whole_from_start or not self._window:
                return None
            first = self._window[0].pts_ms
            self._seek_to(first - 1)
            while self._times and self._times[-1] < here and self._decode_one():
                pass
            place = bisect_right(self._times, here) - 1 - n
            if place < 0:
                return self._back(n) if self._window and self._window[0].pts_ms < first else None
        return self._window[place]

    def _in_window(self, ms: int) -> Picture | None:
        """The picture at `ms` when the window is sure to hold it."""
        if not self._window:
            return None
        place = bisect_right(self._times, ms) - 1
        if place < 0:
            return self._window[0] if self._whole_from_start else None
        last = place == len(self._window) - 1
        return self._window[place] if not last or self._ended else None

    def _near(self, ms: int) -> bool:
        """Whether reading on is quicker than seeking: the target lies a little behind the window."""
        return bool(self._window) and self._times[0] <= ms <= self._times[-1] + 1_000

    def _read_on(self, ms: int) -> Picture | None:
        while self._in_window(ms) is None:
            if not self._decode_one():
                break
        return self._in_window(ms)

    def _seek_to(self, ms: int) -> Picture:
        for back_off in BACK_OFF_MS:
            self._restart(max(0, ms - back_off))
            while self._in_window(ms) is None and not self._landed_after(ms) and self._decode_one():
                pass
            found = self._in_window(ms)
            if found is not None:
                return found
        self._restart(None)
        while self._in_window(ms) is None and self._decode_one():
            pass
        found = self._in_window(ms)
        if found is None:
            raise ValueError("no picture of the recording can be decoded")
        return found

    def _landed_after(self, ms: int) -> bool:
        return bool(self._times) and self._times[0] > ms

    def _restart(self, ms: int | None) -> None:
        """Decode anew from the keyframe before `ms`, None: from the very beginning."""
        self._window.clear()
        self._times.clear()
        self._ended = False
        self._whole_from_start = ms is None
        if ms is None:
            # Opened anew: in MPEG-TS no seek leads back before the second keyframe.
            self._container.close()
            self._open()
        else:
            self._container.seek(stream_pts(ms, self._stream.time_base, self._start), stream=self._stream)
        packets = packets_of(self._container, [self._stream])
        self._decoder = (frame for packet in packets for frame in packet.decode())

    def _decode_one(self) -> bool:
        """Add the next picture to the window; False at the end."""
        if self._decoder is None or self._ended:
            return False
        if self._abandoned():
            raise Abandoned
        for frame in self._decoder:
            if frame.pts is None or frame.is_corrupt:
                continue
            self._add(Picture(media_ms(frame.pts, self._stream.time_base, self._start), frame))
            return True
        self._ended = True
        return False

    def _add(self, picture: Picture) -> None:
        if self._times and picture.pts_ms <= self._times[-1]:
            return
        self._window.append(picture)
        self._times.append(picture.pts_ms)
        size = picture.frame.width * picture.frame.height * 3 // 2
        while len(self._window) > 2 and len(self._window) * size > CACHE_BYTES:
            self._window.pop(0)
            self._times.pop(0)
            self._whole_from_start = False
