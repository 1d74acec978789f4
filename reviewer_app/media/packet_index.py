"""When each picture of a recording is shown, read from its packets without decoding."""

import os
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import av
import numpy as np

from reviewer_app.media.clock import media_ms
from reviewer_app.media.opening import Abandoned, packets_of, pictures
from reviewer_app.media.source import Source, openable, stamp

_FORM = 1


class PacketIndex:
    """The times of all pictures in presentation order (int64 ms of media time) and which of them are keyframes."""

    def __init__(self, times_ms: np.ndarray, keys: np.ndarray) -> None:
        self.times_ms = times_ms
        self.keys = keys

    def __len__(self) -> int:
        return len(self.times_ms)

    def index_of(self, ms: int) -> int:
        """The number of the picture on screen at `ms`: the last that begins at or before it; the first before that."""
        return max(0, int(np.searchsorted(self.times_ms, ms, side="right")) - 1)

    def time_of(self, index: int) -> int:
        """When a picture begins, in ms; numbers beyond the ends give the first or last."""
        return int(self.times_ms[min(max(index, 0), len(self) - 1)])

    def snap(self, ms: int) -> int:
        """When the picture that is on screen at `ms` began."""
        return self.time_of(self.index_of(ms))

    def first_from(self, ms: int) -> int:
        """When the first picture begins that does not begin before `ms`; beyond the end, the last one."""
        return self.time_of(int(np.searchsorted(self.times_ms, ms, side="left")))

    def neighbour(self, ms: int, n: int) -> int:
        """When the picture begins that is `n` further than the one on screen at `ms`."""
        return self.time_of(self.index_of(ms) + n)

    def middle_of(self, index: int) -> int:
        """A time in the middle of a picture: what a seek aims at, so that rounding cannot miss it."""
        begin = self.time_of(index)
        end = self.time_of(index + 1) if index + 1 < len(self) else begin
        return (begin + end) // 2

    @classmethod
    def build(cls, path: str | Source, abandoned: Callable[[], bool] = lambda: False) -> "PacketIndex":
        """Read the packets of a recording. Raises ValueError without pictures, av.FFmpegError for a broken file."""
        with av.open(openable(path)) as container:
            tracks = pictures(container)
            if not tracks:
                raise ValueError(f"{path} has no pictures")
            stream = tracks[0]
            start = container.start_time
            found: dict[int, bool] = {}
            for number, packet in enumerate(packets_of(container, [stream])):
                if number % 1000 == 0 and abandoned():
                    raise Abandoned
                if packet.pts is not None and packet.size and not packet.is_discard:
                    found[packet.pts] = found.get(packet.pts, False) or packet.is_keyframe
            if not found:
                raise ValueError(f"{path} has no pictures")
            times = np.array([media_ms(pts, stream.time_base, start) for pts in sorted(found)], dtype=np.int64)
            return cls(times, np.array([found[pts] for pts in sorted(found)], dtype=bool))

    @classmethod
    def cached(
        cls, path: str | Source, folder: Path, recording_id: str, abandoned: Callable[[], bool] = lambda: False
    ) -> "PacketIndex":
        """The index kept of a recording, built and kept when it is not there or the file that is played is another."""
        kept, made_of = folder / f"{recording_id}.packets.npz", [_FORM, *stamp(path)]
        found = _load(kept, made_of)
        if found is None:
            found = cls.build(path, abandoned)
            _keep(kept, made_of, found)
        return found


def _load(kept: Path, made_of: list[int]) -> PacketIndex | None:
    try:
        # Opened here: numpy leaves a file open that turns out to be torn.
        with kept.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            if arrays["stamp"].tolist() != made_of or len(arrays["times_ms"]) != len(arrays["keys"]):
                return None
            return PacketIndex(arrays["times_ms"], arrays["keys"])
    except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile, zlib.error):
        return None


def _keep(kept: Path, made_of: list[int], index: PacketIndex) -> None:
    """Where the disk refuses it, the index is built again next time."""
    temporary = kept.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            np.savez_compressed(file, stamp=np.array(made_of), times_ms=index.times_ms, keys=index.keys)
        temporary.replace(kept)
    with suppress(OSError):
        temporary.unlink()
