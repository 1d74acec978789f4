"""The review page with the real deck: pictures on screen, and labels at their exact times."""

from dataclasses import replace

import pytest

from reviewer_app import paths
from reviewer_app.media.probe import probe
from reviewer_app.playback.deck import Deck
from tests.ui.review.desk import RECORDING, Desk


@pytest.fixture
def desk(qtbot, theme, policy_set, database, tmp_path):
    """The page with the sample recording, stood still on its first picture."""
    sample = paths.resources() / "sample" / "directo-demo.mp4"
    found = probe(sample)
    recording = replace(
        RECORDING,
        original_path=str(sample),
        media_path=str(sample),
        duration_ms=found.duration_ms,
        video=found.video,
        audio=found.audio,
    )
    deck = Deck()
    made = Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml", deck=deck, recording=recording)
    made.open()
    qtbot.waitUntil(lambda: made.page.panes.video.has_picture, timeout=15_000)
    yield made
    deck.close()
    made.close()


def test_a_label_on_a_still_picture_has_that_pictures_time(desk):
    desk.deck.seek(62_310)
    desk.bot.waitUntil(lambda: desk.deck.time_source() == "picture", timeout=15_000)
    shown = desk.page.panes.video.marker_text()
    desk.key("2")
    (finding,) = desk.findings
    assert (finding.start_ms, finding.time_source) == (desk.deck.playhead_ms(), "picture")
    assert shown == desk.page.status_text
    assert abs(finding.start_ms - 62_310) <= 40


def test_a_key_held_while_it_plays_makes_a_span_of_what_was_played(desk):
    desk.key("Space")
    desk.bot.waitUntil(lambda: desk.deck.playhead_ms() > 300, timeout=15_000)
    before = desk.deck.playhead_ms()
    desk.down("2")
    pressed = desk.deck.playhead_ms()
    desk.settle()
    desk.bot.waitUntil(lambda: desk.deck.playhead_ms() > pressed + 500, timeout=15_000)
    desk.clock_ms = 600
    desk.up("2")
    desk.settle()
    (finding,) = desk.findings
    assert before - 40 <= finding.start_ms <= pressed + 40
    assert finding.end_ms >= pressed + 500
    assert desk.page.panes.transcript_view.current_row is not None
    desk.key("Space")


def test_leaving_the_page_stops_playing(desk):
    desk.key("Space")
    desk.bot.waitUntil(lambda: desk.deck.playhead_ms() > 100, timeout=15_000)
    desk.window.show_page("queue")
    here = desk.deck.playhead_ms()
    desk.bot.waitUntil(lambda: desk.deck.time_source() == "picture", timeout=15_000)
    assert abs(desk.deck.playhead_ms() - here) <= 80
