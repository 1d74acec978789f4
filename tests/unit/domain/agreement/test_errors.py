"""Ratings that cannot be compared are bad input."""

from reviewer_app.domain.agreement.errors import NotComparable


def test_ratings_that_cannot_be_compared_are_bad_input():
    assert NotComparable("…").exit_code == 2
