"""Playing what is kept sealed, on both engines and PyAV: the same pictures as from the plain file, nothing decrypted
on the disk.
"""

import ctypes
from pathlib import Path

import pytest

from reviewer_app import paths
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import SealedMedia
from reviewer_app.playback import deck as deck_module
from reviewer_app.playback.availability import Choice
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.playback.sealed_device import SealedDevice
from reviewer_app.playback.vlc_sealed import SealedInput
from tests.contract.players import ENGINES, engine, number_in, number_shown
from tests.contract.test_deck import Screen
from tests.media_files import read_frame_number
from tests.sealed import fetched, vault_in

SAMPLE = paths.resources() / "sample" / "directo-demo.mp4"
PLACES_MS = (0, 40_000, 1_000, 70_033, 69_900, 12_345)


@pytest.fixture
def vault(tmp_path):
    """An empty vault."""
    return vault_in(tmp_path / "recordings")


@pytest.fixture(params=ENGINES)
def deck(request, qtbot, monkeypatch, vault):
    """A deck on each engine that reads from the vault."""
    chosen = engine(request.param)
    monkeypatch.setattr(deck_module, "choose", lambda *_: Choice(chosen, (), f"{chosen.name} was chosen."))
    made = Deck(request.param, source_of=vault.source_of)
    yield made
    made.close()


def numbers(source) -> list[tuple[int, int]]:
    """(time, number) of exact pictures: at places, one step forward, one back."""
    with FrameReader(source) as reader:
        shown = [one for ms in PLACES_MS for one in (reader.at(ms), reader.step(1), reader.step(-1))]
        return [(one.pts_ms, read_frame_number(one.to_rgb())) for one in shown]


def test_the_sealed_sample_has_the_pictures_of_the_plain_one(vault):
    """PyAV: seeks and steps; the index too."""
    recording = fetched(SAMPLE, vault)
    source = vault.source_of(recording)
    assert isinstance(source, SealedMedia)
    assert numbers(source) == numbers(SAMPLE)
    assert PacketIndex.build(source).times_ms.tolist() == PacketIndex.build(SAMPLE).times_ms.tolist()


def test_engines_show_the_picture_that_they_were_sent_to(deck, vault, media_files, qtbot):
    """Seek, step, play, pause: the number in the picture is the one due at its time."""
    screen = Screen(deck)
    recording = fetched(media_files("mp4"), vault)
    index = PacketIndex.build(vault.source_of(recording))
    deck.load(recording, 0, index)
    qtbot.waitUntil(lambda: deck.state is State.PAUSED and screen.stands_at_the_playhead(), timeout=9_000)
    for ms in (2_000, 500, 2_900, 1_033):
        deck.seek(ms)
        qtbot.waitUntil(screen.stands_at_the_playhead, timeout=9_000)
        assert number_in(screen.image) == index.index_of(screen.pts_ms) == index.index_of(ms)
    deck.step(-1)
    qtbot.waitUntil(lambda: screen.stands_at_the_playhead() and screen.pts_ms < 1_033, timeout=9_000)
    deck.play()
    qtbot.waitUntil(lambda: deck.playhead_ms() > 1_600, timeout=9_000)
    deck.pause()
    qtbot.waitUntil(screen.stands_at_the_playhead, timeout=9_000)
    assert number_in(screen.image) == index.index_of(screen.pts_ms)
    deck.play()
    qtbot.waitUntil(lambda: deck.state is State.ENDED, timeout=9_000)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("recipe", ["mp4", "mkv", "webm", "mp4-fragmented", "flv", "ts"])
def test_each_engine_opens_and_seeks_alone(name, recipe, vault, media_files, qtbot):
    """The player without the exact pictures of PyAV; what players cannot seek in is a sealed copy by then."""
    recording = fetched(media_files(recipe), vault)
    index = PacketIndex.build(vault.source_of(recording))
    player = engine(name).factory(None)
    player.set_snap(index.snap)
    try:
        with qtbot.waitSignal(player.opened, timeout=9_000):
            player.load(vault.source_of(recording), 0)
        with qtbot.waitSignal(player.seek_done, timeout=9_000):
            player.seek(index.middle_of(60))
        qtbot.waitUntil(lambda: abs(number_shown(player) - number_of(vault, recording, 60)) <= 3, timeout=9_000)
    finally:
        player.close()


def number_of(vault, recording, place: int) -> int:
    """The number in a picture of a recording, counted in the order shown; copies may lack the first ones."""
    source = vault.source_of(recording)
    with FrameReader(source) as reader:
        return read_frame_number(reader.at(PacketIndex.build(source).time_of(place)).to_rgb())


@pytest.mark.parametrize("name", ENGINES)
def test_many_recordings_opened_and_dropped_at_any_moment(name, vault, media_files, qtbot):
    """Closing while the engine still reads waits for nobody: the reads need the interpreter, too."""
    recordings = [fetched(media_files(recipe), vault) for recipe in ("mp4", "mkv")]
    player = engine(name).factory(None)
    for round_ in range(12):
        player.load(vault.source_of(recordings[round_ % 2]), 500 * (round_ % 5))
        if round_ % 3:
            qtbot.waitUntil(lambda: player.state is State.PAUSED, timeout=9_000)
            player.play()
            player.seek(1_000)
        if round_ % 4 == 3:
            qtbot.waitUntil(lambda: player.picture() is not None, timeout=9_000)
        player.close()
    assert player.state is State.EMPTY


@pytest.mark.parametrize("name", ENGINES)
def test_a_damaged_one_is_told_and_ends_nothing(name, vault, media_files, qtbot):
    """Its beginning was changed on the disk."""
    recording = fetched(media_files("mp4"), vault)
    damage(vault)
    player = engine(name).factory(None)
    with qtbot.waitSignal(player.failed, timeout=12_000) as told:
        player.load(vault.source_of(recording), 0)
    assert told.args[0] == "open"
    player.close()


def test_what_qt_reads_is_the_recording(vault, media_files):
    """In any order; from a damaged part on it has ended."""
    path = media_files("mp4")
    content, source = path.read_bytes(), vault.source_of(fetched(path, vault))
    device = SealedDevice(source.open())
    assert (device.isSequential(), device.size(), device.atEnd()) == (False, len(content), False)
    for place in (0, len(content) - 7, 1_000):
        device.seek(place)
        assert device.read(5_000).data() == content[place : place + 5_000]
    device.seek(len(content))
    assert device.atEnd()
    device.close()
    damage(vault)
    device = SealedDevice(source.open())
    assert (device.read(10).data(), device.atEnd()) == (b"", True)
    device.close()


def test_what_libvlc_reads_is_the_recording(vault, media_files):
    """By the callbacks that it is given; a damaged part is a fault, and one that is gone does not open."""
    path = media_files("mp4")
    content, source = path.read_bytes(), vault.source_of(fetched(path, vault))
    given = SealedInput(source)
    open_, read, seek, close = given._callbacks
    data, size, buffer = ctypes.c_void_p(), ctypes.c_uint64(), ctypes.create_string_buffer(5_000)
    assert (open_(None, ctypes.byref(data), ctypes.byref(size)), size.value) == (0, len(content))
    for place in (0, len(content) - 7, 1_000):
        assert seek(None, place) == 0
        count = read(None, ctypes.addressof(buffer), 5_000)
        assert buffer.raw[:count] == content[place : place + 5_000] and count
    seek(None, len(content))
    assert read(None, ctypes.addressof(buffer), 5_000) == 0
    close(None)
    damage(vault)
    open_(None, ctypes.byref(data), ctypes.byref(size))
    assert read(None, ctypes.addressof(buffer), 5_000) == -1
    close(None)
    assert open_(None, ctypes.byref(data), ctypes.byref(size)) == -1


def damage(vault) -> None:
    """Change a bit in the first chunk of the one recording."""
    [file] = Path(vault.folder).glob("*.original")
    content = bytearray(file.read_bytes())
    content[200] ^= 1
    file.write_bytes(content)
