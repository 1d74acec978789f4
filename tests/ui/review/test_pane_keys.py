"""From pane to pane without a mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.review.desk import CTRL, SHIFT


def where(desk):
    return desk.page.pane_keys.current


def test_f6_goes_round_through_the_panes_and_back(review_desk):
    review_desk.page.panes.transcript_view.setFocus()
    seen = [where(review_desk)]
    for _ in range(5):
        review_desk.key(Qt.Key.Key_F6)
        seen.append(where(review_desk))
    assert seen == ["transcript", "policies", "findings", "timeline", "picture", "transcript"]
    for _ in range(5):
        review_desk.key(Qt.Key.Key_F6, SHIFT)
    assert where(review_desk) == "transcript"


def test_the_pane_that_was_gone_to_is_framed_until_the_focus_leaves_it(review_desk):
    keys = review_desk.page.pane_keys
    review_desk.key(Qt.Key.Key_F6)
    assert keys.frame.around is review_desk.page.panes.policies
    accent = review_desk.window.theme.color("accent")
    corner = review_desk.page.panes.policies.mapTo(review_desk.window, QPoint(0, 40))
    assert review_desk.window.grab().toImage().pixelColor(corner) == accent
    review_desk.page.panes.transcript_view.setFocus()
    assert keys.frame.around is None


def test_f6_leaves_the_fields_of_a_finding_and_a_sheet(review_desk):
    review_desk.key("2")
    review_desk.key("w")
    assert where(review_desk) == "fields"
    review_desk.key(Qt.Key.Key_F6)
    assert where(review_desk) == "timeline"
    review_desk.key(Qt.Key.Key_F6, SHIFT)
    assert where(review_desk) == "fields"
    review_desk.key(Qt.Key.Key_Escape)
    review_desk.key(Qt.Key.Key_Return, CTRL)
    assert where(review_desk) == "verdict"
    review_desk.key(Qt.Key.Key_F6)
    assert where(review_desk) == "policies"


def test_f6_does_nothing_under_the_palette(review_desk):
    review_desk.key(":")
    line = QApplication.focusWidget()
    review_desk.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is line


def test_arrows_choose_in_the_findings_and_go_there(review_desk):
    for ms in (1_000, 5_000, 9_000):
        review_desk.deck.seek(ms)
        review_desk.key("2")
    findings = review_desk.page.panes.findings_view
    findings.setFocus()
    findings.choose(review_desk.page.panes.findings.finding(0).finding_id)
    review_desk.bot.waitUntil(lambda: findings.currentIndex().isValid())
    review_desk.key(Qt.Key.Key_Down)
    assert (findings.chosen_finding().start_ms, review_desk.deck.now) == (5_000, 5_000)
    review_desk.key(Qt.Key.Key_End)
    assert review_desk.deck.now == 9_000


def test_arrows_choose_a_policy_and_enter_labels_with_it(review_desk):
    policies = review_desk.page.panes.policies
    policies.list.setFocus()
    first = policies.list.currentIndex().row()
    review_desk.key(Qt.Key.Key_Down)
    chosen = policies.rows()[policies.list.currentIndex().row()].policy
    assert policies.list.currentIndex().row() == first + 1
    review_desk.key(Qt.Key.Key_Return)
    assert [one.policy_id for one in review_desk.page.controller.review.findings.values()] == [chosen.id]
    review_desk.page.panes.transcript_view.setFocus()
    assert not policies.list.currentIndex().isValid()


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_far_keys_end_on_a_policy(review_desk, key):
    policies = review_desk.page.panes.policies
    policies.list.setFocus()
    review_desk.key(Qt.Key.Key_Down)
    review_desk.key(key)
    assert policies.rows()[policies.list.currentIndex().row()].policy is not None
