"""Any file in, a chat log or one sentence out; and which file belongs to a recording."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.chat import ACTIONS, KINDS, Chat
from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.ids import canonical_bytes
from reviewer_app.formats.chats import _read_text, find_chat, read_chat
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.encodings import decode

T = 1_778_785_331_400
_COMMON = {"msg_id": "5", "create_time": T}
TIKTOK = "\n".join(
    json.dumps(one, ensure_ascii=False)
    for one in (
        {"event": "RoomInfo", "record_start_time": T},
        {"event": "CommentEvent", "common": _COMMON, "user": {"unique_id": "ana"}, "content": "¿qué pasó, señor?"},
        {"event": "GiftEvent", "common": {"msg_id": "6", "create_time": T + 5}, "user": {"unique_id": "ana"},
         "gift": {"name": "Rosa", "diamond_count": 1}, "group_id": "g", "repeat_count": 3, "repeat_end": True},
        {"event": "ImDeleteEvent", "common": {"msg_id": "7", "create_time": T + 9}, "delete_msg_ids": ["5"],
         "delete_user_ids": ["8"]},
    )
)  # fmt: skip
DOWNLOADER = json.dumps(
    [{"time_in_seconds": 1.5, "message": "¿qué pasó, señor?", "message_type": "text_message", "message_id": "1",
      "timestamp": T * 1000, "author": {"id": "1", "name": "Ana"}}],
    indent=4, ensure_ascii=False,
)  # fmt: skip
YOUTUBE = json.dumps(
    {"replayChatItemAction": {"actions": [{"addChatItemAction": {"item": {"liveChatTextMessageRenderer": {
        "id": "C", "message": {"runs": [{"text": "¿qué pasó, señor?"}]}, "timestampUsec": str(T * 1000),
        "authorName": {"simpleText": "@ana"}, "authorExternalChannelId": "UC"}}}}], "videoOffsetTimeMsec": "1500"}},
    ensure_ascii=False,
)  # fmt: skip
TWITCH = json.dumps(
    {"video": {}, "comments": [{"_id": "1", "content_offset_seconds": 1, "created_at": "2026-05-14T19:02:11.4Z",
     "commenter": {"display_name": "Ana", "_id": "1"}, "message": {"body": "¿qué pasó, señor?"}}]},
    ensure_ascii=False,
)  # fmt: skip
BILIBILI = (
    '<?xml version="1.0"?>\n<i><metadata><record_start_time>2026-05-14T19:02:11Z</record_start_time></metadata>\n'
    '<d p="1.5,1,25,1,1,0,u,9" user="Ana">¿qué pasó, señor?</d>\n<gift ts="2" user="Ana" giftname="Rosa"/>\n</i>'
)
CSV = "hora;usuario;mensaje\n00:00:01,5;Ana;¿qué pasó, señor?\n"
SAMPLES = {
    "tiktok": TIKTOK, "chat-downloader": DOWNLOADER, "youtube": YOUTUBE, "twitch": TWITCH, "bilibili": BILIBILI,
    "csv": CSV,
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_content_decides_whatever_name_encoding_and_line_ends(tmp_path, kind, encoding):
    file = tmp_path / "name.dat"
    file.write_bytes(SAMPLES[kind].replace("\n", "\r\n").encode(encoding))
    chat = read_chat(file)
    assert (chat.format, chat.events[0].text, chat.warnings) == (kind, "¿qué pasó, señor?", ())


def test_lines_of_another_kind_before_the_first_message_do_not_mislead(tmp_path):
    file = tmp_path / "live.jsonl"
    file.write_text('{"tool": "recorder", "version": 3}\n' + TIKTOK, encoding="utf-8")
    assert read_chat(file).format == "tiktok"


def test_an_array_that_breaks_off_keeps_what_it_has(tmp_path):
    file = tmp_path / "chat.json"
    file.write_text(DOWNLOADER.rstrip("]") + ',\n{"time_in_seconds": 2, "mess', encoding="utf-8")
    chat = read_chat(file)
    assert len(chat.events) == 1
    assert chat.warnings[0].startswith("line 14: the JSON breaks off here")


def test_a_first_line_that_is_broken_does_not_hide_the_others(tmp_path):
    file = tmp_path / "live.jsonl"
    file.write_text('{"event": "Com\n' + TIKTOK, encoding="utf-8")
    assert read_chat(file).warnings == ("line 1: the JSON of this line is broken; the line was left out.",)


def test_damaged_characters_are_said(tmp_path):
    file = tmp_path / "live.csv"
    file.write_bytes(CSV.encode() + b"0:02;A;\xff\n")
    assert read_chat(file).warnings == ("line 3: characters that are not UTF-8 were replaced by �.",)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "empty"),
        (b"\xef\xbb\xbf \n", 1, "empty"),
        (b"\x00\x01\x02" * 100, 1, "binary"),
        (b"Hola, esto es un texto.\n", 1, "no heading is known"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHola\n", 1, "no heading is known"),
        (b'{"segments": [{"start": 0.0, "end": 1.0, "text": "Hola"}]}', 1, "no field of theirs"),
        (b'[{"x": 1},\n{"y"\n', 1, "no field of theirs"),
        (b"[\n5,\n{\n", 4, "JSON is broken"),
        (b'{"comments": [\n{"content', 2, "JSON is broken"),
        (b'{"video": {}, "comments": []}', 1, "no message"),
        (b'{"event": "RoomInfo"}\n', 1, "no message"),
        (b"<i></i>", 1, "no message"),
        (b"<tt></tt>", 1, "root is not"),
        (b"time,text\n", 1, "no message"),
        (b"[" * 100_000, 1, "no chat log does"),
        (b'{"a":' * 100_000, 1, "no chat log does|JSON is broken"),
        (b"[" + b"9" * 5000 + b"]", 1, "no chat log does"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_file_and_line(tmp_path, content, line, reason):
    file = tmp_path / "live.chat.json"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=reason) as caught:
        read_chat(file)
    assert str(caught.value).startswith(f"{file}, line {line}: ")
    assert "\n" not in str(caught.value)


def test_chat_logs_are_found_by_name_the_richest_first(tmp_path):
    """Removing the best each time leaves the next; other files are not taken."""
    names = [
        "live.mp4.chat.jsonl",
        "live.chat.jsonl",
        "live.live_chat.json",
        "live.chat.json",
        "live.xml",
        "Live.Chat.CSV",
    ]
    for name in (*names, "live.json", "live.srt", "live.info.json", "other.chat.jsonl", "live2.chat.jsonl"):
        (tmp_path / name).write_text("x")
    found = []
    while chat := find_chat(tmp_path / "live.mp4"):
        found.append(chat.name)
        chat.unlink()
    assert found == names
    assert find_chat(tmp_path / "none" / "live.mp4") is None


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(), max_size=6),
              st.sampled_from(["5", str(T), str(T * 1000), "0:05", "4", 4, T, "deleted_message", "ban_user"])),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["text", "id"]), inner)),
    max_leaves=3,
)  # fmt: skip


@st.composite
def _changed(draw, value):
    """A JSON value with some of its parts replaced, left out or said twice."""
    if isinstance(value, dict):
        return {key: draw(_changed(one)) for key, one in value.items() if draw(st.integers(0, 11))}
    if isinstance(value, list):
        kept = [draw(_changed(one)) for one in value]
        return kept * draw(st.sampled_from([1, 1, 2]))
    return draw(_VALUES) if not draw(st.integers(0, 3)) else value


@st.composite
def _mutated(draw):
    """Bytes of a log: a well-formed one with odd values, or one with bytes cut out, doubled and overwritten."""
    kind = draw(st.sampled_from(sorted(SAMPLES)))
    text = SAMPLES[kind]
    if kind in ("tiktok", "youtube") and draw(st.booleans()):
        text = "\n".join(json.dumps(draw(_changed(json.loads(line)))) for line in text.split("\n"))
    elif kind in ("chat-downloader", "twitch") and draw(st.booleans()):
        text = json.dumps(draw(_changed(json.loads(text))))
    data = bytearray(text.encode())
    for _ in range(draw(st.integers(0, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        scrap = draw(
            st.sampled_from([b"", bytes(data[at : at + length]) * 2, b"\n", b'"', b"<d ", b"\xff", b"}", b"0"])
        )
        data[at : at + length] = scrap
    return bytes(data)


@settings(derandomize=True, max_examples=800, deadline=5_000)
@given(st.one_of(_mutated(), st.binary(max_size=100)))
def test_any_bytes_give_a_sound_log_or_one_sentence(content):
    """Nothing else is raised; what comes out is sorted, its ids are unique, and an event of a decision can hold it."""
    try:
        text, damaged = decode(content)
    except ValueError:
        return
    try:
        chat = _read_text(Path("live.json"), text, damaged, None, Warnings())
    except Unreadable as error:
        assert "\n" not in str(error)
        return
    assert chat.events and chat.clock in ("media", "wall")
    assert [event.time_ms for event in chat.events] == sorted(event.time_ms for event in chat.events)
    ids = [event.event_id for event in chat.events]
    assert len(ids) == len(set(ids)) and all(ids)
    for event in chat.events:
        assert event.kind in KINDS
        assert event.action in ACTIONS if event.kind == "enforcement" else not event.action or event.kind == "other"
        assert (event.gift is not None) == (event.kind == "gift")
    canonical_bytes(chat.to_json())
    assert Chat.from_json(json.loads(json.dumps(chat.to_json()))) == chat


@pytest.mark.parametrize(
    "content",
    [
        "<i>" + '<d p="1,1" <>x</d>\n' * 20_000,
        "<i>" + "<!--" * 50_000,
        "<!--" * 100_000,
        "time,text\n" + '"\n' * 50_000,
        '{"event":\n' * 50_000,
        "[" + '{"event": "x"}, ' * 20_000,
    ],
)
@pytest.mark.timeout(30)
def test_hostile_files_end_soon(content):
    """Repairs are not without end: what takes a fraction of a second would take minutes where each repair reads on."""
    with pytest.raises(Unreadable):
        _read_text(Path("live.x"), content, None, None, Warnings())
