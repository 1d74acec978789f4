"""Choosing a policy by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.ui.review.policy_choice import PolicyChoice

Key = Qt.Key


@pytest.fixture
def choice(policy_set, qtbot):
    made = PolicyChoice(policy_set, "es")
    qtbot.addWidget(made)
    made.taken = []
    made.chosen.connect(made.taken.append)
    made.show_policy("hate.slur")
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def found(choice):
    """The lines of the list, top first."""
    return choice._found.stringList() if choice._list.popup().isVisible() else []


def type_and_take(choice, qtbot, text, key=Key.Key_Return):
    """Write a text over the name and take the first of what is found."""
    qtbot.keyClicks(choice, text)
    qtbot.keyClick(QApplication.activePopupWidget() or choice, key)


@pytest.mark.parametrize(
    ("text", "policy_id"),
    [("amenaza", "violence.threat"), ("INVERSION", "scam.investment"), ("h1", "hate.slur"), ("v 1", "violence.threat")],
)
def test_a_part_of_the_name_or_the_keys_find_it(choice, qtbot, text, policy_id):
    choice.show_policy("minor.host")
    choice.selectAll()
    type_and_take(choice, qtbot, text)
    assert (choice.policy_id, choice.taken) == (policy_id, [policy_id])
    assert found(choice) == []


def test_arrows_go_through_what_is_found_and_tab_takes_too(choice, qtbot):
    qtbot.keyClicks(choice, "menor")
    second = found(choice)[1]
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Tab)
    assert second.startswith(choice.text())
    assert choice.policy_id == choice.taken[0]


def test_what_is_typed_and_not_taken_is_no_choice(choice, qtbot):
    assert choice.policy_id == "hate.slur"
    qtbot.keyClicks(choice, "xyzzy")
    assert (choice.policy_id, found(choice), choice.taken) == (None, [], [])


def test_a_policy_that_the_set_does_not_have_is_kept(choice):
    choice.show_policy("old.policy")
    assert (choice.text(), choice.policy_id) == ("old.policy", "old.policy")
