"""Checks for the tests of quality."""

from reviewer_app.domain.quality.checks import DRAWN, Check, Fault, Label

DAY_MS = 86_400_000
# Monday, 5 October 2026, UTC.
MONDAY_MS = 1_791_158_400_000


def check(number: int, *labels: str, right: bool = True, day: int = 0, faults: tuple = (), **values) -> Check:
    """A check; labels are written `policy`, `+policy` (placed and wrong) or `-policy` (missed)."""
    made = tuple(Label(one.lstrip("+-"), not one.startswith("-"), not one.startswith("+")) for one in labels)
    shape = {"reviewer": "R-1", "outcome": "clean", "second_outcome": "clean", "source": DRAWN, **values}
    at = MONDAY_MS + day * DAY_MS + number
    return Check(
        f"c{number}", decided_at_ms=at, right=right, labels=made, faults=faults, recording_id=f"r{number}", **shape
    )


def fault(policy: str = "", criticality: str = "major", **values) -> Fault:
    """An error."""
    return Fault("missed", policy, criticality=criticality, **values)
