"""Going through a recording by real keys."""

import pytest

from tests.ui.review.desk import CTRL


@pytest.fixture
def desk(review_desk):
    """The page with its review open."""
    return review_desk


def test_cues_step_and_the_current_one_is_marked(desk):
    starts = [cue.start_ms for cue in desk.page.panes.transcript.cues]
    desk.deck.seek(starts[5] + 200)
    assert desk.page.panes.transcript_view.current_row == 5
    desk.key("Down")
    assert desk.deck.now == starts[6]
    desk.key("Up")
    assert desk.deck.now == starts[5]
    desk.deck.seek(starts[5] + 2_000)
    desk.key("Up")
    assert desk.deck.now == starts[5]


def test_a_span_is_looped_until_asked_again(desk):
    desk.key("L", CTRL)
    assert "Mark a span" in desk.window.banner.text
    desk.deck.now = 1_000
    desk.key("i")
    desk.deck.now = 3_000
    desk.key("o")
    desk.key("L", CTRL)
    assert desk.deck.asked[-1] == ("set_loop", 1_000, 3_000)
    desk.key("L", CTRL)
    assert desk.deck.asked[-1] == ("set_loop", None)


def test_a_click_on_a_finding_in_the_timeline_chooses_it_and_goes_there(desk):
    desk.deck.now = 8_000
    desk.key("2")
    (finding,) = desk.findings
    desk.page.panes.findings_view.choose(None)
    desk.deck.seek(0)
    desk.page.panes.timeline.finding_clicked.emit(finding.finding_id)
    assert desk.page.panes.findings_view.chosen_finding() == finding
    assert desk.deck.now == 8_000


def test_findings_step_from_the_playhead(desk):
    """Beyond the last one nothing moves."""
    for ms in (8_000, 20_000):
        desk.deck.now = ms
        desk.key("2")
    desk.page.panes.findings_view.choose(None)
    desk.deck.seek(10_000)
    desk.key("Tab")
    assert desk.deck.now == 20_000
    desk.key("Tab")
    assert desk.deck.now == 20_000
