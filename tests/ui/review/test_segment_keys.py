"""A segment plays with a second around it and pauses by itself."""

import pytest

from reviewer_app.playback.player import State
from tests.ui.review.coloured_desk import begin
from tests.ui.review.desk import SHIFT


@pytest.fixture
def desk(review_desk):
    """A red picture and thumbnail, the sound on, playing."""
    return begin(review_desk)


def test_a_segment_plays_with_a_second_around_it_and_pauses_by_itself(desk):
    desk.deck.now = 40_000
    desk.key("2")
    desk.page.controller.revise(desk.findings[0].finding_id, end_ms=50_000)
    desk.settle()
    desk.deck.asked.clear()
    desk.key("Space", SHIFT)
    assert desk.deck.now == 39_000 and ("play",) in desk.deck.asked and ("pause",) not in desk.deck.asked
    desk.deck.seek(50_900)
    assert ("pause",) not in desk.deck.asked
    desk.deck.seek(51_010)
    assert desk.deck.asked[-1] == ("pause",)
    desk.deck.asked.clear()
    desk.deck.seek(51_060)
    assert desk.deck.asked == []


def test_going_elsewhere_or_pausing_ends_the_segment(desk):
    desk.deck.now = 40_000
    desk.key("2")
    for leave in (lambda: desk.deck.seek(10_000), lambda: desk.deck.state_changed.emit(State.PAUSED)):
        desk.key("Space", SHIFT)
        desk.deck.asked.clear()
        leave()
        desk.deck.seek(41_500)
        assert ("pause",) not in desk.deck.asked


def test_without_a_finding_or_a_hit_there_is_no_segment(desk):
    desk.key("Space", SHIFT)
    assert "Choose a finding" in desk.window.banner.text and ("play",) not in desk.deck.asked


def test_a_hit_of_the_search_is_a_segment_too(desk):
    desk.key("/")
    desk.type("pinguino")
    desk.key("Return")
    cue = desk.page.panes.transcript.cues[desk.page.panes.transcript.hits[0].cue]
    desk.key("Space", SHIFT)
    assert desk.deck.now == max(0, cue.start_ms - 1_000)
