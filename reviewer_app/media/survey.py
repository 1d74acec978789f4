"""What the packets of each track say: where it begins and ends, how even its rate, how far apart its key pictures."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import av
import numpy as np
from av.packet import Packet
from av.stream import Stream

from reviewer_app.media.clock import media_ms
from reviewer_app.media.opening import opened, packets_of, tracks
from reviewer_app.media.source import Source
from reviewer_app.media.unwrap import FORWARD_MS

# Containers round times to a millisecond, so that a constant rate alternates between two intervals.
_EVEN_MS = 2
# Pictures are coded in another order than they are shown in; further back the clock has jumped.
_BACK_MS = 1_000
_PACKETS_BETWEEN_CHECKS = 1000


@dataclass(frozen=True, slots=True)
class Spread:
    """Smallest, median and largest of intervals in ms."""

    min_ms: int
    median_ms: float
    max_ms: int


@dataclass(frozen=True, slots=True)
class TrackSurvey:
    """One track in ms on the file's own clock, of which `first_pts_ms` is the raw beginning.

    `intervals` between pictures in the order they are shown, without jumps of the clock, and whether they are
    `constant`; None for sound. `key_intervals` between key pictures, None where there are fewer than two.
    """

    kind: str
    packets: int
    first_pts_ms: int | None
    start_ms: int | None
    end_ms: int | None
    constant: bool | None
    intervals: Spread | None
    key_pictures: int | None
    key_intervals: Spread | None


@dataclass(slots=True)
class _Track:
    stream: Stream
    times: list[int] = field(default_factory=list)
    keys: list[bool] = field(default_factory=list)
    last_duration: int = 0

    def note(self, packet: Packet) -> None:
        if packet.pts is not None and not packet.is_discard:
            self.times.append(packet.pts)
            self.keys.append(packet.is_keyframe)
            self.last_duration = packet.duration or 0


def survey(path: Source, limit_s: float, clock: Callable[[], float] = time.monotonic) -> tuple[list[TrackSurvey], bool]:
    """Each track as `tracks` lists them, and whether the file was read to its end within the limit.

    Where reading fails the file ends. Raises Unreadable for what cannot be opened.
    """
    begun, whole = clock(), True
    with opened(path) as container:
        found = {stream.index: _Track(stream) for stream in tracks(container)}
        packets = packets_of(container, [track.stream for track in found.values()])
        number = 0
        while True:
            try:
                packet = next(packets)
            except (StopIteration, av.FFmpegError):
                break
            if packet.size:
                found[packet.stream_index].note(packet)
            number += 1
            if number % _PACKETS_BETWEEN_CHECKS == 0 and clock() - begun > limit_s:
                whole = False
                break
        return [_summary(track, container.start_time) for track in found.values()], whole


def _summary(track: _Track, start: int | None) -> TrackSurvey:
    base, is_video = track.stream.time_base, track.stream.type == "video"
    if not track.times:
        return TrackSurvey(track.stream.type, 0, None, None, None, None, None, 0 if is_video else None, None)
    times = np.array([media_ms(pts, base, start) for pts in track.times])
    keys = np.array(track.keys)
    runs = _runs(times)
    intervals = _spread([times[run] for run in runs]) if is_video else None
    return TrackSurvey(
        track.stream.type,
        len(times),
        media_ms(min(track.times), base, 0),
        int(times.min()),
        int(times.max()) + media_ms(track.last_duration, base, 0),
        None if intervals is None else intervals.max_ms - intervals.min_ms <= _EVEN_MS,
        intervals,
        int(keys.sum()) if is_video else None,
        _spread([times[run][keys[run]] for run in runs]) if is_video else None,
    )


def _runs(times: np.ndarray) -> list[np.ndarray]:
    """The places of the packets between jumps of the clock, in file order."""
    steps = np.diff(times)
    return np.split(np.arange(len(times)), np.flatnonzero((steps < -_BACK_MS) | (steps > FORWARD_MS)) + 1)


def _spread(runs: list[np.ndarray]) -> Spread | None:
    steps = np.concatenate([np.diff(np.unique(run)) for run in runs])
    return Spread(int(steps.min()), float(np.median(steps)), int(steps.max())) if len(steps) else None
