"""The field for why grows with its words."""

import pytest

from reviewer_app.ui.review.reason_field import ReasonField

LONG = "lo repite y excluye a quien no regala, " * 3


@pytest.fixture
def field(theme, qtbot):
    made = ReasonField(theme)
    qtbot.addWidget(made)
    made.resize(300, made.height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_as_high_as_its_words_up_to_three_lines(field, qtbot):
    """And as low again when they go: the room belongs to the choices above."""
    one = field.height()
    field.setPlainText(LONG)
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)
    three = field.height()
    field.setPlainText(LONG * 3)
    assert field.height() == three > one
    assert field.verticalScrollBar().maximum() > 0
    field.clear()
    assert field.height() == one


def test_what_is_wanted_is_whole_in_view(field):
    one = field.height()
    field.set_hint(LONG)
    assert field.height() > one
    field.setPlainText("basta")
    assert field.height() == one


def test_another_width_has_other_lines(field):
    field.setPlainText(LONG)
    before = field.height()
    field.resize(1_200, before)
    assert field.height() < before
