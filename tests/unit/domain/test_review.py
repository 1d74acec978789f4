"""The rules of a review."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event, opposite
from reviewer_app.domain.review import Context, Finding, Review, Verdict

CONTEXT = Context("ana", "live-es@2026.2")
OK = Verdict("OK", ("NO_ACTION",))


@pytest.fixture
def review():
    return Review.replay([Review.open("rec", CONTEXT, 1)])


def _place(review, start_ms, **values):
    event = review.place(Finding("hate.slur", start_ms, **values), 2)
    review.apply(event)
    return event


def test_making_an_event_changes_nothing_until_it_is_applied(review):
    event = review.place(Finding("hate.slur", 10), 2)
    assert review.findings == {}
    review.apply(event)
    assert [finding.start_ms for finding in review.findings.values()] == [10]


def test_every_event_names_author_and_policy_version(review):
    event = _place(review, 1)
    assert (event.author, event.policy_set) == ("ana", "live-es@2026.2")


def test_a_revision_keeps_what_was_there_before(review):
    finding_id = _place(review, 10).body["finding"]["finding_id"]
    event = review.revise(finding_id, 3, note="en serio", severity="S1")
    assert event.body["before"]["note"] == ""
    review.apply(event)
    assert review.findings[finding_id].note == "en serio"


def test_submit_wants_a_verdict_and_no_open_span(review):
    with pytest.raises(Refused, match="verdict"):
        review.submit(3)
    _place(review, 61_000, open_span=True)
    review.apply(review.give_verdict(OK, 3))
    with pytest.raises(Refused, match=r"hate\.slur from 00:01:01 is still open"):
        review.submit(3)


def test_a_submitted_review_takes_nothing_until_it_is_reopened_with_a_reason(review):
    finding_id = _place(review, 1).body["finding"]["finding_id"]
    review.apply(review.give_verdict(OK, 3))
    review.apply(review.submit(4))
    for attempt in (
        lambda: review.place(Finding("a.b", 1), 5),
        lambda: review.revise(finding_id, 5, note="x"),
        lambda: review.withdraw(finding_id, 5),
        lambda: review.give_verdict(OK, 5),
        lambda: review.submit(5),
        lambda: review.reopen("  ", 5),
    ):
        with pytest.raises(Refused):
            attempt()
    review.apply(review.reopen("otra mirada", 5))
    _place(review, 2)
    with pytest.raises(Refused, match="open already"):
        review.reopen("x", 6)


@pytest.mark.parametrize("values", [{"start_ms": -1}, {"start_ms": 5, "end_ms": 4}])
def test_impossible_times_are_refused(review, values):
    with pytest.raises(Refused):
        review.place(Finding("hate.slur", **values), 2)


def test_a_finding_that_is_gone_cannot_be_changed(review):
    with pytest.raises(Refused, match="gone"):
        review.withdraw("nobody", 2)


def test_placing_and_holding_is_one_step(review):
    placed = _place(review, 10)
    finding_id = placed.body["finding"]["finding_id"]
    review.apply(review.extend(finding_id, 900, "lo que dijo", 3))
    assert review.findings[finding_id].end_ms == 900
    assert review.steps.done == [placed.event_id]


def test_extending_after_another_step_is_a_step_of_its_own(review):
    finding_id = _place(review, 10).body["finding"]["finding_id"]
    _place(review, 20)
    event = review.extend(finding_id, 900, "", 3)
    event = Event.from_json({**event.to_json(), "amends": review.steps.done[0]})
    review.apply(event)
    assert len(review.steps.done) == 3


def test_an_unknown_kind_is_an_error(review):
    with pytest.raises(ValueError, match="unknown event kind"):
        review.apply(Event("finding.painted", review.review_id, "ana", 1, "p"))


@given(st.lists(st.sampled_from(["place", "revise", "withdraw", "verdict", "hold", "undo", "redo"]), max_size=40))
def test_undo_and_redo_walk_back_and_forth_through_every_state(moves):
    """However one arrived at a state, undoing returns to the state before the step, redoing to the one after."""
    review = Review.replay([Review.open("rec", CONTEXT, 1)])
    log: dict[str, Event] = {}
    past, future = [], []

    def state():
        return dict(review.findings), review.verdict

    def take(event):
        review.apply(event)
        log[event.event_id] = event

    def reverse(event_id, relation):
        target = log[event_id]
        finding = target.body.get("finding")
        now = review.findings.get(finding["finding_id"]) if finding else None
        kind, body = opposite(target, now.to_json() if now else None)
        take(Event(kind, review.review_id, "ana", 9, "p", body, **{relation: event_id}))

    for move in moves:
        before = state()
        last = next(reversed(review.findings), None)
        if move == "undo" and review.steps.done:
            reverse(review.steps.done[-1], "undoes")
            assert state() == past.pop()
            future.append(before)
            continue
        if move == "redo" and review.steps.undone:
            reverse(review.steps.undone[-1], "redoes")
            assert state() == future.pop()
            past.append(before)
            continue
        if move == "place":
            take(review.place(Finding("a.b", len(log)), 2))
        elif move == "hold":
            take(review.place(Finding("a.b", len(log)), 2))
            take(review.extend(next(reversed(review.findings)), 10_000, "q", 3))
        elif move == "verdict":
            take(review.give_verdict(Verdict("OK", (), str(len(log))), 2))
        elif move == "revise" and last:
            take(review.revise(last, 2, note=str(len(log))))
        elif move == "withdraw" and last:
            take(review.withdraw(last, 2))
        else:
            continue
        past.append(before)
        future.clear()
    assert len(past) == len(review.steps.done)
    assert len(future) == len(review.steps.undone)
    assert {event.kind for event in log.values()} <= ev.UNDOABLE


def test_a_finding_points_at_messages_and_a_person_and_comes_back_from_json(review):
    """The event holds them as JSON values; its canonical bytes give the same finding."""
    finding = Finding("hate.slur", 1_000, message_ids=("74", "75"), user_id="ramon77")
    event = Event.from_canonical(review.place(finding, 2).canonical())
    assert event.body["finding"]["message_ids"] == ["74", "75"]
    review.apply(event)
    assert review.findings[finding.finding_id] == finding


def test_an_event_from_before_findings_pointed_at_messages_still_loads():
    """Its finding points at none."""
    old = Finding("hate.slur", 1_000).to_json()
    del old["message_ids"], old["user_id"]
    assert (Finding.from_json(old).message_ids, Finding.from_json(old).user_id) == ((), None)
