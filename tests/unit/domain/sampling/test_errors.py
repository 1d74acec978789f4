"""A plan that cannot be drawn is bad input."""

from reviewer_app.domain.sampling.errors import NoSample


def test_a_plan_that_cannot_be_drawn_is_bad_input():
    assert NoSample("…").exit_code == 2
