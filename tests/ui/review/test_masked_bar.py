"""The line over a transcript with masked words."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.ui.review.masked_bar import MaskedBar


@pytest.fixture
def bar(theme, qtbot):
    made = MaskedBar(theme)
    qtbot.addWidget(made)
    made.set_key("N")
    return made


def test_it_is_away_until_something_is_masked(bar):
    assert bar.isHidden() and bar.text == ""
    bar.show_masked(2, True)
    assert not bar.isHidden() and bar.text.startswith("2 word(s) masked")
    bar.show_masked(0, False)
    assert bar.isHidden()


def test_it_names_the_key_only_where_it_leads_somewhere(bar):
    bar.show_masked(1, True)
    assert not bar._next.isHidden() and bar._key.accessibleName() == "N"
    bar.show_masked(1, False)
    assert bar._next.isHidden()


def test_it_says_all_of_it_in_a_narrow_pane(theme, qtbot):
    pane, bar = QWidget(), MaskedBar(theme)
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.addWidget(bar)
    column.addStretch(1)
    bar.show_masked(12, True)
    pane.resize(320, 300)
    pane.grab()
    text = bar._text
    assert text.height() >= text.heightForWidth(text.width()) > 2 * text.fontMetrics().height()
