"""What a deck has open, before anything is; with files and engines it is tried as the deck."""

import pytest
from PySide6.QtGui import QImage

from reviewer_app.playback.player import State
from reviewer_app.playback.reel import Reel


@pytest.fixture
def reel(qapp):
    return Reel()


def test_with_nothing_open_it_stands_at_the_start_and_cannot_play(reel):
    told = []
    reel.state_changed.connect(told.append)
    reel.play()
    assert (reel.state, reel.playhead_ms(), reel.time_source(), told) == (State.EMPTY, 0, "clock", [])


def test_a_picture_that_comes_gives_its_own_time_to_the_playhead(reel):
    """And only a time that is another one moves it."""
    moves = []
    reel.moved.connect(moves.append)
    for _ in range(2):
        reel._on_still(0, QImage(), 1_033)
        assert (reel.playhead_ms(), reel.time_source()) == (1_033, "picture")
    assert moves == [1_033]
