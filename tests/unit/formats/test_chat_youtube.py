"""YouTube's live chat as yt-dlp keeps it."""

import json
from pathlib import Path

from reviewer_app.domain.chat import Chat, Gift
from reviewer_app.formats.chats import _read_text
from reviewer_app.formats.cue_drafts import Warnings

T = 1_700_000_000_000


def renderer(number: int, at: int, text: str = "hola", **fields: object) -> dict:
    return {"id": f"C{number}", "timestampUsec": str((T + at) * 1000), "authorExternalChannelId": "UC1",
            "authorName": {"simpleText": "@ana"}, "message": {"runs": [{"text": text}]}, **fields}  # fmt: skip


def line(at: int | None, *actions: dict, outside: bool = False) -> dict:
    replay = {"actions": list(actions)}
    offset = {} if at is None else {"videoOffsetTimeMsec": str(at)}
    return {"clickTrackingParams": "x", "replayChatItemAction": {**replay, **({} if outside else offset)},
            **(offset if outside else {})}  # fmt: skip


def add(kind: str, one: dict) -> dict:
    return {"addChatItemAction": {"item": {kind: one}, "clientId": "y"}}


def comment(number: int, at: int, text: str = "hola", **fields: object) -> dict:
    return add("liveChatTextMessageRenderer", renderer(number, at, text, **fields))


def read(*rows: dict) -> Chat:
    return _read_text(Path("x.live_chat.json"), "\n".join(map(json.dumps, rows)) + "\n", None, None, Warnings())


def test_comments_are_on_media_time_wherever_the_offset_stands():
    chat = read(line(1_000, comment(1, 1_000)), line(2_500, comment(2, 2_500, "ya"), outside=True))
    assert (chat.format, chat.clock, chat.anchor_ms, chat.warnings) == ("youtube", "media", T, ())
    assert [(e.event_id, e.time_ms, e.user_id, e.user_name, e.text) for e in chat.events] == [
        ("C1", 1_000, "UC1", "@ana", "hola"), ("C2", 2_500, "UC1", "@ana", "ya"),
    ]  # fmt: skip


def test_the_waiting_room_comes_before_the_recording():
    chat = read(line(0, comment(1, 5, timestampText={"simpleText": "-1:05"})), line(10, comment(2, 10)))
    assert [e.time_ms for e in chat.events] == [-65_000, 10]


def test_a_chat_without_offsets_is_on_wall_time():
    chat = read({"addChatItemAction": comment(1, 7)["addChatItemAction"]})
    assert (chat.clock, chat.events[0].time_ms) == ("wall", T + 7)


def test_emoji_are_characters_and_custom_ones_their_names():
    runs = [{"text": "va "}, {"emoji": {"emojiId": "😂", "shortcuts": [":joy:"]}},
            {"emoji": {"emojiId": "UC/x", "isCustomEmoji": True, "shortcuts": [":_ola:"]}}]  # fmt: skip
    chat = read(line(1, comment(1, 1, message={"runs": runs})))
    assert chat.events[0].text == "va 😂:_ola:"


def test_money_members_and_notices():
    price = {"purchaseAmountText": {"simpleText": "MX$50.00"}}
    header = {"liveChatSponsorshipsHeaderRenderer": {
        "authorName": {"simpleText": "@leo"}, "primaryText": {"runs": [{"text": "Sent "}, {"text": "5"},
        {"text": " gift memberships"}]}}}  # fmt: skip
    sticker = {"accessibility": {"accessibilityData": {"label": "un gato"}}}
    chat = read(
        line(1, add("liveChatPaidMessageRenderer", renderer(1, 1, "para ti", **price))),
        line(2, add("liveChatPaidStickerRenderer", renderer(2, 2, **price, sticker=sticker))),
        line(3, add("liveChatSponsorshipsGiftPurchaseAnnouncementRenderer", {"id": "C3", "header": header})),
        line(4, add("liveChatMembershipItemRenderer", renderer(4, 4, "sí", headerSubtext={"simpleText": "Hola"}))),
        line(5, add("liveChatViewerEngagementMessageRenderer", renderer(5, 5))),
        line(5, {"addLiveChatTickerItemAction": {"item": {}}}),
    )
    assert [(e.kind, e.user_name, e.text, e.gift) for e in chat.events] == [
        ("gift", "@ana", "para ti", Gift("Super Chat MX$50.00")),
        ("gift", "@ana", "un gato", Gift("Super Sticker MX$50.00")),
        ("gift", "@leo", "Sent 5 gift memberships", Gift("Gift memberships", 5)),
        ("subscription", "@ana", "Hola – sí", None),
    ]


def test_deletions_by_message_by_author_and_by_replacement():
    chat = read(
        line(1_000, comment(1, 1_000, "uno"), comment(2, 1_000, "dos", authorExternalChannelId="UC2")),
        line(1_500, add("liveChatPlaceholderItemRenderer", {"id": "C3", "timestampUsec": "1"})),
        line(2_000, {"replaceChatItemAction": {"targetItemId": "C3", "replacementItem": {
            "liveChatTextMessageRenderer": renderer(3, 2_000, "tres", authorExternalChannelId="UC3")}}}),
        line(3_000, {"markChatItemAsDeletedAction": {"targetItemId": "C1"}}),
        line(4_000, {"markChatItemsByAuthorAsDeletedAction": {"externalChannelId": "UC2"}}),
        line(5_000, {"removeChatItemAction": {"targetItemId": "C3"}}),
    )  # fmt: skip
    assert [(e.text, e.deleted_at_ms) for e in chat.events if e.kind == "comment"] == [
        ("uno", 3_000), ("dos", 4_000), ("tres", 5_000),
    ]  # fmt: skip
    assert [(e.time_ms, e.user_id) for e in chat.events if e.action == "deleted"] == [
        (3_000, None), (4_000, "UC2"), (5_000, None),
    ]  # fmt: skip
