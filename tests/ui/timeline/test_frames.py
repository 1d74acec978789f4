"""Where pictures begin, from an index and from a rate."""

import numpy as np
import pytest

from reviewer_app.ui.timeline.frames import Frames, rate_of

UNEVEN = Frames(np.array([0, 33, 67, 400, 433]))


def test_the_picture_on_screen_is_the_last_that_began():
    assert [UNEVEN.snap(ms) for ms in (-5, 0, 32, 33, 399, 400, 9_999)] == [0, 0, 0, 33, 67, 400, 433]


def test_steps_go_from_picture_to_picture_and_stop_at_the_ends():
    assert [UNEVEN.step(67, n) for n in (-9, -1, 0, 1, 2, 9)] == [0, 33, 67, 400, 433, 433]


def test_without_an_index_the_rate_says_where_pictures_begin():
    frames = Frames(rate=29.97)
    begins = [round(n * 1000 / 29.97) for n in range(3_000)]
    assert [frames.snap(ms) for ms in begins] == begins
    assert [frames.step(ms, 1) for ms in begins[:-1]] == begins[1:]
    first, times = frames.between(1_000, 1_200)
    assert times.tolist() == begins[first : first + len(times)]
    assert times[0] >= 1_000 and times[-1] <= 1_200


def test_a_stretch_gives_the_pictures_that_begin_in_it_and_their_numbers():
    first, times = UNEVEN.between(30, 400)
    assert (first, times.tolist()) == (1, [33, 67])


def test_an_empty_index_and_a_rate_of_nothing_are_as_if_nothing_was_known():
    assert not Frames([]).known
    assert Frames(rate=0.0).typical_ms == Frames().typical_ms


@pytest.mark.parametrize(
    ("text", "rate"), [("30000/1001", 29.97), ("25", 25.0), (None, None), ("0/0", None), ("x", None), ("0", None)]
)
def test_rates_are_read_as_probed(text, rate):
    assert rate_of(text) == (None if rate is None else pytest.approx(rate, abs=0.001))
