"""Verdict, submission, undo and changes of findings by real keys, on the real store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.errors import Refused
from reviewer_app.operations import labelling
from tests.ui.review.desk import CTRL, NO_KEYS, SHIFT, shown


@pytest.fixture
def desk(review_desk):
    """The page with its review open."""
    return review_desk


def test_undo_and_redo_go_all_the_way(desk):
    desk.key("2")
    desk.key("4")
    desk.key("u")
    desk.key("u")
    assert shown(desk) == []
    desk.key("u")
    desk.key("u", SHIFT)
    desk.key("u", SHIFT)
    assert len(shown(desk)) == 2
    assert [kind for kind in desk.stored() if kind != "review.opened"].count("finding.placed") == 4


def test_nothing_left_to_undo_is_said(desk):
    desk.key("u")
    desk.bot.waitUntil(lambda: "nothing to undo" in desk.window.banner.text.lower())


def test_moved_times_bring_their_own_quote(desk):
    desk.key("2")
    desk.key("Return")
    desk.page.panes.editor._start.setText("0:03.700")
    desk.key("Return")
    assert desk.findings[0].start_ms == 3_700
    assert desk.findings[0].quote == desk.page.panes.transcript.index.quote(3_700, 3_700)


def test_withdraw_takes_the_chosen_finding(desk):
    desk.deck.now = 1_000
    desk.key("2")
    desk.deck.now = 9_000
    desk.key("4")
    desk.key("Tab", SHIFT)
    assert desk.deck.now == 1_000
    desk.key("x")
    assert [finding.start_ms for finding in shown(desk)] == [9_000]


def test_the_policy_of_a_finding_is_changed_by_name_and_its_id_stays(desk):
    """One event, shown everywhere, taken back in one step."""
    desk.key("2")
    (before,) = desk.findings
    desk.key("w")
    desk.key("Tab")
    desk.type("threat")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert desk.stored()[-1] == "finding.placed"
    desk.key("Return")
    (after,) = desk.findings
    assert (after.finding_id, after.policy_id) == (before.finding_id, "violence.threat")
    assert desk.stored()[-1] == "finding.revised"
    desk.page.panes.catch_up()
    assert shown(desk) == [after]
    desk.key("u")
    assert desk.findings == [before]


def test_an_open_span_is_closed_by_the_key_of_the_policy_that_it_was_given(desk):
    desk.key("2", SHIFT)
    (opened,) = desk.findings
    desk.page.decisions.save_finding(opened.finding_id, {"policy_id": "violence.threat"})
    desk.settle()
    desk.deck.now = 9_000
    desk.key("3", SHIFT)
    (closed,) = desk.findings
    assert (closed.finding_id, closed.open_span, closed.end_ms) == (opened.finding_id, False, 9_000)
    desk.key("2", SHIFT)
    assert len(desk.findings) == 2


def test_verdict_submit_lock_reopen(desk):
    desk.key("2")
    desk.key("Return", CTRL)
    assert desk.page.panes.sheet.isVisible()
    desk.key("w")
    desk.key("Return", CTRL)
    desk.bot.waitUntil(lambda: not desk.page.panes.sheet.isVisible())
    assert desk.review.verdict.actions == ("WARN_HOST",)
    desk.key("Return", CTRL | SHIFT)
    assert desk.page.controller.is_submitted
    assert desk.page.panes.lock.isVisible()
    assert "submitted" in desk.page.title
    assert "submit" not in desk.page.status_hints and "reopen" in desk.page.status_hints
    desk.key("4")
    assert len(desk.findings) == 1
    desk.key("O", CTRL | SHIFT)
    desk.type("otra vez")
    desk.key("Return")
    assert desk.page.controller.is_open
    assert not desk.page.panes.lock.isVisible()
    desk.key("4")
    assert len(desk.findings) == 2


def test_verdict_and_submit_in_one_go(desk):
    desk.key("Return", CTRL)
    desk.down("Return", CTRL | SHIFT)
    desk.bot.waitUntil(lambda: desk.page.controller.is_submitted)
    assert desk.stored()[-2:] == ["verdict.given", "review.submitted"]


def test_a_verdict_that_could_not_be_stored_stays_on_the_sheet(desk, monkeypatch):
    def refuse(database, event):
        raise Refused("No.")

    monkeypatch.setattr(labelling, "record", refuse)
    desk.key("Return", CTRL)
    desk.key("Return", CTRL)
    assert desk.page.panes.sheet.isVisible()
    assert desk.review.verdict is None


@pytest.mark.parametrize("field", ["choices", "rationale"])
def test_keys_pressed_while_the_verdict_is_stored_wait_for_their_turn(desk, slow_store, field):
    """They are commands like any others, in their order; none is a choice or a letter of the sheet's any more."""
    asked = []
    desk.window.add_handlers({"review.next": lambda _: asked.append(desk.stored()[-1])})
    desk.key("Return", CTRL)
    if field == "rationale":
        desk.page.panes.sheet.rationale.setFocus()
    desk.down("Return", CTRL)
    for name, modifiers in (("4", NO_KEYS), ("l", NO_KEYS), ("0", NO_KEYS), ("N", CTRL)):
        desk.down(name, modifiers)
        desk.up(name, modifiers)
    assert (asked, desk.findings, desk.page.panes.sheet.draft.actions) == ([], [], {"NO_ACTION"})
    slow_store.set()
    desk.bot.waitUntil(lambda: bool(asked))
    assert asked == ["finding.placed"]
    assert desk.stored()[-2:] == ["verdict.given", "finding.placed"]
    assert (desk.review.verdict.actions, desk.review.verdict.rationale) == (("NO_ACTION",), "")


def test_a_sheet_whose_verdict_was_not_stored_takes_choices_again(desk, monkeypatch):
    real = labelling.record
    monkeypatch.setattr(labelling, "record", lambda *_: (_ for _ in ()).throw(Refused("No.")))
    desk.key("Return", CTRL)
    desk.key("Return", CTRL)
    monkeypatch.setattr(labelling, "record", real)
    desk.key("w")
    desk.key("Return", CTRL)
    desk.bot.waitUntil(lambda: desk.review.verdict is not None)
    assert desk.review.verdict.actions == ("WARN_HOST",)


def test_a_sheet_that_lost_the_focus_keeps_what_was_chosen(desk):
    desk.key("Return", CTRL)
    desk.key("w")
    desk.page.panes.transcript_view.setFocus()
    desk.key("Return", CTRL)
    desk.key("Return", CTRL)
    desk.bot.waitUntil(lambda: desk.review.verdict is not None)
    assert desk.review.verdict.actions == ("WARN_HOST",)


def test_an_open_span_keeps_the_review_from_being_submitted(desk):
    desk.key("Return", CTRL)
    desk.key("Return", CTRL)
    desk.key("2", SHIFT)
    desk.key("Return", CTRL | SHIFT)
    assert desk.page.controller.is_open
    assert "still open" in desk.window.banner.text


def test_a_click_on_a_policy_labels(desk):
    desk.deck.now = 2_000
    desk.page.panes.policies.label_wanted.emit("hate.slur")
    desk.settle()
    assert [finding.start_ms for finding in desk.findings] == [2_000]
