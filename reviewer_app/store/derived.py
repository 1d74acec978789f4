"""The tables derived from the log: kept in the transaction that appends the event, rebuilt only to be compared."""

import json
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import (
    SUBMITTED,
    Context,
    EscalationChange,
    EvidenceChange,
    Finding,
    FindingChange,
    Review,
    StateChange,
    Steps,
    Verdict,
    VerdictChange,
    already_escalated,
    changes,
)
from reviewer_app.store import case_files, evidence
from reviewer_app.store.statement import Statement
from reviewer_app.store.tables import escalation, finding, review, step, verdict

_REVIEW = step.c.review_id == sa.bindparam("review")
_STATE = Statement(sa.select(review.c.state).where(review.c.review_id == sa.bindparam("review")))
_PUT_FINDING = Statement(sa.insert(finding).prefix_with("OR REPLACE"))
_DROP_FINDING = Statement(
    sa.delete(finding).where(
        finding.c.review_id == sa.bindparam("review"), finding.c.finding_id == sa.bindparam("finding")
    )
)
# Steps that were undone are always the last ones, so each of these looks at the end of the review's steps only.
_FORGET_AFTER = Statement(sa.delete(step).where(_REVIEW, step.c.n > sa.bindparam("last")))
_LAST_DONE = Statement(
    sa.select(step.c.n, step.c.event_id).where(_REVIEW, step.c.undone_by.is_(None)).order_by(step.c.n.desc()).limit(1)
)
_LAST_STEP = Statement(
    sa.select(step.c.n, step.c.event_id, step.c.undone_by).where(_REVIEW).order_by(step.c.n.desc()).limit(1)
)
_STEP_AT = Statement(sa.select(step.c.undone_by).where(_REVIEW, step.c.n == sa.bindparam("number")))
_ADD_STEP = Statement(sa.insert(step))
_FINDINGS = sa.select(*(column for column in finding.c if column is not finding.c.review_id))


def apply(connection: sa.Connection, event: Event) -> None:
    """Bring the derived tables to the state after `event`. Raises Refused when the review does not take it."""
    if event.kind in ev.CASE_KINDS:
        case_files.note_decision(connection, event)
        return
    _check_state(connection, event)
    for change in changes(event):
        match change:
            case FindingChange(finding_id, None):
                _DROP_FINDING.run(connection, review=event.review_id, finding=finding_id)
            case FindingChange(_, found):
                _put_finding(connection, event.review_id, found)  # type: ignore[arg-type]
            case VerdictChange(given):
                _set_verdict(connection, event, given)
            case EscalationChange(escalation_id, raised):
                _set_escalation(connection, event.review_id, escalation_id, raised)
            case EvidenceChange(evidence_id, kept):
                evidence.put(connection, event.review_id, evidence_id, kept)
            case StateChange(state):
                _set_state(connection, event, state)
    _apply_step(connection, event)


def last_done(connection: sa.Connection, review_id: str) -> str | None:
    """The event of the step that undo would take back."""
    return _last_done(connection, review_id)[1]


def first_undone(connection: sa.Connection, review_id: str) -> str | None:
    """The undoing event that redo would reverse."""
    n, _ = _last_done(connection, review_id)
    row = _STEP_AT.first(connection, review=review_id, number=n + 1)
    return row[0] if row else None


def _last_done(connection: sa.Connection, review_id: str) -> tuple[int, str | None]:
    """(number, event) of the last step that is not undone; (0, None) when there is none."""
    return _LAST_DONE.first(connection, review=review_id) or (0, None)


def load_review(connection: sa.Connection, review_id: str) -> Review | None:
    """The review as the tables have it, the same as a replay of its events."""
    row = connection.execute(sa.select(review).where(review.c.review_id == review_id)).one_or_none()
    if row is None:
        return None
    loaded = Review(review_id, row.recording_id, Context(row.author, row.policy_set))
    loaded.state = row.state
    loaded.findings = {one.finding_id: one for one in load_findings(connection, review_id)}
    loaded.verdict = load_verdict(connection, review_id)
    loaded.escalations = {one.escalation_id: one for one in load_escalations(connection, review_id)}
    loaded.evidence = {one.evidence_id: one for one in evidence.of_review(connection, review_id)}
    loaded.steps = _load_steps(connection, review_id)
    return loaded


def load_findings(connection: sa.Connection, review_id: str) -> list[Finding]:
    """The findings of a review by time."""
    query = _FINDINGS.where(finding.c.review_id == review_id).order_by(finding.c.start_ms, finding.c.finding_id)
    return [Finding.from_json(_finding_json(row)) for row in connection.execute(query).mappings()]


def load_finding(connection: sa.Connection, review_id: str, finding_id: str) -> dict[str, object] | None:
    """A finding as JSON values, None when it is withdrawn."""
    query = _FINDINGS.where(finding.c.review_id == review_id, finding.c.finding_id == finding_id)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _finding_json(row)


def _put_finding(connection: sa.Connection, review_id: str, found: Finding) -> None:
    ids = json.dumps(found.message_ids) if found.message_ids else "[]"
    _PUT_FINDING.run(connection, review_id=review_id, **{**found.to_json(), "message_ids": ids})


def _finding_json(row: Mapping) -> dict[str, object]:
    return {**row, "message_ids": json.loads(row["message_ids"])}


def load_verdict(connection: sa.Connection, review_id: str) -> Verdict | None:
    """The verdict of a review, None before there is one."""
    row = connection.execute(sa.select(verdict).where(verdict.c.review_id == review_id)).one_or_none()
    return Verdict(row.outcome, tuple(json.loads(row.actions)), row.rationale) if row else None


def load_escalations(connection: sa.Connection, review_id: str) -> list[Escalation]:
    """The open escalations of a review, the one raised first first."""
    query = sa.select(*(column for column in escalation.c if column is not escalation.c.review_id))
    order = (escalation.c.raised_at_ms, escalation.c.escalation_id)
    rows = connection.execute(query.where(escalation.c.review_id == review_id).order_by(*order)).mappings()
    return [Escalation.from_json(row) for row in rows]


def _load_steps(connection: sa.Connection, review_id: str) -> Steps:
    rows: Iterable = connection.execute(sa.select(step).where(step.c.review_id == review_id).order_by(step.c.n)).all()
    done = [row.event_id for row in rows if row.undone_by is None]
    undone = [row.undone_by for row in rows if row.undone_by is not None]
    return Steps(done, reversed(undone))


def _check_state(connection: sa.Connection, event: Event) -> None:
    """The command line may write beside the window: what the window believed is checked inside the transaction."""
    row = _STATE.first(connection, review=event.review_id)
    state = row[0] if row else None
    if event.kind == ev.REVIEW_OPENED:
        if state is not None:
            raise Refused("This review has been opened already.")
    elif state is None:
        raise Refused("This review is not in the store.")
    elif event.kind in (ev.EVIDENCE_KEPT, ev.EVIDENCE_DROPPED):
        return  # Copies are no decisions: a label's is often made behind the submission.
    elif (state == SUBMITTED) != (event.kind == ev.REVIEW_REOPENED):
        raise Refused("This review is submitted." if state == SUBMITTED else "This review is open.")


def _set_verdict(connection: sa.Connection, event: Event, given: Verdict | None) -> None:
    connection.execute(sa.delete(verdict).where(verdict.c.review_id == event.review_id))
    if given is not None:
        values = {**given.to_json(), "actions": json.dumps(given.actions)}
        connection.execute(
            sa.insert(verdict), {"review_id": event.review_id, "given_at_ms": event.made_at_ms, **values}
        )


def _set_escalation(connection: sa.Connection, review_id: str, escalation_id: str, raised: Escalation | None) -> None:
    mine = escalation.c.review_id == review_id
    if raised is None:
        connection.execute(sa.delete(escalation).where(mine, escalation.c.escalation_id == escalation_id))
        return
    there = connection.execute(sa.select(escalation.c.escalation_id).where(mine, escalation.c.route == raised.route))
    if there.first() is not None:
        raise Refused(already_escalated(raised.route))
    connection.execute(sa.insert(escalation), {"review_id": review_id, **raised.to_json()})


def _set_state(connection: sa.Connection, event: Event, state: str) -> None:
    values = {"state": state, "submitted_at_ms": event.made_at_ms if state == SUBMITTED else None}
    if event.kind == ev.REVIEW_OPENED:
        values |= {
            "review_id": event.review_id,
            "recording_id": event.body["recording_id"],
            "author": event.author,
            "policy_set": event.policy_set,
            "opened_at_ms": event.made_at_ms,
        }
        connection.execute(sa.insert(review), values)
    else:
        connection.execute(sa.update(review).where(review.c.review_id == event.review_id).values(values))


def _apply_step(connection: sa.Connection, event: Event) -> None:
    """The same rules as `domain.review.Steps`, on rows; `verify` compares the two."""
    review_id = event.review_id
    if event.undoes is None and event.redoes is None and event.kind not in ev.UNDOABLE:
        return
    n, last, undone_by = _LAST_STEP.first(connection, review=review_id) or (0, None, None)
    if undone_by is not None:
        n, last = _last_done(connection, review_id)
    if event.undoes is not None:
        _update_step(connection, review_id, n, undone_by=event.event_id)
    elif event.redoes is not None:
        _update_step(connection, review_id, n + 1, event_id=event.event_id, undone_by=None)
    elif event.amends is None or event.amends != last:
        if undone_by is not None:
            _FORGET_AFTER.run(connection, review=review_id, last=n)
        _ADD_STEP.run(connection, review_id=review_id, n=n + 1, event_id=event.event_id, undone_by=None)


def _update_step(connection: sa.Connection, review_id: str, n: int, **values: object) -> None:
    connection.execute(sa.update(step).where(step.c.review_id == review_id, step.c.n == n).values(**values))
