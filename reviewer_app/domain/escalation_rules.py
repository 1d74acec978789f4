"""What an escalation begins with: the route, the urgency and the reason that the findings suggest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reviewer_app.domain.policy import Policy, PolicySet, text_in
from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode

# More findings than this in a reason say nothing more.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A route (None: no finding's policy has one) and an urgency, and the findings that suggest the route."""

    route: str | None
    urgency: str
    findings: tuple[Finding, ...] = ()


def proposed(policy_set: PolicySet, findings: Iterable[Finding], taken: Collection[str] = ()) -> Proposal:
    """The route of the gravest finding whose policy escalates to one that is not in `taken`, as urgent as it is grave.

    Without one: no route, as urgent as the gravest finding, else the least.
    """
    ranks = {severity.id: number for number, severity in enumerate(policy_set.severities)}

    def severity(pair: tuple[Finding, Policy]) -> str:
        finding, policy = pair
        return finding.severity if finding.severity in ranks else policy.severity

    known = [(one, policy) for one in findings if (policy := policy_set.policy(one.policy_id)) is not None]
    known.sort(key=lambda pair: (ranks[severity(pair)], pair[0].start_ms))
    route = next((policy.escalate for _, policy in known if policy.escalate and policy.escalate not in taken), None)
    to_it = [pair for pair in known if route is not None and pair[1].escalate == route]
    gravest = next(iter(to_it or known), None)
    urgency = policy_set.severities[-1].id if gravest is None else severity(gravest)
    return Proposal(route, urgency, tuple(finding for finding, _ in to_it))


def reason_of(policy_set: PolicySet, findings: Iterable[Finding], language: str) -> str:
    """A reason to begin with: the policies and when they were met; never what was said, which may not leave."""
    parts = []
    for finding in sorted(findings, key=lambda one: one.start_ms)[:_NAMED]:
        policy = policy_set.policy(finding.policy_id)
        if policy is not None:
            parts.append(f"{text_in(policy.name, language)} {timecode(finding.start_ms)}")
    return "; ".join(parts)
