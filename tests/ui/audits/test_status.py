"""What has been said of a difference, sent or not."""

from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER
from reviewer_app.domain.second_review_draft import Draft, asked_about
from reviewer_app.domain.second_review_steps import Hand, answered, judgement_of
from reviewer_app.ui.audits.status import status_of
from tests import audits
from tests.audits import audit

EXTRA, MISSED = "extra:o-giveaway", "missed:s-gambling"


def test_while_it_is_judged_the_draft_speaks(qapp):
    case, draft = audit("comparing", AUDITOR), Draft()
    differences = case.compared(audits.pack()).differences
    assert status_of(case, draft, EXTRA).mark == "○" and len(draft.missing(case, differences)) == 6
    one = next(each for each in differences if each.difference_id == EXTRA)
    draft.judgements[EXTRA] = judgement_of(one, is_error=True, error_class="false_positive", criticality="major")
    assert status_of(case, draft, EXTRA) == ("■", "Major · False positive", "error")
    draft.judgements[EXTRA] = judgement_of(one, is_error=False)
    assert status_of(case, draft, EXTRA).mark == "✓" and EXTRA not in draft.missing(case, differences)


def test_each_step_of_a_dispute_has_its_mark(qapp):
    first = audits.judged()
    case, draft = audit("judged", REVIEWER, [first]), Draft()
    assert status_of(case, draft, EXTRA).colour == "error"
    draft.disputed.add(EXTRA)
    assert status_of(case, draft, EXTRA) == ("▲", "You dispute this", "warn")
    second = audits.disputed(first, "extra", "missed")
    case, draft = audit("disputed", AUDITOR, [first, second]), Draft()
    assert set(asked_about(case)) == {EXTRA, MISSED}
    assert status_of(case, draft, EXTRA).text == "Disputed: does the judgement stand?"
    draft.stands = {EXTRA: True, MISSED: False}
    assert [status_of(case, draft, one).mark for one in (EXTRA, MISSED)] == ["■", "✓"]
    assert draft.missing(case, case.compared().differences) == []
    third = answered(case, draft.stands, "…", Hand("sofia", 9))
    case = audit("arbitration", ARBITER, [first, second, third])
    assert asked_about(case) == (EXTRA,)
    assert status_of(case, Draft(), MISSED).text == "Disputed, given in: no error"
    watching = audit("arbitration", REVIEWER, [first, second, third])
    assert asked_about(watching) == () and status_of(watching, Draft(), EXTRA).text == "Disputed"


def test_drafts_of_before_say_nothing_of_what_was_judged(qapp):
    """The reviewer's marks count as long as it is their turn."""
    first = audits.judged()
    draft = Draft(disputed={EXTRA})
    assert status_of(audit("closed", REVIEWER, [first]), draft, EXTRA).colour == "error"
