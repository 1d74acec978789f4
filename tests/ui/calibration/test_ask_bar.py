"""A question before what cannot be taken back."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reviewer_app.ui.calibration.ask_bar import AskBar


@pytest.fixture
def bar(theme, on_screen):
    page = QWidget()
    column = QVBoxLayout(page)
    page.field, page.bar = QLineEdit(), AskBar(theme)
    column.addWidget(page.field)
    column.addWidget(page.bar)
    on_screen(page)
    page.field.setFocus()
    page.bar.kept, page.bar.done = page, []
    page.bar.ask("Reveal?", "Reveal", lambda: page.bar.done.append(True))
    return page.bar


def test_enter_does_it_once_and_gives_the_focus_back(bar, press, qtbot):
    qtbot.waitUntil(bar.hasFocus)
    press("x", "Return")
    assert bar.done == [True] and not bar.isVisible()
    assert bar.kept.field.hasFocus()


def test_escape_leaves_it(bar, press, qtbot):
    qtbot.waitUntil(bar.hasFocus)
    press("Escape")
    assert bar.done == [] and not bar.isVisible()


def test_a_question_that_is_withdrawn_is_no_yes(bar):
    bar.withdraw()
    bar.withdraw()
    assert bar.done == [] and not bar.isVisible()
