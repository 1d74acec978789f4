"""From the chat log's clock to media time: offsets that hold piece by piece, and where they come from."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer_app.domain.chat import MEDIA, Chat
from reviewer_app.domain.recording import TimeMap
from reviewer_app.domain.timecode import timecode

PROGRAM_DATE_TIME, SIDECAR, FILE_NAME = "program_date_time", "sidecar", "file_name"
FIRST_MESSAGE, MANUAL = "first_message", "manual"
# Best first; `media` needs no anchor, `manual` is what a person aligned.
SOURCES = (MEDIA, PROGRAM_DATE_TIME, SIDECAR, FILE_NAME, FIRST_MESSAGE, MANUAL)
# A gap in a recording's clock longer than this is no interruption, but a clock that was set anew.
_LONGEST_GAP_MS = 12 * 3_600_000
# How far outside of the recording all of a log may lie: people talk before and after.
_AROUND_MS = 30 * 60_000
_QUARTER_MS = 15 * 60_000


@dataclass(frozen=True, slots=True)
class ChatClock:
    """Pieces `(media_from_ms, offset_ms)`, ascending: media time = log time + the offset of the piece it falls in.

    `source` is one of SOURCES. Raises ValueError for no pieces, or pieces that do not ascend. How late the chat is
    shown is a setting of its own and never part of this.
    """

    pieces: tuple[tuple[int, int], ...] = ((0, 0),)
    source: str = MEDIA

    def __post_init__(self) -> None:
        starts = [start for start, _ in self.pieces]
        if not starts or any(a >= b for a, b in itertools.pairwise(starts)) or self.source not in SOURCES:
            raise ValueError(f"{self.pieces!r} from {self.source!r} is no clock")

    def to_media(self, time_ms: int) -> int:
        """Media time in ms of a time on the log's clock; negative before the recording.

        What was written while the recording was interrupted lands where it goes on. Later never comes before earlier.
        """
        media = time_ms + self.pieces[0][1]
        for (start, offset), (_, before) in zip(self.pieces[1:], self.pieces, strict=False):
            if time_ms + before < start:
                break
            media = max(start, time_ms + offset)
        return media

    def piece_at(self, media_ms: int) -> int:
        """The place of the piece in force at a media time; the first one is so before its start, too."""
        return max((n for n, (start, _) in enumerate(self.pieces) if start <= media_ms), default=0)

    def aligned(self, log_ms: int, media_ms: int) -> "ChatClock":
        """The clock on which a message at `log_ms` is on at `media_ms`: the piece in force there moves, no other."""
        return self._with_offset(self.piece_at(media_ms), media_ms - log_ms)

    def moved(self, media_ms: int, by_ms: int) -> "ChatClock":
        """The clock whose piece in force at `media_ms` has the chat come later by `by_ms`, earlier when negative."""
        place = self.piece_at(media_ms)
        return self._with_offset(place, self.pieces[place][1] + by_ms)

    def offset_at(self, media_ms: int, offset_ms: int) -> "ChatClock":
        """The clock whose piece in force at `media_ms` has this offset."""
        return self._with_offset(self.piece_at(media_ms), offset_ms)

    def split(self, media_ms: int) -> "ChatClock":
        """The clock with a piece of its own from `media_ms` on, no time moved yet; the same one where one begins."""
        place = self.piece_at(media_ms)
        start, offset = self.pieces[place]
        if media_ms <= start:
            return self
        pieces = (*self.pieces[: place + 1], (media_ms, offset), *self.pieces[place + 1 :])
        return ChatClock(pieces, MANUAL)

    def joined(self, media_ms: int) -> "ChatClock":
        """The clock without the piece in force at `media_ms`: the one before goes on; the first piece stays."""
        place = self.piece_at(media_ms)
        if place == 0:
            return self
        return ChatClock((*self.pieces[:place], *self.pieces[place + 1 :]), MANUAL)

    def _with_offset(self, place: int, offset_ms: int) -> "ChatClock":
        start = self.pieces[place][0]
        return ChatClock((*self.pieces[:place], (start, offset_ms), *self.pieces[place + 1 :]), MANUAL)

    def to_json(self) -> dict[str, object]:
        """All fields as JSON values."""
        return {"pieces": [list(piece) for piece in self.pieces], "source": self.source}

    @classmethod
    def from_json(cls, value: Mapping) -> "ChatClock":
        """The inverse of `to_json`."""
        return cls(tuple((start, offset) for start, offset in value["pieces"]), value["source"])


@dataclass(frozen=True, slots=True)
class Anchor:
    """What says when the recording was on air: `(media_ms, utc_ms)` pairs, ascending, the first at the beginning.

    A playlist's say all there is to know; any other anchor is one moment, and the recording's time map goes on from it.
    `zone_known` is False where the time was written without its zone and the machine's was taken.
    """

    source: str
    moments: tuple[tuple[int, int], ...]
    zone_known: bool = True


def clock_of(
    chat: Chat, duration_ms: int, time_map: TimeMap, anchors: Sequence[Anchor]
) -> tuple[ChatClock, tuple[str, ...]]:
    """The clock for a chat log beside a recording, and in sentences what is uncertain about it.

    A log on media time follows the recording's time map. For one on wall time the first anchor is taken that puts some
    of it near the recording; with none the first message counts as the beginning.
    """
    if chat.clock == MEDIA:
        pieces, told = _through(time_map, 0)
        return ChatClock(pieces, MEDIA), told
    first, last = _range(chat)
    doubts: list[str] = []
    for anchor in anchors:
        placed, zone = _in_its_zone(anchor, first, duration_ms)
        began = placed.moments[0][1]
        if last < began - _AROUND_MS or first > began + duration_ms + _AROUND_MS:
            doubts.append(f"{_NAMES[anchor.source]} does not fit the times of the chat log and was not used.")
            continue
        if anchor.source == PROGRAM_DATE_TIME:
            pieces, told = tuple((media, media - wall) for media, wall in placed.moments), ()
        else:
            pieces, told = _through(time_map, -began)
        return ChatClock(pieces, anchor.source), (*doubts, *zone, *told)
    doubts.append(
        "Nothing says when the recording began: the first message was put at its beginning; align the chat by hand."
    )
    return ChatClock(((0, -first),), FIRST_MESSAGE), tuple(doubts)


_NAMES = {
    PROGRAM_DATE_TIME: "The time in the playlist",
    SIDECAR: "The recorder's start time",
    FILE_NAME: "The time in the file's name",
}


def _range(chat: Chat) -> tuple[int, int]:
    times = [event.time_ms for event in chat.events] or [chat.anchor_ms or 0]
    return times[0], times[-1]


def _through(time_map: TimeMap, offset_ms: int) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Pieces for a clock that ran on while the recording was interrupted, and what cannot be known of them.

    A jump ahead of the recording's own clock is the time that is missing from it; a clock that was set back says
    nothing about how long the interruption was.
    """
    pieces, told = [(0, offset_ms)], []
    missing, before = 0, time_map.pieces[0][1]
    for start, original in time_map.pieces[1:]:
        gap, before = original - before, original
        if 0 < gap <= _LONGEST_GAP_MS and start > pieces[-1][0]:
            missing += gap
            pieces.append((start, offset_ms - missing))
        else:
            told.append(f"The recording's clock was set anew at {timecode(start)}: align the chat after it by hand.")
    return tuple(pieces), tuple(told)


def _in_its_zone(anchor: Anchor, first: int, duration_ms: int) -> tuple[Anchor, tuple[str, ...]]:
    """An anchor without a zone, moved by quarters of an hour when only so the log begins within the recording."""
    if anchor.zone_known:
        return anchor, ()
    began = anchor.moments[0][1]
    moved = 0
    if not -_AROUND_MS <= first - began <= duration_ms + _AROUND_MS:
        moved = round((first - began) / _QUARTER_MS) * _QUARTER_MS
        if abs(moved) > 26 * 3_600_000:
            return anchor, ()
    sentence = (
        "The time in the file's name has no time zone: this computer's was taken; check the chat against the picture."
        if not moved
        else "The time in the file's name is of another time zone: the nearest that fits the chat log was taken; "
        "check the chat against the picture."
    )
    moments = tuple((media, wall + moved) for media, wall in anchor.moments)
    return replace(anchor, moments=moments), (sentence,)
