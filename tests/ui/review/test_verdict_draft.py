"""Suggestions and choices; what is wrong is told by the rules, tested in tests/unit/domain/test_verdict_rules.py."""

import pytest

from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.review.verdict_draft import VerdictDraft


@pytest.fixture
def draft(policy_set):
    return VerdictDraft(policy_set)


def test_without_findings_allowed_and_no_action_are_suggested(draft):
    draft.begin(None, [])
    assert (draft.outcome, draft.actions, draft.problem) == ("OK", {"NO_ACTION"}, "")


def test_the_strictest_outcome_of_the_findings_is_suggested(draft):
    draft.begin(None, [Finding("quality.repetitive", 0), Finding("graphic.blood", 0)])
    assert draft.outcome == "AR"
    assert draft.suggested_actions == {"FEED_INELIGIBLE", "AGE_RESTRICT_18"}
    assert "action" in draft.problem


def test_findings_of_unknown_policies_suggest_nothing_grave(draft):
    draft.begin(None, [Finding("no.such", 0)])
    assert draft.outcome == "OK"


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


def test_a_rationale_is_asked_for_until_there_is_one(draft):
    draft.begin(None, [])
    draft.toggle("INTERRUPT_LIVE")
    assert draft.needs_rationale
    assert "rationale" in draft.problem
    draft.rationale = " porque sí "
    assert draft.problem == ""
    assert draft.verdict().rationale == "porque sí"


def test_a_verdict_milder_than_the_findings_asks_for_a_rationale(draft):
    draft.begin(None, [Finding("hate.slur", 0)])
    draft.toggle("WARN_HOST")
    assert not draft.needs_rationale
    draft.choose("OK")
    assert draft.needs_rationale
    assert draft.problem.startswith("The verdict says")


def test_an_action_that_the_set_does_not_have_is_not_taken_over(draft):
    """There is no key to take it away with."""
    draft.begin(Verdict("NA", ("WARN_HOST", "no_such")), [])
    assert draft.verdict().actions == ("WARN_HOST",)


def test_actions_are_in_the_sets_order(draft):
    draft.begin(None, [])
    for action in ("ESCALATE_IMMINENT", "LABEL", "WARN_HOST"):
        draft.toggle(action)
    assert draft.verdict().actions == ("WARN_HOST", "LABEL", "ESCALATE_IMMINENT")


def test_what_the_gravest_of_the_strictest_asks_for_is_proposed(draft, policy_set):
    """And stays to be changed; a verdict without findings proposes nothing but what is allowed."""
    threat, slur = Finding("violence.threat", 9, severity="S0"), Finding("hate.slur", 0, severity="S2")
    draft.begin(None, [slur, threat, Finding("graphic.blood", 1, severity="S0")])
    draft.propose()
    assert (draft.outcome, draft.actions) == ("NA", set(policy_set.policy("violence.threat").actions))
    draft.begin(None, [])
    draft.propose()
    assert (draft.outcome, draft.actions) == ("OK", {"NO_ACTION"})
