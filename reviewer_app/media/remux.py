"""Normalising a recording by stream copy to Matroska, and checking the clock of one that needs no copy."""

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from reviewer_app.domain.errors import Cancelled, Unreadable, UserError
from reviewer_app.domain.recording import TimeMap
from reviewer_app.domain.timecode import timecode
from reviewer_app.media.clock import CONTAINER_BASE, claimed_ms, media_ms
from reviewer_app.media.opening import opened, packets_of, tracks
from reviewer_app.media.parameter_sets import ParameterSets, audio_specific_config
from reviewer_app.media.source import Source
from reviewer_app.media.tail import LastPictures
from reviewer_app.media.unwrap import FORWARD_MS, Placed, Sample, Unwrapper

MILLISECOND = Fraction(1, 1000)
# Going back by less is the jitter of recorders, or the order in which pictures are coded.
_BACK_MS = 100
_BACK_IN_PRESENTATION_ORDER_MS = 1_000
_PACKETS_BETWEEN_CHECKS = 500
# What containers claim and what is in them differs by less.
_CUT_OFF_MS = 500
# Pictures per second; what claims more has no rate, but the unit of its clock.
_FASTEST = 240
# How many packets may pass before a track has its first.
_LOOKED_AT = 3_000
# No such folder, no right, no room, too large for the file system, disk broken.
_DISK_ERRORS = (
    errno.ENOENT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a recording's packets say: where it ends in media time, its pieces, in sentences what is odd, damage."""

    duration_ms: int
    time_map: TimeMap
    warnings: tuple[str, ...]
    damaged: bool = False

    @property
    def runs_on(self) -> bool:
        """Whether the recording's own times can be used as they are."""
        return len(self.time_map.pieces) == 1


def check_clock(path: Source, progress: Progress, cancelled: Callable[[], bool]) -> Clock:
    """Follow a recording's clock: in the index of an MP4 where it has one, else packet by packet.

    Raises Unreadable, Cancelled.
    """
    with opened(path) as container:
        if _index_runs_on(container, path.stat().st_size):
            return Clock(claimed_ms(container), TimeMap(), ())
        walk = _Walk(path, container, progress, cancelled)
        for _ in walk.samples():
            pass
        return walk.clock()


def remux(path: Source, target: Path, progress: Progress, cancelled: Callable[[], bool]) -> Clock:
    """Copy picture and sound into Matroska at `target`, on a clock that starts at zero and runs on.

    `target` appears when it is whole. `progress(done, total)` in ms. Raises Unreadable, Cancelled, and UserError when
    the copy cannot be written.
    """
    temporary = target.with_name(f".{target.stem}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        clock = remux_into(path, str(temporary), progress, cancelled)
        _flush(temporary)
        _take_place(temporary, target)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(f"Cannot write {target} ({reason}); make room there or choose another --home.") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return clock


def remux_into(path: Source, target: str | IO[bytes], progress: Progress, cancelled: Callable[[], bool]) -> Clock:
    """Copy as `remux` does, into a file that is named or open, as it comes. Raises OSError where it cannot be written,
    Unreadable, Cancelled.
    """
    with opened(path) as container:
        walk = _Walk(path, container, progress, cancelled)
        _write(walk, target)
    if cancelled():
        raise Cancelled
    return walk.clock()


class _Walk:
    """One pass over a recording's packets, on unwrapped media time."""

    def __init__(
        self, path: Source, container: InputContainer, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self.path = path
        self.streams: list[Stream] = tracks(container)
        # Taken off every time: where FFmpeg will find the beginning of a copy.
        self.zero_ms = 0
        self.warnings: list[str] = []
        self._container, self._progress, self._cancelled = container, progress, cancelled
        self._start = container.start_time
        self._lengths: dict[int, int] = {}
        # Asked for at every packet, and PyAV makes a new Fraction each time.
        self._bases = {stream.index: stream.time_base for stream in self.streams}
        self._total_ms = claimed_ms(container)
        # Matroska keeps no decoding times; FFmpeg guesses them, and wrongly at a jump.
        self._by_presentation = "matroska" in container.format.name
        self._unwrapper = Unwrapper(_BACK_IN_PRESENTATION_ORDER_MS if self._by_presentation else _BACK_MS)
        self._broken = False
        self._tail = LastPictures(path, self.streams) if container.format.name == "mpegts" else None

    def samples(self) -> Iterator[Placed]:
        """Packets with a time, in file order, each with the ms to add to its times; ends where reading fails."""
        for number, packet in enumerate(self._readable()):
            if number % _PACKETS_BETWEEN_CHECKS == 0:
                if self._cancelled():
                    raise Cancelled
                self._progress(min(self._unwrapper.end_ms, self._total_ms), self._total_ms)
            if packet.size and (packet.pts is not None or packet.dts is not None):
                yield from self._unwrapper.push(self._sample(packet))
        yield from self._unwrapper.flush()
        self._progress(self._total_ms, self._total_ms)

    def times(self, placed: Placed) -> tuple[int, int]:
        """When a packet of the copy is on, and when it is decoded, in ms."""
        sample, shift_ms = placed
        pts = sample.begin_ms + shift_ms - self.zero_ms
        if self._by_presentation:
            return pts, pts - _BACK_IN_PRESENTATION_ORDER_MS
        return pts, sample.at_ms + shift_ms - self.zero_ms

    def clock(self) -> Clock:
        """What was found, after the last packet."""
        pieces, end = self._unwrapper.pieces, self._unwrapper.end_ms
        start = media_ms(self._start or 0, CONTAINER_BASE, 0)
        warnings = [*self.warnings]
        warnings += [_jump_sentence(before, after, start) for before, after in itertools.pairwise(pieces)]
        if self._unwrapper.dropped:
            warnings.append(f"{self._unwrapper.dropped} packets with impossible times were left out.")
        cut_off = self._broken or (self._total_ms - end > _CUT_OFF_MS and len(pieces) == 1)
        cut_off = cut_off or (self._tail is not None and not self._tail.is_whole())
        if cut_off:
            warnings.append(f"The recording breaks off at {timecode(end)}: it was cut off before its end.")
        moved = tuple((max(0, begin - self.zero_ms), offset + self.zero_ms) for begin, offset in pieces)
        damaged = cut_off or self._unwrapper.dropped > 0
        return Clock(max(0, end - self.zero_ms), TimeMap(moved), tuple(warnings), damaged)

    def _readable(self) -> Iterator[Packet]:
        packets = packets_of(self._container, self.streams)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.FFmpegError:
                self._broken = True
                return
            if self._tail is not None:
                self._tail.see(packet)
            yield packet

    def _sample(self, packet: Packet) -> Sample:
        pts = packet.pts if packet.pts is not None else packet.dts
        order = pts if packet.dts is None or self._by_presentation else packet.dts
        base = self._bases[packet.stream_index]
        begin = media_ms(pts, base, self._start)
        at = begin if order == pts else media_ms(order, base, self._start)
        length = media_ms(packet.duration or 0, base, 0)
        if length > FORWARD_MS:
            # MP4 makes the packet before a jump as long as the jump.
            length = self._lengths.get(packet.stream_index, 0)
        self._lengths[packet.stream_index] = length
        return Sample(packet.stream_index, at, begin, begin + length, packet)


def _index_runs_on(container: InputContainer, size: int) -> bool:
    """Whether the index of an MP4 lists every packet, all within the file, on clocks without a jump."""
    if "mp4" not in container.format.name.split(","):
        return False
    for stream in tracks(container):
        entries = stream.index_entries
        if not len(entries) or entries[-1].pos + entries[-1].size > size:
            return False
        times = np.fromiter((entry.timestamp for entry in entries), np.int64, len(entries))
        steps = np.diff(times) * float(stream.time_base) * 1000
        if len(steps) and (steps.min() < -_BACK_MS or steps.max() > FORWARD_MS):
            return False
    return True


def _write(walk: _Walk, target: str | IO[bytes]) -> None:
    """All that fails in here is the writing: the walk ends quietly where reading fails."""
    try:
        with av.open(target, "w", format="matroska", options={"fflags": "bitexact"}) as output:
            _copy(walk, output)
    except av.FFmpegError as error:
        if error.errno in _DISK_ERRORS:
            raise OSError(error.errno, error.strerror) from error
        raise _not_for_matroska(walk.path, walk.streams) from error


def _copy(walk: _Walk, output: OutputContainer) -> None:
    samples = walk.samples()
    head = _head(walk.streams, samples)
    walk.zero_ms = max(
        0, min((one.begin_ms + shift for one, shift in head if not _is_warm_up((one, shift))), default=0)
    )
    targets = _targets(walk, head, output)
    sets = {stream.index: ParameterSets(stream) for stream in walk.streams}
    last: dict[int, int] = {}
    for placed in itertools.chain(head, samples):
        sample, packet = placed[0], placed[0].packet
        if sample.stream not in targets or _is_warm_up(placed):
            continue
        pts, dts = walk.times(placed)
        # Matroska has no times below zero, its writer would move everything; nor has it decoding times, but the
        # writer insists that they never go back.
        dts = last[sample.stream] = max(min(dts, pts), last.get(sample.stream, dts))
        copy = sets[sample.stream].fill(packet)
        copy.duration = sample.end_ms - sample.begin_ms
        copy.pts, copy.dts, copy.time_base = max(pts, dts, 0), dts, MILLISECOND
        copy.stream = targets[sample.stream]
        output.mux(copy)


def _is_warm_up(placed: Placed) -> bool:
    """Whether a packet ends before the beginning: what an encoder of sound needs to get going."""
    sample, shift_ms = placed
    return sample.packet.stream.type == "audio" and sample.end_ms + shift_ms <= 0


def _head(streams: list[Stream], samples: Iterator[Placed]) -> list[Placed]:
    """The samples up to where every track has begun."""
    missing = {stream.index for stream in streams}
    head: list[Placed] = []
    for placed in itertools.islice(samples, _LOOKED_AT):
        head.append(placed)
        missing.discard(placed[0].stream)
        if not missing:
            break
    return head


def _targets(walk: _Walk, head: list[Placed], output: OutputContainer) -> dict[int, Stream]:
    """The copy's tracks by the original's index."""
    first = {sample.stream: sample.packet for sample, _ in reversed(head)}
    targets = {}
    for stream in walk.streams:
        # AAC in MPEG-TS says in each packet what Matroska wants to know at the beginning.
        unknown = stream.codec_context.name == "aac" and not stream.codec_context.extradata
        config = audio_specific_config(bytes(first[stream.index])) if unknown and stream.index in first else b""
        if unknown and not config:
            walk.warnings.append("A sound track that begins late or is damaged was left out.")
            continue
        try:
            targets[stream.index] = output.add_stream_from_template(stream)
        except ValueError as error:
            raise _not_for_matroska(walk.path, [stream]) from error
        if unknown:
            targets[stream.index].codec_context.extradata = config
        if stream.type == "video" and (rate := stream.average_rate or stream.guessed_rate) and rate <= _FASTEST:
            # Without it libVLC takes a picture's length from the clock's unit, and lands up to six pictures early.
            targets[stream.index].codec_context.framerate = rate
    return targets


def _not_for_matroska(path: Path, streams: list[Stream]) -> Unreadable:
    kinds = " and ".join(dict.fromkeys(stream.codec_context.name for stream in streams))
    return Unreadable(path, f"{kinds} cannot be copied into Matroska; convert the recording to MP4 first.")


def _jump_sentence(before: tuple[int, int], after: tuple[int, int], start_ms: int) -> str:
    at = after[0]
    old, new = timecode(at + before[1] + start_ms), timecode(at + after[1] + start_ms)
    return f"The recording's clock jumps from {old} to {new} after {timecode(at)}; the times here run on."


def _take_place(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError:
        # Windows replaces no file that is being played; the one there is the same, since its name is its hash.
        if not target.exists():
            raise


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
