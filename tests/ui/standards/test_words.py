"""What is said: every state, change and clause has words, and Spanish ones."""

from dataclasses import fields

from reviewer_app.domain.dispute_alarm import ClauseAlarm, ClauseCount
from reviewer_app.domain.policy import Action, Category, Outcome, Policy, Route, Severity
from reviewer_app.domain.policy_difference import ADDED, CHANGED, MOVED, REMOVED, RENAMED
from reviewer_app.ui.standards import words
from tests.ui.standards.standings import proposal


def test_every_field_that_can_differ_has_a_name(qapp):
    names = {one.name for kind in (Policy, Severity, Outcome, Action, Category, Route) for one in fields(kind)} - {"id"}
    assert all(words.clause_name(name) for name in names)
    assert words.clause_name("guidance.es") == "Guidance · es"


def test_every_change_has_a_word_and_a_sign(qapp):
    for how in (ADDED, REMOVED, RENAMED, CHANGED, MOVED):
        assert words.how_text(how) and words.SIGNS[how]
    assert len(set(words.SIGNS.values())) == 5


def test_how_far_a_proposal_is(qapp):
    assert words.state_text(proposal("p")) == "open"
    drafted = proposal("p", "drafted", taken_into="live-es@2026.3", on_its_way=True)
    assert words.state_text(drafted) == "in a draft · live-es@2026.3 · on the way"


def test_an_alarm_names_the_clause_and_what_was_expected(qapp):
    found = words.alarm_text(ClauseAlarm(ClauseCount("verdict", 8, 6), 1.25, 0.001, True), "x")
    assert found.startswith("Disputes cluster on the verdict: 6 of 8 second reviews in 28 days")
