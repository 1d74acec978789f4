"""Ratings and labelled spans in tables that people make with a spreadsheet; described in docs/formats.md."""

from collections.abc import Sequence
from pathlib import Path

from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.spans import Continuum, Span
from reviewer_app.domain.agreement.weights import as_numbers
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.delimited import is_whole, read_columns, read_rows

UNIT = "unit"
SPAN_COLUMNS = ("rater", "recording", "label", "start_ms", "end_ms")
LENGTH = "length_ms"
_MOST_UNITS = 10_000_000


def read_ratings(path: Path, cluster: str | None = None, categories: Sequence[str] | None = None) -> Ratings:
    """Rows of units, columns of raters, names in the first row; an empty cell is a missing rating.

    A column `unit` names the units and is no rater; `cluster` names the column that says which recording a unit is of.
    Raises Unreadable.
    """
    header, rows = read_columns(path, "table of ratings")
    if cluster is not None and cluster not in header:
        raise Unreadable(path, f"there is no column {cluster!r}; there are {', '.join(header)}.", 1)
    raters = [place for place, name in enumerate(header) if name not in (UNIT, cluster)]
    if len(raters) < 2:
        raise Unreadable(path, "the table needs columns of two raters; the first row holds their names.", 1)
    values = [[row[place] or None for place in raters] for _, row in rows]
    of = None if cluster is None else header.index(cluster)
    for line, row in rows:
        if of is not None and not row[of]:
            raise Unreadable(path, f"the unit has no {cluster}; fill the column in.", line)
        strange = [] if categories is None else [row[place] for place in raters if row[place] not in (*categories, "")]
        if strange:
            raise Unreadable(path, f"{strange[0]!r} is not among the categories {', '.join(categories)}.", line)
    seen = sorted({value for row in values for value in row if value is not None})
    known = in_order(seen) if categories is None else categories
    names = [header[place] for place in raters]
    return Ratings.of(values, known, None if of is None else [row[of] for _, row in rows], names)


def read_table(path: Path, categories: Sequence[str] | None = None) -> Ratings:
    """A square table of two raters, counts of units; names in the first row and column, or numbers alone.

    Raises Unreadable.
    """
    rows = list(read_rows(path, "table of counts"))
    if not rows:
        raise Unreadable(path, "the table is empty.")
    names = None
    if not all(map(is_whole, rows[0][1])):
        names = rows[0][1][1:]
        if [row[0] for _, row in rows[1:]] != names:
            raise Unreadable(path, "the first column must name the same categories as the first row.", rows[0][0])
        rows = [(line, row[1:]) for line, row in rows[1:]]
        if not rows:
            raise Unreadable(path, "the table has no rows below the names of its columns.", 1)
    for line, row in rows:
        if len(row) != len(rows) or not all(map(is_whole, row)):
            raise Unreadable(path, f"the row needs {len(rows)} whole numbers, a table as wide as it is high.", line)
    if sum(int(cell) for _, row in rows for cell in row) > _MOST_UNITS:
        raise Unreadable(path, f"the table counts more than {_MOST_UNITS:,} units; sample fewer.")
    named = categories or names or [str(number + 1) for number in range(len(rows))]
    return Ratings.of_table([[int(cell) for cell in row] for _, row in rows], named)


def read_spans(path: Path, lengths: Path | None = None) -> list[Continuum]:
    """Spans with columns rater, recording, label, start_ms, end_ms, and length_ms of the recording.

    The recordings' lengths may stand in a table of their own (recording, length_ms). A row without label and times says
    that a rater looked and found nothing; who has no row of a recording did not look. Raises Unreadable.
    """
    header, rows = read_columns(path, "table of spans")
    wanted = SPAN_COLUMNS if lengths is not None else (*SPAN_COLUMNS, LENGTH)
    for name in wanted:
        if name not in header:
            also = " or a table of lengths" if name == LENGTH else ""
            raise Unreadable(path, f"the table needs a column {name}{also}; there are {', '.join(header)}.", 1)
    known = {} if lengths is None else _lengths(lengths)
    found: dict[str, dict[str, list[Span]]] = {}
    for line, row in rows:
        cells = dict(zip(header, row, strict=True))
        recording = cells["recording"]
        if lengths is None:
            _one_length(path, line, known, cells)
        elif recording not in known:
            raise Unreadable(path, f"{recording!r} has no length in {lengths}.", line)
        own = found.setdefault(recording, {}).setdefault(cells["rater"], [])
        if any(cells[name] for name in ("label", "start_ms", "end_ms")):
            own.append(_span(path, line, cells, known[recording]))
    return [Continuum.of(name, known[name], raters) for name, raters in found.items()]


def in_order(names: Sequence[str]) -> Sequence[str]:
    """Numbers by size, other names as they are."""
    return names if as_numbers(names) is None else sorted(names, key=float)


def _lengths(path: Path) -> dict[str, int]:
    header, rows = read_columns(path, "table of lengths")
    for name in ("recording", LENGTH):
        if name not in header:
            raise Unreadable(path, f"the table needs a column {name}; there are {', '.join(header)}.", 1)
    known: dict[str, int] = {}
    for line, row in rows:
        _one_length(path, line, known, dict(zip(header, row, strict=True)))
    return known


def _one_length(path: Path, line: int, known: dict[str, int], cells: dict[str, str]) -> None:
    length = _whole(path, line, LENGTH, cells[LENGTH])
    if known.setdefault(cells["recording"], length) != length:
        raise Unreadable(path, f"{cells['recording']!r} has had another length before.", line)


def _span(path: Path, line: int, cells: dict[str, str], length: int) -> Span:
    if not cells["label"]:
        raise Unreadable(path, "the span has no label.", line)
    start, end = (_whole(path, line, name, cells[name]) for name in ("start_ms", "end_ms"))
    if not start < end <= length:
        raise Unreadable(path, f"the span {start}-{end} ms is empty or not within the {length} ms.", line)
    return Span(start, end, cells["label"])


def _whole(path: Path, line: int, name: str, text: str) -> int:
    if not is_whole(text):
        raise Unreadable(path, f"{name} must be a whole number of milliseconds, not {text!r}.", line)
    return int(text)
