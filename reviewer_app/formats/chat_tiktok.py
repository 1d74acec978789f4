"""TikTok webcast events, one JSON object a line, as recorders of the web socket dump them.

A line names its event (`event`, `type` or `method`: `CommentEvent`, `WebcastChatMessage`) and holds `common{msg_id,
create_time}`, or `base_message{message_id, create_time}` as some recorders call it, in snake or camel case, at the top
or under `data`. Event and field names after the webcast protocol as open recorders know it; times are UTC ms. What the
platform did stands in the log itself: ControlEvent, PerceptionEvent, RoomVerifyEvent, ImDeleteEvent and their kin.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import WALL, Chat, ChatEvent
from reviewer_app.formats.chat_drafts import ChatDrafts, gift_of, text_of, wall_ms, whole
from reviewer_app.formats.cue_drafts import Warnings

NAME = "tiktok"
_NAMES = ("event", "type", "method", "event_type", "message_type")
_CONTROL = {1: "paused", 2: "resumed", 3: "ended", 4: "suspended"}
_CONTROL_WORDS = (("UNPAUSED", "resumed"), ("PAUSED", "paused"), ("SUSPENDED", "suspended"), ("ENDED", "ended"))
_STREAKABLE = 1
# Of guests on the picture.
_GUESTS = {"joined": kinds.GUEST_JOINED, "left": kinds.GUEST_LEFT}
# Where sentences to the host stand, best first; nested ones are `{"title": {"default_pattern": …}}`.
_SENTENCES = (
    "punish_title", "punish_text", "punish_reason", "title", "content", "text", "tips", "description",
    "default_pattern",
)  # fmt: skip
_NESTED = ("punish_info", "perception_dialog", "title", "text", "content", "display_text", "toast")
_RESTRICTIONS = {
    "partnershippunish": "restricted",
    "unauthorizedmember": "restricted",
    "giftdynamicrestriction": "restricted",
    "accesscontrol": "verification",
    "mute": "muted",
    "ban": "banned",
    "kickout": "banned",
}


def is_tiktok(row: dict) -> bool:
    """Whether a JSON object is a webcast event."""
    name = _name(row)
    if name == "roominfo":
        return True
    inner = row.get("data") if isinstance(row.get("data"), dict) else row
    return bool(name) and isinstance(inner.get("common", inner.get("base_message", inner.get("baseMessage"))), dict)


def read_tiktok(rows: Iterable[tuple[str, dict]], path: Path, warnings: Warnings) -> Chat:
    """The chat log of webcast events, each with its place in the file; raises Unreadable when there is none."""
    return _Reader(ChatDrafts(path, warnings)).read(rows)


class _Base(NamedTuple):
    """What every event has."""

    event_id: str
    time_ms: int
    user_id: str | None
    user_name: str


class _Reader:
    def __init__(self, drafts: ChatDrafts) -> None:
        self._drafts = drafts
        # People write more than once.
        self._known: dict[tuple[object, ...], tuple[str | None, str]] = {}
        self._anchor_ms: int | None = None
        self._readers: dict[str, Callable[[str, dict, _Base], None]] = {
            "comment": self._comment, "chat": self._comment, "emotechat": self._comment,
            "gift": self._gift, "join": self._join, "member": self._join,
            "like": self._like, "social": self._social, "follow": self._follow, "share": self._share,
            "roomuserseq": self._viewers, "viewercountupdate": self._viewers,
            "subnotify": self._subscription, "subscribe": self._subscription, "superfan": self._subscription,
            "questionnew": self._question, "question": self._question,
            "envelope": self._envelope, "control": self._control, "perception": self._perception,
            "roomverify": self._verification, "imdelete": self._deletion,
            "livepause": self._pause, "liveunpause": self._unpause, "liveend": self._end,
        }  # fmt: skip

    def read(self, rows: Iterable[tuple[str, dict]]) -> Chat:
        for where, row in rows:
            name = _name(row)
            data = row["data"] if isinstance(row.get("data"), dict) else row
            if name == "roominfo":
                self._room(data)
            elif name and name != "caption":
                self._event(where, name, row, data)
            elif not name:
                self._drafts.warnings.add(where, "an object that is no event was left out.")
        return self._drafts.finish(NAME, WALL, self._anchor_ms)

    def _room(self, data: dict) -> None:
        began = wall_ms(_get(data, "record_start_time"))
        if self._anchor_ms is None:
            self._anchor_ms = began

    def _event(self, where: str, name: str, row: dict, data: dict) -> None:
        common = data.get("common")
        if not isinstance(common, dict):
            common = _dict(data, "base_message")
        at = wall_ms(_get(common, "create_time"))
        if at is None:
            at = wall_ms(_get(row, "received_at")) or wall_ms(row.get("timestamp"))
        at = self._drafts.time_or_last(where, at)
        if at is None:
            return
        user_id, user_name = self._user(_dict(data, "user") or _dict(data, "from_user"))
        event_id = text_of(_get(common, "msg_id") or _get(common, "message_id")) or where.replace(" ", "-")
        base = _Base(event_id, at, user_id, user_name)
        reader = self._readers.get(name)
        if reader is not None:
            reader(where, data, base)
        elif name in _RESTRICTIONS:
            self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action=_RESTRICTIONS[name])
        else:
            self._other(where, data, base, _plain_name(row))

    def _user(self, user: dict) -> tuple[str | None, str]:
        if not user:
            return None, ""
        key = (user.get("id"), user.get("unique_id"), user.get("uniqueId"), user.get("nickname"))
        try:
            known = self._known.get(key)
        except TypeError:
            return self._read_user(user)
        if known is None or key == (None, None, None, None):
            known = self._known[key] = self._read_user(user)
        return known

    def _read_user(self, user: dict) -> tuple[str | None, str]:
        number = text_of(user.get("id") or _get(user, "user_id") or _get(user, "id_str"))
        number = "" if number == "0" else number
        handle = text_of(_get(user, "unique_id") or _get(user, "display_id") or user.get("username"))
        name = text_of(user.get("nickname") or _get(user, "nick_name")) or handle
        if handle and number:
            self._drafts.name_user(number, handle)
        return handle or number or None, name

    def _put(self, where: str, base: _Base, kind: str, text: str = "", **values: object) -> None:
        event_id, at, user_id, user_name = base
        self._drafts.add(where, ChatEvent(event_id, at, kind, user_id, user_name, text, **values))

    def _comment(self, where: str, data: dict, base: _Base) -> None:
        text = text_of(data.get("content") or data.get("comment"))
        if not text and isinstance(data.get("emotes") or _get(data, "emote_list"), list):
            text = kinds.EMOTE
        self._put(where, base, kinds.COMMENT, text)

    def _gift(self, where: str, data: dict, base: _Base) -> None:
        gift = _dict(data, "gift") or _dict(data, "gift_details")
        kind = text_of(_get(data, "gift_id") or gift.get("id"))
        name = text_of(gift.get("name") or _get(gift, "gift_name")) or kind
        count = whole(_get(data, "repeat_count")) or whole(_get(data, "combo_count")) or 1
        _, receiver = self._user(_dict(data, "to_user"))
        receiver = receiver or text_of(_get(data, "to_member_nickname") or _get(data, "to_member_id"))
        value = gift_of(name, count, whole(_get(gift, "diamond_count")), "" if receiver == "0" else receiver)
        event = ChatEvent(base.event_id, base.time_ms, kinds.GIFT, base.user_id, base.user_name, gift=value)
        single = whole(gift.get("type") or _get(data, "gift_type") or _get(gift, "gift_type"))
        if single not in (None, 0, _STREAKABLE) or _get(data, "repeat_end") is None:
            self._drafts.add(where, event)
            return
        group = text_of(_get(data, "group_id"))
        grouped = group not in ("", "0")
        key = (base.user_id, kind or name, group if grouped else "", value.to_user)
        ended = _get(data, "repeat_end") in (True, 1, "1", "true")
        self._drafts.streak(where, key, grouped, event, ended)

    def _join(self, where: str, data: dict, base: _Base) -> None:
        self._put(where, base, kinds.JOIN, count=whole(_get(data, "member_count")))

    def _like(self, where: str, data: dict, base: _Base) -> None:
        self._put(where, base, kinds.LIKE, count=whole(data.get("count") or _get(data, "like_count")))

    def _social(self, where: str, data: dict, base: _Base) -> None:
        shared = _get(data, "share_type") not in (None, 0, "0", "") or whole(data.get("action")) == 3
        words = text_of(_get(_dict(_dict(data, "common"), "display_text"), "default_pattern")).lower()
        self._put(where, base, kinds.SHARE if shared or "share" in words else kinds.FOLLOW)

    def _follow(self, where: str, _data: dict, base: _Base) -> None:
        self._put(where, base, kinds.FOLLOW)

    def _share(self, where: str, _data: dict, base: _Base) -> None:
        self._put(where, base, kinds.SHARE)

    def _viewers(self, where: str, data: dict, base: _Base) -> None:
        counts = (whole(_get(data, key)) for key in ("viewer_count", "m_total", "total", "total_user"))
        self._put(where, base, kinds.VIEWERS, count=next((count for count in counts if count), 0))

    def _subscription(self, where: str, data: dict, base: _Base) -> None:
        self._put(where, base, kinds.SUBSCRIPTION, count=whole(_get(data, "sub_month")))

    def _question(self, where: str, data: dict, base: _Base) -> None:
        details = _dict(data, "details") or _dict(data, "question_details") or data
        user_id, user_name = self._user(_dict(details, "user"))
        text = text_of(details.get("content") or details.get("text") or _get(details, "question_text"))
        base = base._replace(user_id=base.user_id or user_id, user_name=base.user_name or user_name)
        self._put(where, base, kinds.QUESTION, text)

    def _envelope(self, where: str, data: dict, base: _Base) -> None:
        info = _dict(data, "envelope_info")
        sender = text_of(_get(info, "send_user_name")) or base.user_name
        base = base._replace(user_id=base.user_id or text_of(_get(info, "send_user_id")) or None, user_name=sender)
        self._put(where, base, kinds.GIFT, gift=gift_of(kinds.ENVELOPE, 1, whole(_get(info, "diamond_count"))))

    def _control(self, where: str, data: dict, base: _Base) -> None:
        action = _CONTROL.get(whole(data.get("action")) or 0)
        if action is None:
            word = text_of(data.get("action") if isinstance(data.get("action"), str) else _get(data, "action_name"))
            action = next((act for name, act in _CONTROL_WORDS if name in word.upper()), "other")
        self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action=action)

    def _pause(self, where: str, data: dict, base: _Base) -> None:
        self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action="paused")

    def _unpause(self, where: str, data: dict, base: _Base) -> None:
        self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action="resumed")

    def _end(self, where: str, data: dict, base: _Base) -> None:
        # Also made by libraries beside the ControlEvent that it stems from; the message id is the same.
        if not self._drafts.knows(base.event_id):
            self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action="ended")

    def _perception(self, where: str, data: dict, base: _Base) -> None:
        warns = _get(data, "show_violation_warning") is not False
        self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action="warning" if warns else "other")

    def _verification(self, where: str, data: dict, base: _Base) -> None:
        action = "closed" if _get(data, "close_room") in (True, 1, "1", "true") else "verification"
        self._put(where, base, kinds.ENFORCEMENT, _sentence(data), action=action)

    def _other(self, where: str, data: dict, base: _Base, name: str) -> None:
        change = text_of(data.get("change"))
        if name.removeprefix("Webcast").startswith("LinkMic") and change in _GUESTS:
            self._put(where, base, kinds.OTHER, action=_GUESTS[change])
        else:
            self._put(where, base, kinds.OTHER, change or _sentence(data), action=_own_name(name))

    def _deletion(self, where: str, data: dict, base: _Base) -> None:
        messages = [text_of(one) for one in _list(_get(data, "delete_msg_ids"))]
        users = [text_of(one) for one in _list(_get(data, "delete_user_ids"))]
        for message in messages:
            self._drafts.delete_message(where, message, base.time_ms)
        for user in users:
            self._drafts.delete_user(user, base.time_ms)
        if len(users) == 1 and not messages:
            base = base._replace(user_id=users[0], user_name="")
        self._put(where, base, kinds.ENFORCEMENT, count=len(messages) or None, action="deleted")


@lru_cache(maxsize=1000)
def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _get(value: dict, name: str) -> object:
    """A field in either case."""
    found = value.get(name)
    return value.get(_camel(name)) if found is None else found


def _dict(value: dict, name: str) -> dict:
    found = _get(value, name)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def _plain_name(row: dict) -> str:
    name = row.get("event")
    return name if type(name) is str else next((name for key in _NAMES if isinstance(name := row.get(key), str)), "")


def _name(row: dict) -> str:
    """`CommentEvent` and `WebcastChatMessage` as `comment` and `chat`."""
    return _short(_plain_name(row))


@lru_cache(maxsize=1000)
def _shortened(name: str) -> str:
    name = re.sub(r"^Webcast|(Event|Message)$", "", name)
    return re.sub(r"[^a-z]", "", re.sub(r"(event|message)$", "", name.lower()))


def _short(name: str) -> str:
    return _shortened(name) if len(name) < 60 else ""


def _sentence(value: dict, depth: int = 0) -> str:
    """The words of a notice to the host, title before text."""
    found = [text_of(_get(value, key)) for key in _SENTENCES if isinstance(_get(value, key), str)]
    if depth < 3:
        found += [_sentence(inner, depth + 1) for key in _NESTED if isinstance(inner := _get(value, key), dict)]
    return " – ".join(dict.fromkeys(part for part in found if part))


def _own_name(name: str) -> str:
    """What the protocol calls an event of no kind of its own."""
    return re.sub(r"^Webcast|(Event|Message)$", "", text_of(name)) or name
