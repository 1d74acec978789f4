"""How far raters agree, from tables that people bring."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reviewer_app.domain.agreement import report
from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.report import OVERLAP, Report
from reviewer_app.domain.agreement.resampling import SEED
from reviewer_app.domain.agreement.span_matching import match_by_overlap, match_by_tolerance
from reviewer_app.domain.agreement.weights import NOMINAL, WEIGHTS, agreement_weights, own_weights
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.delimited import read_rows
from reviewer_app.formats.ratings_file import read_ratings, read_spans, read_table


def of_ratings(
    path: Path,
    level: str = NOMINAL,
    weights: str = WEIGHTS[0],
    categories: Sequence[str] | None = None,
    cluster: str | None = None,
    *,
    seed: int | None = None,
) -> Report:
    """Units by raters; `weights` is a name or a file of a square table, `seed` that of what is drawn. Raises Unreadable
    and NotComparable.
    """
    return _report(read_ratings(path, cluster, categories), level, weights, seed)


def of_table(
    path: Path,
    level: str = NOMINAL,
    weights: str = WEIGHTS[0],
    categories: Sequence[str] | None = None,
    *,
    seed: int | None = None,
) -> Report:
    """A square table of two raters. Raises Unreadable and NotComparable."""
    return _report(read_table(path, categories), level, weights, seed)


def of_spans(
    path: Path,
    lengths: Path | None = None,
    overlap: float = OVERLAP,
    tolerance_ms: int | None = None,
    *,
    seed: int | None = None,
) -> Report:
    """Spans on recordings. Two are the same by so much overlap, or where a tolerance is given by how near their edges
    are. Raises Unreadable and NotComparable.
    """
    continua = read_spans(path, lengths)
    if not 0 < overlap <= 1 or (tolerance_ms is not None and tolerance_ms < 0):
        raise NotComparable("An overlap lies above 0 and is at most 1, a tolerance is 0 ms or more.")
    known = _seed(seed)
    if tolerance_ms is None:
        match = partial(match_by_overlap, least=overlap)
        return report.of_spans(continua, seed=known, match=match, matched_by=f"overlap {overlap:g}")
    match = partial(match_by_tolerance, tolerance_ms=tolerance_ms)
    return report.of_spans(continua, seed=known, match=match, matched_by=f"tolerance {tolerance_ms} ms")


def _report(ratings: Ratings, level: str, weights: str, seed: int | None) -> Report:
    if weights in WEIGHTS:
        near = weights, agreement_weights(weights, ratings.categories)
    else:
        near = "own", _own(Path(weights), len(ratings.categories))
    return report.of_ratings(ratings, level, near, seed=_seed(seed))


def _seed(seed: int | None) -> int:
    if seed is not None and seed < 0:
        raise NotComparable("A seed is a whole number from 0.")
    return SEED if seed is None else seed


def _own(path: Path, q: int):
    try:
        return own_weights([[float(cell) for cell in row] for _, row in read_rows(path, "table of weights")], q)
    except (ValueError, NotComparable) as error:
        reason = str(error) if isinstance(error, NotComparable) else "a table of weights holds numbers alone."
        raise Unreadable(path, reason) from None
