"""The player of a machine without engines."""

from reviewer_app.playback.null_player import NullPlayer
from reviewer_app.playback.player import State


def test_its_clock_can_be_moved_and_it_refuses_to_play(qtbot):
    """Load, seek and close work as everywhere; `play` says in a sentence that nothing can play."""
    player = NullPlayer()
    with qtbot.waitSignal(player.opened):
        player.load("anything.mp4", 500)
    assert player.playhead() == 500
    with qtbot.waitSignal(player.seek_done):
        player.seek(90_000)
    assert player.playhead() == 90_000
    with qtbot.waitSignal(player.failed) as failed:
        player.play()
    assert failed.args[0] == "no-engine"
    assert failed.args[1].endswith(".")
    assert player.state is State.PAUSED
    player.close()
    assert player.state is State.EMPTY
