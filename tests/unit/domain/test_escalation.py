"""Raising and withdrawing escalations."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event, opposite
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Context, Review, Verdict

CHILD = Route("child_safety", {"en": "Child safety"}, 15)
LEGAL = Route("legal_ip", {"en": "Legal"}, 1440)


@pytest.fixture
def review():
    return Review.replay([Review.open("rec", Context("ana", "live-es@2026.2"), 1)])


def raise_(review, route=CHILD, now_ms=1_000):
    escalation = Escalation.raised(route, "S0", " parece menor ", now_ms)
    event = review.escalate(escalation, now_ms)
    review.apply(event)
    return escalation, event


def test_it_is_due_when_the_minutes_of_its_route_are_over(review):
    escalation, event = raise_(review)
    assert escalation.due_at_ms == 1_000 + 15 * 60_000
    assert escalation.reason == "parece menor"
    assert review.escalations == {escalation.escalation_id: escalation}
    assert Escalation.from_json(Event.from_canonical(event.canonical()).body["escalation"]) == escalation


def test_to_each_route_there_is_one_at_a_time(review):
    escalation, _ = raise_(review)
    raise_(review, LEGAL)
    with pytest.raises(Refused, match="child_safety already"):
        raise_(review)
    review.apply(review.withdraw_escalation(escalation.escalation_id, 2_000))
    raise_(review)


def test_it_needs_a_reason(review):
    with pytest.raises(Refused, match="why"):
        review.escalate(Escalation.raised(CHILD, "S0", "  ", 1), 1)


def test_one_that_is_gone_cannot_be_withdrawn(review):
    escalation, _ = raise_(review)
    review.apply(review.withdraw_escalation(escalation.escalation_id, 2))
    with pytest.raises(Refused, match="gone"):
        review.withdraw_escalation(escalation.escalation_id, 3)


def test_undoing_takes_it_back_and_keeps_the_clock_that_was_running(review):
    escalation, raised = raise_(review)
    kind, body = opposite(raised)
    withdrawn = Event(kind, review.review_id, "ana", 5, "p", body, undoes=raised.event_id)
    review.apply(withdrawn)
    assert review.escalations == {}
    kind, body = opposite(withdrawn)
    review.apply(Event(kind, review.review_id, "ana", 9_999_999, "p", body, redoes=withdrawn.event_id))
    assert review.escalations == {escalation.escalation_id: escalation}


def test_a_submitted_review_takes_none(review):
    review.apply(review.give_verdict(Verdict("OK", ("NO_ACTION",)), 1))
    review.apply(review.submit(2))
    with pytest.raises(Refused, match="submitted"):
        raise_(review)
