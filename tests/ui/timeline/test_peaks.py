"""The waveform's columns, compared with looking at every sample."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.ui.timeline.peaks import Peaks


def noise(count, seed=0):
    high = np.random.default_rng(seed).integers(0, 127, count)
    return np.stack((-high // 2, high), axis=1).astype(np.int8)


@settings(max_examples=60)
@given(st.integers(1, 5_000), st.floats(0.6, 900), st.floats(0, 1), st.integers(1, 300))
def test_a_column_is_the_lowest_and_highest_of_its_samples(count, per_dot, part, dots):
    pairs = noise(count)
    peaks = Peaks()
    peaks.put(0, pairs, 50)
    start = int(part * count)
    low, high = peaks.columns(start * 20, per_dot * 20, 0, dots)
    for dot in range(dots):
        level = 0
        while 4 ** (level + 1) <= per_dot:
            level += 1
        # Columns end at whole blocks: a block more or less at their edges is allowed, nothing further away.
        wide = 4**level
        first, last = int((start + dot * per_dot) // wide) * wide, int((start + (dot + 1) * per_dot) // wide) * wide
        own = pairs[first : max(last, first + wide)]
        if len(own) == 0:
            assert np.isnan(low[dot])
        else:
            assert (low[dot], high[dot]) == (own[:, 0].min(), own[:, 1].max())


@given(st.permutations(range(8)))
def test_pieces_in_any_order_make_the_same_waveform(order):
    pairs, whole, pieces = noise(8_000), Peaks(), Peaks()
    whole.put(0, pairs, 50)
    for number in order:
        pieces.put(number * 1_000, pairs[number * 1_000 : (number + 1) * 1_000], 50)
    for per_dot_ms in (30, 400, 9_000):
        for one, other in zip(whole.columns(0, per_dot_ms, 0, 200), pieces.columns(0, per_dot_ms, 0, 200), strict=True):
            np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("per_dot_ms", [1, 20, 333, 5_000])
def test_what_did_not_come_yet_is_unknown(per_dot_ms):
    peaks = Peaks()
    peaks.put(50_000, noise(5_000), 50)
    low, high = peaks.columns(0, per_dot_ms, 0, 50)
    assert np.isnan(low).all() and np.isnan(high).all()
    low, _ = peaks.columns(1_010_000, per_dot_ms, 0, 10)
    assert not np.isnan(low).any()
    low, _ = peaks.columns(1_200_000, per_dot_ms, 0, 10)
    assert np.isnan(low).all()


def test_between_samples_the_line_is_straight():
    peaks = Peaks()
    peaks.put(0, np.array([[0, 0], [-100, 100]], np.int8), 50)
    _, high = peaks.columns(10, 1, 0, 20)
    assert high[0] == pytest.approx(2.5)
    assert high[-1] == pytest.approx(97.5)


def test_silences_are_found_and_short_ones_are_not():
    pairs = np.tile(np.array([[-90, 90]], np.int8), (1_000, 1))
    pairs[100:300] = (-1, 1)
    pairs[500:520] = 0
    peaks = Peaks()
    peaks.put(0, pairs, 50)
    assert peaks.silences(4, 1_500).tolist() == [[2_000, 6_000]]
    # What comes later counts.
    peaks.put(200, pairs[:50], 50)
    assert peaks.silences(4, 1_500).tolist() == [[2_000, 4_000]]
    assert peaks.silences(4, 500).tolist() == [[2_000, 4_000], [5_000, 6_000]]
    assert Peaks().silences(4, 1_500).tolist() == []


def test_nothing_known_has_no_columns():
    low, high = Peaks().columns(0, 10, 0, 5)
    assert np.isnan(low).all() and np.isnan(high).all()
