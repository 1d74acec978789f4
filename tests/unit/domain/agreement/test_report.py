"""Every coefficient that a set of ratings or spans allows, and what is said beside them."""

import numpy as np
import pytest

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement import report
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import ROUGH
from reviewer_app.domain.agreement.weights import agreement_weights
from tests.unit.domain.agreement import references as ref
from tests.unit.domain.agreement.test_unitizing import KRIPPENDORFF_2004, WORKED, continuum

OF_RATINGS = [
    "percent_agreement",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "conger_kappa",
    "brennan_prediger",
    "gwet_ac1",
    "gwet_ac2",
    "krippendorff_alpha",
]


def by_name(found):
    return {line.name: line for line in found.lines}


def test_ratings_have_all_coefficients_each_with_its_level_or_weights():
    table = Ratings.of_table(ref.COHEN_1960_P45)
    found = report.of_ratings(table, "interval", ("quadratic", agreement_weights("quadratic", table.categories)))
    assert [line.name for line in found.lines] == OF_RATINGS
    lines = by_name(found)
    assert lines["gwet_ac1"].estimate.value == pytest.approx(0.57597, abs=5e-6)
    assert lines["gwet_ac2"].estimate.value == pytest.approx(0.63855, abs=5e-6)
    assert (lines["gwet_ac1"].weights, lines["gwet_ac2"].weights) == ("identity", "quadratic")
    assert (lines["krippendorff_alpha"].level, lines["krippendorff_alpha"].weights) == ("interval", None)
    assert (found.units, found.raters, found.ratings) == (200, 2, 400)


def test_each_line_has_its_own_estimate():
    ratings = ref.by_rater(*ref.KRIPPENDORFF_C)
    lines = by_name(report.of_ratings(ratings))
    values = {name: line.estimate.value for name, line in lines.items()}
    assert values["krippendorff_alpha"] == pytest.approx(0.743421, abs=5e-7)
    assert values["fleiss_kappa"] == pytest.approx(0.76117, abs=5e-6)
    assert values["gwet_ac1"] == values["gwet_ac2"] == pytest.approx(0.77544, abs=5e-6)
    assert lines["cohen_kappa"].to_json()["reason"] == "this coefficient is for two raters"
    assert lines["fleiss_kappa"].to_json()["reason"] is None


def test_what_makes_figures_weak_is_said():
    ratings = Ratings.of([("a", "a"), ("b", "a"), ("b", None)], "abc")
    assert report.of_ratings(ratings).warnings == (
        "3 units are few: intervals drawn from them are rough.",
        "1 units have one rating: they count for chance in Gwet's and Fleiss' coefficients only.",
        "Never given: c.",
    )
    of_two = Ratings.of([("a", "a"), ("b", "a"), ("b", "b")], "ab", clusters=[1, 2, 2])
    assert report.of_ratings(of_two).warnings[0].startswith("2 recordings are few")
    many = Ratings(np.array([[0, 0], [0, 1]] * 20), ("a", "b"), np.arange(40))
    assert report.of_ratings(many).warnings == ()


def test_an_interval_that_may_be_too_short_says_so_beside_it_and_above_all():
    """Four of a hundred units have anything but the commonest label."""
    found = report.of_ratings(Ratings.of([[n < 3, n < 4] for n in range(100)], [False, True]))
    rough = [line.name for line in found.lines if line.to_json()["warning"] == ROUGH]
    assert rough == ["cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "krippendorff_alpha"]
    assert found.warnings == (f"Rough intervals, of {', '.join(rough)}: {ROUGH}.",)


def test_spans_have_all_coefficients():
    found = report.of_spans([WORKED, KRIPPENDORFF_2004.only("c")], draws=50, precision=0.5)
    names = ["u_alpha", "unitizing_alpha", "coding_alpha", "alpha_u_2004", "alignment_disorder", "gamma", "gamma_cat"]
    assert [line.name for line in found.lines] == names
    assert all(line.estimate.value is not None for line in found.lines)
    assert (found.units, found.raters, found.ratings, found.categories) == (2, 5, 12, (1, 2, "c"))


def test_gamma_follows_from_the_seed_that_is_told():
    found = [report.of_spans([WORKED], draws=20, precision=0.5, seed=seed).to_json() for seed in (7, 7, 8)]
    assert [one["seed"] for one in found] == [7, 7, 8]
    first, again, other = ([line["value"] for line in one["coefficients"]] for one in found)
    assert first == again and first[5] != other[5] and first[:5] == other[:5]


def test_spans_are_told_by_label_by_rater_and_by_pair():
    shown = report.of_spans([WORKED], draws=50, precision=0.5).to_json()
    labels = [(one["label"], one["spans"], one["coefficients"][0]["value"]) for one in shown["per_label"]]
    assert labels == [("1", 4, pytest.approx(0.769252, abs=5e-7)), ("2", 3, pytest.approx(0.786971, abs=5e-7))]
    covered = [one["coefficients"][1]["value"] for one in shown["per_label"]]
    assert covered == pytest.approx([0.9545, 0.5952], abs=5e-5)
    assert [(one["recordings"], one["coefficients"][1]["name"]) for one in shown["per_label"]] == [(1, "covered")] * 2
    assert [one["rater"] for one in shown["per_rater"]] == sorted(WORKED.observers)
    matching = shown["matching"]
    assert matching["method"] == "overlap 0.5" and len(matching["pairs"]) == 3
    assert list(matching["pairs"][0]) == [
        "pair",
        "spans",
        "rater",
        "reference",
        "reference_spans",
        "matched",
        "coefficients",
    ]


def test_labels_and_raters_of_ratings():
    """Fleiss' kappa of each label as in 1971 (computed without his rounding), and who is left out of what."""
    fleiss = report.of_ratings(ref.by_counts(ref.FLEISS_1971), draws=50)
    each = [part.lines[1].estimate.value for part in fleiss.per_label]
    assert each == pytest.approx([0.2448, 0.2448, 0.5200, 0.4711, 0.5661], abs=5e-5)
    assert all(part.lines[1].estimate.ci95 is not None for part in fleiss.per_label)
    ratings = ref.by_rater(*ref.KRIPPENDORFF_C)
    without = [part.lines[1].estimate.value for part in report.of_ratings(ratings, draws=50).per_rater]
    others = [co.krippendorff_alpha(ratings.only([n for n in range(4) if n != left])).point for left in range(4)]
    assert without == pytest.approx(others)


def test_a_set_of_labels_is_told_by_its_labels():
    ratings = Ratings.of([("a|b", "a"), ("-", "-"), ("b", "b|a"), ("a|c", "c")])
    found = report.of_ratings(ratings, "masi", draws=50)
    assert [part.name for part in found.per_label] == ["a", "b", "c"]
    assert [part.count for part in found.per_label] == [4, 3, 2]


def test_labels_that_overlap_leave_what_takes_one_at_a_time():
    lines = by_name(report.of_spans([KRIPPENDORFF_2004], draws=50, precision=0.5))
    assert lines["u_alpha"].estimate.reason == "spans of one rater overlap: i on r"
    assert lines["alpha_u_2004"].estimate.value == pytest.approx(0.858665, abs=5e-7)
    assert lines["alignment_disorder"].estimate.value is not None


def test_spans_of_one_label_that_overlap_are_aligned_and_no_more():
    both = continuum(50, ana=[("x", 0, 10), ("x", 5, 20)], ben=[("x", 1, 10)])
    lines = by_name(report.of_spans([both], draws=50, precision=0.5))
    assert lines["alpha_u_2004"].estimate.reason == "spans of one rater overlap: ana on r"
    assert lines["alignment_disorder"].estimate.value is not None


def test_as_json_nothing_is_left_out():
    shown = report.of_ratings(Ratings.of_table(ref.COHEN_1960_P45)).to_json()
    documented = [
        "units",
        "raters",
        "ratings",
        "categories",
        "seed",
        "coefficients",
        "warnings",
        "per_label",
        "per_rater",
    ]
    assert list(shown) == documented
    assert list(shown["per_label"][0]) == ["label", "ratings", "coefficients"]
    assert [one["rater"] for one in shown["per_rater"]] == ["1", "2"]
    keys = ["name", "level", "weights", "value", "se", "ci95", "observed", "expected", "method", "reason", "warning"]
    assert all(list(one) == keys for one in shown["coefficients"])
