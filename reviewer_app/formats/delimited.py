"""Tables as spreadsheets save them: comma, semicolon or tab between cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.files import read_bytes

DELIMITERS = (",", ";", "\t")
_MOST_DIGITS = 15


def delimiter_of(line: str, delimiters: Sequence[str] = DELIMITERS) -> str:
    """What stands between the cells of a table's first line: the one that is there most often."""
    return max(delimiters, key=line.count)


def is_whole(cell: str) -> bool:
    """Whether a cell holds a whole number from 0, of no more digits than a table of ours can need."""
    return cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS


def read_rows(path: Path, kind: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that are not empty, each with its line (from 1), cells without blanks around them.

    `kind` is what was asked for, in sentences. Raises Unreadable, also while rows are read.
    """
    try:
        text, damaged = decode(read_bytes(path, kind))
    except ValueError as error:
        raise Unreadable(path, f"{error}; save the table as CSV.") from None
    if damaged is not None:
        raise Unreadable(path, "characters are damaged here; save the table as UTF-8.", damaged)
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(first), strict=True)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise Unreadable(path, f"this is no table: {error}.", rows.line_num) from None


def read_columns(path: Path, kind: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the first row, and the rows below, each with its line and as many cells as there are names.

    Raises Unreadable for names that are missing or there twice, for rows that are too long, and for no rows.
    """
    rows = read_rows(path, kind)
    line, header = next(rows, (1, []))
    if not all(header):
        raise Unreadable(path, "each column needs a name in the first row.", line)
    twice = next((name for name, times in Counter(header).items() if times > 1), None)
    if twice is not None:
        raise Unreadable(path, f"two columns are named {twice!r}.", line)
    found = list(rows)
    for at, row in found:
        if len(row) > len(header):
            raise Unreadable(path, f"the row has {len(row)} cells, but there are {len(header)} columns.", at)
        row.extend([""] * (len(header) - len(row)))
    if not found:
        raise Unreadable(path, f"the {kind} has no rows below the names of its columns.", line)
    return header, found
