"""Which findings of several people are about the same thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from reviewer_app.domain.calibration.session import MemberReview
from reviewer_app.domain.review import Finding

# A point is meant to within this time either way.
TOLERANCE_MS = 2_000
# Of the longer one's time, what two findings of different policies share at least to be alternatives.
ALTERNATIVE_SHARE = 0.25

Marked = tuple[str, Finding]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings about one thing, each with the letter of who made it; `start_ms` to `end_ms` is what they stand for."""

    marked: tuple[Marked, ...]
    letters: frozenset[str]
    start_ms: int
    end_ms: int
    first_id: str

    @classmethod
    def of(cls, marked: Sequence[Marked]) -> "Group":
        """The group of some findings, one at least."""
        extents = [extent(finding) for _, finding in marked]
        return cls(
            tuple(marked),
            frozenset(letter for letter, _ in marked),
            min(start for start, _ in extents),
            max(end for _, end in extents),
            min(finding.finding_id for _, finding in marked),
        )

    @property
    def place(self) -> tuple[int, int, str]:
        """What orders groups, the same whatever the order in which findings came."""
        return self.start_ms, self.end_ms, self.first_id

    def share(self, other: "Group") -> float:
        """Time that both stand for over the time of the longer one."""
        shared = min(self.end_ms, other.end_ms) - max(self.start_ms, other.start_ms)
        return max(0, shared) / max(self.end_ms - self.start_ms, other.end_ms - other.start_ms)


def grouped(reviews: Iterable[MemberReview]) -> list[Group]:
    """The findings of reviews of one recording, in groups.

    Of one policy, by what they overlap with, also through others; then groups of different policies that are
    alternatives, those that share most first: nobody has findings in both. In order of place.
    """
    marked = [(one.letter, finding) for one in reviews for finding in one.findings]
    groups: list[Group] = []
    for policy in {finding.policy_id for _, finding in marked}:
        groups += _connected([one for one in marked if one[1].policy_id == policy])
    return sorted(_joined(sorted(groups, key=lambda one: one.place)), key=lambda one: one.place)


def extent(finding: Finding) -> tuple[int, int]:
    """The time that a finding stands for."""
    if finding.end_ms is None or finding.end_ms == finding.start_ms:
        return max(0, finding.start_ms - TOLERANCE_MS), finding.start_ms + TOLERANCE_MS
    return finding.start_ms, finding.end_ms


def _connected(marked: Sequence[Marked]) -> list[Group]:
    groups: list[list[Marked]] = []
    reached = -1
    for one in sorted(marked, key=lambda one: (*extent(one[1]), one[1].finding_id)):
        start, end = extent(one[1])
        if start > reached:
            groups.append([])
        groups[-1].append(one)
        reached = max(reached, end)
    return [Group.of(one) for one in groups]


def _joined(groups: Sequence[Group]) -> list[Group]:
    alive = dict(enumerate(groups))
    waiting = [pair for one, other in combinations(alive, 2) if (pair := _pair(alive, one, other)) is not None]
    heapify(waiting)
    while waiting:
        *_, one, other = heappop(waiting)
        if one not in alive or other not in alive:
            continue
        new = len(groups) + max(alive) + 1
        alive[new] = Group.of(alive.pop(one).marked + alive.pop(other).marked)
        for each in alive:
            pair = None if each == new else _pair(alive, each, new)
            if pair is not None:
                heappush(waiting, pair)
    return list(alive.values())


def _pair(alive: dict[int, Group], one: int, other: int) -> tuple | None:
    """Two alternatives, as they are ordered: those that share most, then the first ones; None for no alternatives."""
    first, second = sorted((alive[one], alive[other]), key=lambda group: group.place)
    share = first.share(second)
    if share < ALTERNATIVE_SHARE or not first.letters.isdisjoint(second.letters):
        return None
    return -share, first.place, second.place, one, other
