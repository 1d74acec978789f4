"""Milliseconds of media time as people read them."""


def timecode(ms: int, millis: bool = False) -> str:
    """`HH:MM:SS`, with `.mmm` when `millis`; negative times keep their sign."""
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    seconds, rest = divmod(ms, 1000)
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{text}.{rest:03d}" if millis else text
