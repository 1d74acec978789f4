"""Alignments of least disorder against published values and a full search; gamma by its seed."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.gamma import (
    NOT_TOGETHER,
    ONE_LABEL,
    Dissimilarity,
    _shuffled,
    best_alignment,
    chance_disorder,
    gamma,
)
from reviewer_app.domain.agreement.resampling import estimates
from reviewer_app.domain.agreement.spans import NO_OBSERVERS, NO_UNITS, Continuum, Span
from tests.unit.domain.agreement.test_unitizing import continuum

# The example of pygamma-agreement.
ALEX_PAUL_SUZAN = continuum(
    60,
    alex=[(1, 2, 9), (2, 11, 17), (5, 24, 30), (6, 32, 36), (6, 36, 44), (7, 44, 60)],
    paul=[(1, 2, 9), (3, 11, 17), (5, 19, 25), (6, 32, 44)],
    suzan=[(1, 2, 9), (4, 11, 17), (5, 21, 27), (6, 32, 36), (6, 36, 40), (6, 40, 44)],
)


@pytest.mark.parametrize(("alpha", "disorder"), [(3, 0.960625), (1, 0.653542)])
def test_three_observers(alpha, disorder):
    found = best_alignment(ALEX_PAUL_SUZAN, Dissimilarity(alpha=alpha))
    assert found.disorder == pytest.approx(disorder, abs=5e-7)
    assert len(found.rows) == 6
    assert [span.label if span else None for span in found.rows[0]] == [1, 1, 1]


def test_two_observers():
    shifted = continuum(20, a=[("a", 1, 5), ("b", 6, 10), ("a", 11, 15)], b=[("a", 2, 6), ("b", 7, 11), ("a", 12, 16)])
    assert best_alignment(shifted).disorder == pytest.approx(0.0625)
    some = continuum(40, a=[("a", 1, 5), ("b", 6, 10), ("a", 20, 24), ("b", 30, 34)], b=[("a", 2, 6), ("b", 31, 35)])
    assert best_alignment(some).disorder == pytest.approx(0.7083333, abs=5e-8)
    assert [row.count(None) for row in best_alignment(some).rows] == [0, 1, 1, 0]


def every_alignment(units, observers):
    """All ways to lay spans in rows, at most one of an observer each: slow and plainly right."""
    if not units:
        yield []
        return
    (who, span), *rest = units
    for others in product(*([None, *(u for u in rest if u[0] == other)] for other in range(observers) if other != who)):
        row = [(who, span), *(one for one in others if one is not None)]
        left = [unit for unit in rest if unit not in row]
        for further in every_alignment(left, observers):
            yield [row, *further]


def cost(row, observers, unlike):
    pairs = observers * (observers - 1) / 2
    spans = [span for _, span in row]
    apart = sum(unlike.of(one, other) for n, one in enumerate(spans) for other in spans[:n])
    return (apart + (pairs - len(row) * (len(row) - 1) / 2) * unlike.empty) / pairs


@st.composite
def small(draw):
    observers = draw(st.integers(2, 3))
    own = st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 15), st.integers(0, 1)), max_size=3, unique_by=lambda one: one[0]
    )
    return Continuum.of(
        "r", 60, {str(who): [Span(s, s + n, label) for s, n, label in draw(own)] for who in range(observers)}
    )


@given(small(), st.sampled_from([1, 3]))
@settings(max_examples=60, deadline=None)
def test_no_other_alignment_has_less_disorder(one, alpha):
    unlike = Dissimilarity(alpha=alpha)
    observers = list(one.observers.values())
    units = [(who, span) for who, spans in enumerate(observers) for span in spans]
    if units:
        least = min(
            sum(cost(row, len(observers), unlike) for row in rows) for rows in every_alignment(units, len(observers))
        )
        found = best_alignment(one, unlike)
        assert found.disorder * len(units) / len(observers) == pytest.approx(least)
        assert sum(span is not None for row in found.rows for span in row) == len(units)


def test_gamma_is_that_of_its_seed():
    """Published for this example: 0.44 to 0.47."""
    unlike = Dissimilarity(alpha=3)
    disorder, found, _ = gamma([ALEX_PAUL_SUZAN], unlike, seed=1)
    assert disorder.point == pytest.approx(0.960625)
    assert 0.42 < found.point < 0.49
    assert gamma([ALEX_PAUL_SUZAN], unlike, seed=1)[1].point == found.point
    assert gamma([ALEX_PAUL_SUZAN], unlike, seed=2)[1].point != found.point


def test_gamma_of_the_labels_by_its_definition():
    """Weights by hand: three labels in one place, and what lies beside it with other edges weighs less."""
    unlike = Dissimilarity(alpha=3)
    best = best_alignment(ALEX_PAUL_SUZAN, unlike)
    near = (1 - 3 / 4 + 1 - 3 / 9) / 2, (1 - 3 / 25 + 1 - 3 / 9 + 1 - 3 / 4) / 2
    assert best.label_disorder(unlike) == pytest.approx(1.5 / (1.5 + 1.5 + near[0] + 1 + near[1]))
    assert gamma([ALEX_PAUL_SUZAN], unlike, seed=1)[2].point == pytest.approx(0.69, abs=0.02)


def alone_counts(alignment, unlike):
    """The disorder of labels in which who has nobody beside them differs from everybody, with a weight of 1."""
    pairs = len(alignment.rows[0]) * (len(alignment.rows[0]) - 1) / 2
    whole = apart = 0.0
    for row in alignment.rows:
        spans = [span for span in row if span is not None]
        here = [
            (max(0.0, 1 - unlike.place(one, other)) / (len(spans) - 1), one.label != other.label)
            for one, other in combinations(spans, 2)
        ]
        missing = pairs - len(here) - (len(row) - len(spans)) * (len(row) - len(spans) - 1) / 2
        whole += sum(weight for weight, _ in here) + missing
        apart += sum(weight * differs for weight, differs in here) + missing
    return apart / whole


def test_the_published_gamma_of_the_labels_is_of_another_definition():
    """0.38 to 0.42 are of pygamma-agreement 0.5.9, which counted, as an experiment since taken back, a span without a
    partner as a label that differs. That gives its value here, too; the definition of 2017 leaves such spans out."""
    unlike, rng = Dissimilarity(alpha=3), np.random.default_rng(1)
    observed = alone_counts(best_alignment(ALEX_PAUL_SUZAN, unlike), unlike)
    chance = [alone_counts(best_alignment(_shuffled(ALEX_PAUL_SUZAN, rng), unlike), unlike) for _ in range(60)]
    assert observed == pytest.approx(0.5878, abs=5e-5)
    assert 0.38 <= 1 - observed / np.mean(chance) <= 0.42


def test_gamma_of_the_labels_is_not_defined_without_two_labels_or_two_spans_together():
    one_label = continuum(60, a=[("x", 0, 9), ("x", 20, 31)], b=[("x", 1, 9)])
    assert gamma([one_label])[2].reason == ONE_LABEL
    apart = continuum(60, a=[("x", 0, 9)], b=[("y", 50, 59)])
    assert gamma([apart])[2].reason == NOT_TOGETHER


def test_chance_is_drawn_until_it_is_known():
    rough, fine = (chance_disorder(ALEX_PAUL_SUZAN, precision=precision) for precision in (0.2, 0.03))
    assert rough.samples == 30 < fine.samples
    assert rough.disorder == pytest.approx(fine.disorder, rel=0.2)


def test_the_same_spans_have_no_disorder_and_whole_gamma():
    same = continuum(60, a=[("x", 0, 9), ("y", 20, 31)], b=[("x", 0, 9), ("y", 20, 31)])
    assert [one.point for one in gamma([same])] == [0, 1, 1]


def test_several_recordings_give_an_interval_and_empty_ones_are_left_out():
    shifted = continuum(60, a=[("x", 0, 10), ("x", 30, 40)], b=[("x", 2, 12), ("y", 33, 41)])
    empty = continuum(60, a=[], b=[])
    _, found, _ = gamma([shifted, empty, ALEX_PAUL_SUZAN], precision=0.1)
    assert len(found.features) == 2
    interval = estimates([found], draws=200)[0].ci95
    assert interval[0] <= found.point <= interval[1]


def test_what_cannot_be_aligned_says_why():
    assert gamma([continuum(9, a=[("x", 0, 1)])])[1].reason == NO_OBSERVERS
    assert gamma([continuum(9, a=[], b=[])])[1].reason == NO_UNITS
    with pytest.raises(NotComparable, match="r has one observer"):
        best_alignment(continuum(9, a=[("x", 0, 1)]))
    with pytest.raises(NotComparable, match="Nobody marked anything on r"):
        best_alignment(continuum(9, a=[], b=[]))


def test_too_many_spans_on_top_of_each_other_are_refused():
    heap = {str(who): [Span(at, at + 500, "x") for at in range(12)] for who in range(6)}
    with pytest.raises(NotComparable, match="cannot be counted out"):
        best_alignment(Continuum.of("heap", 600, heap))
