"""Times as people read them."""

from datetime import UTC, datetime


def timecode(ms: int, millis: bool = False) -> str:
    """`HH:MM:SS`, with `.mmm` when `millis`; negative times keep their sign."""
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    seconds, rest = divmod(ms, 1000)
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{text}.{rest:03d}" if millis else text


def utc_text(wall_ms: int) -> str:
    """`YYYY-MM-DD HH:MM:SS.mmmZ` of UTC wall time in milliseconds."""
    moment = datetime.fromtimestamp(wall_ms // 1000, tz=UTC)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{wall_ms % 1000:03d}Z"
