"""Distances between sets of labels."""

from collections.abc import Set

SEPARATOR, EMPTY = "|", "-"


def label_set(text: object) -> frozenset[str]:
    """The labels of a cell such as `hate|spam`; `-` is a set of none."""
    parts = (part.strip() for part in str(text).split(SEPARATOR))
    return frozenset(part for part in parts if part not in ("", EMPTY))


def jaccard(one: Set, other: Set) -> float:
    """1 - |both| / |either|; two empty sets are 0 apart."""
    either = len(one | other)
    return 1 - len(one & other) / either if either else 0.0


def masi(one: Set, other: Set) -> float:
    """1 - Jaccard times 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not.

    Passonneau (2006), Measuring agreement on set-valued items, LREC. Two empty sets are 0 apart.
    """
    if one == other:
        return 0.0
    if one <= other or other <= one:
        nearness = 2 / 3
    else:
        nearness = 1 / 3 if one & other else 0.0
    return 1 - (1 - jaccard(one, other)) * nearness
