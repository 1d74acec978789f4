"""Events: what a person decided, immutable, in the order it was decided.

Each kind of event carries the whole state that it leads to (a revised finding with what it was before), so its
effect can be told from the event alone, its opposite too, and a reader needs no history to understand one line.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reviewer_app.domain.ids import canonical_bytes, new_id

REVIEW_OPENED = "review.opened"
REVIEW_SUBMITTED = "review.submitted"
REVIEW_REOPENED = "review.reopened"
FINDING_PLACED = "finding.placed"
FINDING_REVISED = "finding.revised"
FINDING_WITHDRAWN = "finding.withdrawn"
VERDICT_GIVEN = "verdict.given"
VERDICT_WITHDRAWN = "verdict.withdrawn"
ESCALATION_RAISED = "escalation.raised"
ESCALATION_WITHDRAWN = "escalation.withdrawn"
EVIDENCE_KEPT = "evidence.kept"
EVIDENCE_DROPPED = "evidence.dropped"
AUDIT_JUDGED = "audit.judged"
AUDIT_ACKNOWLEDGED = "audit.acknowledged"
AUDIT_DISPUTED = "audit.disputed"
AUDIT_ANSWERED = "audit.answered"
AUDIT_ARBITRATED = "audit.arbitrated"
CALIBRATION_VOTED = "calibration.voted"
CALIBRATION_RULED = "calibration.ruled"
STANDARD_PROPOSED = "standard.proposed"
STANDARD_SETTLED = "standard.settled"

KINDS = (
    REVIEW_OPENED,
    REVIEW_SUBMITTED,
    REVIEW_REOPENED,
    FINDING_PLACED,
    FINDING_REVISED,
    FINDING_WITHDRAWN,
    VERDICT_GIVEN,
    VERDICT_WITHDRAWN,
    ESCALATION_RAISED,
    ESCALATION_WITHDRAWN,
    EVIDENCE_KEPT,
    EVIDENCE_DROPPED,
)
# About a case instead of a review: they change nothing of the person's own reviews.
CASE_KINDS = frozenset(
    {
        AUDIT_JUDGED,
        AUDIT_ACKNOWLEDGED,
        AUDIT_DISPUTED,
        AUDIT_ANSWERED,
        AUDIT_ARBITRATED,
        CALIBRATION_VOTED,
        CALIBRATION_RULED,
        STANDARD_PROPOSED,
        STANDARD_SETTLED,
    }
)
UNDOABLE = frozenset(KINDS) - {REVIEW_OPENED, REVIEW_SUBMITTED, REVIEW_REOPENED, EVIDENCE_KEPT, EVIDENCE_DROPPED}


@dataclass(frozen=True, slots=True)
class Event:
    """One decision. `review_id` is the review it belongs to, or the case (CASE_KINDS).

    `made_at_ms` is UTC wall time; `policy_set` is `id@version`; `body` holds JSON values only.
    `undoes` names the event whose effect this one takes back, `redoes` the undoing event that this one reverses.
    `amends` names the event whose step this one belongs to: both are undone together.
    """

    kind: str
    review_id: str
    author: str
    made_at_ms: int
    policy_set: str
    body: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    undoes: str | None = None
    redoes: str | None = None
    amends: str | None = None
    event_id: str = field(default_factory=new_id)

    def to_json(self) -> dict[str, object]:
        """All fields as a JSON object; the inverse of `from_json`."""
        return {
            "event_id": self.event_id,
            "kind": self.kind,
            "review_id": self.review_id,
            "author": self.author,
            "made_at_ms": self.made_at_ms,
            "policy_set": self.policy_set,
            "body": dict(self.body),
            "undoes": self.undoes,
            "redoes": self.redoes,
            "amends": self.amends,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Event":
        """The event of a JSON object that `to_json` made."""
        return cls(**value)  # type: ignore[arg-type]

    def canonical(self) -> bytes:
        """The bytes that are hashed, stored and uploaded."""
        return canonical_bytes(self.to_json())

    @classmethod
    def from_canonical(cls, data: bytes | str) -> "Event":
        """The event of its canonical bytes."""
        return cls.from_json(json.loads(data))


def opposite(event: Event, finding_now: Mapping[str, object] | None = None) -> tuple[str, Mapping[str, object]]:
    """Kind and body of the event that takes `event` back.

    `finding_now` is the finding as it stands: taking back the placing of one that grew since withdraws the grown one.
    Raises ValueError for a kind that is not in UNDOABLE.
    """
    body = event.body
    match event.kind:
        case "finding.placed":
            return FINDING_WITHDRAWN, {"finding": finding_now or body["finding"]}
        case "finding.withdrawn":
            return FINDING_PLACED, {"finding": body["finding"]}
        case "finding.revised":
            return FINDING_REVISED, {"before": body["finding"], "finding": body["before"]}
        case "verdict.given" if body["before"] is None:
            return VERDICT_WITHDRAWN, {"before": body["verdict"], "verdict": None}
        case "verdict.given" | "verdict.withdrawn":
            return VERDICT_GIVEN, {"before": body["verdict"], "verdict": body["before"]}
        case "escalation.raised" | "escalation.withdrawn":
            other = ESCALATION_WITHDRAWN if event.kind == ESCALATION_RAISED else ESCALATION_RAISED
            return other, {"escalation": body["escalation"]}
    raise ValueError(f"{event.kind} cannot be undone")
