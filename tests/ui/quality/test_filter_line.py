"""Filters: what can be chosen, and what is."""

import pytest

from reviewer_app.domain.quality.checks import DRAWN, GOLD
from reviewer_app.domain.quality.report import View
from reviewer_app.ui.quality.filter_line import SOURCE, FilterLine
from reviewer_app.ui.theme import Theme

CHOICES = {"source": (DRAWN, GOLD), "policy": ("hate.slur", "scam.x"), "market": ("ES",), "reviewer": (), "queue": ()}


@pytest.fixture
def line(qtbot):
    made = FilterLine(Theme(), str.upper)
    qtbot.addWidget(made)
    made.resize(1200, 60)
    made.show()
    made.show_choices(CHOICES, View(source=DRAWN))
    made.seen = []
    made.changed.connect(made.seen.append)
    return made


def test_only_what_has_two_choices_is_offered(line):
    assert [name for name, field in line.fields.items() if field.isVisible()] == [SOURCE, "policy"]
    policies = [line.fields["policy"].itemText(n) for n in range(3)]
    assert policies == ["All policies", "HATE.SLUR", "SCAM.X"]
    assert line.fields[SOURCE].currentText() == "Drawn by plan" and not line.all.isVisible()


def test_what_is_chosen_is_offered_even_alone(line):
    line.show_choices(CHOICES, View(market="ES"))
    assert line.fields["market"].isVisible() and line.all.isVisible()
    line.all.click()
    assert line.seen == [View()]


def test_a_choice_is_told_once(line):
    field = line.fields["policy"]
    for _ in range(2):
        field.setCurrentIndex(1)
        field.activated.emit(1)
    assert line.seen == [View(source=DRAWN, policy="hate.slur")]


def test_what_is_not_offered_does_not_open(line):
    line.open("market")
    assert not line.fields["market"].view().isVisible()


def test_little_room_takes_two_lines(line):
    rows = {line._grid.getItemPosition(line._grid.indexOf(field))[0] for field in line.fields.values()}
    line.resize(500, 90)
    after = {line._grid.getItemPosition(line._grid.indexOf(field))[0] for field in line.fields.values()}
    assert rows == {0} and len(after) > 1
