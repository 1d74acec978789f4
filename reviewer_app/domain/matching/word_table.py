"""Which words of a lexicon a token may be, and by which rule: one look-up a rule, however large the lexicon."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewer_app.domain.lexicon import RULES
from reviewer_app.domain.matching import folding
from reviewer_app.domain.matching.form_index import Form, FormIndex
from reviewer_app.domain.matching.inflection import forms_of, hosts_of, same_word, stressed_last
from reviewer_app.domain.matching.near_miss import NearMisses
from reviewer_app.domain.matching.tokens import emoji_in
from reviewer_app.domain.text_fold import fold

RANK = {rule: rank for rank, rule in enumerate(RULES)}
# Shorter words are only taken as they are written: disguised or misheard ones would be other words.
SHORTEST_DISGUISED = 4


class Reading(NamedTuple):
    """A token read as a word of the lexicon: the word's number, the rank of the rule, and the form that it has.

    One that is not `firm` is a short word in disguise: it means something only beside a longer word of its phrase.
    """

    word: int
    rank: int
    form: str
    firm: bool = True


class WordTable:
    """The words of a lexicon with all their forms. Fill it with `add`, then ask `readings`."""

    def __init__(self, n_for_enye: bool = False) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._n_for_enye = n_for_enye
        self._plain, self._heard, self._squeezed, self._without_enye = (FormIndex() for _ in range(4))
        self._short, self._short_heard = FormIndex(), FormIndex()
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._misheard: dict[str, tuple[Reading, ...]] = {}
        self._near: NearMisses | None = None

    def add(self, word: str, forms: str) -> int:
        """The number of a word, in lower case, with the forms that are looked for (one of `lexicon.FORMS`)."""
        key = (word, forms)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            made = dict.fromkeys((word, *forms_of(word, forms)), "inflection") | {word: "exact"}
            self._add([Form(number, rule, text) for text, rule in made.items()])
            self._add([Form(number, "clitic", host) for host in hosts_of(word, forms)], hosts=True)
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
                self._near = NearMisses(self._plain.without_pronouns())
            known = self._misheard[token] = tuple(
                Reading(form.word, RANK["near_miss"], form.text)
                for spelling in self._near.of(fold(token))
                for form in self._plain.without_pronouns()[spelling]
            )
        return known

    def spelt(self, text: str, rule: str) -> tuple[Reading, ...]:
        """Words that text put together by a rule (`p.u.t.a`) may be."""
        readings = self.readings(text)
        return tuple(
            Reading(word, max(rank, RANK[rule]), form)
            for word, rank, form, _ in readings
            if len(form) >= SHORTEST_DISGUISED
        )

    def plain_forms(self) -> FormIndex:
        """Every form by its folded spelling."""
        return self._plain

    def _add(self, forms: Sequence[Form], hosts: bool = False) -> None:
        """Forms of one word, or what pronouns lean on in it; in one go, since thousands of words make a lexicon."""
        if not forms:
            return
        folded = fold("\n".join([form.text for form in forms]))
        sounds = folding.by_ear(folded).split("\n")
        doubled = folding.doubled_in(folded)
        for form, spelling, sound in zip(forms, folded.split("\n"), sounds, strict=True):
            self._plain.add(spelling, form, hosts)
            if not spelling.isalpha():
                continue
            if len(spelling) < SHORTEST_DISGUISED and not hosts:
                self._short.add(spelling, form)
                self._short_heard.add(sound, form)
                continue
            self._heard.add(sound, form, hosts)
            if any(pair in spelling for pair in doubled):
                for reading in folding.squeezed(spelling):
                    self._squeezed.add(reading, form, hosts)
            if self._n_for_enye and "ñ" in spelling:
                self._without_enye.add(spelling.replace("ñ", "n"), form, hosts)

    def _read(self, token: str) -> tuple[Reading, ...]:
        written = unicodedata.normalize("NFC", token).lower()
        if emoji_in(written[0]):
            # Without style and skin tone.
            written = written[0]
        found = self._as_written(written) or (written[0] == "@" and self._as_written(written[1:])) or ()
        if not found and not written.isdigit() and len(written) >= SHORTEST_DISGUISED:
            found = self._disguised(written)
        return (*found, *self._short_words(written, {reading.word for reading in found}))

    def _short_words(self, written: str, but: set[int]) -> Iterator[Reading]:
        """The short words of phrases that a token may be in disguise (`vooy`, `t3`, `boy`, `4`), `but` for some."""
        plain = written.isascii() and written.isalpha() and not folding.is_stretched(written)
        if plain and len(written) > SHORTEST_DISGUISED:
            return
        for rule, spellings in (("accents", [fold(written)]), *([] if plain else _disguises(written))):
            for spelling in spellings:
                shorter = folding.squeezed(spelling) if rule != "accents" else ()
                for one in (spelling, *shorter):
                    yield from self._short_forms(self._short.get(one), rule, but)
        yield from self._short_forms(self._short_heard.get(folding.by_ear(fold(written))), "phonetic", but)

    def _short_forms(self, forms: Iterable[Form], rule: str, but: set[int]) -> Iterator[Reading]:
        for form in forms:
            if form.word not in but:
                but.add(form.word)
                yield Reading(form.word, RANK[rule], form.text, firm=False)

    def _as_written(self, written: str) -> tuple[Reading, ...]:
        best: dict[int, Reading] = {}
        for word, rule, form in self._plain.get(fold(written)):
            if same_word(written, form):
                rank = RANK[rule] if rule != "exact" or written == form else RANK["accents"]
                if word not in best or rank < best[word].rank:
                    best[word] = Reading(word, rank, form)
        return tuple(best.values())

    def _disguised(self, written: str) -> tuple[Reading, ...]:
        if written.isascii() and written.isalpha() and not folding.is_stretched(written):
            heard = self._forms(self._heard.get(folding.by_ear(written)), "phonetic")
            return heard or self._forms(self._without_enye.get(written), "enye")
        spellings = [fold(folding.with_latin_letters(folding.without_invisible(written)))]
        for rule, readings in _disguises(written):
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

    def _forms(self, forms: list[Form], rule: str, heard: str = "") -> tuple[Reading, ...]:
        best: dict[int, Reading] = {}
        stressed = stressed_last(heard)
        for word, _, form in forms:
            # `nací` sounds like `nazi` but for its stress.
            if len(form) >= SHORTEST_DISGUISED and (not stressed or stressed_last(form)):
                best.setdefault(word, Reading(word, RANK[rule], form))
        return tuple(best.values())


def _disguises(written: str) -> list[tuple[str, list[str]]]:
    """What a token in lower case would be, folded, by the rule that sees it, from the mildest on."""
    seen = folding.without_invisible(written)
    latin = folding.with_latin_letters(seen)
    return [
        ("elongation", folding.squeezed(fold(written))),
        ("invisible", [fold(seen)] if seen != written else []),
        ("lookalike", [fold(latin)] if latin != seen else []),
        ("leet", [fold(reading) for reading in folding.unleeted(latin)]),
    ]
