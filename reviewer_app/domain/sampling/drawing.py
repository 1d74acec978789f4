"""Draws that anyone can repeat: what is drawn follows from a seed and the names of what there is, from nothing else.

Each unit has a number between 0 and 1, the first eight bytes of SHA-256 of `seed/name`: the same on every machine and
in SQL, so that a draw can be audited where the population lives.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from reviewer_app.domain.sampling.errors import NoSample


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """A unit of the sample with the probability with which it came into it, and its stratum ('' without)."""

    name: str
    probability: float
    stratum: str = ""


def number_of(seed: str, name: str) -> float:
    """A number from 0 up to 1 that nobody can choose."""
    return int.from_bytes(sha256(f"{seed}/{name}".encode()).digest()[:8], "big") / 2**64


def simple(seed: str, names: Iterable[str], size: int, stratum: str = "") -> list[Drawn]:
    """So many, each as likely as another: those of the lowest numbers, in their order.

    Raises NoSample where there are fewer, or a name is there twice.
    """
    known = _distinct(names)
    if size > len(known):
        raise NoSample(f"{size} cannot be drawn from {len(known)}.")
    chosen = sorted(known, key=lambda name: (number_of(seed, name), name))[:size]
    return [Drawn(name, size / len(known), stratum) for name in chosen]


def stratified(seed: str, strata: Mapping[str, Sequence[str]], sizes: Mapping[str, int]) -> list[Drawn]:
    """A simple draw from each stratum."""
    return [one for stratum in sorted(strata) for one in simple(seed, strata[stratum], sizes[stratum], stratum)]


def weighted(seed: str, weights: Mapping[str, float], size: int) -> list[Drawn]:
    """So many, each with a probability in proportion to its weight (1 where that would be more).

    Systematic, in the order of the units' numbers, from a start that the seed gives: the probabilities are exact.
    Madow (1949), Annals of Mathematical Statistics 20:333. Raises NoSample for weights that are not above 0.
    """
    probabilities = inclusion(weights, size)
    ordered = sorted(probabilities, key=lambda name: (number_of(seed, name), name))
    start, reached, chosen = number_of(seed, ""), 0.0, []
    for name in ordered:
        before, reached = reached, reached + probabilities[name]
        # Places start, start + 1, start + 2, … on the line of probabilities laid end to end.
        if _places(reached, start) > _places(before, start):
            chosen.append(Drawn(name, probabilities[name]))
    return chosen


def inclusion(weights: Mapping[str, float], size: int) -> dict[str, float]:
    """The probability of each unit to be among `size`, in proportion to its weight where that is below 1."""
    if any(not weight > 0 for weight in weights.values()):
        raise NoSample("Weights lie above 0: what can never be drawn says nothing of the whole.")
    if size > len(weights):
        raise NoSample(f"{size} cannot be drawn from {len(weights)}.")
    certain: set[str] = set()
    while True:
        left = size - len(certain)
        whole = sum(weight for name, weight in weights.items() if name not in certain)
        more = {
            name for name, weight in weights.items() if name not in certain and left * weight >= whole * (1 - 1e-12)
        }
        if not more or not left:
            break
        certain |= more
    return {name: 1.0 if name in certain else left * weight / whole for name, weight in weights.items()}


def _places(reached: float, start: float) -> int:
    """How many places lie at or before a point; sums of probabilities miss whole numbers by a little."""
    return int(reached - start + 1 + 1e-9)


def _distinct(names: Iterable[str]) -> list[str]:
    found = list(names)
    if len(set(found)) != len(found):
        raise NoSample("A name is there twice; each unit is drawn once.")
    return found
