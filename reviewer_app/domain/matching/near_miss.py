"""Words that are one letter away from a token, found without comparing it with every word."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

_SHORTEST = 6
_PART = 3


class NearMisses:
    """Spellings of at least six letters, by how they begin and how they end: one slip leaves either whole."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._by_part: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for spelling in spellings:
            if len(spelling) >= _SHORTEST and spelling.isalpha():
                self._by_part[spelling[:_PART], True].append(spelling)
                self._by_part[spelling[-_PART:], False].append(spelling)

    def of(self, token: str) -> list[str]:
        """The spellings one insertion, deletion or substitution away; none for a token below six letters.

        Number and gender are no slip: a token that differs by its last letter alone is another form, not a mishearing.
        """
        if len(token) < _SHORTEST:
            return []
        near = {*self._by_part.get((token[:_PART], True), ()), *self._by_part.get((token[-_PART:], False), ())}
        return sorted(
            spelling
            for spelling in near
            if abs(len(spelling) - len(token)) <= 1
            and spelling[:-1] != token[:-1]
            and Levenshtein.distance(spelling, token, score_cutoff=1) == 1
        )
