"""Timing lines and the text below them, for SRT and WebVTT alike; forgiving where players are."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reviewer_app.domain.errors import Unreadable

_TIME = r"(?:([0-9]{1,4})\s?:\s?)?([0-9]{1,3})\s?:\s?([0-9]{1,2})(?:\s?[.,]\s?([0-9]{1,9}))?"
_ARROW = r"(?:-{1,3}|[–—])>"
_TIMING = re.compile(rf"\s*(-?){_TIME}\s*{_ARROW}\s*(-?){_TIME}(?:\s+(\S.*))?\s*$")
_FULL_TIME = r"[0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}[.,][0-9]{1,9}"
_BROKEN = re.compile(r"\s*-?[0-9]+\s?:.*-->|.*-->\s*-?[0-9]+:[0-9]")
_NO_ARROW = re.compile(rf"\s*{_FULL_TIME}\s+{_FULL_TIME}\s*$")
_SETTINGS = re.compile(r"(?:\w+:\S+(?:\s+|$))+$")
_INLINE_TIME = re.compile(rf"<\s*{_TIME}\s*>")
# The inline time that most programs write: its whole second for `second_ms`, and its milliseconds.
USUAL_TIME = re.compile("<([0-9]{2}:[0-9]{2}:[0-9]{2})[.]([0-9]{3})>")


@dataclass(slots=True)
class Block:
    """A timing line and its text lines, as written; `line` is the timing line's number, times in ms."""

    line: int
    start_ms: int
    end_ms: int
    lines: list[str]

    @property
    def where(self) -> str:
        """The place as warnings name it."""
        return f"line {self.line}"


@dataclass(slots=True)
class Timing:
    """A timing line that was understood; `index` counts lines from 0, `rest` is text behind the times."""

    index: int
    start_ms: int
    end_ms: int
    rest: str


def inline_time(tag: str) -> int | None:
    """Milliseconds of `<00:01.234>`, None for any other tag."""
    found = _INLINE_TIME.fullmatch(tag)
    return _milliseconds(*found.groups()) if found else None


@lru_cache(1024)
def second_ms(clock: str) -> int:
    """Milliseconds of `00:00:01`."""
    return (int(clock[:2]) * 60 + int(clock[3:5])) * 60_000 + int(clock[6:]) * 1000


def timings(lines: list[str], path: Path) -> list[Timing]:
    """Every timing line. Raises Unreadable with the line for one whose times cannot be read."""
    found = []
    for index, line in enumerate(lines):
        if ">" in line and (match := _TIMING.match(line)):
            found.append(_timing(index, match))
        elif _is_broken(lines, index):
            raise Unreadable(path, f"the times in “{line.strip()[:60]}” cannot be read; mend the line.", index + 1)
    return found


def has_timing(text: str) -> bool:
    """Whether any line is a timing line, or was meant to be one."""
    lines = text.split("\n")
    return any((">" in line and _TIMING.match(line)) or _is_broken(lines, index) for index, line in enumerate(lines))


def is_number(line: str) -> bool:
    """Whether a line holds a whole number alone, as the index of a cue does."""
    line = line.strip()
    return line.isascii() and line.isdigit() and len(line) < 10


def first_index(lines: list[str]) -> tuple[list[str], int | None]:
    """The lines above the first timing line without that cue's index, and the index, None without one."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and is_number(lines[end - 1]):
        return lines[: end - 1], int(lines[end - 1])
    return lines, None


def without_index(lines: list[str], last: int | None) -> tuple[list[str], int | None]:
    """Text lines without the index of the next cue at their end, and that index (else `last`).

    A number right above a timing line is its index when a blank line stands before it, or when it counts on from
    `last`; any other number is something that was said.
    """
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and is_number(lines[end - 1]):
        number = int(lines[end - 1])
        apart = end == len(lines) and end > 1 and not lines[end - 2].strip()
        if apart or (last is not None and number == last + 1):
            return lines[: end - 1], number
    return lines, last


def _timing(index: int, match: re.Match[str]) -> Timing:
    minus, *start, end_minus, hours, minutes, seconds, fraction, rest = match.groups()
    start_ms = _milliseconds(*start) * (-1 if minus else 1)
    end_ms = _milliseconds(hours, minutes, seconds, fraction) * (-1 if end_minus else 1)
    rest = rest or ""
    return Timing(index, start_ms, end_ms, "" if _SETTINGS.match(rest) else rest)


def _milliseconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = int(hours or 0) * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000
    return whole + int((fraction or "0")[:3].ljust(3, "0"))


def _is_broken(lines: list[str], index: int) -> bool:
    line = lines[index]
    if "-->" not in line:
        return line[:1].isdigit() and _NO_ARROW.match(line) is not None
    below_index = index > 0 and is_number(lines[index - 1]) and (index == 1 or not lines[index - 2].strip())
    return below_index or _BROKEN.match(line) is not None
