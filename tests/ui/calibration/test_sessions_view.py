"""The list of sessions and what there is to do next in each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reviewer_app.ui.calibration.session_row import SessionRow, about, moment, next_step, reason_text
from reviewer_app.ui.calibration.sessions_view import SessionsView
from tests import calibrations
from tests.ui.calibration.conftest import OTHER, make_session

DEADLINE = 1_000_000
FIRST = calibrations.RECORDING


def row(*done, here=(FIRST, OTHER), labels=True, **more):
    """A row; open and of a member unless told."""
    given = {"state": "open", "role": "member", "reviews": [], **more}
    return SessionRow(make_session(**given), labels, frozenset(done), frozenset(here))


def lead_row(*handed_in, **more):
    return row(labels=False, role="lead", handed_in=handed_in, **more)


EVERYBODY = ("ana", "bea", "luz", "sol")


@pytest.fixture
def view(theme, on_screen):
    made = SessionsView(theme, lambda: DEADLINE - 1)
    made.set_keys({"calibration.work": "w", "calibration.reveal": "R", "calibration.open": "Enter"})
    made.resize(1000, 600)
    return on_screen(made)


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_member_labels_what_is_here_first_until_everything_is_handed_in():
    assert row().next_item.recording_id == FIRST
    assert row(here=[OTHER]).next_item.recording_id == OTHER
    assert row(FIRST, here=[]).next_item.recording_id == OTHER, "one that is on its way is told, too"
    assert row(FIRST, OTHER).next_item is None
    assert row(state="revealed").next_item is None
    assert row(state="cancelled").next_item is None
    assert lead_row().next_item is None, "who only leads labels nothing"


def test_each_state_says_what_is_next():
    assert "Label 2 more" in next_step(row(), DEADLINE - 1)
    assert "deadline is over" in next_step(row(FIRST), DEADLINE + 1)
    assert "handed in everything. The lead" in next_step(row(FIRST, OTHER), 0)
    assert "2 member(s) have not" in next_step(lead_row("ana", "bea"), 0)
    assert "reveal when you are together" in next_step(lead_row(*EVERYBODY), 0)
    assert "vote again" in next_step(row(state="revealed"), 0)
    assert "agreement first" in next_step(row(state="named", role="lead"), 0)
    assert "closed" in next_step(row(state="closed"), 0)


def change(what, before, after):
    return {"changed": what, "before": before, "after": after, "by": "luz", "at_ms": 1}


def test_a_cancelled_session_says_why_and_that_nothing_is_shown():
    why = change("cancelled", None, "Sala equivocada.")
    assert "cancelled: Sala equivocada. There" in next_step(row(state="cancelled", changes=[why]), 0)
    assert "was cancelled. There" in next_step(
        row(state="cancelled", changes=[change("cancelled", None, "")]), DEADLINE
    )


def test_a_deadline_that_was_moved_stands_beside_the_first_one():
    moved = [change("deadline", 1_000, 2_000), change("lead", "sol", "luz"), change("deadline", 2_000, DEADLINE)]
    assert f"{moment(DEADLINE)}, moved from {moment(1_000)} · " in about(row(changes=moved))
    assert "moved" not in about(row())


def test_reasons_are_said_in_words():
    assert reason_text("disputed, low_agreement") == "disputed, low agreement"
    assert reason_text("pedido por Ana") == "pedido por Ana"


def test_the_chosen_session_is_described_and_stays_chosen(view, qtbot):
    other = row(FIRST, session_id="2", name="Semana 48")
    view.show_sessions([row(), other], leads=False)
    assert view.current() == row()
    assert "Label 2 more" in words_of(view._detail)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.current() is other and "Semana 48" in words_of(view._detail)
    assert "1 / 2" in words_of(view._detail)
    view.show_sessions([other, row()], leads=False)
    assert view.current() is other
    view.choose(row().session.session_id)
    assert view.current() == row()


def test_the_lead_sees_who_has_handed_in_and_members_do_not(view):
    """And of nobody how many: letters could be told apart by it."""
    view.show_sessions([lead_row("ana")], leads=True)
    assert words_of(view._detail).count("not everything handed in") == 3
    assert "ana ● everything handed in" in words_of(view._detail)
    view.show_sessions([row()], leads=False)
    assert "handed in" not in words_of(view._detail).partition("Members")[2]


def test_keys_of_what_can_be_done_stand_there(view):
    view.show_sessions([row()], leads=False)
    assert "Label the next recording" in words_of(view._detail) and "Reveal" not in words_of(view._detail)
    view.show_sessions([lead_row()], leads=True)
    for one in ("Reveal…", "Move the deadline…", "Hand over…", "Cancel…"):
        assert one in words_of(view._detail)
    view.show_sessions([lead_row(state="revealed")], leads=True)
    assert "Hand over…" in words_of(view._detail) and "Cancel…" not in words_of(view._detail)
    view.show_sessions([lead_row(state="cancelled")], leads=True)
    assert "…" not in words_of(view._detail)


def test_an_empty_list_says_how_it_is_filled(view):
    view.show_sessions([], leads=True)
    assert words_of(view).startswith("Calibration sessions ") and "begin one" in words_of(view)
    view.show_sessions([], leads=False)
    assert "When you are invited" in words_of(view) and view.current() is None


def test_it_is_read_aloud(view):
    view.show_sessions([row(FIRST)], leads=False)
    told = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Semana 47, Labelling, blind, ") and told.endswith("1 / 2")
