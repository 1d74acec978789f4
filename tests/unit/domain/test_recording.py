"""A recording's values, and the map of its times to the original's."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.recording import AudioStream, Recording, TimeMap, VideoStream

FULL = Recording(
    "a" * 64, "directo", "/grabaciones/directo.flv", "/copias/a.mkv", "flv", 61_000,
    VideoStream("h264", 720, 1280, 90, "30000/1001"),
    (AudioStream("aac", 48_000, 2, "spa"), AudioStream("opus", 48_000, 1)),
    TimeMap(((0, 0), (30_000, 3_600_000))), True, ("Se corta.",), True,
)  # fmt: skip


def test_without_jumps_times_are_those_of_the_original():
    """The identity, which most recordings have."""
    assert [TimeMap().to_original(ms) for ms in (0, 1, 10**8)] == [0, 1, 10**8]


def test_each_piece_has_its_own_offset_from_its_first_millisecond_on():
    """A clock that jumped ahead by an hour at 30 s and back to zero at 40 s."""
    mapped = TimeMap(((0, 0), (30_000, 3_600_000), (40_000, -40_000)))
    assert mapped.to_original(29_999) == 29_999
    assert mapped.to_original(30_000) == 3_630_000
    assert mapped.to_original(39_999) == 3_639_999
    assert mapped.to_original(40_000) == 0


def test_before_the_first_piece_its_offset_counts():
    """A time before the map begins is still mapped."""
    assert TimeMap(((100, 7),)).to_original(0) == 7


@given(st.lists(st.tuples(st.integers(1, 10**8), st.integers(-(10**9), 10**9)), max_size=6), st.integers(0, 10**8))
def test_the_last_piece_that_has_begun_is_the_one_that_counts(pieces, ms):
    """The same as reading the map from its end."""
    ordered = ((0, 0), *sorted(dict(pieces).items()))
    begun = next(offset for start, offset in reversed(ordered) if start <= ms)
    assert TimeMap(ordered).to_original(ms) == ms + begun


def test_a_recording_survives_json():
    """With everything in it, and with no more than sound."""
    for one in (FULL, Recording("b" * 64, "voz", "/v.m4a", "/v.m4a", "mp4", 5, None, (AudioStream("aac", 44_100, 1),))):
        assert Recording.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_a_recording_stored_before_damage_was_told_apart_counts_as_whole():
    """Details in a store of an earlier version have no such field."""
    before = FULL.to_json()
    del before["damaged"]
    assert not Recording.from_json(before).damaged
