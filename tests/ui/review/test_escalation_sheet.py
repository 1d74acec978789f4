"""The sheet of escalations by its keys."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.review import Finding
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.escalation_sheet import EscalationSheet

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(policy_set, theme, qtbot):
    made = EscalationSheet(policy_set, "es", theme)
    qtbot.addWidget(made)
    made.asked, made.leaves = [], []
    made.raised.connect(lambda route, urgency, reason: made.asked.append((route.id, urgency, reason)))
    made.left.connect(lambda: made.leaves.append(True))
    made.open_sheet([Finding("minor.host", 61_000)], ())
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_what_the_findings_suggest_needs_one_chord(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Return, CTRL)
    assert sheet.asked == [("child_safety", "S0", "Anfitrión menor de 18 00:01:01")]
    assert sheet.isVisible(), "until it is stored"


def test_digits_choose_the_route_and_letters_the_urgency(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_4)
    qtbot.keyClick(sheet, Key.Key_B)
    assert (sheet.route, sheet.urgency) == ("imminent_harm", "S1")
    assert [name for name, button in sheet._routes.items() if button.isChecked()] == ["imminent_harm"]


def test_a_route_with_an_open_escalation_cannot_be_chosen(sheet, qtbot):
    sheet.open_sheet([Finding("minor.host", 1)], {"child_safety"})
    assert sheet.route is None
    qtbot.keyClick(sheet, Key.Key_1)
    assert sheet.route is None
    qtbot.keyClick(sheet, Key.Key_Return, CTRL)
    assert sheet.asked == []
    assert sheet._missing.property("role") == "error"


def test_it_needs_a_reason_which_is_typed_after_tab(sheet, qtbot):
    sheet.open_sheet([], ())
    qtbot.keyClick(sheet, Key.Key_6)
    qtbot.keyClick(sheet, Key.Key_Return, CTRL)
    assert sheet.asked == []
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet.reason.hasFocus)
    qtbot.keyClicks(sheet.reason, "a 1")
    qtbot.keyClick(sheet.reason, Key.Key_Return, CTRL)
    assert sheet.asked == [("policy_question", "S3", "a 1")]


def test_escape_leaves_the_reason_first_and_then_the_sheet(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet.reason.hasFocus)
    qtbot.keyClick(sheet.reason, Key.Key_Escape)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    assert sheet.leaves == [True]


def test_it_keeps_its_keys_from_the_dispatcher(sheet):
    assert sheet.property(OWN_KEYS) is True
