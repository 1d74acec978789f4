"""Acceptance of lots: how many to look at, what is accepted with them, and when one after the other is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from reviewer_app.domain.sampling import acceptance
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.sequential import Sequential

SHARES = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2)
# How many steps of a sequential plan are listed.
_STEPS = 200


@dataclass(frozen=True, slots=True)
class LotPlan:
    """A single plan with its operating characteristic: (share of faults, how often such a lot is accepted)."""

    size: int
    accept: int
    letter: str
    lot: int | None
    curve: tuple[tuple[float, float], ...]
    hours: float | None

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample plan --json` prints it."""
        return {
            "size": self.size,
            "accept": self.accept,
            "letter": self.letter or None,
            "lot": self.lot,
            "curve": [{"share": share, "accepted": accepted} for share, accepted in self.curve],
            "hours": self.hours,
        }


@dataclass(frozen=True, slots=True)
class SequentialPlan:
    """A sequential plan and its steps: (looked at, accept with at most, reject with at least), None: not yet.

    Only steps at which a number changes are listed. `decision` is accept, reject, go on, or '' where none was asked.
    """

    lines: Sequential
    steps: tuple[tuple[int, int | None, int | None], ...]
    decision: str

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample plan --sequential --json` prints it."""
        return {
            "slope": self.lines.slope,
            "accept_below": self.lines.below,
            "reject_above": self.lines.above,
            "steps": [{"looked_at": n, "accept": accept, "reject": reject} for n, accept, reject in self.steps],
            "decision": self.decision or None,
        }


def by_quality_limit(lot: int, aql: float, shares: Sequence[float] = SHARES, minutes: float | None = None) -> LotPlan:
    """The plan of ISO 2859-1, normal inspection, level II. Raises NoSample for a limit that it has no column of."""
    return _planned(acceptance.by_quality_limit(lot, aql), lot, shares, minutes)


def by_risks(
    good: tuple[float, float], bad: tuple[float, float], shares: Sequence[float] = SHARES, minutes: float | None = None
) -> LotPlan:
    """The smallest plan that rejects a good lot, and accepts a bad one, at most so often: (share of faults, risk).

    Raises NoSample.
    """
    (good_share, alpha), (bad_share, beta) = good, bad
    return _planned(acceptance.by_two_points((good_share, 1 - alpha), (bad_share, beta)), None, shares, minutes)


def given(
    size: int, accept: int, lot: int | None = None, shares: Sequence[float] = SHARES, minutes: float | None = None
) -> LotPlan:
    """A plan of one's own, for what it does. Raises NoSample for one that cannot be."""
    if size < 1 or not 0 <= accept < size or (lot is not None and size > lot):
        raise NoSample("A plan looks at one or more, not at more than the lot, and accepts fewer faults than that.")
    return _planned(acceptance.Plan(size, accept), lot, shares, minutes)


def one_by_one(
    good: tuple[float, float], bad: tuple[float, float], seen: tuple[int, int] | None = None
) -> SequentialPlan:
    """Wald's plan for the same risks; `seen`: (looked at, faults) that is to be decided. Raises NoSample."""
    lines = Sequential.of(*good, *bad)
    if seen is not None and not 0 <= seen[1] <= seen[0]:
        raise NoSample("There are at most as many faults as were looked at.")
    steps: list[tuple[int, int | None, int | None]] = []
    # Twice as far as a lot without a fault is accepted, where most lots are decided.
    for looked_at in range(1, 2 * ceil(lines.below / lines.slope) + 1):
        least = floor(lines.slope * looked_at - lines.below)
        most = ceil(lines.slope * looked_at + lines.above)
        step = (looked_at, least if least >= 0 else None, most if most <= looked_at else None)
        if not steps or step[1:] != steps[-1][1:]:
            steps.append(step)
    return SequentialPlan(lines, tuple(steps[:_STEPS]), "" if seen is None else lines.decide(*seen))


def _planned(plan: acceptance.Plan, lot: int | None, shares: Sequence[float], minutes: float | None) -> LotPlan:
    if any(not 0 <= share <= 1 for share in shares):
        raise NoSample("Shares of faults lie between 0 and 1.")
    # By the lot's own size, where it is known: the table's plans are for the process behind the lots.
    accepted = plan.curve(shares) if lot is None else [plan.accepted(share, lot) for share in shares]
    hours = None if minutes is None else plan.size * minutes / 60
    return LotPlan(plan.size, plan.accept, plan.letter, lot, tuple(zip(shares, accepted, strict=True)), hours)
