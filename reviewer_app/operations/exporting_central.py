"""Findings, verdicts and events of the central database as files, as an operator."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from reviewer_app.central import export
from reviewer_app.central.export import KINDS
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.operations.administration import administrator
from reviewer_app.reports.findings_export import csv_cell
from reviewer_app.reports.whole_files import written_whole

__all__ = ["FORMATS", "KINDS", "Wanted", "export_central"]

FORMATS = ("jsonl", "csv")
ROWS_PER_WORD = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported: KINDS, one of FORMATS, rows of `[begin, end)`.

    `texts_of`: what people wrote and said goes along, except of policies that this set does not know or that forbid
    it; None: no texts. `blind`: also the work of blind batches.
    """

    kinds: Sequence[str]
    format: str
    begin: datetime
    end: datetime
    texts_of: PolicySet | None = None
    blind: bool = False


def export_central(
    dsn: str | None, folder: Path, wanted: Wanted, progress: Callable[[str, int], None] | None = None
) -> dict[Path, int]:
    """Write one file for each kind into a folder, replacing older ones; each file with its rows.

    Each is written beside its place and put there when it is whole. `progress` is told kind and rows so far.
    Raises UserError.
    """
    address = administrator(dsn)
    texts = None
    if wanted.texts_of is not None:
        texts = [policy.id for policy in wanted.texts_of.policies if not policy.never_export]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Cannot write to {folder} ({error.strerror or error}); choose another place.") from error
    written = {}
    for kind in wanted.kinds:
        target = folder / f"{kind}.{wanted.format}"
        with (
            written_whole(target) as (temporary,),
            export.exported(address, kind, (wanted.begin, wanted.end), texts, wanted.blind) as (columns, rows),
            temporary.open("w", encoding="utf-8", newline="") as file,
        ):
            count = 0
            for count in _WRITERS[wanted.format](file, columns, rows):
                if progress is not None and count % ROWS_PER_WORD == 0:
                    progress(kind, count)
        written[target] = count
    return written


def _json_lines(file: TextIO, columns: Sequence[str], rows: Iterator[tuple]) -> Iterator[int]:
    for number, row in enumerate(rows, 1):
        file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, separators=(",", ":")) + "\n")
        yield number


def _csv(file: TextIO, columns: Sequence[str], rows: Iterator[tuple]) -> Iterator[int]:
    writer = csv.writer(file)
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(_cell(value) for value in row)
        yield number


def _cell(value: object) -> object:
    if isinstance(value, list):
        return csv_cell(" ".join(value))
    return csv_cell(value)  # type: ignore[arg-type]


_WRITERS = {"jsonl": _json_lines, "csv": _csv}
