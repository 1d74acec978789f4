"""The report of a session from its document, and which policies are new."""

import json
from datetime import date

import pytest

from reviewer_app.domain.calibration.discussion import Right, rule, vote
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import VERDICT, spots_of
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.operations import calibrating, standards
from reviewer_app.store import policies
from reviewer_app.store import standards as told_standards
from reviewer_app.store.database import open_database
from tests import stores
from tests.calibrations import RECORDING, document, review, told
from tests.packs import announced_pack

POLICIES = standards.shipped().policies
OTHER = "b" * 64
REVIEWS = [
    review("A", [Finding("hate.slur", 1_000, 4_000)], "NA"),
    review("B"),
    review("C", [Finding("hate.slur", 900, 4_000)], "NA"),
    review("A", recording=OTHER),
    review("B", recording=OTHER),
    review("D", outcome="NA", counted=False),
]


def a_document(*decisions: dict, **more: object) -> dict:
    return document(REVIEWS, (RECORDING, OTHER), decisions=list(decisions), **more)


def test_before_the_reveal_there_is_no_report():
    with pytest.raises(Refused, match="not been revealed"):
        calibrating.report(document([], state="open"))


def test_a_report_is_json_and_counts_what_counts():
    found = calibrating.report(a_document(early=True), POLICIES, draws=50)
    assert json.loads(json.dumps(found)) == found
    assert (found["members"], found["recordings"], found["reviews"], found["late"], found["early"]) == (
        4,
        2,
        5,
        1,
        True,
    )
    verdict = found["agreement"]["verdict"]
    assert (verdict["units"], verdict["ratings"], verdict["recordings"], verdict["small"]) == (2, 5, 2, True)
    assert [one["name"] for one in verdict["coefficients"]] == ["percent_agreement", "gwet_ac1", "krippendorff_alpha"]
    assert verdict["coefficients"][0]["value"] == pytest.approx(2 / 3)
    first, second = found["spots"]["disputed"]
    assert (first["kind"], first["tally"], first["ruling"]) == (VERDICT, {"NA": 2, "OK": 1}, None)
    assert first["size"] == pytest.approx(2 / 3)
    assert second["size"] < first["size"]
    assert (found["spots"]["unanimous"], found["outcome"]["without_gold"]) == (1, {RECORDING: "open_spots"})
    assert (found["outcome"]["open"], found["rounds"]) == ([first["spot_id"], second["spot_id"]], {})
    assert found["warnings"] == [
        "2 recordings are few: intervals drawn from them are rough.",
        "1 reviews came after the reveal and do not count.",
        "3 reviews of a member and a recording are not there.",
    ]


def test_votes_and_rulings_change_what_comes_out_and_no_figure_of_before():
    before = Session.from_json(a_document())
    verdict, findings = spots_of(before, POLICIES).disputed
    change = {"policy_id": "hate.slur", "clause": "una palabra", "change": "decir cuándo"}
    rulings = [
        rule(before, "luz", verdict, Right(verdict=Verdict("OK"), rationale="r", cause="reviewer_error"), 2),
        rule(before, "luz", findings, Right(rationale="s", cause="missing_rule", proposal=change, retest=True), 3),
    ]
    mine = vote(before, "ana", verdict, ("OK", "visto", ""), 1)
    first = calibrating.report(a_document(), POLICIES, draws=50)
    after = calibrating.report(
        a_document(*(told(one, None) for one in rulings)), POLICIES, on_their_way=[mine], draws=50
    )
    assert after["agreement"] == first["agreement"]
    assert [one["recording_id"] for one in after["outcome"]["gold"]] == [RECORDING, OTHER]
    assert after["outcome"]["proposals"] == [
        {"spot_id": findings.spot_id, "recording_id": RECORDING, **change, "why": "s"}
    ]
    assert [one["position"] for one in after["outcome"]["retests"]] == ["none"]
    spot = after["spots"]["disputed"][0]
    assert (spot["votes"], spot["ruling"], spot["cause"]) == ({"A": "OK"}, "OK", "reviewer_error")
    assert set(after["rounds"]) == {"first", "second"}


def test_without_the_frozen_version_that_is_said():
    found = calibrating.report(a_document(policy_set="live-es@1900.1"), draws=50)
    assert any("live-es@1900.1 is not here" in one for one in found["warnings"])
    assert found["spots"]["disputed"][0]["size"] > 0


def test_reviews_under_another_version_are_said():
    """A workstation that had not fetched the frozen one; they count, and that is told."""
    reviews = [{**one, "policy_set": "live-es@2026.1"} if one["letter"] == "B" else one for one in REVIEWS]
    found = calibrating.report(document(reviews, (RECORDING, OTHER)), POLICIES, draws=20)
    assert "2 reviews were made under another version than live-es@2026.2." in found["warnings"]


def test_names_stand_beside_letters_once_they_are_shown():
    reviews = [{**one, "login": "ana"} if one["letter"] == "A" else one for one in REVIEWS]
    found = calibrating.report(document(reviews, (RECORDING, OTHER), state="named"), POLICIES, draws=20)
    assert [(one["letter"], one["login"]) for one in found["agreement"]["with_majority"]] == [
        ("A", "ana"), ("B", None), ("C", None),
    ]  # fmt: skip


@pytest.fixture
def database(tmp_path):
    made = open_database(tmp_path / "ana.db", stores.KEY, "OFF")
    yield made
    made.close()


def publish(database, version: str, *changes: tuple[str, str], since: str = "2026-01-01") -> None:
    """A version has come down."""
    one, text = announced_pack(version, since, *changes)
    with database.transaction() as connection:
        told_standards.announce(connection, [one])
        policies.keep(connection, one.ref, one.digest, text)


def test_policies_are_new_against_the_version_before(database):
    today = date(2026, 12, 1)
    assert calibrating.new_policies(database, today) == ()
    publish(database, "2026.3", ("en: Slur,", "en: Vile slur,"))
    assert calibrating.new_policies(database, today) == ("hate.slur",)
    changed = ("en: Slur,", "en: Vile slur,"), ("{en: Host under 18,", "{en: Host of under 18,")
    publish(database, "2026.4", *changed, since="2026-02-01")
    assert calibrating.new_policies(database, today) == ("minor.host",)
    publish(database, "2026.5", ("en: Slur,", "en: Worst slur,"), since="2027-02-01")
    assert calibrating.new_policies(database, today) == ("minor.host",)


def test_the_frozen_version_is_the_one_kept_here(database):
    publish(database, "2026.3", ("en: Slur,", "en: Vile slur,"))
    assert calibrating.frozen(database, "live-es@2026.3").policy("hate.slur").name["en"] == "Vile slur"
    assert calibrating.frozen(database, POLICIES.ref) == POLICIES
    assert calibrating.frozen(database, "live-es@1900.1") is None
