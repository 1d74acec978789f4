"""Editing a finding in place."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.finding_editor import FindingEditor, read_time

FINDING = Finding("hate.slur", 61_250, 65_000, severity="S1", note="antes")


@pytest.fixture
def editor(policy_set, theme, qtbot):
    made = FindingEditor(policy_set, "es", theme)
    qtbot.addWidget(made)
    made.saves, made.leaves = [], []
    made.saved.connect(lambda finding_id, values: made.saves.append((finding_id, values)))
    made.left.connect(lambda: made.leaves.append(True))
    return made


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("12", 12_000),
        ("1:02", 62_000),
        ("01:00:00", 3_600_000),
        ("0:12.5", 12_500),
        (" 3,25 ", 3_250),
        ("00:01:01.250", 61_250),
        ("", None),
        ("x", None),
        ("1:2:3:4", None),
        ("-5", None),
    ],
)
def test_times_as_people_write_them(text, ms):
    assert read_time(text) == ms


def test_only_what_changed_is_saved(editor, qtbot):
    editor.edit(FINDING)
    editor._note.setText("después")
    qtbot.keyClick(editor._note, Qt.Key.Key_Return)
    assert editor.saves == [(FINDING.finding_id, {"note": "después"})]
    assert editor.isHidden()


def test_nothing_changed_saves_nothing(editor, qtbot):
    editor.edit(FINDING)
    qtbot.keyClick(editor._note, Qt.Key.Key_Return)
    assert (editor.saves, editor.leaves) == ([], [True])


def test_times_severity_and_subject(editor):
    editor.edit(FINDING, "start")
    editor._start.setText("1:00")
    editor._end.setText("")
    editor._severity.setCurrentIndex(0)
    editor._subject.setCurrentIndex(1)
    editor.save()
    assert editor.saves == [
        (FINDING.finding_id, {"start_ms": 60_000, "end_ms": None, "severity": "S0", "subject": "guest"})
    ]


@pytest.mark.parametrize(("start", "end"), [("abc", ""), ("0:10", "xyz"), ("0:10", "0:05")])
def test_a_slip_is_said_and_nothing_is_saved(editor, start, end):
    editor.edit(FINDING)
    editor._start.setText(start)
    editor._end.setText(end)
    editor.save()
    assert editor.saves == []
    assert not editor._problem.isHidden()
    assert editor.finding_id == FINDING.finding_id


def test_escape_leaves_without_saving(editor, qtbot):
    editor.edit(FINDING)
    editor._note.setText("nada")
    qtbot.keyClick(editor._note, Qt.Key.Key_Escape)
    assert (editor.saves, editor.leaves, editor.finding_id) == ([], [True], None)


def test_a_span_still_open_has_no_end_to_write(editor):
    editor.edit(Finding("hate.slur", 1_000, open_span=True))
    assert not editor._end.isEnabled()


def test_a_severity_that_the_set_does_not_have_is_kept(editor):
    editor.edit(Finding("hate.slur", 1_000, severity=None))
    editor._note.setText("x")
    editor.save()
    assert editor.saves[0][1] == {"note": "x"}


def test_every_field_has_a_name(editor):
    assert all(field.accessibleName() for field in editor._fields())


def test_another_policy_comes_with_its_severity(editor, policy_set):
    """Unless the person says otherwise afterwards."""
    editor.edit(FINDING)
    editor._policy._look("minor.host")
    editor._policy._take(editor._policy._found.stringList()[0])
    assert editor._severity.currentData() == policy_set.policy("minor.host").severity == "S0"
    editor.save()
    assert editor.saves == [(FINDING.finding_id, {"policy_id": "minor.host", "severity": "S0"})]


def test_a_policy_half_typed_is_said_and_nothing_is_saved(editor):
    editor.edit(FINDING)
    editor._policy.setText("ame")
    editor.save()
    assert (editor.saves, editor._problem.isHidden()) == ([], False)
