"""Findings, verdicts and escalations as CSV and XLSX."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.reports import findings_export
from reviewer_app.reports.findings_export import (
    ESCALATIONS,
    FINDINGS,
    LONGEST_CELL,
    VERDICTS,
    EscalationRow,
    FindingRow,
    Rows,
    VerdictRow,
    beside,
    write_csv,
    write_csv_files,
    write_xlsx,
)

FINDING = FindingRow(
    review_id="r1",
    recording_id="abc",
    recording="Directo de prueba",
    reviewer="ana",
    policy_set="live-es@2026.2",
    review_state="open",
    finding_id="f1",
    category="hate",
    policy_id="hate.slur",
    policy="Insulto discriminatorio",
    severity="S1",
    subject="host",
    start_ms=3_723_004,
    end_ms=3_724_500,
    open_span=False,
    time_source="picture",
    quote="¿Qué tal, “año”?",
    note="línea 1\nlínea 2, con coma",
)
VERDICT = VerdictRow(
    review_id="r1",
    recording_id="abc",
    recording="Directo de prueba",
    reviewer="ana",
    policy_set="live-es@2026.2",
    review_state="submitted",
    outcome="NA",
    outcome_name="No permitido",
    actions=("WARN_HOST", "INTERRUPT_LIVE"),
    action_names=("Advertir al anfitrión", "Interrumpir el LIVE"),
    rationale="Insulto claro",
    findings=1,
    given_at_ms=1_790_000_000_123,
    opened_at_ms=1_789_999_000_000,
    submitted_at_ms=None,
    duration_ms=90_061_001,
)
ESCALATION = EscalationRow(
    review_id="r1",
    recording_id="abc",
    recording="Directo de prueba",
    reviewer="ana",
    policy_set="live-es@2026.2",
    review_state="open",
    escalation_id="e1",
    route="child_safety",
    route_name="Protección de menores",
    urgency="S0",
    reason="parece menor",
    raised_at_ms=1_790_000_000_000,
    due_at_ms=1_790_000_900_000,
)
FORMULAS = ["=1+1", "+34600", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")']


def as_csv(table, rows, **options):
    """The CSV text of rows, and the same read back as dictionaries."""
    stream = io.StringIO(newline="")
    write_csv(table, rows, stream, **options)
    text = stream.getvalue()
    return text, list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def as_workbook(tmp_path, findings, verdicts):
    """A workbook written and opened again by another library."""
    path = tmp_path / "out.xlsx"
    write_xlsx(Rows(findings, verdicts), path)
    return openpyxl.load_workbook(path)


def cells_of(sheet):
    """The rows of a sheet as dictionaries of cells by heading."""
    heading, *rows = sheet.iter_rows()
    return [dict(zip([cell.value for cell in heading], row, strict=True)) for row in rows]


def test_a_finding_as_csv_has_both_forms_of_its_times():
    """Milliseconds to count with, HH:MM:SS.mmm to read."""
    _, (row,) = as_csv(FINDINGS, [FINDING])
    assert (row["start_ms"], row["start"]) == ("3723004", "01:02:03.004")
    assert (row["end_ms"], row["end"]) == ("3724500", "01:02:04.500")
    assert (row["quote"], row["note"]) == ("¿Qué tal, “año”?", "línea 1\nlínea 2, con coma")
    assert (row["open_span"], row["withheld"]) == ("false", "false")


def test_a_point_has_no_end():
    """Empty, not zero."""
    _, (row,) = as_csv(FINDINGS, [replace(FINDING, end_ms=None)])
    assert row["end_ms"] == row["end"] == ""


def test_a_verdict_as_csv_joins_its_actions_and_says_when_in_utc():
    """Times of day with their zone."""
    _, (row,) = as_csv(VERDICTS, [VERDICT])
    assert row["actions"] == "WARN_HOST; INTERRUPT_LIVE"
    assert row["given_at_utc"] == "2026-09-21T14:13:20.123Z"
    assert row["submitted_at_utc"] == ""
    assert (row["duration_ms"], row["duration"]) == ("90061001", "25:01:01.001")


def test_csv_is_crlf_with_headings_and_a_mark_only_on_request():
    """RFC 4180; an empty export still has its headings."""
    text, rows = as_csv(FINDINGS, [])
    assert rows == []
    assert text.startswith("review_id,recording_id,")
    assert text.endswith("\r\n")
    assert as_csv(FINDINGS, [], bom=True)[0] == "\ufeff" + text


@pytest.mark.parametrize("value", FORMULAS)
def test_csv_never_lets_a_text_begin_like_a_formula(value):
    """In notes, quotes, names: wherever text comes from people or files."""
    _, (row,) = as_csv(FINDINGS, [replace(FINDING, note=value, quote=value, recording=value)])
    assert row["note"] == row["quote"] == row["recording"] == "'" + value
    _, (row,) = as_csv(VERDICTS, [replace(VERDICT, rationale=value, actions=(value,))])
    assert row["rationale"] == row["actions"] == "'" + value


@pytest.mark.parametrize("value", FORMULAS)
def test_xlsx_stores_such_texts_as_texts_unchanged(tmp_path, value):
    """A text cell is never computed, so nothing need be put before it."""
    book = as_workbook(tmp_path, [replace(FINDING, note=value)], [replace(VERDICT, rationale=value)])
    note, rationale = cells_of(book["Findings"])[0]["note"], cells_of(book["Verdicts"])[0]["rationale"]
    assert note.data_type == rationale.data_type == "s"
    assert note.value.replace("_x000D_", "\r") == value


def test_links_and_digits_in_xlsx_stay_texts(tmp_path):
    """A note `00123` is no number and `https://…` no link."""
    book = as_workbook(tmp_path, [replace(FINDING, note="00123", quote="https://example.org")], [])
    (row,) = cells_of(book["Findings"])
    assert (row["note"].value, row["note"].data_type) == ("00123", "s")
    assert row["quote"].hyperlink is None


def test_xlsx_has_two_sheets_with_frozen_filtered_headings(tmp_path):
    """What a quality specialist expects on opening it."""
    book = as_workbook(tmp_path, [FINDING, replace(FINDING, finding_id="f2")], [VERDICT])
    assert book.sheetnames == ["Findings", "Verdicts", "Escalations"]
    for sheet, table, rows in (
        (book["Findings"], FINDINGS, 2),
        (book["Verdicts"], VERDICTS, 1),
        (book["Escalations"], ESCALATIONS, 0),
    ):
        assert sheet.freeze_panes == "A2"
        last = openpyxl.utils.get_column_letter(len(table.columns))
        assert sheet.auto_filter.ref == f"A1:{last}{rows + 1}"
        assert [cell.value for cell in sheet[1]] == [column.heading for column in table.columns]
        assert sheet["A1"].font.bold
        assert abs(sheet.column_dimensions["A"].width - table.columns[0].width) < 1


def test_xlsx_has_real_types(tmp_path):
    """Numbers, truth values and moments can be sorted and counted with."""
    book = as_workbook(tmp_path, [FINDING], [VERDICT])
    (finding,), (verdict,) = cells_of(book["Findings"]), cells_of(book["Verdicts"])
    assert (finding["start_ms"].value, finding["start"].value) == (3_723_004, "01:02:03.004")
    assert finding["withheld"].value is False
    assert verdict["findings"].value == 1
    assert verdict["given_at_utc"].value == datetime(2026, 9, 21, 14, 13, 20, 123_000)
    assert verdict["submitted_at_utc"].value is None


def test_a_text_longer_than_a_cell_is_cut_with_a_sign(tmp_path):
    """XlsxWriter would leave the whole cell out without a word."""
    (row,) = cells_of(as_workbook(tmp_path, [replace(FINDING, note="x" * 40_000)], [])["Findings"])
    assert len(row["note"].value) == LONGEST_CELL
    assert row["note"].value.endswith("x…")


def test_more_rows_than_a_sheet_holds_is_a_sentence(tmp_path, monkeypatch):
    """XlsxWriter would drop the rest without a word."""
    monkeypatch.setattr(findings_export, "MOST_ROWS", 1)
    with pytest.raises(UserError, match="export as CSV"):
        write_xlsx(Rows([FINDING, FINDING]), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_csv_files_come_together(tmp_path):
    """Findings where the user said, verdicts and escalations beside them."""
    path = tmp_path / "week 47.csv"
    written = write_csv_files(Rows([FINDING], [VERDICT], [ESCALATION]), path, bom=True)
    assert written == (path, tmp_path / "week 47-verdicts.csv", tmp_path / "week 47-escalations.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfreview_id")
    assert "Insulto claro" in beside(path, "verdicts").read_text(encoding="utf-8-sig")
    assert "parece menor" in beside(path, "escalations").read_text(encoding="utf-8-sig")


def test_an_escalation_says_when_it_was_raised_and_is_due():
    _, (row,) = as_csv(ESCALATIONS, [ESCALATION])
    assert (row["route"], row["route_name"], row["urgency"]) == ("child_safety", "Protección de menores", "S0")
    assert (row["raised_at_utc"], row["due_at_utc"]) == ("2026-09-21T14:13:20.000Z", "2026-09-21T14:28:20.000Z")


def test_one_table_can_be_written_to_a_path(tmp_path):
    """Whole or not at all, like the rest."""
    write_csv(VERDICTS, [VERDICT], tmp_path / "verdicts.csv")
    assert (tmp_path / "verdicts.csv").read_bytes().count(b"\r\n") == 2
