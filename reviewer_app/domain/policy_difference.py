"""Two versions of a standard set side by side, clause by clause: what came, went, moved, and which words changed.

A clause is one field of one policy (its guidance in a language, its severity, an exception …).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher

from reviewer_app.domain.policy import Choice, Dsa, Example, Policy, PolicySet

ADDED, REMOVED, RENAMED, CHANGED, MOVED, SAME = "added", "removed", "renamed", "changed", "moved", "same"
EQUAL, CUT, PUT = "equal", "cut", "put"
# How alike the guidance of two policies must be for the one to be the other under a new id.
ALIKE = 0.8
# Everything of a policy but its id and its place; texts are compared word by word, in each language.
FIELDS = (
    "name",
    "guidance",
    "category",
    "severity",
    "outcome",
    "exceptions",
    "actions",
    "keys",
    "subject",
    "escalate",
    "never_export",
    "dsa",
    "examples",
)
_LISTS = ("severities", "outcomes", "subjects", "actions", "categories", "routes")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both (`equal`), only before (`cut`) or only after (`put`)."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One field that differs. `name` is the field, with the language behind a point (`guidance.es`).

    `before` and `after` are texts or lists of texts, None where there was none; `pieces` are the words of both, for
    fields that are texts.
    """

    name: str
    before: object
    after: object
    pieces: tuple[Piece, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app policies diff --json` prints it."""
        words = [{"how": one.how, "text": one.text} for one in self.pieces]
        return {"clause": self.name, "before": self.before, "after": self.after, "words": words}


@dataclass(frozen=True, slots=True)
class PolicyDifference:
    """A policy that differs, or another entry of the standard (`of` severities, actions …).

    `how` is the gravest of added, removed, renamed, changed, moved; `before_id` its id before, where that was another.
    `places`: (before, after) among the policies from 1, None where it was not.
    """

    of: str
    entry_id: str
    how: str
    name: Mapping[str, str]
    clauses: tuple[Clause, ...] = ()
    before_id: str | None = None
    places: tuple[int | None, int | None] = (None, None)

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app policies diff --json` prints it."""
        return {
            "of": self.of,
            "id": self.entry_id,
            "how": self.how,
            "name": dict(self.name),
            "before_id": self.before_id,
            "places": list(self.places),
            "clauses": [one.to_json() for one in self.clauses],
        }


@dataclass(frozen=True, slots=True)
class SetDifference:
    """All that differs between two versions; policies in the order of the later one, those that are gone at the end.

    `names`: what exceptions, actions and outcomes of the two are called, by id.
    """

    before: str
    after: str
    entries: tuple[PolicyDifference, ...]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def policies(self) -> tuple[PolicyDifference, ...]:
        """The policies among what differs."""
        return tuple(one for one in self.entries if one.of == "policies")

    def counts(self) -> dict[str, int]:
        """How many policies were added, removed, renamed, changed and moved."""
        return {how: sum(one.how == how for one in self.policies) for how in (ADDED, REMOVED, RENAMED, CHANGED, MOVED)}

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app policies diff --json` prints it."""
        entries = [one.to_json() for one in self.entries]
        return {"before": self.before, "after": self.after, "counts": self.counts(), "entries": entries}


def compare(before: PolicySet, after: PolicySet) -> SetDifference:
    """What `after` changes in `before`."""
    entries = [*_policies(before, after)]
    for name in _LISTS:
        entries += _list(name, getattr(before, name), getattr(after, name))
    named = [
        one
        for each in (before, after)
        for one in (*each.outcomes, *each.actions, *(some for policy in each.policies for some in policy.exceptions))
    ]
    return SetDifference(before.ref, after.ref, tuple(entries), {one.id: one.name for one in named})


def words(before: str, after: str) -> tuple[Piece, ...]:
    """The words of two texts, those that stay put together with those that went and came between them."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Piece] = []
    for _, a, b, c, d in _joined(SequenceMatcher(None, one, other, autojunk=False).get_opcodes(), one):
        if one[a:b] == other[c:d]:
            _add(found, EQUAL, "".join(one[a:b]))
        else:
            _add(found, CUT, "".join(one[a:b]))
            _add(found, PUT, "".join(other[c:d]))
    return tuple(found)


def _joined(opcodes: Sequence[tuple[str, int, int, int, int]], tokens: Sequence[str]) -> list:
    """Changes with nothing but a blank between them are one change: words are read, not letters in between."""
    found: list[tuple[str, int, int, int, int]] = []
    for place, (tag, a, b, c, d) in enumerate(opcodes):
        lone = tag == "equal" and not "".join(tokens[a:b]).strip() and 0 < place < len(opcodes) - 1
        if found and (lone or tag != "equal") and found[-1][0] != "equal":
            _, first, _, start, _ = found[-1]
            found[-1] = ("replace", first, b, start, d)
        else:
            found.append((tag, a, b, c, d))
    return found


def _add(pieces: list[Piece], how: str, text: str) -> None:
    if text:
        pieces.append(Piece(how, text))


def _policies(before: PolicySet, after: PolicySet) -> Iterable[PolicyDifference]:
    old = {policy.id: policy for policy in before.policies}
    new = {policy.id: policy for policy in after.policies}
    was = {one: one for one in new if one in old} | _renamed(old, new)
    before_place = {policy.id: place for place, policy in enumerate(before.policies, start=1)}
    stays = _in_order([before_place[was[one]] for one in new if one in was])
    for place, (policy_id, policy) in enumerate(new.items(), start=1):
        source = was.get(policy_id)
        if source is None:
            yield PolicyDifference(
                "policies", policy_id, ADDED, policy.name, _clauses(None, policy), None, (None, place)
            )
            continue
        clauses, places = _clauses(old[source], policy), (before_place[source], place)
        moved = before_place[source] not in stays
        how = RENAMED if source != policy_id else CHANGED if clauses else MOVED if moved else SAME
        if how != SAME:
            before_id = source if how == RENAMED else None
            yield PolicyDifference("policies", policy_id, how, policy.name, clauses, before_id, places)
    for policy_id, policy in old.items():
        if policy_id not in was.values():
            places = (before_place[policy_id], None)
            yield PolicyDifference("policies", policy_id, REMOVED, policy.name, _clauses(policy, None), None, places)


def _renamed(old: Mapping[str, Policy], new: Mapping[str, Policy]) -> dict[str, str]:
    """New id -> old id of policies that went on under another: those most alike first, each once."""
    gone = [policy for policy in old.values() if policy.id not in new]
    came = [policy for policy in new.values() if policy.id not in old]
    pairs = sorted(
        ((_alike(one, other), one.id, other.id) for one in gone for other in came),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    found: dict[str, str] = {}
    for likeness, source, target in pairs:
        if likeness >= ALIKE and target not in found and source not in found.values():
            found[target] = source
    return found


def _alike(one: Policy, other: Policy) -> float:
    """How much of two policies' guidance is the same, 0 to 1, in the language in which it is least."""
    ratios = [
        SequenceMatcher(None, _TOKEN.findall(text), _TOKEN.findall(other.guidance.get(language, "")), False).ratio()
        for language, text in one.guidance.items()
    ]
    return min(ratios, default=0.0)


def _in_order(places: Sequence[int]) -> set[int]:
    """A longest run of places that are in their order: the others are those that were moved."""
    tails: list[int] = []
    ends: list[int] = []  # positions in `places` of the tails
    back: list[int | None] = []
    for position, place in enumerate(places):
        at = bisect_left(tails, place)
        back.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [position]
    found, position = set(), ends[-1] if ends else None
    while position is not None:
        found.add(places[position])
        position = back[position]
    return found


def _clauses(before: Policy | None, after: Policy | None) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for name in FIELDS:
        found += _field(name, *(None if one is None else getattr(one, name) for one in (before, after)))
    return tuple(found)


def _list(of: str, before: Sequence, after: Sequence) -> Iterable[PolicyDifference]:
    old, new = ({one.id: one for one in entries} for entries in (before, after))
    for entry_id in [*new, *(one for one in old if one not in new)]:
        mine, other = old.get(entry_id), new.get(entry_id)
        if mine != other:
            how = ADDED if mine is None else REMOVED if other is None else CHANGED
            entry = other or mine
            clauses: list[Clause] = []
            for one in fields(entry):
                if one.name != "id":
                    pair = (None if side is None else getattr(side, one.name) for side in (mine, other))
                    clauses += _field(one.name, *pair)
            yield PolicyDifference(of, entry_id, how, entry.name, tuple(clauses))


def _field(name: str, before: object, after: object) -> Iterable[Clause]:
    if isinstance(before or after, Mapping):
        for language in dict.fromkeys((*(after or {}), *(before or {}))):  # type: ignore[misc]
            one, other = ((side or {}).get(language) for side in (before, after))  # type: ignore[attr-defined]
            if one != other:
                yield Clause(f"{name}.{language}", one, other, words(one or "", other or ""))
        return
    if name == "keys":
        before, after = (None if side is None else _sequences(side) for side in (before, after))
    plain_before, plain_after = _plain(before), _plain(after)
    # What a policy does not have is no clause of one that came or went.
    if plain_before != plain_after and not (before is None and not after) and not (after is None and not before):
        yield Clause(name, plain_before, plain_after)


def _sequences(keys: object) -> object:
    """Key sequences as packs write them, `h 1`; a category has one key, which is a text already."""
    return keys if isinstance(keys, str) else tuple(" ".join(one) for one in keys)  # type: ignore[attr-defined]


def _plain(value: object) -> object:
    """A value of the model as JSON values; what has an id is named by it."""
    match value:
        case Choice():
            return value.id
        case Dsa():
            return f"{value.category} {value.keyword}"
        case Example():
            return {"text": dict(value.text), "allowed": value.allowed}
        case tuple():
            return [_plain(one) for one in value]
    return value
