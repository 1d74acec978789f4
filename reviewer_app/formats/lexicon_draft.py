"""What YAML and CSV lexicons have in common: the fields of a term, and what must hold for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer_app.domain.lexicon import EVERYWHERE, FORMS, Lexicon, Term
from reviewer_app.domain.matching.tokens import emoji_in
from reviewer_app.domain.policy import PolicySet
from reviewer_app.formats.yaml_file import ManyProblems, Problems, did_you_mean

# Parts the entries of a list in a cell, so no entry may hold it.
SEPARATOR = "|"
LISTS = ("variants", "algospeak", "countries", "unless", "examples")
_SOUGHT = ("lemma", "variants", "algospeak", "unless")
REQUIRED = ("lemma", "policy")
OPTIONAL = (
    "sense",
    "severity",
    "countries",
    "variants",
    "algospeak",
    "reclaimed",
    "forms",
    "unless",
    "examples",
    "source",
)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{4}\.\d{1,4}(\.\d{1,4})?")
_COUNTRY = re.compile(r"[A-Z]{2}")


class LexiconError(ManyProblems):
    """A lexicon cannot be used; `problems` holds all of them in the order of the file."""


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A lexicon as read, and what is odd about it without being wrong."""

    lexicon: Lexicon
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class DraftTerm:
    """The fields of one term, unchecked; empty where the file has none."""

    line: int
    lemma: str = ""
    policy: str = ""
    sense: str = ""
    source: str = ""
    forms: str = ""
    reclaimed: bool = False
    severity: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Drafts:
    """The terms of one file, checked as they are added."""

    def __init__(self, problems: Problems, policies: PolicySet | None) -> None:
        self._problems, self._policies = problems, policies
        self._terms: list[Term] = []
        self._lines: dict[tuple, int] = {}
        self._warnings: list[str] = []

    def add(self, draft: DraftTerm) -> None:
        """Check a term, each text of which becomes one line; every mistake becomes a problem on its line."""
        self._check(draft)
        lists = {name: tuple(map(_one_line, texts)) for name, texts in draft.lists.items()}
        term = Term(
            lemma=_one_line(draft.lemma),
            policy=draft.policy,
            variants=lists.get("variants", ()),
            algospeak=lists.get("algospeak", ()),
            countries=lists.get("countries", ()) or (EVERYWHERE,),
            sense=_one_line(draft.sense),
            severity=dict(draft.severity) or None,
            reclaimed=draft.reclaimed,
            forms=draft.forms or "all",
            unless=lists.get("unless", ()),
            examples=lists.get("examples", ()),
            source=_one_line(draft.source),
        )
        key = (term.lemma, term.policy, term.countries)
        if term.lemma and key in self._lines:
            first = self._lines[key]
            reason = f"the term {term.lemma!r} of {term.policy} is given twice for {', '.join(term.countries)}; "
            self._problems.add(draft.line, f"{reason}first on line {first}.")
        self._lines.setdefault(key, draft.line)
        self._terms.append(term)

    def finish(self, lexicon_id: str, version: str, line: int) -> LexiconFile:
        """The lexicon. Raises LexiconError when anything was wrong."""
        problems = self._problems
        if lexicon_id and not _ID.fullmatch(lexicon_id):
            problems.add(line, f"'id' must be lower-case words joined by hyphens, as in es-live, not {lexicon_id!r}.")
        if version and not _VERSION.fullmatch(version):
            problems.add(line, f"'version' must be year and number, as in 2026.1, not {version!r}.")
        if not self._terms and not problems.found:
            problems.add(line, "the lexicon holds no terms.")
        if problems.found:
            raise LexiconError(problems.path, problems.in_order())
        return LexiconFile(Lexicon(lexicon_id, version, tuple(self._terms)), tuple(self._warnings))

    def _check(self, draft: DraftTerm) -> None:
        add = self._problems.add
        texts = [("lemma", draft.lemma), *((name, text) for name in LISTS for text in draft.lists.get(name, ()))]
        for name, text in texts:
            if SEPARATOR in text:
                add(draft.line, f"{name!r} must not hold {SEPARATOR!r}, which parts lists in a table: {text!r}.")
            if text and not any(character.isalnum() for character in text) and not emoji_in(text) and name in _SOUGHT:
                add(draft.line, f"{name!r} holds neither a letter nor an emoji to look for: {text!r}.")
        if draft.forms and draft.forms not in FORMS:
            add(draft.line, f"'forms' must be one of {', '.join(FORMS)}, not {draft.forms!r}.")
        for country in (*draft.lists.get("countries", ()), *draft.severity):
            if country != EVERYWHERE and not _COUNTRY.fullmatch(country):
                add(draft.line, f"{country!r} is no country: write two capital letters such as MX, or {EVERYWHERE}.")
        if self._policies is not None and draft.policy:
            self._compare(draft, self._policies)

    def _compare(self, draft: DraftTerm, policies: PolicySet) -> None:
        """A lexicon may serve several policy sets, so what one of them lacks is only worth a warning."""
        where = f"line {draft.line}"
        if policies.policy(draft.policy) is None:
            near = did_you_mean(draft.policy, [policy.id for policy in policies.policies])
            self._warnings.append(f"{where}: {policies.ref} has no policy {draft.policy!r}{near}")
        known = {severity.id for severity in policies.severities}
        for severity in sorted(set(draft.severity.values()) - known):
            near = did_you_mean(severity, sorted(known))
            self._warnings.append(f"{where}: {policies.ref} has no severity {severity!r}{near}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
