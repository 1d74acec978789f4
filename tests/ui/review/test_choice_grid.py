"""Choices in columns: every name is whole, at any width and size of text."""

import pytest
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.policy import text_in
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.theme import Theme


@pytest.fixture
def grid(policy_set, qtbot):
    """The actions of the pack at a scale, so wide."""

    def make(scale, width, most=3):
        theme = Theme("dark", scale)
        buttons = [ChoiceButton(one.key or "", text_in(one.name, "es"), theme) for one in policy_set.actions]
        made = ChoiceGrid([(None, buttons)], most, theme)
        made.buttons = buttons
        qtbot.addWidget(made)
        made.resize(width, 600)
        made.show()
        QApplication.processEvents()
        return made

    return make


def columns(made):
    return len({button.x() for button in made.buttons})


@pytest.mark.parametrize(("scale", "width"), [(100, 380), (100, 700), (150, 500), (150, 900), (200, 640)])
def test_no_name_is_cut(grid, scale, width):
    made = grid(scale, width)
    for button in made.buttons:
        lines = button.lines_in(button.width())
        assert lines <= 3
        assert button.height() >= button.height_of(1) + (lines - 1) * 0.9 * button._theme.px(12)
    assert made.minimumSizeHint().width() <= width


def test_there_are_as_many_columns_as_fit_and_they_come_back(grid):
    made = grid(100, 900)
    assert columns(made) == 3
    made.resize(260, 900)
    QApplication.processEvents()
    assert columns(made) < 3
    made.resize(1500, 600)
    QApplication.processEvents()
    assert columns(made) == 3
    assert {button.height() for button in made.buttons} == {made.buttons[0].height_of(1)}


def test_of_all_ways_the_lowest_is_taken(grid):
    """One long name does not put all the others in one column."""
    made = grid(150, 600)
    assert columns(made) == 2
    assert max(button.lines_in(600) for button in made.buttons) == 1


def test_columns_are_read_from_top_to_bottom(grid):
    made = grid(100, 900)
    first, second = made.buttons[:2]
    assert (second.x(), second.y() > first.y()) == (first.x(), True)


def test_while_it_is_hidden_another_scale_waits_until_it_is_shown(grid, monkeypatch):
    """A sheet that is closed costs nothing when text becomes larger, and is right when it opens."""
    made = grid(100, 700)
    made.hide()
    measured = []
    monkeypatch.setattr(ChoiceButton, "lines_in", lambda self, width, real=ChoiceButton.lines_in: (
        measured.append(self) or real(self, width)
    ))  # fmt: skip
    made._theme.set(scale=200)
    assert measured == []
    made.show()
    QApplication.processEvents()
    assert measured
    assert all(button.height() >= button.height_of(1) for button in made.buttons)
    assert all(button.lines_in(button.width()) <= 3 for button in made.buttons)
