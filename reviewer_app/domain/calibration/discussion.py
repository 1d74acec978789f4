"""What has become of each spot: the second round of positions, the ruling, and what comes out of the session."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from reviewer_app.domain.calibration.session import (
    BAD_DATA,
    CAUSES,
    LEAD,
    NONE,
    GoldItem,
    Ruling,
    Session,
    Vote,
)
from reviewer_app.domain.calibration.spots import VERDICT, Spot, Spots, end_of
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import CALIBRATION_RULED, CALIBRATION_VOTED, Event
from reviewer_app.domain.review import Finding, Verdict

# Gold findings get their ids from the spots that they come from, so that they are the same on every machine.
_GOLD = UUID("6b0bb5a4-1f0e-5c5e-9d43-0f6f3e0f7c55")


@dataclass(frozen=True, slots=True)
class Discussed:
    """A spot with the last vote of each who voted, by letter, and its ruling; what is not ruled on is open."""

    spot: Spot
    votes: Mapping[str, Vote]
    ruling: Ruling | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be ruled on."""
        return self.ruling is None

    @property
    def second_round(self) -> Mapping[str, str]:
        """The position of each member now: by the vote, else as in the review."""
        voted = {letter: vote.position for letter, vote in self.votes.items()}
        return {one.letter: one.position for one in self.spot.positions} | voted


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to the standard that a ruling proposes."""

    spot_id: str
    recording_id: str
    policy_id: str
    clause: str
    change: str
    why: str


@dataclass(frozen=True, slots=True)
class Retest:
    """What is to be asked again later, on recordings of the same kind."""

    spot_id: str
    recording_id: str
    position: str
    start_ms: int
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes out: gold, proposals, what to ask again, and recordings that give no gold, each with why."""

    gold: tuple[GoldItem, ...]
    proposals: tuple[Proposal, ...]
    retests: tuple[Retest, ...]
    without_gold: Mapping[str, str]


def discussed(session: Session, spots: Spots) -> tuple[Discussed, ...]:
    """The spots to discuss, in their order, as they stand."""
    rulings = {one.spot_id: one for one in reversed(session.rulings)}
    votes: dict[str, dict[str, Vote]] = {}
    for vote in sorted(session.votes, key=lambda one: (one.made_at_ms, one.event_id)):
        votes.setdefault(vote.spot_id, {})[vote.letter] = vote
    return tuple(Discussed(one, votes.get(one.spot_id, {}), rulings.get(one.spot_id)) for one in spots.disputed)


def still_open(session: Session, spots: Spots) -> tuple[Spot, ...]:
    """The spots without a ruling, the largest disagreement first."""
    return tuple(one.spot for one in discussed(session, spots) if one.is_open)


def outcome(session: Session, spots: Spots) -> Outcome:
    """What the rulings so far come to.

    Gold is a recording that two or more reviewed and of which every spot is ruled on or unanimous, its verdict too;
    its findings are those ruled and those that all made, at the middle of their edges. None is a recording of which a
    ruling says that the data are bad.
    """
    ruled = {one.spot.spot_id: one.ruling for one in discussed(session, spots) if one.ruling is not None}
    gold, without = [], {}
    for item in session.items:
        found = _gold(session, spots, ruled, item.recording_id)
        if isinstance(found, GoldItem):
            gold.append(found)
        else:
            without[item.recording_id] = found
    in_order = [ruled[one.spot_id] for one in spots.disputed if one.spot_id in ruled]
    return Outcome(
        tuple(gold),
        tuple(_proposal(one) for one in in_order if one.proposal is not None),
        tuple(
            Retest(one.spot_id, one.recording_id, one.position, one.start_ms, one.end_ms)
            for one in in_order
            if one.retest
        ),
        without,
    )


def middle_finding(spot: Spot, finding_id: str) -> Finding | None:
    """The finding that most are for, from the median start to the median end; None where most found nothing.

    What a ruling is proposed with, and what becomes gold where all agree. Of as many the first by name.
    """
    tally = spot.tally
    name = next(iter(tally), NONE)
    own = [one for one in spot.positions if one.position == name]
    if name == NONE or spot.kind == VERDICT:
        return None
    starts = [min(finding.start_ms for finding in one.findings) for one in own]
    ends = [max(end_of(finding) for finding in one.findings) for one in own]
    start, end = _median(starts), _median(ends)
    severities = [one.severity or None for one in own]
    grave = max(sorted(set(severities), key=str), key=severities.count)
    subjects = [finding.subject for one in own for finding in one.findings]
    subject = max(sorted(set(subjects)), key=subjects.count)
    return Finding(name, start, end if end > start else None, severity=grave, subject=subject, finding_id=finding_id)


def gold_id(spot_id: str) -> str:
    """The id that the gold finding of a spot has."""
    return str(uuid5(_GOLD, spot_id))


@dataclass(frozen=True, slots=True)
class Right:
    """What a lead rules: of findings the right one or none, of a verdict the right verdict; and why, by which clause,
    and how the disagreement came about (CAUSES). `proposal`: `{"policy_id", "clause", "change"}`."""

    finding: Finding | None = None
    verdict: Verdict | None = None
    rationale: str = ""
    clause: str = ""
    cause: str = ""
    proposal: Mapping[str, str] | None = None
    retest: bool = False


def vote(session: Session, author: str, spot: Spot, said: tuple[str, str, str], now_ms: int) -> Event:
    """A member's position on a spot after the discussion, `said`: position, rationale, clause; the last one counts.

    Raises Refused before the reveal, behind the end, from somebody who is no member, and without a rationale.
    """
    position, rationale, clause = said
    _must_be_under_way(session)
    if session.my_letter is None:
        raise Refused("Only members of the session vote.")
    if not rationale.strip():
        raise Refused("Say why: a position needs a rationale.")
    body = {
        "session_id": session.session_id,
        "spot_id": spot.spot_id,
        "recording_id": spot.recording_id,
        "position": position,
        "rationale": rationale.strip(),
        "clause": clause,
    }
    return Event(CALIBRATION_VOTED, session.session_id, author, now_ms, session.policy_set, body)


def rule(session: Session, author: str, spot: Spot, right: Right, now_ms: int) -> Event:
    """The lead's ruling on a spot; there is one for each.

    Raises Refused for anybody else, before the reveal, behind the end, for a second one, and for one that lacks
    something.
    """
    _must_be_under_way(session)
    if session.role != LEAD:
        raise Refused("Only the lead of the session rules.")
    if any(one.spot_id == spot.spot_id for one in session.rulings):
        raise Refused("This spot has a ruling already.")
    _must_be_whole(spot, right)
    ruled = {"verdict": None if right.verdict is None else right.verdict.to_json()}
    if spot.kind != VERDICT:
        ruled = {"finding": None if right.finding is None else right.finding.to_json()}
    body = {
        "session_id": session.session_id,
        "spot_id": spot.spot_id,
        "recording_id": spot.recording_id,
        "start_ms": spot.start_ms,
        "end_ms": spot.end_ms,
        "ruling": ruled,
        "rationale": right.rationale.strip(),
        "clause": right.clause,
        "cause": right.cause,
        "proposal": None if right.proposal is None else dict(right.proposal),
        "retest": right.retest,
    }
    return Event(CALIBRATION_RULED, session.session_id, author, now_ms, session.policy_set, body)


def _must_be_under_way(session: Session) -> None:
    if session.is_over:
        raise Refused("This session is over.")
    if not session.is_revealed:
        raise Refused("The labels of this session have not been revealed yet.")


def _must_be_whole(spot: Spot, right: Right) -> None:
    if (right.verdict is None) == (spot.kind == VERDICT):
        raise Refused("Rule on the verdict with a verdict, on findings with a finding or none.")
    if not right.rationale.strip():
        raise Refused("Say why: a ruling needs a rationale.")
    if right.cause not in CAUSES:
        raise Refused("Say how the disagreement came about.")
    if right.proposal is not None and not all(right.proposal.get(one, "").strip() for one in ("policy_id", "change")):
        raise Refused("A proposal names the policy and says what is to change.")


def _gold(session: Session, spots: Spots, ruled: Mapping[str, Ruling], recording_id: str) -> GoldItem | str:
    own = [one for one in (*spots.disputed, *spots.unanimous) if one.recording_id == recording_id]
    rulings = [ruled[one.spot_id] for one in own if one.spot_id in ruled]
    if len(session.counted(recording_id)) < 2:
        return "too_few_reviews"
    if any(not one.is_unanimous and one.spot_id not in ruled for one in own):
        return "open_spots"
    if any(one.cause == BAD_DATA for one in rulings):
        return BAD_DATA
    verdict = _verdict(session, own, ruled)
    if verdict is None:
        return "no_verdict"
    findings = [one.finding for one in rulings if one.finding is not None]
    agreed = (middle_finding(one, gold_id(one.spot_id)) for one in own if one.spot_id not in ruled)
    findings += [one for one in agreed if one is not None]
    rationale = "\n".join(one.rationale for one in sorted(rulings, key=lambda one: one.start_ms) if one.rationale)
    findings.sort(key=lambda one: (one.start_ms, end_of(one), one.policy_id))
    return GoldItem(recording_id, tuple(findings), verdict, rationale, session.policy_set)


def _verdict(session: Session, own: list[Spot], ruled: Mapping[str, Ruling]) -> Verdict | None:
    """The verdict ruled, else the one that all gave, with the actions that most gave."""
    spot = next((one for one in own if one.kind == VERDICT), None)
    if spot is None:
        return None
    if spot.spot_id in ruled:
        return ruled[spot.spot_id].verdict
    given = [one.verdict for one in session.counted(spot.recording_id) if one.verdict is not None]
    actions = [one.actions for one in given]
    return Verdict(given[0].outcome, max(sorted(set(actions)), key=actions.count))


def _proposal(ruling: Ruling) -> Proposal:
    change = ruling.proposal or {}
    return Proposal(
        ruling.spot_id,
        ruling.recording_id,
        change["policy_id"],
        change["clause"],
        change["change"],
        ruling.rationale,
    )


def _median(values: list[int]) -> int:
    return sorted(values)[(len(values) - 1) // 2]
