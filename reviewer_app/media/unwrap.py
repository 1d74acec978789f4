"""Joins the pieces of a recording whose clock jumps, so that media time runs on; picture and sound stay together."""

from dataclasses import dataclass, field
from typing import Any

# A recorder's clock does not stand still for longer; one stream may pause while the others go on.
FORWARD_MS = 10_000
# How near a packet must be to the one before it to count as its successor while the clock is in doubt.
NEXT_MS = 1_000
# How much of a new piece is looked at before it is placed, for streams that reach the jump later.
LOOK_AHEAD_MS = 2_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A packet on the original clock: `at_ms` orders it in its stream; it is on from `begin_ms` to `end_ms`."""

    stream: int
    at_ms: int
    begin_ms: int
    end_ms: int
    packet: Any = None


# A sample and what to add to its times.
Placed = tuple[Sample, int]


@dataclass(slots=True)
class _Piece:
    """A run of samples on one clock; `shift_ms` is added to their times, and `held` waits until it is known."""

    clock_ms: int
    shift_ms: int = 0
    first_ms: dict[int, int] = field(default_factory=dict)
    last_ms: dict[int, int] = field(default_factory=dict)
    held: list[Sample] = field(default_factory=list)

    def note(self, sample: Sample) -> None:
        self.first_ms.setdefault(sample.stream, sample.begin_ms)
        self.last_ms[sample.stream] = sample.at_ms
        self.clock_ms = max(self.clock_ms, sample.at_ms)

    def is_near(self, at_ms: int) -> bool:
        return abs(at_ms - self.clock_ms) <= FORWARD_MS


class Unwrapper:
    """Takes samples in file order and gives them back with the shift of their piece.

    A jump is a step of more than FORWARD_MS ahead of every stream, or of more than `back_ms` behind the sample before
    it in the same stream. After it each stream goes on where it ended, at the earliest; one shift serves all.
    `pieces` are `(media_from_ms, offset_ms to the original)` as TimeMap has them; `dropped` counts samples whose
    time was a slip of the recorder.
    """

    def __init__(self, back_ms: int) -> None:
        self._back_ms = back_ms
        self._current: _Piece | None = None
        # The piece after a jump while it is in doubt.
        self._new: _Piece | None = None
        self._before: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self.pieces: list[tuple[int, int]] = [(0, 0)]
        self.dropped = 0

    @property
    def end_ms(self) -> int:
        """Where the last stream ends so far, in media time."""
        return max(self._ends.values(), default=0)

    def push(self, sample: Sample) -> list[Placed]:
        """Take a sample; returns those that are placed now."""
        if self._current is None:
            self._current = _Piece(sample.at_ms)
        current = self._current
        if self._new is not None:
            return self._push_in_doubt(current, self._new, sample)
        if self._continues(current, sample):
            return [self._place(current, sample)]
        if self._is_straggler(current, sample):
            self.dropped += 1
            return []
        self._new = _Piece(sample.at_ms)
        return self._hold(self._new, sample)

    def flush(self) -> list[Placed]:
        """The samples still held at the end."""
        return [] if self._new is None else self._settle(self._new)

    def _push_in_doubt(self, old: _Piece, new: _Piece, sample: Sample) -> list[Placed]:
        last = old.last_ms.get(sample.stream)
        follows_old = last is not None and -self._back_ms <= sample.at_ms - last <= NEXT_MS
        if sample.stream not in new.last_ms:
            if follows_old or not new.is_near(sample.at_ms):
                return [self._place(old, sample)]
            return self._hold(new, sample)
        if self._continues(new, sample):
            return self._hold(new, sample)
        if follows_old and len(new.last_ms) == 1:
            # The clock is back where it was: what is held carries wrong times.
            self.dropped += len(new.held)
            self._new = None
            return [self._place(old, sample)]
        return self._settle(new) + self.push(sample)

    def _hold(self, new: _Piece, sample: Sample) -> list[Placed]:
        new.note(sample)
        new.held.append(sample)
        everyone = set(self._ends) <= set(new.last_ms)
        long_enough = new.clock_ms - min(new.first_ms.values()) >= LOOK_AHEAD_MS
        # In a file of one stream only the next sample tells a jump from a slip.
        return self._settle(new) if (everyone and len(new.held) > 1) or long_enough else []

    def _settle(self, new: _Piece) -> list[Placed]:
        """Place the new piece behind what each of its streams had before."""
        new.shift_ms = max(self._ends.get(stream, self.end_ms) - first for stream, first in new.first_ms.items())
        self._before = self._current.last_ms if self._current else {}
        self._current, self._new = new, None
        self.pieces.append((min(new.first_ms.values()) + new.shift_ms, -new.shift_ms))
        held, new.held = new.held, []
        return [self._place(new, sample) for sample in held]

    def _place(self, piece: _Piece, sample: Sample) -> Placed:
        piece.note(sample)
        end = sample.end_ms + piece.shift_ms
        self._ends[sample.stream] = max(self._ends.get(sample.stream, 0), end)
        return sample, piece.shift_ms

    def _continues(self, piece: _Piece, sample: Sample) -> bool:
        last = piece.last_ms.get(sample.stream)
        if last is None:
            return sample.stream not in self._ends or piece.is_near(sample.at_ms)
        return sample.at_ms >= last - self._back_ms and sample.at_ms - piece.clock_ms <= FORWARD_MS

    def _is_straggler(self, current: _Piece, sample: Sample) -> bool:
        """Whether a sample belongs to the piece before: its stream reaches the jump long after the others."""
        last = self._before.get(sample.stream)
        return sample.stream not in current.last_ms and last is not None and abs(sample.at_ms - last) <= NEXT_MS
