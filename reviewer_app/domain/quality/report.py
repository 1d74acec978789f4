"""One view of the checks: headline figures, one figure over time and by group, and a control chart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from reviewer_app.domain.quality.checks import DRAWN, SOURCES, Between, Check, Planned, Quality, at_once
from reviewer_app.domain.quality.figures import (
    ACCURACY,
    COVERAGE,
    NAMES,
    WEIGHTS,
    Figure,
    chances,
    concerns,
    coverage,
    figure,
    in_several_samples,
)
from reviewer_app.domain.sampling.control_chart import p_chart
from reviewer_app.domain.sampling.sizes import SMALL_STRATUM

POLICY, MARKET, REVIEWER, QUEUE = GROUPS = ("policy", "market", "reviewer", "queue")
DAY, WEEK, MONTH = STEPS = ("day", "week", "month")
WRONG = "wrong"
NO_CHART = f"fewer than two times with {SMALL_STRATUM} decisions"
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: '' is everything. `source` is one of SOURCES; `metric` is what the charts show."""

    source: str = ""
    policy: str = ""
    market: str = ""
    reviewer: str = ""
    queue: str = ""
    metric: str = ACCURACY
    by: str = POLICY
    step: str = WEEK


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one group, or of one day, week or month, which `key` names by its first day (ISO)."""

    key: str
    figure: Figure

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app quality --json` prints it."""
        return {"key": self.key, **self.figure.to_json()}


@dataclass(frozen=True, slots=True)
class Limit:
    """A point of the control chart: the share of wrong decisions and the limits of chance for as many."""

    key: str
    n: int
    count: int
    value: float
    low: float
    high: float
    places: tuple[int, ...]

    @property
    def out(self) -> bool:
        """Whether it lies outside its limits."""
        return not self.low <= self.value <= self.high

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app quality --json` prints it."""
        limits = {"low": self.low, "high": self.high, "out": self.out}
        return {"key": self.key, "n": self.n, "count": self.count, "value": self.value, **limits}


@dataclass(frozen=True, slots=True)
class Control:
    """Wrong decisions over time about their share in all of it; `reason` says why there is no chart."""

    centre: float | None = None
    points: tuple[Limit, ...] = ()
    reason: str = ""

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app quality --json` prints it."""
        points = [one.to_json() for one in self.points]
        return {"centre": self.centre, "points": points, "reason": self.reason or None}


@dataclass(frozen=True, slots=True)
class Report:
    """What a view shows of checks; `choices`: what can be chosen for source, policy, market, reviewer and queue.

    `lots`: samples that accept or reject a lot; `unseen`: strata of which nothing was judged for good yet, or nothing
    was drawn, so that no figure speaks for them. Both of all that was drawn in the time, whatever is filtered.
    """

    view: View
    checks: tuple[Check, ...]
    weights: Mapping[str, float]
    tiles: tuple[Figure, ...]
    over_time: tuple[Point, ...]
    groups: tuple[Point, ...]
    control: Control
    choices: Mapping[str, tuple[str, ...]]
    lots: tuple[Planned, ...] = ()
    unseen: tuple[Planned, ...] = ()

    @property
    def figure(self) -> Figure:
        """The headline figure that the charts show in parts."""
        return next(one for one in self.tiles if one.name == self.view.metric)

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app quality --json` prints it."""
        sets = Counter(one.policy_set for one in self.checks if shown(one, self.view))
        return {
            "checks": sets.total(),
            "policy_sets": [{"policy_set": ref, "checks": count} for ref, count in sorted(sets.items())],
            "figures": [one.to_json() for one in self.tiles],
            "over_time": [one.to_json() for one in self.over_time],
            "groups": [one.to_json() for one in self.groups],
            "control": self.control.to_json(),
            "lots": [_lot_as_json(one) for one in self.lots],
            "unseen": [
                {"sample": one.sample, "stratum": one.stratum, "population": one.population, "drawn": one.drawn}
                for one in self.unseen
            ],
        }


def _lot_as_json(one: Planned) -> dict[str, object]:
    counts = {"drawn": one.drawn, "final": one.final, "found": one.found, "accept": one.accept}
    return {"sample": one.sample, "population": one.population, **counts, "decision": one.verdict}


def first_view(quality: Quality) -> View:
    """What stands for the whole where anything does: the checks that were drawn."""
    return View(source=DRAWN if any(one.source == DRAWN for one in quality.checks) else "")


def report(
    quality: Quality,
    view: View,
    weights: Mapping[str, float] = WEIGHTS,
    *,
    before: Report | None = None,
    between: Between = at_once,
) -> Report:
    """Everything that a view shows.

    `before`: what an earlier view showed, of which is taken over what this one shows, too. `between` is called between
    pieces of the work, each of some hundredths of a second for ten thousand checks.
    """
    checks, chance = quality.checks, chances(quality.plans)
    charted = view.metric if view.metric != COVERAGE else ACCURACY
    view = replace(view, metric=charted)
    places = [place for place, check in enumerate(checks) if shown(check, view)]
    several = in_several_samples(checks, places)

    def of(name: str, own: Sequence[int], policy: str = view.policy) -> Figure:
        return figure(
            name, checks, own, policy=policy, chance=chance, weights=weights, several=several, between=between
        )

    if before is None or before.checks is not checks:
        choices, tiles = _choices(checks), None
    else:
        alike = before.weights == weights and _filters(before.view) == _filters(view)
        choices, tiles = before.choices, before.tiles if alike else None
    drawn = quality.plans if view.source in ("", DRAWN) else ()
    if tiles is None:
        tiles = tuple(coverage(drawn) if name == COVERAGE else of(name, places) for name in NAMES)
    between()
    times = _times(checks, places, view.step)
    concerned = [place for place in places if concerns(checks[place], view.policy)]
    return Report(
        view,
        checks,
        weights,
        tiles,
        tuple(Point(key, of(charted, own)) for key, own in times.items()),
        tuple(_groups(checks, places, view, of)),
        control(checks, concerned, view.step),
        choices,
        tuple(one for one in drawn if one.accept is not None),
        tuple(one for one in drawn if one.population and not one.final),
    )


def _filters(view: View) -> View:
    """What of a view says which checks are in it."""
    return View(view.source, view.policy, view.market, view.reviewer, view.queue)


def shown(check: Check, view: View) -> bool:
    """Whether a check is of the view. One without the policy is: of what was passed as clean some may be missed."""
    return (
        view.source in ("", check.source)
        and view.market in ("", check.market)
        and view.reviewer in ("", check.reviewer)
        and view.queue in ("", check.queue)
    )


def control(checks: Sequence[Check], places: Sequence[int], step: str) -> Control:
    """A p-chart of wrong decisions over the times of which there are enough; each counts as one, not by weight."""
    times = {key: own for key, own in _times(checks, places, step).items() if len(own) >= SMALL_STRATUM}
    if len(times) < 2:
        return Control(reason=NO_CHART)
    counts = [sum(checks[place].wrong for place in own) for own in times.values()]
    chart = p_chart(counts, [len(own) for own in times.values()])
    points = [
        Limit(key, len(own), count, point.share, point.low, point.high, _wrong_first(checks, own))
        for (key, own), count, point in zip(times.items(), counts, chart.points, strict=True)
    ]
    return Control(chart.centre, tuple(points))


def begin_of(made_at_ms: int, step: str) -> date:
    """The first day (UTC) of the day, week (from Monday) or month of a moment."""
    day = datetime.fromtimestamp(made_at_ms // 1000, UTC).date()
    if step == MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == WEEK else day


def _times(checks: Sequence[Check], places: Sequence[int], step: str) -> dict[str, list[int]]:
    days: dict[int, str] = {}
    found: dict[str, list[int]] = {}
    for place in places:
        made_at_ms = checks[place].decided_at_ms
        day = made_at_ms // _DAY_MS
        if day not in days:
            days[day] = begin_of(made_at_ms, step).isoformat()
        found.setdefault(days[day], []).append(place)
    return dict(sorted(found.items()))


def _groups(checks: Sequence[Check], places: Sequence[int], view: View, of) -> list[Point]:
    """By policy every check is in every group: one that lacks the policy may be one where it was missed."""
    if view.by == POLICY:
        policies = [view.policy] if view.policy else _choices([checks[place] for place in places])[POLICY]
        points = [Point(policy, of(view.metric, places, policy)) for policy in policies]
    else:
        own: dict[str, list[int]] = {}
        for place in places:
            own.setdefault(str(getattr(checks[place], view.by)), []).append(place)
        points = [Point(key, of(view.metric, members)) for key, members in own.items()]
    return sorted((one for one in points if one.figure.n), key=lambda one: (-one.figure.n, one.key))


def _choices(checks: Sequence[Check]) -> dict[str, tuple[str, ...]]:
    policies = {label.policy_id for check in checks for label in check.labels}
    found = {POLICY: tuple(sorted(policies))}
    for name in (MARKET, REVIEWER, QUEUE):
        found[name] = tuple(sorted({str(getattr(check, name)) for check in checks} - {""}))
    sources = {check.source for check in checks}
    return found | {"source": tuple(one for one in SOURCES if one in sources)}


def _wrong_first(checks: Sequence[Check], places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(places, key=lambda place: (not checks[place].wrong, -checks[place].decided_at_ms)))
