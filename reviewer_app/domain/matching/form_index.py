"""Forms by their spelling; those with pronouns are put together when they are asked for, being two in three."""

from collections.abc import Iterator
from typing import NamedTuple

from reviewer_app.domain.matching.conjugation import CLITICS

_BY_LENGTH = {length: frozenset(one for one in CLITICS if len(one) == length) for length in map(len, CLITICS)}
_LAST_TWO = frozenset(one[-2:] for one in CLITICS)


class Form(NamedTuple):
    """A form of a word of the lexicon, and the rule that makes it."""

    word: int
    rule: str
    text: str


class FormIndex:
    """Forms by how they are spelt, or by how they sound: `add` them, then `get` those of a spelling."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._hosts: dict[str, list[Form]] = {}

    def add(self, spelling: str, form: Form, host: bool = False) -> None:
        """Add a form, or with `host` all forms in which a pronoun leans on it, but not itself."""
        index = self._hosts if host else self._forms
        known = index.get(spelling)
        if known is None:
            index[spelling] = [form]
        else:
            known.append(form)

    def get(self, spelling: str) -> list[Form]:
        """The forms of a spelling, those with pronouns last."""
        found = self._forms.get(spelling, [])
        if spelling[-2:] not in _LAST_TWO:
            return found
        return [*found, *self._with_pronouns(spelling)]

    def without_pronouns(self) -> dict[str, list[Form]]:
        """The forms that no pronoun leans on, by their spelling."""
        return self._forms

    def spellings(self) -> Iterator[str]:
        """Every spelling; one may come twice."""
        yield from self._forms
        for host in self._hosts:
            yield from (host + clitic for clitic in CLITICS)

    def _with_pronouns(self, spelling: str) -> Iterator[Form]:
        for length, clitics in _BY_LENGTH.items():
            clitic = spelling[-length:]
            if clitic in clitics:
                for word, rule, text in self._hosts.get(spelling[:-length], ()):
                    yield Form(word, rule, text + clitic)
