"""Words that are taken apart: `p.u.t.a`, `p u t a`, `pu-ta`, and with a letter hidden: `p*ta`, `p!to`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reviewer_app.domain.matching.folding import LEET, unframed
from reviewer_app.domain.matching.tokens import BREAK, Tokens
from reviewer_app.domain.matching.word_table import RANK, SHORTEST_DISGUISED, Reading, WordTable
from reviewer_app.domain.text_fold import fold

Found = tuple[int, int, tuple[Reading, ...]]

_MOST_PARTS = 12
_WIDEST_GAP = 2
_SPACED_GAP = re.compile(r"\s{1,2}|\s?[^\s\w\0]\s?|_")
_HIDDEN = frozenset("*#•●■▪×✱")


class Spelled:
    """Finds words that stand in several tokens of a text."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._known: dict[tuple[str, ...], tuple[Reading, ...]] = {}

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """`(first, last + 1, readings)` of tokens that together are a word."""
        yield from self._attached(tokens)
        yield from self._letters(tokens)

    def _attached(self, tokens: Tokens) -> Iterator[Found]:
        """Parts with nothing but signs between them."""
        gaps = tokens.gaps
        joined = (n for n, gap in enumerate(gaps) if gap != " " and len(gap) <= _WIDEST_GAP and not _parts(gap))
        for first, end in _runs(joined):
            for start, stop in _pieces(first, end + 1):
                parts, signs = tokens.texts[start:stop], gaps[start : stop - 1]
                key = (*parts, *signs)
                readings = self._known.get(key)
                if readings is None:
                    readings = self._known[key] = self._joined(parts, signs)
                if readings:
                    yield start, stop, readings

    def _letters(self, tokens: Tokens) -> Iterator[Found]:
        """Single letters, always the same apart."""
        texts, gaps = tokens.texts, tokens.gaps
        for first, end in _runs(n for n, text in enumerate(texts) if len(text) == 1):
            for start, stop in _pieces(first, end, SHORTEST_DISGUISED):
                between = set(gaps[start : stop - 1])
                if len(between) == 1 and _SPACED_GAP.fullmatch(*between):
                    readings = self._table.spelt(unframed("".join(texts[start:stop])), "separators")
                    if readings:
                        yield start, stop, readings

    def _joined(self, parts: Sequence[str], gaps: Sequence[str]) -> tuple[Reading, ...]:
        if any(gap and set(gap) <= _HIDDEN for gap in gaps):
            return self._masked(parts, gaps)
        found = self._table.spelt("".join(parts), "separators" if any(gaps) else "invisible")
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
            for form in self._table.plain_forms().get(spelling)
        ]
        first = min((form.word for form in forms), default=None)
        return tuple(Reading(form.word, RANK["masked"], form.text) for form in forms if form.word == first)[:1]

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str, int], list[str]]:
        found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for spelling in self._table.plain_forms().spellings():
            found[spelling[0], spelling[-1], len(spelling)].append(spelling)
        return found


def _parts(gap: str) -> bool:
    """Whether a gap parts words for good."""
    return any(character.isspace() or character == BREAK for character in gap)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """`(first, last + 1)` of numbers that follow one another."""
    first = end = -1
    for number in numbers:
        if number != end:
            if end > first:
                yield first, end
            first = number
        end = number + 1
    if end > first:
        yield first, end


def _pieces(first: int, end: int, shortest: int = 2) -> Iterator[tuple[int, int]]:
    for start in range(first, end - shortest + 1):
        for stop in range(min(end, start + _MOST_PARTS), start + shortest - 1, -1):
            yield start, stop
