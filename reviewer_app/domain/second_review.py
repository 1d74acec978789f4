"""A blind second review as a case: what the document says, what a person may do next, and the decisions made of it.

The auditor types each difference; the reviewer takes that or disputes it within a window, the auditor answers, and
somebody who was neither decides what is still disputed. Both reviews stay as they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reviewer_app.domain import events as ev
from reviewer_app.domain.case_file import CaseFile
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.review_differences import (
    EXTRA,
    MISSED,
    Comparison,
    Difference,
    Reviewed,
    compare,
)

WAITING, COMPARING, JUDGED, ACKNOWLEDGED, DISPUTED, ANSWERED, ARBITRATION, CLOSED = STATES = (
    "waiting",
    "comparing",
    "judged",
    "acknowledged",
    "disputed",
    "answered",
    "arbitration",
    "closed",
)
AUDITOR, REVIEWER, ARBITER = ROLES = ("auditor", "reviewer", "arbiter")

FALSE_POSITIVE, FALSE_NEGATIVE, WRONG_SELECTION, TECHNICAL = ERROR_CLASSES = (
    "false_positive",
    "false_negative",
    "wrong_selection",
    "technical",
)
ROOT_CAUSES = (
    "policy_unclear",
    "policy_outdated",
    "policy_unknown_to_reviewer",
    "context_missed",
    "language_dialect_slang",
    "audio_missed",
    "onscreen_text_missed",
    "chat_missed",
    "minor_age_misjudged",
    "intent_misread",
    "tool_or_data_fault",
    "transcript_error",
    "time_pressure",
    "slip_hotkey",
    "fatigue",
)
CRITICAL, MAJOR, MINOR = CRITICALITIES = ("critical", "major", "minor")

# Who has the next word in a state, and which decisions that may be.
_NEXT: Mapping[tuple[str, str], tuple[str, ...]] = {
    (COMPARING, AUDITOR): (ev.AUDIT_JUDGED,),
    (JUDGED, REVIEWER): (ev.AUDIT_ACKNOWLEDGED, ev.AUDIT_DISPUTED),
    (DISPUTED, AUDITOR): (ev.AUDIT_ANSWERED,),
    (ARBITRATION, ARBITER): (ev.AUDIT_ARBITRATED,),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a difference was typed: whether it is the reviewer's error, and then of which class, why and how grave."""

    difference_id: str
    kind: str
    is_error: bool
    error_class: str = ""
    root_cause: str = ""
    criticality: str = ""
    note: str = ""
    original_finding_id: str | None = None
    second_finding_id: str | None = None

    def to_json(self) -> dict[str, object]:
        """As it stands in the body of a decision."""
        error = (self.error_class, self.root_cause, self.criticality) if self.is_error else (None, None, None)
        return {
            "difference_id": self.difference_id,
            "kind": self.kind,
            "original_finding_id": self.original_finding_id,
            "second_finding_id": self.second_finding_id,
            "is_error": self.is_error,
            "error_class": error[0],
            "root_cause": error[1],
            "criticality": error[2],
            "note": self.note,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Judgement":
        """The inverse of `to_json`."""
        return cls(
            value["difference_id"],
            value["kind"],
            bool(value["is_error"]),
            value.get("error_class") or "",
            value.get("root_cause") or "",
            value.get("criticality") or "",
            value.get("note") or "",
            value.get("original_finding_id"),
            value.get("second_finding_id"),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about the case; `on_its_way`: this machine's own, which the server did not know yet."""

    event_id: str
    kind: str
    author: str
    made_at_ms: int
    body: Mapping[str, Any]
    on_its_way: bool = False


@dataclass(frozen=True, slots=True)
class SecondReview:
    """A case as one person sees it, with what they have decided and not yet sent.

    `state` counts those decisions in, `told_state` is the server's. `original` and `second` are None while the person
    may not see them; times are UTC ms, `duration_ms` media time.
    """

    audit_id: str
    told_state: str
    role: str
    recording_id: str
    title: str
    duration_ms: int
    policy_set: str
    window_until_ms: int | None
    answer_until_ms: int | None
    sample: Mapping[str, Any] | None
    people: Mapping[str, str | None]
    original: Reviewed | None
    second: Reviewed | None
    decisions: tuple[Decision, ...]
    changed_at_ms: int

    @property
    def state(self) -> str:
        """How far the case is, the decisions on their way counted in."""
        state = self.told_state
        for one in self.decisions:
            if one.on_its_way:
                state = _after(state, one)
        return state

    @property
    def on_its_way(self) -> bool:
        """Whether a decision of this machine has not come to the server yet."""
        return any(one.on_its_way for one in self.decisions)

    @property
    def next_steps(self) -> tuple[str, ...]:
        """The kinds of decisions that the person may make now, () where it is not their turn."""
        return _NEXT.get((self.state, self.role), ()) if self.original is not None and self.second is not None else ()

    @property
    def until_ms(self) -> int | None:
        """When the time of whose turn it is ends."""
        return {JUDGED: self.window_until_ms, DISPUTED: self.answer_until_ms}.get(self.state)

    @property
    def judgements(self) -> dict[str, Judgement]:
        """How each difference was typed last, by id; what an arbiter overturned is no error any more."""
        found = self._as_judged()
        ruled = self.last(ev.AUDIT_ARBITRATED)
        for ruling in () if ruled is None else ruled.body["rulings"]:
            before = found.get(ruling["difference_id"])
            if before is not None and not ruling["upheld"]:
                found[before.difference_id] = replace(before, is_error=False)
        return found

    @property
    def disputed(self) -> tuple[str, ...]:
        """The differences that the reviewer disputes, by id."""
        found = self.last(ev.AUDIT_DISPUTED)
        return () if found is None else tuple(found.body["difference_ids"])

    @property
    def to_rule(self) -> tuple[str, ...]:
        """Of those, the ones that the auditor stands by."""
        judged = self._as_judged()
        return tuple(one for one in self.disputed if one in judged and judged[one].is_error)

    @property
    def rulings(self) -> dict[str, bool]:
        """What the arbiter decided, by difference: whether the auditor's typing stands."""
        found = self.last(ev.AUDIT_ARBITRATED)
        return {} if found is None else {one["difference_id"]: bool(one["upheld"]) for one in found.body["rulings"]}

    def last(self, kind: str) -> Decision | None:
        """The last decision of a kind."""
        return next((one for one in reversed(self.decisions) if one.kind == kind), None)

    def compared(self, policies: PolicySet | None = None) -> Comparison:
        """In what the two reviews differ; once that has been judged, the differences that were judged.

        Nothing while one of them may not be seen.
        """
        if self.original is None or self.second is None:
            return Comparison((), ())
        found = compare(self.original, self.second, policies)
        judged = self.last(ev.AUDIT_JUDGED)
        if judged is None:
            return found
        first = {one.finding_id: one for one in self.original.findings}
        second = {one.finding_id: one for one in self.second.findings}
        typed = (Judgement.from_json(one) for one in judged.body["differences"])
        differences = (
            Difference(one.kind, first.get(one.original_finding_id or ""), second.get(one.second_finding_id or ""))
            for one in typed
        )
        return replace(found, differences=tuple(differences))

    def _as_judged(self) -> dict[str, Judgement]:
        found: dict[str, Judgement] = {}
        for one in self.decisions:
            if one.kind in (ev.AUDIT_JUDGED, ev.AUDIT_ANSWERED):
                revised = (Judgement.from_json(each) for each in one.body.get("differences") or ())
                found |= {each.difference_id: each for each in revised}
        return found


def read(found: CaseFile, own: Iterable[Event] = ()) -> SecondReview:
    """The case of a document and of the person's own decisions that it does not know, as far as it is their turn still:
    somebody else may have ruled meanwhile.
    """
    content: Mapping[str, Any] = found.content
    recording = content.get("recording") or {}
    told = [
        Decision(one["event_id"], one["kind"], one["author"], one["made_at_ms"], one["body"])
        for one in content.get("decisions") or ()
    ]
    role, state = str(content["role"]), str(content["state"])
    return SecondReview(
        audit_id=found.case_id,
        told_state=state,
        role=role,
        recording_id=recording.get("recording_id", ""),
        title=recording.get("title", ""),
        duration_ms=int(recording.get("duration_ms") or 0),
        policy_set=content.get("policy_set") or "",
        window_until_ms=content.get("window_until_ms"),
        answer_until_ms=content.get("answer_until_ms"),
        sample=content.get("sample"),
        people=content.get("people") or {},
        original=_reviewed(content.get("original")),
        second=_reviewed(content.get("second")),
        decisions=(*told, *_in_turn(state, role, found.on_their_way(own))),
        changed_at_ms=found.changed_at_ms,
    )


def error_class_of(difference: Difference) -> str:
    """The class that a difference is of, unless somebody says otherwise."""
    return {MISSED: FALSE_NEGATIVE, EXTRA: FALSE_POSITIVE}.get(difference.kind, WRONG_SELECTION)


def _in_turn(state: str, role: str, own: Iterable[Event]) -> list[Decision]:
    found = []
    for one in own:
        if one.kind in _NEXT.get((state, role), ()):
            found.append(Decision(one.event_id, one.kind, one.author, one.made_at_ms, one.body, on_its_way=True))
            state = _after(state, one)
    return found


def _after(state: str, decision: Decision | Event) -> str:
    match decision.kind:
        case ev.AUDIT_JUDGED:
            return JUDGED
        case ev.AUDIT_ACKNOWLEDGED:
            return ACKNOWLEDGED
        case ev.AUDIT_DISPUTED:
            return DISPUTED
        case ev.AUDIT_ANSWERED:
            return ARBITRATION if decision.body["stands"] else CLOSED
        case ev.AUDIT_ARBITRATED:
            return CLOSED
    return state


def _reviewed(value: Mapping[str, Any] | None) -> Reviewed | None:
    if value is None:
        return None
    findings = sorted((Finding.from_json(one) for one in value["findings"]), key=lambda f: (f.start_ms, f.finding_id))
    verdict = value.get("verdict")
    return Reviewed(
        value["review_id"],
        int(value.get("submitted_at_ms") or 0),
        tuple(findings),
        None if verdict is None else Verdict.from_json(verdict),
    )
