"""The quality page by its keys."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality.checks import DRAWN, GOLD, Fault
from reviewer_app.ui.quality import words
from reviewer_app.ui.quality.page import CHARTS, CLIPS, SAYS
from tests.qualities import quality
from tests.ui.quality.conftest import PACK, days

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def key(qtbot):
    def press(name, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), name, modifiers)

    return press


def test_it_reads_four_weeks_when_it_is_first_shown(page, today):
    ((first, last, names),) = page.desk.fetched
    assert (last, days(first, last), names) == (today, 28, False)
    assert page.state == CHARTS and QApplication.focusWidget() is page.board.tiles
    assert page.title.startswith("Quality · ") and "Drawn by plan" in page.title


def test_arrows_choose_a_figure_and_the_charts_show_it(page, key):
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Down)
    assert page.report.view.metric == fg.OVERTURNED
    assert page.board.over_time.head.text() == "Errors overturned by week"
    key(Qt.Key.Key_F, SHIFT)
    key(Qt.Key.Key_F)
    assert page.report.view.metric == fg.OVERTURNED
    key(Qt.Key.Key_End)
    key(Qt.Key.Key_F)
    assert page.report.view.metric == fg.ACCURACY


def test_groups_and_steps_go_round(page, key):
    seen = []
    for _ in range(4):
        key(Qt.Key.Key_G)
        seen.append(
            (page.board.groups.head.text().split(" by ")[1], page.board.groups.table.model().headerData(0, _ACROSS))
        )
    expected = [("market", "Market"), ("reviewer", "Reviewer"), ("queue", "Queue"), ("policy", "Policy")]
    assert seen == expected
    for count in (3, 56, 9):
        key(Qt.Key.Key_T)
        assert len(page.board.over_time.table.points.dots) == count


_ACROSS = Qt.Orientation.Horizontal


def test_enter_opens_the_clips_behind_a_figure_errors_first_and_escape_leads_back(page, key):
    key(Qt.Key.Key_Return)
    assert page.state == CLIPS and page.clips.model.rowCount() == page.report.figure.n
    rights = [page.clips.model.check(row).right for row in range(page.clips.model.rowCount())]
    assert rights == sorted(rights) and rights.count(False) == page.report.figure.n - page.report.figure.count
    key(Qt.Key.Key_Escape)
    assert page.state == CHARTS and QApplication.focusWidget() is page.board.tiles
    page.wants_page.disconnect()
    asked = []
    page.wants_page.connect(lambda name, _: asked.append(name))
    key(Qt.Key.Key_Escape)
    assert asked == ["queue"]


@pytest.mark.parametrize("number", range(3))
def test_every_point_has_its_clips(page, key, number):
    """Of each chart: what a line counts is what it opens."""
    panel = page.board.panels[number]
    panel.table.setFocus()
    key(Qt.Key.Key_Down)
    dot = panel.table.current
    assert panel.table.currentIndex().row() == 1 == panel.chart._current
    key(Qt.Key.Key_Return)
    assert page.state == CLIPS and page.clips.model.rowCount() == dot.n == len(dot.places)
    assert dot.label in page.clips.head.text()
    key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is panel.table


def test_a_clip_plays_at_its_error(page, key):
    key(Qt.Key.Key_Return)
    check = page.clips.current()
    key(Qt.Key.Key_Return)
    fault = min(check.faults, key=lambda one: one.start_ms)
    assert page.clip.played[-1] == (check.recording_id, fault.start_ms, fault.end_ms)
    page.clips.table.selectRow(page.clips.model.rowCount() - 1)
    right = page.clips.current()
    key(Qt.Key.Key_Return)
    assert page.clip.played[-1] == (right.recording_id, 0, 10_000)


def test_what_is_not_told_is_not_played_and_that_is_said(make, key, figures):
    page = make(replace(figures, checks=tuple(one for one in figures.checks if one.source == GOLD)))
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert page.clip.played == []
    assert page.window_for_test.banner.text.startswith("Which recording it was is not told")


def test_filters_open_by_key_and_leave_others_out(page, qtbot, key):
    key(Qt.Key.Key_C)
    field = page.filters.fields["market"]
    qtbot.waitUntil(lambda: field.view().isVisible())
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.report.view.market == "AR")
    assert {page.report.checks[place].market for place in page.report.figure.places} == {"AR"}
    assert page.title.endswith("AR") and page.filters.all.isVisible()
    page.board.tiles.setFocus()
    key(Qt.Key.Key_X)
    assert page.report.view.market == "" and not page.filters.all.isVisible()


def test_time_moves_by_its_own_length_and_not_beyond_today(page, key, today):
    key(Qt.Key.Key_Left, ALT)
    first, last, _ = page.desk.fetched[-1]
    assert (last, days(first, last)) == (today - timedelta(days=28), 28)
    for _ in range(2):
        key(Qt.Key.Key_Right, ALT)
    assert page.desk.fetched[-1][1] == today and not page.later.isEnabled()
    lengths = []
    for _ in range(4):
        key(Qt.Key.Key_W)
        lengths.append(days(*page.desk.fetched[-1][:2]))
    assert lengths == [91, 365, 7, 28]
    key(Qt.Key.Key_F5)
    assert len(page.desk.fetched) == 9


def test_names_are_asked_for_twice_and_go_again(page, key):
    key(Qt.Key.Key_N)
    assert "is recorded. Press N again" in page.window_for_test.banner.text.replace("n again", "N again")
    assert not page.desk.fetched[-1][2]
    key(Qt.Key.Key_N)
    assert page.desk.fetched[-1][2] and page._note.text() == "Names are shown, which is recorded."
    key(Qt.Key.Key_N)
    assert not page.desk.fetched[-1][2] and page._note.text() == ""


def test_names_are_for_leads(make, key):
    page = make(leads=False)
    for _ in range(2):
        key(Qt.Key.Key_N)
    assert len(page.desk.fetched) == 1
    assert "when you are a lead" in page.window_for_test.banner.text


def test_another_key_between_does_not_ask_for_names(page, key):
    key(Qt.Key.Key_N)
    key(Qt.Key.Key_T)
    key(Qt.Key.Key_N)
    assert not page.desk.fetched[-1][2]


def test_without_anything_it_says_so_and_opens_nothing(make, key):
    page = make(quality(0))
    page.setFocus()
    assert page.state == SAYS and page._says.text().startswith("Nothing to show yet")
    assert not page.allowed("point") and page.status_text == ""


def test_a_problem_is_said_in_place_of_figures(page):
    page.show_problem("The central database does not answer.")
    assert page.state == SAYS and page._says.text() == "The central database does not answer."
    assert not page.filters.isVisible()


def test_few_are_counts_everywhere(make):
    page = make(quality(25))
    assert all(one.value is None for one in page.report.tiles if one.name != fg.COVERAGE)
    assert not page.board.control.table.isVisible() and page.board.control._empty.isVisible()
    assert page.board.control._empty.text() == "A control chart needs two times with 30 decisions each."
    values = [dot.texts[1] for dot in page.board.groups.table.points.dots]
    assert values and all(" of " in one for one in values)


@pytest.mark.parametrize(("size", "scale", "below"), [((1280, 800), 100, False), ((1280, 800), 200, True)])
def test_panels_go_below_each_other_where_there_is_little_room(make, size, scale, below):
    page = make(size=size, scale=scale)
    tops = [panel.mapTo(page, panel.rect().topLeft()).y() for panel in (page.board.over_time, page.board.groups)]
    assert (tops[1] > tops[0]) is below
    table = page.board.over_time.table
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("28 Sep")
    assert page.board.over_time.chart.width() > 150


@pytest.mark.slow
def test_ten_thousand_decisions_fill_the_page_and_its_clips(make, key):
    page = make(quality(10_000))
    key(Qt.Key.Key_Return)
    assert page.clips.model.rowCount() == page.report.figure.n > 9_000


def test_until_other_days_are_there_the_old_ones_stand_over_their_own_figures(page, key):
    """Also when nothing came: the next step begins from what is shown."""
    shown, page.desk.silent = page.days, True
    key(Qt.Key.Key_Left, ALT)
    assert page._period.text() == words.period(*shown)
    assert page._note.text().startswith(f"Reading {words.period(*page.days)} …")
    page.stay()
    assert page.days == shown and page._note.text() == "" and not page.later.isEnabled()
    page.desk.silent = False
    key(Qt.Key.Key_Left, ALT)
    assert page._period.text() == words.period(*page.days) != words.period(*shown)


def test_names_that_were_asked_for_come_with_the_days_asked_for_next(page, key):
    page.desk.silent = True
    key(Qt.Key.Key_N)
    key(Qt.Key.Key_N)
    key(Qt.Key.Key_Left, ALT)
    assert [names for _, _, names in page.desk.fetched] == [False, True, True]


def test_a_clip_is_played_with_what_was_found_in_its_recording_and_the_standard(make, key, figures):
    """Also what another decision about it brought; what has no time may be anywhere in it."""
    drawn = [one for one in figures.checks if one.source == DRAWN][:2]
    grave = Fault("missed", "minor.sexualised", "S0", "critical", start_ms=4_000, end_ms=6_000)
    anywhere = Fault("missed", "violence.threat", "", "critical")
    first = replace(drawn[0], recording_id="f" * 64, right=False, faults=(grave, Fault("verdict")))
    second = replace(drawn[1], recording_id="f" * 64, right=False, faults=(anywhere,))
    page = make(replace(figures, checks=(first, second)))
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    findings, standard = page.clip.known
    found = {(one.policy_id, one.severity, one.start_ms, one.end_ms, one.open_span) for one in findings}
    expected = PACK.policy("violence.threat").severity
    assert found == {
        ("minor.sexualised", "S0", 4_000, 6_000, False),
        ("violence.threat", expected, 0, None, True),
    }
    assert standard is PACK


def test_nothing_that_was_read_is_left_when_it_is_forgotten(page, key):
    key(Qt.Key.Key_Return)
    page.forget()
    assert page.report is None and page.state == SAYS and page.clips.model.rowCount() == 0
    assert not any(panel.table.points.dots for panel in page.board.panels)
    assert all(field.count() == 1 for field in page.filters.fields.values())


def test_the_keys_stay_in_the_table_that_one_goes_through(page, key):
    """Other steps and newer decisions leave them there; from a clip they come to the figures."""
    page.board.groups.table.setFocus()
    key(Qt.Key.Key_T)
    key(Qt.Key.Key_F5)
    assert QApplication.focusWidget() is page.board.groups.table
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_G)
    assert page.state == CHARTS and QApplication.focusWidget() is page.board.tiles


def test_the_figure_that_is_chosen_is_in_sight(make, key):
    """At twice the size most of the tiles are below the edge."""
    page = make(size=(1280, 640), scale=200)
    tiles = page.board.tiles
    assert tiles.visibleRegion().boundingRect().height() < tiles.height()
    key(Qt.Key.Key_End)
    assert tiles.current.name == fg.AGREEMENT and tiles.visibleRegion().boundingRect().contains(tiles.current_box)
    key(Qt.Key.Key_Home)
    assert tiles.visibleRegion().boundingRect().contains(tiles.current_box)
