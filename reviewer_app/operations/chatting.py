"""Chat logs of recordings: read and put on media time at import, fetched for showing, their clock set by a person."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer_app.domain.chat import WALL, Chat
from reviewer_app.domain.chat_clock import FILE_NAME, PROGRAM_DATE_TIME, SIDECAR, Anchor, ChatClock, clock_of
from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.recording import Recording, TimeMap
from reviewer_app.formats.chat_csv import UnknownColumns
from reviewer_app.formats.chats import find_chat, read_chat
from reviewer_app.formats.recording_start import name_start, sidecar_start
from reviewer_app.media.playlist import is_playlist, program_date_times, read_playlist
from reviewer_app.settings import Settings
from reviewer_app.store import chats
from reviewer_app.store.database import Database

ReadLog = Callable[[Path], Chat]
_COLUMNS = "chat_columns"
# Lengths in a playlist are rounded: a piece of the recording's own map this near is the one that is meant.
_NEAR_MS = 1_500


@dataclass(frozen=True, slots=True)
class RecordedChat:
    """The chat log of a recording, and the clock that puts it on media time."""

    chat: Chat
    clock: ChatClock


@dataclass(frozen=True, slots=True)
class FoundChat:
    """A chat log read from a file; None where one lay beside the recording and could not be read (see `warnings`).

    `unknown_columns`: it could not because nobody has said what the columns of the table are.
    """

    path: Path
    chat: Chat | None = None
    clock: ChatClock | None = None
    warnings: tuple[str, ...] = ()
    unknown_columns: bool = False


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


def remembered_columns(settings: Settings) -> dict[str, dict[str, str]]:
    """The columns that people have named for tables, by `chat_csv.heading_key`; nothing where the text is spoilt."""
    try:
        found = json.loads(str(settings[_COLUMNS]) or "{}")
    except ValueError:
        return {}
    fits = isinstance(found, dict) and all(isinstance(one, dict) and "time" in one for one in found.values())
    return {key: {name: str(column) for name, column in one.items()} for key, one in found.items()} if fits else {}


def remember_columns(settings: Settings, heading_key: str, mapping: Mapping[str, str]) -> None:
    """Tables with these headings are read so from now on; nothing is kept for an empty key."""
    if heading_key:
        known = {**remembered_columns(settings), heading_key: dict(mapping)}
        settings.set(_COLUMNS, json.dumps(known, ensure_ascii=False, sort_keys=True))


def read_for(recording: Recording, named: Path | None, read_log: ReadLog = read_chat) -> FoundChat | None:
    """The chat log for a recording, the one named or the one beside it, with its clock; None when there is none.

    Raises Unreadable for a named one that cannot be used.
    """
    original = Path(recording.original_path)
    path = named or find_chat(original)
    if path is None:
        return None
    try:
        chat = read_log(path)
    except Unreadable as error:
        if named is not None:
            raise
        told = (f"The chat log was left out: {error}",)
        return FoundChat(path, warnings=told, unknown_columns=isinstance(error, UnknownColumns))
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
