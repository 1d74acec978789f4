"""Agreement of a session: the statistics of the package over the right units, and nothing of what came late."""

import random

import krippendorff
import numpy as np
import pytest

from reviewer_app.domain.agreement.coefficients import NO_PAIRS, NO_VARIATION
from reviewer_app.domain.agreement.spans import Continuum, Span
from reviewer_app.domain.agreement.unitizing import Unitized
from reviewer_app.domain.calibration.discussion import vote
from reviewer_app.domain.calibration.measures import Measure, Measures, measure, two_rounds
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.domain.review import Finding
from reviewer_app.operations import standards
from tests.calibrations import RECORDING, review, session, told

POLICIES = standards.shipped().policies
NAMES = ("hate.slur", "harassment.insult", "regulated.alcohol")
RECORDINGS = tuple(f"{number:064x}" for number in range(8))
LETTERS = "ABCDE"


def some_reviews(seed: int = 3) -> list[dict]:
    """Five people and eight recordings; E did not get to the last two."""
    rng = random.Random(seed)
    found = []
    for number, recording in enumerate(RECORDINGS):
        there = [one for one in NAMES if rng.random() < 0.5]
        for letter in LETTERS:
            if letter == "E" and number > 5:
                continue
            findings = []
            for policy in NAMES:
                if (policy in there) != (rng.random() < 0.2):
                    start = rng.randrange(500_000)
                    severity = rng.choice(["S1", "S2", "S3", None])
                    findings.append(Finding(policy, start, start + rng.randrange(1, 60_000), severity=severity))
            found.append(review(letter, findings, "NA" if there and rng.random() < 0.8 else "OK", recording))
    return found


def measured(reviews: list[dict], **more: object) -> Measures:
    one = session(reviews, RECORDINGS)
    return measure(one, spots_of(one, POLICIES), POLICIES, draws=200, **more)


def value(of: Measure, name: str) -> float | None:
    return next(line.estimate.value for line in of.lines if line.name == name)


def reason(of: Measure, name: str) -> str:
    return next(line.estimate.reason for line in of.lines if line.name == name)


def table(reviews: list[dict], say) -> np.ndarray:
    """(raters, recordings): what `say` finds in each review, nan for none."""
    given = {(one["letter"], one["recording_id"]): say(one) for one in reviews}
    return np.array([[given.get((letter, one), np.nan) for one in RECORDINGS] for letter in LETTERS])


def test_verdicts_and_presence_are_what_another_library_says():
    reviews = some_reviews()
    found = measured(reviews)
    verdicts = table(reviews, lambda one: float(one["verdict"]["outcome"] == "NA"))
    assert value(found.verdict, "krippendorff_alpha") == pytest.approx(
        krippendorff.alpha(verdicts, level_of_measurement="nominal"), abs=1e-12
    )
    presence = {
        policy: table(reviews, lambda one, p=policy: float(p in {f["policy_id"] for f in one["findings"]}))
        for policy in NAMES
    }
    for one in found.policies:
        expected = krippendorff.alpha(presence[one.name], level_of_measurement="nominal")
        assert value(one, "krippendorff_alpha") == pytest.approx(expected, abs=1e-12)
        assert (one.units, one.ratings, one.recordings, one.is_small) == (8, 38, 8, True)
    assert [one.name for one in found.policies] == sorted(NAMES)
    together = np.hstack(list(presence.values()))
    assert value(found.presence, "krippendorff_alpha") == pytest.approx(
        krippendorff.alpha(together, level_of_measurement="nominal"), abs=1e-12
    )
    assert (found.presence.units, found.presence.recordings) == (24, 8)


def test_severity_is_ordinal_over_spots():
    reviews = some_reviews()
    one = session(reviews, RECORDINGS)
    spots = spots_of(one, POLICIES)
    ranks = {severity.id: rank for rank, severity in enumerate(reversed(POLICIES.severities))}
    data = np.array([
        [ranks[p.severity] if p.severity else np.nan for p in sorted(spot.positions, key=lambda p: p.letter)]
        + [np.nan] * (len(LETTERS) - len(spot.positions))
        for spot in (*spots.disputed, *spots.unanimous)
        if spot.kind == "findings"
    ]).T  # fmt: skip
    expected = krippendorff.alpha(data, level_of_measurement="ordinal", value_domain=[0, 1, 2, 3])
    assert value(measured(reviews).severity, "krippendorff_alpha") == pytest.approx(expected, abs=1e-12)


def test_every_figure_has_its_interval_and_number_or_a_reason():
    found = measured(some_reviews())
    everything = [
        found.verdict, found.presence, found.severity, found.spans, found.marked, *found.policies,
        *found.span_policies, *found.pairs, *found.verdict_pairs,
        *(one.presence for one in found.members), *(one.verdict for one in found.members),
    ]  # fmt: skip
    lines = [(one, line.estimate) for one in everything for line in one.lines]
    assert len(lines) > 60
    for one, estimate in lines:
        assert (estimate.ci95 is None) == bool(estimate.reason)
        assert estimate.value is None or one.units > 0


def test_each_member_is_set_beside_the_majority_of_the_others():
    """D says the opposite of what A, B and C agree on; where the others are divided there is nothing to compare."""
    reviews = [review(letter, outcome="OK", recording=RECORDINGS[n]) for letter in "ABC" for n in range(3)]
    reviews += [review("D", outcome="NA", recording=RECORDINGS[n]) for n in range(3)]
    reviews += [review("A", outcome="NA", recording=RECORDINGS[3]), review("B", outcome="OK", recording=RECORDINGS[3])]
    reviews += [review("C", outcome="NA", recording=RECORDINGS[3])]
    members = {one.letter: one for one in measured(reviews).members}
    assert value(members["D"].verdict, "percent_agreement") == 0
    assert value(members["A"].verdict, "percent_agreement") == 1
    assert value(members["B"].verdict, "percent_agreement") == 0.75
    assert members["A"].verdict.units == 3
    assert members["B"].verdict.units == 4
    assert (members["A"].reviews, members["D"].reviews) == (4, 3)


def test_pairs_are_named_and_counted():
    found = measured(some_reviews())
    assert [one.name for one in found.pairs][:2] == ["A B", "A C"]
    assert len(found.pairs) == len(found.verdict_pairs) == 10
    assert next(one for one in found.pairs if one.name == "D E").recordings == 6


def test_what_everybody_says_alike_is_not_defined_and_says_why():
    found = measured([review(letter, recording=one) for letter in "AB" for one in RECORDINGS])
    assert value(found.verdict, "krippendorff_alpha") is None
    assert reason(found.verdict, "krippendorff_alpha") == NO_VARIATION
    assert value(found.verdict, "percent_agreement") == 1
    assert reason(found.presence, "krippendorff_alpha") == NO_PAIRS
    assert (found.policies, found.span_policies) == ((), ())
    assert reason(found.marked, "u_alpha") == "nobody found anything"


def test_late_reviews_change_no_figure():
    reviews = some_reviews()
    late = [review("F", [Finding("hate.slur", 5)], "NA", recording=one, counted=False) for one in RECORDINGS]
    assert measured([*reviews, *late]) == measured(reviews)


def test_spans_are_those_of_the_u_alpha_family():
    reviews = [
        review("A", [Finding(NAMES[0], 1_000, 20_000), Finding(NAMES[0], 15_000, 30_000), Finding(NAMES[1], 50_000)]),
        review("B", [Finding(NAMES[0], 5_000, 30_000), Finding(NAMES[1], 60_000, 70_000)]),
    ]
    one = session(reviews)
    found = measure(one, spots_of(one), draws=50)
    a = [Span(1_000, 30_000, NAMES[0]), Span(48_000, 52_000, NAMES[1])]
    b = [Span(5_000, 30_000, NAMES[0]), Span(60_000, 70_000, NAMES[1])]
    family = Unitized([Continuum.of(RECORDING, 600_000, {"A": a, "B": b})])
    assert value(found.spans, "u_alpha") == family.u_alpha().point
    assert value(found.spans, "unitizing_alpha") == family.unitizing_alpha().point
    assert value(found.marked, "u_alpha") == pytest.approx(family.unitizing_alpha().point)
    assert (found.spans.units, [one.name for one in found.span_policies]) == (4, sorted(NAMES[:2]))


def test_two_labels_of_one_member_at_one_time_leave_the_family_undefined_and_each_label_defined():
    both = [Finding(NAMES[0], 1_000, 20_000), Finding(NAMES[1], 5_000, 30_000)]
    one = session([review("A", both), review("B", both[:1])])
    found = measure(one, spots_of(one), draws=50)
    assert reason(found.spans, "u_alpha") == "spans of one member overlap: A"
    assert value(found.marked, "u_alpha") is not None
    assert {each.name: value(each, "u_alpha") for each in found.span_policies}[NAMES[0]] == 1


def test_gamma_is_there_when_it_is_asked_for():
    reviews = [review(letter, [Finding(NAMES[0], 1_000 * n, 9_000 + n)]) for n, letter in enumerate("AB")]
    one = session(reviews)
    found = measure(one, spots_of(one), draws=20, with_gamma=True)
    assert value(found.spans, "alignment_disorder") is not None
    assert "gamma" not in [line.name for line in measure(one, spots_of(one), draws=20).spans.lines]


def test_a_session_without_labels_is_no_error():
    found = measure(session([]), spots_of(session([])), POLICIES, draws=20)
    assert (found.members, found.pairs) == ((), ())
    assert reason(found.verdict, "krippendorff_alpha") == NO_PAIRS


def test_the_second_round_is_measured_like_the_first_over_all_spots():
    reviews = [review("A", outcome="NA"), review("B"), review("C"), review("A", recording=RECORDINGS[1])]
    reviews += [review("B", recording=RECORDINGS[1])]
    before = session(reviews, (RECORDING, RECORDINGS[1]))
    spots = spots_of(before, POLICIES)
    said = vote(before, "ana", spots.disputed[0], ("OK", "visto", ""), 1)
    one = session(reviews, (RECORDING, RECORDINGS[1]), decisions=[told(said)])
    first, second = two_rounds(one, spots, draws=50)
    assert (value(first, "percent_agreement"), value(second, "percent_agreement")) == (pytest.approx(2 / 3), 1)
    assert (first.units, second.units) == (2, 2)
    assert two_rounds(before, spots, draws=50)[1] == two_rounds(before, spots, draws=50)[0]
