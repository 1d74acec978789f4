"""What the page says of its state."""

import pytest
from PySide6.QtGui import QImage


@pytest.fixture
def desk(review_desk):
    """The page with its review open."""
    return review_desk


def test_the_status_line_says_time_speed_and_how_sure(desk):
    desk.deck.seek(61_500)
    assert desk.page.status_text == "00:01:01.500"
    desk.deck.source = "clock"
    desk.key("]")
    assert desk.page.status_text == "≈ 00:01:01.500 · 1.25× · pitch kept"
    assert desk.window.status.text.text() == desk.page.status_text


def test_an_exact_picture_makes_the_status_line_sure(desk):
    desk.deck.source = "clock"
    desk.deck.seek(1_000)
    assert desk.window.status.text.text() == "≈ 00:00:01.000"
    desk.deck.source = "picture"
    desk.deck.picture.emit(QImage(9, 16, QImage.Format.Format_RGB32), 1_000, True)
    assert desk.window.status.text.text() == "00:00:01.000"


def test_a_recording_starts_muted_and_says_so(desk):
    assert ("set_mute", True) in desk.deck.asked
    assert desk.page.panes.video._chips == ("muted · m",)
    desk.key("m")
    assert desk.deck.asked[-1] == ("set_mute", False)
    assert desk.page.panes.video._chips == ()


def test_another_volume_than_usual_is_shown(desk):
    desk.key("m")
    desk.key("+")
    assert desk.page.panes.video._chips == ("volume 90%",)
    desk.key("-")
    assert desk.page.panes.video._chips == ()
