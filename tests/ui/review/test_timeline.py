"""The timeline: places, zoom, and repainting no more than what changed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.timeline import Timeline

MINUTE = 60_000


class WatchedTimeline(Timeline):
    """Notes the areas that were painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = [*getattr(self, "painted", []), event.rect()]
        super().paintEvent(event)


@pytest.fixture
def timeline(theme, transcript, qtbot):
    made = WatchedTimeline(theme)
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    made.set_recording(10 * MINUTE, transcript.cues)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.repaint()
    made.painted = []
    return made


def x_of(timeline, ms):
    """The column of a time, found from outside."""
    return next(x for x in range(timeline.width()) if timeline.time_at(x + 1) > ms)


def shown(timeline):
    """What is on screen."""
    return timeline.grab().toImage()


def test_click_and_drag_go_there(timeline, qtbot):
    wanted = []
    timeline.seek_wanted.connect(wanted.append)
    middle = QPoint(x_of(timeline, 5 * MINUTE), 20)
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(timeline, middle + QPoint(50, 0))
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=middle + QPoint(50, 0))
    assert abs(wanted[0] - 5 * MINUTE) < 2_000
    assert wanted == sorted(wanted)


def test_places_beside_the_recording_are_its_ends(timeline):
    assert (timeline.time_at(-50), timeline.time_at(10_000)) == (0, 10 * MINUTE)


def wheel(timeline, x, turn, modifiers):
    """Turn the wheel."""
    place = QPointF(x, 20)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(place, place, QPoint(), QPoint(0, turn), none, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    timeline.wheelEvent(event)


def test_zoom_keeps_the_place_under_the_pointer(timeline):
    x = x_of(timeline, 3 * MINUTE)
    before = timeline.time_at(x)
    wheel(timeline, x, 480, Qt.KeyboardModifier.ControlModifier)
    start, end = timeline.visible_ms()
    assert end - start < 5 * MINUTE
    assert abs(timeline.time_at(x) - before) < 1_500
    wheel(timeline, x, -4_800, Qt.KeyboardModifier.ControlModifier)
    assert timeline.visible_ms() == (0, 10 * MINUTE)


def test_the_wheel_alone_pans_within_the_recording(timeline):
    timeline.zoom(4, 0)
    wheel(timeline, 300, -120, Qt.KeyboardModifier.NoModifier)
    assert timeline.visible_ms()[0] > 0
    wheel(timeline, 300, 12_000, Qt.KeyboardModifier.NoModifier)
    assert timeline.visible_ms()[0] == 0


def test_zoomed_in_the_page_turns_with_the_playhead(timeline):
    timeline.zoom(10, 0)
    timeline.set_playhead(9 * MINUTE)
    start, end = timeline.visible_ms()
    assert start <= 9 * MINUTE <= end


def test_a_tick_repaints_two_narrow_strips(timeline, qtbot):
    timeline.set_playhead(2 * MINUTE)
    timeline.repaint()
    timeline.painted = []
    timeline.set_playhead(2 * MINUTE + 500)
    qtbot.waitUntil(lambda: bool(timeline.painted))
    assert all(area.width() < 40 for area in timeline.painted)


@pytest.mark.parametrize("end", [None, 130_000])
def test_one_finding_more_is_drawn_as_if_all_were_drawn_anew(timeline, qtbot, end):
    timeline.set_findings([Finding("a.b", n * 9_000, severity=f"S{n % 4}") for n in range(40)])
    timeline.repaint()
    timeline.put_finding(Finding("a.b", 120_000, end, severity="S0", finding_id="x"))
    patched = shown(timeline)
    timeline._redraw()
    assert shown(timeline) == patched
    timeline.drop_finding("x")
    patched = shown(timeline)
    timeline._redraw()
    assert shown(timeline) == patched


def test_one_finding_more_repaints_only_its_columns(timeline, qtbot):
    timeline.put_finding(Finding("a.b", 5 * MINUTE, severity="S1"))
    qtbot.waitUntil(lambda: bool(timeline.painted))
    united = QRect()
    for area in timeline.painted:
        united = united.united(area)
    assert united.width() < 60


def test_findings_hits_marks_and_choice_can_be_seen(timeline):
    plain = shown(timeline)
    finding = Finding("a.b", 4 * MINUTE, severity="S0")
    for change in (
        lambda: timeline.put_finding(finding),
        lambda: timeline.put_finding(Finding("a.b", 7 * MINUTE, open_span=True, severity="S2")),
        lambda: timeline.set_hits([MINUTE]),
        lambda: timeline.set_marks(2 * MINUTE, None),
        lambda: timeline.set_marks(2 * MINUTE, 3 * MINUTE),
        lambda: timeline.choose(finding),
        lambda: timeline.set_playhead(9 * MINUTE),
    ):
        change()
        seen = shown(timeline)
        assert seen != plain
        plain = seen


def test_another_recording_starts_clean(timeline, transcript):
    plain = shown(timeline)
    timeline.put_finding(Finding("a.b", 4 * MINUTE, open_span=True, severity="S0"))
    timeline.set_hits([MINUTE])
    timeline.set_marks(1, 50_000)
    timeline.set_recording(10 * MINUTE, transcript.cues)
    assert shown(timeline) == plain


def test_a_recording_without_anything_and_a_narrow_widget_do_no_harm(theme, qtbot):
    made = Timeline(theme)
    qtbot.addWidget(made)
    made.set_recording(0, ())
    made.resize(40, 90)
    made.grab()
    made.set_playhead(5)
    made.put_finding(Finding("a.b", 0))
    made.grab()


def test_updates_reach_all_that_looks_different(timeline):
    """Outline and dashes lie beyond a finding's columns: what is on screen is what painting everything would give."""
    point, span = Finding("a.b", 4 * MINUTE, severity="S0"), Finding("a.b", 6 * MINUTE, severity="S1", open_span=True)
    for change in (
        lambda: timeline.put_finding(point),
        lambda: timeline.choose(point),
        lambda: timeline.put_finding(span),
        lambda: timeline.choose(span),
        lambda: timeline.choose(None),
        lambda: timeline.drop_finding(span.finding_id),
        lambda: timeline.drop_finding(point.finding_id),
    ):
        change()
        QApplication.processEvents()
        on_screen = timeline.screen().grabWindow(timeline.winId()).toImage()
        assert on_screen == shown(timeline).convertToFormat(on_screen.format())
