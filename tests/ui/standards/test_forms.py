"""What the forms ask for, and what was changed in the editor's."""

from datetime import date

from reviewer_app.operations import standards
from reviewer_app.ui.standards import forms

OWN = standards.shipped().policies
SLUR = OWN.policy("hate.slur")


def values(form, **others):
    return {one.name: tuple(one.value) if one.kind == "checks" else one.value for one in form.fields} | others


def test_the_editor_has_each_language_severity_and_every_exception():
    form = forms.to_edit("live-es@2026.3", OWN, SLUR, "es")
    assert [one.name for one in form.fields] == ["policy_id", "guidance.en", "guidance.es", "severity", "exceptions"]
    assert ("documentary", "Noticia o documental") in form.fields[4].choices
    assert len(form.fields[0].choices) == len(OWN.policies)


def test_only_what_is_another_is_changed():
    form = forms.to_edit("live-es@2026.3", OWN, SLUR, "es")
    assert forms.edit_of(SLUR, values(form)) == forms.Edit("hate.slur")
    mixed = tuple(reversed(values(form)["exceptions"]))
    assert forms.edit_of(SLUR, values(form, exceptions=mixed)) == forms.Edit("hate.slur")
    edit = forms.edit_of(SLUR, values(form, severity="S0", exceptions=("satire",), **{"guidance.es": " Otra. "}))
    assert edit == forms.Edit("hate.slur", {"es": "Otra."}, "S0", ("satire",))


def test_proposing_begins_with_the_policy_at_hand_and_publishing_with_today():
    assert forms.to_propose(OWN, "hate.incite", "es").fields[0].value == "hate.incite"
    assert forms.to_publish("x@1", date(2026, 12, 1)).fields[0].value == "2026-12-01"
