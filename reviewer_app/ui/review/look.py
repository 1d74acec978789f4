"""What the painted panes of the review page share beyond the theme: speakers' colours, ranks of severity."""

import re
import zlib
from collections.abc import Iterable
from string import ascii_uppercase

from PySide6.QtGui import QColor

from reviewer_app.ui.theme import SEVERITIES, Theme

NO_RANK = len(SEVERITIES)
_RANKS: dict[str | None, int] = {severity: number for number, severity in enumerate(SEVERITIES)}
_NUMBERED = re.compile(r"(?:(?:speaker|spk|hablante|locutora?|oradora?|voz)[_ ]?)?(\d{1,3})", re.IGNORECASE)
_SPEAKERS = {
    "dark": ("#8ab4f8", "#f2a6c8", "#8fd6b4", "#d9b877", "#c3a6f2", "#86cfe0"),
    "light": ("#1d57a8", "#97295f", "#17694a", "#775400", "#5f3aa6", "#0f6274"),
}


def rank(severity: str | None) -> int:
    """0 for the gravest severity, `NO_RANK` for none or one unknown."""
    return _RANKS.get(severity, NO_RANK)


def severity_of(number: int) -> str | None:
    """The inverse of `rank`."""
    return SEVERITIES[number] if number < NO_RANK else None


class Speakers:
    """How those who speak in one recording are shown: who diarisation numbers is a letter, names stay.

    The least number is A, the next one B, whether the numbers begin at 0 or 1 and whether one is missing; after Z comes
    AA. Letters, because S0 to S3 are severities.
    """

    def __init__(self, speakers: Iterable[str] = ()) -> None:
        numbers = {int(found[1]) for speaker in speakers if (found := _NUMBERED.fullmatch(speaker))}
        self._places = {number: place for place, number in enumerate(sorted(numbers))}

    def name(self, speaker: str) -> str:
        """A speaker's letter or name."""
        place = self._place(speaker)
        if place is None:
            return speaker
        turn, letter = divmod(place, len(ascii_uppercase))
        return (ascii_uppercase[turn - 1] if turn else "") + ascii_uppercase[letter]

    def colour(self, speaker: str, theme: Theme) -> QColor:
        """A speaker's colour, the same on every run; letters take the colours in turn."""
        place = self._place(speaker)
        return _one_of(theme, zlib.crc32(speaker.encode("utf-8", "replace")) if place is None else place)

    def _place(self, speaker: str) -> int | None:
        found = _NUMBERED.fullmatch(speaker)
        return self._places.get(int(found[1])) if found else None


def user_colour(user: str, theme: Theme) -> QColor:
    """One colour per person in the chat, the same on every run."""
    return _one_of(theme, zlib.crc32(user.encode("utf-8", "replace")))


def _one_of(theme: Theme, number: int) -> QColor:
    colours = _SPEAKERS[theme.name]
    return QColor(colours[number % len(colours)])
