"""Which stretch lies where, at any zoom."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.timeline.view import View

HOUR = 3_600_000


def view(duration=10 * HOUR, width=1_300):
    made = View()
    made.left, made.width = 78, width
    made.set_duration(duration, 40.0)
    return made


@given(st.floats(0, 10 * HOUR), st.lists(st.floats(0.05, 200), max_size=6), st.floats(0, 1))
def test_zooming_keeps_the_place_under_the_pointer_and_stays_within_the_recording(from_ms, factors, part):
    made = view()
    made.zoom(50, from_ms)
    for factor in factors:
        around = made.from_ms + part * made.span_ms
        x = made.x(around)
        made.zoom(factor, around)
        assert made.from_ms >= 0 and made.to_ms <= made.duration_ms + 1e-6
        clamped = made.from_ms <= 0 or made.to_ms >= made.duration_ms - 1e-6
        assert clamped or abs(made.x(around) - x) < 1e-3


def test_places_and_times_are_each_others_inverse_even_in_the_last_frame_of_ten_hours():
    made = view()
    made.zoom(1e9, 10 * HOUR - 100)
    assert made.span_ms == 12 * 40
    assert made.time(made.x(10 * HOUR - 40)) == pytest.approx(10 * HOUR - 40, abs=1e-6)
    assert made.xs(np.array([10 * HOUR - 40]))[0] == pytest.approx(made.x(10 * HOUR - 40))


def test_a_place_out_of_view_is_brought_to_the_middle_by_zooming():
    made = view()
    made.show(0, HOUR)
    made.zoom(10, 5 * HOUR)
    assert made.from_ms + made.span_ms / 2 == pytest.approx(5 * HOUR)


def test_a_span_is_framed_with_room_on_both_sides():
    made = view()
    made.frame(HOUR, HOUR + 10_000, 4_000)
    assert made.holds(HOUR) and made.holds(HOUR + 10_000)
    assert made.span_ms < 20_000
    made.frame(HOUR, HOUR, 4_000)
    assert made.span_ms == 4_000


def test_a_page_turns_to_where_the_playhead_runs_on():
    made = view()
    made.show(0, HOUR)
    assert made.turn(HOUR + 10)
    assert HOUR - 0.1 * HOUR < made.from_ms < HOUR


def test_what_changes_nothing_says_so():
    made = view()
    assert not made.fit()
    assert not made.pan(-5)
    assert not made.zoom(0.5, 0)


def test_a_recording_shorter_than_some_frames_is_shown_whole():
    made = view(duration=100)
    assert not made.zoom(10, 50)
    assert made.whole
