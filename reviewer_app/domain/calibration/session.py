"""A calibration session as the server tells it to one person: `docs/cases.md` has the fields of the document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer_app.domain.events import CALIBRATION_RULED, CALIBRATION_VOTED, Event
from reviewer_app.domain.review import Finding, Verdict

OPEN, REVEALED, NAMED, CLOSED, CANCELLED = "open", "revealed", "named", "closed", "cancelled"
# Kinds of `Change`; the third is the state `CANCELLED`.
DEADLINE, HANDED_OVER = "deadline", "lead"
LEAD, MEMBER = "lead", "member"
# A position for "nothing to find here"; any other is a policy, of a verdict an outcome.
NONE = "none"
REVIEWER_ERROR, POLICY_AMBIGUOUS, MISSING_RULE, BAD_DATA = (
    "reviewer_error",
    "policy_ambiguous",
    "missing_rule",
    "bad_data",
)
CAUSES = (REVIEWER_ERROR, POLICY_AMBIGUOUS, MISSING_RULE, BAD_DATA)


@dataclass(frozen=True, slots=True)
class Item:
    """A recording of the session; `place` is its place in the list, `why` why it was picked."""

    recording_id: str
    title: str
    duration_ms: int
    place: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class MemberReview:
    """What one member said of one recording. `login` is None until names are shown; a review that is not `counted`
    came after the reveal. `verdict` is None where none reached the server. `policy_set` is the version that the review
    was made under."""

    letter: str
    recording_id: str
    findings: tuple[Finding, ...]
    verdict: Verdict | None
    counted: bool = True
    login: str | None = None
    submitted_at_ms: int | None = None
    policy_set: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """A member's position on a spot after the discussion: a policy, an outcome or `NONE`."""

    event_id: str
    letter: str
    spot_id: str
    recording_id: str
    position: str
    rationale: str
    clause: str
    made_at_ms: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the lead ruled on a spot: of findings the right one or none, of a verdict the right verdict.

    `proposal`: a change to the standard, `{"policy_id", "clause", "change"}`. `retest`: ask again later.
    """

    event_id: str
    spot_id: str
    recording_id: str
    start_ms: int
    end_ms: int | None
    finding: Finding | None
    verdict: Verdict | None
    rationale: str
    clause: str
    cause: str
    proposal: Mapping[str, str] | None
    retest: bool
    made_at_ms: int

    @property
    def position(self) -> str:
        """The position that it makes the right one."""
        if self.verdict is not None:
            return self.verdict.outcome
        return NONE if self.finding is None else self.finding.policy_id


@dataclass(frozen=True, slots=True)
class GoldItem:
    """What counts as right for a recording from now on, and why."""

    recording_id: str
    findings: tuple[Finding, ...]
    verdict: Verdict
    rationale: str
    policy_set: str

    def to_json(self) -> dict[str, object]:
        """As the document and `api.close_calibration` have it."""
        return {
            "recording_id": self.recording_id,
            "findings": [one.to_json() for one in self.findings],
            "verdict": self.verdict.to_json(),
            "rationale": self.rationale,
            "policy_set": self.policy_set,
        }

    @classmethod
    def from_json(cls, value: Mapping) -> "GoldItem":
        """The inverse of `to_json`."""
        return cls(
            value["recording_id"],
            tuple(Finding.from_json(one) for one in value["findings"]),
            Verdict.from_json(value["verdict"]),
            value["rationale"],
            value["policy_set"],
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What was done with a session besides moving on, by whom (a login): its `DEADLINE` moved (UTC ms), its lead
    `HANDED_OVER` (logins), or `CANCELLED` (`after` is why)."""

    changed: str
    before: int | str | None
    after: int | str
    by: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Session:
    """A session as far as one person may see it: before the reveal there are no reviews, votes or rulings.

    `handed_in`: members who have submitted all that they were given; for the lead while labels are to come, else
    None. `lead` is a login.
    """

    session_id: str
    name: str
    state: str
    role: str
    policy_set: str
    deadline_ms: int
    lead: str
    members: tuple[str, ...]
    items: tuple[Item, ...]
    handed_in: frozenset[str] | None
    my_letter: str | None
    reviews: tuple[MemberReview, ...] = ()
    votes: tuple[Vote, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    gold: tuple[GoldItem, ...] = ()
    changes: tuple[Change, ...] = ()

    @classmethod
    def from_json(cls, document: Mapping, on_their_way: Iterable[Event] = ()) -> "Session":
        """The session of a document, with one's own decisions that are not in it yet."""
        mine = document.get("my_letter")
        decisions = [*document["decisions"], *(_decision(one, mine) for one in on_their_way)]
        return cls(
            session_id=document["session_id"],
            name=document["name"],
            state=document["state"],
            role=document["role"],
            policy_set=document["policy_set"],
            deadline_ms=document["deadline_ms"],
            lead=document["lead"],
            members=tuple(document["members"]),
            items=tuple(_item(one) for one in document["items"]),
            handed_in=None if document.get("handed_in") is None else frozenset(document["handed_in"]),
            my_letter=mine,
            reviews=tuple(_review(one) for one in document["reviews"]),
            votes=tuple(_vote(one) for one in decisions if one["kind"] == CALIBRATION_VOTED),
            rulings=tuple(_ruling(one) for one in decisions if one["kind"] == CALIBRATION_RULED),
            gold=tuple(GoldItem.from_json(one) for one in document["gold"]),
            changes=tuple(Change(**one) for one in document.get("changes", ())),
        )

    @property
    def is_revealed(self) -> bool:
        """Whether its labels are shown."""
        return self.state not in (OPEN, CANCELLED)

    @property
    def is_over(self) -> bool:
        """Whether nothing in it changes any more."""
        return self.state in (CLOSED, CANCELLED)

    def counted(self, recording_id: str) -> tuple[MemberReview, ...]:
        """The reviews of a recording that count, in order of their letters."""
        found = (one for one in self.reviews if one.counted and one.recording_id == recording_id)
        return tuple(sorted(found, key=lambda one: one.letter))

    @property
    def late(self) -> tuple[MemberReview, ...]:
        """Reviews that came after the reveal: kept, shown, never counted."""
        return tuple(one for one in self.reviews if not one.counted)

    @property
    def letters(self) -> tuple[str, ...]:
        """Who has a review that counts, by letter."""
        return tuple(sorted({one.letter for one in self.reviews if one.counted}))


def _decision(event: Event, letter: str | None) -> dict:
    return {
        "event_id": event.event_id,
        "kind": event.kind,
        "letter": letter,
        "made_at_ms": event.made_at_ms,
        "body": event.body,
    }


def _item(value: Mapping) -> Item:
    return Item(value["recording_id"], value["title"], value["duration_ms"], value["place"], value["why"])


def _review(value: Mapping) -> MemberReview:
    return MemberReview(
        value["letter"],
        value["recording_id"],
        tuple(Finding.from_json(one) for one in value["findings"]),
        None if value["verdict"] is None else Verdict.from_json(value["verdict"]),
        value["counted"],
        value.get("login"),
        value.get("submitted_at_ms"),
        value.get("policy_set", ""),
    )


def _vote(value: Mapping) -> Vote:
    body = value["body"]
    return Vote(
        value["event_id"],
        value.get("letter") or "",
        body["spot_id"],
        body["recording_id"],
        body["position"],
        body["rationale"],
        body["clause"],
        value["made_at_ms"],
    )


def _ruling(value: Mapping) -> Ruling:
    body, right = value["body"], value["body"]["ruling"]
    finding, verdict = right.get("finding"), right.get("verdict")
    return Ruling(
        value["event_id"],
        body["spot_id"],
        body["recording_id"],
        body["start_ms"],
        body["end_ms"],
        None if finding is None else Finding.from_json(finding),
        None if verdict is None else Verdict.from_json(verdict),
        body["rationale"],
        body["clause"],
        body["cause"],
        body["proposal"],
        body["retest"],
        value["made_at_ms"],
    )
