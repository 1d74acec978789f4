"""Spots: what belongs together, how far apart people are, and that every machine finds the same."""

import random

import pytest

from reviewer_app.domain.calibration.spots import FINDINGS, VERDICT, clause_of, spots_of
from reviewer_app.domain.review import Finding
from reviewer_app.operations import standards
from tests.calibrations import RECORDING, review, session

POLICIES = standards.shipped().policies
SLUR, INSULT, ALCOHOL = "hate.slur", "harassment.insult", "regulated.alcohol"


def found(*reviews: dict) -> list:
    """The spots of findings alone, disputed first."""
    spots = spots_of(session(reviews), POLICIES)
    return [one for one in (*spots.disputed, *spots.unanimous) if one.kind == FINDINGS]


def stances(spot) -> dict:
    return {one.letter: one.position for one in spot.positions}


def test_what_overlaps_under_one_policy_is_one_spot_also_through_others():
    a, b, c = Finding(SLUR, 1_000, 3_000), Finding(SLUR, 2_500, 6_000), Finding(SLUR, 5_500, 9_000)
    (spot,) = found(review("A", [a]), review("B", [b]), review("C", [c]), review("D"))
    assert stances(spot) == {"A": SLUR, "B": SLUR, "C": SLUR, "D": "none"}
    assert (spot.start_ms, spot.end_ms) == (1_000, 9_000)
    assert spot.tally == {SLUR: 3, "none": 1}


def test_spans_that_do_not_meet_are_two_spots():
    assert len(found(review("A", [Finding(SLUR, 1_000, 2_000)]), review("B", [Finding(SLUR, 2_001, 3_000)]))) == 2


def test_points_are_meant_to_within_two_seconds_either_way():
    assert len(found(review("A", [Finding(SLUR, 10_000)]), review("B", [Finding(SLUR, 14_000)]))) == 1
    assert len(found(review("A", [Finding(SLUR, 10_000)]), review("B", [Finding(SLUR, 14_001)]))) == 2
    assert len(found(review("A", [Finding(SLUR, 10_000)]), review("B", [Finding(SLUR, 12_000, 30_000)]))) == 1


def test_two_policies_at_one_place_are_alternatives_of_one_spot():
    (spot,) = found(review("A", [Finding(SLUR, 1_000, 5_000)]), review("B", [Finding(INSULT, 1_500, 5_000)]))
    assert stances(spot) == {"A": SLUR, "B": INSULT}


def test_who_gave_both_policies_says_that_they_are_no_alternatives():
    both = [Finding(SLUR, 1_000, 5_000), Finding(INSULT, 1_000, 5_000)]
    spots = found(review("A", both), review("B", [Finding(SLUR, 1_000, 5_000)]))
    assert sorted(map(str, (stances(one) for one in spots))) == sorted(
        map(str, ({"A": SLUR, "B": SLUR}, {"A": INSULT, "B": "none"}))
    )


def test_a_label_over_a_whole_recording_does_not_draw_the_others_in():
    long = Finding(ALCOHOL, 0, 600_000)
    spots = found(review("A", [long]), review("B", [Finding(SLUR, 10_000, 12_000)]))
    assert len(spots) == 2


def test_the_size_is_the_mean_over_pairs_by_severity():
    """S1 weighs 5 and S2 2 of the gravest, 10: A and B differ by 3/10, each and C by the graver one's weight."""
    a, b = Finding(SLUR, 1_000, severity="S1"), Finding(SLUR, 1_500, severity="S2")
    (spot,) = found(review("A", [a]), review("B", [b]), review("C"))
    assert spot.size == pytest.approx((0.3 + 0.5 + 0.2) / 3)
    assert spot.agreement == 0


def test_a_finding_without_a_severity_has_that_of_its_policy():
    own = POLICIES.policy(SLUR).severity
    (spot,) = found(review("A", [Finding(SLUR, 1_000)]), review("B", [Finding(SLUR, 1_000, severity=own)]))
    assert spot.is_unanimous
    assert spot.positions[0].severity == own


def test_the_verdict_of_a_recording_is_a_spot_and_differing_counts_whole():
    spots = spots_of(session([review("A", outcome="NA"), review("B"), review("C")]), POLICIES)
    (verdict,) = spots.disputed
    assert (verdict.kind, stances(verdict)) == (VERDICT, {"A": "NA", "B": "OK", "C": "OK"})
    assert verdict.agreement == pytest.approx(1 / 3)
    assert verdict.size == pytest.approx(2 / 3)
    assert verdict.positions[0].rationale == "A says NA"


def test_the_largest_disagreement_comes_first_and_unanimous_ones_are_apart():
    grave, slight = Finding("minor.host", 1_000), Finding(SLUR, 100_000, severity="S3")
    all_agree = [Finding(INSULT, 300_000 + n) for n in range(3)]
    spots = spots_of(
        session([review("A", [grave, all_agree[0]]), review("B", [slight, all_agree[1]]), review("C", [all_agree[2]])]),
        POLICIES,
    )
    assert [one.start_ms for one in spots.disputed] == [1_000, 100_000]
    assert [(one.kind, one.start_ms) for one in spots.unanimous] == [(VERDICT, 0), (FINDINGS, 300_000)]
    assert spots.get(spots.disputed[1].spot_id) == spots.disputed[1]
    assert spots.get("nothing") is None


def test_one_review_of_a_recording_is_nothing_to_compare():
    spots = spots_of(session([review("A", [Finding(SLUR, 1)])]), POLICIES)
    assert (spots.disputed, spots.unanimous) == ((), ())


def test_what_came_after_the_reveal_changes_no_spot():
    on_time = [review("A", [Finding(SLUR, 1_000)]), review("B")]
    late = review("C", [Finding(INSULT, 1_000), Finding(SLUR, 50_000)], "NA", counted=False)
    assert spots_of(session([*on_time, late]), POLICIES) == spots_of(session(on_time), POLICIES)


def test_every_machine_finds_the_same_spots_in_the_same_order():
    """Whatever the order in which reviews and findings come."""
    rng = random.Random(7)
    policies = [one.id for one in POLICIES.policies[:6]]
    reviews = []
    for recording in (RECORDING, "b" * 64):
        for letter in "ABCDEFGH":
            starts = [rng.randrange(60_000) for _ in range(rng.randrange(12))]
            findings = [
                Finding(rng.choice(policies), at, rng.choice([None, at + rng.randrange(9_000)])) for at in starts
            ]
            reviews.append(review(letter, findings, rng.choice(["OK", "NA", "FI"]), recording))
    first = spots_of(session(reviews, (RECORDING, "b" * 64)), POLICIES)
    assert len(first.disputed) > 10
    for _ in range(3):
        rng.shuffle(reviews)
        for one in reviews:
            rng.shuffle(one["findings"])
        assert spots_of(session(reviews, (RECORDING, "b" * 64)), POLICIES) == first
    ids = [one.spot_id for one in (*first.disputed, *first.unanimous)]
    assert len(set(ids)) == len(ids)
    marked = [f["finding_id"] for one in reviews for f in one["findings"]]
    placed = [f.finding_id for one in (*first.disputed, *first.unanimous) for p in one.positions for f in p.findings]
    assert sorted(placed) == sorted(marked)


def test_each_position_quotes_the_frozen_version():
    assert clause_of(POLICIES, SLUR) == POLICIES.policy(SLUR).guidance
    assert clause_of(POLICIES, "NA")["en"] == "Not allowed"
    assert clause_of(POLICIES, "none") == {}
    assert clause_of(None, SLUR) == {}
    (spot,) = found(review("A", [Finding(SLUR, 1, note="se oye claro")]), review("B"))
    assert spot.positions[0].rationale == "se oye claro"
    assert spot.positions[0].clause == POLICIES.policy(SLUR).guidance


def test_without_the_version_everything_weighs_the_same():
    (spot,) = spots_of(session([review("A", [Finding("gone", 1)]), review("B")])).disputed
    assert (spot.size, spot.positions[0].clause) == (1.0, {})
