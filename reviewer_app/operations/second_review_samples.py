"""Second reviews as those run them who plan them: samples drawn at the server, checked, given out; gold among work."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from math import sqrt
from typing import Any

from reviewer_app.central import second_reviews as central
from reviewer_app.central.second_reviews import Drawing, Giving
from reviewer_app.domain.sampling import acceptance, drawing, expecting, sizes
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.operations.administration import administrator

__all__ = [
    "Giving",
    "Outcome",
    "Redrawn",
    "Wanted",
    "assign",
    "draw",
    "gold",
    "hand_over",
    "redraw",
    "samples",
    "seed_gold",
    "settle",
]

RANDOM, STRATIFIED, WEIGHTED, LOT = KINDS = ("random", "stratified", "weighted", "lot")
PROPORTIONAL, NEYMAN = ALLOCATIONS = ("proportional", "neyman")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sample is to be; `filters` are the server's: from_ms, to_ms, markets, batches, reviewers, policies.

    `size`, or a `margin` for a random one; a lot's follows from its limit `aql` (percent). `share` of errors is what is
    expected, of single strata by `shares`; `by` says what makes a stratum. `weights`: factor (severity, category,
    outcome, reviewer) to value to weight.
    """

    kind: str = RANDOM
    size: int | None = None
    margin: float | None = None
    share: float = 0.5
    shares: Mapping[str, float] = field(default_factory=dict)
    by: tuple[str, ...] = ("category",)
    allocation: str = PROPORTIONAL
    least: int = 0
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    aql: float | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is drawn, or with a dry run would be. `strata`: name to (population, drawn).

    `interval`: that of the estimate, with 95 %, where the sample shows the share that is expected; `margin`: half of
    its width. Both None where nothing is drawn of a stratum, as `warnings` say. What only the draw itself knows is None
    or empty in a dry run.
    """

    kind: str
    size: int
    population: int
    strata: Mapping[str, tuple[int | None, int]]
    margin: float | None
    accept: int | None = None
    seed: str | None = None
    digest: str | None = None
    given: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0
    interval: tuple[float, float] | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A sample drawn again from what was kept of it: how many, and what is not as it was kept."""

    drawn: int
    population_fits: bool
    different: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether it is what the seed and the population give."""
        return self.population_fits and not self.different


def draw(
    dsn: str | None, name: str, wanted: Wanted, giving: Giving, seed: str | None = None, *, dry_run: bool = False
) -> Outcome:
    """Draw a sample at the server and give it to auditors; a dry run only counts. Without a seed the server makes one.

    Raises NoSample for a plan that cannot be, Refused for a name that is taken, UserError for what is not there.
    """

    def work(at: Drawing) -> Outcome:
        plan, expected = _planned(wanted, at)
        if dry_run:
            return expected
        told = at.draw(name, plan, seed, giving)
        return replace(
            expected,
            strata={one["stratum"]: (one["population"], one["drawn"]) for one in told["strata"]},
            seed=told["seed"],
            digest=told["population_sha256"],
            given=told["given"],
            waiting=told["waiting"],
        )

    return central.drawing(administrator(dsn), work, keep=not dry_run)


def redraw(dsn: str | None, name: str) -> Redrawn:
    """Draw a sample once more here, by the same rule in other words, and compare. Raises UserError."""
    told = central.sample(administrator(dsn), name)
    plan, seed, strata = told["plan"], told["seed"], told["strata"]
    names = sorted(member for one in strata for member in one["members"])
    if plan["kind"] == WEIGHTED:
        weights = {one: w for each in strata for one, w in zip(each["members"], each["weights"], strict=True)}
        again = drawing.weighted(seed, weights, plan["size"])
    else:
        members = {one["stratum"]: one["members"] for one in strata}
        again = drawing.stratified(seed, members, {one["stratum"]: one["drawn"] for one in strata})
    here = {one.name: (one.stratum, round(one.probability, 12)) for one in again}
    there = {one["name"]: (one["stratum"], round(one["inclusion"], 12)) for one in told["items"]}
    different = {one for one in here.keys() | there.keys() if here.get(one) != there.get(one)}
    digest = sha256("\n".join(names).encode()).hexdigest()
    fits = (digest, len(names)) == (told["population_sha256"], told["population"])
    return Redrawn(len(there), fits, tuple(sorted(different)))


def assign(dsn: str | None, sample: str, giving: Giving, *, dry_run: bool = False) -> tuple[dict[str, int], int]:
    """Give what nobody has of a sample, or what came back; how many each got, and how many nobody has then.

    A dry run gives nothing, and tells only how many are to be given.
    """
    return central.assign(administrator(dsn), sample, giving, dry_run=dry_run)


def samples(dsn: str | None) -> list[dict[str, Any]]:
    """Every sample, how far its audits are, and of a lot whether it is accepted, by those of which all is said."""
    found = central.samples(administrator(dsn))
    return [one | {"decision": _decision(one)} for one in found]


def _decision(one: Mapping[str, Any]) -> str | None:
    return (
        None if one["accept"] is None else acceptance.verdict(one["drawn"], one["accept"], one["final"], one["found"])
    )


def hand_over(
    dsn: str | None, auditor: str, people: Sequence[str], *, dry_run: bool = False
) -> tuple[dict[str, int], int]:
    """Leave to others what somebody has to compare; how many each got, and how many none of them may have.

    A dry run tells only how many there are. Raises UserError for a person that is not there.
    """
    return central.hand_over(administrator(dsn), auditor, people, dry_run=dry_run)


def settle(dsn: str | None, *, dry_run: bool = False) -> tuple[int, int]:
    """End windows that are over: how many were taken as not disputed, how many go on to somebody who rules."""
    return central.settle(administrator(dsn), dry_run=dry_run)


def gold(dsn: str | None) -> list[dict[str, Any]]:
    """Recordings of which it was ruled what is right, without the answers."""
    return central.gold(administrator(dsn))


def seed_gold(
    dsn: str | None,
    batch: str,
    policy_set: str | None = None,
    *,
    recordings: Sequence[str] | None = None,
    count: int | None = None,
    seed: str | None = None,
    dry_run: bool = False,
) -> tuple[int, int]:
    """Put gold recordings, these or at most so many, among the items of a batch; how many, of how many there are."""
    address, seed = administrator(dsn), seed or secrets.token_hex(8)
    return central.seed_gold(address, batch, seed, policy_set, recordings=recordings, count=count, dry_run=dry_run)


def _planned(wanted: Wanted, at: Drawing) -> tuple[dict[str, Any], Outcome]:
    """The plan as the server takes it, and what is expected of it."""
    plan: dict[str, Any] = {"kind": wanted.kind, "share": wanted.share, "filters": dict(wanted.filters)}
    if wanted.kind == STRATIFIED:
        plan |= {"by": list(wanted.by), "allocation": wanted.allocation, "least": wanted.least}
    if wanted.kind == WEIGHTED:
        plan["weights"] = {factor: dict(weights) for factor, weights in wanted.weights.items()}
    counts = at.preview(plan)
    population = counts["population"]
    if not population:
        few = "fewer than five" if population is None else "no"
        raise NoSample(f"There are {few} submitted reviews like that which were never drawn.")
    if counts["small"]:
        raise NoSample("Of some there are fewer than five, which only operators are told: draw a random sample.")
    size, accept = _size(wanted, population)
    plan["size"] = size
    if accept is not None:
        plan |= {"aql": wanted.aql, "accept": accept}
    strata: dict[str, tuple[int | None, int]] = {"": (population, size)}
    if wanted.kind == STRATIFIED:
        parts = _parts(wanted, counts["strata"], size)
        plan["sizes"] = parts
        strata = {one["stratum"]: (one["population"], parts[one["stratum"]]) for one in counts["strata"]}
    interval, warnings = _expected_of(wanted, strata, counts["weights"] or [], size, population)
    margin = None if interval is None else (interval[1] - interval[0]) / 2
    plan["expected_margin"] = margin
    return plan, Outcome(wanted.kind, size, population, strata, margin, accept, interval=interval, warnings=warnings)


def _size(wanted: Wanted, population: int) -> tuple[int, int | None]:
    if wanted.kind == LOT:
        if wanted.aql is None or wanted.size is not None:
            raise NoSample("The size of a sample from a lot follows from its limit: give that alone.")
        found = acceptance.by_quality_limit(population, wanted.aql)
        return found.size, found.accept
    if wanted.margin is not None and wanted.kind == RANDOM and wanted.size is None:
        return min(population, sizes.for_margin(wanted.share, wanted.margin, population)), None
    if wanted.size is None or wanted.margin is not None:
        raise NoSample("Give the size of the sample, or the margin of a random one.")
    if not 0 < wanted.size <= population:
        raise NoSample(f"{wanted.size} cannot be drawn from {population}.")
    return wanted.size, None


def _parts(wanted: Wanted, strata: list[dict[str, Any]], size: int) -> dict[str, int]:
    counts = {one["stratum"]: one["population"] for one in strata}
    strange = [name for name in wanted.shares if name not in counts]
    if strange:
        raise NoSample(f"There is no stratum {strange[0]!r}; there are {', '.join(sorted(counts))}.")
    if wanted.allocation == PROPORTIONAL:
        return sizes.proportional(size, counts, wanted.least)
    return sizes.neyman(size, counts, {name: sqrt(_spread(wanted, name)) for name in counts}, wanted.least)


def _expected_of(
    wanted: Wanted,
    strata: Mapping[str, tuple[int | None, int]],
    weights: list[dict[str, Any]],
    size: int,
    population: int,
) -> tuple[tuple[float, float] | None, tuple[str, ...]]:
    """The interval that the estimate is to have, and why there is none."""
    if wanted.kind == WEIGHTED:
        units = {f"{n}/{k}": one["weight"] for n, one in enumerate(weights) for k in range(one["population"])}
        return expecting.by_probability(wanted.share, list(drawing.inclusion(units, size).values())), ()
    if wanted.kind != STRATIFIED:
        return expecting.simple(wanted.share, size, population), ()
    empty = sorted(name for name, (there, drawn) in strata.items() if there and not drawn)
    if empty:
        return None, (f"Nothing is drawn of {', '.join(empty)}: no estimate holds for the whole.",)
    parts = [
        expecting.Part(there or 0, drawn, wanted.shares.get(name, wanted.share))
        for name, (there, drawn) in strata.items()
    ]
    return expecting.over_strata(parts), ()


def _spread(wanted: Wanted, stratum: str) -> float:
    share = wanted.shares.get(stratum, wanted.share)
    return share * (1 - share)
