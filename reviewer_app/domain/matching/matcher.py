"""A lexicon made ready to be looked for in any amount of text."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reviewer_app.domain.lexicon import RULES, Hit, Lexicon, Term
from reviewer_app.domain.matching.spelled import Spelled
from reviewer_app.domain.matching.tokens import BREAK, Tokens, emoji_in, token_pattern
from reviewer_app.domain.matching.word_table import RANK, SHORTEST_DISGUISED, Reading, WordTable

# Words of a phrase that are this short are taken as they stand, so that `lo` is never `las`.
_INFLECTED = 4
# A phrase written as one word is looked for from this many letters on (`hijodeputa`).
_SHORTEST_JOINED = 8


class _Pattern(NamedTuple):
    """A word or phrase of a term; `term` is None for a phrase in which `innocent` terms are none."""

    term: int
    rank: int
    innocent: bool = False


@dataclass(slots=True)
class _Node:
    """What may come after the words so far, and what is complete with them."""

    after: dict[int, "_Node"] = field(default_factory=dict)
    complete: list[_Pattern] = field(default_factory=list)


class _Match(NamedTuple):
    first: int
    end: int
    pattern: _Pattern
    rank: int
    forms: tuple[str, ...]


class Matcher:
    """The terms of a lexicon that apply in `country`. Made by `compile`, then used for any number of texts."""

    def __init__(
        self, terms: Sequence[Term], country: str | None, n_for_enye: bool, between: Callable[[], None] = lambda: None
    ) -> None:
        self.country = country
        self._terms = terms
        self._table = WordTable(n_for_enye)
        self._root = _Node()
        texts = (text for term in terms for text in (term.lemma, *term.variants, *term.algospeak, *term.unless))
        self._pattern = token_pattern({one for text in texts for one in emoji_in(text)})
        for number, term in enumerate(terms):
            between()
            for text, rule in _written(term):
                self._add(text, term.forms, _Pattern(number, RANK[rule]))
            for text in term.unless:
                self._add(text, "number", _Pattern(number, 0, innocent=True))
        self._spelled = Spelled(self._table)

    @classmethod
    def compile(
        cls,
        lexicon: Lexicon,
        country: str | None = None,
        n_for_enye: bool = False,
        between: Callable[[], None] = lambda: None,
    ) -> "Matcher":
        """The lexicon for a country (ISO code; None: every sense of every country).

        `n_for_enye` also finds words with ñ where n is written, for people who type without one; off, since it makes
        `ano` of `año`'s neighbours. `between` is called for each term; what it raises ends the work.
        """
        return cls([term for term in lexicon.terms if term.applies_in(country)], country, n_for_enye, between)

    def match(self, text: str, doubtful: Sequence[tuple[int, int]] = ()) -> list[Hit]:
        """The terms in a text, in order of place, each with the mildest rule that explains it.

        `doubtful` are ranges of characters, in order, that speech recognition hardly understood: there a word may be
        one letter off. The longest of overlapping hits stays; in one place each policy is named once.
        `tokens.BREAK` parts texts that no phrase joins.
        """
        tokens = Tokens(text, self._pattern)
        readings = self._table.readings_of(tokens.texts)
        self._hear_again(tokens, readings, doubtful)
        apart: dict[int, list[tuple[int, tuple[Reading, ...]]]] = defaultdict(list)
        for first, end, spelt in self._spelled.find(tokens):
            apart[first].append((end, spelt))
        places = {place for place, known in enumerate(readings) if known}
        matches: list[_Match] = []
        for place in sorted(places.union(apart)):
            matches += self._from(place, readings, apart, tokens)
        return [self._hit(match, text, tokens) for match in self._kept(matches)]

    def _add(self, text: str, forms: str, pattern: _Pattern) -> None:
        words = Tokens(text.lower(), self._pattern).texts
        if not words:
            return
        several = len(words) > 1
        node = self._root
        for word in words:
            number = self._table.add(word, "exact" if several and len(word) < _INFLECTED else forms)
            node = node.after.setdefault(number, _Node())
        node.complete.append(pattern)
        joined = "".join(words)
        if several and len(joined) >= _SHORTEST_JOINED and not pattern.innocent:
            number = self._table.add(joined, "exact")
            node = self._root.after.setdefault(number, _Node())
            node.complete.append(pattern._replace(rank=max(pattern.rank, RANK["separators"])))

    def _hear_again(
        self, tokens: Tokens, readings: list[tuple[Reading, ...]], doubtful: Sequence[tuple[int, int]]
    ) -> None:
        place, count = 0, len(readings)
        for start, end in doubtful:
            while place < count and tokens.start(place) < start:
                place += 1
            while place < count and tokens.end(place) <= end:
                if not any(reading.firm for reading in readings[place]):
                    readings[place] += self._table.misheard(tokens.texts[place])
                place += 1

    def _from(
        self,
        first: int,
        readings: Sequence[tuple[Reading, ...]],
        apart: dict[int, list[tuple[int, tuple[Reading, ...]]]],
        tokens: Tokens,
    ) -> Iterator[_Match]:
        """Everything that begins with the token `first`."""
        open_: list[tuple[_Node, int, int, tuple[Reading, ...]]] = [(self._root, first, 0, ())]
        while open_:
            node, place, rank, read = open_.pop()
            if place == len(readings) or (place > first and BREAK in tokens.gaps[place - 1]):
                continue
            for end, known in ((place + 1, readings[place]), *apart.get(place, ())):
                for reading in known:
                    following = node.after.get(reading.word)
                    if following is None:
                        continue
                    worst, all_read = max(rank, reading.rank), (*read, reading)
                    if following.complete and _believable(all_read):
                        said = tuple(one.form for one in all_read)
                        for pattern in following.complete:
                            yield _Match(first, end, pattern, max(worst, pattern.rank), said)
                    if following.after:
                        open_.append((following, end, worst, all_read))

    def _kept(self, matches: list[_Match]) -> list[_Match]:
        """The longest matches, of one place the mildest of each policy, and none that an innocent phrase explains."""
        innocent = [match for match in matches if match.pattern.innocent]
        best: dict[tuple[int, int, str], _Match] = {}
        for match in matches:
            term = match.pattern.term
            if match.pattern.innocent or any(
                one.pattern.term == term and one.first <= match.first and match.end <= one.end for one in innocent
            ):
                continue
            key = (match.first, match.end, self._terms[term].policy)
            if key not in best or (match.rank, term) < (best[key].rank, best[key].pattern.term):
                best[key] = match
        kept: list[_Match] = []
        reach = 0
        for match in sorted(best.values(), key=lambda one: (one.first, -one.end, one.rank, one.pattern.term)):
            same = bool(kept) and (kept[-1].first, kept[-1].end) == (match.first, match.end)
            if match.end > reach or same:
                kept.append(match)
                reach = max(reach, match.end)
        return kept

    def _hit(self, match: _Match, text: str, tokens: Tokens) -> Hit:
        start, end = tokens.start(match.first), tokens.end(match.end - 1)
        term = self._terms[match.pattern.term]
        return Hit(start, end, term, RULES[match.rank], text[start:end], " ".join(match.forms))


def _believable(read: Sequence[Reading]) -> bool:
    """Whether a short word in disguise stands beside a longer word that was understood."""
    return all(one.firm for one in read) or any(one.firm and len(one.form) >= SHORTEST_DISGUISED for one in read)


def _written(term: Term) -> Iterator[tuple[str, str]]:
    for text in (term.lemma, *term.variants, *term.algospeak):
        if not any(character.isalnum() for character in text):
            yield text, "emoji"
        else:
            yield text, "algospeak" if text in term.algospeak else "exact"
