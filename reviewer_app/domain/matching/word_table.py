"""Which words of a lexicon a token may be, and by which rule: one look-up a rule, however large the lexicon."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reviewer_app.domain.lexicon import RULES
from reviewer_app.domain.matching import folding
from reviewer_app.domain.matching.inflection import forms_of, same_word, stressed_last
from reviewer_app.domain.matching.near_miss import NearMisses
from reviewer_app.domain.matching.tokens import emoji_in
from reviewer_app.domain.text_fold import fold

RANK = {rule: rank for rank, rule in enumerate(RULES)}
# Shorter words are only taken as they are written: disguised or misheard ones would be other words.
SHORTEST_DISGUISED = 4


class Reading(NamedTuple):
    """A token read as a word of the lexicon: the word's number, the rank of the rule, and the form that it has."""

    word: int
    rank: int
    form: str


class _Form(NamedTuple):
    word: int
    rule: str
    text: str


class WordTable:
    """The words of a lexicon with all their forms. Fill it with `add`, then ask `readings`."""

    def __init__(self, n_for_enye: bool = False) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._n_for_enye = n_for_enye
        self._plain: dict[str, list[_Form]] = defaultdict(list)
        self._heard: dict[str, list[_Form]] = defaultdict(list)
        self._squeezed: dict[str, list[_Form]] = defaultdict(list)
        self._without_enye: dict[str, list[_Form]] = defaultdict(list)
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._misheard: dict[str, tuple[Reading, ...]] = {}
        self._near: NearMisses | None = None

    def add(self, word: str, forms: str) -> int:
        """The number of a word, in lower case, with the forms that are looked for (one of `lexicon.FORMS`)."""
        key = (word, forms)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            seen = {word}
            self._add(_Form(number, "exact", word))
            for text, rule in forms_of(word, forms):
                if text not in seen:
                    seen.add(text)
                    self._add(_Form(number, rule, text))
        return number

    def readings(self, token: str) -> tuple[Reading, ...]:
        """Every word that a token may be, each by its mildest rule; remembered for the next time."""
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = self._read(token)
        return known

    def readings_of(self, tokens: Sequence[str]) -> list[tuple[Reading, ...]]:
        """The `readings` of each token."""
        for token in set(tokens).difference(self._known):
            self._known[token] = self._read(token)
        return list(map(self._known.__getitem__, tokens))

    def misheard(self, token: str) -> tuple[Reading, ...]:
        """Words that are one letter away; for tokens without readings, where the speech was hardly understood."""
        known = self._misheard.get(token)
        if known is None:
            if self._near is None:
                self._near = NearMisses(
                    spelling for spelling, forms in self._plain.items() if any(one.rule != "clitic" for one in forms)
                )
            known = self._misheard[token] = tuple(
                Reading(form.word, RANK["near_miss"], form.text)
                for spelling in self._near.of(fold(token))
                for form in self._plain[spelling]
            )
        return known

    def spelt(self, text: str, rule: str) -> tuple[Reading, ...]:
        """Words that text put together by a rule (`p.u.t.a`) may be."""
        readings = self.readings(text)
        return tuple(
            Reading(word, max(rank, RANK[rule]), form)
            for word, rank, form in readings
            if len(form) >= SHORTEST_DISGUISED
        )

    def spellings(self) -> dict[str, list[_Form]]:
        """Every form by its folded spelling."""
        return self._plain

    def _add(self, form: _Form) -> None:
        spelling = fold(form.text)
        self._plain[spelling].append(form)
        if len(spelling) < SHORTEST_DISGUISED or not spelling.isalpha():
            return
        self._heard[folding.by_ear(spelling)].append(form)
        for reading in folding.squeezed(spelling):
            self._squeezed[reading].append(form)
        if self._n_for_enye and "ñ" in spelling:
            self._without_enye[spelling.replace("ñ", "n")].append(form)

    def _read(self, token: str) -> tuple[Reading, ...]:
        written = unicodedata.normalize("NFC", token).lower()
        if emoji_in(written[0]):
            # Without style and skin tone.
            written = written[0]
        found = self._as_written(written) or (written[0] == "@" and self._as_written(written[1:]))
        if found:
            return found
        if written.isdigit() or len(written) < SHORTEST_DISGUISED:
            return ()
        return self._disguised(written)

    def _as_written(self, written: str) -> tuple[Reading, ...]:
        best: dict[int, Reading] = {}
        for word, rule, form in self._plain.get(fold(written), ()):
            if same_word(written, form):
                rank = RANK[rule] if rule != "exact" or written == form else RANK["accents"]
                if word not in best or rank < best[word].rank:
                    best[word] = Reading(word, rank, form)
        return tuple(best.values())

    def _disguised(self, written: str) -> tuple[Reading, ...]:
        if written.isascii() and written.isalpha() and not folding.is_stretched(written):
            heard = self._forms(self._heard.get(folding.by_ear(written)), "phonetic")
            return heard or self._forms(self._without_enye.get(written), "enye")
        seen = folding.without_invisible(written)
        latin = folding.with_latin_letters(seen)
        stages = (
            ("elongation", folding.squeezed(fold(written))),
            ("invisible", [fold(seen)] if seen != written else []),
            ("lookalike", [fold(latin)] if latin != seen else []),
            ("leet", [fold(reading) for reading in folding.unleeted(latin)]),
        )
        spellings = [fold(latin)]
        for rule, readings in stages:
            for reading in readings:
                for spelling in (reading, *folding.squeezed(reading)):
                    found = self._forms(self._plain.get(spelling) or self._squeezed.get(spelling), rule)
                    if found:
                        return found
            spellings += readings
        for spelling in dict.fromkeys(spellings):
            sounds = (spelling, *folding.squeezed(spelling))
            for sound in sounds:
                found = self._forms(self._heard.get(folding.by_ear(sound)), "phonetic", written)
                if found:
                    return found
        return self._forms(self._without_enye.get(spellings[0]), "enye")

    def _forms(self, forms: list[_Form] | None, rule: str, heard: str = "") -> tuple[Reading, ...]:
        best: dict[int, Reading] = {}
        stressed = stressed_last(heard)
        for word, _, form in forms or ():
            # `nací` sounds like `nazi` but for its stress.
            if len(form) >= SHORTEST_DISGUISED and (not stressed or stressed_last(form)):
                best.setdefault(word, Reading(word, RANK[rule], form))
        return tuple(best.values())
