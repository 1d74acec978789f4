"""Where the panes stand."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractSlider, QApplication

from reviewer_app.domain.recording import VideoStream
from reviewer_app.ui.review.pane_layout import shape_of
from tests.ui.review.desk import CTRL

WIDE = VideoStream("h264", 1280, 720)


@pytest.mark.parametrize(
    ("video", "aspect"),
    [
        (VideoStream("h264", 720, 1280), 720 / 1280),
        (WIDE, 1280 / 720),
        (VideoStream("h264", 1280, 720, rotation=90), 720 / 1280),
        (VideoStream("h264", 0, 0), 9 / 16),
        (None, 9 / 16),
    ],
)
def test_the_shape_of_the_picture(video, aspect):
    assert shape_of(video) == pytest.approx(aspect)


def test_a_wide_picture_leaves_the_transcript_its_room(review_desk):
    panes = review_desk.page.panes
    portrait = panes.video.width()
    panes.layout.set_shape(WIDE)
    assert panes.video.width() > portrait
    assert panes.transcript_view.width() >= 300


def test_dividers_moved_by_hand_stay_where_they_are(review_desk):
    panes = review_desk.page.panes
    panes.layout._columns.setSizes([260, 500, 340])
    panes.layout._columns.splitterMoved.emit(260, 1)
    before = panes.video.width()
    panes.layout.set_shape(WIDE)
    assert panes.video.width() == before


def test_no_pane_moves_while_it_plays_and_labels(review_desk):
    panes, deck = review_desk.page.panes, review_desk.deck

    def places():
        widgets = (panes.video, panes.transcript_view, panes.policies, panes.timeline, panes.findings_view)
        return [widget.geometry() for widget in widgets]

    review_desk.key("2")
    before = places()
    for ms in range(0, 60_000, 700):
        deck.seek(ms)
    review_desk.key("4")
    review_desk.key("h")
    review_desk.key("1")
    assert places() == before


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700), (1000, 640)])
@pytest.mark.parametrize("cue", [0, 1, -1])
def test_picture_findings_and_the_words_at_the_playhead_stay_in_view_beside_the_sheet(review_desk, size, cue):
    """They are what the verdict is about; so it is at the first, a short transcript's only and the last cue."""
    desk, panes = review_desk, review_desk.page.panes
    desk.window.resize(*size)
    cues = panes.transcript.cues
    desk.deck.seek(cues[cue].start_ms + 10)
    QApplication.processEvents()
    places = [widget.geometry() for widget in (panes.video, panes.findings_view, panes.policies, panes.timeline)]
    panes.transcript_view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    desk.key("Return", CTRL)
    QApplication.processEvents()
    view, sheet = panes.transcript_view, panes.sheet
    box = view.row_rect(view.current_row)
    assert view.current_row == cue % len(cues)
    assert box.top() >= 0 and box.bottom() < view.viewport().height()
    assert sheet.mapTo(desk.page, QPoint(0, 0)).y() > view.mapTo(desk.page, view.rect().bottomLeft()).y()
    assert desk.page.rect().contains(QRect(sheet.mapTo(desk.page, QPoint(0, 0)), sheet.size()))
    assert sheet._scroll.widget().width() <= sheet._scroll.viewport().width()
    assert [w.geometry() for w in (panes.video, panes.findings_view, panes.policies, panes.timeline)] == places


def test_an_action_chosen_by_its_key_is_in_view_where_the_sheet_is_low(review_desk):
    """At 1000 by 640 the last actions lie below: the key brings them."""
    desk, sheet = review_desk, review_desk.page.panes.sheet
    desk.window.resize(1000, 640)
    desk.key("Return", CTRL)
    QApplication.processEvents()
    last = sheet._actions["REINSTATE"]
    view = sheet._scroll.viewport()
    assert not view.rect().contains(last.mapTo(view, last.rect().center()))
    desk.key("t")
    assert view.rect().contains(last.mapTo(view, last.rect().center()))
