"""Words and emoji of a text, with their places in it."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from reviewer_app.domain.matching.folding import FLAG_LETTERS, FRAMED, INVISIBLE

# Stands between texts that belong to different moments: no phrase runs across it.
BREAK = "\0"

_MARKS = "\u0300-\u036f\u20d0-\u20ff"
_LETTER = rf"(?:[^\W_]|[{FRAMED}])"
# A flag after a word is no part of it; `@` by itself may stand for a.
_WORD = rf"[@$€]{{0,3}}{_LETTER}(?:[^\W_]+|[{_MARKS}{INVISIBLE}{FRAMED}@$€])*|[{FLAG_LETTERS}]+|(?<!\S)@(?!\S)"
_FRAMED = re.compile(f"[{FRAMED}{FLAG_LETTERS}]")
_EMOJI_STYLE = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"


class Tokens:
    """A text in words and emoji: `texts` of them, and the `gaps` between each and the next."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        parts = pattern.split(text)
        self._places = list(accumulate(map(len, parts), initial=0))
        self.texts: list[str] = parts[1::2]
        self.gaps: list[str] = parts[2:-1:2]

    def start(self, index: int) -> int:
        """Where a token begins in the text."""
        return self._places[2 * index + 1]

    def end(self, index: int) -> int:
        """Where a token ends in the text."""
        return self._places[2 * index + 2]


def emoji_in(text: str) -> set[str]:
    """The emoji and other pictures of a text, each one character; letters in circles, squares and flags are none."""
    return {one for one in text if unicodedata.category(one) == "So" and not _FRAMED.match(one)}


def token_pattern(emoji: Iterable[str] = ()) -> re.Pattern[str]:
    """What `Tokens` looks for: words, and the given emoji whatever their style and skin tone."""
    known = "".join(map(re.escape, sorted(emoji)))
    return re.compile(f"([{known}]{_EMOJI_STYLE}|{_WORD})" if known else f"({_WORD})")
