"""TikTok webcast events, as the web socket's recorders dump them."""

import json
from pathlib import Path

from reviewer_app import paths
from reviewer_app.domain.chat import Chat, Gift
from reviewer_app.formats.chats import _read_text, read_chat
from reviewer_app.formats.cue_drafts import Warnings

T = 1_778_785_331_400
ANA = {"id": "6800", "unique_id": "ana.mx", "nickname": "Ana"}


def row(event: str, at: int, number: int = 0, user: dict | None = ANA, **fields: object) -> dict:
    common = {"msg_id": str(number or 7_400_000_000_000_000_000 + at), "room_id": "74", "create_time": T + at}
    return {"event": event, "common": common, **({"user": user} if user else {}), **fields}


def read(*rows: dict | str) -> Chat:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows)
    return _read_text(Path("live.jsonl"), text, None, None, Warnings())


def gift(at: int, count: int, end: bool, group: str = "g1", **fields: object) -> dict:
    return row("GiftEvent", at, gift_id=5655, gift={"name": "Rosa", "diamond_count": 2, "type": 1}, group_id=group,
               repeat_count=count, repeat_end=end, **fields)  # fmt: skip


def gifts(chat: Chat) -> list[tuple[int, int, int | None]]:
    return [(e.time_ms - T, e.gift.count, e.gift.value) for e in chat.events if e.gift]


def test_the_sample_is_read_whole():
    """Its gifts once at their end, its one deleted comment kept, its warning and its end."""
    chat = read_chat(paths.resources() / "sample" / "directo-demo.chat.jsonl")
    assert (chat.format, chat.clock, chat.anchor_ms, chat.warnings) == ("tiktok", "wall", T, ())
    assert [e.gift for e in chat.events if e.gift] == [Gift("Rosa", 20, 20)]
    (deleted,) = [e for e in chat.events if e.deleted]
    assert (deleted.user_id, deleted.deleted_at_ms) == ("nuevo_9912", T + 79_000)
    assert [(e.action, e.time_ms - T) for e in chat.events if e.kind == "enforcement"] == [
        ("warning", 36_000), ("deleted", 79_000), ("ended", 136_000),
    ]  # fmt: skip
    assert "no presiones a la audiencia" in next(e.text for e in chat.events if e.action == "warning")


def test_a_streak_counts_once_at_its_end():
    chat = read(gift(0, 1, False), gift(700, 5, False), gift(900, 12, False), gift(1_500, 12, True))
    assert gifts(chat) == [(1_500, 12, 24)]


def test_a_streak_that_never_ends_counts_once_with_its_last_count():
    chat = read(gift(0, 1, False), gift(700, 5, False))
    assert gifts(chat) == [(700, 5, 10)]
    assert chat.warnings == ("line 2: a gift streak has no end in the log; it was counted with its last figure.",)


def test_streaks_of_others_and_late_copies_do_not_mix():
    other = {"id": "9", "unique_id": "leo", "nickname": "Leo"}
    chat = read(gift(0, 3, False), gift(10, 2, False, user=other), gift(20, 4, True), gift(30, 3, False),
                gift(40, 2, True, user=other))  # fmt: skip
    assert gifts(chat) == [(20, 4, 8), (40, 2, 4)]


def test_without_a_group_a_count_that_does_not_grow_begins_another_streak():
    chat = read(gift(0, 1, False, ""), gift(10, 3, False, ""), gift(20, 1, False, ""), gift(30, 1, True, ""))
    assert gifts(chat) == [(10, 3, 6), (30, 1, 2)]


def test_a_gift_that_cannot_repeat_counts_at_once():
    big = {"name": "León", "diamond_count": 29_999, "type": 2}
    chat = read(*(row("GiftEvent", at, gift_id=1, gift=big, group_id="0", repeat_count=1, repeat_end=False)
                  for at in (0, 50)))  # fmt: skip
    assert gifts(chat) == [(0, 1, 29_999), (50, 1, 29_999)]


def test_deletions_by_message_and_by_person_keep_what_was_deleted():
    """By number as well as by handle; what the person writes later stays."""
    chat = read(
        row("CommentEvent", 0, 11, content="uno"),
        row("CommentEvent", 10, 12, content="dos"),
        row("ImDeleteEvent", 20, user=None, delete_msg_ids=["11"], delete_user_ids=[]),
        row("ImDeleteEvent", 30, user=None, delete_msg_ids=[], delete_user_ids=[6800]),
        row("CommentEvent", 40, 13, content="tres"),
    )
    comments = [(e.text, e.deleted, e.deleted_at_ms) for e in chat.events if e.kind == "comment"]
    assert comments == [("uno", True, T + 20), ("dos", True, T + 30), ("tres", False, None)]
    assert [(e.count, e.user_id) for e in chat.events if e.action == "deleted"] == [(1, None), (None, "6800")]


def test_what_the_platform_did_is_told():
    chat = read(
        row("ControlEvent", 0, user=None, action=1),
        row("ControlEvent", 1, user=None, action="STREAM_UNPAUSED"),
        row("ControlEvent", 2, user=None, action=4, punish_info={"punish_title": "LIVE suspendido"}),
        row("PerceptionEvent", 3, user=None, show_violation_warning=True,
            perception_dialog={"title": {"default_pattern": "Aviso"}, "text": {"default_pattern": "No lo hagas"}}),
        row("RoomVerifyEvent", 4, user=None, content="Verifica tu edad", close_room=False),
        row("RoomVerifyEvent", 5, user=None, content="Cerrado", close_room=True),
        row("PartnershipPunishEvent", 6, user=None),
        row("AccessControlEvent", 7, user=None),
        row("GiftDynamicRestrictionEvent", 8, user=None),
        row("ControlEvent", 9, user=None, action=77),
    )  # fmt: skip
    assert {e.kind for e in chat.events} == {"enforcement"}
    assert [e.action for e in chat.events] == [
        "paused", "resumed", "suspended", "warning", "verification", "closed", "restricted", "verification",
        "restricted", "other",
    ]  # fmt: skip
    assert [e.text for e in chat.events][2:6] == [
        "LIVE suspendido",
        "Aviso – No lo hagas",
        "Verifica tu edad",
        "Cerrado",
    ]


def test_the_other_kinds():
    chat = read(
        row("JoinEvent", 0, member_count=120),
        row("LikeEvent", 1, count=15, total=900),
        row("FollowEvent", 2),
        row("SocialEvent", 3, action=1, share_type=0),
        row("SocialEvent", 4, action=3, share_type=1),
        row("SubNotifyEvent", 5, sub_month=3),
        row("QuestionNewEvent", 6, user=None, details={"content": "¿De dónde eres?", "user": ANA}),
        row("RoomUserSeqEvent", 7, user=None, total=333, m_total=333),
        row("LinkMicBattleEvent", 8, user=None),
        row("CaptionEvent", 9, content=[{"lang": "es", "content": "no es chat"}]),
    )
    assert [(e.kind, e.count) for e in chat.events] == [
        ("join", 120), ("like", 15), ("follow", None), ("follow", None), ("share", None), ("subscription", 3),
        ("question", None), ("viewers", 333), ("other", None),
    ]  # fmt: skip
    assert chat.events[6].text == "¿De dónde eres?" and chat.events[6].user_id == "ana.mx"
    assert (chat.events[8].text, chat.events[8].action) == ("", "LinkMicBattle")


def test_guests_come_and_go_and_the_protocols_names_are_no_text():
    chat = read(
        row("LinkMicMethod", 0, change="joined"),
        row("WebcastLinkMicMethodMessage", 1, change="left"),
        row("WebcastToastMessage", 2, content="Modo lento"),
    )
    assert [(e.kind, e.text, e.action) for e in chat.events] == [
        ("other", "", "guest_joined"),
        ("other", "", "guest_left"),
        ("other", "Modo lento", "Toast"),
    ]


def test_names_of_the_protocol_and_camel_case_are_understood():
    """As a dump of the protocol's messages has them, with numbers as strings and all below `data`."""
    chat = read({"type": "WebcastChatMessage", "data": {
        "common": {"msgId": "5", "createTime": str(T)}, "user": {"id": "7", "uniqueId": "leo", "nickName": "Leo"},
        "comment": "hola"}})  # fmt: skip
    (event,) = chat.events
    assert (event.event_id, event.time_ms, event.kind, event.user_id, event.user_name, event.text) == (
        "5", T, "comment", "leo", "Leo", "hola",
    )  # fmt: skip


def test_a_message_delivered_twice_is_one_and_another_of_its_id_stays():
    one = row("CommentEvent", 0, 5, content="uno")
    chat = read(one, one, row("CommentEvent", 9, 5, content="dos"))
    assert [(e.event_id, e.text) for e in chat.events] == [("5", "uno"), ("5~2", "dos")]
    assert any("delivered twice" in warning and "line 2" in warning for warning in chat.warnings)


def test_a_broken_line_and_one_without_a_time_are_told_and_the_rest_kept():
    timeless = row("CommentEvent", 0, 6, content="sin hora")
    timeless["common"]["create_time"] = 0
    chat = read(row("CommentEvent", 5, content="a"), '{"event": "CommentEv', timeless, row("LikeEvent", 9, count=1))
    assert [e.time_ms - T for e in chat.events] == [5, 5, 9]
    assert [warning.split(":")[0] for warning in chat.warnings] == ["line 2", "line 3"]


def test_controls_and_lone_surrogates_do_not_get_through():
    """What an event of a decision could not hold."""
    chat = read(row("CommentEvent", 0, content="a\u0000b\ud800c\nd", user={"unique_id": "x\u0000y"}))
    assert (chat.events[0].text, chat.events[0].user_id) == ("a b\ufffdc d", "x y")


def test_ids_of_a_base_message_are_deleted_by_in_either_case():
    """As recorders write it that keep the protocol's own name for `common`."""
    for base, id_, at, ids in (
        ("base_message", "message_id", "create_time", "delete_msg_ids"),
        ("baseMessage", "messageId", "createTime", "deleteMsgIds"),
    ):
        comment = {"type": "CommentEvent", base: {id_: 77, at: T}, "user": ANA, "content": "hola"}
        deletion = {"type": "ImDeleteEvent", base: {id_: 78, at: T + 500}, ids: ["77"]}
        chat = read(comment, deletion)
        assert [(e.event_id, e.deleted, e.deleted_at_ms) for e in chat.events if e.kind == "comment"] == [
            ("77", True, T + 500)
        ]
        assert chat.warnings == ()


def test_a_deletion_of_what_is_not_in_the_log_is_told_with_its_place():
    chat = read(
        row("CommentEvent", 0, 11, content="hola"),
        row("ImDeleteEvent", 20, user=None, delete_msg_ids=["11", "99", "98"]),
        row("ImDeleteEvent", 30, user=None, delete_msg_ids=["99"]),
    )
    assert [e.deleted for e in chat.events if e.kind == "comment"] == [True]
    assert chat.warnings == (
        "line 2: deleted messages that are not in the log: 2 in all; they cannot be struck through.",
    )
