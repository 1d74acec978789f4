"""What the timeline paints, and that it paints no more than what changed."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.review import Finding
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.timeline.frames import Frames
from tests.ui.timeline.conftest import HOUR, MINUTE, loud, marks_of, picture, shown, some_findings


def united(areas):
    """The smallest area around all."""
    whole = QRect()
    for area in areas:
        whole = whole.united(area)
    return whole


def row_names(timeline):
    return [type(row).__name__ for row in timeline._ground.rows]


def test_rows_without_data_are_not_there(timeline):
    assert row_names(timeline) == ["RulerRow", "HitsRow", "FindingsRow", "OverviewRow"]
    low = timeline.sizeHint().height()
    timeline.set_speakers(WhoSpeaks([(0, 1_000, "a")]))
    timeline.set_peaks(0, loud(10), 50)
    timeline.set_thumbnail(0, picture())
    timeline.set_chat_density([5])
    timeline.set_enforcement([(5, "warning", "")])
    assert row_names(timeline)[1:6] == ["PicturesRow", "SoundRow", "SpeakersRow", "EnforcementRow", "ChatRow"]
    assert timeline.sizeHint().height() > low + 80


def test_rows_that_are_still_to_come_keep_their_place(timeline):
    timeline.set_recording(10 * MINUTE, pictures=True, sound=True)
    assert row_names(timeline)[1:3] == ["PicturesRow", "SoundRow"]
    waiting, height = shown(timeline), timeline.sizeHint().height()
    timeline.set_thumbnail(MINUTE, picture())
    timeline.set_peaks(0, loud(10), 50)
    assert timeline.sizeHint().height() == height
    assert timeline.kept() == timeline.anew()
    assert shown(timeline) != waiting


def test_another_recording_starts_clean(full):
    full.put_finding(Finding("a.b", 4 * MINUTE, open_span=True, severity="S0"))
    full.set_search_hits([MINUTE])
    full.set_masked([MINUTE])
    full.set_marks(1, 50_000)
    full.show_preview("x", 1, 2)
    full.set_recording(10 * MINUTE)
    assert row_names(full) == ["RulerRow", "HitsRow", "FindingsRow", "OverviewRow"]
    assert marks_of(full) == []
    assert full.playhead_ms == 0 and full.finding_ids() == set()
    plain = shown(full)
    full.set_recording(10 * MINUTE)
    assert shown(full) == plain


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [1, 40, 4_000])
def test_what_is_patched_looks_as_if_all_were_painted_anew(full, ratio, zoom):
    """At every ratio of pixels: a seam of a patch would show for the rest of the review."""
    full.ratio = ratio
    full.zoom(zoom, 3 * MINUTE)
    full.set_findings(some_findings(60, 10 * MINUTE))
    full.grab()
    point = Finding("a.b", 3 * MINUTE + 500, severity="S0", finding_id="point")
    span = Finding("a.b", 3 * MINUTE - 2_000, 3 * MINUTE + 300, severity="S1", finding_id="span")
    for change in (
        lambda: full.put_finding(point),
        lambda: full.put_finding(span),
        lambda: full.put_finding(Finding("a.b", 3 * MINUTE, 3 * MINUTE + 9_000, severity="S2", finding_id="span")),
        lambda: full.drop_finding("point"),
        lambda: full.drop_finding("span"),
        lambda: full.set_peaks(175 * 50, loud(10), 50),
        lambda: full.set_thumbnail(3 * MINUTE + 1_000, picture(5)),
        lambda: full.set_hits([(3 * MINUTE, "S0", "x")]),
        lambda: full.set_search_hits([3 * MINUTE + 100]),
        lambda: full.set_masked([3 * MINUTE + 200]),
        full.drop_peaks,
    ):
        change()
        patched = full.kept()
        assert patched == full.anew()


def test_updates_reach_all_that_looks_different(full):
    """Outline, handles, dashes and preview lie beyond a finding's columns: what is on screen is what painting
    everything would give.
    """
    point, span = Finding("a.b", 4 * MINUTE, severity="S0"), Finding("a.b", 6 * MINUTE, severity="S1", open_span=True)
    closed = Finding("a.b", 2 * MINUTE, 3 * MINUTE, severity="S2")
    for change in (
        lambda: full.put_finding(point),
        lambda: full.choose(point),
        lambda: full.put_finding(span),
        lambda: full.set_playhead(6 * MINUTE + 900),
        lambda: full.set_playhead(6 * MINUTE + 9_000),
        lambda: full.set_playhead(6 * MINUTE + 4_000),
        lambda: full.choose(span),
        lambda: full.put_finding(closed),
        lambda: full.choose(closed),
        lambda: full.show_preview(closed.finding_id, 2 * MINUTE, 4 * MINUTE),
        full.end_preview,
        lambda: full.set_thumbnail(5 * MINUTE + 7, picture(3)),
        lambda: full.drop_finding(closed.finding_id),
        lambda: full.drop_finding(span.finding_id),
        lambda: full.drop_finding(point.finding_id),
    ):
        change()
        QApplication.processEvents()
        on_screen = full.screen().grabWindow(full.winId()).toImage()
        assert on_screen == shown(full).convertToFormat(on_screen.format())


def test_findings_hits_marks_choice_and_rows_can_be_seen(full):
    seen = [shown(full)]
    finding = Finding("a.b", 4 * MINUTE, severity="S0")
    for change in (
        lambda: full.put_finding(finding),
        lambda: full.put_finding(Finding("a.b", 7 * MINUTE, 8 * MINUTE, severity="S2")),
        lambda: full.set_playhead(9 * MINUTE),
        lambda: full.put_finding(Finding("a.b", 8 * MINUTE, open_span=True, severity="S2")),
        lambda: full.set_search_hits([MINUTE]),
        lambda: full.set_hits([(2 * MINUTE, "S0", "x")]),
        lambda: full.set_marks(2 * MINUTE, None),
        lambda: full.set_marks(2 * MINUTE, 3 * MINUTE),
        lambda: full.choose(finding),
        lambda: full.set_peaks(0, loud(50) // 2, 50),
        lambda: full.set_enforcement([(9 * MINUTE, "banned", "")]),
        lambda: full.set_chat_density([5_000] * 50),
        lambda: full.set_speakers(WhoSpeaks([(0, 5 * MINUTE, "solo")])),
    ):
        change()
        seen.append(shown(full))
        assert seen[-1] != seen[-2]


@pytest.mark.parametrize("first, second", [("warning", "suspended"), ("paused", "resumed"), ("deleted", "other")])
def test_what_the_platform_did_is_told_by_shape_not_only_by_colour(full, first, second):
    def shape(action):
        full.set_enforcement([(5 * MINUTE, action, "")])
        box = QRect(round(full.x_of(5 * MINUTE)) - 7, full._rows.enforcement.top, 15, full._rows.enforcement.height)
        plain = full._rows.kit.color("surface").rgb()
        image = full.kept().copy(box)
        return [image.pixel(x, y) != plain for x in range(box.width()) for y in range(box.height())]

    assert shape(first) != shape(second)


def test_a_tick_repaints_narrow_strips_and_no_row(full, qtbot):
    full.set_playhead(2 * MINUTE)
    full.rest()
    full.set_playhead(2 * MINUTE + 500)
    qtbot.waitUntil(lambda: bool(full.painted))
    assert all(area.width() < 40 for area in full.painted)
    assert full._ground.painted == 0


def test_one_finding_more_repaints_only_its_columns(full, qtbot):
    full.set_findings(some_findings(2_000, 10 * MINUTE))
    full.rest()
    full.put_finding(Finding("a.b", 5 * MINUTE, severity="S1"))
    qtbot.waitUntil(lambda: bool(full.painted))
    assert united(full.painted).width() < 70
    assert full._ground.painted < 120


def test_a_piece_of_waveform_repaints_only_its_columns(full, qtbot):
    full.set_peaks(50 * 300, loud(10), 50)
    qtbot.waitUntil(lambda: bool(full.painted))
    assert full._ground.painted < 40
    assert united(full.painted).height() <= full._rows.sound.height + 2


def test_ten_hours_5000_findings_and_200000_messages_cost_no_more_to_paint(timeline):
    """Counted in painted columns: the same for ten hours full of marks as for ten empty minutes."""
    timeline.set_recording(10 * HOUR, Frames(rate=30))
    timeline.set_peaks(0, np.tile(loud(600), (60, 1)), 50)
    timeline.set_chat_density(np.random.default_rng(1).integers(0, 10 * HOUR, 200_000).tolist())
    timeline.set_findings(some_findings(5_000, 10 * HOUR))
    timeline.resize(900, timeline.sizeHint().height())
    timeline.rest()
    timeline.put_finding(Finding("a.b", 5 * HOUR, severity="S0", finding_id="one more"))
    timeline.grab()
    assert timeline._ground.painted < 120
    patched = timeline.kept()
    assert patched == timeline.anew()
    timeline.zoom(1e9, 5 * HOUR)
    assert timeline.visible_ms()[1] - timeline.visible_ms()[0] <= 400
    assert len(marks_of(timeline, ("finding",))) > 5_000
    assert shown(timeline).size() == QSize(900, timeline.height())


def test_an_open_span_grows_to_the_playhead(timeline):
    timeline.set_playhead(2 * MINUTE)
    finding = Finding("a.b", MINUTE, open_span=True, severity="S1")
    timeline.put_finding(finding)
    box = timeline._overlay.open_box(finding)
    timeline.set_playhead(3 * MINUTE)
    grown = timeline._overlay.open_box(finding)
    assert grown.left() == box.left()
    assert grown.right() == pytest.approx(timeline.view.x(3 * MINUTE))
    timeline.put_finding(Finding("a.b", MINUTE, 3 * MINUTE, finding_id=finding.finding_id))
    assert timeline._overlay.open == {}


def test_overlapping_spans_stand_in_lanes(timeline):
    spans = [Finding("a.b", n * 100, MINUTE, severity="S1", finding_id=str(n)) for n in range(3)]
    timeline.set_findings(spans)
    row = timeline._rows.findings
    tops = {row.box(one.finding_id, one.start_ms, one.end_ms).top() for one in spans}
    assert len(tops) == 3


def test_running_on_the_page_turns_and_jumping_brings_the_place_into_view(timeline):
    timeline.zoom(10, 0)
    end = timeline.visible_ms()[1]
    timeline.set_playhead(end - 20)
    assert timeline.visible_ms()[1] == end
    timeline.set_playhead(end + 30)
    start = timeline.visible_ms()[0]
    assert 0 < end + 30 - start < 0.1 * MINUTE
    timeline.set_playhead(9 * MINUTE)
    start, end = timeline.visible_ms()
    assert start < 9 * MINUTE < end


def test_somebody_looking_elsewhere_is_left_there_while_it_plays(timeline):
    timeline.zoom(10, 0)
    timeline.pan(5 * MINUTE)
    looked_at = timeline.visible_ms()
    for ms in range(50, 2_000, 50):
        timeline.set_playhead(ms)
    assert timeline.visible_ms() == looked_at


def test_it_is_a_slider_to_assistive_technology(timeline):
    timeline.set_playhead(MINUTE)
    interface = QAccessible.queryAccessibleInterface(timeline)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    value = interface.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, MINUTE, 10 * MINUTE)
    wanted = []
    timeline.seek_wanted.connect(wanted.append)
    value.setCurrentValue(2 * MINUTE)
    assert wanted == [2 * MINUTE]
