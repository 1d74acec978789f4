"""Agreement of a session before anyone has spoken: from the reviews that count, each figure with its interval and n.

Units of presence are recordings by policies: a member who reviewed a recording says of each policy that anybody gave in
the session whether it is in it. Intervals are drawn by recordings, because what people say of one recording hangs
together. A point stands for the time that it is meant to, `grouping.TOLERANCE_MS` either way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from reviewer_app.domain.agreement.coefficients import (
    Coefficient,
    cohen_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)
from reviewer_app.domain.agreement.gamma import gamma
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.report import Line
from reviewer_app.domain.agreement.resampling import DRAWS, SEED, Estimate, estimates
from reviewer_app.domain.agreement.spans import Continuum, Span
from reviewer_app.domain.agreement.unitizing import Unitized
from reviewer_app.domain.agreement.weights import IDENTITY, NOMINAL, ORDINAL
from reviewer_app.domain.calibration.discussion import discussed
from reviewer_app.domain.calibration.grouping import extent
from reviewer_app.domain.calibration.session import Item, MemberReview, Session
from reviewer_app.domain.calibration.spots import FINDINGS, Spots
from reviewer_app.domain.policy import PolicySet

YES, NO = "yes", "no"
# Below so many recordings intervals are rough, and below so many units a share says little: both are said.
FEW_RECORDINGS, FEW_UNITS = 10, 30
ANY = "any"
# There are many pairs, and each is looked at beside the others.
PAIR_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Measure:
    """Coefficients of one question. `name` is a policy, a letter or `""`; `units` have two ratings or more."""

    name: str
    units: int
    ratings: int
    recordings: int
    lines: tuple[Line, ...]

    @property
    def is_small(self) -> bool:
        """Whether there is too little to rely on."""
        return self.recordings < FEW_RECORDINGS or self.units < FEW_UNITS

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app calibration report --json` prints it."""
        return {
            "name": self.name,
            "units": self.units,
            "ratings": self.ratings,
            "recordings": self.recordings,
            "small": self.is_small,
            "coefficients": [line.to_json() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class Member:
    """One member: with each other one, and with what most of the others say where most say one thing."""

    letter: str
    reviews: int
    presence: Measure
    verdict: Measure


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures of a session; `presence` and `verdict` are of all together, `pairs` of two (names `A B`)."""

    verdict: Measure
    presence: Measure
    policies: tuple[Measure, ...]
    severity: Measure
    spans: Measure
    marked: Measure
    span_policies: tuple[Measure, ...]
    members: tuple[Member, ...]
    pairs: tuple[Measure, ...]
    verdict_pairs: tuple[Measure, ...]


@dataclass
class _Asked:
    """What is to be estimated together, from the same draws of recordings."""

    draws: int
    coefficients: list[Coefficient] = field(default_factory=list)
    levels: list[tuple[str | None, str | None]] = field(default_factory=list)

    def add(self, coefficient: Coefficient, level: str | None = None, weights: str | None = None) -> int:
        self.coefficients.append(coefficient)
        self.levels.append((level, weights))
        return len(self.coefficients) - 1

    def lines(self) -> list[Line]:
        found = estimates(self.coefficients, draws=self.draws)
        return [Line(one.name, *how, of) for one, how, of in zip(self.coefficients, self.levels, found, strict=True)]


def measure(
    session: Session, spots: Spots, policies: PolicySet | None = None, *, draws: int = DRAWS, with_gamma: bool = False
) -> Measures:
    """Every figure of a session; `policies` is the frozen version, whose outcomes and severities are the categories.

    `with_gamma` adds alignment disorder and gamma, which take long. What is not defined has a reason.
    """
    letters = session.letters
    verdicts = _verdicts(session, letters, policies)
    presence, rows = _presence(session, letters)
    named = sorted({policy for _, policy in rows})
    of_policy = {name: _part(presence, [policy == name for _, policy in rows]) for name in named}
    units = [verdicts, presence, *of_policy.values()]
    found = _measured(units, draws, ["", "", *of_policy])
    spans = _spans(session, draws, with_gamma)
    return Measures(
        found[0],
        found[1],
        tuple(found[2:]),
        _severity(session, spots, letters, policies, draws),
        spans[0],
        spans[1],
        tuple(spans[2:]),
        tuple(_members(session, letters, presence, verdicts, draws)),
        tuple(_pairs(letters, presence, min(draws, PAIR_DRAWS))),
        tuple(_pairs(letters, verdicts, min(draws, PAIR_DRAWS))),
    )


def two_rounds(session: Session, spots: Spots, *, draws: int = DRAWS) -> tuple[Measure, Measure]:
    """Positions on all spots, the unanimous ones too, as in the reviews and as after the votes."""
    letters = sorted({*session.letters, *(vote.letter for vote in session.votes)})
    clusters = [one.recording_id for one in (*spots.disputed, *spots.unanimous)]
    voted = [one.second_round for one in discussed(session, spots)]
    given = [{one.letter: one.position for one in spot.positions} for spot in (*spots.disputed, *spots.unanimous)]
    both = []
    for round_ in (given, [*voted, *given[len(voted) :]]):
        rows = [[said.get(letter) for letter in letters] for said in round_]
        seen = sorted({value for said in (*given, *voted) for value in said.values()})
        both.append(_ratings(rows, seen, clusters, letters))
    first, second = _measured(both, draws, ["", ""])
    return first, second


def _part(ratings: Ratings, kept: Sequence[bool]) -> Ratings:
    at = np.array(kept, dtype=bool)
    return Ratings(ratings.codes[at], ratings.categories, ratings.clusters[at], names=ratings.names)


def _measured(units: Sequence[Ratings], draws: int, names: Sequence[str]) -> list[Measure]:
    """Percent agreement, AC1 and nominal alpha of each."""
    asked = _Asked(draws)
    for ratings in units:
        near = np.eye(len(ratings.categories))
        asked.add(percent_agreement(ratings, near), weights=IDENTITY)
        asked.add(gwet_ac(ratings, near), weights=IDENTITY)
        asked.add(krippendorff_alpha(ratings, NOMINAL), NOMINAL)
    lines = asked.lines()
    return [
        _measure(name, ratings, lines[3 * place : 3 * place + 3])
        for place, (name, ratings) in enumerate(zip(names, units, strict=True))
    ]


def _measure(name: str, ratings: Ratings, lines: Sequence[Line]) -> Measure:
    paired = (ratings.codes >= 0).sum(axis=1) >= 2
    recordings = len(np.unique(ratings.clusters[paired]))
    return Measure(name, int(paired.sum()), int((ratings.codes[paired] >= 0).sum()), recordings, tuple(lines))


def _by_letter(session: Session, recording_id: str) -> dict[str, MemberReview]:
    return {one.letter: one for one in session.counted(recording_id)}


def _verdicts(session: Session, letters: Sequence[str], policies: PolicySet | None) -> Ratings:
    rows = []
    for item in session.items:
        reviews = _by_letter(session, item.recording_id)
        given = [reviews[letter].verdict if letter in reviews else None for letter in letters]
        rows.append([None if verdict is None else verdict.outcome for verdict in given])
    seen = {value for row in rows for value in row if value is not None}
    known = [] if policies is None else [one.id for one in policies.outcomes]
    return _ratings(rows, [*known, *sorted(seen - set(known))], [one.recording_id for one in session.items], letters)


def _presence(session: Session, letters: Sequence[str]) -> tuple[Ratings, list[tuple[str, str]]]:
    """Ratings, and of each unit the recording and the policy."""
    named = sorted({finding.policy_id for one in session.reviews if one.counted for finding in one.findings})
    units, rows = [], []
    for item in session.items:
        reviews = _by_letter(session, item.recording_id)
        given = {letter: {finding.policy_id for finding in one.findings} for letter, one in reviews.items()}
        for policy in named:
            units.append((item.recording_id, policy))
            rows.append([None if one not in given else YES if policy in given[one] else NO for one in letters])
    return _ratings(rows, (YES, NO), [recording for recording, _ in units], letters), units


def _ratings(rows: Sequence, categories: Sequence[str], clusters: Sequence[str], letters: Sequence[str]) -> Ratings:
    if rows:
        return Ratings.of(rows, categories, clusters, names=letters)
    return Ratings(np.zeros((0, len(letters)), np.int32), tuple(categories), np.zeros(0, int), names=tuple(letters))


def _severity(
    session: Session, spots: Spots, letters: Sequence[str], policies: PolicySet | None, draws: int
) -> Measure:
    """Units are spots of findings; who found nothing there has no rating. Severities in order, the mildest first."""
    rows, clusters = [], []
    for spot in (*spots.disputed, *spots.unanimous):
        if spot.kind == FINDINGS:
            given = {one.letter: one.severity or None for one in spot.positions}
            rows.append([given.get(letter) for letter in letters])
            clusters.append(spot.recording_id)
    seen = {value for row in rows for value in row if value is not None}
    known = [] if policies is None else [one.id for one in sorted(policies.severities, key=lambda one: one.weight)]
    # Severities of a standard that is not here: by name, S0 the gravest.
    ratings = _ratings(rows, [*sorted(seen - set(known), reverse=True), *known], clusters, letters)
    asked = _Asked(draws)
    asked.add(percent_agreement(ratings, np.eye(len(ratings.categories))), weights=IDENTITY)
    asked.add(krippendorff_alpha(ratings, ORDINAL), ORDINAL)
    return _measure("", ratings, asked.lines())


def _members(
    session: Session, letters: Sequence[str], presence: Ratings, verdicts: Ratings, draws: int
) -> list[Member]:
    found = [
        _of_two(letters, [_with_majority(ratings, place) for place in range(len(letters))], draws)
        for ratings in (presence, verdicts)
    ]
    return [
        Member(letter, sum(one.counted and one.letter == letter for one in session.reviews), *measures)
        for letter, *measures in zip(letters, *found, strict=True)
    ]


def _pairs(letters: Sequence[str], ratings: Ratings, draws: int) -> list[Measure]:
    both = list(combinations(range(len(letters)), 2))
    names = [f"{letters[one]} {letters[other]}" for one, other in both]
    return _of_two(names, [ratings.only(pair) for pair in both], draws)


def _of_two(names: Sequence[str], pairs: Sequence[Ratings], draws: int) -> list[Measure]:
    """Percent agreement and Cohen's kappa of each pair of columns."""
    asked = _Asked(draws)
    for ratings in pairs:
        near = np.eye(len(ratings.categories))
        asked.add(percent_agreement(ratings, near), weights=IDENTITY)
        asked.add(cohen_kappa(ratings, near), weights=IDENTITY)
    lines = asked.lines()
    return [
        _measure(name, ratings, lines[2 * place : 2 * place + 2])
        for place, (name, ratings) in enumerate(zip(names, pairs, strict=True))
    ]


def _with_majority(ratings: Ratings, rater: int) -> Ratings:
    """A member beside what most of the others say; without a rating where they are divided."""
    others = ratings.only([place for place in range(ratings.rater_count) if place != rater]).counts()
    most = others.max(axis=1, initial=0)
    clear = (most > 0) & ((others == most[:, None]).sum(axis=1) == 1)
    majority = np.where(clear, others.argmax(axis=1) if others.shape[1] else 0, -1)
    return Ratings(np.column_stack((ratings.codes[:, rater], majority)), ratings.categories, ratings.clusters)


def _spans(session: Session, draws: int, with_gamma: bool) -> list[Measure]:
    """Of all labels, of what is marked whatever the label, and of each policy."""
    everything = [_continuum(session, item) for item in session.items]
    labels = sorted({span.label for one in everything for spans in one.observers.values() for span in spans})
    mixed = next((one.overlapping for one in everything if one.overlapping), "")
    marked = [_continuum(session, item, as_one=True) for item in session.items]
    named = [(ANY, marked), *((label, [one.only(label) for one in everything]) for label in labels)]
    asked = _Asked(draws)
    for _, continua in named:
        asked.add(Unitized(continua).u_alpha())
    lines = asked.lines()
    alone = [_of_spans(name, own, [line]) for (name, own), line in zip(named, lines, strict=True)]
    return [_of_spans("", everything, _of_family(everything, mixed, draws, with_gamma)), *alone]


def _of_family(continua: Sequence[Continuum], mixed: str, draws: int, with_gamma: bool) -> list[Line]:
    """The family needs one value at each moment; `mixed` has spans of different labels that overlap, '' nobody."""
    asked, missing = _Asked(draws), []
    if mixed:
        none = Estimate(None, None, None, "none", f"spans of one member overlap: {mixed}")
        missing = [Line(one, None, None, none) for one in ("u_alpha", "unitizing_alpha", "coding_alpha")]
    else:
        family = Unitized(continua)
        for one in (family.u_alpha(), family.unitizing_alpha(), family.coding_alpha()):
            asked.add(one)
    for one in gamma(continua, seed=SEED) if with_gamma else ():
        asked.add(one)
    return [*missing, *asked.lines()]


def _of_spans(name: str, continua: Sequence[Continuum], lines: Sequence[Line]) -> Measure:
    paired = [one for one in continua if len(one.observers) > 1]
    spans = sum(len(spans) for one in paired for spans in one.observers.values())
    return Measure(name, spans, spans, len(paired), tuple(lines))


def _continuum(session: Session, item: Item, *, as_one: bool = False) -> Continuum:
    observers = {}
    for review in session.counted(item.recording_id):
        times: dict[str, list[tuple[int, int]]] = {}
        for finding in review.findings:
            times.setdefault(ANY if as_one else finding.policy_id, []).append(extent(finding))
        observers[review.letter] = [span for label, own in times.items() for span in _joined(label, own)]
    # A point near the end is meant to lie within.
    length = max([item.duration_ms, 1, *(span.end_ms for spans in observers.values() for span in spans)])
    return Continuum.of(item.recording_id, length, observers)


def _joined(label: str, times: Sequence[tuple[int, int]]) -> list[Span]:
    """What a member marked under one label, stretches that touch made into one."""
    edges: list[list[int]] = []
    for start, end in sorted(times):
        if edges and start <= edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], end)
        else:
            edges.append([start, end])
    return [Span(start, end, label) for start, end in edges]
