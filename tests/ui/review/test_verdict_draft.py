"""Suggestions and what is missing."""

import pytest

from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.review.verdict_draft import VerdictDraft, suggested_outcome


@pytest.fixture
def draft(policy_set):
    return VerdictDraft(policy_set)


def test_without_findings_allowed_and_no_action_are_suggested(draft):
    draft.begin(None, [])
    assert (draft.outcome, draft.actions, draft.missing) == ("OK", {"NO_ACTION"}, "")


def test_the_strictest_outcome_of_the_findings_is_suggested(draft):
    draft.begin(None, [Finding("quality.repetitive", 0), Finding("graphic.blood", 0)])
    assert draft.outcome == "AR"
    assert draft.suggested_actions == {"FEED_INELIGIBLE", "AGE_RESTRICT_18"}
    assert draft.missing == "actions"


def test_findings_of_unknown_policies_suggest_nothing_grave(draft):
    draft.begin(None, [Finding("no.such", 0)])
    assert draft.outcome == "OK"


def test_an_outcome_outside_the_set_is_not_suggested(policy_set):
    assert suggested_outcome(policy_set, {"XX"}) is None


def test_the_verdict_given_before_comes_back(draft):
    given = Verdict("NA", ("WARN_HOST", "INTERRUPT_LIVE"), "por qué")
    draft.begin(given, [])
    assert draft.verdict() == given


def test_no_action_excludes_the_others_both_ways(draft):
    draft.begin(None, [])
    draft.toggle("WARN_HOST")
    assert draft.actions == {"WARN_HOST"}
    draft.toggle("LABEL")
    draft.toggle("NO_ACTION")
    assert draft.actions == {"NO_ACTION"}
    draft.toggle("NO_ACTION")
    assert draft.actions == set()


def test_a_rationale_is_missing_where_an_action_or_an_outcome_asks_for_one(draft):
    draft.begin(None, [])
    draft.toggle("INTERRUPT_LIVE")
    assert draft.missing == "rationale"
    draft.rationale = "  \n"
    assert draft.missing == "rationale"
    draft.rationale = " porque sí "
    assert draft.missing == ""
    assert draft.verdict().rationale == "porque sí"
    draft.begin(None, [])
    draft.choose("PIE")
    assert draft.missing == "rationale"


def test_actions_are_in_the_sets_order(draft):
    draft.begin(None, [])
    for action in ("ESCALATE_IMMINENT", "LABEL", "WARN_HOST"):
        draft.toggle(action)
    assert draft.verdict().actions == ("WARN_HOST", "LABEL", "ESCALATE_IMMINENT")
