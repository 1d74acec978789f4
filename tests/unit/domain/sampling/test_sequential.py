"""Wald's test against a textbook and against the risks that it promises."""

import numpy as np
import pytest

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.sequential import ACCEPT, GO_ON, REJECT, Sequential


def test_the_lines_of_a_textbook():
    """Montgomery, chapter 15."""
    found = Sequential.of(0.01, 0.05, 0.06, 0.10)
    assert (found.below, found.above, found.slope) == pytest.approx((1.2211, 1.5678, 0.02811), abs=5e-5)


def test_decisions():
    plan = Sequential.of(0.01, 0.05, 0.06, 0.10)
    assert plan.decide(10, 0) == GO_ON
    assert plan.decide(44, 0) == ACCEPT
    assert plan.decide(2, 2) == REJECT
    assert plan.decide(44, 1) == GO_ON


@pytest.mark.parametrize(("share", "wrong", "risk"), [(0.01, REJECT, 0.05), (0.06, ACCEPT, 0.10)])
def test_risks_are_kept(share, wrong, risk):
    """Two thousand lots; Wald's risks are bounds of the sum of both, kept here with the error of that many lots."""
    plan, rng, times = Sequential.of(0.01, 0.05, 0.06, 0.10), np.random.default_rng(3), 0
    for _ in range(2000):
        looked_at = faults = 0
        while (decision := plan.decide(looked_at, faults)) == GO_ON:
            looked_at += 1
            faults += rng.random() < share
        times += decision == wrong
    assert times / 2000 < risk + 3 * (risk / 2000) ** 0.5


def test_risks_that_cannot_be_kept_are_refused():
    with pytest.raises(NoSample):
        Sequential.of(0.06, 0.05, 0.01, 0.10)
    with pytest.raises(NoSample):
        Sequential.of(0.01, 0.6, 0.06, 0.5)
