"""Twitch's chat of a past broadcast: TwitchDownloader's JSON and pages of GQL."""

import itertools
import json
from pathlib import Path

from reviewer_app.domain.chat import Chat, Gift
from reviewer_app.formats.chats import _read_text
from reviewer_app.formats.cue_drafts import Warnings


def comment(number: int, offset: float, created: str, text: str = "hola", **fields: object) -> dict:
    return {"_id": f"c{number}", "created_at": created, "content_offset_seconds": offset,
            "commenter": {"display_name": "Ana", "_id": "42", "name": "ana"},
            "message": {"body": text, "bits_spent": 0, "fragments": [{"text": text}], **fields}}  # fmt: skip


def read(value: object) -> Chat:
    return _read_text(Path("vod.json"), json.dumps(value), None, None, Warnings())


def document(*comments: object) -> dict:
    return {"FileInfo": {"Version": {}}, "streamer": {"name": "lucía", "id": 1},
            "video": {"title": "x", "start": 0, "end": 60}, "comments": list(comments)}  # fmt: skip


def test_offsets_with_fractions_are_taken_as_they_are():
    chat = read(document(comment(1, 1.5, "2024-01-18T19:00:01.5Z"), comment(2, 3.25, "2024-01-18T19:00:03.25Z", "ya")))
    assert (chat.format, chat.clock, chat.warnings) == ("twitch", "media", ())
    assert [(e.event_id, e.time_ms, e.user_id, e.user_name, e.text) for e in chat.events] == [
        ("c1", 1_500, "42", "Ana", "hola"), ("c2", 3_250, "42", "Ana", "ya"),
    ]  # fmt: skip


def test_offsets_cut_to_seconds_get_their_fraction_from_the_time_of_day():
    """Three messages of one second come apart again, in order, each within its second."""
    began = "2024-01-18T19:00:0"
    chat = read(
        document(*(comment(n, int(at), f"{began}{at + 0.4:.3f}Z") for n, at in enumerate((1.0, 1.3, 1.59, 2.5))))
    )
    times = [e.time_ms for e in chat.events]
    assert times == sorted(set(times))
    assert [time // 1000 for time in times] == [1, 1, 1, 2]
    assert [b - a for a, b in itertools.pairwise(times)] == [300, 290, 910]


def test_pages_of_gql_are_read_too():
    node = {"id": "g1", "contentOffsetSeconds": 7, "createdAt": "2024-01-18T19:00:07.9Z",
            "commenter": {"id": "42", "login": "ana", "displayName": "Ana"},
            "message": {"fragments": [{"text": "ho"}, {"text": "la", "emote": None}], "userBadges": []}}  # fmt: skip
    page = {"data": {"video": {"id": "1", "comments": {"edges": [{"cursor": "x", "node": node}]}}}}
    for value in (page, [page, {"data": {"video": {"comments": {"edges": []}}}}]):
        (event,) = read(value).events
        assert (event.event_id, event.time_ms // 1000, event.user_name, event.text) == ("g1", 7, "Ana", "hola")


def test_bits_subscriptions_and_a_person_who_is_gone():
    nobody = {**comment(3, 3.5, "x"), "commenter": None}
    chat = read(document(
        comment(1, 1.5, "x", "cheer100 va", bits_spent=100),
        comment(2, 2.5, "x", "tres meses", user_notice_params={"msg_id": "resub"}),
        nobody,
        "broken",
    ))  # fmt: skip
    assert [(e.kind, e.gift, e.user_id) for e in chat.events] == [
        ("gift", Gift("Bits", 100, 100), "42"), ("subscription", None, "42"), ("comment", None, None),
    ]  # fmt: skip
    assert chat.warnings == ("comment 4: a comment that is no object was left out.",)
