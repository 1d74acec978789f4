"""Reading what the central database has of a person, as an operator."""

from dataclasses import replace

import pytest

from reviewer_app.central import reading
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.postgres import Chain


def test_events_and_what_follows_from_them_by_person(central):
    """As values of the domain: every field of a finding, not the withdrawn one, the verdict, the state."""
    opened = Review.open("a" * 64, Context("ana", "live-es@2026.2"), 1_000)
    review = Review.replay([opened])
    events = [opened]
    kept = Finding("hate.slur", 5_000, 6_000, False, "S1", "guest", "nota «ñ»", "cita", "picture")
    gone = Finding("scam.investment", 7_000, None, True)

    def decide(event):
        review.apply(event)
        events.append(event)

    decide(review.place(kept, 2_000))
    decide(review.place(gone, 3_000))
    decide(review.withdraw(gone.finding_id, 4_000))
    decide(review.give_verdict(Verdict("violation", ("warn", "restrict"), "porque"), 5_000))
    decide(review.submit(6_000))
    chain = Chain()
    rows = chain.add(*events)
    with central.session("ana") as session:
        session.hello(chain.replica, chain.epoch)
        session.push(chain.replica, chain.epoch, rows)
    found = reading.arrived(central.admin, "ana")
    assert found.events == {event.event_id: event.canonical().decode() for event in events}
    assert found.findings == {review.review_id: {kept.finding_id: kept}}
    assert found.verdicts == {review.review_id: review.verdict}
    assert (found.states, found.quarantined) == ({review.review_id: "submitted"}, 0)
    assert reading.arrived(central.admin, "bea") == reading.Arrived({}, {}, {}, {}, 0)


def test_refused_events_are_counted(embedded_central):
    """Here: of another author."""
    chain = Chain()
    rows = chain.add(Review.open("a" * 64, Context("ana", "live-es@2026.2"), 1_000))
    with embedded_central.session("luz") as session:
        session.hello(chain.replica, chain.epoch)
        session.push(chain.replica, chain.epoch, rows)
    found = reading.arrived(embedded_central.admin, "luz")
    assert (found.events, found.quarantined) == ({}, 1)


def test_a_server_that_is_not_there_is_said(tmp_path, embedded_central):
    with pytest.raises(Unreachable, match="does not answer"):
        reading.arrived(replace(embedded_central.admin, host=str(tmp_path)), "ana")
