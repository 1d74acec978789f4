"""Gamma: how well what several observers marked can be laid beside each other, against chance.

Mathet, Widlöcher & Métivier (2015), The unified and holistic method gamma, Computational Linguistics 41:437. The best
alignment and its disorder are exact. What chance gives is drawn, so gamma itself changes with the seed, which is told.
Gamma-cat, of the labels alone: Mathet (2017), The agreement measure gamma-cat, Computational Linguistics 43:661.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from reviewer_app.domain.agreement.coefficients import Coefficient, ratio
from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.spans import NO_OBSERVERS, NO_UNITS, Continuum, Span

SEED = 20_260_101
# To what share of itself the disorder by chance is known.
PRECISION = 0.02
# Of one stretch of time; more would take minutes, and mean spans by the dozen on top of each other.
MOST_ALIGNMENTS = 500_000
NOT_TOGETHER = "no two spans lie beside each other"
ONE_LABEL = "no variation: there is only one label"
_LEAST_SAMPLES, _MOST_SAMPLES = 30, 1_000


@dataclass(frozen=True, slots=True)
class Dissimilarity:
    """How unlike two spans are: place times `alpha` plus label times `beta`; a span without a partner costs `empty`."""

    alpha: float = 1.0
    beta: float = 1.0
    empty: float = 1.0

    def of(self, one: Span, other: Span) -> float:
        """0 for spans that are the same."""
        return self.empty * (self.place(one, other) + self.beta * (one.label != other.label))

    def place(self, one: Span, other: Span) -> float:
        """How unlike their places are, whatever their labels."""
        apart = abs(one.start_ms - other.start_ms) + abs(one.end_ms - other.end_ms)
        lengths = one.end_ms - one.start_ms + other.end_ms - other.start_ms
        return self.alpha * (apart / lengths) ** 2


@dataclass(frozen=True, slots=True)
class Alignment:
    """Rows of what is laid beside each other, a span of each observer or None, and the disorder of the whole."""

    rows: tuple[tuple[Span | None, ...], ...]
    disorder: float

    def label_disorder(self, unlike: Dissimilarity) -> float | None:
        """The share of pairs of one row with two labels, by how near they lie; None where no two lie together.

        A pair weighs 1 - what its places are apart, and as much as there are others in its row.
        """
        apart = whole = 0.0
        for row in self.rows:
            spans = [span for span in row if span is not None]
            for one, other in combinations(spans, 2):
                weight = max(0.0, 1 - unlike.place(one, other)) / (len(spans) - 1)
                whole += weight
                apart += weight * (one.label != other.label)
        return apart / whole if whole else None


@dataclass(frozen=True, slots=True)
class Chance:
    """The mean disorders of what chance gives, that of labels None where no two spans ever lay together; `samples`
    says how often it was drawn.
    """

    disorder: float
    label_disorder: float | None
    samples: int


def best_alignment(continuum: Continuum, unlike: Dissimilarity | None = None) -> Alignment:
    """The alignment of least disorder.

    Raises NotComparable for fewer than two observers, for recordings on which nobody marked anything, and where so many
    spans lie on top of each other that the alignments cannot be counted out.
    """
    unlike = unlike or Dissimilarity()
    observers = list(continuum.observers.values())
    units = [(place, span) for place, spans in enumerate(observers) for span in spans]
    if len(observers) < 2:
        raise NotComparable(f"{continuum.name} has one observer; an alignment is of two and more.")
    if not units:
        raise NotComparable(f"Nobody marked anything on {continuum.name}.")
    rows: list[tuple[Span | None, ...]] = []
    total = 0.0
    for group in _groups(units, len(observers), unlike):
        chosen, cost = _aligned(group, len(observers), unlike)
        total += cost
        for row in chosen:
            spans = dict(group[place] for place in row)
            rows.append(tuple(spans.get(place) for place in range(len(observers))))
    rows.sort(key=lambda row: min((one.start_ms, one.end_ms) for one in row if one is not None))
    return Alignment(tuple(rows), total / (len(units) / len(observers)))


def chance_disorder(
    continuum: Continuum, unlike: Dissimilarity | None = None, precision: float = PRECISION, seed: int = SEED
) -> Chance:
    """What disorder chance gives, drawn until it is known to `precision` (a share of it) with 95 %.

    Raises NotComparable like `best_alignment`.
    """
    unlike, rng = unlike or Dissimilarity(), np.random.default_rng(seed)
    found: list[float] = []
    of_labels: list[float] = []
    wanted = _LEAST_SAMPLES
    while len(found) < wanted:
        drawn = best_alignment(_shuffled(continuum, rng), unlike)
        found.append(drawn.disorder)
        labels = drawn.label_disorder(unlike)
        of_labels += [] if labels is None else [labels]
        if len(found) == wanted:
            spread = np.std(found, ddof=1) / np.mean(found)
            wanted = min(_MOST_SAMPLES, max(wanted, ceil((1.96 * spread / precision) ** 2)))
    return Chance(float(np.mean(found)), float(np.mean(of_labels)) if of_labels else None, len(found))


def gamma(
    continua: Sequence[Continuum], unlike: Dissimilarity | None = None, precision: float = PRECISION, seed: int = SEED
) -> tuple[Coefficient, Coefficient, Coefficient]:
    """Alignment disorder, gamma and gamma-cat over recordings, each weighing as many spans as its observers marked in
    the mean.

    Recordings with one observer, or on which nobody marked anything, are left out; of gamma-cat those, too, on which no
    two spans lie together. Raises NotComparable like `best_alignment`.
    """
    unlike = unlike or Dissimilarity()
    paired = [one for one in continua if len(one.observers) > 1]
    marked = [one for one in paired if any(one.observers.values())]
    features, labels = [], []
    for place, one in enumerate(marked):
        spans = sum(map(len, one.observers.values())) / len(one.observers)
        best, chance = best_alignment(one, unlike), chance_disorder(one, unlike, precision, seed)
        features.append((spans, spans * best.disorder, spans * chance.disorder))
        apart = best.label_disorder(unlike)
        if apart is not None and chance.label_disorder is not None:
            labels.append((place, spans, spans * apart, spans * chance.label_disorder))
    reason = NO_OBSERVERS if not paired else "" if marked else NO_UNITS
    sums, clusters = np.array(features).reshape(-1, 3), np.arange(len(features))
    # Every span alone costs as much.
    largest = max((len(one.observers) for one in marked), default=1) * unlike.empty
    return (
        Coefficient("alignment_disorder", sums, clusters, lambda of: of[..., 1] / of[..., 0], reason=reason),
        _against_chance("gamma", sums, clusters, largest, reason),
        _of_labels(np.array(labels).reshape(-1, 4), reason),
    )


def _of_labels(found: np.ndarray, reason: str) -> Coefficient:
    if not reason:
        reason = NOT_TOGETHER if not len(found) else "" if found[:, 3].any() else ONE_LABEL
    return _against_chance("gamma_cat", found[:, 1:], found[:, 0].astype(int), 1.0, reason)


def _against_chance(name: str, features: np.ndarray, clusters: np.ndarray, largest: float, reason: str) -> Coefficient:
    """Of how much recordings weigh, their disorders and those by chance, which are at most `largest`."""

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        weight = sums[..., 0]
        return ratio(sums[..., 1], weight), ratio(sums[..., 2], weight), np.full(weight.shape, largest)

    def value(sums: np.ndarray) -> np.ndarray:
        observed, expected, _ = apart(sums)
        return 1 - ratio(observed, expected)

    return Coefficient(name, features, clusters, value, reason=reason, apart=apart, base=features[:, 0], timed=True)


Unit = tuple[int, Span]


def _limit(observers: int, unlike: Dissimilarity) -> float:
    """Unlikenesses of a span to its partners that sum to more: it is better off alone."""
    return (observers - 1) * (1 + observers / 2) * unlike.empty


def _groups(units: Sequence[Unit], observers: int, unlike: Dissimilarity) -> Iterator[list[Unit]]:
    """Spans that may be laid beside each other, also through others; what is in two groups never is."""
    limit, ordered = _limit(observers, unlike), sorted(units, key=lambda unit: (unit[1].start_ms, unit[1].end_ms))
    group_of = list(range(len(ordered)))

    def root(place: int) -> int:
        while group_of[place] != place:
            place = group_of[place]
        return place

    for one in range(len(ordered)):
        for other in range(one):
            (first, mine), (second, theirs) = ordered[one], ordered[other]
            if first != second and unlike.of(mine, theirs) <= limit:
                group_of[root(one)] = root(other)
    groups: dict[int, list[Unit]] = {}
    for place, unit in enumerate(ordered):
        groups.setdefault(root(place), []).append(unit)
    yield from groups.values()


def _aligned(group: Sequence[Unit], observers: int, unlike: Dissimilarity) -> tuple[list[tuple[int, ...]], float]:
    """Every span in one row exactly, at the least cost; rows as places in the group."""
    rows, costs = _candidates(group, observers, unlike)
    places = np.concatenate([np.array(row) for row in rows])
    columns = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    covers = csc_array((np.ones(len(places)), (places, columns)), shape=(len(group), len(rows)))
    if len(rows) == len(group):
        return rows, float(sum(costs))
    solved = milp(
        np.array(costs), constraints=LinearConstraint(covers, 1, 1), integrality=np.ones(len(rows)), bounds=Bounds(0, 1)
    )
    chosen = np.flatnonzero(solved.x > 0.5)
    return [rows[one] for one in chosen], float(sum(costs[one] for one in chosen))


def _candidates(
    group: Sequence[Unit], observers: int, unlike: Dissimilarity
) -> tuple[list[tuple[int, ...]], list[float]]:
    """Rows that may be in the best alignment: none whose spans would be better off each on its own."""
    places = {who: [place for place, (other, _) in enumerate(group) if other == who] for who, _ in group}
    apart = np.array([[unlike.of(one, other) for _, other in group] for _, one in group])
    pairs, limit = observers * (observers - 1) / 2, _limit(observers, unlike)
    members, sums = np.zeros((1, len(group)), dtype=np.float32), np.zeros(1)
    for own in places.values():
        further = members @ apart[:, own]
        fits = (further <= limit) & (sums[:, None] + further <= observers * unlike.empty * pairs)
        if len(members) + fits.sum() > MOST_ALIGNMENTS:
            raise NotComparable("So many spans lie on top of each other that their alignments cannot be counted out.")
        rows, columns = np.nonzero(fits)
        grown = members[rows]
        grown[np.arange(len(rows)), np.array(own)[columns]] = 1
        members = np.concatenate((members, grown))
        sums = np.concatenate((sums, sums[rows] + further[rows, columns]))
    sizes = members.sum(axis=1)
    costs = (sums + (pairs - sizes * (sizes - 1) / 2) * unlike.empty) / pairs
    kept = np.flatnonzero((sizes > 0) & (costs <= sizes * unlike.empty))
    return [tuple(map(int, np.flatnonzero(members[row]))) for row in kept], costs[kept].tolist()


def _shuffled(continuum: Continuum, rng: np.random.Generator) -> Continuum:
    """What chance gives: for each observer somebody's spans, turned round the recording, no two turned nearly alike.

    A span that would lie over the end goes on at the start, whole.
    """
    length, sources = continuum.length_ms, list(continuum.observers.values())
    lengths = [span.end_ms - span.start_ms for spans in sources for span in spans]
    nearest, turned = float(np.mean(lengths)) / 2, _Turns(length)
    found: dict[str, tuple[Span, ...]] = {}
    for name in continuum.observers:
        spans = sources[rng.integers(len(sources))]
        shift = turned.draw(rng, nearest)
        found[name] = tuple(sorted(_turned(span, shift, length) for span in spans))
    if not any(found.values()):
        return _shuffled(continuum, rng)
    return Continuum(continuum.name, max([length, *(s.end_ms for own in found.values() for s in own)]), found)


def _turned(span: Span, shift: int, length: int) -> Span:
    start = (span.start_ms + shift) % length
    return Span(start, start + span.end_ms - span.start_ms, span.label)


class _Turns:
    """Shifts drawn so far."""

    def __init__(self, length: int) -> None:
        self._length, self._drawn = length, []

    def draw(self, rng: np.random.Generator, nearest: float) -> int:
        """A shift that is as far from the others; a short recording has room for no such one after some."""
        for _ in range(100):
            shift = int(rng.integers(self._length))
            if all(self._apart(shift, other) >= nearest for other in self._drawn):
                break
        self._drawn.append(shift)
        return shift

    def _apart(self, one: int, other: int) -> int:
        return min((one - other) % self._length, (other - one) % self._length)
