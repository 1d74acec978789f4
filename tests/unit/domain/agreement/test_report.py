"""Every coefficient that a set of ratings or spans allows, and what is said beside them."""

import numpy as np
import pytest

from reviewer_app.domain.agreement import report
from reviewer_app.domain.agreement.ratings import Ratings
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
        "3 recordings are few: intervals drawn from them are rough.",
        "1 units have one rating: they count for chance in Gwet's and Fleiss' coefficients only.",
        "Never given: c.",
    )
    many = Ratings(np.array([[0, 0], [0, 1]] * 10), ("a", "b"), np.arange(20))
    assert report.of_ratings(many).warnings == ()


def test_spans_have_all_coefficients():
    found = report.of_spans([WORKED, KRIPPENDORFF_2004.only("c")], draws=50, precision=0.5)
    names = ["u_alpha", "unitizing_alpha", "coding_alpha", "alpha_u_2004", "alignment_disorder", "gamma"]
    assert [line.name for line in found.lines] == names
    assert all(line.estimate.value is not None for line in found.lines)
    assert (found.units, found.raters, found.ratings, found.categories) == (2, 5, 12, (1, 2, "c"))


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
    assert list(shown) == ["units", "raters", "ratings", "categories", "coefficients", "warnings"]
    keys = ["name", "level", "weights", "value", "se", "ci95", "method", "reason"]
    assert all(list(one) == keys for one in shown["coefficients"])
