"""Where the panes stand."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractSlider, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from reviewer_app.domain.recording import VideoStream
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.operations import labelling
from reviewer_app.ui.review import panes as panes_module
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.panes import _aspect
from reviewer_app.ui.review.review_controller import Opened
from tests.ui.review.desk import CTRL, RECORDING


@pytest.mark.parametrize(
    ("video", "aspect"),
    [
        (VideoStream("h264", 720, 1280), 720 / 1280),
        (VideoStream("h264", 1280, 720), 1280 / 720),
        (VideoStream("h264", 1280, 720, rotation=90), 720 / 1280),
        (VideoStream("h264", 0, 0), 9 / 16),
        (None, 9 / 16),
    ],
)
def test_the_shape_of_the_picture(video, aspect):
    assert _aspect(replace(RECORDING, video=video)) == pytest.approx(aspect)


def test_a_wide_picture_leaves_the_transcript_its_room(review_desk):
    panes = review_desk.page.panes
    portrait = panes.video.width()
    panes._aspect = 16 / 9
    panes.share_out()
    assert panes.video.width() > portrait
    assert panes.transcript_view.width() >= 300


def test_dividers_moved_by_hand_stay_where_they_are(review_desk):
    panes = review_desk.page.panes
    panes._columns.setSizes([260, 500, 340])
    panes._columns.splitterMoved.emit(260, 1)
    before = panes.video.width()
    panes._aspect = 16 / 9
    panes.share_out()
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


def test_loading_shows_nothing_of_the_recording_before(review_desk):
    review_desk.key("2")
    panes = review_desk.page.panes
    panes.show_loading()
    assert panes.findings.rowCount() == 0
    assert panes.transcript.cues == ()
    assert "Opening" in panes.video.accessibleDescription()


def test_the_verdict_stands_beside_the_findings(review_desk):
    panes = review_desk.page.panes
    panes.show_verdict(Verdict("NA"))
    assert "Not allowed" in panes._heading.right
    panes.show_verdict(None)
    assert panes._heading.right == "no verdict yet"


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


def test_everything_that_can_be_used_has_a_name(review_desk):
    page = review_desk.page
    used = [page.panes.transcript_view, page.panes.timeline, page.panes.video, page.panes.findings_view]
    used += [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.findChildren(QPushButton)]
    used += [*page.findChildren(QComboBox), *page.findChildren(ChoiceButton)]
    assert [widget for widget in used if not (widget.accessibleName() or widget.text())] == []


def test_the_list_is_first_and_the_other_panes_follow(review_desk):
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    assert panes.findings.has("new")
    assert "new" not in panes.transcript.finding_ids()
    review_desk.bot.waitUntil(lambda: "new" in panes.transcript.finding_ids())
    assert panes._heading.left.endswith("1")


def test_what_follows_the_list_keeps_its_order(review_desk):
    """Withdrawn before it was shown everywhere, a finding is shown nowhere."""
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    panes.drop_finding("new")
    panes.catch_up()
    assert "new" not in panes.transcript.finding_ids()


def test_nothing_that_follows_is_shown_in_another_recording(review_desk):
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    panes.show_loading()
    panes.catch_up()
    assert "new" not in panes.transcript.finding_ids()


def test_many_findings_are_shown_a_slice_at_a_time(review_desk, monkeypatch):
    """Keys that come while a long review opens wait for a slice, not for all of it."""
    panes, review = review_desk.page.panes, review_desk.review
    monkeypatch.setattr(panes_module, "_A_WHILE_S", 0)
    review.findings.update({str(n): Finding("hate.slur", n * 100, finding_id=str(n)) for n in range(1_000)})
    opened = labelling.open_review(review_desk.database, RECORDING.recording_id, review.context, 1)
    panes.show_opened(Opened(review, opened, TranscriptIndex(opened.transcript)))
    seen = []
    while panes._later:
        panes._catch_up_a_while()
        seen.append(len(set(panes.transcript.finding_ids())))
    assert seen[-1] == 1_000 and max(after - before for before, after in pairwise(seen)) <= 250
