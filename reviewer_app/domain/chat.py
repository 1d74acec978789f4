"""The normalised chat log of a LIVE: comments, gifts, and what the platform did, on the log's own clock."""

from collections.abc import Mapping
from dataclasses import dataclass

COMMENT, GIFT, JOIN, LIKE, FOLLOW, SHARE = "comment", "gift", "join", "like", "follow", "share"
SUBSCRIPTION, QUESTION, VIEWERS, ENFORCEMENT, OTHER = "subscription", "question", "viewers", "enforcement", "other"
KINDS = (COMMENT, GIFT, JOIN, LIKE, FOLLOW, SHARE, SUBSCRIPTION, QUESTION, VIEWERS, ENFORCEMENT, OTHER)
# What the platform or a moderator did: the `action` of an `enforcement`.
ACTIONS = (
    "warning",
    "suspended",
    "paused",
    "resumed",
    "ended",
    "muted",
    "banned",
    "deleted",
    "closed",
    "verification",
    "restricted",
    "other",
)
# What an `other` event may be, in its `action`; any other name there is the log's own, which no person reads.
GUEST_JOINED, GUEST_LEFT, PINNED = "guest_joined", "guest_left", "pinned"
# What stands for what a log has no words for; the window says it in its language.
EMOTE, ENVELOPE = "[emote]", "Envelope"
# Clocks: times are media time, or UTC wall time.
MEDIA, WALL = "media", "wall"


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift, or a streak of them as one.

    `value` is what all `count` of them cost in the platform's tokens (diamonds, bits, coins), None where the log does
    not say; sums of money stay in the name (`Super Chat 5,00 €`).
    """

    name: str
    count: int = 1
    value: int | None = None
    to_user: str | None = None


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """One thing that happened in the chat. `time_ms` is on the log's own clock, of a streak that of its end.

    `event_id` is the log's own id, else made from the place in the file: the same file gives the same ids.
    `user_id` is what names the person for good (a handle or a number), None where nobody is named.
    A deleted message stays, with when it was deleted where the log says.
    `count`: likes of one person, viewers now, members after a join, messages deleted, months subscribed.
    """

    event_id: str
    time_ms: int
    kind: str
    user_id: str | None = None
    user_name: str = ""
    text: str = ""
    deleted: bool = False
    deleted_at_ms: int | None = None
    gift: Gift | None = None
    count: int | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """Events sorted by time, equal times as in the file; `warnings` says what was repaired on reading.

    `clock` is `media` or `wall` (UTC ms). `anchor_ms` is the UTC time at which the recording began, where the log says.
    """

    format: str
    clock: str
    events: tuple[ChatEvent, ...] = ()
    anchor_ms: int | None = None
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The documented shape of `reviewer-app chat --json`."""
        return {
            "format": self.format,
            "clock": self.clock,
            "anchor_ms": self.anchor_ms,
            "events": [_event_json(event) for event in self.events],
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_json(cls, value: Mapping) -> "Chat":
        """The inverse of `to_json`."""
        events = tuple(ChatEvent(**{**one, "gift": one["gift"] and Gift(**one["gift"])}) for one in value["events"])
        return cls(value["format"], value["clock"], events, value["anchor_ms"], tuple(value["warnings"]))


def _event_json(event: ChatEvent) -> dict[str, object]:
    gift = event.gift
    return {
        "event_id": event.event_id,
        "time_ms": event.time_ms,
        "kind": event.kind,
        "user_id": event.user_id,
        "user_name": event.user_name,
        "text": event.text,
        "deleted": event.deleted,
        "deleted_at_ms": event.deleted_at_ms,
        "gift": gift and {"name": gift.name, "count": gift.count, "value": gift.value, "to_user": gift.to_user},
        "count": event.count,
        "action": event.action,
    }
