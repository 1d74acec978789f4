"""Searching by typing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from reviewer_app.ui.review.search_bar import SearchBar


@pytest.fixture
def bar(model, theme, qtbot):
    made = SearchBar(model, theme)
    qtbot.addWidget(made)
    made.steps, made.leaves = [], []
    made.step_wanted.connect(made.steps.append)
    made.left.connect(lambda: made.leaves.append(True))
    made.show()
    return made


def test_hits_are_counted_while_typing(bar, model, qtbot):
    assert bar.count_text() == ""
    qtbot.keyClicks(bar.field, "corazon")
    hits = len(model.hits)
    assert bar.count_text() == f"{hits} hits"
    model.mark_hit(1)
    assert bar.count_text() == f"2 of {hits}"
    qtbot.keyClicks(bar.field, "zzz")
    assert bar.count_text() == "no hits"


def test_enter_goes_to_a_hit_and_leaves_the_field(bar, qtbot):
    qtbot.keyClicks(bar.field, "hola")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert (bar.steps, bar.leaves) == ([1], [True])
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.steps == [1, -1]


def test_arrows_step_without_leaving(bar, qtbot):
    qtbot.keyClicks(bar.field, "hola")
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.field, Qt.Key.Key_Up)
    assert (bar.steps, bar.leaves) == ([1, -1], [])


def test_buttons_step_and_rest_without_hits(bar, qtbot):
    assert not any(button.isEnabled() for button in bar._buttons)
    qtbot.keyClicks(bar.field, "hola")
    for button in bar._buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.steps == [-1, 1]


def test_clearing_forgets_the_hits(bar, model, qtbot):
    qtbot.keyClicks(bar.field, "hola")
    assert bar.clear()
    assert not model.hits
    assert not bar.clear()


def test_its_buttons_speak_the_language_of_the_window(bar, monkeypatch):
    """It stays where it is while a person chooses another one."""
    (back, on) = bar.findChildren(QPushButton)
    assert (back.toolTip(), on.accessibleName()) == ("Previous hit", "Next hit")
    monkeypatch.setattr(bar, "tr", lambda text: f"es: {text}")
    for button in (back, on):
        QApplication.sendEvent(button, QEvent(QEvent.Type.LanguageChange))
    assert (back.toolTip(), on.accessibleName()) == ("es: Previous hit", "es: Next hit")
