"""Words that are one letter away from a token, found without comparing it with every word."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

_SHORTEST = 6
_PART = 3


class NearMisses:
    """Spellings of at least six letters, by how they begin and how they end: one slip leaves either whole."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._by_part: dict[tuple[str, bool, int], list[str]] = defaultdict(list)
        for spelling in spellings:
            length = len(spelling)
            if length >= _SHORTEST and spelling.isalpha():
                self._by_part[spelling[:_PART], True, length].append(spelling)
                self._by_part[spelling[-_PART:], False, length].append(spelling)

    def of(self, token: str) -> list[str]:
        """The spellings one insertion, deletion or substitution away; none for a token below six letters.

        Number and gender are no slip: a token that differs by its last letter alone is another form, not a mishearing.
        """
        if len(token) < _SHORTEST:
            return []
        near: set[str] = set()
        for length in range(len(token) - 1, len(token) + 2):
            near.update(self._by_part.get((token[:_PART], True, length), ()))
            near.update(self._by_part.get((token[-_PART:], False, length), ()))
        return sorted(
            spelling
            for spelling in near
            if spelling[:-1] != token[:-1] and Levenshtein.distance(spelling, token, score_cutoff=1) == 1
        )
