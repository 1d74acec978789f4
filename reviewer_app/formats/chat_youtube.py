"""YouTube's live chat as yt-dlp keeps it (`NAME.live_chat.json`): one replayed action a line.

`videoOffsetTimeMsec` (inside `replayChatItemAction`, of a chat kept live beside it) is media time; messages from the
waiting room have 0 there and a negative `timestampText`. Renderers as YouTube's own page shows them.
"""

import re
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, WALL, Chat, ChatEvent
from reviewer_app.formats.chat_drafts import ChatDrafts, clock_ms, gift_of, sane, text_of, wall_ms, whole
from reviewer_app.formats.cue_drafts import Warnings

NAME = "youtube"
_REPLAY = "replayChatItemAction"
_ACTIONS = (
    "addChatItemAction", "markChatItemAsDeletedAction", "removeChatItemAction", "replaceChatItemAction",
    "markChatItemsByAuthorAsDeletedAction", "removeChatItemByAuthorAction", "addLiveChatTickerItemAction",
    "addBannerToLiveChatCommand",
)  # fmt: skip
_LOOKED_AT = 50
_DIGITS = re.compile(r"[0-9]+")
# Shown above the chat and there again as messages; or a notice of YouTube to the viewer.
_PASSED_OVER = ("liveChatPlaceholderItemRenderer", "liveChatViewerEngagementMessageRenderer")


def is_youtube(row: dict) -> bool:
    """Whether a JSON object is a line of YouTube's live chat."""
    return _REPLAY in row or any(action in row for action in _ACTIONS)


def read_youtube(rows: Iterable[tuple[str, dict]], path: Path, warnings: Warnings) -> Chat:
    """The chat log of actions, each with its place: on media time when the first have offsets, else on wall time.

    Raises Unreadable when there is no message.
    """
    rows = iter(rows)
    first = list(islice(rows, _LOOKED_AT))
    clock = MEDIA if any(_offset(row) is not None for _, row in first) else WALL
    reader = _Reader(ChatDrafts(path, warnings), clock)
    for where, row in chain(first, rows):
        reader.take(where, row)
    return reader.drafts.finish(NAME, clock, reader.anchor_ms)


class _Reader:
    def __init__(self, drafts: ChatDrafts, clock: str) -> None:
        self.drafts, self.anchor_ms = drafts, None
        self._clock = clock

    def take(self, where: str, row: dict) -> None:
        """One line: its actions at its time."""
        replay = _dict(row.get(_REPLAY))
        actions = replay.get("actions") if replay else [row]
        offset = _offset(row)
        for action in actions if isinstance(actions, list) else ():
            if isinstance(action, dict):
                self._act(where, offset, action)

    def _act(self, where: str, offset: int | None, action: dict) -> None:
        added = _dict(_dict(action.get("addChatItemAction")).get("item"))
        replaced = _dict(action.get("replaceChatItemAction"))
        if added:
            self._item(where, offset, added)
        elif replaced:
            target = text_of(replaced.get("targetItemId"))
            if self.drafts.knows(target):
                self._delete(where, offset, target)
            else:
                self._item(where, offset, _dict(replaced.get("replacementItem")))
        else:
            self._moderation(where, offset, action)

    def _moderation(self, where: str, offset: int | None, action: dict) -> None:
        for name in ("markChatItemAsDeletedAction", "removeChatItemAction"):
            target = text_of(_dict(action.get(name)).get("targetItemId"))
            if target:
                self._delete(where, offset, target)
        for name in ("markChatItemsByAuthorAsDeletedAction", "removeChatItemByAuthorAction"):
            user = text_of(_dict(action.get(name)).get("externalChannelId"))
            at = self.drafts.time_or_last(where, self._at(offset, {})) if user else None
            if at is not None:
                self.drafts.delete_user(user, at)
                event_id = f"deletion-of-{user}-{at}"
                self.drafts.add(where, ChatEvent(event_id, at, kinds.ENFORCEMENT, user, action="deleted"))
        banner = _dict(_dict(action.get("addBannerToLiveChatCommand")).get("bannerRenderer"))
        pinned = _dict(_dict(banner.get("liveChatBannerRenderer")).get("contents"))
        for renderer in pinned.values():
            at = self.drafts.time_or_last(where, self._at(offset, _dict(renderer)))
            words = _text(_dict(renderer).get("message"))
            if at is not None and words:
                event_id = f"pinned-{text_of(_dict(renderer).get('id'))}-{at}"
                self.drafts.add(where, ChatEvent(event_id, at, kinds.OTHER, text=words, action=kinds.PINNED))

    def _delete(self, where: str, offset: int | None, target: str) -> None:
        at = self.drafts.time_or_last(where, self._at(offset, {}))
        if at is not None:
            self.drafts.delete_message(where, target, at)
            event_id = f"deletion-of-{target}-{at}"
            self.drafts.add(where, ChatEvent(event_id, at, kinds.ENFORCEMENT, count=1, action="deleted"))

    def _at(self, offset: int | None, renderer: dict) -> int | None:
        """When an item was written, on the log's clock."""
        wall = wall_ms(renderer.get("timestampUsec"))
        if self._clock == WALL:
            return wall
        if not offset:
            waiting = clock_ms(_text(renderer.get("timestampText")))
            return waiting if waiting is not None and waiting < 0 else offset
        if self.anchor_ms is None and wall is not None:
            self.anchor_ms = wall - offset
        return offset

    def _item(self, where: str, offset: int | None, item: dict) -> None:
        kind, renderer = next(((key, one) for key, one in item.items() if isinstance(one, dict)), ("", {}))
        if not renderer or kind in _PASSED_OVER:
            return
        at = self.drafts.time_or_last(where, self._at(offset, renderer))
        if at is None:
            return
        event_id = text_of(renderer.get("id")) or where.replace(" ", "-")
        user_id = text_of(renderer.get("authorExternalChannelId")) or None
        user_name = _text(renderer.get("authorName"))
        words = _text(renderer.get("message"))
        if kind == "liveChatTextMessageRenderer":
            self.drafts.add(where, ChatEvent(event_id, at, kinds.COMMENT, user_id, user_name, words))
            return
        header = _dict(_dict(renderer.get("header")).get("liveChatSponsorshipsHeaderRenderer"))
        user_name = user_name or _text(header.get("authorName"))

        def put(of_kind: str, text: str, **values: object) -> None:
            self.drafts.add(where, ChatEvent(event_id, at, of_kind, user_id, user_name, text, **values))

        if kind == "liveChatPaidMessageRenderer":
            put(kinds.GIFT, words, gift=gift_of(f"Super Chat {_text(renderer.get('purchaseAmountText'))}", 1))
        elif kind == "liveChatPaidStickerRenderer":
            label = _dict(_dict(_dict(renderer.get("sticker")).get("accessibility")).get("accessibilityData"))
            gift = gift_of(f"Super Sticker {_text(renderer.get('purchaseAmountText'))}", 1)
            put(kinds.GIFT, text_of(label.get("label")), gift=gift)
        elif kind == "liveChatSponsorshipsGiftPurchaseAnnouncementRenderer":
            told = _text(header.get("primaryText"))
            count = _DIGITS.search(told)
            put(kinds.GIFT, told, gift=gift_of("Gift memberships", whole(count[0]) if count else 1))
        elif kind in ("liveChatMembershipItemRenderer", "liveChatSponsorshipsGiftRedemptionAnnouncementRenderer"):
            parts = (_text(renderer.get("headerPrimaryText")), _text(renderer.get("headerSubtext")), words)
            put(kinds.SUBSCRIPTION, " – ".join(part for part in parts if part))
        else:
            told = words or _text(renderer.get("text")) or _text(renderer.get("subtext"))
            put(kinds.OTHER, told, action=kind.removeprefix("liveChat").removesuffix("Renderer"))


def _offset(row: dict) -> int | None:
    """Media time of a line in ms."""
    inner = _dict(row.get(_REPLAY)).get("videoOffsetTimeMsec")
    found = whole(inner if inner is not None else row.get("videoOffsetTimeMsec"))
    return None if found is None else sane(found)


def _dict(value: object) -> dict:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """`{"simpleText": …}` or `{"runs": [{"text": …}, {"emoji": …}]}` as one line."""
    if type(value) is not dict:
        return ""
    runs = value.get("runs")
    if type(runs) is not list:
        return text_of(value.get("simpleText"))
    if len(runs) == 1 and isinstance(runs[0], dict) and isinstance(runs[0].get("text"), str):
        return text_of(runs[0]["text"])
    return text_of("".join(_run(run) for run in runs if isinstance(run, dict)))


def _run(run: dict) -> str:
    if isinstance(run.get("text"), str):
        return run["text"]
    emoji = _dict(run.get("emoji"))
    shortcuts = emoji.get("shortcuts")
    # A custom emoji's id is an address; its shortcut `:_name:` is what can be read.
    if emoji.get("isCustomEmoji") and isinstance(shortcuts, list) and shortcuts:
        return text_of(shortcuts[0])
    return text_of(emoji.get("emojiId"))
