"""A choice with its key."""

from reviewer_app.ui.review.choice_button import ChoiceButton


def test_each_state_looks_different(theme, qtbot):
    button = ChoiceButton("w", "Advertir", theme)
    qtbot.addWidget(button)
    button.resize(200, 28)
    looks = []
    for taken, suggested in ((False, False), (True, False), (False, True), (True, True)):
        button.set_state(taken, suggested)
        looks.append(button.grab().toImage())
    assert all(one != other for n, one in enumerate(looks) for other in looks[n + 1 :])


def test_key_and_name_are_read_aloud(theme, qtbot):
    button = ChoiceButton("w", "Advertir", theme)
    qtbot.addWidget(button)
    assert button.accessibleName() == "w Advertir"


def test_a_choice_without_a_key_can_be_painted(theme, qtbot):
    button = ChoiceButton("", "Restituir", theme)
    qtbot.addWidget(button)
    assert not button.grab().isNull()
