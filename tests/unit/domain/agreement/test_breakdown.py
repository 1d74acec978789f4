"""Agreement on each label and of each rater, by hand."""

import numpy as np
import pytest

from reviewer_app.domain.agreement import breakdown
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.span_matching import match_by_overlap
from reviewer_app.domain.agreement.spans import Continuum, Span


def by_name(part):
    return {one.name: one for one in part.coefficients}


def test_specific_agreement_of_two_is_twice_the_agreed_over_all_given():
    """Cicchetti and Feinstein's positive agreement 2a / (2a + b + c); a third category is no part of it."""
    table = Ratings.of_table([[80, 7], [8, 5]], ("yes", "no"))
    yes, no = (by_name(part)["specific_agreement"].point for part in breakdown.labels(table, lambda one: {one}))
    assert yes == pytest.approx(160 / (160 + 7 + 8)) and no == pytest.approx(10 / (10 + 7 + 8))


def test_specific_agreement_of_three_counts_the_other_two():
    ratings = Ratings.of([("x", "x", "y"), ("x", None, None), ("y", "y", "y")])
    found = by_name(breakdown.labels(ratings, lambda one: {one})[0])["specific_agreement"]
    assert found.point == pytest.approx((1 / 2 + 1 / 2) / 2)


def test_a_label_that_nobody_gave_is_not_defined():
    ratings = Ratings.of([("x", "y"), ("x", "x")], "xyz")
    part = breakdown.labels(ratings, lambda one: {one})[2]
    assert (part.count, by_name(part)["specific_agreement"].point) == (0, None)
    assert by_name(part)["specific_agreement"].reason == breakdown.NEVER_GIVEN


def test_who_stands_apart_is_seen_by_rater():
    """The third disagrees with both others, who agree with each other: half for them, nothing for the third."""
    ratings = Ratings.of([("x", "x", "y"), ("y", "y", "x")], names=("ana", "ben", "eva"))
    parts = breakdown.raters(ratings, np.eye(2), "nominal")
    assert [(part.name, by_name(part)["agreement_with_others"].point) for part in parts] == [
        ("ana", 0.5),
        ("ben", 0.5),
        ("eva", 0.0),
    ]
    assert by_name(parts[2])["alpha_without"].point == 1


def test_who_rated_alone_has_nobody_to_agree_with():
    ratings = Ratings.of([("x", "y", None), (None, None, "x")])
    found = by_name(breakdown.raters(ratings, np.eye(2), "nominal")[2])["agreement_with_others"]
    assert (found.point, found.reason) == (None, breakdown.NOT_TOGETHER)


def spans(*edges):
    return tuple(Span(start, end, "x") for start, end in edges)


def test_spans_of_two_are_compared_on_what_both_looked_at():
    continua = [
        Continuum("r1", 100, {"ana": spans((0, 10), (20, 30), (50, 60)), "ben": spans((1, 11), (22, 30))}),
        Continuum("r2", 100, {"ana": spans((0, 10))}),
    ]
    each, (pair,) = breakdown.span_raters(continua, match_by_overlap)
    values = {name: one.point for name, one in by_name(pair).items()}
    assert values == pytest.approx({"precision": 2 / 3, "recall": 1, "f1": 0.8, "boundary_error_ms": 1})
    assert dict(pair.counts) == {"rater": "ana", "reference": "ben", "reference_spans": 2, "matched": 2}
    assert [(part.name, part.count, by_name(part)["f1"].point) for part in each] == [("ana", 4, 0.8), ("ben", 2, 0.8)]


def test_where_nothing_is_to_be_found_or_matched_it_says_so():
    nothing = [Continuum("r", 9, {"ana": (), "ben": ()})]
    found = by_name(breakdown.span_raters(nothing, match_by_overlap)[1][0])
    assert [found[name].reason for name in ("f1", "boundary_error_ms")] == [breakdown.NO_SPANS, breakdown.NO_MATCH]
    alone = [Continuum("r", 9, {"ana": spans((0, 3))})]
    each, pairs = breakdown.span_raters(alone, match_by_overlap)
    assert pairs == [] and by_name(each[0])["f1"].point is None
