"""An alarm when disputes cluster on one clause of the standard: the clause is then in doubt, not the people.

The rule: of the second reviews judged in the last 28 days a clause is alarming when at least three were disputed about
it, and so many would be rare by chance in one of two comparisons:

- with the other clauses: if disputes fell on clauses by what share of the judging each has, how many lie on one clause
  is binomial;
- with before: if disputes were as frequent as in the 84 days before, how many of both times fall into this one is
  hypergeometric (Fisher's exact test). Where less than ten of the clause were judged before, all clauses together stand
  for it; where of them there is no more either, a fifth that is disputed is taken to be usual (binomial). So one clause
  that holds all disputes there are, or all the judging, can stand out, too.

Rare is less than 5 in 100 divided by the comparisons, two for each clause (Bonferroni): of twenty looks at which
nothing is wrong with any clause, one at most gives an alarm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb, fsum

from reviewer_app.domain.events import AUDIT_ARBITRATED, AUDIT_DISPUTED, AUDIT_JUDGED

WINDOW_DAYS, BEFORE_DAYS = 28, 84
LEAST = 3
FALSE_ALARMS = 0.05
# Of less judged before there is no telling what is usual; then this share of disputes is.
LEAST_BEFORE, USUAL = 10, 0.2
CLAUSES, BEFORE, ALL_BEFORE, BASE = "clauses", "before", "all_before", "base_rate"
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
    """A clause with how many disputes would be expected of it, how likely as many or more are, and the verdict.

    `by`: the comparison in which as many are the least likely (CLAUSES, BEFORE, ALL_BEFORE, BASE).
    """

    count: ClauseCount
    expected: float
    chance: float
    alarming: bool
    by: str = CLAUSES

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
            "compared_with": self.by,
            "alarm": self.alarming,
        }


def alarms(counts: Iterable[ClauseCount], before: Iterable[ClauseCount] = ()) -> list[ClauseAlarm]:
    """Every clause that was judged, the least likely first; `before` are the counts of the time before."""
    known, earlier = [one for one in counts if one.judged], {one.clause: one for one in before}
    judged, disputed = sum(one.judged for one in known), sum(one.disputed for one in known)
    found = []
    for one in known:
        share = one.judged / judged
        among = as_many(one.disputed, disputed, share), disputed * share, CLAUSES
        chance, expected, by = min(among, _against_before(one, earlier))
        alarming = one.disputed >= LEAST and chance < FALSE_ALARMS / (2 * len(known))
        found.append(ClauseAlarm(one, expected, chance, alarming, by))
    return sorted(found, key=lambda one: (not one.alarming, one.chance, one.count.clause))


def _against_before(one: ClauseCount, earlier: Mapping[str, ClauseCount]) -> tuple[float, float, str]:
    """How likely as many disputes are, how many are expected, and of what."""
    own = earlier.get(one.clause, ClauseCount(one.clause, 0))
    every = ClauseCount("", sum(c.judged for c in earlier.values()), sum(c.disputed for c in earlier.values()))
    for past, by in ((own, BEFORE), (every, ALL_BEFORE)):
        if past.judged >= LEAST_BEFORE:
            expected = one.judged * past.disputed / past.judged
            return in_this_time(one, past), expected, by
    return as_many(one.disputed, one.judged, USUAL), one.judged * USUAL, BASE


def in_this_time(now: ClauseCount, past: ClauseCount) -> float:
    """The probability that as many disputes of both times, or more, fall into this one: Fisher's exact test."""
    disputed, whole = now.disputed + past.disputed, now.judged + past.judged
    most = min(disputed, now.judged)
    ways = sum(comb(disputed, k) * comb(whole - disputed, now.judged - k) for k in range(now.disputed, most + 1))
    return ways / comb(whole, now.judged)


def earlier_than(both: Iterable[ClauseCount], now: Iterable[ClauseCount]) -> list[ClauseCount]:
    """The counts of the time before, from those of both times together and those of this one."""
    last = {one.clause: one for one in now}
    nothing = ClauseCount("", 0)

    def left(one: ClauseCount) -> ClauseCount:
        other = last.get(one.clause, nothing)
        return ClauseCount(
            one.clause,
            one.judged - other.judged,
            one.disputed - other.disputed,
            one.ruled - other.ruled,
            one.overturned - other.overturned,
        )

    return [left(one) for one in both]


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
