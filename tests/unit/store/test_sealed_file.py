"""Sealed files: any place of them reads as what was written, or not at all; half written ones are continued."""

import hashlib
import os
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.store import sealed_file
from reviewer_app.store.sealed_file import CHUNK, Damaged, SealedReader, SealedWriter, media_key, sealed_id, sealed_size

KEY, LABEL = bytes(range(32)), "una grabación"
RECORD = CHUNK + 28
HEADER = 64


def content_of(size: int, seed: int = 1) -> bytes:
    """Bytes that no compression shortens and no other place has."""
    return random.Random(seed).randbytes(size)


def seal(path, content: bytes, label: str = LABEL, key: bytes = KEY) -> None:
    """Write a whole file in pieces that do not fit chunks."""
    with SealedWriter(path, key, label) as writer:
        for start in range(0, len(content), 100_003):
            writer.write(content[start : start + 100_003])
        writer.finish(hashlib.sha256(content).digest())


def unseal(path, label: str = LABEL, key: bytes = KEY) -> bytes:
    """All that is in a file."""
    with SealedReader(path, key, label) as reader:
        return reader.read()


@pytest.fixture
def path(tmp_path):
    """Where a file goes."""
    return tmp_path / "file"


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_what_is_read_is_what_was_written(path, size):
    """Files of all kinds of ends; the size on the disk is known before."""
    content = content_of(size)
    seal(path, content)
    assert unseal(path) == content
    assert path.stat().st_size == sealed_size(size)


def test_nothing_of_it_stands_on_the_disk(path):
    """Neither a part of the content nor the label."""
    content = b"una persona con nombre y apellido " * 20_000
    seal(path, content)
    assert not re.search(b"apellido|grabaci", path.read_bytes())


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 3 * CHUNK + 50), st.integers(0, 2 * CHUNK)), max_size=12))
def test_any_place_reads_as_in_the_plain_file(tmp_path_factory, places):
    """Seeks and reads in any order, beyond the end too."""
    content = content_of(3 * CHUNK + 17)
    path = tmp_path_factory.getbasetemp() / "any place"
    if not path.exists():
        seal(path, content)
    with SealedReader(path, KEY, LABEL) as reader:
        for place, size in places:
            assert reader.seek(place) == place
            assert reader.read(size) == content[place : place + size]
            assert reader.tell() == max(place, min(place + size, len(content)))


def changed(number: int):
    """A file with one bit changed in a place of a chunk."""

    def change(content: bytes) -> bytes:
        place = HEADER + number * RECORD + 40
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    return change


def swapped(content: bytes) -> bytes:
    """The first two chunks in the other order."""
    first, second = (content[HEADER + n * RECORD : HEADER + (n + 1) * RECORD] for n in (0, 1))
    return content[:HEADER] + second + first + content[HEADER + 2 * RECORD :]


def without_a_chunk(content: bytes) -> bytes:
    """The second chunk left out, the end in its place."""
    return content[: HEADER + RECORD] + content[HEADER + 2 * RECORD :]


@pytest.mark.parametrize(
    "damage",
    [
        changed(0), changed(1), swapped, without_a_chunk,
        lambda content: content[:-1], lambda content: content[: HEADER + RECORD], lambda content: content[:HEADER],
        lambda content: content + b"x", lambda content: content[:-68] + b"x" * 9 + content[-68:],
        lambda content: b"", lambda content: b"x" + content[1:],
        lambda content: content[:30] + b"\xff" + content[31:],
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_written_is_refused(path, damage):
    """Changed, swapped, cut off at each kind of place, prolonged, another header; and it is told before."""
    seal(path, content_of(2 * CHUNK + 9))
    path.write_bytes(damage(path.read_bytes()))
    told = []
    with pytest.raises(Damaged), SealedReader(path, KEY, LABEL, lambda: told.append(1)) as reader:
        reader.read()
    assert told == [1]


def test_a_chunk_of_another_file_is_refused(tmp_path):
    """Same key, same label, same number, same content."""
    one, other = tmp_path / "one", tmp_path / "other"
    seal(one, content_of(2 * CHUNK))
    seal(other, content_of(2 * CHUNK))
    assert sealed_id(one) != sealed_id(other)
    mixed = (
        one.read_bytes()[:HEADER] + other.read_bytes()[HEADER : HEADER + RECORD] + one.read_bytes()[HEADER + RECORD :]
    )
    one.write_bytes(mixed)
    with pytest.raises(Damaged):
        unseal(one)


@pytest.mark.parametrize(("label", "key"), [("otra", KEY), (LABEL, bytes(32))])
def test_another_label_or_key_opens_nothing(path, label, key):
    """A whole file in the place of another recording's, or of another store's."""
    seal(path, content_of(10))
    with pytest.raises(Damaged):
        unseal(path, label, key)


@pytest.mark.parametrize(
    ("cut_at", "left"),
    [
        (0, 0), (HEADER - 1, 0), (HEADER, 0), (HEADER + 1, 0), (HEADER + RECORD - 1, 0), (HEADER + RECORD, 1),
        (HEADER + RECORD + 1, 1), (HEADER + 2 * RECORD - 1, 1), (HEADER + 2 * RECORD, 2),
        (HEADER + 2 * RECORD + 500, 2),
    ],
)  # fmt: skip
def test_an_unfinished_file_is_continued_behind_its_last_whole_chunk(path, cut_at, left):
    """As a crash may leave it: cut at, before and behind each boundary."""
    content = content_of(3 * CHUNK + 11)
    writer = SealedWriter(path, KEY, LABEL)
    writer.write(content)
    writer.close()
    os.truncate(path, cut_at)
    writer, digest = SealedWriter.go_on(path, KEY, LABEL)
    with writer:
        assert writer.tell() == writer.length == left * CHUNK
        assert digest.digest() == hashlib.sha256(content[: left * CHUNK]).digest()
        writer.write(content[left * CHUNK :])
        writer.finish(b"\0" * 32)
    assert unseal(path) == content


def test_a_chunk_that_never_reached_the_disk_is_written_again(path):
    """A power cut leaves zeros in the middle: that chunk and those behind it go."""
    content = content_of(3 * CHUNK)
    with SealedWriter(path, KEY, LABEL) as writer:
        writer.write(content + b"x")
    written = bytearray(path.read_bytes())
    written[HEADER + RECORD : HEADER + RECORD + 4096] = bytes(4096)
    path.write_bytes(written)
    writer, _ = SealedWriter.go_on(path, KEY, LABEL)
    with writer:
        assert writer.length == CHUNK


def test_an_unfinished_file_is_none_to_read(path):
    """Also with all its chunks."""
    with SealedWriter(path, KEY, LABEL) as writer:
        writer.write(content_of(CHUNK + 1))
    with pytest.raises(Damaged):
        unseal(path)


@pytest.mark.parametrize("lost", [0, 1, 68], ids=["before its name", "in its end", "before its end"])
def test_a_file_that_was_being_finished_is_continued_too(path, lost):
    """A crash behind the last chunk, which is not full."""
    content = content_of(CHUNK + 7)
    seal(path, content)
    os.truncate(path, path.stat().st_size - lost)
    writer, digest = SealedWriter.go_on(path, KEY, LABEL)
    with writer:
        writer.write(content[CHUNK:])
        digest.update(content[CHUNK:])
        writer.finish(digest.digest())
    assert unseal(path) == content


@settings(max_examples=40, deadline=None)
@given(
    writes=st.lists(st.tuples(st.floats(0, 1), st.integers(1, CHUNK + 500), st.integers(0, 9)), min_size=1, max_size=9)
)
def test_a_file_can_be_written_in_any_order(tmp_path_factory, writes):
    """As FFmpeg does, which goes back to put in what it knows at the end."""
    path = tmp_path_factory.getbasetemp() / "any order"
    path.unlink(missing_ok=True)
    expected = bytearray()
    with SealedWriter(path, KEY, LABEL) as writer:
        for share, size, seed in writes:
            place = int(share * len(expected))
            data = content_of(size, seed)
            writer.seek(place)
            writer.write(data)
            expected[place : place + size] = data
            writer.seek(place)
            assert writer.read(size) == data
        writer.finish(b"\0" * 32)
    assert unseal(path) == bytes(expected)


def test_a_chunk_that_is_written_again_has_another_nonce(path):
    """The same bytes in the same place give other ones on the disk."""
    content = content_of(CHUNK)
    with SealedWriter(path, KEY, LABEL) as writer:
        found = []
        for _ in range(2):
            writer.seek(0)
            writer.write(content)
            writer.seek(0, os.SEEK_END)
            writer.write(b"x")
            found.append(path.read_bytes()[HEADER : HEADER + 12])
    assert found[0] != found[1]


def test_the_key_follows_from_the_stores_and_is_not_it():
    """Nor is it the key of pictures."""
    made = media_key(KEY)
    assert (len(made), made == media_key(KEY)) == (32, True)
    assert made not in (KEY, media_key(bytes(32)))


def test_places_that_are_none(path):
    """Before the beginning, and where nothing is written."""
    with SealedWriter(path, KEY, LABEL) as writer:
        writer.write(b"abc")
        for place in (-1, 4):
            with pytest.raises(ValueError, match="nothing is written"):
                writer.seek(place)
        writer.finish(b"\0" * 32)
    with SealedReader(path, KEY, LABEL) as reader:
        assert (reader.length, reader.seek(-1, os.SEEK_END), reader.read(), reader.read()) == (3, 2, b"c", b"")
        buffer = bytearray(8)
        reader.seek(0)
        assert (reader.readinto(memoryview(buffer)), bytes(buffer[:3])) == (3, b"abc")
        with pytest.raises(ValueError, match="before its beginning"):
            reader.seek(-1)
    assert sealed_file.sealed_size(3) == path.stat().st_size
