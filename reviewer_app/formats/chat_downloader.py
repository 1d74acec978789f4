"""JSON of chat-downloader (xenova), an array or one object a line; every field is optional.

`timestamp` is µs since 1970, `time_in_seconds` media time (replays only, negative before the start). Types of messages
after its `sites/youtube.py` and `sites/twitch.py`.
"""

from collections.abc import Iterable
from pathlib import Path

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, WALL, Chat, ChatEvent, Gift
from reviewer_app.formats.chat_drafts import ChatDrafts, clock_ms, gift_of, media_ms, text_of, wall_ms, whole
from reviewer_app.formats.cue_drafts import Warnings

NAME = "chat-downloader"
# Shown above the chat, and there again as messages; or standing for a message that comes when it is allowed.
_PASSED_OVER = ("ticker_", "placeholder_item", "viewer_engagement_message")
_SUBSCRIPTIONS = ("membership_item", "subscription", "resub", "paid_upgrade", "pay_forward", "community_gift")
_DELETIONS = ("delete_message", "deleted_message", "mark_chat_item_as_deleted", "remove_chat_item")
_DELETIONS_OF_USER = ("mark_chat_items_by_author_as_deleted", "remove_chat_item_by_author")


def is_chat_downloader(row: dict) -> bool:
    """Whether a JSON object is a message of chat-downloader."""
    timed = "time_in_seconds" in row or "timestamp" in row or "time_text" in row
    return timed and ("message_type" in row or isinstance(row.get("author"), dict) or "action_type" in row)


def read_chat_downloader(rows: Iterable[tuple[str, dict]], path: Path, warnings: Warnings) -> Chat:
    """The chat log of messages, each with its place in the file: on media time when one has it, else on wall time.

    Raises Unreadable when there is none.
    """
    rows = list(rows)
    drafts = ChatDrafts(path, warnings)
    clock = MEDIA if any(_media(row) is not None for _, row in rows) else WALL
    anchor = None
    for where, row in rows:
        media, wall = _media(row), wall_ms(row.get("timestamp"))
        if anchor is None and media is not None and wall is not None and media > 0:
            anchor = wall - media
        at = drafts.time_or_last(where, media if clock == MEDIA else wall)
        if at is not None:
            _take(drafts, where, at, row)
    return drafts.finish(NAME, clock, anchor)


def _media(row: dict) -> int | None:
    seconds, text = row.get("time_in_seconds"), row.get("time_text")
    found = media_ms(seconds)
    return clock_ms(text) if found is None and isinstance(text, str) else found


def _take(drafts: ChatDrafts, where: str, at: int, row: dict) -> None:
    kind = text_of(row.get("message_type")) or "text_message"
    action = text_of(row.get("action_type"))
    if kind.startswith(_PASSED_OVER):
        return
    author = row.get("author")
    author = author if isinstance(author, dict) else {"name": author}
    user_id = text_of(author.get("id")) or text_of(row.get("author_id")) or None
    user_name = text_of(author.get("display_name")) or text_of(author.get("name"))
    event_id = text_of(row.get("message_id")) or where.replace(" ", "-")
    target = text_of(row.get("target_message_id"))

    def put(of_kind: str, text: str = "", **values: object) -> None:
        drafts.add(where, ChatEvent(event_id, at, of_kind, user_id, user_name, text, **values))

    if kind in _DELETIONS_OF_USER or action in _DELETIONS_OF_USER or kind in ("ban_user", "clear_chat"):
        _take_ban(drafts, where, ChatEvent(event_id, at, kinds.ENFORCEMENT, user_id, user_name), kind, row)
    elif kind in _DELETIONS or action in _DELETIONS:
        if target:
            drafts.delete_message(where, target, at)
        event_id = f"{event_id}-deletion"
        put(kinds.ENFORCEMENT, count=1, action="deleted")
    elif (gift := _gift(kind, row)) is not None:
        put(kinds.GIFT, _message(row), gift=gift)
    elif any(one in kind for one in _SUBSCRIPTIONS):
        parts = (text_of(row.get(key)) for key in ("header_primary_text", "header_secondary_text", "system_message"))
        words = " – ".join(part for part in (*parts, _message(row)) if part)
        put(kinds.SUBSCRIPTION, words, count=whole(row.get("cumulative_months")))
    elif kind in ("text_message", "highlighted_message", "send_message_in_subscriber_only_mode"):
        put(kinds.COMMENT, _message(row))
    else:
        put(kinds.OTHER, _message(row), action=kind)


def _take_ban(drafts: ChatDrafts, where: str, event: ChatEvent, kind: str, row: dict) -> None:
    """A person's messages deleted, by a ban, for some seconds, or on their own."""
    user_id = text_of(row.get("target_author_id")) or event.user_id
    user_name = text_of(row.get("banned_user")) or event.user_name
    action = "deleted"
    if kind == "ban_user":
        action = "muted" if row.get("ban_type") == "timeout" or whole(row.get("ban_duration")) else "banned"
    if user_id:
        drafts.delete_user(user_id, event.time_ms)
    drafts.add(
        where,
        ChatEvent(event.event_id, event.time_ms, event.kind, user_id, user_name, _message(row), action=action),
    )


def _message(row: dict) -> str:
    return text_of(row.get("message")) or text_of(row.get("sub_message"))


def _gift(kind: str, row: dict) -> Gift | None:
    money = row.get("money")
    bits = whole(row.get("bits"))
    if isinstance(money, dict):
        sum_text = text_of(money.get("text")) or text_of(money.get("amount"))
        return gift_of(f"{'Super Sticker' if 'sticker' in kind else 'Super Chat'} {sum_text}", 1)
    if kind.startswith(("paid_message", "paid_sticker")):
        return gift_of(f"Super Chat {text_of(row.get('amount'))}".strip(), 1)
    if kind.startswith("sponsorships_gift_purchase"):
        return gift_of("Gift memberships", 1)
    return gift_of("Bits", bits, 1) if bits else None
