"""Spanish text as search sees it: lower case, no accents, ñ a letter of its own."""

import re
import unicodedata
from collections.abc import Sequence


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met; marks alone become nothing."""

    def __init__(self, keep_enye: bool) -> None:
        super().__init__()
        self._keep_enye = keep_enye

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        lower = character.lower()
        if lower == "ñ" and self._keep_enye:
            return lower
        base = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.category(c).startswith("M"))
        # Composed again for scripts whose letters are made of several; the first one stands for the rest.
        return unicodedata.normalize("NFC", base).lower()[:1]


_TABLES = {keep: _Table(keep) for keep in (True, False)}


def fold(text: str, keep_enye: bool = True) -> str:
    """Text in lower case without accents and diaeresis; ñ stays unless `keep_enye` is False.

    Composed text without loose combining marks gives one character for each of its own; `fold_with_offsets` has the
    places for any other.
    """
    return fold_with_offsets(text, keep_enye)[0]


def fold_with_offsets(text: str, keep_enye: bool = True) -> tuple[str, Sequence[int]]:
    """`fold(text)`, and for each of its characters, and its end, where it begins in `text`."""
    table = _TABLES[keep_enye]
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = text.translate(table)
    if len(folded) == len(text):
        return folded, range(len(text) + 1)
    return _by_cluster(text, table)


def query_patterns(query: str) -> tuple[str, ...]:
    """Regular expressions of a query for folded text, to be tried in turn until one is found; none for no words.

    Words may be apart by any white space. ñ is not n; but an `n` that was typed stands for ñ in the second one, for
    keyboards without one.
    """
    words = [re.escape(word) for word in fold(query).split()]
    if not words:
        return ()
    pattern = r"\s+".join(words)
    return (pattern, pattern.replace("n", "[nñ]")) if "n" in pattern else (pattern,)


def _by_cluster(text: str, table: _Table) -> tuple[str, list[int]]:
    """Fold each letter together with the marks behind it."""
    folded: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for character in unicodedata.normalize("NFC", text[start:end]).translate(table):
            folded.append(character)
            offsets.append(start)
        start = end
    return "".join(folded), [*offsets, len(text)]
