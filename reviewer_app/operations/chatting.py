"""Chat logs of recordings: read and put on media time at import, fetched for showing, their clock set by a person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer_app.domain.chat import WALL, Chat
from reviewer_app.domain.chat_clock import FILE_NAME, PROGRAM_DATE_TIME, SIDECAR, Anchor, ChatClock, clock_of
from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.recording import Recording, TimeMap
from reviewer_app.formats.chats import find_chat, read_chat
from reviewer_app.formats.recording_start import name_start, sidecar_start
from reviewer_app.media.playlist import is_playlist, program_date_times, read_playlist
from reviewer_app.store import chats
from reviewer_app.store.database import Database

# Lengths in a playlist are rounded: a piece of the recording's own map this near is the one that is meant.
_NEAR_MS = 1_500


@dataclass(frozen=True, slots=True)
class RecordedChat:
    """The chat log of a recording, and the clock that puts it on media time."""

    chat: Chat
    clock: ChatClock


@dataclass(frozen=True, slots=True)
class FoundChat:
    """A chat log read from a file; None where one lay beside the recording and could not be read (see `warnings`)."""

    path: Path
    chat: Chat | None = None
    clock: ChatClock | None = None
    warnings: tuple[str, ...] = ()


def chat_of(database: Database, recording_id: str, between: Callable[[], None] = lambda: None) -> RecordedChat | None:
    """The chat log of a recording, None when there is none; a long one takes seconds to unpack.

    `between` is called now and then; what it raises ends it.
    """
    with database.read() as connection:
        found = chats.load_chat(connection, recording_id)
    return None if found is None else RecordedChat(found[0].unpack(between), found[1])


def set_clock(database: Database, recording_id: str, clock: ChatClock) -> ChatClock:
    """Keep a clock for a recording's chat log, as `ChatClock.aligned`, `moved`, `split` and `joined` make it.

    Raises Refused when the recording has no chat log.
    """
    with database.transaction() as connection:
        if not chats.save_clock(connection, recording_id, clock):
            raise Refused("This recording has no chat log in the store: import it again with its chat log.")
    return clock


def read_for(recording: Recording, named: Path | None) -> FoundChat | None:
    """The chat log for a recording, the one named or the one beside it, with its clock; None when there is none.

    Raises Unreadable for a named one that cannot be used.
    """
    original = Path(recording.original_path)
    path = named or find_chat(original)
    if path is None:
        return None
    try:
        chat = read_chat(path)
    except Unreadable as error:
        if named is not None:
            raise
        return FoundChat(path, warnings=(f"The chat log was left out: {error}",))
    anchors = _anchors(original, chat, recording.time_map) if chat.clock == WALL else ()
    clock, doubts = clock_of(chat, recording.duration_ms, recording.time_map, tuple(anchors))
    chat = replace(chat, warnings=(*chat.warnings, *doubts))
    return FoundChat(path, chat, clock, chat.warnings)


def _anchors(original: Path, chat: Chat, time_map: TimeMap) -> Iterator[Anchor]:
    """What says when a recording began, the best first."""
    if is_playlist(original):
        moments = program_date_times(read_playlist(original))
        if moments:
            yield Anchor(PROGRAM_DATE_TIME, _on_map(moments, time_map))
    for began in (chat.anchor_ms, sidecar_start(original)):
        if began is not None:
            yield Anchor(SIDECAR, ((0, began),))
    named = name_start(original)
    if named is not None:
        yield Anchor(FILE_NAME, ((0, named[0]),), zone_known=named[1])


def _on_map(moments: tuple[tuple[int, int], ...], time_map: TimeMap) -> tuple[tuple[int, int], ...]:
    starts = [start for start, _ in time_map.pieces[1:]]
    moved = {}
    for media, wall in moments:
        near = min(starts, key=lambda start: abs(start - media), default=media)
        moved[near if abs(near - media) <= _NEAR_MS and media else media] = wall
    return tuple(sorted(moved.items()))
