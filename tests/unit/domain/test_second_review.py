"""A second review as a case: what the document says, whose turn it is, what counts in the end."""

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER, error_class_of
from tests import audits
from tests.audits import audit, pack


@pytest.mark.parametrize(
    ("state", "role", "steps"),
    [
        ("comparing", AUDITOR, (ev.AUDIT_JUDGED,)),
        ("comparing", REVIEWER, ()),
        ("judged", REVIEWER, (ev.AUDIT_ACKNOWLEDGED, ev.AUDIT_DISPUTED)),
        ("judged", AUDITOR, ()),
        ("acknowledged", REVIEWER, ()),
        ("disputed", AUDITOR, (ev.AUDIT_ANSWERED,)),
        ("disputed", REVIEWER, ()),
        ("arbitration", ARBITER, (ev.AUDIT_ARBITRATED,)),
        ("arbitration", AUDITOR, ()),
        ("closed", ARBITER, ()),
    ],
)
def test_whose_turn_it_is(state, role, steps):
    assert audit(state, role).next_steps == steps


def test_while_the_second_review_is_not_submitted_there_is_nothing_to_compare():
    """The document has only the recording; nothing is asked of it that it does not say."""
    case = audit("waiting", AUDITOR)
    assert case.next_steps == () and case.compared(pack()).differences == () and case.title == "directo-0412"
    assert case.state == "waiting" and case.judgements == {} and case.until_ms is None


def test_own_decisions_count_before_the_server_knows_them():
    """Judged offline: the state is what it will be, and says that it is on its way; told back, it is not any more."""
    first = audits.judged()
    case = audit("comparing", AUDITOR, own=[first])
    assert (case.told_state, case.state, case.on_its_way, case.next_steps) == ("comparing", "judged", True, ())
    told = audit("judged", AUDITOR, [first], own=[first])
    assert (told.state, told.on_its_way, len(told.decisions)) == ("judged", False, 1)


def test_what_came_too_late_changes_nothing_here():
    """Somebody else ruled first: their ruling stands on this machine too, whatever became of one's own."""
    told = audits.to_arbitration("extra")
    case = audit("arbitration", ARBITER, told)
    extra = "extra:o-giveaway"
    mine = audits.steps.arbitrated(case, {extra: False}, "…", "…", audits.Hand("luis", 6))
    theirs = audits.steps.arbitrated(case, {extra: True}, "…", "…", audits.Hand("marta", 5))
    case = audit("closed", ARBITER, [*told, theirs], own=[mine])
    assert case.rulings == {extra: True} and not case.on_its_way and case.judgements[extra].is_error


@pytest.mark.parametrize(("stands", "state"), [(True, "arbitration"), (False, "closed")])
def test_an_answer_on_its_way_leads_to_the_arbiter_or_to_the_end(stands, state):
    first = audits.judged()
    second = audits.disputed(first, "extra")
    answer = audits.answered(first, second, stands=stands)
    assert audit("disputed", AUDITOR, [first, second], own=[answer]).state == state


def test_what_was_given_in_or_overturned_is_no_error_any_more():
    """The last word on a difference counts, and that of the others stays."""
    first = audits.judged()
    second = audits.disputed(first, "extra", "span")
    case = audit("judged", REVIEWER, [first])
    extra, span = ("extra:o-giveaway", "span:o-threat:s-threat")
    assert case.judgements[extra].is_error and case.judgements[span].is_error

    answer = audits.steps.answered(
        audit("disputed", AUDITOR, [first, second]), {extra: True, span: False}, "…", audits.Hand("sofia", 5)
    )
    case = audit("arbitration", ARBITER, [first, second, answer])
    assert case.disputed == (span, extra)
    assert case.to_rule == (extra,) and not case.judgements[span].is_error and case.judgements[extra].is_error

    ruling = audits.steps.arbitrated(case, {extra: False}, "…", "…", audits.Hand("luis", 6))
    case = audit("closed", REVIEWER, [first, second, answer, ruling])
    assert not case.judgements[extra].is_error and case.rulings == {extra: False}
    assert case.judgements["missed:s-gambling"].is_error
    assert case.to_rule == (extra,)


def test_what_was_judged_is_what_is_shown_whatever_this_machine_would_find():
    """The reviewer may have another program: the differences are those of the decision, in its order."""
    first = audits.judged()
    first.body["differences"].reverse()
    shown = audit("judged", REVIEWER, [first]).compared(None).differences
    assert [one.kind for one in shown] == ["verdict", "missed", "policy", "extra", "span", "severity"]
    assert shown[1].second.finding_id == "s-gambling" and shown[1].original is None


def test_when_the_time_ends_is_that_of_whose_turn_it_is():
    first = audits.judged()
    assert audit("judged", REVIEWER, [first]).until_ms == audits.WINDOW_UNTIL_MS
    assert audit("disputed", AUDITOR, [first]).until_ms == audits.WINDOW_UNTIL_MS + 2 * audits.DAY_MS
    assert audit("closed", REVIEWER, [first]).until_ms is None


def test_the_class_proposed_follows_the_kind():
    shown = audit("comparing", AUDITOR).compared(pack()).differences
    assert {one.kind: error_class_of(one) for one in shown} == {
        "missed": "false_negative",
        "extra": "false_positive",
        "policy": "wrong_selection",
        "severity": "wrong_selection",
        "span": "wrong_selection",
        "verdict": "wrong_selection",
    }
