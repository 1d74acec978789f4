"""Lexicons as a table: one term a row, lists in a cell parted by `|`; described in docs/lexicons.md."""

import csv
import io
import re
from collections import Counter

from reviewer_app.domain.lexicon import EVERYWHERE, Lexicon, Term
from reviewer_app.domain.policy import PolicySet
from reviewer_app.formats.delimited import delimiter_of
from reviewer_app.formats.lexicon_draft import (
    LISTS,
    OPTIONAL,
    REQUIRED,
    SEPARATOR,
    Drafts,
    DraftTerm,
    LexiconError,
    LexiconFile,
)
from reviewer_app.formats.yaml_file import CONTROL, Problems, did_you_mean

COLUMNS = (*REQUIRED, *OPTIONAL)
_TITLE = re.compile(r'"?# lexicon ([^@\s"]+)@([^\s",;]+)"?')
_YES_NO = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True, "sí": True}


def is_csv(text: str) -> bool:
    """Whether a text is a lexicon as a table."""
    return _TITLE.match(text.lstrip()) is not None


def parse_csv(text: str, name: object, policies: PolicySet | None = None) -> LexiconFile:
    """The lexicon of a table; `name` says in errors where it came from. Raises LexiconError with lines."""
    problems = Problems(name)
    title = _TITLE.match(text)
    if title is None:
        problems.add(1, "must begin with a line such as `# lexicon es-live@2026.1`.")
        raise LexiconError(name, problems.in_order())
    lines = text.split("\n")
    header = lines[1] if len(lines) > 1 else ""
    rows = csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=delimiter_of(header))
    drafts = Drafts(problems, policies)
    try:
        columns = _columns(next(rows, []), problems)
        line = rows.line_num + 2
        for row in rows:
            if any(cell.strip() for cell in row):
                drafts.add(_draft(row, columns, line, problems))
            line = rows.line_num + 2
    except csv.Error as error:
        problems.add(rows.line_num + 1, f"is no table: {error}.")
        raise LexiconError(name, problems.in_order()) from None
    return drafts.finish(*title.groups(), 1)


def to_csv(lexicon: Lexicon) -> str:
    """The lexicon as a table that `parse_csv` reads back the same."""
    text = io.StringIO()
    text.write(f"# lexicon {lexicon.ref}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(term) for term in lexicon.terms)
    return text.getvalue()


def _columns(names: list[str], problems: Problems) -> list[str]:
    columns = [name.strip().lower() for name in names]
    times = Counter(columns)
    for name in columns:
        if name and name not in COLUMNS:
            hint = "." if problems.too_many else did_you_mean(name, COLUMNS)
            problems.add(2, f"there is no column {name!r}{hint}")
        elif name and times[name] > 1:
            problems.add(2, f"the column {name!r} is given twice.")
    for name in REQUIRED:
        if name not in columns:
            problems.add(2, f"the table has no column {name!r}.")
    return columns


def _draft(row: list[str], columns: list[str], line: int, problems: Problems) -> DraftTerm:
    cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
    for name, cell in cells.items():
        if CONTROL.search(cell):
            problems.add(line, f"{name!r} holds a control character.")
    if any(cell.strip() for cell in row[len(columns) :]):
        problems.add(line, f"the row has more than {len(columns)} cells; quote a cell that holds the delimiter.")
    for name in REQUIRED:
        if name in columns and not cells.get(name):
            problems.add(line, f"{name!r} is empty.")
    reclaimed = cells.get("reclaimed", "").lower()
    if reclaimed not in _YES_NO:
        problems.add(line, f"'reclaimed' must be true or false, not {reclaimed!r}.")
    return DraftTerm(
        line=line,
        lemma=cells.get("lemma", ""),
        policy=cells.get("policy", ""),
        sense=cells.get("sense", ""),
        source=cells.get("source", ""),
        forms=cells.get("forms", ""),
        reclaimed=_YES_NO.get(reclaimed, False),
        severity=_severity(cells.get("severity", ""), line, problems),
        lists={name: tuple(_split(cells.get(name, ""))) for name in LISTS},
    )


def _severity(cell: str, line: int, problems: Problems) -> dict[str, str]:
    """`S2`, or `*=S3 | ES=S2`."""
    found: dict[str, str] = {}
    for part in _split(cell):
        country, equals, severity = (piece.strip() for piece in part.rpartition("="))
        country = country if equals else EVERYWHERE
        if not severity or country in found:
            problems.add(line, f"'severity' must be as in S2 or *=S3 {SEPARATOR} ES=S2, not {cell!r}.")
        found[country] = severity
    return found


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SEPARATOR) if part.strip()]


def _row(term: Term) -> list[str]:
    severity = term.severity or {}
    short = severity.get(EVERYWHERE, "") if len(severity) == 1 else ""
    lists = {name: f" {SEPARATOR} ".join(getattr(term, name)) for name in LISTS}
    if term.countries == (EVERYWHERE,):
        lists["countries"] = ""
    cells = {
        **lists,
        "lemma": term.lemma,
        "policy": term.policy,
        "sense": term.sense,
        "severity": short or f" {SEPARATOR} ".join(f"{country}={value}" for country, value in severity.items()),
        "reclaimed": "true" if term.reclaimed else "",
        "forms": "" if term.forms == "all" else term.forms,
        "source": term.source,
    }
    return [cells[name] for name in COLUMNS]
