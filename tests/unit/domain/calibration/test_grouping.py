"""Which findings belong together, however they come."""

import random

from reviewer_app.domain.calibration.grouping import Group, extent, grouped
from reviewer_app.domain.review import Finding
from tests.calibrations import review, session

SLUR, INSULT, SPAM = "hate.slur", "harassment.insult", "spam.links"


def groups(*reviews: dict) -> list[set[str]]:
    """The policies of each group with the letters of who gave them."""
    found = grouped(session(reviews).reviews)
    return [{f"{letter} {finding.policy_id}" for letter, finding in one.marked} for one in found]


def test_a_point_stands_for_the_time_around_it():
    assert extent(Finding(SLUR, 10_000)) == extent(Finding(SLUR, 10_000, 10_000)) == (8_000, 12_000)
    assert extent(Finding(SLUR, 500)) == (0, 2_500)
    assert extent(Finding(SLUR, 10_000, 10_100)) == (10_000, 10_100)


def test_those_that_share_most_are_joined_first():
    """B's insult is an alternative of both of A's labels, and goes with the one that it shares more with."""
    both = [Finding(SPAM, 4_000, 20_000), Finding(SLUR, 0, 10_000)]
    assert groups(review("A", both), review("B", [Finding(INSULT, 1_000, 11_000)])) == [
        {"A hate.slur", "B harassment.insult"},
        {"A spam.links"},
    ]


def test_a_quarter_of_the_longer_one_is_enough_and_less_is_not():
    short = Finding(SLUR, 0, 1_000)
    assert len(groups(review("A", [short]), review("B", [Finding(INSULT, 0, 4_000)]))) == 1
    assert len(groups(review("A", [short]), review("B", [Finding(INSULT, 0, 4_001)]))) == 2


def test_three_policies_of_three_people_at_one_place_are_one_group():
    found = groups(*(review(one, [Finding(policy, 0, 5_000)]) for one, policy in zip("ABC", (SLUR, INSULT, SPAM))))  # noqa: B905
    assert len(found) == 1


def test_nobody_has_two_policies_in_one_group():
    rng = random.Random(11)
    names = (SLUR, INSULT, SPAM, "scam.investment", "hate.symbols")
    reviews = []
    for letter in "ABCDEF":
        starts = [rng.randrange(200_000) for _ in range(8)]
        reviews.append(review(letter, [Finding(rng.choice(names), at, at + rng.randrange(1, 20_000)) for at in starts]))
    found = grouped(session(reviews).reviews)
    assert sum(len(one.marked) for one in found) == 48
    for one in found:
        policies = {letter: {f.policy_id for who, f in one.marked if who == letter} for letter in one.letters}
        assert all(len(own) == 1 for own in policies.values())
    joined = [one for one in found if len({f.policy_id for _, f in one.marked}) > 1]
    assert joined
    for one in found:
        for other in found:
            if one is not other and one.letters.isdisjoint(other.letters):
                assert one.share(other) < 0.25


def test_a_group_is_where_all_of_it_is():
    marked = (("A", Finding(SLUR, 5_000)), ("B", Finding(SLUR, 6_000, 9_000)))
    one = Group.of(marked)
    assert (one.start_ms, one.end_ms, one.letters) == (3_000, 9_000, frozenset("AB"))
