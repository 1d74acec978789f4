"""What an escalation begins with."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.escalation_rules import proposed, reason_of
from reviewer_app.domain.review import Finding
from reviewer_app.formats.policy_pack import read_policy_pack


@pytest.fixture(scope="module")
def pack():
    return read_policy_pack(paths.resources() / "policies" / "live-es-2026.2.yaml")


def test_the_gravest_finding_with_a_route_decides(pack):
    incite, minor = Finding("hate.incite", 5, severity="S1"), Finding("minor.host", 9_000, severity="S0")
    found = proposed(pack, [incite, Finding("hate.slur", 0), minor])
    assert (found.route, found.urgency, found.findings) == ("child_safety", "S0", (minor,))


def test_a_route_that_is_taken_is_not_proposed_again(pack):
    findings = [Finding("minor.host", 1), Finding("hate.incite", 2)]
    assert proposed(pack, findings, {"child_safety"}).route == "law_enforcement"


def test_without_a_route_the_urgency_is_that_of_the_gravest_finding(pack):
    found = proposed(pack, [Finding("hate.slur", 1, severity="S2")])
    assert (found.route, found.urgency, found.findings) == (None, "S2", ())
    assert proposed(pack, []).urgency == pack.severities[-1].id


def test_the_reason_names_policies_and_times_but_no_words_that_were_said(pack):
    findings = [Finding("minor.grooming", 62_000, quote="secreto"), Finding("minor.host", 1_000)]
    text = reason_of(pack, findings, "es")
    assert text == "Anfitrión menor de 18 00:00:01; Captación o sextorsión de un menor 00:01:02"
