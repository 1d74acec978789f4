"""Words, emoji and disguised words of a text, with their places in it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from reviewer_app.domain.matching.folding import INVISIBLE

# Stands between texts that belong to different moments: no phrase runs across it.
BREAK = "\0"

_MARKS = "\u0300-\u036f\u20d0-\u20ff"
_LETTER = r"[^\W_]"
_WORD = rf"[@$€]*{_LETTER}(?:{_LETTER}|[{_MARKS}{INVISIBLE}@$€])*"
_EMOJI_STYLE = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"


class Token(NamedTuple):
    """A word or an emoji as it stands in characters `start` to `end`."""

    start: int
    end: int
    text: str


def token_pattern(emoji: Iterable[str] = ()) -> re.Pattern[str]:
    """What `tokens` looks for: words, and the given emoji whatever their skin tone."""
    known = "|".join(re.escape(one) for one in sorted(emoji, key=len, reverse=True))
    return re.compile(f"(?:{known}){_EMOJI_STYLE}|{_WORD}" if known else _WORD)


def tokens(text: str, pattern: re.Pattern[str]) -> list[Token]:
    """The tokens of a text, in order."""
    return [Token(*found.span(), found.group()) for found in pattern.finditer(text)]
