"""A chart and its table, which choose together; the table says it all to who cannot see the chart."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.ui.quality.chart import LINE, ROWS, Chart
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.quality.panel import Panel
from reviewer_app.ui.quality.point_table import INTERVAL, LABEL, VALUE, N
from reviewer_app.ui.theme import Theme

SHOWN = {"what": "From", "metric": "recall"}


def dots(count, out=()):
    texts = ("40", "75.0%", "60.0 – 86.0%")
    return [Dot(f"k{n}", f"{n} Oct", n, 40, 30, 0.75, 0.6, 0.86, texts, (n, 7), n in out) for n in range(1, count + 1)]


@pytest.fixture
def make(qtbot):
    def build(rows=False, theme=None):
        theme = theme or Theme()
        panel = Panel(theme, rows)
        qtbot.addWidget(panel)
        panel.resize(760, 300)
        panel.show()
        panel.take_chart(Chart(ROWS if rows else LINE, theme))
        panel.show_dots("Recall by week", dots(20, out=(2,)), **SHOWN)
        panel.draw()
        return panel

    return build


def test_every_point_is_in_the_table_in_words(make):
    model = make().table.points
    row = [model.index(1, column) for column in (LABEL, N, VALUE, INTERVAL)]
    assert [cell.data() for cell in row] == ["2 Oct", "40", "75.0%", "60.0 – 86.0%"]
    assert row[0].data(Qt.ItemDataRole.AccessibleTextRole) == "2 Oct, 75.0%, 60.0 – 86.0%, n 40"
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == ["From", "n", "Value", "95%"]
    assert row[2].data(Qt.ItemDataRole.ForegroundRole) == Theme().color("error")


def test_the_table_has_the_title_of_the_chart_for_who_hears_it(make):
    assert make().table.accessibleName() == "Recall by week"


def test_what_is_chosen_in_the_one_is_chosen_in_the_other(make, qtbot):
    panel = make()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.chart._current == 1
    panel.chart.chosen.emit(4)
    assert panel.table.current.key == "k5" and panel.chart._current == 4
    opened = []
    panel.opened.connect(opened.append)
    panel.chart.opened.emit(2)
    panel.open_current()
    assert [dot.key for dot in opened] == ["k3", "k3"]


def test_the_chosen_point_stays_chosen_when_others_come(make):
    panel = make()
    panel.table.choose(3)
    panel.show_dots("Recall by week", dots(20)[2:], **SHOWN)
    panel.draw()
    assert panel.table.current.key == "k4" and panel.chart._current == 1


def test_rows_of_chart_and_table_scroll_together(make, qtbot):
    panel = make(rows=True)
    bar = panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    top = panel.chart.plot.getViewBox().viewRange()[1][0]
    first = panel.table.rowAt(0)
    assert first > 0 and top == pytest.approx(bar.value() / panel.table.rowHeight(0) - 0.5)


def test_another_theme_leaves_the_rows_of_the_chart_beside_those_of_the_table(make, qtbot):
    """The head of the table is measured anew then, behind the table itself."""
    theme = Theme()
    theme.apply()
    panel = make(rows=True, theme=theme)
    for name, scale in (("light", 100), ("dark", 130)):
        theme.set(name, scale)
        head = panel.table.horizontalHeader()
        qtbot.waitUntil(lambda head=head: head.height() == head.sizeHint().height())
        qtbot.waitUntil(lambda head=head: panel.chart._head_height == head.height(), timeout=2_000)


def test_without_points_a_sentence_stands_there(make):
    panel = make()
    panel.show_dots("Recall by week", [], **SHOWN, empty="Nothing.")
    assert not panel.table.isVisible() and not panel.chart.isVisible() and panel._empty.text() == "Nothing."
    panel.open_current()
