"""Difficult recordings from import to screen: what is said of them, and that each picture shown is the one due.

The truth is the number burnt into each picture, read by decoding the original from its beginning to its end.
"""

import statistics
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from reviewer_app.domain.recording import Recording
from reviewer_app.media.clock import media_ms
from reviewer_app.media.opening import opened as opened_file
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.operations import importing
from reviewer_app.playback import deck as deck_module
from reviewer_app.playback.availability import Choice, choose
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from tests.contract.players import ENGINES, engine, number_in
from tests.contract.test_deck import Screen
from tests.media_files import brightness, read_frame_number

JUMP, CUT = "the times here run on", "it was cut off before its end"
# What import says of each; where nothing is said, nothing must be.
WARNINGS: dict[str, tuple[str, ...]] = {
    "mp4-vfr": (), "mkv-vfr": (), "flv-vfr": (), "ts-vfr": (),
    "mp4-late": (), "mkv-late": (), "ts-late": (), "mp4-begins-inside": (), "mp4-fragmented-edits": (),
    "flv-forward": (JUMP,), "flv-restart": (JUMP,), "ts-back": (JUMP,), "ts-thrice": (JUMP, JUMP),
    "hls-discontinuity": (JUMP, JUMP), "hls-fmp4": (), "hls-open": (),
    "flv-turned": (), "ts-turned": (),
    "mkv-cut": (CUT,), "flv-cut": (CUT,), "ts-cut": (CUT,), "ts-cut-evenly": (CUT,),
    "mp4-two-tracks": ("2 sound tracks",), "mkv-two-tracks": ("2 sound tracks",),
    "mp4-late-sound": (), "mkv-late-sound": (), "ts-late-sound": (), "flv-late-sound": (),
    "mp4-short-sound": (), "mkv-short-sound": (), "mp4-long-sound": (), "mkv-long-sound": (),
    "mp4-zero-tail": (), "mkv-zero-tail": (), "flv-zero-tail": (), "ts-zero-tail": (CUT,),
    "mp4-silent": ("no sound",), "mp4-ten-hours": (), "mkv-ten-hours": (),
}  # fmt: skip
# Decoding these to their end takes too long, or FFmpeg does not come to it: picture i carries i modulo 60 or i.
COUNTED = ("mp4-ten-hours", "mkv-ten-hours", "ts-zero-tail")


@dataclass(frozen=True)
class Case:
    """An imported recording, the index of what is played, and the original's pictures: (media time, number) of each."""

    recording: Recording
    index: PacketIndex
    original: list[tuple[int, int]]

    @cached_property
    def numbers(self) -> list[int]:
        """The number in each picture."""
        return [number for _, number in self.original]


def numbers_of(path: Path) -> list[tuple[int, int]]:
    """(media time, number) of each whole picture, decoded from first to last."""
    with opened_file(path) as container:
        stream = container.streams.video[0]
        return [
            (media_ms(frame.pts, stream.time_base, container.start_time), read_frame_number(brightness(frame)))
            for frame in container.decode(stream)
            if not frame.is_corrupt
        ]


@pytest.fixture(scope="module")
def imported(media_files, tmp_path_factory):
    """`imported(recipe)`: the recording as import gives it, and the truth about it."""
    folder = tmp_path_factory.mktemp("copies")
    known: dict[str, Case] = {}

    def prepare(recipe: str) -> Case:
        if recipe not in known:
            path = media_files(recipe)
            done = importing.prepare(path, None, folder, lambda _done, _total: None, lambda: False)
            index = PacketIndex.build(done.recording.media_path)
            if recipe in COUNTED:
                turn = 60 if "hours" in recipe else 1000
                original = [(index.time_of(number), number % turn) for number in range(len(index))]
            else:
                original = numbers_of(path)
            known[recipe] = Case(done.recording, index, original)
        return known[recipe]

    return prepare


class Watched:
    """A recording on an engine's deck, with what is on screen."""

    def __init__(self, deck: Deck, case: Case, qtbot) -> None:
        self.deck, self.case, self._qtbot = deck, case, qtbot
        self.screen = Screen(deck)
        deck.load(case.recording, 0, case.index)
        qtbot.waitUntil(lambda: deck.state is State.PAUSED and self.screen.stands_at_the_playhead(), timeout=9000)

    def number_at(self, place: int) -> int:
        """The number on screen once the exact picture with this place in the recording is there."""
        wanted = self.case.index.time_of(place)
        self._qtbot.waitUntil(
            lambda: self.screen.stands_at_the_playhead() and self.deck.playhead_ms() == wanted, timeout=6000
        )
        return number_in(self.screen.image)

    def play(self, pictures: int) -> list[tuple[int, int]]:
        """Play so many pictures, or to the end: (number shown, number due) of each that is whole."""
        seen: list[tuple[int, int]] = []

        def see(image, ms: int, _exact: bool) -> None:
            place = self.case.index.index_of(ms)
            if self.deck.state is State.PLAYING and place < len(self.case.numbers):
                seen.append((number_in(image), self.case.numbers[place]))

        self.deck.picture.connect(see)
        self.deck.play()
        self._qtbot.waitUntil(lambda: len(seen) >= pictures or self.deck.state is State.ENDED, timeout=10_000)
        self.deck.pause()
        return seen


@pytest.fixture
def watch(monkeypatch, qtbot, imported):
    """`watch(recipe, name)`: an imported recording on a deck with the engine of this name."""
    deck = Deck()

    def load(recipe: str, name: str) -> Watched:
        chosen = engine(name)
        monkeypatch.setattr(deck_module, "choose", lambda *_: Choice(chosen, (), f"{name} was chosen."))
        return Watched(deck, imported(recipe), qtbot)

    yield load
    deck.close()


# Each on one engine, in turn; with both in the long run.
WATCHED = [
    pytest.param(recipe, name, marks=[pytest.mark.slow] if number % 2 != turn or "hours" in recipe else [])
    for number, recipe in enumerate(WARNINGS)
    for turn, name in enumerate(ENGINES)
]


@pytest.mark.parametrize(
    "recipe",
    [pytest.param(recipe, marks=pytest.mark.slow) if recipe == "mkv-ten-hours" else recipe for recipe in WARNINGS],
)
def test_import_says_what_is_odd_and_keeps_every_picture(imported, recipe):
    """The warnings are these and no others; the played pictures are the original's, at the times that the map says."""
    case = imported(recipe)
    warnings = case.recording.warnings
    assert len(warnings) == len(WARNINGS[recipe]), warnings
    assert all(wanted in warning for wanted, warning in zip(WARNINGS[recipe], warnings, strict=True))
    assert case.recording.damaged == (CUT in WARNINGS[recipe])
    if recipe in COUNTED:
        return
    original, played = case.original, numbers_of(Path(case.recording.media_path))
    assert [number for _, number in played] == [number for _, number in original]
    to_original = case.recording.time_map.to_original
    assert max(abs(to_original(here) - there) for (there, _), (here, _) in zip(original, played, strict=True)) <= 1
    assert case.recording.duration_ms >= played[-1][0]


@pytest.mark.parametrize(("recipe", "name"), WATCHED)
def test_every_still_is_the_picture_due(watch, recipe, name):
    """Paused, throughout the recording, seeking to and fro and stepping: the number on screen is the playhead's."""
    watched = watch(recipe, name)
    deck, case = watched.deck, watched.case
    last = len(case.numbers) - 1
    for place in (last, 0, last // 2, last // 2 + 1, last // 3, last - 1, last // 7, 1):
        deck.seek(case.index.middle_of(place))
        assert watched.number_at(place) == case.numbers[place]
    for step, place in ((1, 2), (1, 3), (-1, 2), (-2, 0)):
        deck.step(step)
        assert watched.number_at(place) == case.numbers[place]


@pytest.mark.parametrize(("recipe", "name"), [case for case in WATCHED if "hours" not in case.values[0]])
def test_while_playing_the_playhead_is_the_picture_shown(watch, recipe, name, qtbot):
    """From the middle on, over joints and turns; where the engine knows each picture's time, to the picture."""
    watched = watch(recipe, name)
    deck, case = watched.deck, watched.case
    deck.seek(case.index.middle_of(max(0, len(case.numbers) // 2 - 8)))
    seen = watched.play(20)
    # On busy cores pictures of a recording of one second are left out.
    assert len(seen) > 2
    wrong = [abs(shown - due) for shown, due in seen]
    if deck._player.capabilities.picture_pts:
        assert set(wrong) == {0}
    else:
        # libVLC's pictures carry no times: between its clock's reports the playhead is a few pictures off, at a joint
        # the number begins anew.
        assert statistics.median(wrong) <= 2
    if deck.state is not State.ENDED:
        qtbot.waitUntil(watched.screen.stands_at_the_playhead, timeout=5000)
        assert number_in(watched.screen.image) == case.numbers[case.index.index_of(deck.playhead_ms())]


@pytest.mark.parametrize("recipe", ["mp4-no-moov", "empty", "text"])
def test_what_cannot_play_is_refused_in_a_sentence(media_files, tmp_path, recipe):
    """At import, by name, and nothing is left behind."""
    with pytest.raises(Exception, match=media_files(recipe).name) as caught:
        importing.prepare(media_files(recipe), None, tmp_path, lambda _done, _total: None, lambda: False)
    assert str(caught.value).count("\n") == 0
    assert not list(tmp_path.iterdir())


def test_auto_takes_an_engine_for_each(imported):
    """What is whole, or was copied, goes to the engine that knows each picture's time; a damaged file to the other."""
    assert choose("auto", imported("flv-turned").recording).engine.name == "qt"
    assert choose("auto", imported("ts-cut").recording).engine.name == "qt"
    assert choose("auto", imported("mkv-cut").recording).engine.name == "vlc"
