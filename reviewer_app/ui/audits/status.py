"""How the differences of a case stand, with what the person has decided and not sent yet."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain import events as ev
from reviewer_app.domain.second_review import Judgement, SecondReview
from reviewer_app.domain.second_review_draft import Draft, asked_about
from reviewer_app.ui.audits import words


class Status(NamedTuple):
    """How a difference stands: a mark, words, and the colour's token."""

    mark: str
    text: str
    colour: str


def status_of(case: SecondReview, draft: Draft, difference_id: str) -> Status:
    """What has been said of a difference so far, sent or not."""
    if ev.AUDIT_JUDGED in case.next_steps:
        return _of_judgement(draft.judgements.get(difference_id))
    if difference_id in asked_about(case):
        return _of_answer(draft.stands.get(difference_id))
    if difference_id in draft.disputed and ev.AUDIT_DISPUTED in case.next_steps:
        return Status("▲", QCoreApplication.translate("Audits", "You dispute this"), "warn")
    if difference_id in case.disputed:
        return _of_dispute(case, difference_id)
    return _of_judgement(case.judgements.get(difference_id))


def _of_answer(stands: bool | None) -> Status:
    translate = QCoreApplication.translate
    if stands is None:
        return Status("▲", translate("Audits", "Disputed: does the judgement stand?"), "warn")
    return (
        Status("■", translate("Audits", "Stands"), "error")
        if stands
        else Status("✓", translate("Audits", "Does not stand"), "good")
    )


def _of_dispute(case: SecondReview, difference_id: str) -> Status:
    translate, upheld = QCoreApplication.translate, case.rulings.get(difference_id)
    if upheld is not None:
        text = translate("Audits", "Ruled: the judgement stands") if upheld else translate("Audits", "Ruled: no error")
        return Status("■" if upheld else "✓", text, "error" if upheld else "good")
    if case.judgements[difference_id].is_error:
        return Status("▲", translate("Audits", "Disputed"), "warn")
    return Status("✓", translate("Audits", "Disputed, given in: no error"), "good")


def _of_judgement(judgement: Judgement | None) -> Status:
    if judgement is None:
        return Status("○", QCoreApplication.translate("Audits", "Not judged yet"), "muted")
    if judgement.is_error:
        return Status("■", words.told_error(judgement), "error")
    return Status("✓", QCoreApplication.translate("Audits", "No error"), "good")
