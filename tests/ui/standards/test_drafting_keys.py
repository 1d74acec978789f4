"""The commands about proposals and drafts: what each asks, and what of the page it then asks for."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from reviewer_app.operations import drafting
from tests.ui.standards.standings import OWN, TODAY, proposal, run, standing
from tests.workplaces import make_place


@pytest.fixture
def here(tmp_path):
    return make_place(tmp_path / "home")


@pytest.fixture
def drafted(here):
    return drafting.begin(here, OWN.text, [], [], TODAY)


def asked_by(signal):
    """What a signal has asked for so far, each a tuple."""
    asked = []
    signal.connect(lambda *values: asked.append(values))
    return asked


def test_what_was_taken_goes_into_the_draft(made, database):
    one, other = proposal("p"), proposal("q", policy="hate.incite")
    found, asked = made(), []
    found.draft_wanted.connect(asked.append)
    found.show_standing(standing(database, proposals=[one, other]))
    found.choose("p")
    run(found, "standards.mark")
    assert found.current().taken
    found.choose("q")
    run(found, "standards.mark")
    run(found, "standards.mark")
    run(found, "standards.draft")
    run(found, "standards.draft")
    assert asked == [(one,), ()]  # noted once


def test_dropping_and_removing_ask_first(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found, dropped, removed = made(), [], []
    found.dropped.connect(lambda one, why: dropped.append((one.proposal_id, why)))
    found.removed.connect(removed.append)
    found.show_standing(standing(database, here, [proposal("p")]))
    found.choose("p")
    run(found, "standards.drop")
    found.sheet.put("reason", "ya está dicho")
    found.sheet.taken.emit(found.sheet.values())
    found.sheet.close_sheet()
    found.choose(path.name)
    run(found, "standards.remove")
    assert removed == []
    found.sheet.taken.emit(found.sheet.values())
    assert dropped == [("p", "ya está dicho")] and removed == [path]


def test_what_is_typed_about_a_policy_stays_while_another_one_is_looked_at(made, database, here, qtbot):
    """One Ctrl+Enter writes all of it."""
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found, asked = made(), []
    found.edited.connect(lambda _, edits: asked.append(edits))
    found.show_standing(standing(database, here))
    found.choose(path.name)
    run(found, "standards.edit")
    first = found.sheet.value("policy_id")
    found.sheet.put("guidance.es", "Una frase nueva.")
    found.sheet.put("policy_id", "hate.slur")
    qtbot.waitUntil(lambda: found.sheet.value("guidance.es") != "Una frase nueva.")
    found.sheet.put("severity", "S0")
    found.sheet.put("policy_id", first)
    qtbot.waitUntil(lambda: found.sheet.value("guidance.es") == "Una frase nueva.")
    field = found.sheet._fields["severity"]
    found.sheet.put("severity", "S3")
    QCoreApplication.processEvents()
    assert found.sheet.value("policy_id") == first, "what was typed does not choose"
    assert found.sheet._fields["severity"] is field, "no other choice opens the form anew"
    found.sheet.taken.emit(found.sheet.values())
    ((one, other),) = asked
    assert {each.policy_id for each in (one, other)} == {first, "hate.slur"}
    assert next(each for each in (one, other) if each.policy_id == first).guidance == {"es": "Una frase nueva."}
    found.sheet.close_sheet()
    run(found, "standards.edit")
    assert found.sheet.value("guidance.es") != "Una frase nueva.", "another form begins with the draft"


def test_a_change_is_proposed_to_the_policy_one_reads_or_that_of_the_chosen_proposal(made, database):
    found = made("specialist")
    asked = asked_by(found.proposed)
    found.show_standing(standing(database, proposals=[proposal("p", policy="hate.incite")]))
    run(found, "standards.propose")
    assert found.sheet.value("policy_id") == OWN.policies.policies[0].id
    for _ in range(3):
        run(found, "standards.next")
    run(found, "standards.propose")
    assert found.sheet.value("policy_id") == OWN.policies.policies[2].id
    found.choose("p")
    run(found, "standards.propose")
    assert found.sheet.value("policy_id") == "hate.incite"
    found.sheet.put("change", "Otra cosa.")
    found.sheet.taken.emit(found.sheet.values())
    ((change,),) = asked
    assert (change.policy_id, change.change) == ("hate.incite", "Otra cosa.")


def test_what_is_taken_is_let_go_when_it_is_settled_elsewhere(made, database):
    found = made()
    asked = asked_by(found.draft_wanted)
    found.show_standing(standing(database, proposals=[proposal("p"), proposal("q")]))
    for name in ("p", "q"):
        found.choose(name)
        run(found, "standards.mark")
    found.show_standing(standing(database, proposals=[proposal("p", "dropped"), proposal("q")]))
    run(found, "standards.draft")
    assert [[one.proposal_id for one in taken] for (taken,) in asked] == [["q"]]


def test_the_editor_begins_where_one_reads_else_with_what_was_noted_else_with_what_has_changed(
    made, database, here, drafted
):
    drafting.change_word(drafted, "minor.gifter", "severity", "S1")
    found = made()
    found.show_standing(standing(database, here))
    found.choose(drafted.name)
    run(found, "standards.edit")
    assert found.sheet.value("policy_id") == "minor.gifter"
    noted = proposal("p", "drafted", "hate.incite", taken_into="live-es@2026.3")
    gone = proposal("q", "drafted", "hate.gone", taken_into="live-es@2026.3")
    elsewhere = proposal("r", "drafted", "hate.dehumanise", taken_into="live-es@2026.9")
    found.show_standing(standing(database, here, [elsewhere, gone, noted]))
    run(found, "standards.edit")
    assert found.sheet.value("policy_id") == "hate.incite"
    run(found, "standards.text")
    run(found, "standards.next")
    run(found, "standards.edit")
    assert found.sheet.value("policy_id") == OWN.policies.policies[0].id


def test_what_was_not_changed_is_not_written(made, database, here, drafted):
    found = made()
    asked = asked_by(found.edited)
    found.show_standing(standing(database, here))
    found.choose(drafted.name)
    run(found, "standards.edit")
    found.sheet.taken.emit(found.sheet.values())
    assert asked == [(drafted, [])]


def test_a_draft_with_mistakes_is_mended_in_its_file(made, database, here, drafted):
    drafted.write_text(drafted.read_text(encoding="utf-8").replace("severity: S0", "severity: S9", 1), encoding="utf-8")
    found = made()
    said, opened = asked_by(found.failed), asked_by(found.file_wanted)
    found.set_keys({"standards.open_file": "F2"})
    found.show_standing(standing(database, here))
    found.choose(drafted.name)
    run(found, "standards.edit")
    assert not found.sheet.isVisible()
    assert said == [("The draft has mistakes: mend them in its file first; F2 opens it.",)]
    run(found, "standards.open_file")
    assert opened == [(drafted,)]


def test_a_draft_is_published_from_a_day_on_or_at_once(made, database, here, drafted):
    found = made()
    asked = asked_by(found.publish_wanted)
    found.show_standing(standing(database, here))
    found.choose(drafted.name)
    run(found, "standards.publish")
    assert found.sheet.value("day") == TODAY.isoformat()
    found.sheet.put("day", "mañana")
    found.sheet.taken.emit(found.sheet.values())
    assert asked == [] and found.sheet._said.isVisible()
    for day in ("2026-12-15", " "):
        found.sheet.put("day", day)
        found.sheet.taken.emit(found.sheet.values())
    assert [(draft.path, effective) for draft, effective in asked] == [(drafted, date(2026, 12, 15)), (drafted, None)]
