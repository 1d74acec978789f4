"""The board: figures and tables at once, charts one after the other."""

from dataclasses import replace

import pytest

from reviewer_app.domain.quality.checks import Planned
from reviewer_app.domain.quality.report import View, first_view, report
from reviewer_app.ui.quality.board import Board
from reviewer_app.ui.theme import Theme
from tests.qualities import quality


@pytest.fixture(scope="module")
def reports():
    """The same decisions by policy and by market."""
    made = quality(120)
    view = first_view(made)
    return report(made, view), report(made, View(view.source, by="market"))


@pytest.fixture
def board(qtbot):
    made = Board(Theme(), str.title)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def drawn(board):
    """What each chart shows is what its table shows."""
    return [panel.chart is not None and panel.chart._dots is panel.table.points.dots for panel in board.panels]


def test_tables_are_there_at_once_and_charts_one_at_a_time(board, qtbot, reports):
    """No two of them in one turn of the window, made or drawn anew."""
    for shown in reports:
        board.show_report(shown)
        assert board.groups.table.points.dots and drawn(board) == [False] * 3
        for count in (1, 2, 3):
            board._draw_next()
            assert sum(drawn(board)) == count
    qtbot.waitUntil(lambda: not board._timer.isActive())


def test_only_the_newest_report_is_drawn(board, qtbot, reports):
    for shown in reports:
        board.show_report(shown)
    qtbot.waitUntil(lambda: all(drawn(board)))
    assert {dot.label for dot in board.groups.chart._dots} == {"ES", "MX", "AR"}
    assert board.groups.head.text() == "Decision accuracy by market"


def test_lots_and_what_is_not_seen_stand_under_the_figures_and_go_with_them(board, reports):
    assert not board.notes.isVisible()
    lot, gap = Planned("lote", "", 1000, 80, 80, 80, 3, 2), Planned("semana", "rare", 12, 0, 0, 0)
    board.show_report(replace(reports[0], lots=(lot,), unseen=(gap,)))
    first, second = board.notes.text().splitlines()
    assert board.notes.isVisible() and "rejected: 3 with an error in 80 of 80" in first and "semana · rare" in second
    board.show_report(reports[0])
    assert not board.notes.isVisible() and not board.notes.text()


def test_what_is_forgotten_is_in_no_chart(board, qtbot, reports):
    board.show_report(reports[0])
    qtbot.waitUntil(lambda: all(drawn(board)))
    board.show_report(reports[1])
    board.forget()
    assert not any(panel.chart._dots or panel.table.points.dots for panel in board.panels)
    assert not board._timer.isActive()
