"""What the people of a second review decide, each step an event; rules refuse what is not whole with a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event
from reviewer_app.domain.review_differences import VERDICT, Comparison, Difference
from reviewer_app.domain.second_review import (
    AUDITOR,
    CRITICALITIES,
    ERROR_CLASSES,
    REVIEWER,
    ROOT_CAUSES,
    Judgement,
    SecondReview,
)


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose decision it is, and when (UTC ms)."""

    author: str
    now_ms: int


def judged(
    case: SecondReview,
    comparison: Comparison,
    judgements: Iterable[Judgement],
    feedback: str,
    hand: Hand,
) -> Event:
    """Type every difference and tell the reviewer. Raises Refused for what is not typed, or not whole."""
    _must_be_next(case, ev.AUDIT_JUDGED)
    typed = {one.difference_id: one for one in judgements}
    rows = []
    for difference in comparison.differences:
        one = typed.get(difference.difference_id)
        if one is None:
            raise Refused("Say of every difference whether it is an error; one of them is not judged yet.")
        rows.append(_whole(one, difference).to_json())
    if any(row["is_error"] for row in rows) and not feedback.strip():
        raise Refused("Write the reviewer what they can learn from the errors.")
    verdict_right = not any(row["kind"] == VERDICT and row["is_error"] for row in rows)
    body = {
        "audit_id": case.audit_id,
        "differences": rows,
        "feedback": feedback.strip(),
        "original_verdict_right": verdict_right,
    }
    return _event(case, ev.AUDIT_JUDGED, body, hand)


def acknowledged(case: SecondReview, hand: Hand) -> Event:
    """Take the judgement as it is. Raises Refused when it is not the reviewer's turn."""
    _must_be_next(case, ev.AUDIT_ACKNOWLEDGED)
    return _event(case, ev.AUDIT_ACKNOWLEDGED, {"audit_id": case.audit_id}, hand)


def disputed(case: SecondReview, difference_ids: Sequence[str], reason: str, clause: str, hand: Hand) -> Event:
    """Dispute some of the errors, with a reason and what the standard says. Raises Refused."""
    _must_be_next(case, ev.AUDIT_DISPUTED)
    if case.window_until_ms is not None and hand.now_ms > case.window_until_ms:
        raise Refused("The time to dispute this has passed: acknowledge it, and speak with your lead.")
    judgements = case.judgements
    if not difference_ids:
        raise Refused("Choose at least one error that you dispute.")
    if not all(one in judgements and judgements[one].is_error for one in difference_ids):
        raise Refused("Only what was judged an error can be disputed.")
    if not reason.strip():
        raise Refused("Say why you dispute it.")
    if not clause.strip():
        raise Refused("Quote the clause of the standard that you rely on.")
    body = {
        "audit_id": case.audit_id,
        "difference_ids": list(dict.fromkeys(difference_ids)),
        "reason": reason.strip(),
        "clause": clause.strip(),
    }
    return _event(case, ev.AUDIT_DISPUTED, body, hand)


def answered(case: SecondReview, stands: Mapping[str, bool], reason: str, hand: Hand) -> Event:
    """Say of each disputed difference whether the judgement stands; it goes on to an arbiter where one does.

    Raises Refused for one that is left out, and without a reason.
    """
    _must_be_next(case, ev.AUDIT_ANSWERED)
    if set(stands) != set(case.disputed):
        raise Refused("Answer every disputed difference; one of them is not answered yet.")
    if not reason.strip():
        raise Refused("Say why your judgement stands, or why you change it.")
    judgements = case.judgements
    revised = [
        one if stands.get(one.difference_id, True) else replace(one, is_error=False) for one in judgements.values()
    ]
    body = {
        "audit_id": case.audit_id,
        "stands": any(stands.values()),
        "reason": reason.strip(),
        "differences": [one.to_json() for one in revised],
    }
    return _event(case, ev.AUDIT_ANSWERED, body, hand)


def arbitrated(
    case: SecondReview,
    upheld: Mapping[str, bool],
    rationale: str,
    clause: str,
    hand: Hand,
    *,
    proposal: Mapping[str, str] | None = None,
) -> Event:
    """Decide what is still disputed, as somebody who was neither; `proposal` asks for a change to the standard.

    Raises Refused for one of the two, for a difference that is left out, and without rationale and clause.
    """
    _must_be_next(case, ev.AUDIT_ARBITRATED)
    if hand.author in (case.people.get(REVIEWER), case.people.get(AUDITOR)):
        raise Refused("Somebody who was neither reviewer nor auditor decides this dispute.")
    if set(upheld) != set(case.to_rule):
        raise Refused("Rule on every disputed difference; one of them has no ruling yet.")
    if not rationale.strip():
        raise Refused("Say why you decide so.")
    if not clause.strip():
        raise Refused("Quote the clause of the standard that decides it.")
    if proposal is not None and not proposal.get("change", "").strip():
        raise Refused("Say what the standard should say instead.")
    body = {
        "audit_id": case.audit_id,
        "rulings": [{"difference_id": one, "upheld": upheld[one]} for one in case.to_rule],
        "rationale": rationale.strip(),
        "clause": clause.strip(),
        "proposal": None if proposal is None else dict(proposal),
    }
    return _event(case, ev.AUDIT_ARBITRATED, body, hand)


def judgement_of(difference: Difference, *, is_error: bool, **values: str) -> Judgement:
    """A judgement on a difference, `judgement_of(it, is_error=True, root_cause="fatigue", …)`."""
    return Judgement(
        difference.difference_id,
        difference.kind,
        is_error,
        original_finding_id=difference.original and difference.original.finding_id,
        second_finding_id=difference.second and difference.second.finding_id,
        **values,
    )


def problem(judgement: Judgement) -> str:
    """What is missing of a judgement, in one sentence; '' for nothing."""
    if not judgement.is_error:
        return ""
    if judgement.error_class not in ERROR_CLASSES:
        return "Choose the class of the error."
    if judgement.root_cause not in ROOT_CAUSES:
        return "Choose the root cause of the error."
    if judgement.criticality not in CRITICALITIES:
        return "Choose how grave the error is."
    return ""


def _whole(judgement: Judgement, difference: Difference) -> Judgement:
    wrong = problem(judgement)
    if wrong:
        raise Refused(wrong)
    return judgement_of(
        difference,
        is_error=judgement.is_error,
        error_class=judgement.error_class,
        root_cause=judgement.root_cause,
        criticality=judgement.criticality,
        note=judgement.note.strip(),
    )


def _must_be_next(case: SecondReview, kind: str) -> None:
    if kind not in case.next_steps:
        raise Refused("This second review has gone on meanwhile: there is nothing of that kind for you to decide now.")


def _event(case: SecondReview, kind: str, body: Mapping[str, object], hand: Hand) -> Event:
    return Event(kind, case.audit_id, hand.author, hand.now_ms, case.policy_set, body)
