"""Chat logs and their clocks in the store."""

from dataclasses import replace

from reviewer_app.domain.chat import Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.store import chats
from reviewer_app.store.chats import PackedChat
from tests import stores

CHAT = Chat(
    "tiktok",
    "wall",
    (
        ChatEvent("1", 1_000, "comment", "ana", "Ana", "¡Ñandú!", True, 1_500),
        ChatEvent("2", 2_000, "gift", "ana", "Ana", gift=Gift("Rosa", 20, 20, "lucía")),
        ChatEvent("3", 3_000, "enforcement", text="Aviso", count=2, action="warning"),
    ),
    500,
    ("line 2: odd.",),
)
CLOCK = ChatClock(((0, -500),), "sidecar")
ID = stores.RECORDING.recording_id


def test_everything_reads_back(database):
    with database.transaction() as connection:
        assert chats.load_chat(connection, ID) is None
        assert chats.save_chat(connection, ID, PackedChat.pack(CHAT), CLOCK)
        packed, clock = chats.load_chat(connection, ID)
    assert (packed.unpack(), clock, packed.events) == (CHAT, CLOCK, 3)


def test_saving_twice_changes_nothing_and_another_log_replaces(database):
    with database.transaction() as connection:
        assert chats.save_chat(connection, ID, PackedChat.pack(CHAT), CLOCK)
        assert not chats.save_chat(connection, ID, PackedChat.pack(CHAT), CLOCK)
        assert chats.save_chat(connection, ID, PackedChat.pack(replace(CHAT, events=CHAT.events[:1])), CLOCK)
        assert chats.load_chat(connection, ID)[0].events == 1


def test_what_a_person_aligned_outlives_another_import_on_the_same_clock(database):
    """It does not when the new log counts its time in another way."""
    aligned = CLOCK.aligned(2_000, 1_400)
    with database.transaction() as connection:
        assert not chats.save_clock(connection, ID, aligned)
        chats.save_chat(connection, ID, PackedChat.pack(CHAT), CLOCK)
        assert chats.save_clock(connection, ID, aligned)
        assert not chats.save_chat(connection, ID, PackedChat.pack(CHAT), CLOCK)
        chats.save_chat(connection, ID, PackedChat.pack(replace(CHAT, anchor_ms=None)), CLOCK)
        assert chats.load_chat(connection, ID)[1] == aligned
        chats.save_chat(connection, ID, PackedChat.pack(replace(CHAT, clock="media")), ChatClock())
        assert chats.load_chat(connection, ID)[1] == ChatClock()
