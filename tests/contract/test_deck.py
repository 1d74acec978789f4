"""The deck with real engines and real files: the number in the picture on screen is the number due at the playhead."""

import statistics
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer_app.domain.recording import AudioStream, Recording, VideoStream
from reviewer_app.operations import importing
from reviewer_app.playback import deck as deck_module
from reviewer_app.playback.availability import Choice, Engine
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State, steady_ms
from tests.contract.players import ENGINES, engine, index_of, number_in

CONTAINERS = ("mp4", "mkv", "ts", "webm", "mp4-vfr", "mp4-late", "flv", "mkv-cut")


def recording_of(path, **values) -> Recording:
    """A recording as import would give it."""
    index = index_of(path) if path.suffix != ".m4a" else None
    usual = {
        "recording_id": "0" * 64, "title": path.stem, "original_path": str(path), "media_path": str(path),
        "container": path.suffix[1:], "duration_ms": int(index.times_ms[-1]) + 33 if index else 3000,
        "video": VideoStream("h264", 180, 320) if index else None, "audio": (AudioStream("aac", 48_000, 1),),
    }  # fmt: skip
    return Recording(**(usual | values))


class Screen:
    """What a person would see: the newest picture that the deck gave, its time, and what the deck says it is."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.image, self.pts_ms, self.exact = None, -1, False
        self.moves: list[tuple[float, int]] = []
        self.reasons: list[str] = []
        deck.picture.connect(self._on_picture)
        deck.moved.connect(lambda ms: self.moves.append((steady_ms(), ms)))
        deck.engine_changed.connect(self.reasons.append)

    def _on_picture(self, image, pts_ms, exact) -> None:
        self.image, self.pts_ms, self.exact = image, pts_ms, exact

    def stands_at_the_playhead(self) -> bool:
        """Whether the exact picture of the playhead's time is on screen."""
        return self.exact and self.pts_ms == self.deck.playhead_ms() and self.deck.time_source() == "picture"


@pytest.fixture(params=ENGINES)
def deck(request, qtbot, monkeypatch):
    """A deck on each engine."""
    chosen = engine(request.param)
    monkeypatch.setattr(deck_module, "choose", lambda *_: Choice(chosen, (), f"{chosen.name} was chosen."))
    made = Deck(request.param)
    yield made
    made.close()


@pytest.fixture
def screen(deck):
    """The picture that the deck shows."""
    return Screen(deck)


@pytest.fixture
def shown(deck, screen, media_files, qtbot):
    """`shown(recipe, start_ms)`: load a recording and wait for the engine and the first exact picture."""

    def load(recipe: str, start_ms: int = 0, **values):
        path = media_files(recipe)
        deck.load(recording_of(path, **values), start_ms, index_of(path))
        qtbot.waitUntil(lambda: deck.state is State.PAUSED and screen.stands_at_the_playhead(), timeout=9000)
        return index_of(path)

    return load


def check(deck, screen, index, qtbot) -> int:
    """Wait for the exact picture; its number, which must be the one that the playhead's time has in the index."""
    qtbot.waitUntil(screen.stands_at_the_playhead, timeout=5000)
    number = number_in(screen.image)
    assert number == index.index_of(deck.playhead_ms())
    assert deck.playhead_ms() == index.time_of(number)
    return number


@pytest.mark.parametrize("container", CONTAINERS)
def test_standing_seeking_and_stepping_show_the_playheads_picture(deck, screen, shown, qtbot, container):
    """In every container, each picture shown after loading, seeking and stepping either way is the playhead's."""
    index = shown(container, 700)
    assert check(deck, screen, index, qtbot) == index.index_of(700)
    for target in (45, 10, 11, 62, 0, 33):
        deck.seek(index.middle_of(target))
        assert check(deck, screen, index, qtbot) == target
    for step, expected in ((1, 34), (1, 35), (-3, 32), (-1, 31), (10, 41)):
        deck.step(step)
        qtbot.waitUntil(lambda wanted=expected: index.index_of(deck.playhead_ms()) == wanted, timeout=5000)
        assert check(deck, screen, index, qtbot) == expected


@pytest.fixture(params=["ts", "ts-late", "mp4-late", "mkv-late"])
def copied(request, media_files, tmp_path) -> Recording:
    """A recording of which import makes a copy."""
    path = media_files(request.param)
    return importing.prepare(path, None, tmp_path, lambda _done, _total: None, lambda: False).recording


def test_what_import_copies_stands_and_plays_where_it_is_sent(deck, screen, copied, qtbot):
    """As they are, engines land seconds away in these; of the copy every picture is exact, and playing starts there."""
    index = index_of(Path(copied.media_path))
    deck.load(copied, 700, index)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED and screen.stands_at_the_playhead(), timeout=9000)
    assert check(deck, screen, index, qtbot) == index.index_of(700)
    for target in (45, 10, 100, 0, 70):
        deck.seek(index.middle_of(target))
        assert check(deck, screen, index, qtbot) == target
    deck.step(-1)
    qtbot.waitUntil(lambda: index.index_of(deck.playhead_ms()) == 69, timeout=5000)
    assert check(deck, screen, index, qtbot) == 69
    played = []
    deck.picture.connect(lambda image, *_: played.append(number_in(image)))
    deck.play()
    qtbot.waitUntil(lambda: bool(played) and deck.state is State.PLAYING, timeout=8000)
    assert abs(played[0] - 69) <= 3


def test_going_to_a_word_shows_a_picture_in_which_it_is_said(deck, screen, shown, qtbot):
    """A word that begins between two pictures is not yet said in the first of them."""
    index = shown("mp4")
    for number in (12, 50, 7):
        deck.seek_from(index.time_of(number) - 9)
        assert check(deck, screen, index, qtbot) == number
    deck.seek_from(index.time_of(20))
    assert check(deck, screen, index, qtbot) == 20


def test_quick_steps_add_up(deck, screen, shown, qtbot):
    """Steps pressed before the first one's picture is there are all made."""
    index = shown("mp4", 1010)
    for _ in range(5):
        deck.step(1)
    deck.step(-2)
    qtbot.waitUntil(lambda: index.index_of(deck.playhead_ms()) == 33, timeout=5000)
    assert check(deck, screen, index, qtbot) == 33


def test_of_thirty_quick_seeks_the_last_one_is_shown(deck, screen, shown, qtbot):
    """A drag over the timeline ends on the picture where it ended."""
    index = shown("mp4")
    for number in range(30):
        deck.seek(index.middle_of(number * 4))
    assert check(deck, screen, index, qtbot) == 116


def test_pausing_shows_the_exact_picture_and_playing_goes_on_from_it(deck, screen, shown, qtbot):
    """Play, pause, play: the playhead never jumps and the paused picture is its own."""
    index = shown("mp4")
    deck.play()
    qtbot.waitUntil(lambda: deck.playhead_ms() > 600, timeout=8000)
    deck.pause()
    paused = check(deck, screen, index, qtbot)
    deck.play()
    assert abs(index.index_of(deck.playhead_ms()) - paused) <= 2
    qtbot.waitUntil(lambda: index.index_of(deck.playhead_ms()) > paused + 10, timeout=8000)


def test_playing_starts_where_a_step_or_seek_has_left_off(deck, screen, shown, qtbot):
    """The engine is brought to the picture on screen before it plays."""
    index = shown("mp4-long-gop")
    deck.seek(index.middle_of(200))
    deck.step(-1)
    qtbot.waitUntil(lambda: index.index_of(deck.playhead_ms()) == 199, timeout=5000)
    played = []
    deck.picture.connect(lambda image, *_: played.append(number_in(image)))
    deck.play()
    qtbot.waitUntil(lambda: len(played) > 10 and deck.state is State.PLAYING, timeout=8000)
    assert all(190 <= number <= 230 for number in played)


def test_while_playing_the_playhead_is_the_picture_on_screen(deck, screen, shown, qtbot, record_property):
    """Sampled with each `moved` (15 to 20 a second), the playhead is the picture shown, or its neighbour."""
    index = shown("mp4-long-gop")
    errors = []

    def sample(ms: int) -> None:
        if deck.state is State.PLAYING and ms > 600 and screen.image is not None:
            errors.append(index.index_of(ms) - number_in(screen.image))

    deck.moved.connect(sample)
    deck.play()
    qtbot.waitUntil(lambda: deck.playhead_ms() > 3000, timeout=10_000)
    share = sum(abs(error) <= 1 for error in errors) / len(errors)
    record_property("playhead_error_pictures", {"median": statistics.median(errors), "within_1": share})
    print(f"{deck.engine}: playhead minus picture, in pictures: {sorted(set(errors))}, within 1: {share:.1%}")
    assert len(errors) > 25
    assert share >= 0.9
    assert all(abs(error) <= 4 for error in errors)
    intervals = [
        later - earlier for (earlier, _), (later, _) in zip(screen.moves[10:], screen.moves[11:], strict=False)
    ]
    assert 40 < statistics.median(intervals) < 75


def test_shuttling_backward_shows_exact_pictures_and_stops(deck, screen, shown, qtbot):
    """j goes backward in exact pictures, faster when pressed again, and k stops at the playhead's picture."""
    index = shown("mp4", 3000)
    rates = []
    deck.rate_changed.connect(rates.append)
    deck.shuttle(-1)
    deck.shuttle(-1)
    assert deck.rate == -2.0
    qtbot.waitUntil(lambda: deck.playhead_ms() < 2000, timeout=8000)
    deck.shuttle(0)
    assert rates == [-1.0, -2.0, 1.0]
    assert deck.state is State.PAUSED
    assert 5 < check(deck, screen, index, qtbot) < 60


def test_shuttling_forward_doubles_and_gives_the_speed_back(deck, shown, qtbot):
    """l plays at 1x, 2x, 4x; k pauses and the speed of before is back."""
    shown("mp4-long-gop")
    deck.set_rate(1.5)
    for expected in (1.0, 2.0, 4.0, 4.0):
        deck.shuttle(1)
        assert deck.rate == expected
    qtbot.waitUntil(lambda: deck.playhead_ms() > 1500, timeout=8000)
    deck.shuttle(0)
    assert (deck.rate, deck.state) == (1.5, State.PAUSED)


def test_the_end_shows_the_last_picture_and_playing_starts_over(deck, screen, shown, qtbot):
    """At the end the last picture is exact; stepping back and playing again both work from there."""
    index = shown("mp4", 3300)
    with qtbot.waitSignal(deck.ended, timeout=9000):
        deck.play()
    last = check(deck, screen, index, qtbot)
    assert last == len(index) - 1
    deck.step(-1)
    qtbot.waitUntil(lambda: index.index_of(deck.playhead_ms()) == last - 1, timeout=5000)
    assert check(deck, screen, index, qtbot) == last - 1
    deck.seek(10_000)
    deck.play()
    qtbot.waitUntil(lambda: deck.state in (State.PLAYING, State.ENDED), timeout=8000)


def test_sound_alone_plays_without_pictures(deck, screen, media_files, qtbot):
    """A recording of sound only: the clock goes on, seeks work, no picture ever comes."""
    deck.load(recording_of(media_files("m4a")))
    qtbot.waitUntil(lambda: deck.state is State.PAUSED, timeout=9000)
    deck.seek(800)
    assert deck.playhead_ms() == 800
    deck.play()
    qtbot.waitUntil(lambda: deck.playhead_ms() > 1100, timeout=8000)
    deck.pause()
    assert deck.time_source() == "clock"
    assert screen.image is None


def test_without_an_index_the_deck_builds_one_aside(deck, screen, media_files, qtbot):
    """Steps and seeks are exact before and after the index is there."""
    path, told = media_files("mp4"), []
    deck.indexed.connect(told.append)
    deck.load(recording_of(path), 1010)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED and screen.stands_at_the_playhead(), timeout=9000)
    deck.step(1)
    qtbot.waitUntil(lambda: screen.pts_ms == 1033 and screen.stands_at_the_playhead(), timeout=5000)
    qtbot.waitUntil(lambda: deck.packet_index is not None, timeout=5000)
    assert told == [deck.packet_index]
    deck.seek(2020)
    assert check(deck, screen, index_of(path), qtbot) == 60


@pytest.mark.parametrize("moment", ["opening", "paused", "playing", "seeking", "backward"])
def test_closing_leaves_no_thread_and_no_timer(deck, shown, media_files, qtbot, moment):
    """Whatever goes on, after `close` no thread of ours and no timer is left, and nothing is emitted any more."""
    before = set(threading.enumerate())
    if moment == "opening":
        deck.load(recording_of(media_files("mp4")))
    else:
        shown("mp4")
    if moment == "playing":
        deck.play()
        qtbot.waitUntil(lambda: deck.playhead_ms() > 200, timeout=8000)
    elif moment == "seeking":
        deck.seek(3000)
    elif moment == "backward":
        deck.seek(3000)
        deck.shuttle(-1)
    deck.close()
    ours = {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
    assert ours <= before
    assert not any(timer.isActive() for timer in (deck._ticker, deck._backward))
    emitted = []
    for signal in (deck.picture, deck.moved, deck.state_changed, deck.failed):
        signal.connect(lambda *values: emitted.append(values))
    quiet_until = steady_ms() + 200
    qtbot.waitUntil(lambda: steady_ms() > quiet_until)
    assert emitted == []
    assert deck.state is State.EMPTY


def test_an_engine_that_fails_gives_way_to_the_other(qtbot, media_files, monkeypatch):
    """The other engine takes over at the same place, and a sentence says why."""
    broken = replace(engine("vlc"), factory=lambda parent: _on_another_file(parent, media_files("text")))
    choice = Choice(broken, (engine("qt"),), "libVLC was chosen.")
    monkeypatch.setattr(deck_module, "choose", lambda *_: choice)
    deck = Deck("vlc")
    screen = Screen(deck)
    index = index_of(media_files("mp4"))
    deck.load(recording_of(media_files("mp4")), 1010, index)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED and len(screen.reasons) == 2, timeout=9000)
    assert deck.engine == "QtMultimedia"
    assert "QtMultimedia plays it instead" in screen.reasons[1]
    assert check(deck, screen, index, qtbot) == 30
    deck.close()


def test_libvlc_that_plays_from_elsewhere_gives_way(qtbot, media_files, monkeypatch):
    """In a file whose clock begins late libVLC cannot seek and does not say so; the deck notices and changes."""
    choice = Choice(engine("vlc"), (engine("qt"),), "libVLC was chosen.")
    monkeypatch.setattr(deck_module, "choose", lambda *_: choice)
    deck = Deck("vlc")
    screen = Screen(deck)
    index = index_of(media_files("mp4-late"))
    deck.load(recording_of(media_files("mp4-late")), index.middle_of(30), index)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED, timeout=9000)
    deck.play()
    qtbot.waitUntil(lambda: deck.engine == "QtMultimedia" and deck.state is State.PLAYING, timeout=9000)
    qtbot.waitUntil(lambda: deck.playhead_ms() > index.time_of(60), timeout=9000)
    assert number_in(screen.image) == index.index_of(screen.pts_ms)
    deck.close()


def test_with_no_engine_left_the_pictures_still_stand(qtbot, media_files, monkeypatch):
    """When no engine can play a file, the deck says so, and seeking and stepping go on with exact pictures."""
    broken = Engine("vlc", lambda parent: _on_another_file(parent, media_files("text")), "3")
    monkeypatch.setattr(deck_module, "choose", lambda *_: Choice(broken, (), "libVLC was chosen."))
    deck = Deck("vlc")
    screen = Screen(deck)
    index = index_of(media_files("mp4"))
    with qtbot.waitSignal(deck.failed, timeout=9000) as failed:
        deck.load(recording_of(media_files("mp4")), 0, index)
    assert failed.args[0].endswith(".")
    deck.seek(index.middle_of(50))
    assert check(deck, screen, index, qtbot) == 50
    deck.play()
    assert deck.state is not State.PLAYING
    deck.close()


def _on_another_file(parent, path):
    """A real player of libVLC that is handed a file it cannot play, whatever it is told to load."""
    player = engine("vlc").factory(parent)
    load = player.load
    player.load = lambda _path, start_ms=0: load(path, start_ms)
    return player


def test_the_sound_track_is_passed_on_and_belongs_to_the_recording(deck, shown):
    """The player hears of it; another recording begins with its first."""
    shown("mp4-two-tracks")
    deck.set_audio_track(1)
    assert (deck.audio_track, deck._player.audio_track) == (1, 1)
    shown("mp4")
    assert (deck.audio_track, deck._player.audio_track) == (0, 0)
