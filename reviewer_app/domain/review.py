"""A review: one person's findings and verdict on one recording, and the rules of changing them.

`Review` is what the window and `verify` hold in memory; the store keeps the same state in tables.
Both follow `changes`, the one place that says what an event does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event
from reviewer_app.domain.evidence import Evidence
from reviewer_app.domain.ids import new_id
from reviewer_app.domain.review_states import OPEN, SUBMITTED
from reviewer_app.domain.timecode import timecode


@dataclass(frozen=True, slots=True)
class Finding:
    """A policy label on a point (`end_ms` None) or a span of a recording.

    Times are integer milliseconds of media time on the normalised recording. `open_span` marks a span whose end
    is still to come. `time_source` says what fixed the start: `picture` (the exact frame's time) or `clock`
    (the interpolated clock snapped to the packet index). `quote` holds the transcript's words in the span.
    `message_ids` are the chat messages that it points at, `user_id` the person in the chat whom it is about.
    """

    policy_id: str
    start_ms: int
    end_ms: int | None = None
    open_span: bool = False
    severity: str | None = None
    subject: str = "host"
    note: str = ""
    quote: str = ""
    time_source: str = "clock"
    finding_id: str = field(default_factory=new_id)
    message_ids: tuple[str, ...] = ()
    user_id: str | None = None

    def to_json(self) -> dict[str, object]:
        """All fields as a JSON object."""
        return {name: getattr(self, name) for name in _FINDING_FIELDS} | {"message_ids": list(self.message_ids)}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Finding":
        """The finding of a JSON object that `to_json` made; older ones lack the messages and the person."""
        return cls(**{**value, "message_ids": tuple(value.get("message_ids", ()))})  # type: ignore[arg-type]


_FINDING_FIELDS = tuple(one.name for one in fields(Finding))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on the whole recording: an outcome, the actions to take and why."""

    outcome: str
    actions: tuple[str, ...] = ()
    rationale: str = ""

    def to_json(self) -> dict[str, object]:
        """All fields as a JSON object."""
        return {"outcome": self.outcome, "actions": list(self.actions), "rationale": self.rationale}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Verdict":
        """The verdict of a JSON object that `to_json` made."""
        return cls(value["outcome"], tuple(value["actions"]), value["rationale"])  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """After the event the finding is this, or gone (None)."""

    finding_id: str
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """After the event the verdict is this, or none."""

    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class StateChange:
    """After the event the review is open or submitted."""

    state: str


@dataclass(frozen=True, slots=True)
class EscalationChange:
    """After the event the escalation is open like this, or gone (None)."""

    escalation_id: str
    escalation: Escalation | None


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """After the event the copy is kept, or no more (None)."""

    evidence_id: str
    evidence: Evidence | None


Change = FindingChange | VerdictChange | StateChange | EscalationChange | EvidenceChange


def changes(event: Event) -> tuple[Change, ...]:
    """What an event does to its review, told from the event alone."""
    body = event.body
    match event.kind:
        case ev.FINDING_PLACED | ev.FINDING_REVISED:
            finding = Finding.from_json(body["finding"])  # type: ignore[arg-type]
            return (FindingChange(finding.finding_id, finding),)
        case ev.FINDING_WITHDRAWN:
            return (FindingChange(body["finding"]["finding_id"], None),)  # type: ignore[index]
        case ev.VERDICT_GIVEN | ev.VERDICT_WITHDRAWN:
            verdict = body["verdict"]
            return (VerdictChange(None if verdict is None else Verdict.from_json(verdict)),)  # type: ignore[arg-type]
        case ev.ESCALATION_RAISED | ev.ESCALATION_WITHDRAWN:
            escalation = Escalation.from_json(body["escalation"])  # type: ignore[arg-type]
            still = escalation if event.kind == ev.ESCALATION_RAISED else None
            return (EscalationChange(escalation.escalation_id, still),)
        case ev.EVIDENCE_KEPT | ev.EVIDENCE_DROPPED:
            evidence = Evidence.from_json(body["evidence"])  # type: ignore[arg-type]
            return (EvidenceChange(evidence.evidence_id, evidence if event.kind == ev.EVIDENCE_KEPT else None),)
        case ev.REVIEW_OPENED | ev.REVIEW_REOPENED | ev.REVIEW_SUBMITTED:
            return (StateChange(SUBMITTED if event.kind == ev.REVIEW_SUBMITTED else OPEN),)
    raise ValueError(f"unknown event kind {event.kind!r}")


class Steps:
    """What can be undone and redone, in order; a new step forgets what had been undone.

    `done` holds the events that made each step, `undone` the events that took one back.
    """

    def __init__(self, done: Iterable[str] = (), undone: Iterable[str] = ()) -> None:
        self.done = list(done)
        self.undone = list(undone)

    def apply(self, event: Event) -> None:
        """Take an event of the review's log into account."""
        if event.undoes is not None:
            self.done.pop()
            self.undone.append(event.event_id)
        elif event.redoes is not None:
            self.undone.pop()
            self.done.append(event.event_id)
        elif event.kind in ev.UNDOABLE and not self.amends_last(event):
            self.done.append(event.event_id)
            self.undone.clear()

    def amends_last(self, event: Event) -> bool:
        """Whether the event belongs to the last step instead of making one of its own."""
        return event.amends is not None and self.done[-1:] == [event.amends]


@dataclass(frozen=True, slots=True)
class Context:
    """Who decides, under which policy set; the part of every event that a page does not choose."""

    author: str
    policy_set: str


class Review:
    """The state of one review, and the maker of its next events. Making an event changes nothing: `apply` does."""

    def __init__(self, review_id: str, recording_id: str, context: Context) -> None:
        self.review_id = review_id
        self.recording_id = recording_id
        self.context = context
        self.state = OPEN
        self.findings: dict[str, Finding] = {}
        self.verdict: Verdict | None = None
        self.escalations: dict[str, Escalation] = {}
        self.evidence: dict[str, Evidence] = {}
        self.steps = Steps()

    def apply(self, event: Event) -> tuple[Change, ...]:
        """Take a stored event in; returns what changed, for those who show it."""
        happened = changes(event)
        for change in happened:
            match change:
                case FindingChange(finding_id, None):
                    self.findings.pop(finding_id, None)
                case FindingChange(finding_id, finding):
                    self.findings[finding_id] = finding  # type: ignore[assignment]
                case VerdictChange(verdict):
                    self.verdict = verdict
                case EscalationChange(escalation_id, None):
                    self.escalations.pop(escalation_id, None)
                case EscalationChange(escalation_id, escalation):
                    self.escalations[escalation_id] = escalation  # type: ignore[assignment]
                case EvidenceChange(evidence_id, None):
                    self.evidence.pop(evidence_id, None)
                case EvidenceChange(evidence_id, evidence):
                    self.evidence[evidence_id] = evidence  # type: ignore[assignment]
                case StateChange(state):
                    self.state = state
        self.steps.apply(event)
        return happened

    @classmethod
    def replay(cls, events: Iterable[Event]) -> "Review":
        """The review that a log of its events leads to; the first must be `review.opened`."""
        stream = iter(events)
        opened = next(stream)
        review = cls(opened.review_id, str(opened.body["recording_id"]), Context(opened.author, opened.policy_set))
        review.apply(opened)
        for event in stream:
            review.apply(event)
        return review

    @staticmethod
    def open(recording_id: str, context: Context, now_ms: int) -> Event:
        """The event that begins a review of a recording."""
        body = {"recording_id": recording_id}
        return Event(ev.REVIEW_OPENED, new_id(), context.author, now_ms, context.policy_set, body)

    def place(self, finding: Finding, now_ms: int) -> Event:
        """Place a new finding."""
        self._must_be_open()
        _check_times(finding)
        return self._event(ev.FINDING_PLACED, {"finding": finding.to_json()}, now_ms)

    def revise(self, finding_id: str, now_ms: int, **values: object) -> Event:
        """Change fields of a finding, `revise(id, now, note="…")`; closing a span is `open_span=False, end_ms=…`."""
        self._must_be_open()
        before = self._finding(finding_id)
        after = replace(before, **values)  # type: ignore[arg-type]
        _check_times(after)
        return self._event(ev.FINDING_REVISED, {"before": before.to_json(), "finding": after.to_json()}, now_ms)

    def extend(self, finding_id: str, end_ms: int, quote: str, now_ms: int) -> Event:
        """Make a finding just placed into a span, its key having been held: one step with its placing."""
        event = self.revise(finding_id, now_ms, end_ms=end_ms, open_span=False, quote=quote)
        return replace(event, amends=self.steps.done[-1] if self.steps.done else None)

    def withdraw(self, finding_id: str, now_ms: int) -> Event:
        """Take a finding back; the log keeps it."""
        self._must_be_open()
        return self._event(ev.FINDING_WITHDRAWN, {"finding": self._finding(finding_id).to_json()}, now_ms)

    def give_verdict(self, verdict: Verdict, now_ms: int) -> Event:
        """Decide on the whole recording; a later verdict replaces an earlier one."""
        self._must_be_open()
        before = None if self.verdict is None else self.verdict.to_json()
        return self._event(ev.VERDICT_GIVEN, {"before": before, "verdict": verdict.to_json()}, now_ms)

    def escalate(self, escalation: Escalation, now_ms: int) -> Event:
        """Hand the recording to others; to each route once at a time."""
        self._must_be_open()
        if not escalation.reason:
            raise Refused("Say why it is escalated.")
        if any(one.route == escalation.route for one in self.escalations.values()):
            raise Refused(already_escalated(escalation.route))
        return self._event(ev.ESCALATION_RAISED, {"escalation": escalation.to_json()}, now_ms)

    def withdraw_escalation(self, escalation_id: str, now_ms: int) -> Event:
        """Take an escalation back; the log keeps it."""
        self._must_be_open()
        escalation = self.escalations.get(escalation_id)
        if escalation is None:
            raise Refused("That escalation is gone; it may have been undone.")
        return self._event(ev.ESCALATION_WITHDRAWN, {"escalation": escalation.to_json()}, now_ms)

    def submit(self, now_ms: int) -> Event:
        """Lock the review. Raises Refused without a verdict or with a span still open."""
        self._must_be_open()
        if self.verdict is None:
            raise Refused("Give a verdict first.")
        for finding in self.findings.values():
            if finding.open_span:
                where = timecode(finding.start_ms)
                raise Refused(f"The span {finding.policy_id} from {where} is still open: close or withdraw it first.")
        return self._event(ev.REVIEW_SUBMITTED, {}, now_ms)

    def reopen(self, reason: str, now_ms: int) -> Event:
        """Open a submitted review again, with a reason that stays in the log."""
        if self.state != SUBMITTED:
            raise Refused("This review is open already.")
        if not reason.strip():
            raise Refused("Say why the review is opened again.")
        return self._event(ev.REVIEW_REOPENED, {"reason": reason}, now_ms)

    def _event(self, kind: str, body: Mapping[str, object], now_ms: int) -> Event:
        return Event(kind, self.review_id, self.context.author, now_ms, self.context.policy_set, body)

    def _finding(self, finding_id: str) -> Finding:
        try:
            return self.findings[finding_id]
        except KeyError:
            raise Refused("That finding is gone; it may have been undone.") from None

    def _must_be_open(self) -> None:
        if self.state != OPEN:
            raise Refused("This review is submitted; reopen it to change it.")


def evidence_kept(evidence: Evidence, review_id: str, context: Context, now_ms: int) -> Event:
    """The event that keeps a copy with its finding, also in a submitted review; its bytes are stored beside it."""
    body = {"evidence": evidence.to_json()}
    return Event(ev.EVIDENCE_KEPT, review_id, context.author, now_ms, context.policy_set, body)


def evidence_dropped(evidence: Evidence, reason: str, review_id: str, context: Context, now_ms: int) -> Event:
    """The event that lets go of a copy, also in a submitted review: the log keeps that it was there and why it went."""
    body = {"evidence": evidence.to_json(), "reason": reason}
    return Event(ev.EVIDENCE_DROPPED, review_id, context.author, now_ms, context.policy_set, body)


def already_escalated(route: str) -> str:
    """Why a second escalation to a route is refused."""
    return f"There is an open escalation to {route} already: withdraw it first."


def _check_times(finding: Finding) -> None:
    if finding.start_ms < 0:
        raise Refused("A finding cannot start before the recording.")
    if finding.end_ms is not None and finding.end_ms < finding.start_ms:
        raise Refused("A span cannot end before it starts.")
