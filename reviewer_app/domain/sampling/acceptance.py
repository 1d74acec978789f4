"""Acceptance of a lot by a sample: so many are looked at, and so many faults are borne."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binom, hypergeom

from reviewer_app.domain.sampling.errors import NoSample

LETTERS = "ABCDEFGHJKLMNPQR"
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000)
# Largest lots of general inspection level II, letter by letter.
_LOTS = (8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000)
_FIRST_LETTER = {6.5: "A", 4.0: "B", 2.5: "C", 1.5: "D", 1.0: "E", 0.65: "F", 0.4: "G", 0.25: "H", 0.15: "J", 0.1: "K"}
_FIRST_LETTER |= {0.065: "L", 0.04: "M", 0.025: "N"}
AQLS = tuple(sorted(_FIRST_LETTER))
# Faults accepted by how many letters a plan lies behind the one that accepts none.
_ACCEPTED = {0: 0, 3: 1, 4: 2, 5: 3, 6: 5, 7: 7, 8: 10, 9: 14, 10: 21}
_LARGEST = 100_000
ACCEPTED, REJECTED, OPEN = "accepted", "rejected", "open"


def verdict(size: int, accept: int, looked_at: int, found: int) -> str:
    """What is to be done with a lot of whose sample so many were looked at: also before all were, where it is certain.

    Raises NoSample for more looked at than were drawn, or more faults than were looked at.
    """
    if not 0 <= found <= looked_at <= size:
        raise NoSample(f"{found} faults in {looked_at} of {size} cannot be.")
    if found > accept:
        return REJECTED
    return ACCEPTED if found + size - looked_at <= accept else OPEN


@dataclass(frozen=True, slots=True)
class Plan:
    """Look at `size`, accept the lot with at most `accept` faults; `letter` is that of the standard's table, or ''."""

    size: int
    accept: int
    letter: str = ""

    def accepted(self, share: float, lot: int | None = None) -> float:
        """The probability to accept a lot with this share of faults; by the lot's size where it is given."""
        if lot is None:
            return float(binom.cdf(self.accept, self.size, share))
        return float(hypergeom.cdf(self.accept, lot, round(share * lot), min(self.size, lot)))

    def curve(self, shares: Sequence[float]) -> list[float]:
        """The operating characteristic over shares of faults."""
        return [self.accepted(share) for share in shares]


def by_two_points(good: tuple[float, float], bad: tuple[float, float]) -> Plan:
    """The smallest plan that accepts a good lot at least, a bad one at most so often: (share of faults, how often).

    Raises NoSample where no plan of a hundred thousand does.
    """
    (good_share, often), (bad_share, seldom) = good, bad
    if not 0 < good_share < bad_share < 1 or not 0 < seldom < often < 1:
        raise NoSample("A good lot has fewer faults than a bad one, and is accepted more often.")
    size = 1
    for accept in range(_LARGEST):
        while binom.cdf(accept, size, bad_share) > seldom:
            size += 1
            if size > _LARGEST:
                raise NoSample("No plan of a hundred thousand tells such lots apart.")
        if binom.cdf(accept, size, good_share) >= often:
            return Plan(size, accept)
    raise NoSample("No plan of a hundred thousand tells such lots apart.")


def by_quality_limit(lot: int, aql: float) -> Plan:
    """The single plan of ISO 2859-1 (ANSI/ASQ Z1.4), normal inspection, level II, for a limit in percent of faults.

    Where the table has an arrow the plan is that at the arrow's end. A sample as large as the lot is the whole lot.
    Raises NoSample for a limit that the table has no column of.
    """
    if aql not in _FIRST_LETTER:
        raise NoSample(f"Limits are {', '.join(map(str, AQLS))} percent, not {aql}.")
    if lot < 2:
        raise NoSample("A lot has two units or more.")
    place = next((n for n, largest in enumerate(_LOTS) if lot <= largest), len(_LOTS))
    first = LETTERS.index(_FIRST_LETTER[aql])
    behind = place - first
    if behind < 0 or behind == 1:
        behind = 0
    elif behind == 2:
        behind = 3
    behind = min(behind, max(_ACCEPTED))
    return Plan(min(_SIZES[first + behind], lot), _ACCEPTED[behind], LETTERS[first + behind])
