"""Normalising a recording by stream copy to Matroska, and checking the clock of one that needs no copy."""

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from reviewer_app.domain.errors import Cancelled, Unreadable, UserError
from reviewer_app.domain.recording import TimeMap
from reviewer_app.domain.timecode import timecode
from reviewer_app.media.clock import media_ms
from reviewer_app.media.opening import opened, tracks
from reviewer_app.media.unwrap import Unwrapper

MILLISECOND = Fraction(1, 1000)
# Going back by less is the jitter of recorders, or the order in which pictures are coded.
_BACK_MS = 100
_BACK_IN_PRESENTATION_ORDER_MS = 1_000
_PACKETS_BETWEEN_CHECKS = 500
# How many packets may pass before a sound track has its first.
_LOOKED_AT = 3_000
# No such folder, no right, no room, too large for the file system.
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
# A packet and the ms to add to its media time.
Timed = tuple[Packet, int]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a recording's packets say: where it ends in media time, its pieces, damage in sentences."""

    duration_ms: int
    time_map: TimeMap
    warnings: tuple[str, ...]

    @property
    def runs_on(self) -> bool:
        """Whether the recording's own times can be used as they are."""
        return len(self.time_map.pieces) == 1


def check_clock(path: Path, progress: Progress, cancelled: Callable[[], bool]) -> Clock:
    """Read every packet of a recording without keeping any. Raises Unreadable, Cancelled."""
    with opened(path) as container:
        walk = _Walk(path, container, progress, cancelled)
        for _ in walk.packets():
            pass
        return walk.clock()


def remux(path: Path, target: Path, progress: Progress, cancelled: Callable[[], bool]) -> Clock:
    """Copy picture and sound into Matroska at `target`, on a clock that starts at zero and runs on.

    `target` appears when it is whole. `progress(done, total)` in ms. Raises Unreadable, Cancelled, and UserError when
    the copy cannot be written.
    """
    temporary = target.with_name(f".{target.stem}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened(path) as container:
            walk = _Walk(path, container, progress, cancelled)
            _write(walk, temporary)
        _flush(temporary)
        temporary.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(f"Cannot write {target} ({reason}); make room there or choose another --home.") from error
    finally:
        temporary.unlink(missing_ok=True)
    return walk.clock()


class _Walk:
    """One pass over a recording's packets, on unwrapped media time."""

    def __init__(
        self, path: Path, container: InputContainer, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self.path, self.container = path, container
        self.warnings: list[str] = []
        self.streams: list[Stream] = tracks(container)
        self._progress, self._cancelled = progress, cancelled
        self._start = container.start_time
        self._total_ms = (container.duration or 0) // 1000
        # Matroska keeps no decoding times; FFmpeg guesses them, and wrongly at a jump.
        self._by_presentation = "matroska" in container.format.name
        self._unwrapper: Unwrapper[Packet] = Unwrapper(
            _BACK_IN_PRESENTATION_ORDER_MS if self._by_presentation else _BACK_MS
        )
        self._broken = False

    def packets(self) -> Iterator[Timed]:
        """Packets with a time, in file order, each with the ms to add to its media time; ends where reading fails."""
        for number, packet in enumerate(self._readable()):
            if number % _PACKETS_BETWEEN_CHECKS == 0:
                if self._cancelled():
                    raise Cancelled
                self._progress(min(self._unwrapper.end_ms, self._total_ms), self._total_ms)
            if not packet.size or (packet.pts is None and packet.dts is None):
                continue
            pts, at = self._media_ms(packet, _pts(packet)), self._media_ms(packet, self._place(packet))
            end = pts + int((packet.duration or 0) * packet.time_base / MILLISECOND)
            yield from self._unwrapper.push(packet.stream_index, at, end, packet)
        yield from self._unwrapper.flush()
        self._progress(self._total_ms, self._total_ms)

    def clock(self) -> Clock:
        """What was found, after the last packet."""
        pieces = self._unwrapper.pieces
        warnings = [*self.warnings]
        warnings += [_jump_sentence(before, after) for before, after in itertools.pairwise(pieces)]
        if self._unwrapper.dropped:
            warnings.append(f"{self._unwrapper.dropped} packets with impossible times were left out.")
        end = self._unwrapper.end_ms
        if self._broken or (self._total_ms - end > 500 and len(pieces) == 1):
            warnings.append(f"The recording breaks off at {timecode(end)}: it was cut off before its end.")
        return Clock(end, TimeMap(tuple(pieces)), tuple(warnings))

    def shifted(self, packet: Packet, shift_ms: int) -> tuple[int, int]:
        """Presentation and decoding time of a packet in ms of unwrapped media time."""
        pts = self._media_ms(packet, _pts(packet)) + shift_ms
        if self._by_presentation:
            return pts, pts - _BACK_IN_PRESENTATION_ORDER_MS
        return pts, self._media_ms(packet, self._place(packet)) + shift_ms

    def _readable(self) -> Iterator[Packet]:
        packets = self.container.demux(self.streams)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.FFmpegError:
                self._broken = True
                return
            yield packet

    def _place(self, packet: Packet) -> int:
        """The time that orders a packet within its stream."""
        if packet.dts is None or (self._by_presentation and packet.pts is not None):
            return packet.pts
        return packet.dts

    def _media_ms(self, packet: Packet, pts: int) -> int:
        return media_ms(pts, packet.time_base, self._start)


def _pts(packet: Packet) -> int:
    return packet.pts if packet.pts is not None else packet.dts


def _write(walk: _Walk, temporary: Path) -> None:
    """All that fails in here is the writing: the walk ends quietly where reading fails."""
    kinds = " and ".join(dict.fromkeys(stream.codec_context.name for stream in walk.streams))
    try:
        with av.open(str(temporary), "w", format="matroska", options={"fflags": "bitexact"}) as output:
            _copy(walk, output)
    except av.FFmpegError as error:
        if error.errno in _DISK_ERRORS:
            raise OSError(error.errno, error.strerror) from error
        reason = f"{kinds} cannot be copied into Matroska ({error.strerror}); convert the recording to MP4 first."
        raise Unreadable(walk.path, reason) from error


def _copy(walk: _Walk, output: OutputContainer) -> None:
    packets = walk.packets()
    head, configurations = _peek(walk.streams, packets)
    targets = {}
    for stream in walk.streams:
        if stream.index in configurations and not configurations[stream.index]:
            walk.warnings.append("A sound track without sound was left out.")
            continue
        targets[stream.index] = output.add_stream_from_template(stream)
        if stream.index in configurations:
            targets[stream.index].codec_context.extradata = configurations[stream.index]
    last: dict[int, int] = {}
    for packet, shift_ms in itertools.chain(head, packets):
        index = packet.stream_index
        if index not in targets:
            continue
        pts, dts = walk.shifted(packet, shift_ms)
        # Matroska keeps no decoding times, but its writer insists that they never go back.
        last[index] = max(min(dts, pts), last.get(index, dts))
        packet.duration = round((packet.duration or 0) * packet.time_base / MILLISECOND)
        packet.pts, packet.dts, packet.time_base = max(pts, last[index]), last[index], MILLISECOND
        packet.stream = targets[index]
        output.mux(packet)


def _peek(streams: list[Stream], packets: Iterator[Timed]) -> tuple[list[Timed], dict[int, bytes]]:
    """The first packets, and what the header must say of AAC that says it in each packet instead (ADTS)."""
    wanted = {s.index: b"" for s in streams if s.codec_context.name == "aac" and not s.codec_context.extradata}
    head: list[Timed] = []
    for timed in itertools.islice(packets, _LOOKED_AT) if wanted else ():
        head.append(timed)
        index = timed[0].stream_index
        if wanted.get(index) == b"":
            wanted[index] = _audio_specific_config(bytes(timed[0]))
        if all(wanted.values()):
            break
    return head, wanted


def _audio_specific_config(adts: bytes) -> bytes:
    """ISO/IEC 14496-3 AudioSpecificConfig from an ADTS header; empty when it is none."""
    if len(adts) < 7 or adts[0] != 0xFF or adts[1] & 0xF6 != 0xF0:
        return b""
    kind, rate = (adts[2] >> 6) + 1, adts[2] >> 2 & 0xF
    channels = (adts[2] & 1) << 2 | adts[3] >> 6
    return (kind << 11 | rate << 7 | channels << 3).to_bytes(2, "big")


def _jump_sentence(before: tuple[int, int], after: tuple[int, int]) -> str:
    at = after[0]
    return (
        f"The recording's clock jumps from {timecode(max(0, at + before[1]))} to {timecode(max(0, at + after[1]))} "
        f"at {timecode(at)}; the times here run on."
    )


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
