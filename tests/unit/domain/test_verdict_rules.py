"""What makes a verdict complete."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.verdict_rules import graver_finding, needs_rationale, problem, suggested_outcome
from reviewer_app.formats.policy_pack import read_policy_pack

NA_SLUR = Finding("hate.slur", 61_000)
MILD = Finding("quality.repetitive", 0)


@pytest.fixture(scope="module")
def policies():
    return read_policy_pack(next((paths.resources() / "policies").glob("live-es-*.yaml")))


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (Verdict("OK", ("NO_ACTION",)), ""),
        (Verdict("", ("NO_ACTION",)), "Choose an outcome."),
        (Verdict("XX", ("NO_ACTION",)), "The outcome XX is not in live-es@2026.2: choose another."),
        (Verdict("OK"), "Choose at least one action; 0 is No action."),
        (Verdict("OK", ("FLY",)), "The action FLY is not in live-es@2026.2: choose another."),
        (
            Verdict("OK", ("NO_ACTION", "WARN_HOST")),
            "No action stands alone: choose it, or the other actions.",
        ),
        (Verdict("NA", ("INTERRUPT_LIVE",)), "Write a rationale: Interrupt the LIVE needs one."),
        (Verdict("NA", ("INTERRUPT_LIVE",), " \n"), "Write a rationale: Interrupt the LIVE needs one."),
        (Verdict("NA", ("INTERRUPT_LIVE",), "amenaza"), ""),
    ],
)
def test_a_verdict_without_findings(policies, verdict, says):
    assert problem(policies, verdict, ()) == says


@pytest.mark.parametrize(
    ("rationale", "fine"),
    [
        ("", False),
        ("porque sí", False),
        ("o del", False),
        ("es una SATIRA clara", True),
        ("Documentales sobre la guerra", True),
        ("it is news", True),
    ],
)
def test_public_interest_wants_one_of_its_grounds_in_the_rationale(policies, rationale, fine):
    """In any language, case and accents not minding; words too short to mean anything do not count."""
    said = problem(policies, Verdict("PIE", ("LABEL",), rationale), ())
    assert (said == "") is fine
    assert fine or said.startswith("Name one of the grounds in the rationale: News or documentary, ")


def test_a_verdict_milder_than_a_finding_needs_a_rationale(policies):
    said = problem(policies, Verdict("OK", ("NO_ACTION",)), (MILD, NA_SLUR))
    assert said.startswith("The verdict says Allowed, but ")
    allowed = Verdict("OK", ("NO_ACTION",), "cita una noticia")
    assert problem(policies, allowed, (MILD, NA_SLUR)) == ""


def test_a_verdict_as_strict_as_the_findings_or_stricter_needs_none(policies):
    assert problem(policies, Verdict("NA", ("WARN_HOST",)), (MILD, NA_SLUR)) == ""


def test_the_sentence_is_of_the_first_graver_finding_in_the_persons_language(policies):
    later = Finding("hate.slur", 90_000)
    assert graver_finding(policies, Verdict("OK"), (later, NA_SLUR)) is NA_SLUR
    said = problem(policies, Verdict("OK", ("NO_ACTION",)), (later, NA_SLUR), "es")
    assert said.startswith("The verdict says Permitido, but ")
    assert "at 00:01:01 is No permitido" in said


def test_findings_of_unknown_policies_neither_suggest_nor_hold_up(policies):
    unknown = Finding("no.such", 0)
    assert suggested_outcome(policies, (unknown,)) is None
    assert graver_finding(policies, Verdict("OK"), (unknown,)) is None


def test_the_strictest_outcome_is_suggested(policies):
    assert suggested_outcome(policies, (MILD, NA_SLUR)) == "NA"


@pytest.mark.parametrize(
    ("verdict", "findings", "asked"),
    [
        (Verdict("OK", ("NO_ACTION",)), (), False),
        (Verdict("PIE", ("LABEL",)), (), True),
        (Verdict("NA", ("INTERRUPT_LIVE",)), (), True),
        (Verdict("OK", ("NO_ACTION",)), (NA_SLUR,), True),
    ],
)
def test_when_a_reason_is_asked_for(policies, verdict, findings, asked):
    assert needs_rationale(policies, verdict, findings) is asked
