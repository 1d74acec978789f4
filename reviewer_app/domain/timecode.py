"""Times as people read them."""

import re
from datetime import UTC, datetime

_TYPED = re.compile(
    r"([+\-−])?\s*(?:(?:(?P<h>[0-9]{1,3}):)?(?P<m>[0-9]{1,3}):)?(?P<s>[0-9]{1,6})(?:[.,](?P<f>[0-9]{1,3}))?\s*s?"
)


def timecode(ms: int, millis: bool = False) -> str:
    """`HH:MM:SS`, with `.mmm` when `millis`; negative times keep their sign."""
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    seconds, rest = divmod(ms, 1000)
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{text}.{rest:03d}" if millis else text


def typed_ms(text: str) -> int | None:
    """ms of a signed length as people type it: `-3.2`, `+3,2 s`, `1:02.5`, `−1:02:03,250`; None when it is none."""
    found = _TYPED.fullmatch(text.strip())
    if found is None or (found["m"] is not None and int(found["s"]) >= 60):
        return None
    seconds = (int(found["h"] or 0) * 60 + int(found["m"] or 0)) * 60 + int(found["s"])
    ms = seconds * 1000 + int((found["f"] or "").ljust(3, "0"))
    return -ms if found[1] in ("-", "−") else ms


def utc_text(wall_ms: int) -> str:
    """`YYYY-MM-DD HH:MM:SS.mmmZ` of UTC wall time in milliseconds."""
    moment = datetime.fromtimestamp(wall_ms // 1000, tz=UTC)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{wall_ms % 1000:03d}Z"
