"""What the deck tells is shown."""

import pytest
from PySide6.QtGui import QImage

from reviewer_app.playback.null_player import NullPlayer


@pytest.fixture
def desk(review_desk):
    """The page with its review open."""
    return review_desk


def test_pictures_reach_the_view_and_failures_do_not_wipe_them(desk):
    image = QImage(9, 16, QImage.Format.Format_RGB32)
    image.fill(0)
    desk.deck.failed.emit("Install libVLC.")
    assert desk.page.panes.video.accessibleDescription().startswith("Install libVLC.")
    desk.deck.picture.emit(image, 1_500, True)
    desk.deck.failed.emit("Install libVLC.")
    assert desk.page.panes.video.marker_text() == "00:00:01.500"


def test_a_picture_of_the_recording_before_is_not_shown(desk):
    """While another one opens, or cannot be opened."""
    desk.window.show_page("review", "c" * 64)
    desk.deck.picture.emit(QImage(9, 16, QImage.Format.Format_RGB32), 1_500, True)
    assert not desk.page.panes.video.has_picture
    desk.bot.waitUntil(lambda: "not in this store" in desk.window.banner.text)


def test_where_nothing_can_play_the_reason_stands_in_the_place_of_the_picture(desk, monkeypatch):
    """Of an engine that plays it is only a hint."""
    video = desk.page.panes.video
    before = video.accessibleDescription()
    desk.deck.engine_changed.emit("libVLC plays it.")
    assert (video.toolTip(), video.accessibleDescription()) == ("libVLC plays it.", before)
    monkeypatch.setattr(type(desk.deck), "engine", NullPlayer.name, raising=False)
    desk.deck.engine_changed.emit("Nothing plays it.")
    assert video.accessibleDescription().startswith("Nothing plays it.")


def test_the_playhead_moves_on_every_pane(desk):
    start = desk.page.panes.transcript.cues[3].start_ms
    desk.deck.moved.emit(start)
    assert desk.page.playhead_ms == desk.page.panes.timeline.playhead_ms == start
    assert desk.page.panes.transcript_view.current_row == 3
