"""What only libVLC needs: pictures in their true size, buffers that are never overwritten, runs that end."""

import vlc

from reviewer_app.playback.player import State
from reviewer_app.playback.vlc_player import VlcPlayer
from reviewer_app.playback.vlc_session import RING, VlcSession, _Ring
from tests.contract.players import engine, number_shown


def test_pictures_have_the_recordings_size_not_the_decoders(media_files, qtbot):
    """libVLC would stretch 180x320 to the padded 192x322; the player asks again with the true size."""
    player = engine("vlc").factory(None)
    assert isinstance(player, VlcPlayer)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4"), 1010)
    assert (player.picture().image.width(), player.picture().image.height()) == (180, 320)
    assert abs(number_shown(player) - 30) <= 5
    player.close()


def test_the_ring_never_hands_out_what_is_read_or_newest():
    """With one buffer being copied and one newest there is still another to write, and it is neither."""
    ring = _Ring(4, 4)
    ring.busy.add(2)
    written, newest = 0, 1
    for _ in range(RING * 3):
        written = ring.next_after(written, newest)
        assert written not in (newest, 2)


def test_a_dropped_run_posts_nothing_and_its_thread_ends(media_files, qtbot):
    """After `drop` no callback reaches the program, and stopping does not block the caller."""
    posted = []
    instance = vlc.Instance(["--aout=adummy", "--no-xlib", "--avcodec-hw=none", "--quiet"])
    session = VlcSession(vlc, instance, 1, lambda *values: posted.append(values), None)
    session.start(str(media_files("mp4")), 0)
    qtbot.waitUntil(lambda: any(kind == "picture" for _, kind, *_ in posted), timeout=8000)
    thread = session.drop()
    count = len(posted)
    thread.join(5)
    session._send("clock", 0.0)
    assert not thread.is_alive()
    assert len(posted) == count
    instance.release()


def test_many_seeks_leave_no_run_behind(media_files, qtbot):
    """Each seek is a run of libVLC; all but the last are stopped soon after."""
    player = engine("vlc").factory(None)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4"))
    player.play()
    for ms in range(0, 3000, 300):
        with qtbot.waitSignal(player.seek_done, timeout=5000):
            player.seek(ms)
    assert player.state is State.PLAYING
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in player._stopping), timeout=5000)
    player.close()
    assert player._stopping == []
