"""The timeline under the mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from reviewer_app.domain.review import Finding
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.hands import END, START
from tests.ui.timeline.conftest import MINUTE, marks_of, picture

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SPAN = Finding("hate.slur", 4 * MINUTE, 5 * MINUTE, severity="S1", finding_id="span")


def place(timeline, ms, row=None):
    """Where a time is in a row, the ruler when none is named."""
    return QPoint(round(timeline.x_of(ms)), round(timeline.y_of(row or timeline._rows.ruler)))


def lane(timeline, ms, lane=0):
    """Where a time is in a lane of the findings."""
    top, height = timeline._rows.findings.lane_box(lane)
    return QPoint(round(timeline.x_of(ms)), top + height // 2)


def wheel(timeline, x, turn, modifiers=NONE, pixels=0):
    at = QPointF(x, 20)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(pixels, 0), QPoint(0, turn), none, modifiers, phase, False)
    QApplication.sendEvent(timeline, event)


@pytest.fixture
def wanted(timeline):
    """The seeks asked for."""
    found = []
    timeline.seek_wanted.connect(found.append)
    return found


@pytest.fixture
def moved(timeline):
    """The edges moved."""
    found = []
    timeline.edge_moved.connect(lambda *arguments: found.append(arguments))
    return found


@pytest.fixture
def chosen(timeline):
    """A chosen span."""
    timeline.put_finding(SPAN)
    timeline.choose(SPAN)
    return timeline


def test_press_goes_there_at_once_and_dragging_goes_along_to_where_it_ends(timeline, wanted, qtbot):
    timeline._asking._timer.setInterval(60_000)
    start = place(timeline, 5 * MINUTE)
    qtbot.mousePress(timeline, LEFT, pos=start)
    assert len(wanted) == 1 and abs(wanted[0] - 5 * MINUTE) < 1_000
    for step in range(1, 60):
        qtbot.mouseMove(timeline, start + QPoint(step, 0))
    qtbot.mouseRelease(timeline, LEFT, pos=start + QPoint(59, 0))
    assert wanted[1:] == [timeline.time_at(start.x() + 59)], "of those on the way none was due"


def test_places_beside_the_recording_are_its_ends(timeline):
    assert (timeline.time_at(-50), timeline.time_at(10_000)) == (0, 10 * MINUTE)


def test_the_view_does_not_jump_under_a_dragging_hand(timeline, qtbot):
    timeline.zoom(10, 0)
    qtbot.mousePress(timeline, LEFT, pos=place(timeline, 10_000))
    before = timeline.visible_ms()
    timeline.set_playhead(9 * MINUTE)
    assert timeline.visible_ms() == before
    qtbot.mouseRelease(timeline, LEFT, pos=place(timeline, 10_000))


def test_ctrl_wheel_zooms_about_the_pointer_down_to_frames_and_back(timeline):
    x = place(timeline, 3 * MINUTE).x()
    before = timeline.time_at(x)
    wheel(timeline, x, 480, CTRL)
    start, end = timeline.visible_ms()
    assert end - start < 5 * MINUTE
    assert abs(timeline.time_at(x) - before) < 1_000
    wheel(timeline, x, 120 * 200, CTRL)
    start, end = timeline.visible_ms()
    assert end - start == 12 * 40
    assert abs(timeline.time_at(x) - before) < 1_000
    wheel(timeline, x, -120 * 200, CTRL)
    assert timeline.visible_ms() == (0, 10 * MINUTE)


@pytest.mark.parametrize("modifiers", [NONE, SHIFT])
def test_the_wheel_alone_and_with_shift_pans_within_the_recording(timeline, modifiers):
    timeline.zoom(4, 0)
    wheel(timeline, 300, -120, modifiers)
    assert timeline.visible_ms()[0] > 0
    wheel(timeline, 300, 12_000, modifiers)
    assert timeline.visible_ms()[0] == 0


def test_a_touch_pad_pans_by_its_pixels(timeline):
    timeline.zoom(4, 0)
    aim = timeline.time_at(500)
    wheel(timeline, 300, -10, NONE, pixels=-50)
    assert abs(timeline.time_at(450) - aim) <= 2


def test_a_pinch_zooms_about_its_middle(timeline):
    at = QPointF(place(timeline, 6 * MINUTE))
    before = timeline.time_at(at.x())
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, at, 1.0, QPointF())
    QApplication.sendEvent(timeline, event)
    start, end = timeline.visible_ms()
    assert end - start == 5 * MINUTE
    assert abs(timeline.time_at(at.x()) - before) < 1_000


def test_the_middle_button_pulls_the_recording_along(timeline, wanted, qtbot):
    timeline.zoom(10, 5 * MINUTE)
    aim = timeline.time_at(400)
    qtbot.mousePress(timeline, MIDDLE, pos=QPoint(400, 30))
    qtbot.mouseMove(timeline, QPoint(500, 30))
    qtbot.mouseRelease(timeline, MIDDLE, pos=QPoint(500, 30))
    assert abs(timeline.time_at(500) - aim) <= 2
    assert wanted == []


def test_the_overview_moves_the_view_and_a_press_beside_it_brings_it_there(timeline, wanted, qtbot):
    timeline.zoom(10, 0)
    overview = timeline.overview
    press = QPoint(round(overview.x(8 * MINUTE)), round(overview.middle))
    qtbot.mousePress(timeline, LEFT, pos=press)
    start, end = timeline.visible_ms()
    assert abs((start + end) / 2 - 8 * MINUTE) < 1_000
    qtbot.mouseMove(timeline, press - QPoint(200, 0))
    qtbot.mouseRelease(timeline, LEFT, pos=press - QPoint(200, 0))
    start, end = timeline.visible_ms()
    assert abs((start + end) / 2 - overview.time(press.x() - 200)) < 1_500
    assert wanted == []


def test_zoom_to_fit_and_to_the_chosen_finding(chosen):
    chosen.zoom_to_chosen()
    start, end = chosen.visible_ms()
    assert start < SPAN.start_ms and SPAN.end_ms < end and end - start < 2 * MINUTE
    chosen.zoom_to_fit()
    assert chosen.visible_ms() == (0, 10 * MINUTE)
    chosen.choose(None)
    chosen.zoom_to_chosen()
    assert chosen.visible_ms() == (0, 10 * MINUTE)


@pytest.mark.parametrize("edge", [START, END])
def test_an_edge_is_dragged_shown_while_it_moves_and_told_when_let_go(chosen, wanted, moved, qtbot, edge):
    at = SPAN.start_ms if edge == START else SPAN.end_ms
    press = lane(chosen, at)
    qtbot.mousePress(chosen, LEFT, pos=press)
    qtbot.mouseMove(chosen, press + QPoint(20, 0))
    assert moved == []
    _, start, end = chosen._overlay.preview
    assert (start if edge == START else end) == wanted[-1]
    qtbot.mouseRelease(chosen, LEFT, pos=press + QPoint(20, 0))
    ((finding_id, start, end),) = moved
    assert finding_id == "span"
    shift = 20 * chosen.view.ms_per_dot
    expected = (SPAN.start_ms + shift, SPAN.end_ms) if edge == START else (SPAN.start_ms, SPAN.end_ms + shift)
    assert (start, end) == (pytest.approx(expected[0], abs=40), pytest.approx(expected[1], abs=40))
    assert start % 40 == 0 and end % 40 == 0
    chosen.put_finding(Finding("hate.slur", start, end, severity="S1", finding_id="span"))
    assert chosen._overlay.preview is None


def test_an_edge_never_passes_the_other(chosen, moved, qtbot):
    press = lane(chosen, SPAN.end_ms)
    qtbot.mousePress(chosen, LEFT, pos=press)
    qtbot.mouseMove(chosen, press - QPoint(600, 0))
    qtbot.mouseRelease(chosen, LEFT, pos=press - QPoint(600, 0))
    assert moved == [("span", SPAN.start_ms, SPAN.start_ms + 40)]


def test_escape_leaves_the_edge_and_the_playhead_where_they_were(chosen, wanted, moved, qtbot):
    chosen.set_playhead(MINUTE)
    press = lane(chosen, SPAN.start_ms)
    qtbot.mousePress(chosen, LEFT, pos=press)
    qtbot.mouseMove(chosen, press + QPoint(30, 0))
    qtbot.keyClick(chosen, Qt.Key.Key_Escape)
    assert chosen._overlay.preview is None
    assert wanted[-1] == MINUTE
    qtbot.mouseMove(chosen, press + QPoint(60, 0))
    qtbot.mouseRelease(chosen, LEFT, pos=press + QPoint(60, 0))
    assert moved == []


def test_a_press_on_an_edge_without_moving_changes_nothing(chosen, moved, qtbot):
    press = lane(chosen, SPAN.start_ms)
    qtbot.mousePress(chosen, LEFT, pos=press)
    qtbot.mouseRelease(chosen, LEFT, pos=press)
    assert moved == [] and chosen._overlay.preview is None


def test_a_point_is_dragged_as_a_whole(timeline, moved, qtbot):
    point = Finding("hate.slur", 4 * MINUTE, severity="S0", finding_id="point")
    timeline.put_finding(point)
    timeline.choose(point)
    press = QPoint(round(timeline.x_of(4 * MINUTE)), round(timeline._rows.findings.points_middle()))
    qtbot.mousePress(timeline, LEFT, pos=press)
    qtbot.mouseMove(timeline, press + QPoint(40, 0))
    qtbot.mouseRelease(timeline, LEFT, pos=press + QPoint(40, 0))
    ((_, start, end),) = moved
    assert end is None and start > 4 * MINUTE


def test_the_end_of_a_span_still_open_is_not_for_dragging(timeline, qtbot):
    finding = Finding("a.b", MINUTE, open_span=True, severity="S1", finding_id="open")
    timeline.set_playhead(3 * MINUTE)
    timeline.put_finding(finding)
    timeline.choose(finding)
    at = lane(timeline, 3 * MINUTE)
    assert timeline._rows.edge_at(at.x(), at.y()) is None


def test_dropping_a_finding_lets_go_of_its_edge(chosen, moved, qtbot):
    press = lane(chosen, SPAN.start_ms)
    qtbot.mousePress(chosen, LEFT, pos=press)
    qtbot.mouseMove(chosen, press + QPoint(30, 0))
    chosen.drop_finding("span")
    qtbot.mouseRelease(chosen, LEFT, pos=press + QPoint(30, 0))
    assert moved == []


def test_a_click_on_a_finding_names_it_and_beside_it_goes_there(timeline, wanted, qtbot):
    timeline.put_finding(SPAN)
    named = []
    timeline.finding_clicked.connect(named.append)
    qtbot.mouseClick(timeline, LEFT, pos=lane(timeline, 4.5 * MINUTE))
    assert named == ["span"] and wanted == []
    qtbot.mouseClick(timeline, LEFT, pos=lane(timeline, 8 * MINUTE))
    assert named == ["span"] and len(wanted) == 1


def test_pictures_missing_in_what_is_looked_at_are_wanted_once_the_view_rests(full, qtbot):
    wanted = []
    full.pictures_wanted.connect(wanted.append)
    for _ in range(5):
        full.zoom(3, 3 * MINUTE + 2_000)
    qtbot.waitUntil(lambda: bool(wanted))
    (times,) = wanted
    start, end = full.visible_ms()
    assert len(times) > 10
    assert all(start - 1_000 < ms <= end for ms in times)
    for ms in times:
        full.set_thumbnail(ms, picture(ms))
    assert full._rows.pictures.missing() == []


def test_a_double_click_on_a_finding_shows_it_wide(chosen, qtbot):
    qtbot.mouseDClick(chosen, LEFT, pos=lane(chosen, 4.5 * MINUTE))
    assert chosen.visible_ms()[0] > 3 * MINUTE


def test_the_pointer_says_what_can_be_done(chosen, qtbot):
    for at, shape in (
        (lane(chosen, SPAN.start_ms), Qt.CursorShape.SplitHCursor),
        (lane(chosen, 4.5 * MINUTE), Qt.CursorShape.PointingHandCursor),
        (place(chosen, MINUTE, chosen.overview), Qt.CursorShape.OpenHandCursor),
        (place(chosen, MINUTE), Qt.CursorShape.ArrowCursor),
    ):
        qtbot.mouseMove(chosen, at)
        assert chosen.cursor().shape() == shape


def test_a_tip_says_the_time_and_what_is_there(full, qtbot):
    full.put_finding(SPAN)
    rows = full._rows
    for ms, row, words in (
        (MINUTE, rows.ruler, "00:01:00"),
        (MINUTE, rows.hits, "palabra"),
        (2 * MINUTE, rows.enforcement, "warning · language"),
        (2_000, rows.speakers, "A"),
        (MINUTE, rows.chat, "message"),
    ):
        at = place(full, ms, row)
        QApplication.sendEvent(full, QHelpEvent(QHelpEvent.Type.ToolTip, at, full.mapToGlobal(at)))
        assert words in QToolTip.text()
        assert "00:0" in QToolTip.text()
    at = lane(full, 4.5 * MINUTE)
    told = full.told_at(at.x(), at.y())
    assert "hate.slur" in told and "S1" in told and "00:04:00.000–00:05:00.000" in told
    assert full.told_at(5, 5) == ""


def test_next_and_previous_mark_walk_through_everything_and_no_further(full):
    full.put_finding(SPAN)
    everything = marks_of(full)
    assert everything == sorted(set(everything))
    assert {SPAN.start_ms, SPAN.end_ms, MINUTE, 2 * MINUTE} <= set(everything)
    walked, at = [], -1
    while (at := full.next_mark(at)) is not None:
        walked.append(at)
    assert walked == [ms for ms in everything if ms >= 40] or walked == everything
    back, at = [], 10 * MINUTE
    while (at := full.next_mark(at, direction=-1)) is not None:
        back.append(at)
    assert back == everything[::-1]


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        ("finding", [4 * MINUTE, 5 * MINUTE]),
        ("hit", [MINUTE, 3 * MINUTE]),
        ("enforcement", [2 * MINUTE, 5 * MINUTE]),
        ("silence", [5 * MINUTE, 5 * MINUTE + 5_000]),
    ],
)
def test_marks_can_be_had_by_kind(full, kind, times):
    full.put_finding(SPAN)
    assert marks_of(full, (kind,)) == times
    assert full.next_mark(times[0], (kind,)) == times[1]
    assert full.next_mark(times[1], (kind,), -1) == times[0]


def test_a_mark_within_the_picture_on_screen_is_not_the_next(timeline):
    """Going to a mark shows the picture it lies in, which began before it: from there the next one is further on."""
    timeline.set_hits([(1_010, "S1", ""), (1_030, "S1", ""), (5_010, "S1", "")])
    assert timeline.next_mark(1_000) == 5_010
    assert timeline.next_mark(5_000, direction=-1) == 1_030
    assert timeline.next_mark(1_000, direction=-1) is None


def test_nudges_go_by_pictures_and_by_time_and_stop_at_the_other_edge(timeline):
    finding = Finding("a.b", 1_010, 1_100)
    assert timeline.nudged(finding, START, frames=-1) == (1_000, 1_100)
    assert timeline.nudged(finding, START, frames=1) == (1_040, 1_100)
    assert timeline.nudged(finding, START, frames=5) == (1_080, 1_100)
    assert timeline.nudged(finding, END, frames=-9) == (1_010, 1_040)
    assert timeline.nudged(finding, END, ms=100) == (1_010, 1_200)
    assert timeline.nudged(finding, START, ms=-100) == (880, 1_100)
    assert timeline.nudged(Finding("a.b", 1_000), END, frames=1) == (1_040, None)
    assert timeline.nudged(Finding("a.b", 0, 40), START, frames=-1) == (0, 40)


def test_where_pictures_are_further_apart_than_a_nudge_it_goes_by_one_picture(timeline):
    timeline.set_frames(Frames([0, 500, 1_000, 1_500]))
    assert timeline.nudged(Finding("a.b", 500, 1_500), START, ms=100) == (1_000, 1_500)
