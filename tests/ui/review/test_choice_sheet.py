"""What the sheets of choices share, by the smallest sheet there can be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.choice_sheet import ChoiceSheet

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Fruit(ChoiceSheet):
    """Two fruits; the second has the key of the first."""

    def __init__(self, theme):
        super().__init__(theme)
        self.taken, self.confirmed = [], []
        self.buttons = [self._button("a", name, lambda one=name: self.taken.append(one)) for name in ("apple", "ash")]
        self._show_choices(ChoiceGrid([(None, self.buttons)], 1, theme))
        self._column.addLayout(self._foot)

    def _confirm(self, submit):
        self.confirmed.append(submit)


@pytest.fixture
def sheet(theme, qtbot):
    made = Fruit(theme)
    qtbot.addWidget(made)
    made._appear()
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_a_key_takes_the_first_choice_that_can_be_taken(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_A)
    sheet.buttons[0].setEnabled(False)
    qtbot.keyClick(sheet, Key.Key_A)
    assert sheet.taken == ["apple", "ash"]


def test_a_key_with_control_or_none_of_a_choice_takes_nothing(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_A, Mod.ControlModifier)
    qtbot.keyClick(sheet, Key.Key_B)
    qtbot.keyClick(sheet, Key.Key_F5)
    assert sheet.taken == []


def test_the_chord_confirms_from_the_choices_and_from_the_text(sheet, qtbot):
    qtbot.keyClick(sheet, Key.Key_Return, Mod.ControlModifier)
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet._why.hasFocus)
    qtbot.keyClick(sheet._why, Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert sheet.confirmed == [False, True]
    assert sheet._why.toPlainText() == ""


def test_tab_goes_to_the_text_and_back(sheet, qtbot):
    QTest.keyClick(sheet, Key.Key_Tab)
    qtbot.waitUntil(sheet._why.hasFocus)
    QTest.keyClick(sheet._why, Key.Key_Tab)
    qtbot.waitUntil(sheet.hasFocus)
    assert sheet._why.toPlainText() == ""


def test_what_is_missing_is_said_gravely_once_it_was_asked_for(sheet):
    for missing, asked, text, role in (
        ("", False, "ready", "muted"),
        ("no fruit", False, "no fruit", "warn"),
        ("no fruit", True, "no fruit", "error"),
        ("", True, "ready", "muted"),
    ):
        sheet._tell(missing, "ready", asked)
        assert (sheet._missing.text(), sheet._missing.property("role")) == (text, role)
