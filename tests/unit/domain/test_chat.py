"""The values of a chat log."""

import json

from reviewer_app.domain.chat import ACTIONS, KINDS, Chat, ChatEvent, Gift

CHAT = Chat(
    "tiktok",
    "wall",
    (
        ChatEvent("1", 1_000, "comment", "ana", "Ana", "¡Ñandú!", deleted=True, deleted_at_ms=1_500),
        ChatEvent("2", 2_000, "gift", "ana", "Ana", gift=Gift("Rosa", 20, 20, "lucía")),
        ChatEvent("3", 3_000, "enforcement", text="Aviso", action="warning"),
    ),
    500,
    ("line 2: odd.",),
)


def test_json_has_every_field_and_leads_back():
    """What `chat --json` prints can be read again without loss."""
    value = json.loads(json.dumps(CHAT.to_json()))
    assert value["events"][1] == {
        "event_id": "2", "time_ms": 2_000, "kind": "gift", "user_id": "ana", "user_name": "Ana", "text": "",
        "deleted": False, "deleted_at_ms": None, "count": None, "action": None,
        "gift": {"name": "Rosa", "count": 20, "value": 20, "to_user": "lucía"},
    }  # fmt: skip
    assert Chat.from_json(value) == CHAT


def test_kinds_and_actions_are_what_others_rely_on():
    assert len(KINDS) == 11 and {"comment", "gift", "enforcement", "other"} <= set(KINDS)
    assert len(ACTIONS) == 12 and {"warning", "suspended", "deleted", "restricted"} <= set(ACTIONS)
