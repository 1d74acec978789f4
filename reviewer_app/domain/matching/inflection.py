"""The forms of a written word: number, gender, diminutive, augmentative and superlative, or those of a verb."""

import re
from collections.abc import Iterator

from reviewer_app.domain.matching.conjugation import conjugated, hosts, infinitive_of

_PLAIN = str.maketrans("áéíóú", "aeiou")
_ACUTE = re.compile("[áéíóú]")
_LAST_ACUTE = re.compile("[áéíóú][sn]?$")
_SHORTEST = 4


def forms_of(word: str, forms: str) -> Iterator[str]:
    """What a word may look like, without the word itself and without pronouns; a form may come twice.

    `word` is in lower case, `forms` one of `lexicon.FORMS`. Words below four letters have no forms.
    A word in -o, -ón or -or has both genders unless `forms` is `number`; one in -a has only its own, so that
    `polla` never stands for `pollo`.
    """
    if forms == "exact" or len(word) < _SHORTEST or not word.isalpha():
        return
    infinitive = infinitive_of(word) if forms == "all" else None
    if infinitive is None:
        yield from _nominal(word, forms == "all")
        return
    yield infinitive
    yield from conjugated(infinitive)


def hosts_of(word: str, forms: str) -> set[str]:
    """What pronouns lean on in a word; nothing for what is no verb."""
    infinitive = infinitive_of(word) if forms == "all" else None
    return set() if infinitive is None or len(word) < _SHORTEST or not word.isalpha() else hosts(infinitive)


def _nominal(word: str, both: bool) -> Iterator[str]:
    last = word[-1]
    plain = word.translate(_PLAIN)
    if last == "o" and both:
        yield from _with_vowels(word[:-1], ("a", "os", "as"))
        yield from _derived(plain[:-1], ("o", "a"), both)
    elif last in "oae":
        yield word + "s"
        yield from _derived(plain[:-1], ("a" if last == "a" else "o",), both, "ec" if last == "e" else "")
    elif word.endswith(("ón", "án", "ín", "én", "és")):
        yield plain + "es"
        if both:
            yield from _with_vowels(plain, ("a", "as"))
        yield from _derived(plain, ("o", "a") if both else ("o",), both, "c" if last == "n" else "")
    elif last == "s":
        return
    elif last == "z":
        yield word[:-1] + "ces"
    elif last in "íú":
        yield from (word + "s", word + "es")
    else:
        yield from (word + "es", word + "s")
        if word.endswith("or") and both:
            yield from _with_vowels(word, ("a", "as"))
        yield from _derived(plain, ("o", "a") if both else ("o",), both, "c" if last in "nr" else "")


def _with_vowels(root: str, endings: tuple[str, ...]) -> Iterator[str]:
    yield from (root + ending for ending in endings)


def _derived(root: str, genders: tuple[str, ...], both: bool, link: str = "") -> Iterator[str]:
    """Diminutives and the like. A noun of one gender has few, since the others are words of their own (pitillo)."""
    before_i = _front(root) + link if not link else root + link
    suffixes = [before_i + "it", root + "az"]
    if both and len(genders) > 1:
        suffixes += [before_i + "ill", before_i + "et", _front(root) + "ísim", root + "ot"]
        if link != "c":
            yield from (root + ending for ending in ("ón", "ona", "ones", "onas"))
    for suffix in suffixes:
        for gender in genders:
            yield from (suffix + gender, suffix + gender + "s")
        if suffix.endswith("et"):
            yield from (suffix + "e", suffix + "es")


def _front(root: str) -> str:
    """A root before i: `loc` becomes `loqu`, `verg` `vergu`, `sarnoz` `sarnoc`."""
    for old, new in (("c", "qu"), ("g", "gu"), ("z", "c")):
        if root.endswith(old):
            return root[:-1] + new
    return root


def same_word(token: str, form: str) -> bool:
    """Whether two spellings with the same letters are one word: an accent may be missing, not be somewhere else.

    Only an accent on the last syllable makes another word (`papá` is no `papa`, `mató` is no `mata`); elsewhere it is
    a slip, and several or other marks are decoration.
    """
    if token.isascii() or token == form or len(_ACUTE.findall(token)) != 1:
        return True
    return not stressed_last(token) or stressed_last(form)


def stressed_last(word: str) -> bool:
    """Whether an accent says that a word is stressed on its last syllable: `mató`, `papás`, `maricón`."""
    return _LAST_ACUTE.search(word) is not None
