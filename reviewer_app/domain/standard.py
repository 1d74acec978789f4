"""Published standards: versions of policy packs and lexicons, which one is in force, and what differs between two."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import TypeVar

from reviewer_app.domain.lexicon import Lexicon, Term
from reviewer_app.domain.policy import Policy, PolicySet

POLICY, LEXICON = "policy", "lexicon"

_Entry = TypeVar("_Entry", Policy, Term)


@dataclass(frozen=True, slots=True)
class Published:
    """A version that was published: `kind` policy or lexicon, `ref` `id@version`, `digest` its text's SHA-256 (hex).

    `effective_from` is the day (ISO) from which new reviews use it, where they are made; None: at once.
    """

    kind: str
    ref: str
    digest: str
    effective_from: str | None
    published_at_ms: int

    @classmethod
    def from_json(cls, value: dict) -> "Published":
        """What the server told; fields of newer servers are passed over."""
        return cls(**{one.name: value[one.name] for one in fields(cls)})

    @property
    def since(self) -> tuple[str, int, str]:
        """Its place in time: the one in force is the last of those that have begun."""
        day = datetime.fromtimestamp(self.published_at_ms / 1000, UTC).date().isoformat()
        return (self.effective_from or day, self.published_at_ms, self.ref)

    def has_begun(self, today: date) -> bool:
        """Whether new reviews of that day are made under it."""
        return self.effective_from is None or self.effective_from <= today.isoformat()


def begun(published: Iterable[Published], today: date) -> list[Published]:
    """Those that have begun; the one in force first, then the ones that it replaced."""
    return sorted((one for one in published if one.has_begun(today)), key=lambda one: one.since, reverse=True)


@dataclass(frozen=True, slots=True)
class Changes:
    """In what a version differs from another. `added`, `removed` and the keys of `changed` are ids of policies, or
    words of a lexicon; `changed` says which of their fields differ."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] | None = None

    def to_json(self) -> dict[str, object]:
        """All of it as JSON values."""
        changed = {name: list(which) for name, which in (self.changed or {}).items()}
        return {"added": list(self.added), "removed": list(self.removed), "changed": changed}

    @property
    def is_empty(self) -> bool:
        """Whether both have the same policies, or the same words."""
        return not (self.added or self.removed or self.changed)


def policy_changes(before: PolicySet | None, after: PolicySet) -> Changes:
    """What `after` changes in the policies of `before`, None for nothing before; in the order of the packs."""
    old = {} if before is None else {policy.id: policy for policy in before.policies}
    return _changes(old, {policy.id: policy for policy in after.policies}, str)


def lexicon_changes(before: Lexicon | None, after: Lexicon) -> Changes:
    """What `after` changes in the terms of `before`. A term is the same when its word, its policy and its countries
    are."""

    def by_sense(lexicon: Lexicon | None) -> dict[tuple, Term]:
        terms = () if lexicon is None else lexicon.terms
        return {(term.lemma, term.policy, term.countries): term for term in terms}

    return _changes(by_sense(before), by_sense(after), lambda sense: sense[0])


def _changes(
    old: Mapping[Hashable, _Entry], new: Mapping[Hashable, _Entry], named: Callable[[Hashable], str]
) -> Changes:
    changed: dict[str, tuple[str, ...]] = {}
    for key, entry in new.items():
        if key in old and old[key] != entry:
            differing = [one.name for one in fields(entry) if getattr(old[key], one.name) != getattr(entry, one.name)]
            changed[named(key)] = tuple(dict.fromkeys((*changed.get(named(key), ()), *differing)))
    return Changes(
        tuple(dict.fromkeys(named(key) for key in new if key not in old)),
        tuple(dict.fromkeys(named(key) for key in old if key not in new)),
        changed,
    )
