"""Plans for lots: published plans, what they do, and one after the other."""

import pytest

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.operations import accepting


def test_the_table_s_plan_tells_what_it_accepts_of_this_lot():
    plan = accepting.by_quality_limit(1000, 1.0, (0.01, 0.05), minutes=3)
    assert (plan.size, plan.accept, plan.letter, plan.hours) == (80, 2, "J", 4)
    whole = accepting.by_quality_limit(5, 6.5, (0.2,))
    assert whole.size <= 5 and 0 <= whole.curve[0][1] <= 1


def test_a_lot_s_own_size_is_reckoned_with():
    """20 of 40 without a fault: of a lot with 2 faults 20/40 * 19/39 are accepted, not 0.95 ** 20."""
    of_lot, of_process = accepting.given(20, 0, 40, (0.05,)), accepting.given(20, 0, None, (0.05,))
    assert of_lot.curve[0][1] == pytest.approx(20 / 40 * 19 / 39)
    assert of_process.curve[0][1] == pytest.approx(0.95**20)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: accepting.given(0, 0), "A plan looks at one or more"),
        (lambda: accepting.given(5, 5), "accepts fewer faults"),
        (lambda: accepting.given(50, 1, 40), "not at more than the lot"),
        (lambda: accepting.given(5, 1, shares=(1.5,)), "between 0 and 1"),
        (lambda: accepting.one_by_one((0.01, 0.05), (0.06, 0.1), (3, 4)), "as many faults as were looked at"),
    ],
)
def test_plans_that_cannot_be_are_refused(make, sentence):
    with pytest.raises(NoSample, match=sentence):
        make()


def test_steps_are_where_the_decision_changes():
    """Each step decides as Wald's lines do, and just before it nothing had changed."""
    plan = accepting.one_by_one((0.01, 0.05), (0.06, 0.1))
    assert plan.steps[0] == (1, None, None)
    first_reject = next(step for step in plan.steps if step[2] is not None)
    first_accept = next(step for step in plan.steps if step[1] is not None)
    assert first_reject == (2, None, 2) and first_accept[:2] == (44, 0)
    for looked_at, accept, reject in plan.steps:
        if accept is not None:
            assert plan.lines.decide(looked_at, accept) == "accept"
            assert plan.lines.decide(looked_at, accept + 1) != "accept"
        if reject is not None:
            assert plan.lines.decide(looked_at, reject) == "reject"
            assert plan.lines.decide(looked_at, reject - 1) != "reject"
    assert plan.decision == "" and accepting.one_by_one((0.01, 0.05), (0.06, 0.1), (44, 0)).decision == "accept"
