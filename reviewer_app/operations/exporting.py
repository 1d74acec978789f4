"""Findings, verdicts and escalations of a store as rows for a spreadsheet."""

from dataclasses import dataclass

from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.operations import standards
from reviewer_app.reports.findings_export import EscalationRow, FindingRow, Rows, VerdictRow
from reviewer_app.store import derived, recordings, reviews
from reviewer_app.store.database import Database
from reviewer_app.store.reviews import ReviewEntry


@dataclass(frozen=True, slots=True)
class _Source:
    """A review with what its rows are made from; recording and pack are None where this store does not know them."""

    review: ReviewEntry
    recording: Recording | None
    pack: PolicySet | None
    language: str

    def shared_values(self) -> dict[str, str]:
        """The columns that findings and verdicts have in common."""
        return {
            "review_id": self.review.review_id,
            "recording_id": self.review.recording_id,
            "recording": "" if self.recording is None else self.recording.title,
            "reviewer": self.review.author,
            "policy_set": self.review.policy_set,
            "review_state": self.review.state,
        }


def gather(database: Database, language: str, current: PolicySet | None = None) -> Rows:
    """The findings, verdicts and open escalations of every review in the store, with names in a language.

    Each review is read under its own policy set: the one kept in the store, else `current` when it is the same
    version. Quote and note are withheld where a policy forbids their export, and where the policy is not known and
    so might; the rationale of a verdict and the reason of an escalation are withheld when a finding of
    their review is.
    """
    export = Rows()
    packs: dict[str, PolicySet | None] = {}
    with database.read() as connection:
        known = {entry.recording.recording_id: entry.recording for entry in recordings.list_recordings(connection)}
        for review in reviews.list_reviews(connection):
            ref = review.policy_set
            if ref not in packs:
                packs[ref] = standards.pack_of(connection, ref, current)
            source = _Source(review, known.get(review.recording_id), packs[ref], language)
            found = [_finding_row(source, finding) for finding in derived.load_findings(connection, review.review_id)]
            export.findings.extend(found)
            withheld = any(row.withheld for row in found)
            given = reviews.verdict_of(connection, review.review_id)
            if given is not None:
                export.verdicts.append(_verdict_row(source, *given, withheld))
            for raised in derived.load_escalations(connection, review.review_id):
                export.escalations.append(_escalation_row(source, raised, withheld))
    return export


def _finding_row(source: _Source, finding: Finding) -> FindingRow:
    policy = None if source.pack is None else source.pack.policy(finding.policy_id)
    withheld = policy is None or policy.never_export
    return FindingRow(
        **source.shared_values(),
        finding_id=finding.finding_id,
        category="" if policy is None else policy.category,
        policy_id=finding.policy_id,
        policy="" if policy is None else text_in(policy.name, source.language),
        severity=finding.severity or ("" if policy is None else policy.severity),
        subject=finding.subject,
        start_ms=finding.start_ms,
        end_ms=finding.end_ms,
        open_span=finding.open_span,
        time_source=finding.time_source,
        quote="" if withheld else finding.quote,
        note="" if withheld else finding.note,
        message_ids=() if withheld else finding.message_ids,
        user_id="" if withheld else finding.user_id or "",
        withheld=withheld,
    )


def _verdict_row(source: _Source, verdict: Verdict, given_at_ms: int, withheld: bool) -> VerdictRow:
    review, pack = source.review, source.pack
    choices = () if pack is None else (*pack.outcomes, *pack.actions)
    names = {choice.id: text_in(choice.name, source.language) for choice in choices}
    return VerdictRow(
        **source.shared_values(),
        outcome=verdict.outcome,
        outcome_name=names.get(verdict.outcome, ""),
        actions=verdict.actions,
        action_names=tuple(names.get(action, action) for action in verdict.actions),
        rationale="" if withheld else verdict.rationale,
        findings=review.findings,
        given_at_ms=given_at_ms,
        opened_at_ms=review.opened_at_ms,
        submitted_at_ms=review.submitted_at_ms,
        duration_ms=None if source.recording is None else source.recording.duration_ms,
        withheld=withheld,
    )


def _escalation_row(source: _Source, raised: Escalation, withheld: bool) -> EscalationRow:
    routes = () if source.pack is None else source.pack.routes
    names = {route.id: text_in(route.name, source.language) for route in routes}
    return EscalationRow(
        **source.shared_values(),
        escalation_id=raised.escalation_id,
        route=raised.route,
        route_name=names.get(raised.route, ""),
        urgency=raised.urgency,
        reason="" if withheld else raised.reason,
        raised_at_ms=raised.raised_at_ms,
        due_at_ms=raised.due_at_ms,
        withheld=withheld,
    )
