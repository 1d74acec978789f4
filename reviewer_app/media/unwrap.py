"""Joins the pieces of a recording whose clock jumps, so that media time runs on; picture and sound stay together."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

# A recorder's clock does not stand still for longer; a stream that pauses does, while the others go on.
FORWARD_MS = 10_000
# How near a packet must be to the one before it to count as its successor while the clock is in doubt.
NEXT_MS = 1_000
# How much of a new piece is looked at before it is placed, for streams that reach the jump later.
LOOK_AHEAD_MS = 2_000

Item = TypeVar("Item")


@dataclass(slots=True)
class _Piece(Generic[Item]):
    """A run of packets on one clock; `shift_ms` is added to its times, None while the piece is not placed yet."""

    shift_ms: int | None
    clock_ms: int
    first_ms: dict[Hashable, int] = field(default_factory=dict)
    last_ms: dict[Hashable, int] = field(default_factory=dict)
    held: list[tuple[Hashable, int, int, Item]] = field(default_factory=list)

    def note(self, stream: Hashable, at_ms: int) -> None:
        self.first_ms.setdefault(stream, at_ms)
        self.last_ms[stream] = at_ms
        self.clock_ms = max(self.clock_ms, at_ms)


class Unwrapper(Generic[Item]):
    """Takes packets in file order and gives them back with what to add to their times.

    A jump is a step of more than FORWARD_MS ahead of every stream, or of more than `back_ms` behind the packet before
    it in the same stream. After it, each stream continues no earlier than where it ended. `pieces` and `jumps` grow.
    """

    def __init__(self, back_ms: int) -> None:
        self._back_ms = back_ms
        self._current: _Piece[Item] | None = None
        self._new: _Piece[Item] | None = None
        self._before: dict[Hashable, int] = {}
        self._ends: dict[Hashable, int] = {}
        self.dropped = 0
        # (media_from_ms, offset_ms to the original), as TimeMap has them.
        self.pieces: list[tuple[int, int]] = [(0, 0)]

    @property
    def end_ms(self) -> int:
        """Where the last stream ends so far, in media time."""
        return max(self._ends.values(), default=0)

    def push(self, stream: Hashable, at_ms: int, end_ms: int, item: Item) -> list[tuple[Item, int]]:
        """Take a packet; returns the packets that are placed now, with their shifts.

        `at_ms` is what orders it within its stream, `end_ms` when its picture or sound ends, on the original clock.
        """
        if self._current is None:
            self._current = _Piece(0, at_ms)
        if self._new is not None:
            return self._push_in_doubt(stream, at_ms, end_ms, item)
        if self._continues(self._current, stream, at_ms):
            return [self._place(self._current, stream, at_ms, end_ms, item)]
        if self._late(stream, at_ms):
            self.dropped += 1
            return []
        self._new = _Piece(None, at_ms)
        return self._hold(stream, at_ms, end_ms, item)

    def flush(self) -> list[tuple[Item, int]]:
        """The packets still held at the end."""
        return [] if self._new is None else self._settle()

    def _push_in_doubt(self, stream: Hashable, at_ms: int, end_ms: int, item: Item) -> list[tuple[Item, int]]:
        old, new = self._current, self._new
        assert old is not None
        assert new is not None
        last = old.last_ms.get(stream)
        follows_old = last is not None and -self._back_ms <= at_ms - last <= NEXT_MS
        if stream not in new.last_ms:
            if follows_old or not self._near(new, at_ms):
                return [self._place(old, stream, at_ms, end_ms, item)]
            return self._hold(stream, at_ms, end_ms, item)
        if self._continues(new, stream, at_ms):
            return self._hold(stream, at_ms, end_ms, item)
        if follows_old and len(new.last_ms) == 1:
            # The clock is back where it was: what was held carried wrong times.
            self.dropped += len(new.held)
            self._new = None
            return [self._place(old, stream, at_ms, end_ms, item)]
        return self._settle() + self.push(stream, at_ms, end_ms, item)

    def _hold(self, stream: Hashable, at_ms: int, end_ms: int, item: Item) -> list[tuple[Item, int]]:
        new = self._new
        assert new is not None
        new.note(stream, at_ms)
        new.held.append((stream, at_ms, end_ms, item))
        everyone = set(self._ends) <= set(new.last_ms)
        seen_enough = new.clock_ms - min(new.first_ms.values()) >= LOOK_AHEAD_MS
        # Alone in the file, a stream's next packet still tells a jump from one wrong time.
        return self._settle() if (everyone and len(new.held) > 1) or seen_enough else []

    def _settle(self) -> list[tuple[Item, int]]:
        """Place the new piece behind what each of its streams had before."""
        new = self._new
        assert new is not None
        shift = max(self._ends.get(stream, self.end_ms) - first for stream, first in new.first_ms.items())
        self._before = self._current.last_ms if self._current else {}
        new.shift_ms = shift
        self.pieces.append((min(new.first_ms.values()) + shift, -shift))
        self._current, self._new = new, None
        held, new.held = new.held, []
        return [self._place(new, *one) for one in held]

    def _place(self, piece: _Piece[Item], stream: Hashable, at_ms: int, end_ms: int, item: Item) -> tuple[Item, int]:
        assert piece.shift_ms is not None
        piece.note(stream, at_ms)
        self._ends[stream] = max(self._ends.get(stream, 0), end_ms + piece.shift_ms)
        return item, piece.shift_ms

    def _continues(self, piece: _Piece[Item], stream: Hashable, at_ms: int) -> bool:
        last = piece.last_ms.get(stream)
        if last is None:
            return not piece.last_ms or self._near(piece, at_ms) or stream not in self._ends
        return at_ms >= last - self._back_ms and at_ms - piece.clock_ms <= FORWARD_MS

    def _near(self, piece: _Piece[Item], at_ms: int) -> bool:
        return abs(at_ms - piece.clock_ms) <= FORWARD_MS

    def _late(self, stream: Hashable, at_ms: int) -> bool:
        """Whether a packet belongs to the piece before: its stream reaches the jump long after the others."""
        last = self._before.get(stream)
        current = self._current
        late = current is not None and stream not in current.last_ms and last is not None
        return late and abs(at_ms - last) <= NEXT_MS
