"""Tiles: shown, chosen by arrows and pointer, read aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality.figures import Figure
from reviewer_app.ui import accessible
from reviewer_app.ui.quality.tiles import Tiles
from reviewer_app.ui.theme import Theme

FIGURES = tuple(Figure(name, 40, 30, 0.75, None, (0.6, 0.86), "Wilson") for name in fg.NAMES)


@pytest.fixture
def tiles(qtbot):
    made = Tiles(Theme())
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    made.show_figures(FIGURES, fg.ACCURACY)
    made.show()
    made.asked = []
    made.chosen.connect(made.asked.append)
    return made


@pytest.mark.parametrize(("keys", "name"), [
    ([Qt.Key.Key_Right], fg.LABEL_ACCURACY), ([Qt.Key.Key_Down], fg.CRITICAL), ([Qt.Key.Key_End], fg.AGREEMENT),
])  # fmt: skip
def test_arrows_ask_for_the_figure_there(tiles, qtbot, keys, name):
    for key in keys:
        qtbot.keyClick(tiles, key)
    assert tiles.asked == [name]


def test_over_the_edge_and_to_what_has_no_parts_leads_no_arrow(tiles, qtbot):
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(tiles, key)
    tiles.show_figures(FIGURES, fg.AGREEMENT)
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    assert tiles.asked == []


def test_going_on_comes_round_without_what_has_no_parts(tiles):
    tiles.show_figures(FIGURES, fg.AGREEMENT)
    tiles.go(1)
    tiles.show_figures(FIGURES, fg.ACCURACY)
    tiles.go(-1)
    assert tiles.asked == [fg.ACCURACY, fg.AGREEMENT]


def test_a_click_chooses_and_a_double_click_opens(tiles, qtbot):
    opened = []
    tiles.opened.connect(lambda: opened.append(True))
    where = tiles._rect(3).center()
    qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=where)
    assert tiles.asked == [fg.RECALL]
    tiles.show_figures(FIGURES, fg.RECALL)
    qtbot.mouseDClick(tiles, Qt.MouseButton.LeftButton, pos=where)
    assert opened == [True]


def test_a_screen_reader_gets_every_figure_and_the_chosen_one(tiles):
    accessible.install()
    told = QAccessible.queryAccessibleInterface(tiles)
    assert told.childCount() == len(FIGURES)
    assert told.child(0).text(QAccessible.Text.Name).startswith("Decision accuracy, 75.0%, 60.0 – 86.0%")
    assert tiles.told_row() == 0


def test_less_room_takes_more_lines(tiles, qtbot):
    wide = tiles.sizeHint().height()
    tiles.resize(420, 400)
    assert tiles.sizeHint().height() > 2 * wide
    assert tiles._rect(9).right() < 420 and tiles._rect(9).top() > tiles._rect(0).bottom()
