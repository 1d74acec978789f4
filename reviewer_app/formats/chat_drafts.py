"""What every chat reader ends with: deletions meet their messages, streaks become one gift, ids become unique."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from unicodedata import is_normalized

from reviewer_app.domain.chat import COMMENT, ENFORCEMENT, GIFT, QUESTION, Chat, ChatEvent, Gift
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.markup import clean

_WRITTEN = (COMMENT, GIFT, QUESTION)
# Beyond any clock: the year 5138 in ms.
_LARGEST_MS = 100_000_000_000_000
_LARGEST_COUNT = 2**53
_CLOCK = re.compile(r"(-)?(?:([0-9]{1,4}):)?([0-9]{1,4}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?")


class ChatDrafts:
    """Collects the events of one log in file order."""

    def __init__(self, path: Path, warnings: Warnings) -> None:
        self.path, self.warnings = path, warnings
        self.last_ms: int | None = None
        self._events: list[ChatEvent] = []
        self._ids: dict[str, ChatEvent] = {}
        self._message_ends: dict[str, int] = {}
        # Where each deleted message is told of first.
        self._deletions: dict[str, str] = {}
        self._user_ends: dict[str, list[int]] = {}
        self._aliases: dict[str, str] = {}
        self._streaks: dict[tuple, tuple[str, ChatEvent]] = {}
        self._ended: dict[tuple, int] = {}
        self._repeated: Counter[str] = Counter()
        self._copies: Counter[str] = Counter()

    def add(self, where: str, event: ChatEvent) -> None:
        """Take an event; one delivered again is left out, another one of the same id gets an id of its own."""
        self.last_ms = event.time_ms
        known = self._ids.get(event.event_id)
        if known is not None:
            if known == event:
                self._repeated[where] += 1
                return
            self._copies[event.event_id] += 1
            self.warnings.add(where, "another message has the same id; deletions of that id count for both.")
            event = replace(event, event_id=f"{event.event_id}~{self._copies[event.event_id] + 1}")
        self._ids[event.event_id] = event
        self._events.append(event)

    def knows(self, event_id: str) -> bool:
        """Whether there is an event of this id."""
        return event_id in self._ids

    def time_or_last(self, where: str, time_ms: int | None) -> int | None:
        """The time, else the one of the event before; None, with a warning, when there is neither."""
        if time_ms is not None:
            return time_ms
        if self.last_ms is None:
            self.warnings.add(where, "an event without a time, before any that has one, was left out.")
        else:
            self.warnings.add(where, "a time is missing or cannot be read; that of the event before was taken.")
        return self.last_ms

    def name_user(self, other_id: str, user_id: str) -> None:
        """`other_id` means the same person as `user_id`: deletions may use either."""
        self._aliases[other_id] = user_id

    def delete_message(self, where: str, event_id: str, at_ms: int) -> None:
        """A message was deleted; it may come later in the file."""
        self._deletions.setdefault(event_id, where)
        self._message_ends[event_id] = min(at_ms, self._message_ends.get(event_id, at_ms))

    def delete_user(self, user_id: str, at_ms: int) -> None:
        """Whatever a person had written by then was deleted."""
        self._user_ends.setdefault(user_id, []).append(at_ms)

    def streak(self, where: str, key: tuple, grouped: bool, event: ChatEvent, ended: bool) -> None:
        """A gift that may go on: only its end counts, or its last count when the log never says that it ended.

        `key` is the same for all of a streak; `grouped` when it is of this streak alone, else a count that does not
        grow begins another one.
        """
        self.last_ms = event.time_ms
        count = event.gift.count if event.gift else 1
        before = self._streaks.get(key)
        if grouped and count <= self._ended.get(key, 0):
            return
        if before is not None and count <= _count(before[1]):
            if grouped:
                event = replace(event, gift=before[1].gift)
            elif not (ended and count == _count(before[1])):
                self._close(key)
        self._streaks.pop(key, None)
        self._streaks[key] = (where, event)
        if ended:
            self._close(key)

    def _close(self, key: tuple) -> None:
        where, event = self._streaks.pop(key)
        self._ended[key] = _count(event)
        self.add(where, event)

    def finish(self, kind: str, clock: str, anchor_ms: int | None = None) -> Chat:
        """The log: sorted, deletions applied. Raises Unreadable when there is no event."""
        for key, (where, event) in list(self._streaks.items()):
            if _count(event) > 1:
                self.warnings.add(where, "a gift streak has no end in the log; it was counted with its last figure.")
            self._close(key)
        if not self._events:
            raise Unreadable(self.path, "there is no message in this chat log; choose another one.", 1)
        if self._repeated:
            first = next(iter(self._repeated))
            self.warnings.add(first, f"messages delivered twice were left out: {self._repeated.total()} in all.")
        unknown = [where for event_id, where in self._deletions.items() if event_id not in self._ids]
        if unknown:
            found = f"deleted messages that are not in the log: {len(unknown)} in all; they cannot be struck through."
            self.warnings.add(unknown[0], found)
        events = sorted(self._events, key=attrgetter("time_ms"))
        if self._message_ends or self._user_ends:
            events = self._with_deletions(events)
        return Chat(kind, clock, tuple(events), anchor_ms, self.warnings.all())

    def _with_deletions(self, events: list[ChatEvent]) -> list[ChatEvent]:
        for other, user_id in self._aliases.items():
            if other != user_id and other in self._user_ends:
                self._user_ends.setdefault(user_id, []).extend(self._user_ends[other])
        ends = {user: sorted(times) for user, times in self._user_ends.items()}
        return [self._deleted(event, ends) for event in events]

    def _deleted(self, event: ChatEvent, ends: Mapping[str, list[int]]) -> ChatEvent:
        if event.kind == ENFORCEMENT or event.deleted:
            return event
        at = self._message_ends.get(event.event_id)
        if at is None and "~" in event.event_id:
            at = self._message_ends.get(event.event_id.rpartition("~")[0])
        if at is None and event.user_id in ends and event.kind in _WRITTEN and event.text:
            at = next((end for end in ends[event.user_id] if end >= event.time_ms), None)
        return event if at is None else replace(event, deleted=True, deleted_at_ms=at)


def _count(event: ChatEvent) -> int:
    return event.gift.count if event.gift else 1


def text_of(value: object) -> str:
    """A string or a number as one clean line, empty for anything else."""
    if type(value) is str:
        if value.isprintable() and "  " not in value and (value.isascii() or is_normalized("NFC", value)):
            return value.strip()
        return clean(value)
    return str(value) if type(value) is int and abs(value) < _LARGEST_COUNT * 4096 else ""


def whole(value: object) -> int | None:
    """A count: a whole number or its digits; None for anything else."""
    if value is None:
        return None
    if type(value) is str and len(value) < 20 and value.strip().removeprefix("-").isdecimal():
        value = int(value)
    if type(value) is float and math.isfinite(value) and value == int(value):
        value = int(value)
    return value if type(value) is int and abs(value) < _LARGEST_COUNT else None


def number(value: object) -> float | None:
    """A number or its digits as a float; None for anything else, NaN and infinity among them."""
    if type(value) is str and len(value) < 40:
        try:
            value = float(value)
        except ValueError:
            return None
    if type(value) is int or type(value) is float:
        return float(value) if -1e30 < value < 1e30 else None
    return None


def media_ms(seconds: object) -> int | None:
    """Seconds of media time, a number or its digits, as ms."""
    found = number(seconds)
    return None if found is None else sane(found * 1000)


def sane(ms: float | None) -> int | None:
    """A time in whole ms when it can be one."""
    return round(ms) if ms is not None and -_LARGEST_MS < ms < _LARGEST_MS else None


def wall_ms(value: object) -> int | None:
    """UTC ms of an epoch figure in seconds, ms, µs or ns (told apart by their size), or of an ISO 8601 time.

    An ISO time without a zone counts as UTC. None for 0, too: it is how recorders write an unknown time.
    """
    if type(value) is int and 10**11 <= value < 10**14:
        return value
    if type(value) is str and not value.isdecimal() and number(value) is None:
        return iso_ms(value)
    found = number(value)
    if found is None or found <= 0:
        return None
    for limit, scale in ((1e11, 1000.0), (1e14, 1.0), (1e17, 1e-3), (1e20, 1e-6)):
        if found < limit:
            return sane(found * scale)
    return None


def iso_ms(value: str) -> int | None:
    """UTC ms of an ISO 8601 time, of any precision; None when it is none."""
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return sane(moment.timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return None


def clock_ms(value: str) -> int | None:
    """ms of `h:mm:ss`, `mm:ss`, with a fraction or without; None when it is none."""
    found = _CLOCK.fullmatch(value.strip().replace("−", "-"))
    if not found:
        return None
    sign, hours, minutes, seconds, fraction = found.groups()
    ms = (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
    ms += int((fraction or "0").ljust(3, "0")[:3])
    return -ms if sign else ms


def gift_of(name: str, count: int | None, each: int | None = None, to_user: str | None = None) -> Gift:
    """A gift of `count` pieces that cost `each`, None where unknown."""
    pieces = max(count or 1, 1)
    return Gift(name or "?", pieces, None if each is None else pieces * each, to_user or None)
