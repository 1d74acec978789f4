"""Standard errors and intervals by recordings."""

import numpy as np
import pytest

from reviewer_app.domain.agreement import coefficients as co
from reviewer_app.domain.agreement import limits
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.resampling import ALL_ALIKE, ONE_RECORDING, ROUGH, estimates, standard_error
from reviewer_app.domain.agreement.weights import agreement_weights


def simulated(seed: int, units: int, rate: float = 0.3, per_recording: int = 1) -> Ratings:
    """Two raters who see a truth and err one time in ten, each on their own."""
    rng = np.random.default_rng(seed)
    truth = rng.random(units // per_recording).repeat(per_recording) < rate
    rows = [[bool(one ^ (rng.random() < 0.1)) for _ in range(2)] for one in truth]
    return Ratings.of(rows, [False, True], np.arange(units) // per_recording)


def all_of(ratings: Ratings) -> list[co.Coefficient]:
    near = agreement_weights("identity", ratings.categories)
    of_weights = (co.percent_agreement, co.cohen_kappa, co.fleiss_kappa, co.gwet_ac, co.brennan_prediger)
    return [*(make(ratings, near) for make in of_weights), co.krippendorff_alpha(ratings)]


def test_the_same_seed_gives_the_same_interval_and_another_one_nearly():
    coefficients = all_of(simulated(1, 200))
    first, again, other = (estimates(coefficients, seed=seed) for seed in (5, 5, 6))
    assert first == again
    assert all(one.ci95 != two.ci95 for one, two in zip(first, other, strict=True))
    for one, two in zip(first, other, strict=True):
        assert one.ci95 == pytest.approx(two.ci95, abs=0.03)
        assert one.ci95[0] < one.value < one.ci95[1]
        assert "200 recordings, 2000 draws, seed 5" in one.method


def test_the_bootstrap_and_the_linearised_error_agree():
    """Half of the interval is about two standard errors."""
    for one in estimates(all_of(simulated(2, 600))):
        assert (one.ci95[1] - one.ci95[0]) / (2 * 1.96) == pytest.approx(one.se, rel=0.1)


def test_units_of_one_recording_are_no_evidence_of_their_own():
    """The same hundred units, once and each ten times within its recording: no surer for it."""
    once = simulated(3, 100)
    often = Ratings(once.codes.repeat(10, axis=0), once.categories, np.arange(100).repeat(10))
    for one, many in zip(estimates(all_of(once)), estimates(all_of(often)), strict=True):
        assert many.ci95 == pytest.approx(one.ci95, abs=0.02)
        assert many.se == pytest.approx(one.se, rel=0.02)


def test_the_standard_error_is_that_of_the_value_over_samples():
    """The spread of 400 samples of 150 units."""
    found = [all_of(simulated(seed, 150)) for seed in range(400)]
    for place in range(6):
        values = [one[place].point for one in found]
        errors = [standard_error(one[place]) for one in found]
        assert np.mean(errors) == pytest.approx(np.std(values), rel=0.1)


def test_what_is_not_defined_has_no_error_and_says_why():
    nothing = estimates([co.krippendorff_alpha(Ratings.of([("a", "a"), ("a", "a")]))])[0]
    assert (nothing.value, nothing.se, nothing.ci95, nothing.reason) == (None, None, None, co.NO_VARIATION)


def test_one_recording_has_a_value_and_no_interval():
    ratings = Ratings.of([("a", "a"), ("a", "b")], "ab", ["one", "one"])
    found = estimates([co.krippendorff_alpha(ratings)])[0]
    assert found.value is not None and found.ci95 is None and found.se is None
    assert "one recording" in found.reason


def test_where_all_agree_somebody_may_still_differ():
    """Forty units alike are no proof that nobody ever will: three in forty (a rule of three) are in the interval."""
    for found in estimates(all_of(Ratings.of([[n % 2] * 2 for n in range(40)]))):
        assert (found.value, found.se, found.reason, found.ci95[1]) == (pytest.approx(1), None, "", 1)
        assert 0.8 < found.ci95[0] < 1 - 3 / 40


def test_what_cannot_be_told_from_recordings_that_are_all_alike_has_no_interval():
    """As where each has two units of which one agrees."""
    ratings = Ratings.of([[0, 0], [0, 1]] * 20, clusters=np.repeat(np.arange(20), 2))
    found = estimates([co.percent_agreement(ratings, np.eye(2))])[0]
    assert (found.value, found.se, found.ci95, found.reason) == (0.5, None, None, ALL_ALIKE)


def test_only_recordings_with_something_to_count_in_are_counted():
    """One of ten had a span that was matched: what is drawn again is always that one."""
    rows = np.zeros((10, 2))
    rows[3] = 640.0, 1.0
    one = co.Coefficient("x", rows, np.arange(10), lambda of: co.ratio(of[..., 0], of[..., 1]), base=rows[:, 1])
    found = estimates([one])[0]
    assert (found.value, found.ci95, found.reason) == (640.0, None, ONE_RECORDING)


def test_units_are_called_units():
    assert "bootstrap of 200 units, " in estimates(all_of(simulated(1, 200)), drawn="units")[0].method


def test_the_interval_goes_as_far_as_that_of_the_error():
    """Of twenty units a bootstrap alone holds the truth 92 times of a hundred."""
    coefficients = all_of(simulated(4, 20))
    for one, found in zip(coefficients, estimates(coefficients), strict=True):
        low, high = limits.by_error(one, found.se)
        assert found.ci95[0] <= low and high <= found.ci95[1]
        assert limits.name(one) in found.method


def test_rare_labels_are_said_to_make_intervals_too_short():
    """Three of a hundred: kappa's chance is known from them alone, that of AC1 and of percent agreement is not."""
    ratings = Ratings.of([[n < 3, n < 4] for n in range(100)], [False, True])
    near = np.eye(2)
    kappa, gwet, percent = estimates(
        [make(ratings, near) for make in (co.cohen_kappa, co.gwet_ac, co.percent_agreement)]
    )
    assert kappa.warning == ROUGH
    assert gwet.warning == percent.warning == ""


def test_a_coefficient_of_one_recording_has_no_interval_beside_those_of_more():
    """As of two raters who share one recording of three: drawing it or not is no uncertainty."""
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 5.0]])
    whole = co.Coefficient("whole", rows, np.arange(3), lambda sums: sums[..., 0] / sums[..., 1])
    alone = co.Coefficient("alone", rows[:1], np.array([1]), lambda sums: sums[..., 0] / np.maximum(sums[..., 1], 1))
    of_all, of_one = estimates([whole, alone], draws=50)
    assert of_all.ci95 is not None
    assert (of_one.value, of_one.ci95, of_one.reason) == (0.5, None, ONE_RECORDING)
