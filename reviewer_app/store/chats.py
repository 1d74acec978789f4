"""Chat logs of recordings in the store, and the clocks that put them on media time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import sqlalchemy as sa

from reviewer_app.domain.chat import Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import MANUAL, ChatClock
from reviewer_app.store.packed_rows import pack_rows, unpack_rows
from reviewer_app.store.tables import chat

_FIELDS = tuple(ChatEvent.__dataclass_fields__)
_GIFT = _FIELDS.index("gift")
_ROW = attrgetter(*_FIELDS)
_GIFT_ROW = attrgetter(*Gift.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class PackedChat:
    """A chat log as the store keeps it. Packing and unpacking a long one takes seconds: outside of transactions."""

    events: int
    log_clock: str
    content: bytes

    @classmethod
    def pack(cls, whole: Chat) -> "PackedChat":
        """Make a chat log ready to be stored: rows of values, which take a third of the time of objects with names."""
        head = [whole.format, whole.clock, whole.anchor_ms, whole.warnings]
        return cls(len(whole.events), whole.clock, pack_rows(chain([head], map(_ROW, whole.events)), _GIFT_ROW))

    def unpack(self, between: Callable[[], None] = lambda: None) -> Chat:
        """The chat log that was packed; `between` as in `unpack_rows`."""
        rows = unpack_rows(self.content, between)
        kind, clock, anchor_ms, warnings = next(rows)
        return Chat(kind, clock, tuple(map(_event, rows)), anchor_ms, tuple(warnings))


def _event(row: list) -> ChatEvent:
    if row[_GIFT] is not None:
        row[_GIFT] = Gift(*row[_GIFT])
    return ChatEvent(*row)


def save_chat(connection: sa.Connection, recording_id: str, new: PackedChat, clock: ChatClock) -> bool:
    """Keep (or replace) a recording's chat log with its clock; False when the same was there already.

    What a person aligned stays for as long as the log counts its time in the same way.
    """
    old = load_chat(connection, recording_id)
    if old is not None and old[1].source == MANUAL and old[0].log_clock == new.log_clock:
        clock = old[1]
    if old == (new, clock):
        return False
    values = {
        "recording_id": recording_id,
        "events": new.events,
        "log_clock": new.log_clock,
        "clock": json.dumps(clock.to_json()),
        "content": new.content,
    }
    connection.execute(sa.insert(chat).prefix_with("OR REPLACE"), values)
    return True


def load_chat(connection: sa.Connection, recording_id: str) -> tuple[PackedChat, ChatClock] | None:
    """The chat log of a recording and its clock."""
    columns = (chat.c.events, chat.c.log_clock, chat.c.content, chat.c.clock)
    row = connection.execute(sa.select(*columns).where(chat.c.recording_id == recording_id)).one_or_none()
    if row is None:
        return None
    *packed, clock = row
    return PackedChat(*packed), ChatClock.from_json(json.loads(clock))


def save_clock(connection: sa.Connection, recording_id: str, clock: ChatClock) -> bool:
    """Change the clock of a recording's chat log; False when there is no chat log."""
    changed = sa.update(chat).where(chat.c.recording_id == recording_id).values(clock=json.dumps(clock.to_json()))
    return connection.execute(changed).rowcount == 1
