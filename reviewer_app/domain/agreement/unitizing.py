"""Agreement of people who find the units themselves: Krippendorff's u-alpha family, and his alpha_U of 2004.

The family is that of Krippendorff, Mathet, Bouvry & Widlöcher (2016), On the reliability of unitizing textual continua,
Quality & Quantity 50:2347; Krippendorff (2019), Content analysis, 4th ed., section 12.6, equations 32 to 38. Its
coefficients depend on the unit of time, which is the millisecond throughout. For three observers and more the term that
corrects for a unit's coincidence with itself is taken over pairs of observers.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import permutations

import numpy as np

from reviewer_app.domain.agreement.coefficients import Coefficient
from reviewer_app.domain.agreement.spans import GAP, NO_OBSERVERS, NO_UNITS, Continuum, Span, labels_of

NO_OVERLAP = "no spans of two observers overlap"
NO_VARIATION = "no variation: everything has one value"


class Unitized:
    """Recordings on which observers marked spans, counted once for all coefficients of the family.

    Recordings with one observer are left out. `reason`: why nothing is defined, '' where something may be. Spans of one
    observer must not overlap; see `Continuum.overlapping`, and `Continuum.only` for one label at a time.
    """

    def __init__(self, continua: Sequence[Continuum]) -> None:
        paired = [one for one in continua if len(one.observers) > 1]
        self.labels = labels_of(paired)
        self._q = len(self.labels)
        q = self._q
        counted = [self._counted(one) for one in paired]
        self._features = np.array(counted).reshape(len(paired), (q + 1) ** 2 + q + 1 + q * q + q)
        self._clusters = np.arange(len(paired))
        self.reason = "" if paired else NO_OBSERVERS
        self.reason = self.reason or ("" if self.labels else NO_UNITS)

    def u_alpha(self) -> Coefficient:
        """Unitizing and labels together; what nobody marked counts as a value."""

        def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            together, own, *_ = self._parts(sums)
            whole = together.sum(axis=(-1, -2))
            return _ratio(_apart(together), whole), _ratio(_apart(_expected(together, own)), whole)

        return self._made("u_alpha", apart)

    def unitizing_alpha(self) -> Coefficient:
        """|u-alpha: what was marked, whatever the label."""

        def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            together, own, *_ = self._parts(sums)
            expected, gap = _expected(together, own), self._q
            observed = together[..., gap, :].sum(axis=-1) - together[..., gap, gap]
            chance = expected[..., gap, :].sum(axis=-1) - expected[..., gap, gap]
            # Marked by one and not by the other comes in both orders.
            whole = together.sum(axis=(-1, -2)) / 2
            return _ratio(observed, whole), _ratio(chance, whole)

        return self._made("unitizing_alpha", apart)

    def coding_alpha(self) -> Coefficient:
        """cu-alpha: the labels where two observers marked something."""

        def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            *_, both, own = self._parts(sums)
            whole = both.sum(axis=(-1, -2))
            return _ratio(_apart(both), whole), _ratio(_apart(_expected_coding(both, own)), whole)

        return self._made("coding_alpha", apart, self._coding_reason())

    def label_alpha(self, label: Hashable) -> Coefficient:
        """(k)u-alpha: one label against the others, where two observers marked something."""
        k = self.labels.index(label)

        def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            *_, both, own = self._parts(sums)
            expected = _expected_coding(both, own)
            observed, chance = both[..., k].sum(axis=-1), expected[..., k].sum(axis=-1)
            return _ratio(observed - both[..., k, k], observed), _ratio(chance - expected[..., k, k], chance)

        return self._made("label_alpha", apart, self._coding_reason())

    def covered(self, label: Hashable | None = None) -> Coefficient:
        """The share of what the coincidences of marked time cover, of all of it or of that of a label."""
        which = slice(None) if label is None else self.labels.index(label)

        def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            together, _, both, _ = self._parts(sums)
            whole, marked = together[..., which].sum(axis=-1), both[..., which].sum(axis=-1)
            if label is None:
                whole, marked = whole.sum(axis=-1), marked.sum(axis=-1)
            share = _ratio(marked, whole)
            return 1 - share, np.ones_like(share)

        return self._made("covered", apart)

    def _coding_reason(self) -> str:
        if self.reason:
            return self.reason
        *_, both, _ = self._parts(self._features.sum(axis=0))
        if not both.sum():
            return NO_OVERLAP
        return "" if (both.sum(axis=0) > 0).sum() > 1 else NO_VARIATION

    def _made(
        self, name: str, apart: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]], reason: str | None = None
    ) -> Coefficient:
        """`apart` gives the shares of time in which two differ, observed and expected."""

        def value(sums: np.ndarray) -> np.ndarray:
            return 1 - _ratio(*apart(sums))

        def bounded(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            observed, expected = apart(sums)
            return observed, expected, np.ones_like(observed)

        reason = self.reason if reason is None else reason
        if not reason and np.isnan(value(self._features.sum(axis=0))):
            reason = NO_VARIATION
        return Coefficient(name, self._features, self._clusters, value, reason=reason, apart=bounded, timed=True)

    def _parts(self, sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Coincidences with gaps as the last value, their own terms, coincidences of what is marked, and theirs."""
        q = self._q
        ends = np.cumsum([(q + 1) ** 2, q + 1, q * q])
        together, own, both, marked = np.split(sums, ends, axis=-1)
        return together.reshape(*sums.shape[:-1], q + 1, q + 1), own, both.reshape(*sums.shape[:-1], q, q), marked

    def _counted(self, one: Continuum) -> np.ndarray:
        lengths, codes = one.pieces(self.labels)
        m, q = codes.shape[1], self._q
        codes = np.where(codes == GAP, q, codes)
        together = np.zeros((q + 1, q + 1))
        own, marked = np.zeros(q + 1), np.zeros(q)
        own[q] = sum((lengths * (codes[:, i] == q)).sum() for i in range(m))
        for i, j in permutations(range(m), 2):
            np.add.at(together, (codes[:, i], codes[:, j]), lengths / (m - 1))
        for i, spans in enumerate(one.observers.values()):
            starts = np.concatenate(([0], np.cumsum(lengths)))
            for span in spans:
                label = self.labels.index(span.label)
                own[label] += (span.end_ms - span.start_ms) ** 2
                within = slice(*np.searchsorted(starts, (span.start_ms, span.end_ms)))
                for j in range(m):
                    if j != i:
                        met = (lengths[within] * (codes[within, j] != q)).sum()
                        marked[label] += met**2 / (m - 1)
        return np.concatenate((together.ravel(), own, together[:q, :q].ravel(), marked))


def _expected(together: np.ndarray, own: np.ndarray) -> np.ndarray:
    each, whole = together.sum(axis=-1), together.sum(axis=(-1, -2))[..., None, None]
    pairs = each[..., :, None] * each[..., None, :] - _diagonal(own)
    return _ratio(whole * pairs, whole**2 - own.sum(axis=-1)[..., None, None])


def _expected_coding(both: np.ndarray, own: np.ndarray) -> np.ndarray:
    each, whole = both.sum(axis=-1), both.sum(axis=(-1, -2))[..., None, None]
    pairs = each[..., :, None] * each[..., None, :] - _diagonal(own)
    return _ratio(pairs, whole - _ratio(own.sum(axis=-1)[..., None, None], whole))


def _diagonal(values: np.ndarray) -> np.ndarray:
    return values[..., :, None] * np.eye(values.shape[-1])


def _apart(pairs: np.ndarray) -> np.ndarray:
    return pairs.sum(axis=(-1, -2)) - np.trace(pairs, axis1=-2, axis2=-1)


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    above, below = np.broadcast_arrays(above, below)
    nothing = np.abs(below) < 1e-9
    return np.where(nothing, np.nan, above / np.where(nothing, 1.0, below))


def alpha_u_2004(continua: Sequence[Continuum]) -> Coefficient:
    """alpha_U: differences of edges, squared (Krippendorff 2004, Content analysis, 2nd ed., section 11.6, p. 254).

    Superseded by `u_alpha`, and another coefficient: kept to compare with older reports.
    """
    paired = [one for one in continua if len(one.observers) > 1]
    labels = labels_of(paired)
    features = np.array(
        [np.sum([_disagreement(one.only(label)) for label in labels], axis=0) for one in paired if labels]
    ).reshape(-1, 2)
    reason = NO_OBSERVERS if not paired else "" if labels else NO_UNITS

    def value(sums: np.ndarray) -> np.ndarray:
        return 1 - _ratio(sums[..., 0], sums[..., 1])

    def apart(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return sums[..., 0], sums[..., 1], np.full(sums.shape[:-1], np.nan)

    return Coefficient(
        "alpha_u_2004", features, np.arange(len(features)), value, reason=reason, apart=apart, timed=True
    )


def _disagreement(one: Continuum) -> tuple[float, float]:
    """Observed and expected disagreement on a label."""
    length, m = one.length_ms, len(one.observers)
    parts = [(spans, _gaps(spans, length)) for spans in one.observers.values()]
    observed = sum(
        _edges_apart(mine, theirs) + _unmatched(mine, their_gaps) + _unmatched(theirs, my_gaps)
        for (mine, my_gaps), (theirs, their_gaps) in permutations(parts, 2)
    )
    units = np.array([span.end_ms - span.start_ms for spans, _ in parts for span in spans], dtype=float)
    gaps = np.array([end - start for _, own in parts for start, end in own], dtype=float)
    room = gaps[None, :] - units[:, None] + 1
    among_gaps = np.where(gaps[None, :] >= units[:, None], room, 0.0).sum(axis=1)
    among_units = (len(units) - 1) / 3 * (2 * units**3 - 3 * units**2 + units)
    chance = (among_units + units**2 * among_gaps).sum() * 2 / length
    pairs = m * length * (m * length - 1) - (units * (units - 1)).sum()
    return observed / (m * (m - 1) * length**2), chance / pairs


def _gaps(spans: Sequence[Span], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in spans for edge in (span.start_ms, span.end_ms)), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _edges_apart(mine: Sequence[Span], theirs: Sequence[Span]) -> int:
    return sum(
        (one.start_ms - other.start_ms) ** 2 + (one.end_ms - other.end_ms) ** 2
        for one in mine
        for other in theirs
        if one.start_ms < other.end_ms and other.start_ms < one.end_ms
    )


def _unmatched(spans: Sequence[Span], gaps: Sequence[tuple[int, int]]) -> int:
    """Spans that lie wholly in somebody else's gap."""
    return sum(
        (span.end_ms - span.start_ms) ** 2
        for span in spans
        for start, end in gaps
        if start <= span.start_ms and span.end_ms <= end
    )
