"""Order, one row per change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.findings_model import FindingsModel, times_text


@pytest.fixture
def model(qapp):
    made = FindingsModel(lambda policy: policy.upper())
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def order(model):
    """Starts in the order shown."""
    return [model.finding(row).start_ms for row in range(model.rowCount())]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 500)), max_size=40), st.sets(st.integers(0, 9)))
def test_any_order_of_changes_leads_to_the_sorted_list(puts, drops):
    model, kept = FindingsModel(str), {}
    for number, start in puts:
        finding = Finding("a.b", start, finding_id=str(number))
        row = model.put(finding)
        kept[str(number)] = finding
        assert model.finding(row) == finding
        assert model.row_of(str(number)) == row
    for number in drops & {int(key) for key in kept}:
        model.drop(str(number))
        del kept[str(number)]
    assert order(model) == sorted(finding.start_ms for finding in kept.values())


def test_a_new_finding_is_one_inserted_row(model):
    model.set_findings([Finding("a.b", ms) for ms in (100, 300)])
    told = []
    model.rowsInserted.connect(lambda _, first, last: told.append((first, last)))
    model.modelReset.connect(lambda: told.append("reset"))
    model.put(Finding("a.b", 200))
    assert told == [(1, 1)]


def test_a_changed_note_is_one_changed_row(model):
    finding = Finding("a.b", 100)
    model.set_findings([finding, Finding("a.b", 300)])
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.put(Finding("a.b", 100, note="x", finding_id=finding.finding_id))
    assert told == [(0, 0)]
    assert model.find(finding.finding_id).note == "x"


def test_a_moved_finding_changes_its_place(model):
    finding = Finding("a.b", 100)
    model.set_findings([finding, Finding("a.b", 300)])
    assert model.put(Finding("a.b", 400, finding_id=finding.finding_id)) == 1
    assert order(model) == [300, 400]


def test_the_next_and_the_one_before_by_time(model):
    model.set_findings([Finding("a.b", ms) for ms in (100, 300, 300, 500)])
    assert model.row_near(300, 1) == 3
    assert model.row_near(300, -1) == 0
    assert model.row_near(500, 1) is None
    assert model.row_near(100, -1) is None


def test_a_row_reads_as_a_sentence(model):
    model.put(Finding("a.b", 61_000, 62_000, severity="S1", note="dos veces"))
    assert model.data(model.index(0)) == "00:01:01–00:01:02 · A.B · S1 · dos veces"


def test_times_of_points_spans_and_open_spans():
    assert times_text(Finding("a.b", 0), "open") == "00:00:00"
    assert times_text(Finding("a.b", 0, 5_000), "open") == "00:00:00–00:00:05"
    assert times_text(Finding("a.b", 0, open_span=True), "open") == "00:00:00 – open"
