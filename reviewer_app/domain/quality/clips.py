"""The clip of a check: which span of its recording to look at, and what is known to be met there."""

from collections.abc import Iterable

from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.quality.checks import Check
from reviewer_app.domain.review import Finding

# So much of a decision without an error is played: its beginning.
GLIMPSE_MS = 10_000


def span_of(check: Check) -> tuple[int, int]:
    """From the first error to its end (ms), without one the beginning of the recording."""
    ends = [one.end_ms or one.start_ms for one in check.faults if one.start_ms == check.start_ms]
    end_ms = max((one for one in ends if one is not None), default=check.start_ms + GLIMPSE_MS)
    return check.start_ms, end_ms


def known_of(recording_id: str, checks: Iterable[Check], standard: PolicySet) -> list[Finding]:
    """What all decisions about a recording tell of it, for the look in which its picture is to be met.

    Errors are where they are. Of what was rightly found no time is told, and of some errors neither: such a policy may
    be met anywhere in the recording. One without a severity of its own has that of the standard.
    """

    def finding(policy_id: str, severity: str, start_ms: int | None = None, end_ms: int | None = None) -> Finding:
        policy = standard.policy(policy_id)
        of_standard = None if policy is None else policy.severity
        return Finding(policy_id, start_ms or 0, end_ms, start_ms is None, severity or of_standard)

    found: dict[tuple, Finding] = {}
    for check in checks:
        if check.recording_id != recording_id:
            continue
        for fault in check.faults:
            if fault.policy_id:
                key = fault.policy_id, fault.severity, fault.start_ms, fault.end_ms
                found[key] = finding(*key)
        placed = {fault.policy_id for fault in check.faults if fault.start_ms is not None}
        for label in check.labels:
            # One that is only missed or only too many is at its errors; what stands is somewhere else.
            if label.given == label.right or label.policy_id not in placed:
                found[label.policy_id, label.severity, None, None] = finding(label.policy_id, label.severity)
    return list(found.values())
