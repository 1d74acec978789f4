"""Figures by hand."""

from dataclasses import replace

import pytest

from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality.checks import GOLD, Planned
from reviewer_app.domain.quality.figures import figure
from reviewer_app.domain.sampling.estimating import recall_bounds
from reviewer_app.domain.sampling.intervals import clopper_pearson, wilson
from tests.unit.domain.quality.made import check, fault


def of(name, checks, **values):
    return figure(name, checks, range(len(checks)), **values)


def test_decisions_are_right_or_not_and_the_wrong_ones_come_first():
    checks = [check(n, right=n not in (3, 7)) for n in range(40)]
    found = of(fg.ACCURACY, checks)
    assert (found.n, found.count, found.value, found.ci95) == (40, 38, 0.95, clopper_pearson(38, 40))
    assert found.places[:3] == (7, 3, 39) and len(found.places) == 40


def test_under_thirty_there_are_counts():
    found = of(fg.ACCURACY, [check(n, right=n > 0) for n in range(29)])
    assert (found.n, found.count, found.value, found.ci95, found.reason) == (29, 28, None, None, "")
    assert found.method == "counts: fewer than 30"
    assert len(found.places) == 29


def test_every_label_of_a_decision_must_be_right():
    checks = [check(n, "a", "b") for n in range(30)] + [check(30 + n, "a", "+b") for n in range(6)]
    checks += [check(36 + n, "a", "-c") for n in range(4)]
    assert of(fg.LABEL_ACCURACY, checks).value == 30 / 40
    assert of(fg.LABEL_ACCURACY, checks, policy="b").value == 30 / 36
    assert of(fg.LABEL_ACCURACY, checks, policy="c").count == 0


def test_precision_of_what_was_flagged_and_recall_of_what_was_there():
    """40 hits, 10 flagged for nothing, 8 missed, 5 flagged for the wrong thing, 50 with nothing."""
    checks = [check(n, "a") for n in range(40)] + [check(n, "+a") for n in range(10)]
    checks += [check(n, "-a") for n in range(8)] + [check(n, "+a", "-b") for n in range(5)] + [check(0)] * 50
    assert (of(fg.PRECISION, checks).count, of(fg.PRECISION, checks).n) == (40, 55)
    found = of(fg.RECALL, checks)
    assert (found.count, found.n, found.ci95) == (40, 53, wilson(40, 53))
    assert [of(fg.RECALL, checks, policy=one).n for one in "ab"] == [48, 5]
    assert of(fg.PRECISION, checks, policy="b").reason == fg.NOTHING
    assert {checks[place].labels[0].given for place in found.places[:8]} <= {True, False}
    assert all(checks[place].labels[-1].given is False for place in found.places[:13])


def flagged_and_passed(missed=2, also=0):
    """Reference case C10: 100 of 1,000 flagged with 80 hits, 500 of 99,000 passed with two missed."""
    flagged = [check(n, "a" if n < 80 else "+a", *(["-b"] * (80 <= n < 80 + also)), inclusion=0.1) for n in range(100)]
    passed = [check(n, *(["-a"] * (n < missed)), inclusion=500 / 99_000) for n in range(500)]
    return flagged + passed


def test_recall_knows_what_was_missed_among_what_was_passed():
    found = of(fg.RECALL, flagged_and_passed())
    assert found.value == pytest.approx(800 / 1196, abs=1e-9) and found.se == pytest.approx(0.15641, abs=5e-4)
    assert found.ci95 == recall_bounds([(1_000, 100, 80)], [(99_000, 500, 2)])


def test_recall_of_which_nothing_was_missed_is_not_sure():
    """None of 500 missed, and still up to hundreds of 99,000 may be."""
    found = of(fg.RECALL, flagged_and_passed(missed=0))
    assert found.value == 1 and found.ci95[0] < 0.6 and found.ci95[1] == 1


def test_recall_knows_what_may_be_missed_also_where_the_flagged_were_drawn_by_category():
    """As plans have them: 100 of 200 of one, 50 of 400 of another, 500 of 99,000 passed with none missed."""
    flagged = [check(n, "a", inclusion=0.5) for n in range(100)] + [check(n, "a", inclusion=0.125) for n in range(50)]
    found = of(fg.RECALL, flagged + [check(n, inclusion=500 / 99_000) for n in range(500)])
    assert found.value == 1 and found.ci95 == recall_bounds([(200, 100, 100), (400, 50, 50)], [(99_000, 500, 0)])
    assert found.ci95[0] < 0.5


def test_recall_of_a_draw_by_risk_has_no_strata():
    flagged = [check(n, "a", inclusion=0.5 + n / 1000) for n in range(60)]
    found = of(fg.RECALL, flagged + [check(n, inclusion=0.01 + n / 1e6) for n in range(60)])
    assert found.method.startswith("Horvitz-Thompson") and found.ci95[0] < 0.96


def test_what_was_missed_beside_another_label_is_of_the_flagged():
    found = of(fg.RECALL, flagged_and_passed(also=10))
    assert found.value == pytest.approx(800 / (800 + 100 + 396))
    assert found.ci95 == recall_bounds([(1_000, 100, 80)], [(99_000, 500, 2), (1_000, 100, 10)])


def test_errors_weigh_by_what_was_at_stake():
    """Of S0 (8) one of ten wrong, of nothing (1) five of thirty: (8 + 5) / (80 + 30)."""
    grave = [check(n, severity="S0", faults=(fault(),) * (n < 1)) for n in range(10)]
    light = [check(n, faults=(fault(),) * (n < 5)) for n in range(30)]
    found = of(fg.WEIGHTED, grave + light)
    assert found.value == pytest.approx(13 / 110) and (found.n, found.count) == (40, 6)
    assert found.places[0] in (0, 10, 11, 12, 13, 14)
    flat = of(fg.WEIGHTED, grave + light, weights={"S0": 1.0, "": 1.0})
    assert flat.value == 6 / 40


def test_critical_errors_are_those_of_the_policy_or_of_the_verdict():
    checks = [check(n, "a", "b", faults=(fault("a", "critical" if n < 3 else "major"),)) for n in range(30)]
    checks[9] = check(9, "a", "b", faults=(fault("", "critical"),))
    assert [of(fg.CRITICAL, checks, policy=one).count for one in ("", "a", "b")] == [4, 4, 1]


def test_overturns_are_of_errors_and_successes_of_disputes():
    checks = [check(n, first_wrong=n < 40, settled=n < 30, overturned=n < 6) for n in range(90)]
    found = of(fg.OVERTURNED, checks)
    assert (found.n, found.value) == (40, 6 / 40) and found.places[0] == 5
    assert of(fg.DISPUTES, checks).value == 6 / 30


def test_agreement_is_gwets_over_all_outcomes_that_there_are():
    """40 alike of 50 and three outcomes: chance from their shares among both."""
    pairs = [("clean", "clean")] * 30 + [("bad", "bad")] * 10 + [("clean", "bad")] * 6 + [("bad", "clean")] * 4
    checks = [check(n, outcome=one, second_outcome=other) for n, (one, other) in enumerate(pairs)]
    other = check(99, outcome="gone", second_outcome="gone")
    found = figure(fg.AGREEMENT, [*checks, other], range(50))
    bad = (14 + 16) / 100
    chance = 2 * bad * (1 - bad) / (3 - 1)
    assert found.value == pytest.approx((40 / 50 - chance) / (1 - chance))
    assert (found.n, found.count) == (50, 40) and found.ci95[0] < found.value < found.ci95[1]
    assert all(checks[place].outcome != checks[place].second_outcome for place in found.places[:10])


def test_agreement_without_two_outcomes_is_not_defined():
    found = of(fg.AGREEMENT, [check(n) for n in range(40)])
    assert found.value is None and found.reason and found.count == 40
    gold = [check(n, source=GOLD) for n in range(40)]
    assert (of(fg.AGREEMENT, gold).n, of(fg.AGREEMENT, gold).reason) == (0, fg.NOTHING)
    few = of(fg.AGREEMENT, [check(n) for n in range(12)])
    assert (few.n, few.count, few.value) == (12, 12, None)


def test_agreement_counts_the_decisions_about_a_policy():
    checks = [check(n, *(["a"] * (n % 2))) for n in range(80)]
    assert of(fg.AGREEMENT, checks, policy="a").n == 40


def test_how_much_of_the_draw_is_judged():
    plans = (Planned("s", "x", 400, 40, 30, 0), Planned("s", "y", 100, 20, 15, 0))
    found = fg.coverage(plans)
    assert (found.n, found.count, found.value, found.ci95, found.method) == (60, 45, 0.75, None, "counted")
    assert fg.coverage(plans[1:]).value is None and fg.coverage(plans[1:]).n == 20
    assert fg.coverage(()).reason == "nothing was drawn in this time"


def test_who_was_drawn_and_not_judged_yet_leaves_others_to_speak_for_more():
    """Two strata of 1,000 with 100 drawn each; of the second only half is judged: both weigh the same."""
    first = [check(n, right=n >= 10, inclusion=0.1, sample="s", stratum="x") for n in range(100)]
    second = [check(n, right=n >= 25, inclusion=0.1, sample="s", stratum="y") for n in range(50)]
    plans = (Planned("s", "x", 1_000, 100, 100, 100), Planned("s", "y", 1_000, 100, 90, 50))
    raw = of(fg.ACCURACY, first + second)
    found = of(fg.ACCURACY, first + second, chance=fg.chances(plans))
    assert raw.value == 115 / 150 and found.value == pytest.approx((0.9 + 0.5) / 2)
    assert fg.chances(plans)(replace(first[0], inclusion=None)) is None
