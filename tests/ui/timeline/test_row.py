"""Thinning marks to what can be seen, compared with looking at each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.timeline.row import columns_of, covered, gravest, runs
from reviewer_app.ui.timeline.view import View

places = st.lists(st.tuples(st.floats(0, 99), st.integers(0, 4)), max_size=40)


@given(places, st.integers(1, 12))
def test_each_bucket_shows_its_gravest_and_the_gravest_of_all_comes_last(marks, bucket):
    marks.sort()
    at, ranks = np.array([m[0] for m in marks]), np.array([m[1] for m in marks], dtype=np.int64)
    shown = gravest(at, ranks, bucket).tolist()
    best = {}
    for place, rank in marks:
        best[int(place // bucket)] = min(rank, best.get(int(place // bucket), 9))
    assert {int(at[n] // bucket): int(ranks[n]) for n in shown} == best
    assert [int(ranks[n]) for n in shown] == sorted((int(ranks[n]) for n in shown), reverse=True)


@given(places, st.integers(1, 3))
def test_a_column_has_the_lowest_rank_that_stands_in_it(marks, wide):
    at, ranks = np.array([m[0] for m in marks]), np.array([m[1] for m in marks], dtype=np.int64)
    shown = columns_of(at, ranks, 10, 90, wide).tolist()
    for column in range(10, 91):
        standing = [rank for place, rank in marks if int(place) <= column < int(place) + wide]
        assert shown[column - 10] == (min(standing) if standing else 1_000)


@given(st.lists(st.tuples(st.integers(0, 1_000), st.integers(0, 200)), max_size=20))
def test_a_dot_is_covered_where_a_stretch_touches_it(stretches):
    view = View()
    view.left, view.width = 0, 100
    view.set_duration(1_000, 1)
    starts, ends = (np.array([s[0] for s in stretches]), np.array([s[0] + s[1] for s in stretches]))
    seen = covered(view, 5, 95, starts, ends).tolist()
    for dot in range(5, 96):
        touching = any(
            int(s / 10) <= dot < max(int(s / 10) + 1, int(e / 10)) for s, e in zip(starts, ends, strict=True)
        )
        assert seen[dot - 5] == touching


def test_runs_are_first_and_length():
    assert runs(np.array([True, False, True, True])) == [(0, 1), (2, 2)]
    assert runs(np.array([], dtype=bool)) == []
