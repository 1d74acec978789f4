"""A session as its document tells it."""

import pytest

from reviewer_app.domain.calibration.discussion import Right, rule
from reviewer_app.domain.calibration.session import Change, Session
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.domain.review import Finding, Verdict
from tests.calibrations import RECORDING, document, review, session, told


def test_before_the_reveal_there_is_nothing_of_anybody():
    shown = Session.from_json(document([], state="open", handed_in=["ana"], my_letter=None))
    assert (shown.reviews, shown.votes, shown.rulings, shown.letters) == ((), (), (), ())


def test_the_lead_is_told_who_has_handed_in_and_nobody_else():
    assert session([], handed_in=["ana"]).handed_in == {"ana"}
    assert session([]).handed_in is None


@pytest.mark.parametrize(
    ("state", "is_revealed", "is_over"),
    [
        ("open", False, False),
        ("revealed", True, False),
        ("named", True, False),
        ("closed", True, True),
        ("cancelled", False, True),
    ],
)
def test_a_cancelled_session_is_over_and_was_never_revealed(state, is_revealed, is_over):
    shown = session([], state=state)
    assert (shown.is_revealed, shown.is_over) == (is_revealed, is_over)


def test_what_was_changed_is_told_in_order():
    moved = {"changed": "deadline", "before": 1, "after": 2, "by": "luz", "at_ms": 3}
    handed = {"changed": "lead", "before": "luz", "after": "sol", "by": "ope", "at_ms": 4}
    assert session([], changes=[moved, handed]).changes == (
        Change("deadline", 1, 2, "luz", 3),
        Change("lead", "luz", "sol", "ope", 4),
    )


def test_reviews_are_whole_and_late_ones_apart():
    finding = Finding("hate.slur", 5, 9, note="x", message_ids=("1",))
    shown = session([review("B"), review("A", [finding]), review("C", counted=False)])
    assert [one.letter for one in shown.counted(RECORDING)] == ["A", "B"]
    assert shown.counted(RECORDING)[0].findings == (finding,)
    assert shown.counted(RECORDING)[0].verdict == Verdict("OK", ("NO_ACTION",), "A says OK")
    assert [one.letter for one in shown.late] == ["C"]
    assert shown.letters == ("A", "B")


def test_a_ruling_comes_back_as_it_was_made():
    before = session([review("A", [Finding("hate.slur", 5)]), review("B")])
    (spot,) = spots_of(before).disputed
    right = Right(finding=Finding("hate.slur", 5, severity="S1"), rationale="r", clause="c", cause="missing_rule")
    made = rule(before, "luz", spot, right, 7)
    (shown,) = session([], decisions=[told(made, None)]).rulings
    assert (shown.finding, shown.verdict, shown.position) == (right.finding, None, "hate.slur")
    assert (shown.rationale, shown.clause, shown.cause, shown.made_at_ms) == ("r", "c", "missing_rule", 7)
    none = rule(before, "luz", spot, Right(rationale="r", cause="bad_data"), 7)
    assert session([], decisions=[told(none, None)]).rulings[0].position == "none"
