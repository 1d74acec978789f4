"""The encrypted cache: what was kept is found again, and nothing that happens to its file is an error."""

import secrets

import pytest

from reviewer_app.store.sealed_cache import SealedCache, cache_key

KEY = bytes(range(32))
ROOM = 100_000_000


@pytest.fixture
def file(tmp_path):
    """Where the cache lies; its folder is not there yet."""
    return tmp_path / "pictures" / "cache.db"


@pytest.fixture
def opened(file):
    """`opened(key, limit)`: caches on that file, closed at the end."""
    made = []

    def open_one(key=KEY, limit=ROOM):
        made.append(SealedCache(file, key, limit))
        return made[-1]

    yield open_one
    for cache in made:
        cache.close()


def test_values_are_found_again(opened):
    """By another opening too, each name by itself, numbers added to those of before."""
    cache = opened()
    cache.put("a", "x", {0: b"zero", 5: b"five"})
    cache.put("a", "x", {7: b"seven"})
    cache.put("a", "y", {0: b"other"})
    cache.close()
    again = opened()
    assert again.get("a", "x") == {0: b"zero", 5: b"five", 7: b"seven"}
    assert again.get("a", "y") == {0: b"other"}
    assert again.get("b", "x") == {}


def test_the_file_is_encrypted(opened, file):
    """Neither what is kept nor that it is a database can be read in it."""
    cache = opened()
    cache.put("recording", "x", {0: b"a picture of somebody" * 50})
    cache.close()
    content = file.read_bytes()
    assert b"somebody" not in content and b"recording" not in content and not content.startswith(b"SQLite")


@pytest.mark.parametrize("place", [0, 5000, -200])
def test_a_damaged_file_is_begun_anew(opened, file, place):
    """Bytes flipped anywhere: nothing is found, what is kept after that is found again."""
    cache = opened()
    cache.put("a", "x", {number: secrets.token_bytes(3000) for number in range(20)})
    before = cache.get("a", "x")
    cache.close()
    content = bytearray(file.read_bytes())
    for at in range(place, place + 100):
        content[at] ^= 0xFF
    file.write_bytes(content)
    again = opened()
    found = again.get("a", "x")
    assert all(before[number] == value for number, value in found.items())
    assert found == {} or place == -200
    again.put("a", "x", {1: b"new"})
    assert again.get("a", "x")[1] == b"new"


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400])
def test_another_file_in_its_place_is_begun_anew(opened, file, content):
    """An empty file and a text."""
    file.parent.mkdir()
    file.write_bytes(content)
    cache = opened()
    assert cache.get("a", "x") == {}
    cache.put("a", "x", {1: b"new"})
    assert cache.get("a", "x") == {1: b"new"}


def test_another_key_finds_nothing(opened):
    """The store's key was replaced: its cache is begun anew."""
    cache = opened()
    cache.put("a", "x", {0: b"old"})
    cache.close()
    other = opened(key=bytes(32))
    assert other.get("a", "x") == {}
    other.put("a", "x", {0: b"new"})
    assert other.get("a", "x") == {0: b"new"}


def test_the_recordings_used_longest_ago_make_room(opened):
    """Reading counts as use; what is being kept stays even when it is all the room there is."""
    cache = opened(limit=500_000)
    for name in ("first", "second", "third", "fourth"):
        cache.put(name, "x", {0: bytes(100_000)})
    assert cache.get("first", "x")
    for name in ("fifth", "sixth"):
        cache.put(name, "x", {0: bytes(100_000)})
    there = [name for name in ("first", "second", "third", "fourth", "fifth", "sixth") if cache.get(name, "x")]
    assert there == ["first", "fourth", "fifth", "sixth"]
    cache.put("large", "x", {0: bytes(600_000)})
    assert cache.get("large", "x") and not cache.get("first", "x")


def test_forgetting_takes_the_names_that_begin_so(opened):
    """Other names and other recordings stay."""
    cache = opened()
    for recording, name in (("a", "pictures 1"), ("a", "pictures 2"), ("a", "sound"), ("b", "pictures 1")):
        cache.put(recording, name, {0: b"1"})
    cache.drop("a", "pictures")
    assert not cache.get("a", "pictures 1") and not cache.get("a", "pictures 2")
    assert cache.get("a", "sound") and cache.get("b", "pictures 1")


def test_a_closed_cache_finds_and_keeps_nothing(opened, file):
    """A job that comes too late does no harm."""
    cache = opened()
    cache.close()
    cache.put("a", "x", {0: b"1"})
    assert cache.get("a", "x") == {} and not file.exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "pictures").write_text("in the way")
    cache = SealedCache(tmp_path / "pictures" / "cache.db", KEY, ROOM)
    cache.put("a", "x", {0: b"1"})
    assert cache.get("a", "x") == {}
    cache.close()


def test_two_windows_share_a_file(opened):
    """What one keeps the other finds."""
    one, two = opened(), opened()
    one.put("a", "x", {0: b"1"})
    two.put("a", "x", {1: b"2"})
    assert one.get("a", "x") == two.get("a", "x") == {0: b"1", 1: b"2"}


def test_the_caches_key_follows_from_the_stores():
    """Always the same, never the store's own."""
    assert cache_key(KEY) == cache_key(KEY) != KEY
    assert cache_key(KEY) != cache_key(bytes(32)) and len(cache_key(KEY)) == 32
