"""The next recording prepared beside the one that plays, with real engines and real files."""

from dataclasses import replace

import pytest

from reviewer_app.playback import deck as deck_module
from reviewer_app.playback.availability import Choice
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.playback.standby import Standby
from tests.contract.players import ENGINES, engine, number_in
from tests.contract.test_deck import Screen, recording_of
from tests.media_files import make_recording


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Two recordings of different length."""
    folder = tmp_path_factory.mktemp("standby")
    return [make_recording(folder / f"{name}.mp4", seconds=seconds) for name, seconds in (("one", 3), ("two", 2))]


@pytest.fixture(params=ENGINES)
def deck(request, qtbot, monkeypatch):
    """A deck on each engine that counts how many players it has made."""
    chosen = engine(request.param)
    made = []

    def factory(parent):
        made.append(chosen.factory(parent))
        return made[-1]

    counting = type(chosen)(chosen.name, factory, chosen.version)
    monkeypatch.setattr(deck_module, "choose", lambda *_: Choice(counting, (), "chosen"))
    deck = Deck(request.param)
    deck.players_made = made
    yield deck
    deck.close()


def opened(deck, recording, qtbot):
    deck.load(recording)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED, timeout=10_000)


def test_what_was_prepared_shows_its_picture_as_it_is_loaded_and_plays(deck, files, qtbot):
    """The picture is there before `load` has returned; no player is opened a second time."""
    one, two = (recording_of(path, recording_id=path.stem) for path in files)
    screen = Screen(deck)
    opened(deck, one, qtbot)
    deck.prepare(two)
    qtbot.waitUntil(lambda: deck.prepared, timeout=10_000)
    screen.image = None
    deck.load(two)
    assert number_in(screen.image) == 0
    assert screen.stands_at_the_playhead()
    assert (deck.state, len(deck.players_made)) == (State.PAUSED, 2)
    deck.play()
    qtbot.waitUntil(lambda: deck.state is State.PLAYING and deck.playhead_ms() > 300, timeout=10_000)
    qtbot.waitUntil(lambda: deck.packet_index is not None)
    deck.pause()
    deck.seek(1_500)
    qtbot.waitUntil(screen.stands_at_the_playhead, timeout=10_000)
    assert number_in(screen.image) == 45


def test_the_recording_that_plays_is_not_disturbed(deck, files, qtbot):
    one, two = (recording_of(path, recording_id=path.stem) for path in files)
    opened(deck, one, qtbot)
    deck.play()
    qtbot.waitUntil(lambda: deck.state is State.PLAYING, timeout=10_000)
    states, failures = [], []
    deck.state_changed.connect(states.append)
    deck.failed.connect(failures.append)
    deck.prepare(two)
    qtbot.waitUntil(lambda: deck.prepared, timeout=10_000)
    before = deck.playhead_ms()
    qtbot.waitUntil(lambda: deck.playhead_ms() > before or deck.state is State.ENDED, timeout=10_000)
    assert failures == []
    assert State.PAUSED not in states


def test_a_recording_that_was_not_prepared_is_loaded_as_ever(deck, files, qtbot):
    """What had been prepared is let go."""
    one, two = (recording_of(path, recording_id=path.stem) for path in files)
    deck.prepare(one)
    qtbot.waitUntil(lambda: deck.prepared, timeout=10_000)
    opened(deck, two, qtbot)
    assert not deck.prepared
    assert len(deck.players_made) == 2


def test_a_file_that_cannot_be_opened_ahead_is_opened_again_when_it_is_wanted(deck, files, tmp_path, qtbot):
    """So that the person hears what is wrong with it then, and only then."""
    one = recording_of(files[0], recording_id="one")
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing that plays")
    bad = type(one)(**{**{f: getattr(one, f) for f in one.__slots__}, "media_path": str(broken), "recording_id": "x"})
    opened(deck, one, qtbot)
    failures = []
    deck.failed.connect(failures.append)
    deck.prepare(bad)
    qtbot.waitUntil(lambda: deck._standby.player.state is State.FAILED, timeout=10_000)
    assert failures == []
    with qtbot.waitSignal(deck.failed, timeout=10_000):
        deck.load(bad)


def test_only_one_is_held(deck, files, qtbot):
    """The recording on screen is not prepared."""
    one, two = (recording_of(path, recording_id=path.stem) for path in files)
    deck.prepare(one)
    first = deck._standby
    deck.prepare(one)
    assert deck._standby is first
    deck.prepare(two)
    assert deck._standby.recording == two
    opened(deck, one, qtbot)
    deck.prepare(one)
    assert deck._standby is None


@pytest.fixture(params=ENGINES)
def standby(request, files, qtbot):
    """The first recording on each engine, ready."""
    made = Standby(recording_of(files[0]), Choice(engine(request.param), (), "chosen"), None)
    qtbot.waitUntil(lambda: made.ready and made.index is not None, timeout=10_000)
    yield made
    made.close()


def test_it_stands_at_the_first_picture_in_silence(standby):
    """Picture and packet index are there before anybody asks for the recording."""
    image, pts_ms = standby.picture
    assert (number_in(image), pts_ms) == (0, 0)
    assert len(standby.index.times_ms) == 90
    assert (standby.player.state, standby.player.mute) == (State.PAUSED, True)


def test_what_was_taken_outlives_it(standby, qtbot):
    """The parts work on with whoever took them; there is nothing left to take."""
    player, still, index_job = standby.take()
    assert standby.take() == (None, None, None) and not standby.ready
    standby.close()
    player.play()
    qtbot.waitUntil(lambda: player.playhead() > 100, timeout=10_000)
    with qtbot.waitSignal(still.ready, timeout=10_000) as shown:
        still.at(1_000)
    assert number_in(shown.args[1]) == 30
    for part in (player, still, index_job):
        part.close()


def test_a_player_that_failed_is_not_handed_over(tmp_path, files, qtbot):
    """Whoever wants the recording then opens it anew, and hears why it fails."""
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing that plays")
    good = recording_of(files[0])
    made = Standby(replace(good, media_path=str(broken)), Choice(engine("qt"), (), "chosen"), None)
    qtbot.waitUntil(lambda: made.player.state is State.FAILED, timeout=10_000)
    assert not made.ready
    player, still, index_job = made.take()
    assert player is None
    for part in (still, index_job):
        part.close()
