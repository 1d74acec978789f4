"""What may be decided about a second review, and the sentences for what may not."""

from dataclasses import replace

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain import second_review_steps as steps
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER, Judgement
from reviewer_app.domain.second_review_steps import Hand, judgement_of
from tests import audits
from tests.audits import NOW_MS, audit, pack

SOFIA, ANA, LUIS = Hand("sofia", NOW_MS), Hand("ana", NOW_MS), Hand("luis", NOW_MS)
WHOLE = {"error_class": "wrong_selection", "root_cause": "fatigue", "criticality": "minor"}
EXTRA = "extra:o-giveaway"


@pytest.fixture
def comparing():
    return audit("comparing", AUDITOR)


@pytest.fixture
def comparison(comparing):
    return comparing.compared(pack())


@pytest.fixture
def disputing():
    return audit("judged", REVIEWER, [audits.judged()])


@pytest.fixture
def answering():
    first = audits.judged()
    return audit("disputed", AUDITOR, [first, audits.disputed(first, "extra", "missed")])


@pytest.fixture
def arbitrating():
    return audit("arbitration", ARBITER, audits.to_arbitration("extra", "missed"))


def typed(comparison, **values):
    return [judgement_of(one, is_error=True, **(WHOLE | values)) for one in comparison.differences]


def test_a_judgement_says_everything_that_is_needed_to_understand_it_alone(comparing, comparison):
    rows = typed(comparison, note=" Se oye. ")
    rows[0] = judgement_of(comparison.differences[0], is_error=False, root_cause="fatigue", note="Discutible.")
    event = steps.judged(comparing, comparison, reversed(rows), " Bien visto lo demás. ", SOFIA)
    assert (event.kind, event.review_id, event.author, event.made_at_ms, event.policy_set) == (
        "audit.judged",
        audits.AUDIT_ID,
        "sofia",
        NOW_MS,
        "live-es@2026.2",
    )
    assert event.body["audit_id"] == audits.AUDIT_ID and event.body["feedback"] == "Bien visto lo demás."
    assert event.body["differences"][0] == {
        "difference_id": "severity:o-threat:s-threat",
        "kind": "severity",
        "original_finding_id": "o-threat",
        "second_finding_id": "s-threat",
        "is_error": False,
        "error_class": None,
        "root_cause": None,
        "criticality": None,
        "note": "Discutible.",
    }
    missed = event.body["differences"][4]
    assert (missed["original_finding_id"], missed["second_finding_id"]) == (None, "s-gambling")
    assert (missed["is_error"], missed["criticality"], missed["note"]) == (True, "minor", "Se oye.")
    assert event.body["original_verdict_right"] is False
    assert [Judgement.from_json(one).to_json() for one in event.body["differences"]] == event.body["differences"]


def test_the_verdict_is_right_where_its_difference_is_no_error(comparing, comparison):
    rows = typed(comparison)
    rows[-1] = judgement_of(comparison.differences[-1], is_error=False)
    assert steps.judged(comparing, comparison, rows, "…", SOFIA).body["original_verdict_right"] is True


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda rows: rows.pop(2), "Say of every difference whether it is an error; one of them is not judged yet."),
        (lambda rows: rows.__setitem__(0, replace(rows[0], error_class="")), "Choose the class of the error."),
        (lambda rows: rows.__setitem__(0, replace(rows[0], root_cause="bad luck")),
         "Choose the root cause of the error."),
        (lambda rows: rows.__setitem__(5, replace(rows[5], criticality="")), "Choose how grave the error is."),
    ],
)  # fmt: skip
def test_a_judgement_that_is_not_whole_is_refused(comparing, comparison, spoil, sentence):
    rows = typed(comparison)
    spoil(rows)
    with pytest.raises(Refused, match=sentence):
        steps.judged(comparing, comparison, rows, "…", SOFIA)


def test_errors_need_feedback_and_none_needs_none(comparing, comparison):
    with pytest.raises(Refused, match="Write the reviewer what they can learn"):
        steps.judged(comparing, comparison, typed(comparison), "  ", SOFIA)
    right = [judgement_of(one, is_error=False) for one in comparison.differences]
    assert steps.judged(comparing, comparison, right, "", SOFIA).body["feedback"] == ""


def test_acknowledging(disputing):
    event = steps.acknowledged(disputing, ANA)
    assert (event.kind, dict(event.body)) == ("audit.acknowledged", {"audit_id": audits.AUDIT_ID})


def test_disputing_names_differences_reason_and_clause(disputing):
    event = steps.disputed(disputing, [EXTRA, EXTRA], " No era un regalo. ", " scam.giveaway: … ", ANA)
    assert dict(event.body) == {
        "audit_id": audits.AUDIT_ID,
        "difference_ids": [EXTRA],
        "reason": "No era un regalo.",
        "clause": "scam.giveaway: …",
    }


@pytest.mark.parametrize(
    ("ids", "reason", "clause", "sentence"),
    [
        ([], "…", "…", "Choose at least one error that you dispute."),
        (["span:x:y"], "…", "…", "Only what was judged an error can be disputed."),
        ([EXTRA], " ", "…", "Say why you dispute it."),
        ([EXTRA], "…", "", "Quote the clause of the standard that you rely on."),
    ],
)
def test_a_dispute_that_is_not_whole_is_refused(disputing, ids, reason, clause, sentence):
    with pytest.raises(Refused, match=sentence):
        steps.disputed(disputing, ids, reason, clause, ANA)


def test_what_was_no_error_cannot_be_disputed():
    case = audit("judged", REVIEWER, [audits.judged("missed")])
    with pytest.raises(Refused, match="Only what was judged an error"):
        steps.disputed(case, [EXTRA], "…", "…", ANA)


def test_behind_the_window_nothing_is_disputed(disputing):
    """Acknowledging is never too late."""
    last, late = Hand("ana", audits.WINDOW_UNTIL_MS), Hand("ana", audits.WINDOW_UNTIL_MS + 1)
    assert steps.acknowledged(disputing, late) and steps.disputed(disputing, [EXTRA], "…", "…", last)
    with pytest.raises(Refused, match="The time to dispute this has passed"):
        steps.disputed(disputing, [EXTRA], "…", "…", late)


def test_an_answer_that_gives_in_on_one_and_stands_by_another_goes_on(answering):
    missed = "missed:s-gambling"
    event = steps.answered(answering, {EXTRA: False, missed: True}, "Tienes razón en el sorteo.", SOFIA)
    assert event.body["stands"] is True
    assert {one["difference_id"]: one["is_error"] for one in event.body["differences"]} == {
        "severity:o-threat:s-threat": True,
        "span:o-threat:s-threat": True,
        EXTRA: False,
        "policy:o-language:s-suggestive": True,
        missed: True,
        "verdict": True,
    }
    assert steps.answered(answering, {EXTRA: False, missed: False}, "…", SOFIA).body["stands"] is False


@pytest.mark.parametrize(
    ("stands", "reason", "sentence"),
    [
        ({EXTRA: True}, "…", "Answer every disputed difference"),
        ({EXTRA: True, "missed:s-gambling": True, "verdict": True}, "…", "Answer every disputed difference"),
        ({EXTRA: True, "missed:s-gambling": True}, "", "Say why your judgement stands"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(answering, stands, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        steps.answered(answering, stands, reason, SOFIA)


def test_a_ruling_upholds_or_overturns_each_and_may_propose(arbitrating):
    proposal = {"policy_id": "scam.giveaway", "clause": "…", "change": "Gifts as entry count."}
    upheld = {EXTRA: False, "missed:s-gambling": True}
    event = steps.arbitrated(arbitrating, upheld, " Pedía regalos. ", " scam.giveaway: … ", LUIS, proposal=proposal)
    assert sorted(event.body["rulings"], key=lambda one: one["difference_id"]) == [
        {"difference_id": EXTRA, "upheld": False},
        {"difference_id": "missed:s-gambling", "upheld": True},
    ]
    assert (event.body["rationale"], event.body["clause"]) == ("Pedía regalos.", "scam.giveaway: …")
    assert event.body["proposal"] == proposal
    assert steps.arbitrated(arbitrating, upheld, "…", "…", LUIS).body["proposal"] is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"upheld": {EXTRA: True}}, "Rule on every disputed difference"),
        ({"rationale": " "}, "Say why you decide so."),
        ({"clause": ""}, "Quote the clause of the standard that decides it."),
        ({"proposal": {"policy_id": "scam.giveaway", "change": " "}}, "Say what the standard should say instead."),
        ({"hand": SOFIA}, "Somebody who was neither"),
        ({"hand": ANA}, "Somebody who was neither"),
    ],
)
def test_a_ruling_that_is_not_whole_or_not_neutral_is_refused(arbitrating, change, sentence):
    values = {"upheld": {EXTRA: True, "missed:s-gambling": True}, "rationale": "…", "clause": "…", "hand": LUIS}
    with pytest.raises(Refused, match=sentence):
        steps.arbitrated(arbitrating, **(values | change))


def test_nothing_is_decided_twice_or_out_of_turn(comparing, comparison, disputing):
    """Also what is only on its way counts."""
    first = audits.judged()
    twice = audit("comparing", AUDITOR, own=[first])
    with pytest.raises(Refused, match="has gone on meanwhile"):
        steps.judged(twice, comparison, typed(comparison), "…", SOFIA)
    with pytest.raises(Refused, match="has gone on meanwhile"):
        steps.acknowledged(comparing, SOFIA)
    taken = audit("judged", REVIEWER, [first], own=[steps.acknowledged(disputing, ANA)])
    assert taken.state == "acknowledged"
    with pytest.raises(Refused, match="has gone on meanwhile"):
        steps.disputed(taken, [EXTRA], "…", "…", ANA)


def test_every_kind_of_step_is_a_decision_about_a_case():
    assert {kind for kind in ev.CASE_KINDS if kind.startswith("audit.")} == {
        ev.AUDIT_JUDGED,
        ev.AUDIT_ACKNOWLEDGED,
        ev.AUDIT_DISPUTED,
        ev.AUDIT_ANSWERED,
        ev.AUDIT_ARBITRATED,
    }
