"""When a recording began, as its recorder says: in a file beside it, or in the recording's own name."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from reviewer_app.formats.chat_drafts import wall_ms

_LARGEST = 1 << 20
_JSON_ENDINGS = (".json", ".meta.json", ".info.json", ".metadata.json")
_XML_ENDINGS = (".xml", ".danmaku.xml")
_KEYS = frozenset({"recordstarttime", "recordingstarttime", "recordstart", "starttime", "startedat", "videostarttime"})
_XML_START = re.compile(
    r"<BililiveRecorderRecordInfo\b[^>]*\bstart_time=\"([^\"]{1,40})\"|<(?:record|video)_start_time>([^<]{1,40})<"
)
_STAMP = re.compile(
    r"(?<![0-9])(20[0-9]{2})([-._]?)(0[1-9]|1[0-2])\2([0-2][0-9]|3[01])(?:[T _-]{1,3}|_at_| at )"
    r"([01][0-9]|2[0-3])([-._:h]?)([0-5][0-9])\6([0-5][0-9])(?:[.-]([0-9]{3}))?(?![0-9])(Z|UTC|[+-][01][0-9]:?[0-9]{2})?"
)
_EPOCH = re.compile(r"(?<![0-9])(1[5-9][0-9]{8}(?:[0-9]{3})?)(?![0-9])")


def sidecar_start(recording: Path) -> int | None:
    """The UTC ms that a recorder's JSON or XML beside a recording gives as its beginning; None when none does."""
    for base in dict.fromkeys((recording.name, recording.stem)):
        for ending in (*_JSON_ENDINGS, *_XML_ENDINGS):
            path = recording.with_name(base + ending)
            try:
                with path.open("rb") as file:
                    text = file.read(_LARGEST).decode("utf-8", "replace")
            except (OSError, ValueError):
                continue
            found = _in_json(text) if ending in _JSON_ENDINGS else _in_xml(text)
            if found is not None:
                return found
    return None


def name_start(recording: Path) -> tuple[int, bool] | None:
    """(UTC ms, whether its zone is known) of the time in a recording's name; None when there is none.

    Understood are `2026-05-14 21-02-11`, `20260514_210211`, `2026.05.14_21-02-11` and the like, with ms, with `Z` or an
    offset, and epoch figures. A time without a zone counts as this computer's.
    """
    found = _STAMP.search(recording.name)
    if found is None:
        epoch = _EPOCH.search(recording.name)
        return None if epoch is None else (wall_ms(epoch[1]), True)  # type: ignore[return-value]
    year, _, month, day, hour, _, minute, second, milli, zone = found.groups()
    try:
        moment = datetime(*map(int, (year, month, day, hour, minute, second)), int(milli or 0) * 1000)  # type: ignore[arg-type]
        if zone is not None:
            moment = moment.replace(tzinfo=_zone(zone))
        return round(moment.timestamp() * 1000), zone is not None
    except (ValueError, OverflowError, OSError):
        return None


def _zone(text: str) -> timezone:
    if text in ("Z", "UTC"):
        return UTC
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-away if text[0] == "-" else away)


def _in_json(text: str) -> int | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    for level in (value, *(inner for inner in value.values() if isinstance(inner, dict))):
        for key, one in level.items():
            if re.sub("[^a-z]", "", key.lower()) in _KEYS and (found := wall_ms(one)) is not None:
                return found
    return None


def _in_xml(text: str) -> int | None:
    found = _XML_START.search(text)
    return wall_ms(found[1] or found[2]) if found else None
