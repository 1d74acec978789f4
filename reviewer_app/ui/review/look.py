"""What the painted panes of the review page share beyond the theme: speakers' colours, ranks of severity."""

import re
import zlib
from functools import lru_cache
from string import ascii_uppercase

from PySide6.QtGui import QColor

from reviewer_app.ui.theme import SEVERITIES, Theme

NO_RANK = len(SEVERITIES)
_NUMBERED = re.compile(r"(?:(?:speaker|spk|hablante|locutora?|oradora?|voz)[_ ]?)?(\d{1,3})", re.IGNORECASE)
_SPEAKERS = {
    "dark": ("#8ab4f8", "#f2a6c8", "#8fd6b4", "#d9b877", "#c3a6f2", "#86cfe0"),
    "light": ("#1d57a8", "#97295f", "#17694a", "#775400", "#5f3aa6", "#0f6274"),
}


def rank(severity: str | None) -> int:
    """0 for the gravest severity, `NO_RANK` for none or one unknown."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else NO_RANK


def severity_of(number: int) -> str | None:
    """The inverse of `rank`."""
    return SEVERITIES[number] if number < NO_RANK else None


@lru_cache(maxsize=1_000)
def speaker_name(speaker: str) -> str:
    """A speaker as shown: one that diarisation numbers, from 0, is a letter (`SPEAKER_01` is B), names stay.

    Letters, because S0 to S3 are severities; after Z comes AA.
    """
    found = _NUMBERED.fullmatch(speaker)
    if found is None:
        return speaker
    turn, letter = divmod(int(found[1]), len(ascii_uppercase))
    return (ascii_uppercase[turn - 1] if turn else "") + ascii_uppercase[letter]


def speaker_colour(speaker: str, theme: Theme) -> QColor:
    """One colour per speaker name, the same on every run; numbered speakers take them in turn."""
    digits = "".join(c for c in speaker if c.isdigit())
    return _one_of(theme, int(digits) if digits else zlib.crc32(speaker.encode()))


def user_colour(user: str, theme: Theme) -> QColor:
    """One colour per person in the chat, the same on every run."""
    return _one_of(theme, zlib.crc32(user.encode("utf-8", "replace")))


def _one_of(theme: Theme, number: int) -> QColor:
    colours = _SPEAKERS[theme.name]
    return QColor(colours[number % len(colours)])
