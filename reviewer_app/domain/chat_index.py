"""A chat log as rows on media time, with the answers that the window asks for at every tick and every key."""

import copy
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewer_app.domain.chat import (
    COMMENT,
    ENFORCEMENT,
    FOLLOW,
    GIFT,
    GUEST_JOINED,
    GUEST_LEFT,
    JOIN,
    LIKE,
    OTHER,
    QUESTION,
    SHARE,
    SUBSCRIPTION,
    VIEWERS,
    Chat,
    ChatEvent,
)
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.text_fold import fold, query_patterns

# What many do at once: a run of them is one row, unless it lasts longer than this from its first on.
FOLDED = frozenset((JOIN, LIKE, FOLLOW, SHARE, VIEWERS))
FOLD_MS = 15_000
_GUESTS = frozenset((GUEST_JOINED, GUEST_LEFT))
# What the rows shown are limited to.
ALL, MESSAGES, GIFTS, PLATFORM = "all", "messages", "gifts", "platform"
FILTERS = (ALL, MESSAGES, GIFTS, PLATFORM)
_WRITTEN = frozenset((COMMENT, QUESTION))
_GIVEN = frozenset((GIFT, SUBSCRIPTION))
# Between rows, and between a name and a text: no query holds them, and `\s` does not match them.
_ROW, _NAME = "\0", "\1"
_UNSEARCHABLE = str.maketrans({_ROW: " ", _NAME: " "})
# So many rows are searched in one call, which keeps the interpreter to itself.
_BLOCK = 512
# So many are taken in while a window waits.
_STRETCH = 1_000
# Letters of a row that says what it is in words of the window's language.
_WORDS = 24


class Folded(NamedTuple):
    """How many joined, liked, followed and shared in a run, how many watched at its end (None: not said), and how many
    events of the log's own kinds there were that say nothing.
    """

    joins: int
    likes: int
    follows: int
    shares: int
    viewers: int | None
    others: int


class _Block(NamedTuple):
    """Texts of consecutive rows, folded, one after the other; `bases` says where each begins, and where all end."""

    first: int
    text: str
    bases: array


class ChatIndex:
    """A chat log with its look-ups. Building it takes about a second for 200,000 events: off the UI thread, with
    `between` called now and then.

    A row is one event, or a run of events of FOLDED and of others that say nothing. `times` are the rows' media times
    in ms, ascending; `lengths` how many letters each row has, about. Rows are numbered from 0 in the order of time; no
    clock changes that order.
    """

    def __init__(self, chat: Chat, clock: ChatClock, between: Callable[[], None] = lambda: None) -> None:
        self.chat = chat
        self.starts = _row_starts(chat.events, between)
        self.lengths = array("i")
        self._filtered = {name: array("i") for name in FILTERS}
        self._of_user: dict[str, array] = {}
        self._row_of_event: dict[str, int] = {}
        self._log_times = array("q")
        for row, (first, end) in enumerate(pairwise(self.starts)):
            if row % _STRETCH == 0:
                between()
            self._take(row, chat.events[first:end])
        self._blocks = []
        for first in range(0, len(self), _BLOCK):
            between()
            self._blocks.append(_block(chat.events, self.starts[first : first + _BLOCK + 1], first))
        between()
        self._use(clock)

    def retimed(self, clock: ChatClock) -> "ChatIndex":
        """The same rows on another clock: a tenth of the work."""
        other = copy.copy(self)
        other._use(clock)
        return other

    def __len__(self) -> int:
        return len(self.lengths)

    def event(self, row: int) -> ChatEvent | None:
        """The one event of a row, None for a run."""
        first = self.starts[row]
        return self.chat.events[first] if self.starts[row + 1] == first + 1 else None

    def events(self, row: int) -> tuple[ChatEvent, ...]:
        """All events of a row."""
        return self.chat.events[self.starts[row] : self.starts[row + 1]]

    def folded(self, row: int) -> Folded:
        """What a run of events comes to."""
        counts = dict.fromkeys((JOIN, LIKE, FOLLOW, SHARE, OTHER), 0)
        viewers = None
        for event in self.events(row):
            if event.kind == VIEWERS:
                viewers = event.count
            elif event.kind in counts:
                counts[event.kind] += (event.count or 1) if event.kind == LIKE else 1
        return Folded(counts[JOIN], counts[LIKE], counts[FOLLOW], counts[SHARE], viewers, counts[OTHER])

    def log_ms(self, row: int) -> int:
        """When a row's first event was, on the log's own clock."""
        return self._log_times[row]

    def deleted_ms(self, row: int) -> int | None:
        """The media time at which a row's message was deleted, None where that is not known."""
        event = self.event(row)
        return None if event is None or event.deleted_at_ms is None else self.clock.to_media(event.deleted_at_ms)

    def row_at(self, ms: int) -> int:
        """The last row at or before a media time, -1 before the first."""
        return bisect_right(self.times, ms) - 1

    def row_of(self, event_id: str) -> int | None:
        """The row that an event is in."""
        return self._row_of_event.get(event_id)

    def rows(self, name: str = ALL, user: str | None = None) -> Sequence[int]:
        """The rows of one of FILTERS, or those of a user (see `user_of`), ascending."""
        if user is not None:
            return self._of_user.get(user, array("i"))
        return range(len(self)) if name == ALL else self._filtered[name]

    def find(self, query: str, between: Callable[[], None] = lambda: None) -> array:
        """The rows that hold a query in their text or name, ascending, regardless of case and accents.

        ñ is not n; but when nothing is found, a typed `n` stands for ñ too. `between` is called now and then; what it
        raises ends the search.
        """
        found = array("i")
        for text in query_patterns(query.translate(_UNSEARCHABLE)):
            pattern = re.compile(text)
            for block in self._blocks:
                between()
                found.extend(_rows_in(block, pattern))
            if found:
                break
        return found

    def _take(self, row: int, events: Sequence[ChatEvent]) -> None:
        first = events[0]
        self._log_times.append(first.time_ms)
        for event in events:
            self._row_of_event[event.event_id] = row
        if len(events) > 1:
            self.lengths.append(_WORDS)
            return
        self.lengths.append(_length(first))
        if first.kind in _WRITTEN:
            self._filtered[MESSAGES].append(row)
        elif first.kind in _GIVEN:
            self._filtered[GIFTS].append(row)
        if first.kind == ENFORCEMENT or first.deleted:
            self._filtered[PLATFORM].append(row)
        user = user_of(first)
        if user is not None:
            self._of_user.setdefault(user, array("i")).append(row)

    def _use(self, clock: ChatClock) -> None:
        self.clock = clock
        self.times = array("q", _on_media(self._log_times, clock))
        # When something was written, for the density over time.
        self.written_ms = array("q", (self.times[row] for row in self._filtered[MESSAGES]))
        self.deeds = list(self._deeds())

    def _deeds(self) -> Iterator[tuple[int, str, str]]:
        for row in self._filtered[PLATFORM]:
            event = self.chat.events[self.starts[row]]
            if event.kind == ENFORCEMENT:
                who = event.user_name or event.user_id or ""
                yield self.times[row], event.action or "other", ": ".join(part for part in (who, event.text) if part)


def user_of(event: ChatEvent) -> str | None:
    """What tells a person from all others: the id, else the name."""
    return event.user_id or event.user_name or None


def _row_starts(events: Sequence[ChatEvent], between: Callable[[], None]) -> array:
    """The first event of each row, and one past the last event."""
    starts = array("i")
    run_ms: int | None = None
    for place, event in enumerate(events):
        if place % _STRETCH == 0:
            between()
        folds = event.kind in FOLDED or _says_nothing(event)
        if not folds or run_ms is None or event.time_ms - run_ms > FOLD_MS:
            starts.append(place)
            run_ms = event.time_ms if folds else None
    starts.append(len(events))
    return starts


def _says_nothing(event: ChatEvent) -> bool:
    return event.kind == OTHER and not event.text and event.action not in _GUESTS


def _length(event: ChatEvent) -> int:
    gift = 0 if event.gift is None else len(event.gift.name) + _WORDS // 2
    deed = _WORDS if event.kind == ENFORCEMENT or event.deleted else 0
    return len(event.user_name or event.user_id or "") + 2 + len(event.text) + gift + deed


def _block(events: Sequence[ChatEvent], starts: Sequence[int], first_row: int) -> _Block:
    """Rows from the first one on, given where each of them begins and where the last one ends."""
    texts, bases, place = [], array("i", [0]), 0
    for first, end in pairwise(starts):
        text = "" if end > first + 1 else _searched(events[first])
        texts.append(text)
        place += len(text) + 1
        bases.append(place)
    return _Block(first_row, _ROW.join((*texts, "")), bases)


def _searched(event: ChatEvent) -> str:
    name = event.user_name or event.user_id or ""
    parts = (name, event.text, event.gift.name if event.gift else "")
    return _NAME.join(fold(part.translate(_UNSEARCHABLE)) for part in parts if part)


def _rows_in(block: _Block, pattern: re.Pattern) -> Iterator[int]:
    match = pattern.search(block.text)
    while match is not None:
        row = bisect_right(block.bases, match.start()) - 1
        yield block.first + row
        match = pattern.search(block.text, block.bases[row + 1])


def _on_media(times: Sequence[int], clock: ChatClock) -> Iterator[int]:
    """`clock.to_media` of each of ascending times, in one sweep over times and pieces."""
    pieces, piece, offset = clock.pieces, 0, clock.pieces[0][1]
    for time_ms in times:
        while piece + 1 < len(pieces) and time_ms + offset >= pieces[piece + 1][0]:
            piece += 1
            offset = pieces[piece][1]
        yield time_ms + offset if piece == 0 else max(pieces[piece][0], time_ms + offset)
