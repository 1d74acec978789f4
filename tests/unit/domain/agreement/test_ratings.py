"""Ratings in: values to numbers of categories, nothing guessed."""

import numpy as np
import pytest

from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.ratings import MISSING, Ratings


def test_categories_are_those_named_also_where_nobody_gave_them():
    ratings = Ratings.of([("b", "a"), ("b", None)], ["a", "b", "c"])
    assert ratings.codes.tolist() == [[1, 0], [1, MISSING]]
    assert ratings.counts().tolist() == [[1, 1, 0], [0, 1, 0]]


def test_categories_that_were_seen_are_sorted_numbers_by_size():
    assert Ratings.of([(10, 9), (9, 100)]).categories == (9, 10, 100)
    assert Ratings.of([("b", 2), (None, "a")]).categories == (2, "a", "b")


def test_a_value_that_is_no_category_is_named():
    with pytest.raises(NotComparable, match="Not among the categories: c, d"):
        Ratings.of([("a", "d"), ("c", "b")], ["a", "b"])


def test_rows_and_clusters_fit():
    with pytest.raises(NotComparable, match="different numbers of raters: 1, 2"):
        Ratings.of([("a", "b"), ("a",)])
    with pytest.raises(NotComparable, match="2 units, but clusters for 1"):
        Ratings.of([("a", "b"), ("a", "a")], clusters=["one"])


def test_what_there_is_is_counted():
    ratings = Ratings.of([("a", None), (None, None), ("a", "b")], clusters=["x", "y", "x"])
    assert (ratings.unit_count, ratings.rater_count, ratings.rating_count, ratings.cluster_count) == (2, 2, 3, 1)


def test_a_table_is_a_unit_for_each_count():
    ratings = Ratings.of_table([[1, 0], [2, 1]], ["no", "yes"])
    assert ratings.codes.tolist() == [[0, 0], [1, 0], [1, 0], [1, 1]]
    assert ratings.tabled


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([[1, 2]], "as many rows as columns"),
        ([[1, -2], [0, 1]], "whole numbers from 0"),
        ([[1.5, 2], [0, 1]], "whole numbers from 0"),
    ],
)
def test_a_table_that_is_none_is_refused(table, sentence):
    with pytest.raises(NotComparable, match=sentence):
        Ratings.of_table(table)


def test_a_table_has_a_name_for_each_category():
    with pytest.raises(NotComparable, match="2 categories, but 3"):
        Ratings.of_table([[1, 0], [0, 1]], ["a", "b", "c"])


def test_one_category_against_the_rest_and_some_of_the_raters():
    ratings = Ratings.of([("a", "b", "c"), ("b", None, "b")])
    assert ratings.one_against_rest([1]).codes.tolist() == [[1, 0, 1], [0, MISSING, 0]]
    assert np.array_equal(ratings.only([2, 0]).codes, ratings.codes[:, [2, 0]])
