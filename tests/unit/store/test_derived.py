"""Tables derived from the log equal the log replayed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Finding, Review, Verdict
from reviewer_app.operations import labelling
from reviewer_app.store import derived, log, verify
from tests import stores


def _stored(database, review_id):
    with database.read() as connection:
        return derived.load_review(connection, review_id)


def _same(one: Review, other: Review) -> bool:
    return (one.state, one.findings, one.verdict, one.escalations, one.steps.done, one.steps.undone) == (
        other.state,
        other.findings,
        other.verdict,
        other.escalations,
        other.steps.done,
        other.steps.undone,
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.sampled_from("phrwveEuUxso"), max_size=25))
def test_whatever_is_done_the_tables_equal_the_log_replayed(tmp_path_factory, moves):  # noqa: PLR0912
    """The page's review in memory, the tables and a replay agree after any sequence of actions."""
    database = stores.make_store(tmp_path_factory.mktemp("s"))
    review = stores.open_review(database)
    for number, move in enumerate(moves):
        last = next(reversed(review.findings), None)
        try:
            match move:
                case "p":
                    stores.place(database, review, number)
                case "h":
                    finding = stores.place(database, review, number)
                    stores.keep(database, review, review.extend(finding.finding_id, number + 9, "q", 1))
                case "r" if last:
                    stores.keep(database, review, review.revise(last, 1, note=str(number)))
                case "w" if last:
                    stores.keep(database, review, review.withdraw(last, 1))
                case "v":
                    stores.keep(database, review, review.give_verdict(Verdict("OK", (), str(number)), 1))
                case "e":
                    route = Route(f"route {number % 2}", {}, number)
                    stores.keep(database, review, review.escalate(Escalation.raised(route, "S1", "r", 1), 1))
                case "E" if review.escalations:
                    stores.keep(database, review, review.withdraw_escalation(next(iter(review.escalations)), 1))
                case "u" | "U":
                    operation = labelling.undo if move == "u" else labelling.redo
                    event = operation(database, review.review_id, stores.CONTEXT, 1)
                    if event:
                        review.apply(event)
                case "s":
                    stores.keep(database, review, review.submit(1))
                case "o":
                    stores.keep(database, review, review.reopen("r", 1))
        except Refused:
            continue
    assert _same(review, _stored(database, review.review_id))
    with database.read() as connection:
        assert _same(review, Review.replay(event for event, _ in log.events(connection)))
        assert verify.verify(connection).faults == []
    database.close()


def test_what_the_window_believes_is_checked_in_the_transaction(database):
    """The command line submits while a window still thinks the review is open."""
    review = stores.open_review(database)
    other = stores.open_review(database)
    stores.keep(database, other, other.give_verdict(Verdict("OK"), 1))
    stores.keep(database, other, other.submit(2))
    with pytest.raises(Refused, match="submitted"):
        stores.place(database, review, 5)
    with pytest.raises(Refused, match="submitted"):
        labelling.undo(database, review.review_id, stores.CONTEXT, 3)


def test_two_windows_cannot_escalate_to_one_route(database):
    """Each believes that it is the first."""
    review, other = stores.open_review(database), stores.open_review(database)
    route = Route("child_safety", {}, 15)
    stores.keep(database, other, other.escalate(Escalation.raised(route, "S0", "a", 1), 1))
    with pytest.raises(Refused, match="child_safety already"):
        stores.keep(database, review, review.escalate(Escalation.raised(route, "S0", "b", 2), 2))
    assert [one.reason for one in _stored(database, review.review_id).escalations.values()] == ["a"]


def test_opening_twice_is_refused(database):
    review = stores.open_review(database)
    again = Event("review.opened", review.review_id, "ana", 1, "p", {"recording_id": "x"})
    with pytest.raises(Refused, match="opened already"):
        labelling.record(database, again)


def test_an_unknown_review_is_none(database):
    assert _stored(database, "nobody") is None
    assert Finding("a.b", 1) != Finding("a.b", 1), "each finding has an id of its own"
