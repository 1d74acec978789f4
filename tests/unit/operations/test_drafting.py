"""Drafts of a next version: begun from proposals, edited, checked as they stand, and what of before they touch."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewer_app.central import standards as at_the_server
from reviewer_app.central.connection import CentralAddress
from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.policy_difference import compare
from reviewer_app.domain.proposal import Change, Proposal
from reviewer_app.domain.standard import POLICY, Changes
from reviewer_app.operations import drafting, publishing, signing_in, standards
from reviewer_app.operations.drafting import Touched
from reviewer_app.operations.publishing import Publishing
from tests import stores
from tests.postgres import PASSWORD
from tests.workplaces import make_place

TODAY = date(2026, 11, 23)
OWN = standards.shipped()
PROPOSAL = Proposal("p1", "open", OWN.policies.ref, Change("hate.slur", "c", "Decirlo.", "Se discute."), "sol", 1)


@pytest.fixture
def place(tmp_path):
    return make_place(tmp_path / "home")


@pytest.fixture
def draft(place):
    return drafting.begin(place, OWN.text, [PROPOSAL], [OWN.policies.ref], TODAY)


def test_a_draft_is_the_next_version_with_the_proposals_noted(place, draft, database):
    assert drafting.drafts(place) == [draft] and draft.name == "live-es-2026.3.yaml"
    found = drafting.read(draft, database)
    assert (found.before, found.ref, found.problems) == ("live-es@2026.2", "live-es@2026.3", ())
    assert found.difference.entries == () and found.policies.effective_from is None
    lines = found.text.split("\n")
    assert lines[0] == "# Draft from live-es@2026.2, begun 2026-11-23."
    place_of_note = lines.index("  # Proposal of sol: Decirlo.")
    assert lines[place_of_note + 1 : place_of_note + 3] == ["  # Why: Se discute.", "  - id: hate.slur"]


def test_a_second_draft_of_the_same_version_is_refused(place, draft):
    with pytest.raises(Refused, match=r"a draft of live-es@2026\.3 already"):
        drafting.begin(place, OWN.text, [], [], TODAY)
    drafting.remove(draft)
    assert drafting.begin(place, OWN.text, [], [], TODAY) == draft


@pytest.mark.parametrize(
    ("known", "number"),
    [
        ((), "2026.3"),
        (("live-es@2026.7", "live-es@2025.9", "live-mx@2026.8"), "2026.8"),
        (("live-es@2026.10",), "2026.11"),
    ],
)
def test_the_next_number_is_behind_all_that_are_known(known, number):
    assert drafting.next_version(OWN.policies, known) == number


def test_what_is_changed_in_the_window_is_a_clause_that_differs(draft, database):
    drafting.change_text(draft, "hate.slur", "guidance", "es", "Una frase.")
    drafting.change_word(draft, "hate.slur", "severity", "S0")
    drafting.change_words(draft, "hate.slur", "exceptions", ["documentary"])
    found = drafting.read(draft, database)
    (entry,) = found.difference.entries
    assert [clause.name for clause in entry.clauses] == ["guidance.es", "severity", "exceptions"]
    assert "  # Proposal of sol: Decirlo." in found.text


def test_a_further_proposal_is_noted(draft, database):
    drafting.take_in(draft, Proposal("p2", "open", "x@1", Change("hate.incite", "", "Otra.", ""), "luz", 1))
    assert "  # Proposal of luz: Otra.\n  - id: hate.incite" in drafting.read(draft, database).text


def test_mistakes_are_told_with_their_lines_as_the_file_stands(draft, database):
    """Whoever edits it with another program sees them at once; until then nothing is compared."""
    text = draft.read_text(encoding="utf-8").replace("severity: S1", "severity: S9", 1)
    draft.write_text(text, encoding="utf-8")
    found = drafting.read(draft, database)
    line = text.split("\n").index("    severity: S9") + 1
    assert [number for number, _ in found.problems] == [line]
    assert "unknown severity 'S9'" in found.problems[0][1]
    assert (found.policies, found.difference, found.ref) == (None, None, "live-es@2026.3")
    with pytest.raises(Refused, match="still has mistakes"):
        drafting.publish(None, "luz", found, None)


def test_findings_that_a_draft_touches_are_told_by_how_gravely(draft, database):
    """A changed word is not a changed decision; a policy that is gone comes first."""
    review = stores.open_review(database)
    for start_ms, policy in ((7_000, "hate.slur"), (3_000, "hate.slur"), (1_000, "hate.incite"), (2_000, "spam.x")):
        stores.place(database, review, start_ms, policy)
    drafting.change_text(draft, "hate.slur", "guidance", "es", "Una frase.")
    words = drafting.touched(database, drafting.read(draft, database).difference)
    assert [(one.policy_id, one.how, one.start_ms) for one in words] == [
        ("hate.slur", "changed", 3_000),
        ("hate.slur", "changed", 7_000),
    ]
    drafting.change_words(draft, "hate.slur", "exceptions", [])
    drafting.change_word(draft, "hate.incite", "severity", "S0")
    text = draft.read_text(encoding="utf-8").replace("id: hate.slur", "id: hate.word")
    draft.write_text(text, encoding="utf-8")
    drafting.change_text(draft, "hate.word", "guidance", "en", "Something else altogether, in other words than before.")
    found = drafting.touched(database, drafting.read(draft, database).difference)
    assert found[0] == Touched(
        "hate.slur", "removed", stores.RECORDING.recording_id, "Directo de prueba", 3_000, "live-es@2026.2"
    )
    assert [(one.policy_id, one.how) for one in found] == [
        ("hate.slur", "removed"),
        ("hate.slur", "removed"),
        ("hate.incite", "decisive"),
    ]


def test_a_draft_does_nothing_to_what_is_new_or_stands_elsewhere_and_a_policy_counts_by_its_id_before():
    """Findings stand under the ids of before."""
    first, second, third, fourth, *rest = OWN.policies.policies
    after = (
        replace(first, id="minor.renamed"),
        replace(first, id="minor.new", guidance={"en": "Other words.", "es": "Otras palabras."}),
        replace(second, actions=()),
        replace(third, name={"en": "Words", "es": "Palabras"}),
        *rest[1:],
        rest[0],
    )
    difference = compare(OWN.policies, replace(OWN.policies, version="2026.3", policies=after))
    assert difference.counts()["moved"] == 1
    assert drafting.effects(difference) == {
        first.id: "renamed",
        second.id: "decisive",
        third.id: "changed",
        fourth.id: "removed",
    }


def test_a_draft_that_is_gone_already_is_removed(draft):
    draft.unlink()
    drafting.remove(draft)


def test_a_lead_publishes_a_draft_for_a_day(tmp_path, embedded_central, database):
    place = make_place(tmp_path / "home", embedded_central.dsn)
    signing_in.sign_in(place, "luz", PASSWORD)
    path = drafting.begin(place, OWN.text, [], ["live-es@2041.1"], TODAY)
    drafting.change_word(path, "hate.slur", "severity", "S0")
    done = drafting.publish(place, "luz", drafting.read(path, database), date(2041, 1, 1))
    assert (done.ref, done.effective_from, done.new, done.before) == (
        "live-es@2026.3", "2041-01-01", True, "live-es@2026.2")  # fmt: skip
    assert done.changes.changed == {"hate.slur": ("severity",)}
    text = at_the_server.content(embedded_central.admin, POLICY, "live-es@2026.3")
    assert "effective_from: 2041-01-01" in text and text.startswith("# Begun from live-es@2026.2 on 2026-11-23.")
    assert drafting.drafts(place) == []


def test_a_draft_that_was_saved_meanwhile_is_not_published(draft, database):
    found = drafting.read(draft, database)
    drafting.change_word(draft, "hate.slur", "severity", "S0")
    with pytest.raises(Refused, match="changed meanwhile: look at it again"):
        drafting.publish(None, "luz", found, None)
    assert draft.exists()


def published_while(place, draft, database, monkeypatch, meanwhile):
    """Publish a draft; the server takes it, and this happens before the file goes."""
    done = Publishing("live-es@2026.3", "d", None, True, None, Changes((), (), {}))

    def publish(*_):
        meanwhile()
        return done

    monkeypatch.setattr(publishing, "publish_text", publish)
    monkeypatch.setattr(drafting, "address_of", lambda _: CentralAddress("h", "5432", "d"))
    monkeypatch.setattr(drafting, "kept_password", lambda *_: "")
    return drafting.publish(place, "luz", drafting.read(draft, database), None)


def test_what_is_saved_while_it_is_published_is_kept_and_told(place, draft, database, monkeypatch):
    def save():
        drafting.change_word(draft, "hate.slur", "severity", "S0")

    done = published_while(place, draft, database, monkeypatch, save)
    assert done.ref == "live-es@2026.3" and "its file is kept" in done.warnings[0] and draft.exists()


def test_a_file_that_cannot_be_removed_is_told_with_the_version_published(place, draft, database, monkeypatch):
    def unlink(*_, **__):
        raise PermissionError(13, "Permission denied")

    done = published_while(place, draft, database, monkeypatch, lambda: monkeypatch.setattr(Path, "unlink", unlink))
    assert done.ref == "live-es@2026.3" and "could not be removed" in done.warnings[0]
    with pytest.raises(Unreadable, match=r"cannot be removed \(Permission denied\)"):
        drafting.remove(draft)


def test_a_full_disk_leaves_the_draft_as_it_was(draft, monkeypatch):
    """And nothing beside it."""
    before = draft.read_text(encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unreadable, match="No space left"):
        drafting.change_word(draft, "hate.slur", "severity", "S0")
    assert draft.read_text(encoding="utf-8") == before and list(draft.parent.iterdir()) == [draft]
