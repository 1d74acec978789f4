"""The u-alpha family and alpha_U against published values, and what must hold of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.agreement import unitizing
from reviewer_app.domain.agreement.coefficients import cohen_kappa, krippendorff_alpha, scott_pi
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import estimates
from reviewer_app.domain.agreement.spans import NO_OBSERVERS, NO_UNITS, Continuum, Span
from reviewer_app.domain.agreement.unitizing import Unitized, alpha_u_2004


def continuum(length, name="r", **observers):
    """Observers as lists of (label, start, end)."""
    return Continuum.of(
        name, length, {who: [Span(s, e, label) for label, s, e in own] for who, own in observers.items()}
    )


def scaled(one: Continuum, times: int) -> Continuum:
    """The same in a finer unit of time."""
    spans = {
        who: [Span(span.start_ms * times, span.end_ms * times, span.label) for span in own]
        for who, own in one.observers.items()
    }
    return Continuum.of(one.name, one.length_ms * times, spans)


# The worked example of github.com/lindanna/unitized_alpha.
WORKED = continuum(
    20, Alex=[(1, 2, 5), (1, 9, 11), (2, 12, 20)], Paul=[(1, 2, 5), (2, 7, 15)], Susan=[(1, 2, 5), (2, 10, 15)]
)
# Krippendorff (2004), p. 254, on a continuum from 150 to 450.
KRIPPENDORFF_2004 = continuum(
    300,
    i=[("c", 75, 145), ("c", 220, 250), ("k", 30, 90), ("k", 150, 200)],
    j=[("c", 70, 150), ("c", 205, 225), ("c", 250, 270), ("k", 30, 90), ("k", 150, 200)],
)


def lengths(*spans):
    return [("x", start, start + length) for start, length in spans]


# Krippendorff (1995), p. 57.
KRIPPENDORFF_1995 = {
    "A": continuum(24, bertha=lengths((2, 8), (14, 6)), bill=lengths((4, 4), (15, 2))),
    "B": continuum(24, john=lengths((0, 18)), jill=lengths((0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1))),
    "C": continuum(
        24, gerret=lengths((2, 6), (10, 2), (14, 4), (20, 2)), gill=lengths((0, 2), (4, 4), (10, 4), (16, 2), (20, 2))
    ),
}


@pytest.mark.parametrize(("times", "whole"), [(1, 0.473913), (10, 0.47000), (1000, 0.46957)])
def test_the_worked_example_in_coarse_and_fine_units(times, whole):
    found = Unitized([scaled(WORKED, times)])
    assert found.u_alpha().point == pytest.approx(whole, abs=5e-6)
    assert found.coding_alpha().point == pytest.approx(0.778882, abs=5e-7)


def test_the_worked_example():
    found = Unitized([WORKED])
    assert found.unitizing_alpha().point == pytest.approx(0.432812, abs=6e-7)
    assert found.label_alpha(1).point == pytest.approx(0.769252, abs=5e-7)
    assert found.label_alpha(2).point == pytest.approx(0.786971, abs=5e-7)
    covered = [one.point for one in (found.covered(), found.covered(1), found.covered(2))]
    assert covered == pytest.approx([0.3833, 0.9545, 0.5952], abs=5e-5)


def test_alpha_u_of_2004():
    assert alpha_u_2004([KRIPPENDORFF_2004]).point == pytest.approx(0.858665, abs=5e-7)
    assert alpha_u_2004([KRIPPENDORFF_2004.only("c")]).point == pytest.approx(0.7286, abs=5e-5)
    assert alpha_u_2004([KRIPPENDORFF_2004.only("k")]).point == 1
    observed, expected = unitizing._disagreement(KRIPPENDORFF_2004.only("c"))
    assert (observed, expected) == pytest.approx((0.0144, 0.0532), abs=5e-5)


def test_the_parts_of_alpha_u_of_2004():
    """Edges of the two that overlap, squared, and a unit that lies in the other's gap."""
    i, j = (KRIPPENDORFF_2004.only("c").observers[who] for who in "ij")
    assert unitizing._edges_apart(i[:1], j[:1]) == 50
    assert unitizing._edges_apart(i[1:], j[1:2]) == 850
    gaps = unitizing._gaps(i, 300)
    assert unitizing._unmatched(j[2:], gaps) == 400
    observed = (50 + 850 + 400) * 2 / (2 * 1 * 300**2)
    assert observed == pytest.approx(0.0144, abs=5e-5)
    observed, expected = unitizing._disagreement(KRIPPENDORFF_2004.only("k"))
    assert (observed, expected) == pytest.approx((0, 0.0490), abs=5e-5)


@pytest.mark.parametrize(
    ("name", "cohen", "scott", "alpha"),
    [("A", 0.385, 0.314, 0.329), ("B", 0.385, 0.314, None), ("C", 0.314, 0.314, None)],
)
def test_the_data_of_1995_cell_by_cell(name, cohen, scott, alpha):
    """What is lost where stretches are cut into cells: A and B look the same."""
    lengths_ms, codes = KRIPPENDORFF_1995[name].pieces(("x",))
    ratings = Ratings.of(codes.repeat(lengths_ms, axis=0).tolist(), (-1, 0))
    assert ratings.unit_count == 24
    assert cohen_kappa(ratings, np.eye(2)).point == pytest.approx(cohen, abs=5e-4)
    assert scott_pi(ratings, np.eye(2)).point == pytest.approx(scott, abs=5e-4)
    assert alpha is None or krippendorff_alpha(ratings).point == pytest.approx(alpha, abs=5e-4)


def test_the_two_families_are_different_coefficients():
    assert Unitized([KRIPPENDORFF_2004.only("c")]).u_alpha().point == pytest.approx(0.5163, abs=5e-5)


@pytest.mark.parametrize(
    ("name", "observed", "alpha"), [("A", 0.03125, 0.55295), ("B", 2.26736, -0.92838), ("C", 0.02778, 0.69308)]
)
def test_alpha_u_of_1995_in_the_fine_grained_limit(name, observed, alpha):
    fine = scaled(KRIPPENDORFF_1995[name], 50_000)
    assert unitizing._disagreement(fine)[0] == pytest.approx(observed, abs=5e-6)
    assert alpha_u_2004([fine]).point == pytest.approx(alpha, abs=5e-6)


def test_alpha_u_of_1995_at_half_scale():
    spans = {
        who: [Span(span.start_ms // 2, span.end_ms // 2, "x") for span in own]
        for who, own in KRIPPENDORFF_1995["C"].observers.items()
    }
    half = Continuum.of("C", 12, spans)
    assert unitizing._disagreement(half)[1] == pytest.approx(0.05494, abs=5e-6)
    assert alpha_u_2004([half]).point == pytest.approx(0.494, abs=5e-4)


def cells(rows) -> Continuum:
    """A continuum of units of length 1; -1 is a gap."""
    spans = {
        str(who): [Span(at, at + 1, code) for at, code in enumerate(row) if code >= 0] for who, row in enumerate(rows)
    }
    return Continuum.of("cells", len(rows[0]), spans)


grids = st.integers(2, 4).flatmap(
    lambda m: st.integers(2, 15).flatmap(
        lambda n: st.lists(st.lists(st.integers(-1, 2), min_size=n, max_size=n), min_size=m, max_size=m)
    )
)


@given(grids)
def test_units_of_length_one_give_nominal_alpha_with_gap_as_a_value(rows):
    expected = krippendorff_alpha(Ratings.of(list(zip(*rows, strict=True)), range(-1, 3))).point
    found = Unitized([cells(rows)])
    if found.reason:
        assert {code for row in rows for code in row} == {-1}
    elif expected is None:
        assert found.u_alpha().reason == unitizing.NO_VARIATION
    else:
        assert found.u_alpha().point == pytest.approx(expected, abs=1e-12)


def spans_of(draw, labels=2):
    edges = sorted(draw(st.lists(st.integers(0, 60), min_size=0, max_size=8, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [Span(start, end, draw(st.integers(0, labels - 1))) for start, end in pairs]


@st.composite
def continua(draw):
    return Continuum.of("r", 60, {str(who): spans_of(draw) for who in range(draw(st.integers(2, 4)))})


@given(continua(), st.randoms(), st.integers(2, 50))
@settings(max_examples=60)
def test_order_names_and_units_of_time(one, random, times):
    """Observers and labels may be exchanged; a finer unit of time leaves the labels' alpha as it is."""
    whole = Unitized([one])
    if whole.reason:
        return
    observers = list(one.observers.items())
    random.shuffle(observers)
    renamed = {who: [Span(s.start_ms, s.end_ms, 1 - s.label) for s in own] for who, own in observers}
    other, fine = Unitized([Continuum.of("r", 60, renamed)]), Unitized([scaled(one, times)])
    for name in ("u_alpha", "unitizing_alpha", "coding_alpha"):
        mine, theirs = getattr(whole, name)(), getattr(other, name)()
        assert mine.reason == theirs.reason
        assert mine.reason or mine.point == pytest.approx(theirs.point, abs=1e-9)
    coding = whole.coding_alpha()
    assert coding.reason or fine.coding_alpha().point == pytest.approx(coding.point, abs=1e-9)


@given(continua())
@settings(max_examples=40)
def test_the_same_spans_agree_wholly(one):
    first = next(iter(one.observers.values()))
    found = Unitized([Continuum.of("r", 60, {"a": first, "b": first, "c": first})])
    for coefficient in () if found.reason else (found.u_alpha(), found.unitizing_alpha(), found.coding_alpha()):
        assert coefficient.reason or coefficient.point == pytest.approx(1)


def test_recordings_add_up_and_give_an_interval():
    many = [WORKED, KRIPPENDORFF_2004, *KRIPPENDORFF_1995.values()]
    found = estimates([Unitized(many).u_alpha()])[0]
    assert found.ci95[0] < found.value < found.ci95[1]
    once = Unitized([KRIPPENDORFF_2004]).u_alpha().point
    assert Unitized([KRIPPENDORFF_2004, continuum(5, name="alone", i=[("c", 0, 1)])]).u_alpha().point == once


def test_what_is_not_defined_says_why():
    assert Unitized([continuum(9, a=[("x", 0, 1)])]).u_alpha().reason == NO_OBSERVERS
    assert Unitized([continuum(9, a=[], b=[])]).u_alpha().reason == NO_UNITS
    assert Unitized([continuum(9, a=[("x", 0, 1)], b=[("y", 2, 3)])]).coding_alpha().reason == unitizing.NO_OVERLAP
    assert Unitized([continuum(9, a=[("x", 0, 2)], b=[("x", 1, 3)])]).coding_alpha().reason == unitizing.NO_VARIATION
    assert alpha_u_2004([continuum(9, a=[("x", 0, 1)])]).reason == NO_OBSERVERS
    assert alpha_u_2004([continuum(9, a=[], b=[])]).reason == NO_UNITS
