"""Spots: places where members of a session say something, and how far apart they are there.

Findings of one policy that overlap are one spot, whoever made them. Findings of two policies are one spot where they
are alternatives: they share enough of their time, and nobody gave both. So in each spot every member has one position,
a policy or none, and a label that lies over a whole recording does not draw all others into one spot. One more spot is
the verdict on each recording. All of it follows from the reviews alone: every machine finds the same spots, in the same
order, under the same ids.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from reviewer_app.domain.calibration.session import NONE, MemberReview, Session
from reviewer_app.domain.policy import PolicySet, Texts
from reviewer_app.domain.review import Finding

# A point is meant to within this time either way.
TOLERANCE_MS = 2_000
# Of the longer one's time, what two findings of different policies share at least to be alternatives.
ALTERNATIVE_SHARE = 0.25
FINDINGS, VERDICT = "findings", "verdict"


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
    def stance(self) -> tuple[str, str | None]:
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
    for item in session.items:
        places[item.recording_id] = item.place
        reviews = session.counted(item.recording_id)
        if len(reviews) > 1:
            found += [_of_findings(group, reviews, policies) for group in _groups(reviews)]
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


def extent(finding: Finding) -> tuple[int, int]:
    """The time that a finding stands for."""
    if finding.end_ms is None or finding.end_ms == finding.start_ms:
        return max(0, finding.start_ms - TOLERANCE_MS), finding.start_ms + TOLERANCE_MS
    return finding.start_ms, finding.end_ms


Marked = tuple[str, Finding]


def _groups(reviews: Sequence[MemberReview]) -> list[list[Marked]]:
    marked = [(one.letter, finding) for one in reviews for finding in one.findings]
    groups: list[list[Marked]] = []
    for policy in sorted({finding.policy_id for _, finding in marked}):
        groups += _connected([one for one in marked if one[1].policy_id == policy])
    while True:
        pairs = [pair for pair in combinations(range(len(groups)), 2) if not _both(groups[pair[0]], groups[pair[1]])]
        shares = [(_share(groups[one], groups[other]), one, other) for one, other in pairs]
        best = max(shares, key=lambda one: (one[0], _reversed(groups, one)), default=(0.0, 0, 0))
        if best[0] < ALTERNATIVE_SHARE:
            return groups
        _, one, other = best
        groups[one] += groups.pop(other)


def _reversed(groups: Sequence[Sequence[Marked]], pair: tuple[float, int, int]) -> tuple[int, ...]:
    """Of pairs that share as much, the one that begins first; never the order in which they came."""
    _, one, other = pair
    return tuple(-edge for edge in (*_hull(groups[one]), *_hull(groups[other])))


def _connected(marked: Sequence[Marked]) -> list[list[Marked]]:
    """Findings of one policy by what they overlap with, also through others."""
    groups: list[list[Marked]] = []
    reached = -1
    for one in sorted(marked, key=lambda one: (*extent(one[1]), one[1].finding_id)):
        start, end = extent(one[1])
        if start > reached:
            groups.append([])
        groups[-1].append(one)
        reached = max(reached, end)
    return groups


def _hull(group: Sequence[Marked]) -> tuple[int, int]:
    extents = [extent(finding) for _, finding in group]
    return min(start for start, _ in extents), max(end for _, end in extents)


def _share(one: Sequence[Marked], other: Sequence[Marked]) -> float:
    (start, end), (other_start, other_end) = _hull(one), _hull(other)
    shared = min(end, other_end) - max(start, other_start)
    return max(0, shared) / max(end - start, other_end - other_start)


def _both(one: Sequence[Marked], other: Sequence[Marked]) -> bool:
    """Whether somebody gave both: then they are no alternatives."""
    return not {letter for letter, _ in one}.isdisjoint(letter for letter, _ in other)


def _of_findings(group: Sequence[Marked], reviews: Sequence[MemberReview], policies: PolicySet | None) -> Spot:
    positions = []
    for review in reviews:
        own = tuple(sorted((one for letter, one in group if letter == review.letter), key=_by_time))
        if own:
            severity = max((_severity(one, policies) for one in own), key=lambda one: (_weight(one, policies), one))
            notes = "\n".join(one.note for one in own if one.note)
            name = own[0].policy_id
            positions.append(Position(review.letter, name, severity, own, notes, clause_of(policies, name)))
        else:
            positions.append(Position(review.letter, NONE, None, (), "", {}))
    recording_id = reviews[0].recording_id
    spot_id = _id(recording_id, *sorted(finding.finding_id for _, finding in group))
    times = min(finding.start_ms for _, finding in group), max(end_of(finding) for _, finding in group)
    gravest = max([one.weight for one in policies.severities] if policies else [1])

    def apart(one: Position, other: Position) -> float:
        weights = [_weight(each.severity, policies) for each in (one, other)]
        if one.position == other.position:
            return abs(weights[0] - weights[1]) / gravest
        return max(weights) / gravest

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

    def apart(one: Position, other: Position) -> float:
        return float(one.position != other.position)

    found = _apart(positions, apart)
    return [Spot(_id(recording_id, VERDICT), VERDICT, recording_id, 0, duration_ms, tuple(positions), *found)]


def _apart(positions: Sequence[Position], apart: Callable[[Position, Position], float]) -> tuple[float, float]:
    """The share of pairs that say the same, and the mean over pairs of how far apart they are."""
    pairs = list(combinations(positions, 2))
    same = sum(one.stance == other.stance for one, other in pairs)
    return same / len(pairs), sum(apart(one, other) for one, other in pairs) / len(pairs)


def _severity(finding: Finding, policies: PolicySet | None) -> str:
    """The finding's own, else its policy's."""
    if finding.severity is not None or policies is None:
        return finding.severity or ""
    policy = policies.policy(finding.policy_id)
    return "" if policy is None else policy.severity


def _weight(severity: str | None, policies: PolicySet | None) -> int:
    """What a severity weighs; a finding of which it is not known weighs as the lightest, nothing weighs nothing."""
    if severity is None:
        return 0
    known = {one.id: one.weight for one in policies.severities} if policies else {}
    return known.get(severity, min(known.values(), default=1))


def _by_time(finding: Finding) -> tuple[int, int, str]:
    return finding.start_ms, end_of(finding), finding.finding_id


def _id(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
