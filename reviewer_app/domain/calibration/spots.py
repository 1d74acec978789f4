"""Spots: places where members of a session say something, and how far apart they are there.

Findings of one policy that overlap are one spot, whoever made them. Findings of two policies are one spot where they
are alternatives: they share enough of their time, and nobody gave both. So in each spot every member has one position,
a policy or none, and a label that lies over a whole recording does not draw all others into one spot. One more spot is
the verdict on each recording. All of it follows from the reviews alone: every machine finds the same spots, in the same
order, under the same ids.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from reviewer_app.domain.calibration.grouping import Group, grouped
from reviewer_app.domain.calibration.session import NONE, MemberReview, Session
from reviewer_app.domain.policy import PolicySet, Texts
from reviewer_app.domain.review import Finding

FINDINGS, VERDICT = "findings", "verdict"


# A position and how grave it is: what makes two members say the same.
Stance = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Position:
    """What a member says of a spot: a policy, an outcome or `NONE`, how grave, and in the member's own words why.

    `clause` is what the frozen version of the standard says of the position, in each language; empty for none.
    """

    letter: str
    position: str
    severity: str | None
    findings: tuple[Finding, ...]
    rationale: str
    clause: Texts

    @property
    def stance(self) -> Stance:
        """What makes two positions the same."""
        return self.position, self.severity


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a recording, or its verdict, with what each member says of it, in order of letters.

    `agreement` is the share of pairs of members who say the same. `size` is the mean over all pairs of how far apart
    they are, 0 to 1: of two verdicts that differ 1; of two policies, or one and none, the graver one's weight; of one
    policy the difference of the weights; weights as shares of the gravest in the standard.
    """

    spot_id: str
    kind: str
    recording_id: str
    start_ms: int
    end_ms: int
    positions: tuple[Position, ...]
    agreement: float
    size: float

    @property
    def is_unanimous(self) -> bool:
        """Whether all say the same; such a spot is counted and not discussed."""
        return len({one.stance for one in self.positions}) == 1

    @property
    def tally(self) -> Mapping[str, int]:
        """How many are for each position, most first."""
        names = [one.position for one in self.positions]
        return {name: names.count(name) for name in sorted(set(names), key=lambda name: (-names.count(name), name))}


@dataclass(frozen=True, slots=True)
class Spots:
    """`disputed` ones, the largest disagreement first, and `unanimous` ones in order of place; each with one review or
    none is in neither, for there is nothing to compare."""

    disputed: tuple[Spot, ...]
    unanimous: tuple[Spot, ...]

    def get(self, spot_id: str) -> Spot | None:
        """The spot of an id."""
        return next((one for one in (*self.disputed, *self.unanimous) if one.spot_id == spot_id), None)


def spots_of(session: Session, policies: PolicySet | None = None) -> Spots:
    """The spots of a session, from the reviews that count; `policies` is the frozen version, without it all is of one
    weight and there are no clauses."""
    found = []
    places = {}
    weights = _Weights.of(policies)
    for item in session.items:
        places[item.recording_id] = item.place
        reviews = session.counted(item.recording_id)
        if len(reviews) > 1:
            found += [_of_findings(group, reviews, policies, weights) for group in grouped(reviews)]
            found += _of_verdict(reviews, item.duration_ms, policies)

    def order(one: Spot) -> tuple:
        return places[one.recording_id], one.start_ms, one.kind, one.spot_id

    disputed = sorted((one for one in found if not one.is_unanimous), key=lambda one: (-one.size, *order(one)))
    return Spots(tuple(disputed), tuple(sorted((one for one in found if one.is_unanimous), key=order)))


def clause_of(policies: PolicySet | None, position: str) -> Texts:
    """What a version of the standard says of a policy, of an outcome its name; empty for what is not in it."""
    if policies is None:
        return {}
    policy = policies.policy(position)
    if policy is not None:
        return policy.guidance
    return next((one.name for one in policies.outcomes if one.id == position), {})


def end_of(finding: Finding) -> int:
    """A finding's end, of a point its time."""
    return finding.start_ms if finding.end_ms is None else finding.end_ms


@dataclass(frozen=True, slots=True)
class _Weights:
    """What severities weigh, as shares of the gravest; one that is not known weighs as the lightest, none nothing."""

    known: Mapping[str, float]
    lightest: float

    @classmethod
    def of(cls, policies: PolicySet | None) -> "_Weights":
        if policies is None:
            return cls({}, 1.0)
        gravest = max(one.weight for one in policies.severities)
        known = {one.id: one.weight / gravest for one in policies.severities}
        return cls(known, min(known.values()))

    def get(self, severity: str | None) -> float:
        return 0.0 if severity is None else self.known.get(severity, self.lightest)


def _of_findings(group: Group, reviews: Sequence[MemberReview], policies: PolicySet | None, weights: _Weights) -> Spot:
    positions = []
    for review in reviews:
        own = tuple(sorted((one for letter, one in group.marked if letter == review.letter), key=_by_time))
        if own:
            severity = max((_severity(one, policies) for one in own), key=lambda one: (weights.get(one), one))
            notes = "\n".join(one.note for one in own if one.note)
            name = own[0].policy_id
            positions.append(Position(review.letter, name, severity, own, notes, clause_of(policies, name)))
        else:
            positions.append(Position(review.letter, NONE, None, (), "", {}))
    findings = [finding for _, finding in group.marked]
    recording_id = reviews[0].recording_id
    spot_id = _id(recording_id, *sorted(one.finding_id for one in findings))
    times = min(one.start_ms for one in findings), max(end_of(one) for one in findings)

    def apart(one: Stance, other: Stance) -> float:
        mine, theirs = weights.get(one[1]), weights.get(other[1])
        return abs(mine - theirs) if one[0] == other[0] else max(mine, theirs)

    return Spot(spot_id, FINDINGS, recording_id, *times, tuple(positions), *_apart(positions, apart))


def _of_verdict(reviews: Sequence[MemberReview], duration_ms: int, policies: PolicySet | None) -> list[Spot]:
    given = [(one.letter, one.verdict) for one in reviews if one.verdict is not None]
    positions = [
        Position(letter, verdict.outcome, None, (), verdict.rationale, clause_of(policies, verdict.outcome))
        for letter, verdict in given
    ]
    if len(positions) < 2:
        return []
    recording_id = reviews[0].recording_id

    found = _apart(positions, lambda one, other: 1.0)
    return [Spot(_id(recording_id, VERDICT), VERDICT, recording_id, 0, duration_ms, tuple(positions), *found)]


def _apart(positions: Sequence[Position], apart: Callable[[Stance, Stance], float]) -> tuple[float, float]:
    """The share of pairs that say the same, and the mean over pairs of how far apart they are."""
    counts = Counter(one.stance for one in positions)
    pairs = len(positions) * (len(positions) - 1) / 2
    same = sum(count * (count - 1) / 2 for count in counts.values())
    differing = combinations(counts.items(), 2)
    size = sum(n * m * apart(one, other) for (one, n), (other, m) in differing)
    return same / pairs, size / pairs


def _severity(finding: Finding, policies: PolicySet | None) -> str:
    """The finding's own, else its policy's."""
    if finding.severity is not None or policies is None:
        return finding.severity or ""
    policy = policies.policy(finding.policy_id)
    return "" if policy is None else policy.severity


def _by_time(finding: Finding) -> tuple[int, int, str]:
    return finding.start_ms, end_of(finding), finding.finding_id


def _id(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
