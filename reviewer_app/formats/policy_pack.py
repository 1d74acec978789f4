"""Policy packs: the versioned YAML files that hold a standard. The fields are described in docs/policy-packs.md.

A pack is checked as a whole: whoever writes one sees every mistake at once, each with its line.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from yaml.nodes import Node

from reviewer_app.domain.dsa import KEYWORDS_OF, keywords_of
from reviewer_app.domain.policy import (
    Action,
    Category,
    Choice,
    Dsa,
    Example,
    Outcome,
    Policy,
    PolicySet,
    Route,
    Severity,
)
from reviewer_app.formats.policy_keys import KeyCheck
from reviewer_app.formats.yaml_file import FEW, Fields, ManyProblems, Problems, compose, nearest, read_text

SCHEMA = "1"
_LISTS = (
    "severities",
    "outcomes",
    "subjects",
    "exceptions",
    "routes",
    "actions",
    "categories",
    "policies",
)
_HEAD = ("schema", "id", "version", "languages", "title")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)?")
_PACK_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{4}\.\d{1,4}(\.\d{1,4})?")
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z0-9]{2,3})?")
_Entry = TypeVar("_Entry")


class PolicyPackError(ManyProblems):
    """A policy pack cannot be used; `problems` holds all of them in the order of the file."""


def read_policy_pack(path: str | Path) -> PolicySet:
    """The policy set of a pack file. Raises PolicyPackError with every problem and its line."""
    return parse_policy_pack(read_pack_text(path), path)


def read_pack_text(path: str | Path) -> str:
    """The text of a pack file, unchecked. Raises PolicyPackError when it cannot be read as text."""
    problems = Problems(path)
    text = read_text(Path(path), problems)
    if text is None:
        raise PolicyPackError(path, problems.in_order())
    return text


def parse_policy_pack(text: str, name: object) -> PolicySet:
    """The policy set of a pack's text; `name` says in errors where it came from. Raises PolicyPackError."""
    problems = Problems(name)
    root = compose(text, problems)
    found = None if root is None else _Pack(root, problems).policy_set()
    if problems.found or found is None:
        raise PolicyPackError(name, problems.in_order())
    return found


def policy_set_digest(text: str) -> str:
    """The identity of a published pack: SHA-256 (hex) of its UTF-8 text, with LF line ends and no byte order mark.

    A check-out that changes the line ends does not change the standard.
    """
    return hashlib.sha256(canonical_text(text).encode("utf-8")).hexdigest()


def canonical_text(text: str) -> str:
    """The text that is published: LF line ends, no byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Pack:
    """One pack being read: what later entries refer to is read before them."""

    def __init__(self, root: Node, problems: Problems) -> None:
        self.problems = problems
        self.root = Fields(problems, root, "the policy pack", (*_HEAD, *_LISTS), ("effective_from",))
        self.languages = self._languages()
        self.keys = KeyCheck(problems)
        self.verdict_keys: dict[str, int] = {}

    def policy_set(self) -> PolicySet:
        """Everything read; only to be used when no problem was found."""
        root = self.root
        self.subjects = self._list("subjects", self._choice)
        self.exceptions = self._list("exceptions", self._choice)
        self.severities = self._list("severities", self._severity)
        self.routes = self._list("routes", self._route)
        self.outcomes = self._list("outcomes", self._outcome)
        self.actions = self._list("actions", self._action)
        self.categories = self._list("categories", self._category)
        policies = self._list("policies", self._policy)
        self.keys.finish()
        self._expect("schema", SCHEMA.__eq__, f"must be {SCHEMA}")
        return PolicySet(
            id=self._expect("id", _PACK_ID.fullmatch, "must be lower-case words joined by hyphens, as in live-es"),
            version=self._expect("version", _VERSION.fullmatch, "must be year and number, as in 2026.2"),
            title=root.texts("title", self.languages),
            effective_from=self._date("effective_from"),
            severities=tuple(self.severities.values()),
            outcomes=tuple(self.outcomes.values()),
            subjects=tuple(self.subjects.values()),
            actions=tuple(self.actions.values()),
            categories=tuple(self.categories.values()),
            policies=tuple(policies.values()),
            routes=tuple(self.routes.values()),
        )

    def _languages(self) -> tuple[str, ...]:
        found = self.root.words("languages")
        for word, line in found:
            if word and not _LANGUAGE.fullmatch(word):
                self.problems.add(line, f"{word!r} is no language code such as es or es-MX.")
        return tuple(dict.fromkeys(word for word, _ in found if word))

    def _expect(self, name: str, fits: Callable[[str], object], must: str) -> str:
        text = self.root.text(name)
        if text and not fits(text):
            self.problems.add(self.root.line_of(name), f"{name!r} {must}, not {text!r}.")
        return text

    def _date(self, name: str) -> str | None:
        text = self.root.optional_text(name)
        if text is not None and not _is_date(text):
            self.problems.add(self.root.line_of(name), f"{name!r} must be a date such as 2026-11-23, not {text!r}.")
        return text

    def _list(self, name: str, read: Callable[[Node], tuple[str, int, _Entry]]) -> dict[str, _Entry]:
        """The entries of a list by id; an empty list and an id given twice are problems."""
        found: dict[str, _Entry] = {}
        lines: dict[str, int] = {}
        nodes = self.root.items(name)
        if name in self.root and not nodes:
            self.problems.add(self.root.line_of(name), f"{name!r} holds nothing.")
        for node in nodes:
            entry_id, line, entry = read(node)
            if entry_id in found:
                self.problems.add(line, f"duplicate id {entry_id!r} in {name!r}; first on line {lines[entry_id]}.")
            elif entry_id:
                found[entry_id], lines[entry_id] = entry, line
        return found

    def _entry(self, node: Node, what: str, required: Iterable[str] = (), optional: Iterable[str] = ()) -> Fields:
        return Fields(self.problems, node, what, ("id", "name", *required), optional)

    def _id(self, fields: Fields) -> str:
        text = fields.text("id")
        if text and not _ID.fullmatch(text):
            self.problems.add(fields.line_of("id"), f"the id {text!r} must be letters, digits and _, as in hate.slur.")
        return text

    def _known(self, word: str | None, line: int, known: Mapping[str, object] | frozenset[str], what: str) -> bool:
        """Whether a word is in a list; reported with the nearest where it is not (once, not for a list that failed)."""
        if word and known and word not in known:
            # Whole sentences, which are translated as such.
            near = "" if self.problems.too_many else nearest(word, known)
            if near:
                self.problems.add(line, f"unknown {what} {word!r}; did you mean {near!r}?")
            elif len(known) <= FEW:
                self.problems.add(line, f"unknown {what} {word!r}; there are {', '.join(known)}.")
            else:
                self.problems.add(line, f"unknown {what} {word!r}.")
        return bool(word) and word in known

    def _reference(self, fields: Fields, name: str, known: Mapping[str, object], what: str) -> str:
        word = fields.text(name)
        self._known(word, fields.line_of(name), known, what)
        return word

    def _names(self, fields: Fields) -> dict[str, str]:
        return fields.texts("name", self.languages)

    def _choice(self, node: Node) -> tuple[str, int, Choice]:
        fields = self._entry(node, "the entry")
        entry = Choice(self._id(fields), self._names(fields))
        return entry.id, fields.line_of("id"), entry

    def _severity(self, node: Node) -> tuple[str, int, Severity]:
        fields = self._entry(node, "the severity", ("weight", "sla_minutes"))
        entry = Severity(self._id(fields), self._names(fields), fields.whole("weight"), fields.whole("sla_minutes"))
        return entry.id, fields.line_of("id"), entry

    def _route(self, node: Node) -> tuple[str, int, Route]:
        fields = self._entry(node, "the route", ("sla_minutes",))
        entry = Route(self._id(fields), self._names(fields), fields.whole("sla_minutes"))
        return entry.id, fields.line_of("id"), entry

    def _outcome(self, node: Node) -> tuple[str, int, Outcome]:
        fields = self._entry(node, "the outcome", (), ("key", "reasons"))
        entry = Outcome(
            self._id(fields), self._names(fields), self._verdict_key(fields), self._exceptions(fields, "reasons")
        )
        return entry.id, fields.line_of("id"), entry

    def _action(self, node: Node) -> tuple[str, int, Action]:
        fields = self._entry(node, "the action", (), ("key", "needs_rationale", "excludes_others", "route"))
        route = fields.optional_text("route")
        self._known(route, fields.line_of("route"), self.routes, "route")
        entry = Action(
            self._id(fields),
            self._names(fields),
            self._verdict_key(fields),
            fields.flag("needs_rationale"),
            fields.flag("excludes_others"),
            route,
        )
        return entry.id, fields.line_of("id"), entry

    def _verdict_key(self, fields: Fields) -> str | None:
        """The key of an outcome or action; both stand on the verdict sheet, so no two may share one."""
        key = fields.optional_text("key")
        if key is None:
            return None
        line = fields.line_of("key")
        if self.keys.is_key(key, line):
            if key in self.verdict_keys:
                first = self.verdict_keys[key]
                self.problems.add(line, f"the key {key!r} is on the verdict sheet twice; first on line {first}.")
            self.verdict_keys.setdefault(key, line)
        return key

    def _category(self, node: Node) -> tuple[str, int, Category]:
        fields = self._entry(node, "the category", ("key",))
        entry = Category(self._id(fields), self._names(fields), fields.text("key"))
        if entry.key:
            self.keys.category(entry.id, entry.key, fields.line_of("key"))
        return entry.id, fields.line_of("id"), entry

    def _policy(self, node: Node) -> tuple[str, int, Policy]:
        fields = self._entry(
            node,
            "the policy",
            ("category", "keys", "severity", "outcome", "actions", "guidance"),
            ("subject", "exceptions", "escalate", "never_export", "dsa", "examples"),
        )
        policy_id = self._id(fields)
        category = self._reference(fields, "category", self.categories, "category")
        actions = fields.words("actions")
        for word, line in actions:
            self._known(word, line, self.actions, "action")
        escalate = fields.optional_text("escalate")
        self._known(escalate, fields.line_of("escalate"), self.routes, "route")
        subject = self._reference(fields, "subject", self.subjects, "subject") or next(iter(self.subjects), "")
        keys = [self.keys.sequence(policy_id, category, text, line) for text, line in fields.words("keys") if text]
        if "keys" in fields and not keys:
            self.problems.add(fields.line_of("keys"), f"the policy {policy_id!r} has no key sequence.")
        entry = Policy(
            id=policy_id,
            category=category,
            name=self._names(fields),
            guidance=fields.texts("guidance", self.languages),
            severity=self._reference(fields, "severity", self.severities, "severity"),
            outcome=self._reference(fields, "outcome", self.outcomes, "outcome"),
            keys=tuple(keys),
            exceptions=self._exceptions(fields, "exceptions"),
            actions=tuple(word for word, _ in actions),
            escalate=escalate,
            never_export=fields.flag("never_export"),
            subject=subject,
            dsa=self._dsa(fields),
            examples=tuple(self._example(node) for node in fields.items("examples")),
        )
        return policy_id, fields.line_of("id"), entry

    def _example(self, node: Node) -> Example:
        fields = Fields(self.problems, node, "the example", ("text",), ("allowed",))
        return Example(fields.texts("text", self.languages), fields.flag("allowed"))

    def _exceptions(self, fields: Fields, name: str) -> tuple[Choice, ...]:
        words = fields.words(name)
        return tuple(
            self.exceptions[word] for word, line in words if self._known(word, line, self.exceptions, "exception")
        )

    def _dsa(self, fields: Fields) -> Dsa | None:
        inner = fields.fields("dsa", ("category", "keyword"))
        if inner is None:
            return None
        entry = Dsa(inner.text("category"), inner.text("keyword"))
        if self._known(entry.category, inner.line_of("category"), KEYWORDS_OF, "DSA category"):
            what = f"keyword of {entry.category}"
            self._known(entry.keyword, inner.line_of("keyword"), keywords_of(entry.category), what)
        return entry


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
