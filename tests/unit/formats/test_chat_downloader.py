"""JSON of chat-downloader, of replays and of live chats."""

import json
from pathlib import Path

from reviewer_app.domain.chat import Chat, Gift
from reviewer_app.formats.chats import _read_text
from reviewer_app.formats.cue_drafts import Warnings

T = 1_600_000_000_000


def message(at: float, text: str | None = "hola", **fields: object) -> dict:
    return {"message_id": f"m{at}", "message": text, "message_type": "text_message", "time_in_seconds": at,
            "timestamp": round((T + at * 1000) * 1000), "author": {"id": "UC1", "name": "Ana"}, **fields}  # fmt: skip


def read(rows: list[dict], lines: bool = False) -> Chat:
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows, indent=4)
    return _read_text(Path("live.json"), text, None, None, Warnings())


def test_a_replay_is_on_media_time_and_tells_when_it_began():
    rows = [message(-5.5, "antes"), message(12.25), {**message(13), "author": {"id": "2", "display_name": "Leo"}}]
    for lines in (False, True):
        chat = read(rows, lines)
        assert (chat.format, chat.clock, chat.anchor_ms) == ("chat-downloader", "media", T)
        assert [(e.time_ms, e.user_id, e.user_name, e.text) for e in chat.events] == [
            (-5_500, "UC1", "Ana", "antes"), (12_250, "UC1", "Ana", "hola"), (13_000, "2", "Leo", "hola"),
        ]  # fmt: skip


def test_a_live_chat_is_on_wall_time_its_microseconds_read():
    rows = [{key: value for key, value in message(3).items() if key != "time_in_seconds"}]
    chat = read(rows)
    assert (chat.clock, chat.events[0].time_ms) == ("wall", T + 3_000)


def test_money_bits_and_memberships():
    chat = read([
        message(1, "grande", message_type="paid_message", money={"text": "5,00 €", "amount": 5.0, "currency": "EUR"}),
        message(2, "cheer100", bits=100),
        message(3, None, message_type="membership_item", header_secondary_text="Bienvenida"),
        message(4, None, message_type="resubscription", system_message="3 meses", cumulative_months=3),
        message(5, "x", message_type="ticker_paid_message_item", money={"text": "5,00 €"}),
        message(6, "modo lento", message_type="mode_change_message"),
    ])  # fmt: skip
    assert [(e.kind, e.text, e.gift, e.count) for e in chat.events] == [
        ("gift", "grande", Gift("Super Chat 5,00 €"), None),
        ("gift", "cheer100", Gift("Bits", 100, 100), None),
        ("subscription", "Bienvenida", None, None),
        ("subscription", "3 meses", None, 3),
        ("other", "modo lento", None, None),
    ]
    assert chat.events[-1].action == "mode_change_message"


def test_moderation_strikes_messages_and_is_told():
    """YouTube's deletions by message and by author, Twitch's bans and timeouts."""
    chat = read([
        message(1, "uno"),
        message(2, "dos", author={"id": "UC2", "name": "Leo"}),
        message(3, None, message_type="deleted_message", action_type="mark_chat_item_as_deleted",
                target_message_id="m1", author={}),
        message(4, None, message_type="ban_user", ban_type="timeout", ban_duration=600, banned_user="Leo",
                target_author_id="UC2", author={}),
        message(5, None, message_type="ban_user", ban_type="permanent", author={"id": "UC3", "name": "Eva"}),
    ])  # fmt: skip
    assert [(e.text, e.deleted_at_ms) for e in chat.events if e.kind == "comment"] == [("uno", 3_000), ("dos", 4_000)]
    assert [(e.action, e.user_name) for e in chat.events if e.kind == "enforcement"] == [
        ("deleted", ""), ("muted", "Leo"), ("banned", "Eva"),
    ]  # fmt: skip
