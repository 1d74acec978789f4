"""Charts: what is drawn where, in the theme's colours, and chosen by the pointer."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from reviewer_app.ui.quality.chart import LIMITS, LINE, ROWS, Chart
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.theme import Theme


def dot(at, value, low=None, high=None, out=False):
    return Dot(str(at), f"{at} Oct", at, 40, 30, value, low, high, ("40", "", ""), (0,), out)


DOTS = [dot(1, 0.9, 0.8, 0.95), dot(8, None), dot(15, 0.7, 0.6, 0.8, True)]


@pytest.fixture
def make(qtbot):
    def build(kind, dots=DOTS, centre=None, theme=None):
        chart = Chart(kind, theme or Theme())
        qtbot.addWidget(chart)
        chart.resize(500, 260)
        chart.show()
        chart.show_dots(dots, "decision_accuracy", centre)
        return chart

    return build


def marks(chart):
    """Place, shape and colour of every mark."""
    return [
        (point.pos().x(), round(point.pos().y(), 3), point.symbol(), point.brush().color().name())
        for point in chart._marks.points()
    ]


def test_values_have_marks_and_counts_lie_at_the_edge(make):
    chart = make(LINE)
    theme = chart._theme
    found = marks(chart)
    assert found[0] == (1, 0.9, "o", theme.color("accent").name())
    assert found[1] == (15, 0.7, "t1", theme.color("error").name())
    assert found[2][0] == 8 and found[2][1] < 0.6
    assert chart._marks.points()[2].brush().style() == Qt.BrushStyle.NoBrush


def test_intervals_reach_from_end_to_end_and_all_of_them_is_in_view(make):
    chart = make(LINE)
    bars = chart._bars.opts
    assert np.allclose(bars["y"] - bars["bottom"], [0.8, 0.6]) and np.allclose(bars["y"] + bars["top"], [0.95, 0.8])
    (_, _), (low, high) = chart.plot.getViewBox().viewRange()
    assert low < 0.6 and 0.95 < high <= 1.02


def test_limits_are_steps_about_the_centre(make):
    chart = make(LIMITS, [dot(1, 0.2, 0.1, 0.3), dot(8, 0.4, 0.15, 0.25, True)], centre=0.2)
    across, heights = chart._limits[1].getData()
    assert list(across) == [-2.5, 4.5, 11.5] and list(heights) == [0.3, 0.25]
    assert set(chart._centre_line.getData()[1]) == {0.2}
    assert chart._bars.opts["x"] is None


def test_rows_lie_beside_those_of_a_table(make):
    """The first row in view at the top, each as high as the table's."""
    dots = [Dot(str(n), str(n), n, 40, 30, 0.5, 0.4, 0.6, ("", "", ""), ()) for n in range(30)]
    chart = make(ROWS, dots)
    chart.follow(3, 26, 30)
    top, bottom = chart.plot.getViewBox().viewRange()[1]
    assert top == 2.5 and bottom == pytest.approx(2.5 + (260 - 30) / 26)


@pytest.mark.parametrize(("kind", "place"), [(LINE, (14.2, 0.9)), (ROWS, (0.7, 15.3))])
def test_a_click_chooses_the_nearest_point_and_a_double_click_opens_it(make, qtbot, kind, place):
    chart = make(kind)
    seen = []
    chart.chosen.connect(lambda row: seen.append(("chosen", row)))
    chart.opened.connect(lambda row: seen.append(("opened", row)))
    chart.follow(14, 26, 30) if kind == ROWS else None
    view = chart.plot.getViewBox()
    where = chart.plot.mapFromScene(view.mapViewToScene(QPointF(*place)))
    viewport = chart.plot.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert seen == [("chosen", 2)]
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert seen[-1] == ("opened", 2)


def test_what_is_chosen_has_a_ring_and_a_band(make):
    chart = make(LINE)
    chart.choose(2)
    (ring,) = chart._ring.points()
    assert (ring.pos().x(), ring.pos().y()) == (15, 0.7)
    assert chart._band.rect().left() == 11.5 and chart._band.rect().width() == 7
    chart.choose(-1)
    assert not len(chart._ring.points()) and chart._band.rect().isEmpty()


def test_colours_and_sizes_follow_the_theme(make, qapp):
    theme = Theme("dark")
    chart = make(LINE, theme=theme)
    dark = chart.plot.backgroundBrush().color().name(), marks(chart)[0][3]
    size = chart._marks.points()[0].size()
    theme._name, theme._scale = "light", 200
    theme._colors.clear()
    theme._fonts.clear()
    theme.changed.emit()
    light = chart.plot.backgroundBrush().color().name(), marks(chart)[0][3]
    assert dark == (Theme("dark").tokens.surface, Theme("dark").tokens.accent)
    assert light == (Theme("light").tokens.surface, Theme("light").tokens.accent)
    assert chart._marks.points()[0].size() == 2 * size


def test_as_many_times_are_written_as_there_is_room_for(make, qtbot):
    dots = [dot(n, 0.5) for n in range(60)]
    chart = make(LINE, dots)
    wide = len(chart.texts)
    assert 4 <= wide < 60
    chart.resize(250, 260)
    qtbot.waitUntil(lambda: len(chart.texts) < wide)


def test_nothing_to_draw_is_drawn_empty(make):
    chart = make(LINE, [])
    assert not len(chart._marks.points()) and chart._bars.opts["x"] is None
