"""What a plan promises is what its estimate would say."""

import pytest

from reviewer_app.domain.sampling import expecting
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.intervals import clopper_pearson, wilson
from reviewer_app.domain.sampling.shares import Judged, share_of


def test_a_simple_plan_promises_the_interval_that_the_estimate_will_have():
    assert expecting.simple(0.1, 60) == pytest.approx(wilson(6, 60))
    assert expecting.simple(0.05, 60) == pytest.approx(clopper_pearson(3, 60))
    low, high = expecting.simple(0.05, 60, 100)
    assert wilson(3, 60)[0] < low < 0.05 < high < wilson(3, 60)[1]
    assert expecting.simple(0.05, 100, 100) == (0.05, 0.05)
    assert expecting.simple(0.0, 60)[1] > 0.05


def test_a_plan_over_strata_promises_what_the_estimate_says_of_such_a_sample():
    parts = [expecting.Part(1000, 60, 0.1), expecting.Part(200, 40, 0.25)]
    units = [
        Judged(float(n < round(part.drawn * part.share)), 1.0, part.drawn / part.population, str(part.population))
        for part in parts
        for n in range(part.drawn)
    ]
    assert expecting.over_strata(parts) == pytest.approx(share_of(units).ci95)


def test_of_a_stratum_that_is_not_drawn_nothing_is_promised():
    with pytest.raises(NoSample, match="Nothing is drawn of a stratum"):
        expecting.over_strata([expecting.Part(1000, 60, 0.1), expecting.Part(200, 0, 0.25)])
    assert expecting.over_strata([expecting.Part(1000, 60, 0.1), expecting.Part(0, 0, 0.5)])[1] < 0.25


def test_a_plan_by_risk_promises_what_unequal_weights_leave():
    """Half is drawn with 0.4, half with 0.1: of 250 of a thousand as of 160, whatever their risk is."""
    chances = [0.4] * 500 + [0.1] * 500
    assert expecting.by_probability(0.1, chances) == pytest.approx(wilson(16, 160))
    units = [Judged(float(n % 10 == 0), 1.0, 0.4) for n in range(200)]
    units += [Judged(float(n % 10 == 0), 1.0, 0.1) for n in range(50)]
    assert share_of(units).ci95 == pytest.approx(expecting.by_probability(0.1, chances))
