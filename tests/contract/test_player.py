"""One suite for every engine: what the Player port promises, tried on real files with the real engines.

Where an engine cannot do something it declares so (`Capabilities`), and the suite checks what it does instead.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reviewer_app.playback.player import Player, State, steady_ms
from tests.contract.players import FRAME_MS, index_of, number_shown

# How far off a picture may be where the engine does not claim exact seeks (measured: -4 to +1 pictures).
APPROXIMATE = 5
CONTAINERS = ("mp4", "mkv", "webm")


def tolerance(player: Player) -> int:
    """Pictures that the one shown after a seek may be off."""
    return 0 if player.capabilities.exact_seek else APPROXIMATE


@pytest.mark.parametrize("container", [*CONTAINERS, "mp4-vfr"])
def test_loading_shows_the_picture_at_the_start_time_and_stands(opened, player, media_files, container):
    """`load` ends with a picture at the start time, paused, in every container."""
    start_ms = index_of(media_files(container)).middle_of(45)
    recording = opened(container, start_ms)
    assert player.state is State.PAUSED
    assert abs(number_shown(player) - 45) <= tolerance(player)
    assert player.playhead() == recording.index.time_of(45)


def test_playing_moves_pictures_and_playhead_forward(opened, player):
    """While playing pictures come in order and the playhead is the picture shown, within a few pictures."""
    recording = opened("mp4")
    seen = []
    player.picture_ready.connect(lambda: seen.append((number_shown(player), recording.off())))
    recording.play_past(1500)
    numbers = [number for number, _ in seen]
    assert len(numbers) > 20
    assert numbers == sorted(numbers)
    assert all(abs(off) <= 2 for _, off in seen[3:])


def test_pausing_stops_the_playhead_and_the_pictures(opened, player, qtbot):
    """After `pause` nothing moves, and the playhead is the picture on screen as well as the engine can."""
    recording = opened("mp4")
    recording.play_past(700)
    player.pause()
    stood, pause_seen = player.playhead(), steady_ms()
    assert player.state is State.PAUSED
    qtbot.waitUntil(lambda: steady_ms() > pause_seen + 300)
    assert player.playhead() == stood
    assert abs(recording.off()) <= tolerance(player)
    if player.capabilities.picture_pts:
        assert player.picture().pts_ms == stood


@pytest.mark.parametrize("container", CONTAINERS)
def test_paused_seeks_near_and_far_show_the_target(opened, player, container):
    """Seeks while paused: back, near, into the same picture and far, to the picture that the engine promises."""
    recording = opened(container)
    for target in (30, 31, 31, 90, 29, 110, 0, 61):
        assert abs(recording.seek(recording.middle(target)) - target) <= tolerance(player)
        assert recording.index.index_of(player.playhead()) == target


def test_a_seek_while_playing_goes_on_from_there(opened, player, qtbot):
    """The playhead stands at the target until its picture is there, then runs on."""
    recording = opened("mp4-long-gop")
    recording.play_past(300)
    target = recording.middle(200)
    with qtbot.waitSignal(player.seek_done, timeout=5000):
        player.seek(target)
        assert player.playhead() == recording.index.time_of(200)
    assert player.state is State.PLAYING
    recording.play_past(target + 600)
    assert abs(recording.off()) <= 2


def test_of_thirty_quick_seeks_the_last_one_wins(opened, player, qtbot):
    """Seeks are coalesced: few are carried out, the last one is what is shown."""
    recording = opened("mp4")
    done, carried_out, go = [], [], player._go
    player._go = lambda ms: (carried_out.append(ms), go(ms))
    player.seek_done.connect(lambda token, _: done.append(token))
    tokens = [player.seek(recording.middle(number * 4)) for number in range(30)]
    qtbot.waitUntil(lambda: tokens[-1] in done, timeout=5000)
    assert len(carried_out) < 5
    assert done == tokens[-1:]
    assert abs(number_shown(player) - 116) <= tolerance(player)


@pytest.mark.parametrize("rate", [*(pytest.param(rate, marks=pytest.mark.slow) for rate in (0.25, 1.5, 2.0)), 0.5, 4.0])
def test_the_clock_runs_at_the_rate(opened, player, qtbot, rate):
    """Between two pictures, media time over wall time is the rate, once the engine has taken it over.

    The measured stretch is of seconds at every rate, so that a stall of a busy machine weighs little; a long one spoils
    a stretch, but not four in a row, while a wrong rate spoils them all.
    """
    seen = []
    player.picture_ready.connect(lambda: seen.append((steady_ms(), number_shown(player))))
    # Without a smooth rate libVLC first shows what it has decoded (up to a second's pictures), then stalls or jumps.
    patience = 400 if player.capabilities.smooth_rate else 4500 if rate < 1 else 1200

    def by_clock() -> float:
        begun, at = player.playhead(), steady_ms()
        qtbot.waitUntil(lambda: steady_ms() > at + 2_000 and bool(seen), timeout=8000)
        return (player.playhead() - begun) / (steady_ms() - at)

    def by_pictures() -> float:
        seen.clear()
        wanted = 60 * rate if rate > 1 else 12
        qtbot.waitUntil(lambda: bool(seen) and seen[-1][1] - seen[0][1] >= wanted, timeout=15_000)
        (first_at, first), (last_at, last) = seen[0], seen[-1]
        return (last - first) * FRAME_MS / (last_at - first_at)

    # On busy cores libVLC drops most of 120 pictures a second: its clock is what can be measured then.
    measure = by_clock if rate == 4 and not player.capabilities.smooth_rate else by_pictures
    found = 0.0
    for _ in range(4):
        opened("mp4-forty-seconds" if rate > 1 else "mp4-long-gop").play_past(200)
        player.set_rate(rate)
        changed = steady_ms()
        assert player.rate == rate
        qtbot.waitUntil(lambda changed=changed: steady_ms() > changed + patience, timeout=8000)
        found = measure()
        if found == pytest.approx(rate, rel=0.25):
            return
    pytest.fail(f"media time runs at {found:.2f} times, not {rate}")


@pytest.mark.slow
def test_a_decoder_that_is_late_never_shows_a_distorted_picture(opened, player, qtbot):
    """On a machine that is too slow pictures may be left out, but each that is shown is whole.

    Every picture refers to the one before it for half a minute, so a single one that is not decoded spoils the rest.
    By chance alone a decoder in a hurry comes through two times out of three.
    """
    unreadable, seen = [], []

    def see() -> None:
        try:
            seen.append(number_shown(player))
        except ValueError:
            unreadable.append(player.playhead())

    recording = opened("mp4-hard-work")
    with busy(2 * (os.cpu_count() or 1)):
        recording.play_past(200)
        player.set_rate(4.0)
        player.picture_ready.connect(see)
        qtbot.waitUntil(lambda: player.playhead() > 24_000, timeout=60_000)
    assert seen
    assert unreadable == []


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """So many other processes want a core."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for one in started:
            one.kill()
            one.wait()


def test_a_loop_returns_to_its_start(opened, player, qtbot):
    """With a loop the playhead goes round within it, again and again, until it is taken away."""
    recording = opened("mp4", 1010)
    start, end = recording.middle(30), recording.middle(42)
    player.set_loop(start, end)
    rounds, seen = [], []
    player.seek_done.connect(lambda token, _: rounds.append(token))
    player.picture_ready.connect(lambda: seen.append(number_shown(player)))
    player.play()
    qtbot.waitUntil(lambda: len(rounds) >= 3, timeout=10_000)
    assert min(seen) >= 30 - tolerance(player)
    assert max(seen) <= 42 + 6
    player.set_loop(None)
    recording.play_past(1800)


def test_a_loop_that_goes_backward_is_refused(player):
    """A span must end after it starts."""
    with pytest.raises(ValueError, match="loop"):
        player.set_loop(500, 500)


def test_sound_settings_are_the_programs_and_survive_a_load(opened, player):
    """Volume, mute and rate are what was set, limited to their range, whatever is loaded."""
    opened("mp4")
    player.set_volume(130)
    player.set_mute(True)
    player.set_rate(9)
    opened("mkv")
    assert (player.volume, player.mute, player.rate) == (100, True, 4.0)


def test_the_end_is_reported_and_a_seek_leads_out_of_it(opened, player, qtbot):
    """At the end: ENDED, playhead at the end; a seek shows its target, and playing goes on from there."""
    recording = opened("mp4", 3300)
    with qtbot.waitSignal(player.ended, timeout=8000):
        player.play()
    assert player.state is State.ENDED
    assert player.playhead() >= 3900
    assert abs(recording.seek(recording.middle(60)) - 60) <= tolerance(player)
    assert player.state is State.PAUSED
    recording.play_past(recording.middle(70))


def test_playing_at_the_end_starts_over(opened, player, qtbot):
    """`play` in the state ENDED plays from the start."""
    opened("mp4", 3700)
    with qtbot.waitSignal(player.ended, timeout=8000):
        player.play()
    player.play()
    qtbot.waitUntil(lambda: 200 < player.playhead() < 2000, timeout=5000)
    assert player.state is State.PLAYING


def test_a_seek_behind_the_end_is_answered(opened, player, qtbot):
    """A target past the last picture does not leave the player waiting."""
    opened("mp4")
    with qtbot.waitSignal(player.seek_done, timeout=6000):
        player.seek(60_000)
    assert player.playhead() <= 4200


@pytest.mark.parametrize("moment", ["empty", "opening", "paused", "seeking", "playing", "ended", "failed"])
def test_closing_works_in_every_state_and_leaves_no_thread(player, media_files, qtbot, moment):
    """`close` returns at once whatever goes on, stops every thread of ours, and the player can load again."""
    before = set(threading.enumerate())
    if moment == "failed":
        with qtbot.waitSignal(player.failed, timeout=9000):
            player.load(media_files("text"))
    elif moment != "empty":
        player.load(media_files("mp4"), 3500)
        if moment != "opening":
            qtbot.waitUntil(lambda: player.state is State.PAUSED, timeout=8000)
        if moment == "seeking":
            player.seek(1000)
        if moment in ("playing", "ended"):
            player.play()
            wanted = State.ENDED if moment == "ended" else State.PLAYING
            qtbot.waitUntil(lambda: player.state is wanted, timeout=8000)
    player.close()
    assert player.state is State.EMPTY
    # libVLC's threads that called us are known to Python as dummies until they end.
    ours = {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
    assert ours <= before
    with qtbot.waitSignal(player.opened, timeout=8000):
        player.load(media_files("mp4"), 1000)


def test_loading_another_recording_while_playing_shows_only_the_new_one(opened, player):
    """No picture of the old recording is taken for one of the new."""
    opened("mp4").play_past(2500)
    opened("mp4-wide", 350)
    image = player.picture().image
    assert image.width() > image.height()
    assert abs(number_shown(player) - 10) <= tolerance(player)
    assert player.state is State.PAUSED


@pytest.mark.parametrize("recipe", ["text", "empty", "mp4-no-moov"])
def test_a_broken_file_fails_with_a_sentence(player, media_files, qtbot, recipe):
    """A file that cannot be played ends in `failed` with a sentence that names it, and nothing else happens."""
    path = media_files(recipe)
    with qtbot.waitSignal(player.failed, timeout=9000) as failed:
        player.load(path)
    code, sentence = failed.args
    assert code == "open"
    assert path.name in sentence
    assert sentence.endswith(".")
    assert player.state is State.FAILED
    player.play()
    assert player.state is State.FAILED


def test_sound_alone_has_a_clock_and_no_picture(opened, player, qtbot):
    """A recording without pictures plays, seeks and pauses by its clock."""
    recording = opened("m4a", 500)
    assert player.picture() is None
    recording.play_past(1000)
    with qtbot.waitSignal(player.seek_done, timeout=5000):
        player.seek(600)
    recording.play_past(800)
    player.pause()
    assert 800 <= player.playhead() < 2000
    assert player.picture() is None


def test_pictures_carry_their_times_where_the_engine_says_so(opened, player):
    """`picture_pts`: each picture's time is its own; without it there is none."""
    recording = opened("mp4")
    times = []
    player.picture_ready.connect(lambda: times.append((number_shown(player), player.picture().pts_ms)))
    recording.play_past(800)
    if player.capabilities.picture_pts:
        assert all(abs(pts - recording.index.time_of(number)) <= 1 for number, pts in times)
    else:
        assert {pts for _, pts in times} == {None}


def test_step_is_not_claimed_and_does_nothing(opened, player):
    """Neither engine steps both ways (libVLC only forward, QtMultimedia by seeking); the deck steps instead."""
    recording = opened("mp4")
    number = recording.seek(1010)
    assert not player.capabilities.native_step
    if player.capabilities.exact_seek:
        player.step(1)
        assert number_shown(player) == number
