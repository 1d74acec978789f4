"""Populations to draw from, strata to plan for, and samples that were judged; described in docs/formats.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.delimited import is_whole, read_columns

ID, STRATUM, WEIGHT, POPULATION, SHARE, PROBABILITY, WRONG = (
    "id",
    "stratum",
    "weight",
    "population",
    "share",
    "probability",
    "wrong",
)
DRAWN, MEAN, VARIANCE, SIZE, SAMPLE = "drawn", "mean", "variance", "size", "sample"
POLICY, SIDE, VIOLATIONS = "policy", "side", "violations"
FLAGGED, PASSED = "flagged", "passed"


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


@dataclass(frozen=True, slots=True)
class SeenStratum:
    """What was seen of a stratum: how many there are, how many were drawn, their mean and sample variance."""

    name: str
    population: int
    drawn: int
    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class Side:
    """Of what was flagged under a policy, or passed, so many were looked at, and so many of them are violations."""

    policy: str
    side: str
    population: int
    drawn: int
    violations: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """One sample of several: how many were looked at, and how many of them are wrong."""

    name: str
    size: int
    wrong: int


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
        population = _whole(path, line, POPULATION, cells[POPULATION])
        share = _number(path, line, SHARE, cells[SHARE]) if cells.get(SHARE) else None
        if share is not None and share > 1:
            raise Unreadable(path, "share lies between 0 and 1.", line)
        found.append(PlannedStratum(_named(path, line, STRATUM, cells), population, share))
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


def read_seen_strata(path: Path) -> list[SeenStratum]:
    """Rows with `stratum`, `population`, `drawn`, `mean` and the sample's `variance`. Raises Unreadable."""
    found = []
    for line, cells in _rows(path, "table of strata", (STRATUM, POPULATION, DRAWN, MEAN, VARIANCE), ()):
        population, drawn = (_whole(path, line, name, cells[name]) for name in (POPULATION, DRAWN))
        if not 0 < drawn <= population:
            raise Unreadable(path, f"{drawn} drawn of {population} cannot be.", line)
        mean, variance = (_number(path, line, name, cells[name]) for name in (MEAN, VARIANCE))
        found.append(SeenStratum(_named(path, line, STRATUM, cells), population, drawn, mean, variance))
    return found


def read_sides(path: Path) -> list[Side]:
    """Rows with `side` (flagged or passed), `population`, `drawn` and `violations`; `policy` where there are several.

    Raises Unreadable.
    """
    found: dict[tuple[str, str], Side] = {}
    for line, cells in _rows(
        path, "table of what was flagged and passed", (SIDE, POPULATION, DRAWN, VIOLATIONS), (POLICY,)
    ):
        if cells[SIDE] not in (FLAGGED, PASSED):
            raise Unreadable(path, f"side is {FLAGGED} or {PASSED}, not {cells[SIDE]!r}.", line)
        population, drawn, violations = (
            _whole(path, line, name, cells[name]) for name in (POPULATION, DRAWN, VIOLATIONS)
        )
        if not violations <= drawn <= population or (population and not drawn):
            raise Unreadable(path, f"{violations} violations in {drawn} drawn of {population} cannot be.", line)
        one = Side(cells.get(POLICY, ""), cells[SIDE], population, drawn, violations)
        if (one.policy, one.side) in found:
            raise Unreadable(path, f"{one.side} {one.policy} is there twice.".replace("  ", " "), line)
        found[one.policy, one.side] = one
    return list(found.values())


def read_samples(path: Path) -> list[Sampled]:
    """Rows with `size` and `wrong` in the order of time, and `sample` for their names. Raises Unreadable."""
    found = []
    for line, cells in _rows(path, "table of samples", (SIZE, WRONG), (SAMPLE,)):
        size, wrong = (_whole(path, line, name, cells[name]) for name in (SIZE, WRONG))
        if not wrong <= size or not size:
            raise Unreadable(path, f"{wrong} wrong of {size} cannot be.", line)
        found.append(Sampled(cells.get(SAMPLE) or str(len(found) + 1), size, wrong))
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


def _whole(path: Path, line: int, name: str, text: str) -> int:
    if not is_whole(text):
        raise Unreadable(path, f"{name} must be a whole number from 0, not {text!r}.", line)
    return int(text)
