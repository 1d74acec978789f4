"""In what two reviews of one recording differ: which findings mean the same, and what is told apart in them.

The second review is the reference: `missed` is what only it has, `extra` what only the first one has.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from reviewer_app.domain.agreement.span_matching import Matched, match_by_overlap, match_by_tolerance, overlap
from reviewer_app.domain.agreement.spans import Span
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding, Verdict

MISSED, EXTRA, POLICY, SEVERITY, SPAN, VERDICT = KINDS = ("missed", "extra", "policy", "severity", "span", "verdict")
# Edges no further apart are the same, as is a span that shares half of the time that either has.
TOLERANCE_MS = 2_000
LEAST_OVERLAP = 0.5
# A point, or spans that only touch, mean the same as what lies within a second of it.
_AROUND_MS = 1_000


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A submitted review: its findings, by time, and its verdict. `submitted_at_ms` is UTC."""

    review_id: str
    submitted_at_ms: int
    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A finding of each review that mean the same; errors are the first review's edges minus the second's, in ms."""

    original: Finding
    second: Finding

    @property
    def start_error_ms(self) -> int:
        """How much later the first review's begins."""
        return self.original.start_ms - self.second.start_ms

    @property
    def end_error_ms(self) -> int:
        """How much later the first review's ends."""
        return end_of(self.original) - end_of(self.second)

    @property
    def shared(self) -> float:
        """The time that both have over the time that either has, 0 to 1."""
        return overlap(_span(self.original, ""), _span(self.second, ""))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to judge. Of a finding that only one review has, the other is None; of the verdict both are.

    `difference_id` is the same on every machine: made of the kind and the findings.
    """

    kind: str
    original: Finding | None = None
    second: Finding | None = None

    @property
    def difference_id(self) -> str:
        """What decisions name it by."""
        return ":".join([self.kind, *(one.finding_id for one in (self.original, self.second) if one is not None)])

    @property
    def pair(self) -> Pair | None:
        """Both findings, None where there is one or none."""
        return None if self.original is None or self.second is None else Pair(self.original, self.second)

    @property
    def span(self) -> tuple[int, int] | None:
        """From the first to the last moment (ms) of what differs, None for the verdict, which is about all of it."""
        there = [one for one in (self.original, self.second) if one is not None]
        return (min(one.start_ms for one in there), max(end_of(one) for one in there)) if there else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences by time, that of the verdict last; and the findings that mean the same, alike or not."""

    differences: tuple[Difference, ...]
    pairs: tuple[Pair, ...]

    def find(self, difference_id: str) -> Difference | None:
        """A difference by its id."""
        return next((one for one in self.differences if one.difference_id == difference_id), None)


def end_of(finding: Finding) -> int:
    """Where a finding ends; a point where it is."""
    return finding.start_ms if finding.end_ms is None else finding.end_ms


def compare(original: Reviewed, second: Reviewed, policies: PolicySet | None = None) -> Comparison:
    """What two reviews differ in; `policies` is the standard, whose categories and severities fill in."""
    pairs = _paired(original.findings, second.findings, policies)
    in_pairs = {one.finding_id for pair in pairs for one in (pair.original, pair.second)}
    found = [Difference(EXTRA, original=one) for one in original.findings if one.finding_id not in in_pairs]
    found += [Difference(MISSED, second=one) for one in second.findings if one.finding_id not in in_pairs]
    for pair in pairs:
        found += _within(pair, policies)
    found.sort(key=lambda one: (one.span, KINDS.index(one.kind), one.difference_id))
    if not _same_verdict(original.verdict, second.verdict):
        found.append(Difference(VERDICT))
    return Comparison(tuple(found), tuple(sorted(pairs, key=lambda one: (one.second.start_ms, one.second.finding_id))))


def severity_of(finding: Finding, policies: PolicySet | None) -> str | None:
    """A finding's severity, its policy's where it has none of its own."""
    policy = None if policies is None else policies.policy(finding.policy_id)
    return finding.severity or (policy.severity if policy is not None else None)


def _within(pair: Pair, policies: PolicySet | None) -> list[Difference]:
    """Another policy brings another severity with it: that is one difference and not two."""
    found = []
    if pair.original.policy_id != pair.second.policy_id:
        found.append(POLICY)
    elif severity_of(pair.original, policies) != severity_of(pair.second, policies):
        found.append(SEVERITY)
    if not _same_span(pair):
        found.append(SPAN)
    return [Difference(kind, pair.original, pair.second) for kind in found]


def _same_span(pair: Pair) -> bool:
    return max(abs(pair.start_error_ms), abs(pair.end_error_ms)) <= TOLERANCE_MS or pair.shared >= LEAST_OVERLAP


def _same_verdict(one: Verdict | None, other: Verdict | None) -> bool:
    """The same outcome and actions; why is for people to read."""
    if one is None or other is None:
        return one is other
    return one.outcome == other.outcome and set(one.actions) == set(other.actions)


_Label = Callable[[Finding], Hashable]


def _paired(original: Sequence[Finding], second: Sequence[Finding], policies: PolicySet | None) -> list[Pair]:
    """First those of one policy, then those of one category, then any; in each step the closest ones first."""

    def category(finding: Finding) -> str:
        policy = None if policies is None else policies.policy(finding.policy_id)
        return policy.category if policy is not None else finding.policy_id.partition(".")[0]

    labels: tuple[_Label, ...] = (lambda one: one.policy_id, category, lambda _: "")
    pairs: list[Pair] = []
    left, right = list(original), list(second)
    for label in labels:
        for match in (_by_overlap, _by_tolerance, _by_touch):
            matched = match(left, right, label)
            pairs += [Pair(left[one], right[other]) for one, other in matched.pairs]
            left = [one for place, one in enumerate(left) if place not in {pair[0] for pair in matched.pairs}]
            right = [one for place, one in enumerate(right) if place not in {pair[1] for pair in matched.pairs}]
    return pairs


def _by_overlap(left: Sequence[Finding], right: Sequence[Finding], label: _Label) -> Matched:
    return match_by_overlap(*_spans(left, right, label), LEAST_OVERLAP)


def _by_tolerance(left: Sequence[Finding], right: Sequence[Finding], label: _Label) -> Matched:
    return match_by_tolerance(*_spans(left, right, label), TOLERANCE_MS)


def _by_touch(left: Sequence[Finding], right: Sequence[Finding], label: _Label) -> Matched:
    return match_by_overlap(*_spans(left, right, label, _AROUND_MS), 0.0)


def _spans(
    left: Sequence[Finding], right: Sequence[Finding], label: _Label, around_ms: int = 0
) -> tuple[list[Span], list[Span]]:
    return [_span(one, label(one), around_ms) for one in left], [_span(one, label(one), around_ms) for one in right]


def _span(finding: Finding, label: Hashable, around_ms: int = 0) -> Span:
    """A point lasts a millisecond."""
    end_ms = max(end_of(finding), finding.start_ms + 1)
    return Span(finding.start_ms - around_ms, end_ms + around_ms, label)
