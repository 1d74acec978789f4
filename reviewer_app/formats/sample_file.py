"""Populations to draw from, strata to plan for, and samples that were judged; described in docs/formats.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.delimited import read_columns

ID, STRATUM, WEIGHT, POPULATION, SHARE, PROBABILITY, WRONG = (
    "id",
    "stratum",
    "weight",
    "population",
    "share",
    "probability",
    "wrong",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One of a population; `stratum` is '' and `weight` None where the file has no such column."""

    name: str
    stratum: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedStratum:
    """How many there are, and the share of faults that is expected, None where nothing is."""

    name: str
    population: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One of a sample: whether the decision was wrong, the probability with which it was drawn, its stratum."""

    name: str
    wrong: bool
    probability: float
    stratum: str


def read_population(path: Path) -> list[Unit]:
    """Rows with a column `id`, and `stratum` and `weight` where wanted. Raises Unreadable."""
    found = []
    for line, cells in _rows(path, "population", (ID,), (STRATUM, WEIGHT)):
        weight = None if WEIGHT not in cells else _number(path, line, WEIGHT, cells[WEIGHT])
        found.append(Unit(_named(path, line, ID, cells), cells.get(STRATUM, ""), weight))
    return found


def read_strata(path: Path) -> list[PlannedStratum]:
    """Rows with `stratum` and `population`, and `share` of faults where something is expected. Raises Unreadable."""
    found = []
    for line, cells in _rows(path, "table of strata", (STRATUM, POPULATION), (SHARE,)):
        population = _number(path, line, POPULATION, cells[POPULATION])
        share = _number(path, line, SHARE, cells[SHARE]) if cells.get(SHARE) else None
        if population != int(population):
            raise Unreadable(path, "population must be a whole number.", line)
        if share is not None and share > 1:
            raise Unreadable(path, "share lies between 0 and 1.", line)
        found.append(PlannedStratum(_named(path, line, STRATUM, cells), int(population), share))
    return found


def read_judged(path: Path) -> list[Judged]:
    """Rows with `id`, `probability` (as the draw gave it) and `wrong` (0 or 1), `stratum` where there were strata.

    Raises Unreadable.
    """
    found = []
    for line, cells in _rows(path, "judged sample", (ID, PROBABILITY, WRONG), (STRATUM,)):
        probability = _number(path, line, PROBABILITY, cells[PROBABILITY])
        if not 0 < probability <= 1:
            raise Unreadable(path, "probability lies above 0 and is at most 1.", line)
        if cells[WRONG] not in ("0", "1"):
            raise Unreadable(path, f"wrong is 0 or 1, not {cells[WRONG]!r}.", line)
        found.append(Judged(_named(path, line, ID, cells), cells[WRONG] == "1", probability, cells.get(STRATUM, "")))
    return found


def _rows(path: Path, kind: str, needed: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    header, rows = read_columns(path, kind)
    for name in needed:
        if name not in header:
            raise Unreadable(path, f"the {kind} needs a column {name}; there are {', '.join(header)}.", 1)
    known = [(place, name) for place, name in enumerate(header) if name in (*needed, *wanted)]
    return [(line, {name: row[place] for place, name in known}) for line, row in rows]


def _named(path: Path, line: int, name: str, cells: dict[str, str]) -> str:
    if not cells[name]:
        raise Unreadable(path, f"{name} is empty.", line)
    return cells[name]


def _number(path: Path, line: int, name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise Unreadable(path, f"{name} must be a number from 0, not {text!r}.", line)
    return value
