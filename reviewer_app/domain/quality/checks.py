"""A check: a decision that somebody looked at again, and what came out of it in the end.

What is here is what the central database gives: decisions after disputes and arbitration, never of calibrations.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reviewer_app.domain.sampling import acceptance

DRAWN, PICKED, GOLD = SOURCES = ("drawn", "picked", "gold")
SEVERITIES = ("S0", "S1", "S2", "S3")
Between = Callable[[], None]
# So many checks are made of what the server told before others may go on: a few milliseconds.
_PIECE = 250
_Item = TypeVar("_Item")


def at_once() -> None:
    """Between two pieces of work: go on."""


def in_pieces(items: Iterable[_Item], between: Between) -> Iterator[_Item]:
    """The same, `between` called every so many."""
    for number, item in enumerate(items):
        if number % _PIECE == 0:
            between()
        yield item


@dataclass(frozen=True, slots=True)
class Label:
    """A policy of a recording: whether the reviewer placed it, whether it belongs there, its severity ('': its own)."""

    policy_id: str
    given: bool
    right: bool
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A difference that counts as an error. `kind`: missed, extra, policy, severity, span or verdict; times in ms."""

    kind: str
    policy_id: str = ""
    severity: str = ""
    criticality: str = ""
    error_class: str = ""
    root_cause: str = ""
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One decision that was looked at again.

    `reviewer` is a pseudonym, or a login where a lead asked for names. `outcome` is the reviewer's, `second_outcome`
    that of the second look, `right` whether the verdict stands. `severity`: the gravest of what is there or was said to
    be, '' for nothing. `first_wrong`: whether the second look found an error, `settled`: a dispute was decided,
    `overturned`: for the reviewer. `inclusion`: the probability of the draw, None where nobody drew. `recording_id`
    is '' where it is not told, as that of a gold item to who may still meet it.
    """

    check_id: str
    source: str
    reviewer: str
    decided_at_ms: int
    right: bool
    market: str = ""
    queue: str = ""
    policy_set: str = ""
    recording_id: str = ""
    title: str = ""
    duration_ms: int = 0
    outcome: str = ""
    second_outcome: str = ""
    severity: str = ""
    first_wrong: bool = False
    settled: bool = False
    overturned: bool = False
    sample: str = ""
    stratum: str = ""
    inclusion: float | None = None
    labels: tuple[Label, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether anything of the decision is an error."""
        return not self.right or bool(self.faults)

    @property
    def start_ms(self) -> int:
        """Where to look first: at the first error, else at the beginning."""
        return min((one.start_ms for one in self.faults if one.start_ms is not None), default=0)

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Check":
        """The check of an object as the central database gives it."""
        lists = {
            "labels": tuple(Label(**one) for one in value["labels"]),  # type: ignore[attr-defined]
            "faults": tuple(Fault(**one) for one in value["faults"]),  # type: ignore[attr-defined]
        }
        return cls(**{**value, **lists})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Planned:
    """A stratum of a sample ('' without strata): how many there are, were drawn, have been judged, and for good.

    `found`: of the last, those with an error; `accept`: of a lot, how many of them are borne, None for other samples.
    """

    sample: str
    stratum: str
    population: int
    drawn: int
    judged: int
    final: int
    found: int = 0
    accept: int | None = None

    @property
    def verdict(self) -> str | None:
        """Of a lot whether it is accepted, rejected or open, by what was judged for good."""
        return None if self.accept is None else acceptance.verdict(self.drawn, self.accept, self.final, self.found)


@dataclass(frozen=True, slots=True)
class Quality:
    """What the central database tells of a time, `from_ms` up to before `to_ms` in UTC; `named`: with logins."""

    from_ms: int
    to_ms: int
    named: bool = False
    checks: tuple[Check, ...] = ()
    plans: tuple[Planned, ...] = ()

    @classmethod
    def from_json(cls, value: Mapping[str, object], between: Between = at_once) -> "Quality":
        """As the central database gives it; `between` is called between pieces of the work."""
        checks: Sequence[Mapping[str, object]] = value["checks"]  # type: ignore[assignment]
        plans: Sequence[Mapping[str, object]] = value["plans"]  # type: ignore[assignment]
        return cls(
            value["from_ms"],  # type: ignore[arg-type]
            value["to_ms"],  # type: ignore[arg-type]
            bool(value["named"]),
            tuple(Check.from_json(one) for one in in_pieces(checks, between)),
            tuple(Planned(**one) for one in plans),  # type: ignore[arg-type]
        )

    def graded(self, severity_of: Callable[[str], str], between: Between = at_once) -> "Quality":
        """With the gravest severity of each decision, where no finding says another that of its policy."""

        def gravest(check: Check) -> str:
            return min((one.severity or severity_of(one.policy_id) or "S9" for one in check.labels), default="")

        found = ((check, gravest(check)) for check in in_pieces(self.checks, between))
        checks = (replace(check, severity=one if one in SEVERITIES else "") for check, one in found)
        return replace(self, checks=tuple(checks))
