"""An alarm when disputes cluster on one clause of the standard: the clause is then in doubt, not the people.

The rule: of the second reviews judged in the last 28 days, a clause has a share of what was judged. If disputes fell on
clauses by that share alone, how many of them lie on one clause is binomial. A clause is alarming when it has at least
three disputes, and as many as it has would be rarer than 5 in 100 divided by the number of clauses (Bonferroni): of
twenty looks at which nothing is wrong with any clause, one at most gives an alarm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb, fsum

from reviewer_app.domain.events import AUDIT_ARBITRATED, AUDIT_DISPUTED, AUDIT_JUDGED

WINDOW_DAYS = 28
LEAST = 3
FALSE_ALARMS = 0.05
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """Second reviews with a judged difference of a clause; of these those disputed, ruled on, and overturned.

    `clause` is a policy's id, or `verdict`.
    """

    clause: str
    judged: int
    disputed: int = 0
    ruled: int = 0
    overturned: int = 0


@dataclass(frozen=True, slots=True)
class ClauseAlarm:
    """A clause with how many disputes would be expected of it, how likely as many or more are, and the verdict."""

    count: ClauseCount
    expected: float
    chance: float
    alarming: bool

    def to_json(self) -> dict[str, object]:
        """As `reviewer-app policies alarms --json` prints it."""
        one = self.count
        return {
            "clause": one.clause,
            "judged": one.judged,
            "disputed": one.disputed,
            "ruled": one.ruled,
            "overturned": one.overturned,
            "expected": self.expected,
            "chance": self.chance,
            "alarm": self.alarming,
        }


def alarms(counts: Iterable[ClauseCount]) -> list[ClauseAlarm]:
    """Every clause that was judged, the least likely first."""
    known = [one for one in counts if one.judged]
    judged, disputed = sum(one.judged for one in known), sum(one.disputed for one in known)
    found = []
    for one in known:
        share = one.judged / judged
        chance = as_many(one.disputed, disputed, share)
        alarming = one.disputed >= LEAST and chance < FALSE_ALARMS / len(known)
        found.append(ClauseAlarm(one, disputed * share, chance, alarming))
    return sorted(found, key=lambda one: (not one.alarming, one.chance, one.count.clause))


def as_many(count: int, of: int, share: float) -> float:
    """The probability of `count` or more of `of`, each with probability `share`: the binomial's exact tail."""
    if count <= 0:
        return 1.0
    return min(1.0, fsum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1)))


def counted(documents: Iterable[Mapping[str, object]], since_ms: int) -> list[ClauseCount]:
    """The counts of second reviews as their documents tell them (docs/cases.md), of those judged since (UTC ms)."""
    found: dict[str, list[int]] = {}
    for document in documents:
        decisions: Sequence[Mapping] = document.get("decisions", ())  # type: ignore[assignment]
        judged = next((one for one in decisions if one["kind"] == AUDIT_JUDGED), None)
        if judged is None or judged["made_at_ms"] < since_ms:
            continue
        disputed = {name for one in _bodies(decisions, AUDIT_DISPUTED) for name in one["difference_ids"]}
        rulings = [one for body in _bodies(decisions, AUDIT_ARBITRATED) for one in body["rulings"]]
        named = {
            "judged": {one["difference_id"] for one in judged["body"]["differences"]},
            "disputed": disputed,
            "ruled": {one["difference_id"] for one in rulings},
            "overturned": {one["difference_id"] for one in rulings if not one["upheld"]},
        }
        clauses = _clauses(document, judged["body"]["differences"])
        for place, names in enumerate(named.values()):
            for clause in {clause for name in names for clause in clauses.get(name, ())}:
                found.setdefault(clause, [0, 0, 0, 0])[place] += 1
    return [ClauseCount(clause, *numbers) for clause, numbers in sorted(found.items())]


def _bodies(decisions: Sequence[Mapping], kind: str) -> list[Mapping]:
    return [one["body"] for one in decisions if one["kind"] == kind]


def _clauses(document: Mapping, differences: Sequence[Mapping]) -> dict[str, set[str]]:
    """The clauses of each difference: the policies of its findings."""
    policies = {
        finding["finding_id"]: finding["policy_id"]
        for side in ("original", "second")
        for finding in (document.get(side) or {}).get("findings", ())
    }
    return {
        one["difference_id"]: {VERDICT}
        if one["kind"] == VERDICT
        else {policies[name] for name in (one["original_finding_id"], one["second_finding_id"]) if name in policies}
        for one in differences
    }
