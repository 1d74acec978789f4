"""A policy set: the versioned standard that findings and verdicts refer to.

All texts are mappings from language code to text, `{"en": …, "es": …}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
KeySequence = tuple[str, ...]

# The review page's own single letters: a pack's sequences must not begin with them.
REVIEW_PAGE_KEYS = frozenset("beijklmnopuwxy")


def text_in(texts: Texts, language: str) -> str:
    """The text in a language, else in English, else any; '' for none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a closed list (subject, exception, reason) with its names."""

    id: str
    name: Texts


@dataclass(frozen=True, slots=True)
class Severity:
    """How grave a finding is: its `weight` in severity-weighted errors, and the minutes until it must be acted on."""

    id: str
    name: Texts
    weight: int = 1
    sla_minutes: int = 1440


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finding or a whole recording comes to. `key` is its key on the verdict sheet.

    `reasons` are the grounds that must be chosen from with this outcome (public interest); empty: none is asked.
    """

    id: str
    name: Texts
    key: str | None = None
    reasons: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where an escalation goes, and within how many minutes somebody there must look."""

    id: str
    name: Texts
    sla_minutes: int


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done to a LIVE or an account. `key` is its key on the verdict sheet, `route` where it escalates."""

    id: str
    name: Texts
    key: str | None = None
    needs_rationale: bool = False
    excludes_others: bool = False
    route: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A family of policies under one first key."""

    id: str
    name: Texts
    key: str


@dataclass(frozen=True, slots=True)
class Dsa:
    """Proposed category and keyword of a statement of reasons under the Digital Services Act."""

    category: str
    keyword: str


@dataclass(frozen=True, slots=True)
class Example:
    """A case in a sentence; `allowed`: it looks like one for the policy and is none."""

    text: Texts
    allowed: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """One rule. `keys` are its key sequences, each a tuple of keys such as `("h", "1")` or `("1",)`.

    `subject` is what a new finding is about unless the reviewer says otherwise; `actions` are proposed on the
    verdict sheet; `never_export`: quote and note of its findings leave the store for no spreadsheet.
    """

    id: str
    category: str
    name: Texts
    guidance: Texts
    severity: str
    outcome: str
    keys: tuple[KeySequence, ...]
    exceptions: tuple[Choice, ...] = ()
    actions: tuple[str, ...] = ()
    escalate: str | None = None
    never_export: bool = False
    subject: str = "host"
    dsa: Dsa | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicySet:
    """A policy pack as loaded: `ref` (`id@version`) is what every event names."""

    id: str
    version: str
    title: Texts
    effective_from: str | None
    severities: tuple[Severity, ...]
    outcomes: tuple[Outcome, ...]
    subjects: tuple[Choice, ...]
    actions: tuple[Action, ...]
    categories: tuple[Category, ...]
    policies: tuple[Policy, ...]
    routes: tuple[Route, ...] = ()
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

    def key_sequences(self) -> dict[KeySequence, str]:
        """Every key sequence and the id of the policy that it labels with, in the order of the pack."""
        return {sequence: policy.id for policy in self.policies for sequence in policy.keys}

    def after(self, prefix: KeySequence, language: str = "en") -> list[tuple[str, str]]:
        """What may be pressed next: `(key, text)` in the order of the pack.

        The text is the policy's name where the key completes a sequence, else the category's name.
        """
        categories = {category.id: category for category in self.categories}
        depth = len(prefix)
        hints: dict[str, str] = {}
        for policy in self.policies:
            for sequence in policy.keys:
                if sequence[:depth] == prefix and len(sequence) > depth:
                    complete = len(sequence) == depth + 1
                    texts = policy.name if complete else categories[policy.category].name
                    hints.setdefault(sequence[depth], text_in(texts, language))
        return list(hints.items())
