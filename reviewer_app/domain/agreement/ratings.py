"""Ratings of units by raters, as numbers of categories."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.agreement.errors import NotComparable

MISSING = -1


@dataclass(frozen=True, eq=False)
class Ratings:
    """Which category each rater gave each unit.

    `codes`: (units, raters) places in `categories`, `MISSING` for none. `categories`: every category there could have
    been, not only those that were given, because coefficients divide by their number. `clusters`: (units,) numbers of
    the recordings that the units come from; units of one recording are drawn together in a bootstrap. `tabled`: the
    units were counted in a table of two raters, where variances are divided by n instead of n - 1 (Gwet 2014). `names`:
    those of the raters; without them they are numbered.
    """

    codes: np.ndarray
    categories: tuple[Hashable, ...]
    clusters: np.ndarray
    tabled: bool = False
    names: tuple[str, ...] = ()

    @staticmethod
    def of(
        rows: Sequence[Sequence[Hashable | None]],
        categories: Iterable[Hashable] | None = None,
        clusters: Sequence[Hashable] | None = None,
        names: Sequence[str] = (),
    ) -> "Ratings":
        """Ratings from rows (units) of values (one a rater, None for missing).

        Without `categories` they are the values that were seen, sorted; without `clusters` each unit is its own.
        Raises NotComparable for a value that is not among the categories and for rows of different lengths.
        """
        widths = {len(row) for row in rows}
        if len(widths) > 1:
            raise NotComparable(f"Rows have different numbers of raters: {', '.join(map(str, sorted(widths)))}.")
        seen = {value for row in rows for value in row if value is not None}
        known = tuple(sorted(seen, key=_order)) if categories is None else tuple(categories)
        places = {value: place for place, value in enumerate(known)}
        if seen - places.keys():
            strange = ", ".join(sorted(map(str, seen - places.keys())))
            raise NotComparable(f"Not among the categories: {strange}.")
        codes = np.full((len(rows), max(widths, default=0)), MISSING, np.int32)
        for unit, row in enumerate(rows):
            codes[unit] = [MISSING if value is None else places[value] for value in row]
        return Ratings(codes, known, _numbered(clusters, len(rows)), names=tuple(names))

    @staticmethod
    def of_table(counts: Sequence[Sequence[int]], categories: Iterable[Hashable] | None = None) -> "Ratings":
        """Ratings of two raters from a square table: `counts[a][b]` units got a from the first and b from the second.

        Raises NotComparable for a table that is not square, or has negative or broken counts.
        """
        table = np.asarray(counts)
        if table.ndim != 2 or table.shape[0] != table.shape[1]:
            raise NotComparable("A table of two raters has as many rows as columns.")
        if table.dtype.kind not in "iu" or (table < 0).any():
            raise NotComparable("A table of two raters holds whole numbers from 0.")
        known = tuple(range(len(table))) if categories is None else tuple(categories)
        if len(known) != len(table):
            raise NotComparable(f"The table has {len(table)} categories, but {len(known)} are named.")
        first, second = np.indices(table.shape).reshape(2, -1)
        codes = np.repeat(np.column_stack((first, second)), table.ravel(), axis=0).astype(np.int32)
        return Ratings(codes, known, np.arange(len(codes)), tabled=True)

    @property
    def unit_count(self) -> int:
        """How many units have a rating."""
        return int((self.codes != MISSING).any(axis=1).sum())

    @property
    def rating_count(self) -> int:
        """How many ratings there are."""
        return int((self.codes != MISSING).sum())

    @property
    def rater_count(self) -> int:
        """How many raters there are."""
        return self.codes.shape[1]

    @property
    def rater_names(self) -> tuple[str, ...]:
        """The raters' names, or numbers from 1."""
        return self.names or tuple(str(number + 1) for number in range(self.rater_count))

    @property
    def cluster_count(self) -> int:
        """How many recordings have a rated unit."""
        return len(np.unique(self.clusters[(self.codes != MISSING).any(axis=1)]))

    def counts(self) -> np.ndarray:
        """(units, categories): how many raters gave each category."""
        found = np.zeros((len(self.codes), len(self.categories)))
        for column in self.codes.T:
            rated = np.flatnonzero(column != MISSING)
            found[rated, column[rated]] += 1
        return found

    def only(self, raters: Sequence[int]) -> "Ratings":
        """The ratings of some raters."""
        return Ratings(self.codes[:, list(raters)], self.categories, self.clusters, self.tabled)

    def one_against_rest(self, categories: Sequence[int]) -> "Ratings":
        """The same ratings with two categories: one of these, and any other."""
        codes = np.where(self.codes == MISSING, MISSING, 1 - np.isin(self.codes, categories).astype(np.int32))
        return Ratings(codes, ("this", "other"), self.clusters, self.tabled)


def _numbered(names: Sequence[Hashable] | None, units: int) -> np.ndarray:
    if names is None:
        return np.arange(units)
    if len(names) != units:
        raise NotComparable(f"There are {units} units, but clusters for {len(names)}.")
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _order(value: Hashable) -> tuple[bool, object]:
    """Numbers by size, before texts."""
    return (True, str(value)) if isinstance(value, str) else (False, value)
