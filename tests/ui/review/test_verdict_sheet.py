"""The verdict sheet by its keys."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.verdict_sheet import VerdictSheet

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def sheet(policy_set, theme, qtbot):
    made = VerdictSheet(policy_set, "es", theme)
    qtbot.addWidget(made)
    made.given, made.submits, made.leaves = [], [], []
    made.confirmed.connect(made.given.append)
    made.submit_wanted.connect(lambda: made.submits.append(len(made.given)))
    made.left.connect(lambda: made.leaves.append(True))
    made.open_sheet(None, [Finding("hate.slur", 0)])
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


def taken(sheet):
    """What is shown as chosen."""
    return {name for name, button in {**sheet._outcomes, **sheet._actions}.items() if button.isChecked()}


def test_keys_alone_choose(sheet, qtbot):
    assert taken(sheet) == {"NA"}
    qtbot.keyClick(sheet, Key.Key_2)
    qtbot.keyClick(sheet, Key.Key_W)
    qtbot.keyClick(sheet, Key.Key_L)
    qtbot.keyClick(sheet, Key.Key_W)
    assert taken(sheet) == {"AR", "LABEL"}


def test_a_click_chooses_too(sheet, qtbot):
    qtbot.mouseClick(sheet._actions["WARN_HOST"], Qt.MouseButton.LeftButton)
    assert taken(sheet) == {"NA", "WARN_HOST"}
    assert sheet.hasFocus()


def test_ctrl_enter_gives_the_verdict_only_when_nothing_is_missing(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    assert sheet.given == []
    assert sheet._missing.text() == "Choose at least one action; 0 is Sin acción."
    qtbot.keyClick(sheet, Key.Key_W)
    assert "Ctrl+Enter gives" in sheet._missing.text()
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    assert sheet.given == [Verdict("NA", ("WARN_HOST",))]


def test_the_sheet_stays_until_the_verdict_is_stored(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_W)
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    assert sheet.isVisible()
    sheet.close_sheet()
    assert not sheet.isVisible()


def test_a_rationale_is_typed_after_tab_and_its_letters_choose_nothing(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_X)
    assert "rationale" in sheet._missing.text()
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet.rationale.hasFocus)
    qtbot.keyClicks(sheet.rationale, "wl2")
    assert taken(sheet) == {"NA", "INTERRUPT_LIVE"}
    qtbot.keyClick(sheet.rationale, Key.Key_Return, Mod.ControlModifier)
    assert sheet.given == [Verdict("NA", ("INTERRUPT_LIVE",), "wl2")]


def test_confirming_without_the_words_that_are_needed_leads_to_them(sheet, qtbot):
    """With another thing missing the keys stay choices."""
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    assert sheet.hasFocus()
    qtbot.keyClick(sheet, Key.Key_X)
    assert "needed" in sheet.rationale.placeholderText()
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    assert sheet.rationale.hasFocus()
    qtbot.keyClicks(sheet.rationale, "lo repite")
    qtbot.keyClick(sheet.rationale, Key.Key_Return, Mod.ControlModifier)
    assert sheet.given == [Verdict("NA", ("INTERRUPT_LIVE",), "lo repite")]


def test_whether_words_are_needed_is_painted_at_once(sheet, qtbot):
    """Qt paints the hint of a field when it appears, not when it changes."""
    QApplication.processEvents()
    painted = []
    sheet.rationale.viewport().installEventFilter(watcher := Watcher(painted))
    qtbot.keyClick(sheet, Key.Key_X)
    qtbot.waitUntil(lambda: QEvent.Type.Paint in painted, timeout=2000)
    watcher.deleteLater()


class Watcher(QObject):
    """Notes the kinds of what happens to a widget."""

    def __init__(self, seen: list[QEvent.Type]) -> None:
        super().__init__()
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it and let it go on."""
        self._seen.append(event.type())
        return False


def test_escape_leaves_the_rationale_first_and_then_the_sheet(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet.rationale.hasFocus)
    qtbot.keyClick(sheet.rationale, Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.hasFocus()
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    assert sheet.leaves == [True]


def test_ctrl_shift_enter_gives_and_submits_in_this_order(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_W)
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert (len(sheet.given), sheet.submits) == (1, [1])


def test_nothing_is_submitted_while_something_is_missing(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert sheet.submits == []


def test_the_suggested_actions_are_marked(sheet, policy_set):
    marked = {name for name, button in sheet._actions.items() if button.suggested}
    assert marked == set(policy_set.policy("hate.slur").actions)


def test_the_grounds_of_public_interest_are_named(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_5)
    assert "documental" in sheet.rationale.placeholderText().lower()


def test_it_keeps_its_keys_from_the_dispatcher(sheet):
    assert sheet.property(OWN_KEYS) is True
