"""What only libVLC needs: pictures in their true size, buffers that are never overwritten, runs that end."""

import wave
from pathlib import Path

import numpy as np
import pytest
import vlc

from reviewer_app.playback.availability import VLC_OPTIONS
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


@pytest.mark.parametrize("rate", [0.5, 2.0, 4.0])
def test_the_pitch_is_kept(media_files, qtbot, tmp_path, rate):
    """A tone of 440 Hz, played slower and faster into a file, is one of 440 Hz there."""
    target = tmp_path / "heard.wav"
    sound = ["--aout=afile", f"--audiofile-file={target}", "--audiofile-format=s16"]
    instance = vlc.Instance([*VLC_OPTIONS, *sound])
    player = VlcPlayer(vlc, instance)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4-long-gop"))
    player.set_rate(rate)
    player.play()
    qtbot.waitUntil(lambda: player.playhead() > 1_500 or player.state is State.ENDED, timeout=30_000)
    player.close()
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in player._stopping), timeout=5000)
    instance.release()
    assert abs(_dominant_hertz(target) - 440) < 5


def _dominant_hertz(path: Path) -> float:
    """The strongest frequency in the last half second."""
    with wave.open(str(path)) as file:
        rate, channels = file.getframerate(), file.getnchannels()
        data = file.readframes(file.getnframes())
    samples = np.frombuffer(data, np.int16).astype(float)[::channels][-rate // 2 :]
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))


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
