"""A row of the chat in words: who, what, and what is said about it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import ChatEvent
from reviewer_app.domain.chat_index import ChatIndex, user_of
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui import numbers
from reviewer_app.ui.timeline.enforcement_row import action_name

translate = QCoreApplication.translate
# Room for a shape before the text.
SHAPE_ROOM = "\u2003 "
_BETWEEN = "  "


class RowWords(NamedTuple):
    """The parts of a row's text in order; `shape` is `gift`, an action of an enforcement, or ''.

    `user` is what the colour of the name is made from. `quiet` rows are of little weight, `struck` bodies deleted.
    """

    name: str
    body: str
    after: str = ""
    shape: str = ""
    user: str | None = None
    quiet: bool = False
    struck: bool = False

    @property
    def head(self) -> str:
        """What stands before the body."""
        return (SHAPE_ROOM if self.shape else "") + (self.name + _BETWEEN if self.name else "")

    @property
    def text(self) -> str:
        """All of it."""
        return self.head + self.body + (_BETWEEN if self.body and self.after else "") + self.after


def name_of(event: ChatEvent) -> str:
    """Who an event is of, as shown."""
    return event.user_name or event.user_id or ""


def row_words(index: ChatIndex, row: int) -> RowWords:
    """What a row says, in the window's language."""
    event = index.event(row)
    if event is None:
        return RowWords("", _folded(index, row), quiet=True)
    name, user = name_of(event), user_of(event)
    if event.kind == kinds.ENFORCEMENT:
        return _deed(event, name)
    after = _deleted(index, row) if event.deleted else ""
    if event.gift is not None:
        return RowWords(name, gift_text(event), _joined(_value(event), after), "gift", user, struck=event.deleted)
    if event.action == kinds.PINNED:
        after = _joined(translate("ChatWords", "pinned"), after)
    body = translate("ChatWords", "[emote]") if event.text == kinds.EMOTE else event.text or _without_words(event)
    quiet = event.kind not in (kinds.COMMENT, kinds.QUESTION, kinds.SUBSCRIPTION)
    return RowWords(name, body, after, user=user, quiet=quiet, struck=event.deleted)


def spoken(index: ChatIndex, row: int) -> str:
    """A row for screen readers."""
    words = row_words(index, row)
    return " ".join(part for part in (timecode(index.times[row]), words.name, words.body, words.after) if part)


def _deed(event: ChatEvent, name: str) -> RowWords:
    count = f"×{event.count}" if event.action == "deleted" and (event.count or 0) > 1 else ""
    said = ": ".join(part for part in (name, event.text) if part)
    return RowWords(action_name(event.action or "other"), said, count, event.action or "other")


def gift_text(event: ChatEvent) -> str:
    """A gift in words, without what it cost."""
    gift = event.gift
    name = translate("ChatWords", "Envelope") if gift.name == kinds.ENVELOPE else gift.name
    body = name if gift.count == 1 else f"{name} ×{gift.count}"
    if gift.to_user:
        body += f" → {gift.to_user}"
    return _joined(body, event.text)


def _value(event: ChatEvent) -> str:
    value = event.gift.value
    if value is None:
        return ""
    return (
        translate("ChatWords", "1 token")
        if value == 1
        else translate("ChatWords", "{n} tokens").format(n=numbers.whole(value))
    )


def _deleted(index: ChatIndex, row: int) -> str:
    at = index.deleted_ms(row)
    if at is None:
        return translate("ChatWords", "deleted")
    return translate("ChatWords", "deleted {time}").format(time=timecode(max(0, at)))


def _folded(index: ChatIndex, row: int) -> str:
    run = index.folded(row)
    parts = (
        translate("ChatWords", "+{n} joined").format(n=numbers.whole(run.joins)) if run.joins else "",
        translate("ChatWords", "{n}× liked").format(n=numbers.whole(run.likes)) if run.likes else "",
        translate("ChatWords", "{n}× followed").format(n=numbers.whole(run.follows)) if run.follows else "",
        translate("ChatWords", "{n}× shared").format(n=numbers.whole(run.shares)) if run.shares else "",
        "" if run.viewers is None else translate("ChatWords", "{n} watching").format(n=numbers.whole(run.viewers)),
        _others(run.others),
    )
    return _joined(*parts)


def _others(count: int) -> str:
    """What a log has no words for: its own names for that say nothing to a person."""
    if count < 2:
        return translate("ChatWords", "other event") if count else ""
    return translate("ChatWords", "{n} other events").format(n=numbers.whole(count))


def _without_words(event: ChatEvent) -> str:
    said = {
        kinds.JOIN: translate("ChatWords", "joined"),
        kinds.LIKE: translate("ChatWords", "{n}× liked").format(n=numbers.whole(event.count or 1)),
        kinds.FOLLOW: translate("ChatWords", "follows"),
        kinds.SHARE: translate("ChatWords", "shared"),
        kinds.SUBSCRIPTION: translate("ChatWords", "subscribed"),
        kinds.OTHER: _others(1),
    }
    if event.action == kinds.GUEST_JOINED:
        said[kinds.OTHER] = translate("ChatWords", "joined the LIVE as a guest")
    elif event.action == kinds.GUEST_LEFT:
        said[kinds.OTHER] = translate("ChatWords", "left the LIVE as a guest")
    if event.count is not None:
        said[kinds.SUBSCRIPTION] = translate("ChatWords", "subscribed, month {n}").format(n=event.count)
        said[kinds.VIEWERS] = translate("ChatWords", "{n} watching").format(n=numbers.whole(event.count))
    return said.get(event.kind, "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
