"""Read a chat log whatever its format, and find the one that belongs to a recording."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

from reviewer_app.domain.chat import Chat
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.chat_bilibili import is_bilibili, read_bilibili
from reviewer_app.formats.chat_csv import NOTHING_REMEMBERED, read_csv
from reviewer_app.formats.chat_downloader import is_chat_downloader, read_chat_downloader
from reviewer_app.formats.chat_tiktok import is_tiktok, read_tiktok
from reviewer_app.formats.chat_twitch import is_twitch, read_twitch
from reviewer_app.formats.chat_youtube import is_youtube, read_youtube
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.files import collector_paused, read_bytes

Rows = Iterator[tuple[str, dict]]
_JSON_FORMATS: tuple[tuple[Callable[[dict], bool], Callable[[Rows, Path, Warnings], Chat]], ...] = (
    (is_youtube, read_youtube),
    (is_twitch, read_twitch),
    (is_tiktok, read_tiktok),
    (is_chat_downloader, read_chat_downloader),
)
# How many objects are looked at: recorders begin with lines of another kind.
_LOOKED_AT = 50
_LISTS = ("events", "messages", "comments", "items")
_DECODE = json.JSONDecoder().raw_decode
_BETWEEN = re.compile(r"[\s,]*")
_SPACE = re.compile(r"\s*")
# Where they lie beside `live.mp4`: best first.
_TAGS = (
    ".chat.jsonl", ".live_chat.json", ".chat.json", ".live_chat.jsonl", ".chat.xml", ".danmaku.xml", ".xml",
    ".chat.csv", ".chat.tsv", ".chat.txt",
)  # fmt: skip


def read_chat(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] = NOTHING_REMEMBERED,
) -> Chat:
    """The normalised chat log in a file: TikTok webcast events, chat-downloader, YouTube, Twitch, bilibili XML, CSV.

    The content decides, never the extension; a `mapping` of columns (`chat_csv.parse_mapping`) means CSV, those
    `remembered` count for tables with the same headings. Raises Unreadable with the line for anything else,
    UnknownColumns for a table of which neither headings nor columns are known.
    """
    data = read_bytes(path, "chat log")
    try:
        text, damaged = decode(data)
    except ValueError as error:
        raise Unreadable(path, f"{error}.", 1) from None
    with collector_paused():
        return _read_text(path, text, damaged, mapping, Warnings(), remembered=remembered)


def find_chat(recording: Path) -> Path | None:
    """The chat log beside a recording by file name, None when there is none.

    Considered are the recording's name, with or without its extension, then `.chat.jsonl`, `.live_chat.json`,
    `.chat.json`, `.xml`, `.chat.csv` and their kin; the recording's whole name goes first.
    """
    try:
        names = {_comparable(entry.name): entry.name for entry in recording.parent.iterdir()}
    except OSError:
        return None
    bases = dict.fromkeys((recording.name, recording.stem))
    wanted = (_comparable(base + tag) for tag in _TAGS for base in bases)
    found = (recording.with_name(names[name]) for name in wanted if name in names)
    return next((path for path in found if path != recording and path.is_file()), None)


def _comparable(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _read_text(
    path: Path,
    text: str,
    damaged: int | None,
    mapping: Mapping[str, str] | None,
    warnings: Warnings,
    *,
    remembered: Mapping[str, Mapping[str, str]] = NOTHING_REMEMBERED,
) -> Chat:
    if not text or text.isspace():
        raise Unreadable(path, "the file is empty; choose a chat log.", 1)
    if damaged is not None:
        warnings.add(f"line {damaged}", "characters that are not UTF-8 were replaced by �.")
    start = _SPACE.match(text).end()
    if mapping is not None:
        return read_csv(text, path, warnings, mapping)
    if text.startswith(("{", "["), start):
        return _read_json(text, start, path, warnings)
    if is_bilibili(text):
        return read_bilibili(text, path, warnings)
    if text.startswith("<", start):
        raise Unreadable(path, "this XML is no chat log of bilibili (its root is not <i>); choose a chat log.", 1)
    return read_csv(text, path, warnings, remembered=remembered)


def _read_json(text: str, start: int, path: Path, warnings: Warnings) -> Chat:
    try:
        rows = _rows(text, start, path, warnings)
    except RecursionError:
        raise Unreadable(path, "the JSON holds what no chat log does; choose another file.", 1) from None
    first = list(islice(rows, _LOOKED_AT))
    for is_format, read in _JSON_FORMATS:
        if any(is_format(row) for _, row in first):
            return read(chain(first, rows), path, warnings)
    reason = (
        "this JSON is no chat log of TikTok, chat-downloader, YouTube or Twitch (no field of theirs is in it); "
        "choose a chat log."
    )
    raise Unreadable(path, reason, 1)


def _rows(text: str, start: int, path: Path, warnings: Warnings) -> Rows:
    """(place, object) of each object: one a line, or the items of an array, or of a list in the one object.

    Lines are read as they are asked for: all of a long log at once would take ten times its size.
    """
    first_end = text.find("\n", start)
    if text[start] == "{" and (first_end >= 0 and _parsed(text[start:first_end]) is not None):
        return _lines(text, warnings)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        rows = _lines(text, warnings) if text[start] == "{" else iter(_items(text, start + 1, warnings))
        first = next(rows, None)
        if first is not None:
            return chain([first], rows)
        reason = f"the JSON is broken ({error.msg}, column {error.colno}); export it again."
        raise Unreadable(path, reason, error.lineno) from None
    except ValueError:
        raise Unreadable(path, "the JSON holds what no chat log does; choose another file.", 1) from None
    if isinstance(value, dict):
        inner = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        if inner is None or is_twitch(value):
            return iter([("line 1", value)])
        value = inner
    if any(not isinstance(one, dict) for one in value):
        warnings.add("line 1", "items that are no objects were left out.")
    return ((f"item {number}", one) for number, one in enumerate(value, 1) if isinstance(one, dict))


def _parsed(line: str) -> dict | None:
    try:
        value, end = _DECODE(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not line[end:].strip() else None


def _lines(text: str, warnings: Warnings) -> Rows:
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped:
            continue
        value = _parsed(stripped)
        if value is None:
            warnings.add(f"line {number}", "the JSON of this line is broken; the line was left out.")
        else:
            yield f"line {number}", value


def _items(text: str, begin: int, warnings: Warnings) -> list[tuple[str, dict]]:
    """The items of an array up to where it breaks off."""
    rows: list[tuple[str, dict]] = []
    while True:
        begin = _BETWEEN.match(text, begin).end()
        try:
            value, end = _DECODE(text, begin)
        except ValueError:
            line = text.count("\n", 0, begin) + 1
            warnings.add(f"line {line}", "the JSON breaks off here; what comes before was kept.")
            return rows
        if isinstance(value, dict):
            rows.append((f"item {len(rows) + 1}", value))
        begin = end
