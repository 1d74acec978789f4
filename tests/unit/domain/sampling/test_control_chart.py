"""A chart of shares against a textbook."""

import pytest

from reviewer_app.domain.sampling.control_chart import p_chart
from reviewer_app.domain.sampling.errors import NoSample

# Montgomery, chapter 7: cans of orange juice, thirty samples of fifty.
COUNTS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]


def test_the_chart_of_a_textbook():
    chart = p_chart(COUNTS, [50] * 30)
    assert chart.centre == pytest.approx(0.2313, abs=5e-5)
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((0.0524, 0.4102), abs=5.1e-5)
    assert [number for number, point in enumerate(chart.points, 1) if point.out] == [15, 23]


def test_a_small_sample_has_wide_limits_within_0_and_1():
    small, large = p_chart([1, 10], [5, 500]).points
    assert small.high - small.low > large.high - large.low
    assert small.low == 0


def test_samples_of_nothing_are_refused():
    with pytest.raises(NoSample):
        p_chart([], [])
    with pytest.raises(NoSample):
        p_chart([0], [0])
