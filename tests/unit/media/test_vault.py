"""The vault of fetched recordings: what is here, since when, and what makes room."""

import os

import pytest

from reviewer_app.domain.recording import Recording
from reviewer_app.media.source import SealedMedia
from reviewer_app.media.vault import Busy, Vault, is_sealed, sealed_path
from tests.sealed import KEY, fetched, vault_in

RECORDING = Recording("a" * 64, "Directo", "https://h/uno.mp4", "uno.mp4", "mp4", 1_000)


@pytest.fixture
def vault(tmp_path):
    """An empty vault."""
    return vault_in(tmp_path / "recordings")


@pytest.fixture
def three(vault, media_files):
    """Three recordings, in the order in which they were used."""
    ids = [fetched(media_files(name), vault).recording_id for name in ("mp4", "mkv", "webm")]
    for place, one in enumerate(ids):
        for path in vault.folder.glob(f"{one}.*"):
            os.utime(path, ns=(place * 10**9, place * 10**9))
    return ids


def test_an_empty_vault_needs_no_folder(vault):
    """Nothing is here, everything fits."""
    assert (vault.kept(), vault.whole(), vault.make_room(10, ()), vault.evict(()), vault.check()) == (
        [], set(), 0, [], [],
    )  # fmt: skip
    assert not vault.folder.exists()


def test_a_recording_is_read_from_where_it_plays(vault, media_files):
    """A plain file, or a sealed one that is called as the recording is."""
    assert str(vault.source_of(RECORDING)) == "uno.mp4" and not is_sealed(RECORDING)
    done = fetched(media_files("mp4"), vault)
    source = vault.source_of(done)
    assert isinstance(source, SealedMedia) and is_sealed(done) and str(source) == "Directo"
    assert vault.whole() == {(done.recording_id, sealed_path("original"))}


def test_the_least_recently_used_goes_first(vault, three):
    """As far as it must, and none that is wanted; what cannot be made room for is said."""
    sizes = {one.recording_id: one.size for one in vault.kept()}
    assert [one.recording_id for one in vault.kept()] == three
    tight = Vault(vault.folder, KEY, lambda: sum(sizes.values()))
    assert tight.make_room(1, {three[0]}) == 0
    assert [one.recording_id for one in vault.kept()] == [three[0], three[2]]
    vault.used(three[0])
    assert tight.make_room(sizes[three[1]] + 1, ()) == 0
    assert [one.recording_id for one in vault.kept()] == [three[0]]
    assert Vault(vault.folder, KEY, lambda: 0).make_room(5, {three[0]}) == sizes[three[0]] + 5


def test_what_is_not_wanted_can_be_let_go_of(vault, three):
    """All but what is to do; parts too."""
    writer, _ = vault.go_on("b" * 64)
    writer.close()
    assert sorted(vault.evict({three[1]})) == sorted([three[0], three[2], "b" * 64])
    assert [one.recording_id for one in vault.kept()] == [three[1]]


def test_what_is_damaged_is_found_and_goes(vault, three):
    """The last byte of one is another."""
    [path] = vault.folder.glob(f"{three[1]}.original")
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert vault.check() == [three[1]]
    assert vault.check() == []
    assert {one.recording_id for one in vault.kept()} == {three[0], three[2]}


def test_reading_a_damaged_one_lets_go_of_it(vault, three):
    """So that it is fetched anew."""
    [path] = vault.folder.glob(f"{three[0]}.original")
    content = bytearray(path.read_bytes())
    content[90] ^= 1
    path.write_bytes(content)
    with pytest.raises(OSError), vault.sealed(three[0], "original", "Directo").open() as reader:
        reader.read()
    assert three[0] not in {one.recording_id for one in vault.kept()}


def test_one_at_a_time_fetches_a_recording(vault):
    """Another one may be fetched meanwhile."""
    with vault.alone("a" * 64):
        with pytest.raises(Busy), vault.alone("a" * 64):
            pass
        with vault.alone("b" * 64):
            pass
    with vault.alone("a" * 64):
        pass


def test_other_files_of_the_folder_are_left_alone(vault, three):
    """Nothing of them is counted or taken away."""
    (vault.folder / "notes.txt").write_text("x")
    (vault.folder / f"{three[0]}.original.other").write_text("x")
    vault.evict(())
    assert vault.kept() == []
    assert {path.name for path in vault.folder.iterdir() if path.suffix != ".lock"} == {
        "notes.txt", f"{three[0]}.original.other",
    }  # fmt: skip
