"""Twitch's chat of a past broadcast: TwitchDownloader's JSON, or pages of the website's own queries (GQL).

`content_offset_seconds` is media time, in GQL (and what is made of it) cut to whole seconds; `created_at` tells the
rest, since both count from the same moment.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, Chat, ChatEvent
from reviewer_app.formats.chat_drafts import ChatDrafts, gift_of, media_ms, text_of, wall_ms, whole
from reviewer_app.formats.cue_drafts import Warnings

NAME = "twitch"
_SUBSCRIPTIONS = ("sub", "resub", "subgift", "anonsubgift", "submysterygift", "giftpaidupgrade", "primepaidupgrade")


def is_twitch(row: dict) -> bool:
    """Whether a JSON object is a comment of Twitch, or a document or page of them."""
    return "content_offset_seconds" in row or "contentOffsetSeconds" in row or _page(row) is not None


def read_twitch(rows: Iterable[tuple[str, dict]], path: Path, warnings: Warnings) -> Chat:
    """The chat log of documents, pages or comments, each with its place. Raises Unreadable when there is no comment."""
    comments = list(_comments(rows))
    times = [_times(one) if isinstance(one, dict) else (None, None) for one in comments]
    begin = _begin(times)
    drafts = ChatDrafts(path, warnings)
    for number, (comment, (offset, created)) in enumerate(zip(comments, times, strict=True), 1):
        where = f"comment {number}"
        if not isinstance(comment, dict):
            warnings.add(where, "a comment that is no object was left out.")
            continue
        exact = begin is not None and offset is not None and created is not None
        at = drafts.time_or_last(where, created - begin if exact else offset)
        if at is not None:
            _take(drafts, where, at, comment)
    return drafts.finish(NAME, MEDIA, begin)


def _page(row: dict) -> list | None:
    """The comments of a document, or of a page with its edges."""
    comments = row.get("comments")
    if isinstance(comments, list) and (
        "streamer" in row or "video" in row or _first(comments, "content_offset_seconds")
    ):
        return comments
    data = row.get("data") if isinstance(row.get("data"), dict) else row
    video = data.get("video")
    found = video.get("comments") if isinstance(video, dict) else comments
    edges = found.get("edges") if isinstance(found, dict) else None
    return edges if isinstance(edges, list) else None


def _first(values: list, key: str) -> bool:
    return bool(values) and isinstance(values[0], dict) and key in values[0]


def _comments(rows: Iterable[tuple[str, dict]]) -> Iterator[object]:
    for _, row in rows:
        page = _page(row)
        for one in [row] if page is None else page:
            yield one["node"] if isinstance(one, dict) and isinstance(one.get("node"), dict) else one


def _times(comment: dict) -> tuple[int | None, int | None]:
    """(media time, UTC time) of a comment in ms."""
    offset = comment.get("content_offset_seconds", comment.get("contentOffsetSeconds"))
    return media_ms(offset), wall_ms(comment.get("created_at") or comment.get("createdAt"))


def _begin(times: Iterable[tuple[int | None, int | None]]) -> int | None:
    """The UTC ms at which offsets count from, where they are whole seconds and all comments agree; None otherwise."""
    lowest = highest = None
    for offset, created in times:
        if offset is None or created is None:
            continue
        if offset % 1000:
            return None
        highest = created - offset if highest is None else min(highest, created - offset)
        lowest = created - offset - 1000 if lowest is None else max(lowest, created - offset - 1000)
    if lowest is None or highest is None or lowest >= highest:
        return None
    return (lowest + highest + 1) // 2


def _take(drafts: ChatDrafts, where: str, at: int, comment: dict) -> None:
    person = comment.get("commenter") if isinstance(comment.get("commenter"), dict) else {}
    message = comment.get("message") if isinstance(comment.get("message"), dict) else {}
    user_id = text_of(person.get("_id") or person.get("id")) or None
    names = (person.get("display_name"), person.get("displayName"), person.get("name"), person.get("login"))
    user_name = next((name for one in names if (name := text_of(one))), "")
    event_id = text_of(comment.get("_id") or comment.get("id")) or where.replace(" ", "-")
    notice = message.get("user_notice_params")
    kind = text_of(notice.get("msg_id") or notice.get("msg-id")) if isinstance(notice, dict) else ""
    bits = whole(message.get("bits_spent"))
    event = ChatEvent(event_id, at, kinds.COMMENT, user_id, user_name, _text(message))
    if bits:
        event = ChatEvent(event_id, at, kinds.GIFT, user_id, user_name, event.text, gift=gift_of("Bits", bits, 1))
    elif kind in _SUBSCRIPTIONS:
        event = ChatEvent(event_id, at, kinds.SUBSCRIPTION, user_id, user_name, event.text)
    drafts.add(where, event)


def _text(message: dict) -> str:
    body = text_of(message.get("body"))
    fragments = message.get("fragments")
    if body or not isinstance(fragments, list):
        return body
    parts = (one.get("text") for one in fragments if isinstance(one, dict))
    return text_of("".join(part for part in parts if isinstance(part, str)))
