"""Findings, verdicts and escalations for anyone with a spreadsheet: as CSV and XLSX (docs/formats.md, Exports).

Text that people or transcripts wrote is never let through as a formula: in CSV a leading `= + - @`, tab or carriage
return gets an apostrophe before it, in XLSX every text is stored as a text.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TextIO, TypeVar

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.timecode import timecode
from reviewer_app.reports.whole_files import written_whole

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575

Cell = str | int | bool | datetime | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. Times in ms of media time.

    `withheld`: the policy forbids export of `quote`, `note` and who is meant, which are then empty.
    """

    review_id: str
    recording_id: str
    recording: str
    reviewer: str
    policy_set: str
    review_state: str
    finding_id: str
    category: str
    policy_id: str
    policy: str
    severity: str
    subject: str
    start_ms: int
    end_ms: int | None
    open_span: bool
    time_source: str
    quote: str
    note: str
    message_ids: tuple[str, ...] = ()
    user_id: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One verdict. Wall times in UTC ms. `withheld`: the rationale is left out, since a finding's texts are too."""

    review_id: str
    recording_id: str
    recording: str
    reviewer: str
    policy_set: str
    review_state: str
    outcome: str
    outcome_name: str
    actions: tuple[str, ...]
    action_names: tuple[str, ...]
    rationale: str
    findings: int
    given_at_ms: int
    opened_at_ms: int
    submitted_at_ms: int | None
    duration_ms: int | None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """One open escalation. Wall times in UTC ms. `withheld`: no reason, since a finding's texts are too."""

    review_id: str
    recording_id: str
    recording: str
    reviewer: str
    policy_set: str
    review_state: str
    escalation_id: str
    route: str
    route_name: str
    urgency: str
    reason: str
    raised_at_ms: int
    due_at_ms: int
    withheld: bool = False


_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[_Row]):
    """A column: its heading, its width in characters, and its value in a row."""

    heading: str
    width: int
    value: Callable[[_Row], Cell]


@dataclass(frozen=True, slots=True)
class Table(Generic[_Row]):
    """A sheet of the workbook, or a CSV file."""

    name: str
    columns: tuple[Column[_Row], ...]


def _field(name: str, width: int) -> Column:
    return Column(name, width, lambda row: getattr(row, name))


def _media_time(name: str) -> tuple[Column, Column]:
    def read(row: object) -> str | None:
        ms = getattr(row, f"{name}_ms")
        return None if ms is None else timecode(ms, millis=True)

    return _field(f"{name}_ms", 11), Column(name, 14, read)


def _wall_time(name: str) -> Column:
    def read(row: object) -> datetime | None:
        ms = getattr(row, f"{name}_ms")
        return None if ms is None else datetime.fromtimestamp(ms // 1000, tz=UTC).replace(microsecond=ms % 1000 * 1000)

    return Column(f"{name}_utc", 24, read)


def _joined(name: str, width: int) -> Column:
    return Column(name, width, lambda row: "; ".join(getattr(row, name)))


_REVIEW = (
    _field("review_id", 38),
    _field("recording_id", 24),
    _field("recording", 28),
    _field("reviewer", 14),
    _field("policy_set", 16),
    _field("review_state", 12),
)
FINDINGS: Table[FindingRow] = Table(
    "Findings",
    (
        *_REVIEW,
        _field("finding_id", 38),
        _field("category", 12),
        _field("policy_id", 24),
        _field("policy", 32),
        _field("severity", 9),
        _field("subject", 16),
        *_media_time("start"),
        *_media_time("end"),
        _field("open_span", 10),
        _field("time_source", 12),
        _field("quote", 60),
        _field("note", 60),
        _joined("message_ids", 24),
        _field("user_id", 20),
        _field("withheld", 10),
    ),
)
VERDICTS: Table[VerdictRow] = Table(
    "Verdicts",
    (
        *_REVIEW,
        _field("outcome", 9),
        _field("outcome_name", 24),
        _joined("actions", 32),
        _joined("action_names", 40),
        _field("rationale", 60),
        _field("findings", 9),
        _wall_time("given_at"),
        _wall_time("opened_at"),
        _wall_time("submitted_at"),
        *_media_time("duration"),
        _field("withheld", 10),
    ),
)


ESCALATIONS: Table[EscalationRow] = Table(
    "Escalations",
    (
        *_REVIEW,
        _field("escalation_id", 38),
        _field("route", 20),
        _field("route_name", 28),
        _field("urgency", 9),
        _field("reason", 60),
        _wall_time("raised_at"),
        _wall_time("due_at"),
        _field("withheld", 10),
    ),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What an export holds, in the order the reviews were opened; findings of a review by time."""

    findings: list[FindingRow] = field(default_factory=list)
    verdicts: list[VerdictRow] = field(default_factory=list)
    escalations: list[EscalationRow] = field(default_factory=list)

    def tables(self) -> tuple[tuple[Table, Sequence], ...]:
        """Each table with its rows."""
        return (FINDINGS, self.findings), (VERDICTS, self.verdicts), (ESCALATIONS, self.escalations)


def write_csv(table: Table[_Row], rows: Iterable[_Row], target: Path | TextIO, bom: bool = False) -> None:
    """Write a table as CSV: UTF-8, comma, CRLF, headings first; `bom` puts the mark before it that Excel wants.

    A stream is written to as it is; it should be open with `newline=""`. A path is written whole or not at all.
    """
    if isinstance(target, Path):
        with written_whole(target) as (temporary,), temporary.open("w", encoding="utf-8", newline="") as stream:
            write_csv(table, rows, stream, bom)
        return
    if bom:
        target.write("\ufeff")
    writer = csv.writer(target)
    writer.writerow(column.heading for column in table.columns)
    for row in rows:
        writer.writerow(csv_cell(column.value(row)) for column in table.columns)


def write_csv_files(rows: Rows, path: Path, bom: bool = False) -> tuple[Path, ...]:
    """Write findings to `path`, verdicts and escalations beside it (`x.csv`, `x-verdicts.csv`, `x-escalations.csv`);
    returns the paths.
    """
    paths = (path, beside(path, "verdicts"), beside(path, "escalations"))
    with written_whole(*paths) as files:
        for file, (table, lines) in zip(files, rows.tables(), strict=True):
            with file.open("w", encoding="utf-8", newline="") as stream:
                write_csv(table, lines, stream, bom)
    return paths


def beside(path: Path, what: str) -> Path:
    """The file for verdicts or escalations that goes with a file for findings."""
    return path.with_name(f"{path.stem}-{what}{path.suffix}")


def write_xlsx(rows: Rows, path: Path) -> None:
    """Write a workbook with the sheets Findings, Verdicts and Escalations, whole or not at all.

    Raises UserError when there are more rows than a sheet can hold.
    """
    if max(len(lines) for _, lines in rows.tables()) > MOST_ROWS:
        raise UserError(f"A sheet holds at most {MOST_ROWS:,} rows: export as CSV.")
    with written_whole(path) as (temporary,):
        book = xlsxwriter.Workbook(temporary, {"constant_memory": True})
        heading = book.add_format({"bold": True, "bg_color": "#E7EAF0", "bottom": 1})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000", "align": "left"})
        for table, lines in rows.tables():
            _write_sheet(book.add_worksheet(table.name), table, lines, heading, moment)
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error


def _write_sheet(sheet: Worksheet, table: Table[_Row], rows: Sequence[_Row], heading: Format, moment: Format) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, heading)
    for line, row in enumerate(rows, 1):
        for number, column in enumerate(table.columns):
            _write_cell(sheet, line, number, column.value(row), moment)


def _write_cell(sheet: Worksheet, line: int, number: int, value: Cell, moment: Format) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, number, value)
    elif isinstance(value, int):
        sheet.write_number(line, number, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, number, value.replace(tzinfo=None), moment)
    elif value:
        sheet.write_string(line, number, value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…")


def csv_cell(value: Cell) -> Cell:
    """A value as it is written in CSV: never a formula, times as ISO with Z."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value
