"""The loudness of a recording over time: the lowest and the highest sample of each fiftieth of a second."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard

from reviewer_app.media.clock import claimed_ms, media_ms
from reviewer_app.media.opening import Abandoned, packets_of, sounds
from reviewer_app.media.source import Source, openable

COLUMNS_PER_SECOND = 50
# Sound that begins later or earlier than the samples before it say, by more than this, is put where its time says.
_APART_MS = 40
# Samples of each channel that are looked at in one go, about five seconds.
_BLOCK = 1 << 18
# A file that names a time far beyond its own length would ask for a day of silence.
_LONGEST_MS = 48 * 3_600_000
# FFmpeg's names of sample formats.
_TYPES = {
    "u8": np.uint8,
    "s16": np.int16,
    "s32": np.int32,
    "s64": np.int64,
    "flt": np.float32,
    "dbl": np.float64,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Columns from number `start` on, (n, 2) int8: lowest and highest sample, full scale is 127."""

    start: int
    peaks: np.ndarray

    @property
    def end_ms(self) -> int:
        """The media time at which the last column ends."""
        return (self.start + len(self.peaks)) * 1000 // COLUMNS_PER_SECOND


def joined(pieces: list[Piece]) -> np.ndarray:
    """The columns of all pieces; where there is none between them, silence."""
    peaks = np.zeros((max((piece.start + len(piece.peaks) for piece in pieces), default=0), 2), np.int8)
    for piece in pieces:
        peaks[piece.start : piece.start + len(piece.peaks)] = piece.peaks
    return peaks


def read_peaks(
    path: str | Source,
    track: int = 0,
    progress: Callable[[float], None] = lambda share: None,
    abandoned: Callable[[], bool] = lambda: False,
) -> Iterator[Piece]:
    """The columns of a sound track (all its channels together), in order, as they are decoded; memory stays flat.

    Column n is of the media time from n/50 s on. Packets that cannot be decoded are silence, and a file that breaks
    off ends there. Raises ValueError without such a track, av.FFmpegError for a broken file, Abandoned.
    """
    with av.open(openable(path), metadata_errors="replace") as container:
        if track >= len(sounds(container)):
            raise ValueError(f"{path} has no sound track {track + 1}")
        total_ms = max(claimed_ms(container), 1)
        columns = _Columns()
        for at_ms, frame in _frames(container, track, abandoned):
            for piece in columns.take(frame, at_ms):
                progress(min(1.0, piece.end_ms / total_ms))
                yield piece
        yield from columns.rest()
    progress(1.0)


def _frames(
    container: InputContainer, track: int, abandoned: Callable[[], bool]
) -> Iterator[tuple[int | None, AudioFrame]]:
    """Decoded sound with its media time, None where it carries none and follows the frame before it."""
    stream = sounds(container)[track]
    for other in container.streams:
        if other is not stream:
            other.discard = Discard.all
    start, base = container.start_time, stream.time_base
    for packet in _readable(packets_of(container, [stream])):
        if abandoned():
            raise Abandoned
        try:
            frames = packet.decode()
        except av.InvalidDataError:
            continue
        for frame in frames:
            yield None if frame.pts is None else media_ms(frame.pts, base, start), frame


def _readable(packets: Iterator[Packet]) -> Iterator[Packet]:
    """The packets up to where the file breaks off."""
    with suppress(av.InvalidDataError):
        yield from packets


class _Columns:
    """Collects samples, one row a channel, and makes columns of them a block at a time."""

    def __init__(self) -> None:
        self._kind: tuple[int, str, str] | None = None
        self._rate, self._apart = COLUMNS_PER_SECOND, 0
        self._held = np.empty((0, 0))
        # What is held begins with the first sample, number `_base`, of column `_column`.
        self._column = self._base = self._filled = 0

    def take(self, frame: AudioFrame, at_ms: int | None) -> Iterator[Piece]:
        """Add a frame; gives the columns that are whole, once a block is."""
        kind = (frame.sample_rate, frame.format.name, frame.layout.name)
        if kind != self._kind or 2 * frame.samples > self._held.shape[1]:
            yield from self.rest()
            self._begin(kind, frame)
        if at_ms is not None:
            # What an encoder needs to get going lies before the beginning.
            if at_ms < 0 or at_ms > _LONGEST_MS:
                return
            apart = at_ms * self._rate // 1000 - self._base - self._filled
            if apart < -self._apart:
                return
            if apart > self._apart:
                yield from self.rest()
                self._go_to(at_ms * self._rate // 1000)
        if self._filled + frame.samples > self._held.shape[1]:
            yield from self._whole()
        self._add(frame)

    def rest(self) -> Iterator[Piece]:
        """All columns of what is held, the last one as far as it goes."""
        if self._filled:
            yield self._piece(self._column_of(self._base + self._filled - 1) + 1)
            self._filled = 0

    def _begin(self, kind: tuple[int, str, str], frame: AudioFrame) -> None:
        self._kind, self._rate = kind, frame.sample_rate
        self._apart = _APART_MS * self._rate // 1000
        self._base = self._first_sample(self._column)
        room = max(_BLOCK, 2 * frame.samples)
        self._held = np.zeros((len(frame.layout.channels), room), _TYPES[frame.format.packed.name])

    def _whole(self) -> Iterator[Piece]:
        """The columns that are whole; the samples of the one that is not are kept."""
        end = self._column_of(self._base + self._filled)
        used = self._first_sample(end) - self._base
        kept = self._held[:, used : self._filled].copy()
        yield self._piece(end)
        self._filled = kept.shape[1]
        self._held[:, : self._filled] = kept

    def _piece(self, end: int) -> Piece:
        """Make the columns before number `end`, and begin there."""
        edges = self._first_sample(np.arange(self._column, end)) - self._base
        held = self._held[:, : self._filled]
        low = np.minimum.reduceat(held, edges, axis=1).min(axis=0)
        high = np.maximum.reduceat(held, edges, axis=1).max(axis=0)
        piece = Piece(self._column, np.stack([_as_int8(low), _as_int8(high)], axis=1))
        self._column, self._base = end, self._first_sample(end)
        return piece

    def _go_to(self, sample: int) -> None:
        """Hold silence from the beginning of the column that a sample lies in."""
        self._column = max(self._column, self._column_of(sample))
        self._base = self._first_sample(self._column)
        self._filled = max(0, sample - self._base)
        self._held[:, : self._filled] = 128 if self._held.dtype == np.uint8 else 0

    def _add(self, frame: AudioFrame) -> None:
        target = self._held[:, self._filled : self._filled + frame.samples]
        if frame.format.is_planar:
            for row, plane in zip(target, frame.planes, strict=True):
                row[:] = np.frombuffer(plane, row.dtype, frame.samples)
        else:
            both = np.frombuffer(frame.planes[0], target.dtype, frame.samples * len(target))
            target[:] = both.reshape(frame.samples, len(target)).T
        self._filled += frame.samples

    def _first_sample(self, column: Any) -> Any:
        return -(-column * self._rate // COLUMNS_PER_SECOND)

    def _column_of(self, sample: int) -> int:
        return sample * COLUMNS_PER_SECOND // self._rate


def _as_int8(samples: np.ndarray) -> np.ndarray:
    """Samples of any kind as -127..127."""
    if samples.dtype == np.uint8:
        scaled = (samples.astype(np.float64) - 128) / 128
    elif samples.dtype.kind == "i":
        scaled = samples / float(-np.iinfo(samples.dtype).min)
    else:
        scaled = np.nan_to_num(samples)
    return np.rint(np.clip(scaled, -1, 1) * 127).astype(np.int8)
