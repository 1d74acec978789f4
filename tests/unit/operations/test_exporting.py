"""Rows for a spreadsheet from a real store."""

from dataclasses import replace

import pytest

from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Verdict
from reviewer_app.operations import exporting, labelling, standards
from reviewer_app.settings import Settings
from tests import stores


@pytest.fixture
def standard(tmp_path):
    """The shipped standard."""
    return standards.in_force(Settings(tmp_path / "settings.toml"))


@pytest.fixture
def database(tmp_path):
    """A store with one recording."""
    made = stores.make_store(tmp_path)
    yield made
    made.close()


def decide(database, *findings):
    """A review with findings `(policy, start_ms)`, quoted and noted, and a verdict; returns its id."""
    review = stores.open_review(database)
    for policy, start_ms in findings:
        stores.place(database, review, start_ms, policy, quote="las palabras", note="una nota")
    verdict = Verdict("NA", ("WARN_HOST", "INTERRUPT_LIVE"), "porque sí")
    stores.keep(database, review, review.give_verdict(verdict, 9_000))
    return review.review_id


def test_findings_and_verdict_come_with_names_in_the_language(database, standard):
    """Policy, category, severity of the policy, outcome and actions."""
    standards.keep(database, standard)
    review_id = decide(database, ("hate.slur", 5_000), ("violence.threat", 1_000))
    export = exporting.gather(database, "es")
    assert [(row.start_ms, row.policy_id, row.policy) for row in export.findings] == [
        (1_000, "violence.threat", "Amenaza de violencia"),
        (5_000, "hate.slur", "Insulto discriminatorio"),
    ]
    row = export.findings[1]
    assert (row.category, row.severity, row.quote, row.note) == ("hate", "S1", "las palabras", "una nota")
    assert (row.review_id, row.recording, row.reviewer) == (review_id, stores.RECORDING.title, "ana")
    (verdict,) = export.verdicts
    assert (verdict.outcome, verdict.outcome_name, verdict.rationale) == ("NA", "No permitido", "porque sí")
    assert verdict.action_names == ("Advertir al anfitrión", "Interrumpir el LIVE")
    assert (verdict.findings, verdict.given_at_ms, verdict.withheld) == (2, 9_000, False)


def test_what_a_policy_forbids_to_export_stays_in_the_store(database, standard):
    """Quote and note of that finding, and the rationale of its review; nothing of the finding beside it."""
    standards.keep(database, standard)
    decide(database, ("minor.grooming", 1_000), ("hate.slur", 5_000))
    export = exporting.gather(database, "en")
    grooming, slur = export.findings
    assert (grooming.policy, grooming.quote, grooming.note, grooming.withheld) == (
        "Grooming or sextortion of a minor",
        "",
        "",
        True,
    )
    assert (slur.quote, slur.note, slur.withheld) == ("las palabras", "una nota", False)
    assert (export.verdicts[0].rationale, export.verdicts[0].withheld) == ("", True)


def test_texts_of_a_policy_that_is_not_known_here_are_withheld(database):
    """Its pack might forbid them; ids and times are still there."""
    decide(database, ("hate.slur", 5_000))
    (row,) = exporting.gather(database, "en").findings
    assert (row.policy_id, row.policy, row.quote, row.withheld) == ("hate.slur", "", "", True)


def test_the_current_pack_helps_when_it_is_the_reviews_own_version(database, standard):
    """A store that has not kept the pack yet."""
    decide(database, ("hate.slur", 5_000))
    (row,) = exporting.gather(database, "en", standard.policies).findings
    assert (row.policy, row.withheld) == ("Slur", False)


def test_a_pack_of_another_version_does_not(database, standard):
    """It may say something else about the same id."""
    decide(database, ("hate.slur", 5_000))
    (row,) = exporting.gather(database, "en", replace(standard.policies, version="2026.3")).findings
    assert (row.policy, row.withheld) == ("", True)


def test_a_withdrawn_finding_is_not_exported(database, standard):
    """The export is what holds now; the log keeps the rest."""
    review = stores.open_review(database)
    finding = stores.place(database, review, 5_000)
    stores.keep(database, review, review.withdraw(finding.finding_id, 9_000))
    export = exporting.gather(database, "en", standard.policies)
    assert (export.findings, export.verdicts) == ([], [])


def test_undone_is_not_exported_either(database, standard):
    """Undo appends the opposite."""
    review = stores.open_review(database)
    stores.place(database, review, 5_000)
    labelling.undo(database, review.review_id, stores.CONTEXT, 9_000)
    assert exporting.gather(database, "en", standard.policies).findings == []


@pytest.mark.parametrize(("policy", "reason"), [("hate.slur", "mirad"), ("minor.grooming", "")])
def test_open_escalations_come_too_without_what_may_not_leave(database, standard, policy, reason):
    """One that was withdrawn does not."""
    standards.keep(database, standard)
    review = stores.open_review(database)
    stores.place(database, review, 1_000, policy)
    for name in ("child_safety", "legal_ip"):
        raised = Escalation.raised(Route(name, {}, 15), "S0", "mirad", 5_000)
        stores.keep(database, review, review.escalate(raised, 5_000))
    stores.keep(database, review, review.withdraw_escalation(raised.escalation_id, 6_000))
    (row,) = exporting.gather(database, "es").escalations
    assert (row.route, row.route_name, row.reason) == ("child_safety", "Protección de menores", reason)
    assert (row.urgency, row.raised_at_ms, row.due_at_ms, row.reviewer) == ("S0", 5_000, 905_000, "ana")
