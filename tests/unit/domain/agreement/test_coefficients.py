"""Coefficients against published values, and what must hold of any of them."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement.ratings import MISSING, Ratings
from reviewer_app.domain.agreement.resampling import standard_error
from reviewer_app.domain.agreement.weights import LEVELS, agreement_weights
from tests.unit.domain.agreement import references as ref

BY_WEIGHTS = {
    "percent": co.percent_agreement,
    "cohen": co.cohen_kappa,
    "scott": co.scott_pi,
    "fleiss": co.fleiss_kappa,
    "conger": co.conger_kappa,
    "bp": co.brennan_prediger,
    "gwet": co.gwet_ac,
}


def by_students_t(coefficient: co.Coefficient, units: int, *, tabled: bool = False) -> tuple[float, float]:
    """As irrCAC has it: n - 1 degrees of freedom, at most 1."""
    far = float(student.ppf(0.975, units - 1)) * standard_error(coefficient, tabled)
    return coefficient.point - far, min(1.0, coefficient.point + far)


def made(name: str, ratings: Ratings, weights: str = "identity") -> co.Coefficient:
    near = agreement_weights(weights, ratings.categories)
    if name == "alpha":
        return co.krippendorff_alpha(ratings, distance=1 - near)
    return BY_WEIGHTS[name](ratings, near)


def test_krippendorff_2011_binary_and_nominal():
    a = ref.by_rater("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    assert co.krippendorff_alpha(a).point == pytest.approx(2 / 21)
    b = ref.by_rater("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    assert co.krippendorff_alpha(b).point == pytest.approx(0.6919643, abs=5e-8)


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)]
)
def test_krippendorff_2011_missing_ratings(level, value):
    assert co.krippendorff_alpha(ref.by_rater(*ref.KRIPPENDORFF_C), level).point == pytest.approx(value, abs=5e-7)


@pytest.mark.parametrize(
    ("raters", "level", "observed", "expected"),
    [
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), "nominal", 0.400, 0.442),
        (ref.KRIPPENDORFF_C, "nominal", 0.200, 0.779),
        (ref.KRIPPENDORFF_C, "interval", 0.433, 2.872),
    ],
)
def test_krippendorff_2011_disagreements(raters, level, observed, expected):
    found = co.krippendorff_alpha(ref.by_rater(*raters), level).disagreement
    assert found[:2] == pytest.approx((observed, expected), abs=5e-4)


def test_krippendorff_of_the_encyclopedia():
    ratings = ref.by_rater(*ref.WIKIPEDIA)
    assert co.krippendorff_alpha(ratings).point == pytest.approx(0.691358, abs=5e-7)
    assert co.krippendorff_alpha(ratings, "interval").point == pytest.approx(0.810845, abs=5e-7)


def test_fleiss_1971():
    ratings = ref.by_counts(ref.FLEISS_1971)
    assert made("fleiss", ratings).point == pytest.approx(0.430245, abs=5e-7)
    assert made("alpha", ratings).point == pytest.approx(0.433410, abs=5e-7)
    assert made("bp", ratings).point == pytest.approx(0.444444, abs=5e-7)
    assert made("gwet", ratings).point == pytest.approx(0.447885, abs=5e-7)
    assert standard_error(made("gwet", ratings)) == pytest.approx(0.055662, abs=5e-7)
    assert standard_error(made("fleiss", ratings)) == pytest.approx(0.0542, abs=5e-5)
    each = [made("fleiss", ratings.one_against_rest([code])).point for code in range(5)]
    assert each == pytest.approx([0.2448, 0.2448, 0.5200, 0.4711, 0.5661], abs=5e-5)


def test_fleiss_1971_by_the_errors_that_intervals_must_not_use():
    """Those of 1971 and of 1979 hold where there is no agreement at all: from the library's observed and chance."""
    ratings = ref.by_counts(ref.FLEISS_1971)
    observed, expected, _ = made("fleiss", ratings).disagreement
    agreed, chance = 1 - observed, 1 - expected
    assert (agreed, chance) == (pytest.approx(0.5556, abs=5e-5), pytest.approx(0.2199, abs=5.5e-5))
    shares = ratings.counts().mean(axis=0) / 6
    cubes = (shares**3).sum()
    variance = 2 / (30 * 6 * 5) * (chance - 9 * chance**2 + 8 * cubes) / (1 - chance) ** 2
    assert variance == pytest.approx(0.000756, abs=5e-7)
    assert variance**0.5 == pytest.approx(0.028, abs=5e-4)
    rest = shares * (1 - shares)
    later = 2 / (30 * 6 * 5) * (rest.sum() ** 2 - (rest * (1 - 2 * shares)).sum()) / rest.sum() ** 2
    assert later**0.5 == pytest.approx(0.0244, abs=5e-5)
    assert made("fleiss", ratings).point / later**0.5 == pytest.approx(17.65, abs=5e-3)


def test_conger_of_fleiss_1971():
    """The counts do not tell who gave what: sorted within patients, raters differ as much as they can."""
    assert made("conger", ref.by_counts(ref.FLEISS_1971)).point == pytest.approx(0.441809, abs=5e-7)


def test_cohen_1960():
    table = Ratings.of_table(ref.COHEN_1960_P45)
    assert made("percent", table).point == pytest.approx(0.70)
    assert made("cohen", table).point == pytest.approx(0.491525, abs=5e-7)
    assert made("cohen", table, "quadratic").point == pytest.approx(0.454545, abs=5e-7)
    assert made("cohen", table, "linear").point == pytest.approx(0.473684, abs=5e-7)
    assert made("gwet", table).point == pytest.approx(0.57597, abs=5e-6)
    assert made("gwet", table, "quadratic").point == pytest.approx(0.63855, abs=5e-6)
    assert made("cohen", table).disagreement[:2] == pytest.approx((0.30, 0.59))
    # The largest kappa that their margins allow: all that can agree does.
    shifted = [[100, 0, 20], [0, 60, 0], [0, 0, 20]]
    assert [np.sum(shifted, axis=n).tolist() for n in (0, 1)] == [
        np.sum(ref.COHEN_1960_P45, axis=n).tolist() for n in (0, 1)
    ]
    assert made("cohen", Ratings.of_table(shifted)).point == pytest.approx(0.831, abs=5e-4)
    other = Ratings.of_table(ref.COHEN_1960_P37)
    assert 1 - made("cohen", other).disagreement[1] == pytest.approx(0.35, abs=5e-3)
    assert made("percent", other).point == pytest.approx(0.29)
    assert made("cohen", other).point == pytest.approx(-0.0923, abs=5e-5)
    assert made("gwet", other).point == pytest.approx(-0.04797, abs=5e-6)
    assert made("gwet", other, "quadratic").point == pytest.approx(0.18310, abs=5e-6)


@pytest.mark.parametrize(
    ("name", "value", "se", "ends", "near", "near_se"),
    [
        ("cohen", 0.7964094, 0.05891072, (0.680, 0.913), 0.8921569, 0.03535151),
        ("scott", 0.7962397, 0.05905473, (0.679, 0.913), 0.8921093, 0.03539506),
        ("gwet", 0.8493305, 0.04321747, (0.764, 0.935), 0.9402369, 0.01792019),
        ("bp", 0.835, 0.04693346, (0.742, 0.928), 0.9175, 0.02346673),
        ("alpha", 0.7972585, 0.05905473, (0.680, 0.914), 0.8926487, 0.03539506),
        ("percent", 0.89, 0.03128898, (0.828, 0.952), 0.9725, 0.007822244),
    ],
)
def test_gwet_table(name, value, se, *, ends, near, near_se):
    """The vignettes of irrCAC; variances of tables are over n."""
    table = Ratings.of_table(ref.IRRCAC_TABLE)
    assert made(name, table).point == pytest.approx(value, abs=5e-8)
    assert standard_error(made(name, table), tabled=True) == pytest.approx(se, abs=1e-8)
    assert by_students_t(made(name, table), 100, tabled=True) == pytest.approx(ends, abs=6e-4)
    assert made(name, table, "quadratic").point == pytest.approx(near, abs=5e-8)
    assert standard_error(made(name, table, "quadratic"), tabled=True) == pytest.approx(near_se, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "value", "se", "low", "near", "near_se"),
    [
        ("gwet", 0.77544, 0.14295, 0.461, 0.91400, 0.10396),
        ("fleiss", 0.76117, 0.15302, 0.424, 0.86494, 0.14603),
        ("alpha", 0.74342, 0.14557, 0.419, 0.84911, 0.12913),
        ("conger", 0.76282, 0.14917, 0.435, 0.85771, 0.14367),
        ("bp", 0.77273, 0.14472, 0.454, 0.90152, 0.11089),
        ("percent", 0.8181818, 0.12561, 0.542, 0.9753788, 0.09062),
    ],
)
def test_gwet_raw_ratings_with_missing_ones(name, value, se, *, low, near, near_se):
    """The vignettes of irrCAC, printed to five digits."""
    ratings = ref.by_rater(*ref.IRRCAC_RAW)
    assert made(name, ratings).point == pytest.approx(value, abs=6e-6)
    assert standard_error(made(name, ratings)) == pytest.approx(se, abs=1.1e-5)
    # Eleven units have two ratings, of which alpha is; the twelfth counts for chance in the others.
    units = 11 if name == "alpha" else 12
    assert by_students_t(made(name, ratings), units) == pytest.approx((low, 1), abs=6e-4)
    assert made(name, ratings, "quadratic").point == pytest.approx(near, abs=6e-6)
    assert standard_error(made(name, ratings, "quadratic")) == pytest.approx(near_se, abs=1.1e-5)


def test_the_paradox_of_kappa():
    rare = Ratings.of_table([[118, 5], [2, 0]])
    assert made("cohen", rare).point == pytest.approx(-0.0234, abs=5e-5)
    assert made("scott", rare).point == pytest.approx(-0.0288, abs=5e-5)
    assert made("gwet", rare).point == pytest.approx(0.9408, abs=5e-5)
    other = Ratings.of_table([[80, 7], [8, 5]])
    assert made("gwet", other).point == pytest.approx(0.808, abs=5e-4)
    assert made("gwet", other).disagreement[:2] == pytest.approx((1 - 0.85, 1 - 0.21875))
    assert made("cohen", other).point == pytest.approx(0.31444, abs=5e-6)
    assert made("scott", other).point == pytest.approx(0.31429, abs=5e-6)


def test_the_number_of_categories_is_the_standards_not_the_datas():
    rows = [("a", "a"), ("b", "a"), ("b", "b")]
    assert made("gwet", Ratings.of(rows)).point == pytest.approx(1 / 3)
    assert made("gwet", Ratings.of(rows, "abc")).point == pytest.approx(0.5556, abs=5e-5)


@pytest.mark.parametrize("name", [*BY_WEIGHTS, "alpha"])
def test_where_all_gave_the_same_nothing_is_corrected_for_chance(name):
    ratings = Ratings.of([("a", "a"), ("a", "a")], "ab")
    if name == "percent":
        assert made(name, ratings).point == 1
    else:
        assert (made(name, ratings).point, made(name, ratings).reason) == (None, co.NO_VARIATION)


@pytest.mark.parametrize("name", [*BY_WEIGHTS, "alpha"])
def test_without_a_pair_of_ratings_nothing_is_defined(name):
    ratings = Ratings.of([("a", None), (None, "b")])
    assert (made(name, ratings).point, made(name, ratings).reason) == (None, co.NO_PAIRS)


def test_one_category_and_a_third_rater_are_reasons():
    assert made("gwet", Ratings.of([("a", "a")])).reason == co.ONE_CATEGORY
    assert made("cohen", Ratings.of([("a", "b", "a")])).reason == co.NOT_TWO
    assert made("scott", Ratings.of([("a", "b", "a")])).reason == co.NOT_TWO


def test_two_raters_of_whom_one_missed_a_unit_are_compared_on_the_others():
    with_gap = Ratings.of([("a", "a"), ("b", "a"), ("b", "b"), ("b", None)])
    without = Ratings.of([("a", "a"), ("b", "a"), ("b", "b")])
    assert made("cohen", with_gap).point == made("cohen", without).point
    assert made("scott", with_gap).point == made("scott", without).point


matrices = st.integers(2, 5).flatmap(
    lambda raters: st.lists(st.lists(st.integers(-1, 3), min_size=raters, max_size=raters), min_size=2, max_size=12)
)


def of_codes(rows) -> Ratings:
    return Ratings.of([[None if code == MISSING else code for code in row] for row in rows], range(4))


def same(one: float | None, other: float | None) -> bool:
    return one == other if None in (one, other) else one == pytest.approx(other, abs=1e-9)


@given(matrices, st.randoms())
@pytest.mark.parametrize("name", [*BY_WEIGHTS, "alpha"])
def test_neither_order_nor_names_matter(name, rows, random):
    value = made(name, of_codes(rows)).point
    raters, names = list(range(len(rows[0]))), list(range(4))
    random.shuffle(raters)
    random.shuffle(names)
    shuffled = [[MISSING if row[rater] == MISSING else names[row[rater]] for rater in raters] for row in rows]
    random.shuffle(shuffled)
    assert same(made(name, of_codes(shuffled)).point, value)


@given(matrices)
def test_levels_of_alpha_by_pairs_of_ratings(rows):
    """Against the definition: mean distances within units and between any two ratings that have a partner."""
    ratings = of_codes(rows)
    units = [[code for code in row if code != MISSING] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    paired = [code for unit in units for code in unit]
    marginals = np.bincount(paired, minlength=4) if paired else np.zeros(4)

    def distance(level, one, other):
        low, high = sorted((one, other))
        return {
            "nominal": float(one != other),
            "interval": float((one - other) ** 2),
            "ratio": ((one - other) / (one + other)) ** 2 if one + other else 0.0,
            "ordinal": float((marginals[low : high + 1].sum() - (marginals[low] + marginals[high]) / 2) ** 2)
            if one != other
            else 0.0,
        }[level]

    for level in LEVELS:
        within = sum(
            2 * sum(distance(level, *pair) for pair in combinations(unit, 2)) / (len(unit) - 1) for unit in units
        )
        between = 2 * sum(distance(level, *pair) for pair in combinations(paired, 2))
        expected = None if not between else 1 - (len(paired) - 1) * within / between
        assert same(co.krippendorff_alpha(ratings, level).point, expected)


@given(matrices)
def test_agreement_with_oneself_is_whole(rows):
    doubled = of_codes([[row[0], row[0]] for row in rows])
    for name in (*BY_WEIGHTS, "alpha"):
        assert made(name, doubled).point in (None, pytest.approx(1.0))
