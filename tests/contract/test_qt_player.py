"""What only QtMultimedia needs: its clock brought to the packet index's."""

import pytest

from reviewer_app.playback.qt_player import QtPlayer
from tests.contract.players import engine, index_of, number_shown


@pytest.mark.parametrize("recipe", ["mkv", "mkv-late", "mp4-late"])
def test_its_times_are_those_of_the_packet_index(media_files, qtbot, recipe):
    """FFmpegs disagree on where Matroska with AAC starts (by the encoder's delay); the player makes up for it."""
    player = engine("qt").factory(None)
    assert isinstance(player, QtPlayer)
    index = index_of(media_files(recipe))
    player.set_snap(index.snap)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files(recipe), index.middle_of(45))
    assert number_shown(player) == 45
    assert player.playhead() == index.time_of(45)
    for number in (20, 60, 24, 3):
        with qtbot.waitSignal(player.seek_done, timeout=5000):
            player.seek(index.middle_of(number))
        assert number_shown(player) == number
        assert player.picture().pts_ms == index.time_of(number)
    player.close()


def test_at_an_uneven_frame_rate_its_picture_may_be_the_one_before_but_its_time_is_right(media_files, qtbot):
    """Matroska does not say how long a picture lasts and Qt guesses; the time that it gives is the picture's own."""
    player = engine("qt").factory(None)
    index = index_of(media_files("mkv-vfr"))
    player.set_snap(index.snap)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mkv-vfr"))
    for number in (20, 60, 24, 3):
        with qtbot.waitSignal(player.seek_done, timeout=5000):
            player.seek(index.middle_of(number))
        assert number_shown(player) in (number - 1, number)
        assert player.picture().pts_ms == index.time_of(number_shown(player)) == player.playhead()
    player.close()


def test_a_picture_left_over_from_before_a_seek_is_not_taken_for_its_target(media_files, qtbot):
    """Frames still queued when a seek begins are passed over until the one at the target comes."""
    player = engine("qt").factory(None)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4"))
    left_over = player._sink.videoFrame()
    player.play()
    with qtbot.waitSignal(player.seek_done, timeout=5000) as done:
        player.seek(2517)
        player._on_frame(left_over)
    assert done.args[1] == 2500
    player.close()


def test_the_pitch_is_kept_where_qt_can(qtbot):
    """Qt's FFmpeg stretches sound in time; what comes out of it was measured, and cannot be captured here."""
    player = engine("qt").factory(None)
    media = player._media
    assert media.pitchCompensation()
    assert media.pitchCompensationAvailability() != media.PitchCompensationAvailability.Unavailable
    player.close()
