"""Bilibili's XML of danmaku: of past broadcasts, and as recorders write it with names, gifts and a start time.

`<d p="t,mode,size,colour,sent,pool,person,id" user="…" uid="…">text</d>`, `t` in seconds of media time. Recorders
(BililiveRecorder, blrec) add `<sc>`, `<gift>`, `<guard>` with `ts` on the same clock, and when they began:
`<BililiveRecorderRecordInfo start_time>` or `<metadata><record_start_time>`.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, Chat, ChatEvent
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.chat_drafts import ChatDrafts, gift_of, media_ms, text_of, wall_ms, whole
from reviewer_app.formats.cue_drafts import Warnings

NAME = "bilibili"
_EVENTS = ("d", "sc", "gift", "guard")
_ROOT = re.compile(r"\s*(?:(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*<i[\s>]", re.DOTALL)
_LINE_OF_EVENT = re.compile(r"^[ \t]*<(?:d|sc|gift|guard)\s", re.MULTILINE)
# Recorders that were killed leave such characters, and XML allows none of them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MOST_REPAIRS = 200
_CHUNK = 1 << 20


def is_bilibili(text: str) -> bool:
    """Whether a text is XML whose root is `<i>`."""
    return _ROOT.match(text) is not None


def read_bilibili(text: str, path: Path, warnings: Warnings) -> Chat:
    """The chat log of the XML; what is broken in between is left out with a warning.

    Raises Unreadable for XML that declares entities, and when there is no message.
    """
    target = _Target(ChatDrafts(path, warnings))
    text = _FORBIDDEN.sub("\ufffd", text)
    begin, line = 0, 1
    for _ in range(_MOST_REPAIRS):
        broken = _parse(text[begin:] if begin else text, path, target, line, inside=begin > 0)
        if broken is None:
            break
        warnings.add(f"line {broken}", "the XML is broken here; the rest of the line was left out.")
        begin, line = _after(text, begin, line, broken)
        if begin < 0:
            break
    else:
        warnings.add(f"line {line}", "the XML is broken in too many places; the rest was left out.")
    return target.drafts.finish(NAME, MEDIA, target.anchor_ms)


def _parse(text: str, path: Path, target: "_Target", line: int, inside: bool) -> int | None:
    """Feed the target; the line of the file at which the XML is broken, None where it is sound to its end."""
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    target.parser, target.first_line = parser.parser, line
    try:
        if inside:
            parser.feed("<i>")
        for begin in range(0, len(text), _CHUNK):
            parser.feed(text[begin : begin + _CHUNK])
        parser.close()
    except ParseError as error:
        return line + error.position[0] - 1
    except DefusedXmlException:
        raise Unreadable(path, "the XML declares entities, as no chat log does; choose another file.", 1) from None
    return None


def _after(text: str, begin: int, line: int, broken: int) -> tuple[int, int]:
    """Where the next event on a line of its own begins after a broken line, and its line; (-1, 0) where none does."""
    for _ in range(broken - line + 1):
        begin = text.find("\n", begin) + 1
        if not begin:
            return -1, 0
    found = _LINE_OF_EVENT.search(text, begin)
    if found is None:
        return -1, 0
    return found.start(), broken + 1 + text.count("\n", begin, found.start())


class _Target:
    """What the XML parser tells of elements becomes events."""

    def __init__(self, drafts: ChatDrafts) -> None:
        self.drafts, self.anchor_ms = drafts, None
        self.parser, self.first_line = None, 1
        self._open: str | None = None
        self._attributes: dict[str, str] = {}
        self._parts: list[str] = []
        self._where = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _EVENTS or tag in ("record_start_time", "video_start_time"):
            self._open, self._attributes, self._parts = tag, attributes, []
            self._where = f"line {self.first_line + self.parser.CurrentLineNumber - 1}"
        elif tag == "BililiveRecorderRecordInfo":
            self._begin(attributes.get("start_time", ""))

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._open is not None:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag != self._open:
            return
        self._open, text = None, text_of("".join(self._parts))
        if tag in _EVENTS:
            self._event(tag, text)
        else:
            self._begin(text)

    def close(self) -> None:
        """The document ends."""

    def _begin(self, time: str) -> None:
        if self.anchor_ms is None:
            self.anchor_ms = wall_ms(time)

    def _event(self, tag: str, text: str) -> None:
        value = self._attributes.get
        where = self._where
        user_name, user_id = text_of(value("user", "")), text_of(value("uid", ""))
        event_id = where.replace(" ", "-")
        seconds: object = value("ts")
        if tag == "d":
            fields = value("p", "").split(",")
            seconds = fields[0]
            person, number = (text_of(part) for part in [*fields, "", "", "", "", "", "", "", ""][6:8])
            user_id = user_id if user_id not in ("", "0") else person
            event_id = number if number not in ("", "0") else event_id
        at = self.drafts.time_or_last(where, media_ms(seconds))
        if at is None:
            return
        who = (user_id if user_id not in ("", "0") else None, user_name)
        if tag == "d":
            event = ChatEvent(event_id, at, kinds.COMMENT, *who, text)
        elif tag == "sc":
            event = ChatEvent(
                event_id, at, kinds.GIFT, *who, text, gift=gift_of(f"Super Chat ¥{value('price', '?')}", 1)
            )
        elif tag == "gift":
            gift = gift_of(text_of(value("giftname", "")), whole(value("giftcount")), whole(value("price")))
            event = ChatEvent(event_id, at, kinds.GIFT, *who, gift=gift)
        else:
            told = f"guard level {value('level', '?')}"
            event = ChatEvent(event_id, at, kinds.SUBSCRIPTION, *who, told, count=whole(value("count")))
        self.drafts.add(where, event)
