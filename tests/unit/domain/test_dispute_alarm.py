"""When disputes cluster on a clause: the exact test, its false alarms, and what is counted."""

import random

import pytest
from scipy.stats import binom, fisher_exact

from reviewer_app.domain.dispute_alarm import (
    ALL_BEFORE,
    BASE,
    BEFORE,
    CLAUSES,
    FALSE_ALARMS,
    ClauseCount,
    alarms,
    as_many,
    counted,
    earlier_than,
    in_this_time,
)


def counts(**values):
    return [ClauseCount(clause.replace("_", "."), judged, disputed) for clause, (judged, disputed) in values.items()]


def alarming(found):
    return [one.count.clause for one in alarms(found) if one.alarming]


@pytest.mark.parametrize(("count", "of", "share"), [(0, 5, 0.3), (3, 12, 0.1), (12, 12, 0.5), (40, 90, 0.25)])
def test_the_tail_is_the_binomial_s(count, of, share):
    assert as_many(count, of, share) == pytest.approx(binom.sf(count - 1, of, share), rel=1e-9)


def test_disputes_on_one_clause_are_an_alarm_and_spread_ones_are_not():
    """Eight of ten disputes on a tenth of what was judged; the same ten spread as the judging is."""
    others = {f"p_{n}": (10, 0) for n in range(8)}
    assert alarming(counts(hate_slur=(10, 8), spam_x=(10, 2), **others)) == ["hate.slur"]
    spread = {f"p_{n}": (10, 1) for n in range(8)}
    assert alarming(counts(hate_slur=(10, 1), spam_x=(10, 1), **spread)) == []


def test_two_disputes_are_never_an_alarm():
    """However unlikely: the third is what makes it one."""
    others = {f"p_{n}": (1000, 0) for n in range(9)}
    found = alarms(counts(hate_slur=(2, 2), **others))
    assert found[0].chance < 1e-5 and not any(one.alarming for one in found)
    assert alarming(counts(hate_slur=(3, 3), **others)) == ["hate.slur"]


def test_much_judged_and_much_disputed_is_no_alarm_where_it_was_so_before():
    """Half of everything has half of the disputes, and as many as ever; without a before, two of five are many."""
    now = counts(hate_slur=(50, 20), spam_x=(50, 20))
    assert not any(one.alarming for one in alarms(now, counts(hate_slur=(150, 60), spam_x=(150, 60))))
    found = alarms(now)
    assert [(one.alarming, one.by, one.expected) for one in found] == [(True, BASE, 10)] * 2


def test_the_only_clause_stands_out_from_what_is_usual():
    """Nothing to compare it with: a fifth is taken to be usual."""
    (found,) = alarms(counts(hate_slur=(50, 50)))
    assert (found.by, found.expected, found.alarming) == (BASE, 10, True)
    (found,) = alarms(counts(hate_slur=(50, 11)))
    assert not found.alarming
    assert alarms([]) == [] and alarms([ClauseCount("x", 0)]) == []


def test_a_clause_that_holds_all_disputes_alarms_against_its_own_past():
    """It is all of the judging, so that no other clause tells; a tenth was disputed before, a third is now."""
    now, before = counts(hate_slur=(30, 10)), counts(hate_slur=(90, 9))
    (found,) = alarms(now, before)
    assert (found.by, found.expected, found.alarming) == (BEFORE, 3, True)
    (calm,) = alarms(counts(hate_slur=(30, 4)), before)
    assert not calm.alarming


def test_a_new_clause_is_compared_with_all_that_was_before():
    now, before = counts(hate_new=(20, 9)), counts(hate_old=(100, 5), spam_x=(100, 5))
    (found,) = alarms(now, before)
    assert (found.by, found.expected, found.alarming) == (ALL_BEFORE, 1, True)


def test_a_clause_that_was_always_disputed_is_no_news_but_stands_out_from_the_others():
    """By the other comparison, which stays."""
    others = {f"p_{n}": (10, 0) for n in range(8)}
    past = {f"p_{n}": (30, 0) for n in range(8)}
    found = alarms(counts(hate_slur=(10, 8), **others), counts(hate_slur=(30, 24), **past))
    assert (found[0].count.clause, found[0].by, found[0].alarming) == ("hate.slur", CLAUSES, True)


@pytest.mark.parametrize(("now", "past"), [((8, 3), (40, 4)), ((20, 9), (12, 0)), ((5, 0), (9, 9))])
def test_the_other_tail_is_fisher_s(now, past):
    table = [[now[1], now[0] - now[1]], [past[1], past[0] - past[1]]]
    found = in_this_time(ClauseCount("x", *now), ClauseCount("x", *past))
    assert found == pytest.approx(fisher_exact(table, alternative="greater").pvalue, rel=1e-9)


def test_the_time_before_is_both_without_this_one():
    both = [ClauseCount("a", 9, 4, 2, 1), ClauseCount("b", 3, 1)]
    assert earlier_than(both, [ClauseCount("a", 4, 3, 1, 1)]) == [ClauseCount("a", 5, 1, 1, 0), ClauseCount("b", 3, 1)]


def test_what_is_least_likely_comes_first_alarms_before_all():
    found = alarms(counts(a_a=(40, 2), b_b=(10, 9), c_c=(40, 1)))
    assert [one.count.clause for one in found] == ["b.b", "a.a", "c.c"]
    assert found[0].expected == pytest.approx(12 * 10 / 90)


def test_false_alarms_are_as_rare_as_stated():
    """2,000 looks at disputes that fall by chance alone, now as before, on clauses of very different size."""
    rng = random.Random(5)
    judged = [60, 30, 20, 10, 5, 5, 3, 2]

    def fallen(times):
        return [
            ClauseCount(str(n), times * size, sum(rng.random() < 0.2 for _ in range(times * size)))
            for n, size in enumerate(judged)
        ]

    wrong = sum(any(one.alarming for one in alarms(fallen(1), fallen(rng.randrange(3)))) for _ in range(2_000))
    assert 0 < wrong / 2_000 <= FALSE_ALARMS


def document(at_ms=100, disputed=("d1",), upheld=None):
    findings = [{"finding_id": "f1", "policy_id": "hate.slur"}]
    second = [{"finding_id": "f2", "policy_id": "hate.dehumanise"}]
    differences = [
        {"difference_id": "d1", "kind": "policy", "original_finding_id": "f1", "second_finding_id": "f2"},
        {"difference_id": "d2", "kind": "span", "original_finding_id": "f1", "second_finding_id": "f2"},
        {"difference_id": "d3", "kind": "verdict", "original_finding_id": None, "second_finding_id": None},
    ]
    decisions = [{"kind": "audit.judged", "made_at_ms": at_ms, "body": {"differences": differences}}]
    if disputed:
        decisions.append({"kind": "audit.disputed", "made_at_ms": 1, "body": {"difference_ids": list(disputed)}})
    if upheld is not None:
        rulings = [{"difference_id": one, "upheld": upheld} for one in disputed]
        decisions.append({"kind": "audit.arbitrated", "made_at_ms": 2, "body": {"rulings": rulings}})
    return {"original": {"findings": findings}, "second": {"findings": second}, "decisions": decisions}


def test_a_second_review_counts_once_at_each_of_its_clauses():
    """Two differences of the same policies are one second review; a verdict is a clause of its own."""
    found = counted([document(), document(disputed=("d1", "d2", "d3"), upheld=False), document(disputed=())], 0)
    assert found == [
        ClauseCount("hate.dehumanise", 3, 2, 1, 1),
        ClauseCount("hate.slur", 3, 2, 1, 1),
        ClauseCount("verdict", 3, 1, 1, 1),
    ]
    assert counted([document(upheld=True)], 0)[0] == ClauseCount("hate.dehumanise", 1, 1, 1, 0)


def test_what_was_judged_before_or_not_yet_is_left_out():
    assert counted([document(at_ms=99)], 100) == []
    assert counted([{"audit_id": "x", "state": "waiting", "role": "auditor"}], 0) == []
