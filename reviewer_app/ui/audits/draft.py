"""What a person has decided in the window about a case and not sent yet; nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain import events as ev
from reviewer_app.domain.review_differences import Difference
from reviewer_app.domain.second_review import Judgement, SecondReview
from reviewer_app.ui.audits import words


@dataclass(slots=True)
class Draft:
    """By difference: how it is typed, whether it is disputed, whether the judgement stands; and the texts by kind."""

    judgements: dict[str, Judgement] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)
    stands: dict[str, bool] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    clauses: dict[str, str] = field(default_factory=dict)

    def missing(self, case: SecondReview, differences: Iterable[Difference]) -> list[str]:
        """The differences that the person still has to say something about, in order."""
        ids = [one.difference_id for one in differences]
        if ev.AUDIT_JUDGED in case.next_steps:
            return [one for one in ids if one not in self.judgements]
        asked = asked_about(case)
        return [one for one in ids if one in asked and one not in self.stands]


class Status(NamedTuple):
    """How a difference stands: a mark, words, and the colour's token."""

    mark: str
    text: str
    colour: str


def asked_about(case: SecondReview) -> tuple[str, ...]:
    """The differences that an answer or a ruling is asked about now."""
    if ev.AUDIT_ANSWERED in case.next_steps:
        return case.disputed
    return case.to_rule if ev.AUDIT_ARBITRATED in case.next_steps else ()


def status_of(case: SecondReview, draft: Draft, difference_id: str) -> Status:
    """What has been said of a difference so far, stored or not."""
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
