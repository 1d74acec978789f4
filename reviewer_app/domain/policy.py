"""A policy set: the versioned standard that findings and verdicts refer to.

All texts are mappings from language code to text, `{"en": …, "es": …}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]


def text_in(texts: Texts, language: str) -> str:
    """The text in a language, else in English, else any; '' for none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a closed list (severity, outcome, subject) with its names."""

    id: str
    name: Texts


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done to a LIVE or an account. `key` is its key on the verdict sheet."""

    id: str
    name: Texts
    key: str | None = None
    needs_rationale: bool = False
    excludes_others: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A family of policies under one first key."""

    id: str
    name: Texts
    key: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One rule. `keys` are its key sequences, each a tuple of keys such as `("h", "1")` or `("1",)`."""

    id: str
    category: str
    name: Texts
    guidance: Texts
    severity: str
    outcome: str
    keys: tuple[tuple[str, ...], ...]
    exceptions: tuple[Choice, ...] = ()
    actions: tuple[str, ...] = ()
    escalate: str | None = None
    never_export: bool = False


@dataclass(frozen=True, slots=True)
class PolicySet:
    """A policy pack as loaded: `ref` (`id@version`) is what every event names."""

    id: str
    version: str
    title: Texts
    effective_from: str | None
    severities: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    subjects: tuple[Choice, ...]
    actions: tuple[Action, ...]
    categories: tuple[Category, ...]
    policies: tuple[Policy, ...]
    _by_id: Mapping[str, Policy] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {policy.id: policy for policy in self.policies})

    @property
    def ref(self) -> str:
        """`id@version`, the name that events carry."""
        return f"{self.id}@{self.version}"

    def policy(self, policy_id: str) -> Policy | None:
        """The policy of an id, None when this version does not have it."""
        return self._by_id.get(policy_id)
