"""Words that are taken apart: `p.u.t.a`, `p u t a`, `pu-ta`, and with a letter hidden: `p*ta`, `p!to`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from reviewer_app.domain.matching.folding import LEET
from reviewer_app.domain.matching.tokens import BREAK, Token
from reviewer_app.domain.matching.word_table import RANK, SHORTEST_DISGUISED, Reading, WordTable
from reviewer_app.domain.text_fold import fold

Found = tuple[int, int, tuple[Reading, ...]]

_MOST_PARTS = 16
_WIDEST_GAP = 2
_SPACED_GAP = re.compile(r"\s{1,2}|\s?[^\s\w]\s?|_")
_HIDDEN = frozenset("*#•●■▪×✱")


class Spelled:
    """Finds words that stand in several tokens of a text."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._known: dict[str, tuple[Reading, ...]] = {}

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Found]:
        """`(first, last + 1, readings)` of tokens that together are a word."""
        gaps = [text[a.end : b.start] for a, b in pairwise(tokens)]
        yield from self._attached(text, tokens, gaps)
        yield from self._letters(tokens, gaps)

    def _attached(self, text: str, tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[Found]:
        """Parts with nothing but signs between them."""
        for first, last in _runs(gap != " " and len(gap) <= _WIDEST_GAP and not _parts(gap) for gap in gaps):
            for start, end in _pieces(first, last):
                piece = text[tokens[start].start : tokens[end - 1].end]
                readings = self._known.get(piece)
                if readings is None:
                    parts = [token.text for token in tokens[start:end]]
                    readings = self._known[piece] = self._joined(parts, gaps[start : end - 1])
                if readings:
                    yield start, end, readings

    def _letters(self, tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[Found]:
        """Single letters, always the same apart."""
        single = [len(token.text) == 1 for token in tokens]
        together = (
            one and other and _SPACED_GAP.fullmatch(gap) is not None and BREAK not in gap
            for one, other, gap in zip(single, single[1:], gaps, strict=False)
        )
        for first, last in _runs(together):
            for start, end in _pieces(first, last, SHORTEST_DISGUISED):
                if len(set(gaps[start : end - 1])) == 1:
                    readings = self._table.spelt("".join(token.text for token in tokens[start:end]), "separators")
                    if readings:
                        yield start, end, readings

    def _joined(self, parts: Sequence[str], gaps: Sequence[str]) -> tuple[Reading, ...]:
        if any(gap and set(gap) <= _HIDDEN for gap in gaps):
            return self._masked(parts, gaps)
        found = self._table.spelt("".join(parts), "separators")
        if not found and any(gap in LEET for gap in gaps):
            signed = "".join(part + (gap if gap in LEET else "") for part, gap in zip(parts, [*gaps, ""], strict=True))
            found = self._table.spelt(signed, "leet")
        return found

    def _masked(self, parts: Sequence[str], gaps: Sequence[str]) -> tuple[Reading, ...]:
        """Words with as many letters where more are seen than hidden; the first of the lexicon."""
        shape = "".join(
            fold(part) + ("." * len(gap) if set(gap) <= _HIDDEN else "")
            for part, gap in zip(parts, [*gaps, ""], strict=True)
        )
        hidden = shape.count(".")
        if len(shape) < SHORTEST_DISGUISED or hidden * 2 >= len(shape):
            return ()
        pattern = re.compile(shape)
        forms = [
            form
            for spelling in self._by_ends.get((shape[0], shape[-1], len(shape)), ())
            if pattern.fullmatch(spelling)
            for form in self._table.spellings()[spelling]
        ]
        first = min((form.word for form in forms), default=None)
        return tuple(Reading(form.word, RANK["masked"], form.text) for form in forms if form.word == first)[:1]

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str, int], list[str]]:
        found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for spelling in self._table.spellings():
            found[spelling[0], spelling[-1], len(spelling)].append(spelling)
        return found


def _parts(gap: str) -> bool:
    """Whether a gap parts words for good."""
    return any(character.isspace() or character == BREAK for character in gap)


def _runs(joined: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """`(first, last + 1)` of at least two tokens, from whether each is joined with the next."""
    first = 0
    for index, together in enumerate([*joined, False]):
        if not together:
            if index > first:
                yield first, index + 1
            first = index + 1


def _pieces(first: int, end: int, shortest: int = 2) -> Iterator[tuple[int, int]]:
    for start in range(first, end - shortest + 1):
        for stop in range(min(end, start + _MOST_PARTS), start + shortest - 1, -1):
            yield start, stop
