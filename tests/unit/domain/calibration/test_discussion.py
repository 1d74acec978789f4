"""From positions to a ruling, and from rulings to what comes out of a session."""

import pytest

from reviewer_app.domain.calibration.discussion import (
    Right,
    discussed,
    gold_id,
    middle_finding,
    outcome,
    rule,
    still_open,
    vote,
)
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import VERDICT, spots_of
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.operations import standards
from tests.calibrations import RECORDING, document, review, told

POLICIES = standards.shipped().policies
SLUR, INSULT = "hate.slur", "harassment.insult"
OTHER = "b" * 64
REVIEWS = [
    review("A", [Finding(SLUR, 1_000, 4_000), Finding(INSULT, 60_000)]),
    review("B", [Finding(SLUR, 2_000, 5_000), Finding(INSULT, 61_000)], "NA"),
    review("C", [Finding(INSULT, 60_500)], "NA"),
    review("A", recording=OTHER),
    review("B", recording=OTHER),
]
NO = Right(rationale="No se oye", cause="reviewer_error", clause="a")
NOT_ALLOWED = Right(verdict=Verdict("NA", ("WARN_HOST",), "x"), rationale="Es un insulto", cause="policy_ambiguous")


def at(decisions=(), **more: object) -> Session:
    return Session.from_json(document(REVIEWS, (RECORDING, OTHER), decisions=list(decisions), **more))


def spots(session: Session) -> dict:
    """The disputed ones by kind."""
    return {one.kind: one for one in spots_of(session, POLICIES).disputed}


def test_the_last_vote_of_each_makes_the_second_round():
    session = at()
    spot = spots(session)["findings"]
    first = vote(session, "ana", spot, ("none", "lo oí mal", ""), 1)
    then = vote(session, "ana", spot, (SLUR, "sí se oye", "c"), 2)
    other = vote(session, "bea", spot, ("none", "ruido", ""), 1)
    session = at([told(then), told(first), told(other, "B")])
    (one,) = [one for one in discussed(session, spots_of(session, POLICIES)) if one.spot.kind != VERDICT]
    assert one.second_round == {"A": SLUR, "B": "none", "C": "none"}
    assert one.is_open


def test_a_vote_on_its_way_counts_for_the_one_who_cast_it():
    session = at()
    made = vote(session, "ana", spots(session)["findings"], ("none", "ruido", ""), 5)
    (shown,) = Session.from_json(document(REVIEWS, (RECORDING, OTHER)), [made]).votes
    assert (shown.letter, shown.position, shown.event_id) == ("A", "none", made.event_id)


def test_what_is_not_ruled_on_is_open():
    session = at()
    found = spots_of(session, POLICIES)
    assert [one.kind for one in still_open(session, found)] == [VERDICT, "findings"]
    session = at([told(rule(session, "luz", spots(session)[VERDICT], NOT_ALLOWED, 1), None)])
    assert [one.kind for one in still_open(session, found)] == ["findings"]


def test_a_recording_is_gold_when_nothing_of_it_is_open():
    """What was ruled, and what all found, at the middle of their edges."""
    session = at()
    by_kind = spots(session)
    nothing = outcome(session, spots_of(session, POLICIES))
    assert nothing.without_gold == {RECORDING: "open_spots"}
    assert [(one.recording_id, one.verdict.outcome, one.findings) for one in nothing.gold] == [(OTHER, "OK", ())]
    kept = Right(finding=Finding(SLUR, 1_500, 4_500), rationale="Se oye", cause="reviewer_error", retest=True)
    rulings = [
        rule(session, "luz", by_kind["findings"], kept, 1),
        rule(session, "luz", by_kind[VERDICT], NOT_ALLOWED, 2),
    ]
    session = at([told(one, None) for one in rulings])
    found = outcome(session, spots_of(session, POLICIES))
    gold = next(one for one in found.gold if one.recording_id == RECORDING)
    assert [(one.policy_id, one.start_ms, one.end_ms) for one in gold.findings] == [
        (SLUR, 1_500, 4_500),
        (INSULT, 60_500, None),
    ]
    assert gold.verdict == NOT_ALLOWED.verdict
    assert gold.rationale == "Es un insulto\nSe oye"
    assert gold.policy_set == "live-es@2026.2"
    assert gold.from_json(gold.to_json()) == gold
    (again,) = found.retests
    assert (again.position, again.recording_id) == (SLUR, RECORDING)
    assert found.without_gold == {}


def test_bad_data_and_too_few_reviews_give_no_gold():
    session = at()
    by_kind = spots(session)
    bad = Right(rationale="El audio falta", cause="bad_data")
    rulings = [
        rule(session, "luz", by_kind["findings"], bad, 1),
        rule(session, "luz", by_kind[VERDICT], NOT_ALLOWED, 2),
    ]
    session = Session.from_json(document(REVIEWS[:4], (RECORDING, OTHER), decisions=[told(one) for one in rulings]))
    assert outcome(session, spots_of(session, POLICIES)).without_gold == {
        RECORDING: "bad_data",
        OTHER: "too_few_reviews",
    }


def test_proposals_come_from_rulings():
    session = at()
    change = {"policy_id": SLUR, "clause": "una palabra", "change": "decir cuándo cuenta"}
    ruling = Right(rationale="No lo dice", cause="missing_rule", proposal=change)
    session = at([told(rule(session, "luz", spots(session)["findings"], ruling, 1), None)])
    (one,) = outcome(session, spots_of(session, POLICIES)).proposals
    assert (one.policy_id, one.clause, one.change, one.why) == (
        SLUR,
        "una palabra",
        "decir cuándo cuenta",
        "No lo dice",
    )


def test_the_middle_finding_is_what_most_are_for():
    session = at()
    unanimous = next(one for one in spots_of(session, POLICIES).unanimous if one.kind != VERDICT)
    found = middle_finding(unanimous, gold_id(unanimous.spot_id))
    assert (found.policy_id, found.start_ms, found.end_ms) == (INSULT, 60_500, None)
    assert found.severity == POLICIES.policy(INSULT).severity
    assert gold_id(unanimous.spot_id) == gold_id(unanimous.spot_id) != gold_id("other")
    disputed = spots(session)["findings"]
    assert middle_finding(disputed, "x").start_ms == 1_000
    assert middle_finding(spots(session)[VERDICT], "x") is None


@pytest.mark.parametrize(
    ("kind", "right", "words"),
    [
        (VERDICT, NO, "Rule on the verdict with a verdict"),
        ("findings", NOT_ALLOWED, "Rule on the verdict with a verdict"),
        ("findings", Right(rationale=" ", cause="bad_data"), "needs a rationale"),
        ("findings", Right(rationale="x", cause="weather"), "how the disagreement came about"),
        ("findings", Right(rationale="x", cause="bad_data", proposal={"policy_id": SLUR}), "A proposal names"),
    ],
)
def test_a_ruling_that_lacks_something_is_refused(kind, right, words):
    session = at()
    with pytest.raises(Refused, match=words):
        rule(session, "luz", spots(session)[kind], right, 1)


def test_who_may_do_what_when():
    session = at()
    spot = spots(session)["findings"]
    said = (SLUR, "sí", "")
    with pytest.raises(Refused, match="Only the lead"):
        rule(at(role="member"), "ana", spot, NO, 1)
    with pytest.raises(Refused, match="Only members"):
        vote(at(my_letter=None), "luz", spot, said, 1)
    with pytest.raises(Refused, match="needs a rationale"):
        vote(session, "ana", spot, (SLUR, " ", ""), 1)
    for state, words in (("open", "not been revealed"), ("closed", "is over"), ("cancelled", "is over")):
        with pytest.raises(Refused, match=words):
            vote(at(state=state), "ana", spot, said, 1)
        with pytest.raises(Refused, match=words):
            rule(at(state=state), "luz", spot, NO, 1)
    with pytest.raises(Refused, match="has a ruling already"):
        rule(at([told(rule(session, "luz", spot, NO, 1))]), "luz", spot, NO, 2)
