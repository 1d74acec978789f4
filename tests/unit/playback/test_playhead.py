"""The playhead by itself: no engine, no clock but the numbers given."""

from itertools import pairwise

from reviewer_app.playback.playhead import STALL_MS, STEP_BACK_MS, Playhead


def running(ms: int = 0, now: float = 0.0, snap=None) -> Playhead:
    """A playhead that plays from `ms` at `now`."""
    playhead = Playhead(snap)
    playhead.land(ms, now)
    playhead.play(now)
    return playhead


def test_it_runs_between_reports_at_the_rate():
    """Between two clock reports the playhead is interpolated, at each rate."""
    playhead = running(1000)
    assert playhead.at(250) == 1250
    playhead.set_rate(2.0, 250)
    assert playhead.at(350) == 1450
    playhead.set_rate(0.25, 350)
    assert playhead.at(750) == 1550


def test_asking_changes_nothing():
    """`at` is pure: asking for a later time does not move what an earlier time gives."""
    playhead = running()
    assert playhead.at(500) == 500
    assert playhead.at(100) == 100


def test_it_stands_before_playing_and_after_pausing():
    """Only `play` starts the clock, and `pause` keeps the place."""
    playhead = Playhead()
    playhead.land(700, 0)
    assert playhead.at(5000) == 700
    playhead.play(5000)
    playhead.pause(5300)
    assert playhead.at(9000) == 1000


def test_it_snaps_to_the_picture_on_screen():
    """With a packet index the playhead is the time of a picture."""
    playhead = running(0, snap=lambda ms: ms // 40 * 40)
    assert [playhead.at(now) for now in (0, 39, 40, 79, 85)] == [0, 0, 40, 40, 80]


def test_a_seek_holds_the_target_until_its_picture_is_there():
    """While a seek is under way neither time nor reports move the playhead."""
    playhead = running(1000)
    playhead.hold(9000)
    playhead.report(1100, 100)
    playhead.picture(110, 1133)
    assert playhead.held
    assert playhead.at(400) == 9000
    playhead.land(8990, 400)
    assert playhead.at(410) == 9000


def test_a_small_step_back_is_waited_out():
    """A report a little behind what was shown does not step back; the playhead waits until the clock has caught up."""
    playhead = running()
    playhead.report(500 - STEP_BACK_MS + 1, 500)
    shown = [playhead.at(now) for now in range(500, 900, 10)]
    assert shown[0] == 500
    assert all(before <= after for before, after in pairwise(shown))
    assert shown[-1] == 890 - STEP_BACK_MS + 1


def test_a_large_step_back_is_a_jump():
    """A report far behind is the truth (the engine looped or was moved)."""
    playhead = running()
    playhead.report(500 - STEP_BACK_MS, 500)
    assert playhead.at(500) == 500 - STEP_BACK_MS


def test_it_never_passes_the_end():
    """At the end of the recording the playhead stays there."""
    playhead = running(900)
    playhead.end_ms = 1000
    assert playhead.at(5000) == 1000


def test_it_stalls_with_the_pictures():
    """Without new pictures the playhead waits; with the next one it goes on from there instead of jumping."""
    playhead = running()
    for now in range(0, 101, 33):
        playhead.picture(now)
    assert playhead.at(4000) == 99 + STALL_MS
    playhead.picture(2000)
    assert playhead.at(2000) == 99 + STALL_MS
    assert playhead.at(2010) == 109 + STALL_MS


def test_pictures_with_times_are_the_playhead():
    """Where pictures carry their times, the playhead is the time of the one shown, whatever the wall clock does."""
    playhead = running(0)
    playhead.picture(20, 33)
    assert playhead.at(500) == 33
    playhead.picture(520, 67)
    assert playhead.at(521) == 67
    playhead.pause(530)
    assert playhead.at(900) == 67


def test_a_loop_says_when_it_is_due():
    """`loop_due` counts wall time at the rate, and says now when the end is reached or the playhead is before it."""
    playhead = running(1000)
    assert playhead.loop_due(0) is None
    playhead.set_loop((1000, 2000))
    playhead.set_rate(2.0, 0)
    assert playhead.loop_due(0) == 500
    assert playhead.loop_due(500) == 0
    playhead.hold(1000)
    assert playhead.loop_due(500) is None
    playhead.land(0, 500)
    assert playhead.loop_due(500) == 0
    playhead.pause(500)
    assert playhead.loop_due(500) is None


def test_reset_forgets_everything():
    """After `reset` an earlier seek, stall or report has no effect."""
    playhead = running(5000)
    playhead.hold(7000)
    playhead.pause(10)
    playhead.reset(0)
    assert playhead.at(100) == 0
    assert not playhead.held
