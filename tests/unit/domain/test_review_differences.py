"""In what two reviews differ: pairing by policy, then category, then time; one thing to judge per difference."""

import random
from dataclasses import replace

import pytest

from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.review_differences import Reviewed, compare
from tests.audits import ORIGINAL, SECOND, VERDICTS, pack


def reviewed(*findings, verdict=None):
    return Reviewed("r", 0, tuple(findings), verdict)


def one(name, policy, start_ms, end_ms=None, **values):
    return Finding(policy, start_ms, end_ms, finding_id=name, **values)


def ids(original, second, policies=None):
    return [found.difference_id for found in compare(original, second, policies or pack()).differences]


def test_the_differences_of_two_whole_reviews():
    """By time, the verdict last; what both have alike is none, and its edges' errors are told all the same."""
    found = compare(
        reviewed(*ORIGINAL, verdict=VERDICTS["original"]), reviewed(*SECOND, verdict=VERDICTS["second"]), pack()
    )
    assert [each.difference_id for each in found.differences] == [
        "severity:o-threat:s-threat",
        "span:o-threat:s-threat",
        "extra:o-giveaway",
        "policy:o-language:s-suggestive",
        "missed:s-gambling",
        "verdict",
    ]
    assert [(pair.original.finding_id, pair.start_error_ms, pair.end_error_ms) for pair in found.pairs] == [
        ("o-slur", 200, -400),
        ("o-threat", -1_000, -31_000),
        ("o-language", 1_000, -1_000),
    ]
    assert [each.span for each in found.differences] == [
        (130_000, 171_000),
        (130_000, 171_000),
        (300_000, 312_000),
        (409_000, 416_000),
        (520_000, 540_000),
        None,
    ]
    assert found.find("extra:o-giveaway").original is ORIGINAL[2] and found.find("nothing") is None


@pytest.mark.parametrize(
    ("original", "second", "expected"),
    [
        # Alike: within two seconds at both edges, or half of the time shared.
        (one("a", "hate.slur", 10_000, 14_000), one("b", "hate.slur", 12_000, 16_000), []),
        (one("a", "hate.slur", 10_000, 30_000), one("b", "hate.slur", 20_000, 30_000), []),
        (one("a", "hate.slur", 10_000), one("b", "hate.slur", 12_000), []),
        # The same finding with another span: they touch, or the point lies in it.
        (one("a", "hate.slur", 10_000, 12_001), one("b", "hate.slur", 12_001, 20_000), ["span:a:b"]),
        (one("a", "hate.slur", 15_000), one("b", "hate.slur", 10_000, 20_000), ["span:a:b"]),
        (one("a", "hate.slur", 10_000, 30_000), one("b", "hate.slur", 20_001, 30_001), ["span:a:b"]),
        # Apart: two findings.
        (one("a", "hate.slur", 10_000), one("b", "hate.slur", 12_001), ["extra:a", "missed:b"]),
        # Another policy, of the same category or of another one.
        (one("a", "hate.slur", 10_000), one("b", "hate.dehumanise", 10_500), ["policy:a:b"]),
        (one("a", "hate.slur", 10_000), one("b", "violence.threat", 10_500), ["policy:a:b"]),
        # The severity, where the standard fills in for one.
        (one("a", "hate.slur", 10_000, severity="S2"), one("b", "hate.slur", 10_000), ["severity:a:b"]),
        (one("a", "hate.slur", 10_000, severity="S1"), one("b", "hate.slur", 10_000), []),
        # Another policy has another severity: one difference.
        (one("a", "hate.slur", 10_000, severity="S3"), one("b", "hate.incite", 10_000, severity="S0"), ["policy:a:b"]),
        (
            one("a", "hate.slur", 10_000, severity="S3"),
            one("b", "hate.slur", 10_000, 30_000, severity="S0"),
            ["severity:a:b", "span:a:b"],
        ),
    ],
)  # fmt: skip
def test_one_finding_each(original, second, expected):
    assert ids(reviewed(original), reviewed(second)) == expected


def test_the_same_policy_comes_before_the_same_category_and_that_before_nearness():
    """The nearest of another category is the mate of nobody while one of the policy, or of the category, is there."""
    original = reviewed(one("slur", "hate.slur", 10_000, 14_000), one("threat", "violence.threat", 50_000, 54_000))
    second = reviewed(
        one("dehumanise", "hate.dehumanise", 10_000, 14_000),
        one("far-slur", "hate.slur", 13_000, 20_000),
        one("promote", "violence.promote", 52_500, 57_000),
        one("insult-2", "harassment.insult", 50_000, 54_000),
    )
    assert set(ids(original, second)) == {
        "span:slur:far-slur",
        "missed:dehumanise",
        "policy:threat:promote",
        "span:threat:promote",
        "missed:insult-2",
    }


def test_a_crowd_is_paired_so_that_most_have_a_mate():
    original = reviewed(one("a", "hate.slur", 10_000, 20_000), one("b", "hate.slur", 13_000, 23_000))
    second = reviewed(one("x", "hate.slur", 12_000, 22_000), one("y", "hate.slur", 16_000, 26_000))
    assert ids(original, second) == []


@pytest.mark.parametrize(
    ("original", "second", "differs"),
    [
        (Verdict("OK", ("NO_ACTION",), "a"), Verdict("OK", ("NO_ACTION",), "b"), False),
        (Verdict("OK", ("LABEL", "WARN_HOST")), Verdict("OK", ("WARN_HOST", "LABEL")), False),
        (Verdict("OK", ("NO_ACTION",)), Verdict("NA", ("NO_ACTION",)), True),
        (Verdict("NA", ("WARN_HOST",)), Verdict("NA", ("WARN_HOST", "LABEL")), True),
        (None, Verdict("NA", ("WARN_HOST",)), True),
        (None, None, False),
    ],
)
def test_verdicts(original, second, differs):
    """Outcome and actions count, the rationale does not."""
    assert ids(reviewed(verdict=original), reviewed(verdict=second)) == ["verdict"] * differs


def test_order_and_machine_do_not_matter():
    """The ids are the same whatever order the findings come in, and without a standard the categories are the ids'."""
    expected = ids(reviewed(*ORIGINAL), reviewed(*SECOND))
    shuffled = random.Random(5)
    for _ in range(5):
        left, right = list(ORIGINAL), list(SECOND)
        shuffled.shuffle(left)
        shuffled.shuffle(right)
        assert ids(reviewed(*left), reviewed(*right)) == expected
    without = compare(reviewed(*ORIGINAL), reviewed(*SECOND)).differences
    assert [each.difference_id for each in without] == expected


def test_seen_from_the_other_side_missed_is_extra():
    swapped = {"missed": "extra", "extra": "missed"}
    there = compare(reviewed(*ORIGINAL), reviewed(*SECOND), pack()).differences
    back = compare(reviewed(*SECOND), reviewed(*ORIGINAL), pack()).differences
    assert [swapped.get(each.kind, each.kind) for each in there] == [each.kind for each in back]


def test_a_finding_without_a_mate_is_told_once():
    """Ten of one policy, of which the second review has nine."""
    many = [one(f"a{n}", "hate.slur", n * 10_000, n * 10_000 + 3_000) for n in range(10)]
    others = [replace(each, finding_id=f"b{n}", start_ms=each.start_ms + 500) for n, each in enumerate(many) if n != 4]
    assert ids(reviewed(*many), reviewed(*others)) == ["extra:a4"]
