"""Joining the pieces of a clock that jumps, on numbers alone."""

import random
from itertools import pairwise

import pytest

from reviewer_app.media.unwrap import Sample, Unwrapper

HOUR = 3_600_000
PICTURE, SOUND = 0, 1


def _run(first: int, count: int, late_ms: int = 0) -> list[Sample]:
    """Pictures every 40 ms and sound every 20 ms, on one clock; the sound lies `late_ms` later in the file."""
    pictures = [(at, Sample(PICTURE, first + at, first + at, first + at + 40)) for at in range(0, count * 40, 40)]
    sound = [(at + late_ms, Sample(SOUND, first + at, first + at, first + at + 20)) for at in range(0, count * 40, 20)]
    return [sample for _, sample in sorted(pictures + sound, key=lambda one: (one[0], one[1].stream))]


def _mixed(a: list[Sample], b: list[Sample], skew: int) -> list[Sample]:
    """Two runs in one file whose sound reaches the jump `skew` samples after the pictures (before, if negative)."""
    pictures = [sample for sample in a + b if sample.stream == PICTURE]
    sound = [sample for sample in a + b if sample.stream == SOUND]
    places = [(number * 2, sample) for number, sample in enumerate(pictures)]
    places += [(number + skew, sample) for number, sample in enumerate(sound)]
    return [sample for _, sample in sorted(places, key=lambda one: (one[0], one[1].stream))]


def _through(samples: list[Sample], back_ms: int = 100) -> tuple[Unwrapper, list[tuple[Sample, int]]]:
    unwrapper = Unwrapper(back_ms)
    placed = [one for sample in samples for one in unwrapper.push(sample)]
    return unwrapper, placed + unwrapper.flush()


def _times(placed: list[tuple[Sample, int]], stream: int) -> list[int]:
    return [sample.begin_ms + shift for sample, shift in placed if sample.stream == stream]


def test_a_clock_that_runs_is_left_alone() -> None:
    """Nothing is moved, held back or dropped."""
    samples = _run(0, 500)
    unwrapper, placed = _through(samples)
    assert placed == [(sample, 0) for sample in samples]
    assert unwrapper.pieces == [(0, 0)]


@pytest.mark.parametrize("second", [HOUR, 30_000, 0, 3_000, 9_000])
@pytest.mark.parametrize("skew", [-30, -7, 0, 1, 12, 40])
def test_two_pieces_join_however_the_file_interleaves_them(second: int, skew: int) -> None:
    """Forward and back, sound reaching the jump earlier or later than the pictures: no gap, no overlap, all there."""
    first = 10_000
    samples = _mixed(_run(first, 250), _run(second, 250), skew)
    unwrapper, placed = _through(samples)
    assert _times(placed, PICTURE) == [first + 40 * number for number in range(500)]
    assert _times(placed, SOUND) == [first + 20 * number for number in range(1000)]
    assert unwrapper.pieces == [(0, 0), (first + 10_000, second - first - 10_000)]
    assert unwrapper.dropped == 0


def test_many_jumps_make_many_pieces() -> None:
    """A stream that reconnects again and again: times only ever grow."""
    rng = random.Random(7)
    starts = [rng.choice((0, 50_000, HOUR, 90_000_000)) + 1_000_000 * number % 7 for number in range(12)]
    samples = [sample for start in starts for sample in _run(start, 100)]
    unwrapper, placed = _through(samples)
    for stream in (PICTURE, SOUND):
        times = _times(placed, stream)
        assert times == sorted(times)
    assert len(placed) == len(samples)
    jumps = sum(not 0 <= b - (a + 4_000) <= 10_000 for a, b in pairwise(starts))
    assert len(unwrapper.pieces) == jumps + 1


def test_sound_that_pauses_is_no_jump() -> None:
    """A muted microphone for half a minute: the pictures went on, so the clock did."""
    samples = [one for one in _run(0, 2_000) if one.stream == PICTURE or not 20_000 <= one.at_ms < 50_000]
    unwrapper, placed = _through(samples)
    assert placed == [(sample, 0) for sample in samples]
    assert unwrapper.pieces == [(0, 0)]


def test_one_wrong_time_is_left_out() -> None:
    """A single packet an hour off is the recorder's slip, not a new piece."""
    samples = _run(0, 500)
    slip = Sample(PICTURE, HOUR, HOUR, HOUR + 40)
    place = next(number for number, sample in enumerate(samples) if sample == Sample(PICTURE, 8_000, 8_000, 8_040))
    unwrapper, placed = _through([*samples[:place], slip, *samples[place + 1 :]])
    assert placed == [(sample, 0) for number, sample in enumerate(samples) if number != place]
    assert (unwrapper.pieces, unwrapper.dropped) == ([(0, 0)], 1)


def test_jitter_is_no_jump() -> None:
    """A few milliseconds back happen; they make no piece."""
    samples = _run(0, 100)
    samples[51] = Sample(samples[51].stream, samples[51].at_ms - 60, samples[51].begin_ms - 60, samples[51].end_ms)
    unwrapper, placed = _through(samples)
    assert len(placed) == len(samples) and unwrapper.pieces == [(0, 0)]


def test_a_jump_in_the_only_stream() -> None:
    """Sound alone jumps and joins like anything else."""
    samples = [one for one in _run(0, 100) + _run(HOUR, 100) if one.stream == SOUND]
    unwrapper, placed = _through(samples)
    assert _times(placed, SOUND) == [20 * number for number in range(400)]
    assert len(unwrapper.pieces) == 2


def test_a_jump_just_before_the_end_is_not_lost() -> None:
    """What is held in doubt when the file ends is placed all the same."""
    samples = [*_run(0, 100), Sample(PICTURE, HOUR, HOUR, HOUR + 40)]
    _, placed = _through(samples)
    assert _times(placed, PICTURE)[-2:] == [3_960, 4_000]


def test_the_end_is_where_the_last_stream_ends() -> None:
    """Pieces and all."""
    unwrapper, _ = _through(_run(0, 100) + _run(HOUR, 100))
    assert unwrapper.end_ms == 8_000
