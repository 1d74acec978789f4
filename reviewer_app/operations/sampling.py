"""Plans, draws and estimates of samples, from tables that people bring."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from reviewer_app.domain.sampling import acceptance, drawing, expecting, shares, sizes
from reviewer_app.domain.sampling.drawing import Drawn
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.shares import share_of
from reviewer_app.formats.sample_file import Judged, PlannedStratum, Unit, read_judged, read_population, read_strata

PROPORTIONAL, NEYMAN = "proportional", "neyman"
# What is expected of a stratum of which nothing is known.
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """How many to draw, of each stratum where there are some, what it costs, and how well it tells the whole.

    `ci95`: the estimate's own interval, where the sample shows the share that is expected, and `margin` half of its
    width, of a simple draw what its size was asked for; both None where nothing is drawn of a stratum.
    """

    size: int
    population: int | None
    strata: dict[str, int]
    margin: float | None
    hours: float | None
    ci95: tuple[float, float] | None = None
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample plan --json` prints it."""
        return {
            "size": self.size,
            "population": self.population,
            "strata": self.strata,
            "expected_margin": self.margin,
            "expected_ci95": None if self.ci95 is None else list(self.ci95),
            "hours": self.hours,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample with all that is needed to draw it again: the seed, and the hash of the population's sorted names."""

    seed: str
    population: int
    digest: str
    drawn: tuple[Drawn, ...]

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample draw --json` prints it."""
        rows = [{"id": one.name, "probability": one.probability, "stratum": one.stratum} for one in self.drawn]
        return {"seed": self.seed, "population": self.population, "population_sha256": self.digest, "drawn": rows}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of wrong decisions; below 30 there are counts and no rate, so `value`, `se` and `ci95` are None."""

    name: str
    n: int
    wrong: int
    value: float | None
    se: float | None
    ci95: tuple[float, float] | None
    method: str

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --json` prints it."""
        return {
            "name": self.name,
            "n": self.n,
            "wrong": self.wrong,
            "value": self.value,
            "se": self.se,
            "ci95": None if self.ci95 is None else list(self.ci95),
            "method": self.method,
        }


@dataclass(frozen=True, slots=True)
class Lot:
    """Whether a lot is accepted, rejected or still open: of `size` so many were looked at, and so many are wrong."""

    size: int
    accept: int
    looked_at: int
    found: int
    decision: str

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app sample estimate --json` prints it."""
        return asdict(self)


def lot(judged: Estimate, accept: int, size: int | None = None) -> Lot:
    """What is decided about the lot of a judged sample; `size` is the plan's, where not all are judged.

    Raises NoSample where more were judged than the plan has.
    """
    wanted = judged.n if size is None else size
    decision = acceptance.verdict(wanted, accept, judged.n, judged.wrong)
    return Lot(wanted, accept, judged.n, judged.wrong, decision)


def plan_for_margin(
    share: float,
    margin: float,
    population: int | None = None,
    minutes: float | None = None,
    z: float | None = None,
) -> Plan:
    """As many as tell a share to within a margin, with 95 % or with `z` standard deviations. Raises NoSample."""
    if z is not None and z <= 0:
        raise NoSample("Standard deviations lie above 0.")
    size = sizes.for_margin(share, margin, population, z)
    ends = expecting.simple(share, size, population)
    return Plan(size, population, {}, sizes.margin_of(share, size, population), _hours(size, minutes), ends)


def plan_by_weight(path: Path, size: int, share: float = _UNKNOWN, minutes: float | None = None) -> Plan:
    """A sample by risk, of a population with weights in a file. Raises Unreadable and NoSample."""
    if not 0 <= share <= 1:
        raise NoSample("A share lies between 0 and 1.")
    weights = _weights(path, read_population(path))
    low, high = expecting.by_probability(share, list(drawing.inclusion(weights, size).values()))
    return Plan(size, len(weights), {}, (high - low) / 2, _hours(size, minutes), (low, high))


def plan_strata(
    path: Path, size: int, allocation: str = PROPORTIONAL, least: int = 0, minutes: float | None = None
) -> Plan:
    """A sample divided among the strata of a file. Raises Unreadable and NoSample."""
    strata = read_strata(path)
    counts = {one.name: one.population for one in strata}
    if len(counts) != len(strata):
        raise NoSample(f"{path}: a stratum is there twice.")
    if allocation == NEYMAN:
        spread = {one.name: (_expected(one) * (1 - _expected(one))) ** 0.5 for one in strata}
        parts = sizes.neyman(size, counts, spread, least)
    else:
        parts = sizes.proportional(size, counts, least)
    empty = [one.name for one in strata if one.population and not parts[one.name]]
    if empty:
        warning = (
            f"Nothing is drawn of {', '.join(empty)}: no estimate holds for the whole; use --least 1, or join strata."
        )
        return Plan(size, sum(counts.values()), parts, None, _hours(size, minutes), None, (warning,))
    low, high = expecting.over_strata(expecting.Part(one.population, parts[one.name], _expected(one)) for one in strata)
    return Plan(size, sum(counts.values()), parts, (high - low) / 2, _hours(size, minutes), (low, high))


def draw(
    path: Path,
    seed: str,
    size: int,
    parts: Mapping[str, int] | None = None,
    *,
    by_stratum: bool = False,
    by_weight: bool = False,
    least: int = 0,
) -> Draw:
    """A sample of a population in a file: simple; of each stratum its part, or one in proportion; or by weight.

    Raises Unreadable and NoSample.
    """
    units = read_population(path)
    names = [one.name for one in units]
    if len(set(names)) != len(names):
        twice = Counter(names).most_common(1)[0][0]
        raise NoSample(f"{path}: {twice} is there twice; each is drawn once.")
    if by_weight:
        drawn = drawing.weighted(seed, _weights(path, units), size)
    elif by_stratum or parts is not None:
        strata = _by_stratum(units)
        counts = {name: len(members) for name, members in strata.items()}
        drawn = drawing.stratified(seed, strata, _parts(parts, counts, size, least))
    else:
        drawn = drawing.simple(seed, names, size)
    digest = sha256("\n".join(sorted(names)).encode()).hexdigest()
    return Draw(seed, len(names), digest, tuple(drawn))


def estimate(path: Path, population: Path | None = None) -> list[Estimate]:
    """The share of wrong decisions in the whole, then in each stratum. Raises Unreadable and NoSample.

    `population`: how large the strata are, where that was learned after the draw: each then counts as it is common.
    """
    judged = read_judged(path)
    if population is not None:
        judged = post_stratified(judged, {one.name: one.population for one in read_strata(population)})
    found = [_estimated("all", judged)]
    strata = sorted({one.stratum for one in judged} - {""})
    return found + [_estimated(name, [one for one in judged if one.stratum == name]) for name in strata]


def post_stratified(judged: Sequence[Judged], populations: Mapping[str, int]) -> list[Judged]:
    """The same with probabilities that make each stratum as large as it is (Holt & Smith 1979, JRSS A 142:33).

    Raises NoSample for a stratum without a size, and for one of which nothing was judged.
    """
    reached: dict[str, float] = dict.fromkeys(populations, 0.0)
    for one in judged:
        if one.stratum not in populations:
            raise NoSample(f"The stratum {one.stratum!r} has no size; there are {', '.join(sorted(populations))}.")
        reached[one.stratum] += 1 / one.probability
    empty = [name for name, size in populations.items() if size and not reached[name]]
    if empty:
        raise NoSample(f"Nothing of the stratum {empty[0]!r} was judged: join it with another.")
    found = []
    for one in judged:
        probability = one.probability * reached[one.stratum] / max(1, populations[one.stratum])
        if probability > 1 + 1e-9:
            raise NoSample(f"The stratum {one.stratum!r} is too small for what was drawn of it.")
        found.append(replace(one, probability=min(1.0, probability)))
    return found


def _estimated(name: str, judged: Sequence[Judged]) -> Estimate:
    found = share_of([shares.Judged(float(one.wrong), 1.0, one.probability, one.stratum) for one in judged])
    return Estimate(name, found.n, found.count, found.value, found.se, found.ci95, found.method)


def _weights(path: Path, units: Sequence[Unit]) -> dict[str, float]:
    if any(one.weight is None for one in units):
        raise NoSample(f"{path} has no column weight.")
    return {one.name: one.weight for one in units if one.weight is not None}


def _parts(parts: Mapping[str, int] | None, counts: Mapping[str, int], size: int, least: int) -> dict[str, int]:
    if parts is None:
        return sizes.proportional(size, counts, least)
    strange = [name for name in parts if name not in counts]
    if strange:
        raise NoSample(f"There is no stratum {strange[0]!r}; there are {', '.join(sorted(counts))}.")
    return {name: parts.get(name, 0) for name in counts}


def _by_stratum(units: Sequence[Unit]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in units:
        found.setdefault(one.stratum, []).append(one.name)
    return found


def _expected(one: PlannedStratum) -> float:
    return _UNKNOWN if one.share is None else one.share


def _hours(size: int, minutes: float | None) -> float | None:
    return None if minutes is None else size * minutes / 60
