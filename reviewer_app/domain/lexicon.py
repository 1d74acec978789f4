"""A lexicon: the versioned list of words and phrases that a scan looks for, and what it found of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

EVERYWHERE = "*"

# What may be made of a written word: everything; only its plural and diminutive, in its own gender; nothing.
FORMS = ("all", "number", "exact")

# What explains a hit, from the mildest to the boldest.
RULES = (
    "exact",
    "accents",
    "inflection",
    "clitic",
    "emoji",
    "algospeak",
    "elongation",
    "invisible",
    "lookalike",
    "masked",
    "separators",
    "leet",
    "phonetic",
    "enye",
    "near_miss",
)


@dataclass(frozen=True, slots=True)
class Term:
    """One sense of a word or phrase, and the policy that it may touch.

    `countries` are ISO codes or `*`; `severity` maps a country or `*` to a severity of the policy set, and where it
    has neither the policy's own holds. `algospeak` are words that stand for the lemma to get past moderation.
    `reclaimed`: people use it about themselves or as an address among friends. A hit inside one of the phrases of
    `unless` is none. `forms` is one of FORMS.
    """

    lemma: str
    policy: str
    variants: tuple[str, ...] = ()
    algospeak: tuple[str, ...] = ()
    countries: tuple[str, ...] = (EVERYWHERE,)
    sense: str = ""
    severity: Mapping[str, str] | None = None
    reclaimed: bool = False
    forms: str = "all"
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    source: str = ""

    def applies_in(self, country: str | None) -> bool:
        """Whether the word has this sense in a country; None: in any."""
        return country is None or EVERYWHERE in self.countries or country in self.countries

    def severity_in(self, country: str | None) -> str | None:
        """The severity in a country, for None that of everywhere or else the first by name (S0 before S1)."""
        known = self.severity or {}
        if country in known:
            return known[country]  # type: ignore[index]
        if EVERYWHERE in known:
            return known[EVERYWHERE]
        return min(known.values(), default=None) if country is None else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one version, in the order of its file."""

    id: str
    version: str
    terms: tuple[Term, ...]

    @property
    def ref(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"


class Hit(NamedTuple):
    """A term found in characters `start` to `end` of a text.

    `text` is what stands there, `matched` the form that it was taken for, `rule` (one of RULES) what explains it.
    """

    start: int
    end: int
    term: Term
    rule: str
    text: str
    matched: str


@dataclass(frozen=True, slots=True)
class LexiconHit:
    """A term found in a transcript (`cue` is its index there) or in a chat (`event_id`).

    Times in ms: of words where they are known; of a chat on media time where its clock is known, else on the log's.
    `start` and `end` are characters of the cue's or the message's text; a phrase that runs on into the next cue ends
    with the first one there. `who` is the speaker or the user, None where unknown.
    """

    source: str
    start_ms: int
    end_ms: int
    cue: int | None
    event_id: str | None
    start: int
    end: int
    text: str
    matched: str
    lemma: str
    sense: str
    policy: str
    severity: str | None
    reclaimed: bool
    rule: str
    who: str | None
    context: str
