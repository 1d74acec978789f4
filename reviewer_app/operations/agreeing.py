"""How far raters agree, from tables that people bring."""

from collections.abc import Sequence
from pathlib import Path

from reviewer_app.domain.agreement import report
from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.ratings import Ratings
from reviewer_app.domain.agreement.report import Report
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
) -> Report:
    """Units by raters; `weights` is a name or a file of a square table. Raises Unreadable and NotComparable."""
    return _report(read_ratings(path, cluster, categories), level, weights)


def of_table(
    path: Path, level: str = NOMINAL, weights: str = WEIGHTS[0], categories: Sequence[str] | None = None
) -> Report:
    """A square table of two raters. Raises Unreadable and NotComparable."""
    return _report(read_table(path, categories), level, weights)


def of_spans(path: Path, lengths: Path | None = None) -> Report:
    """Spans on recordings. Raises Unreadable and NotComparable."""
    return report.of_spans(read_spans(path, lengths))


def _report(ratings: Ratings, level: str, weights: str) -> Report:
    if weights in WEIGHTS:
        near = weights, agreement_weights(weights, ratings.categories)
    else:
        near = "own", _own(Path(weights), len(ratings.categories))
    return report.of_ratings(ratings, level, near)


def _own(path: Path, q: int):
    try:
        return own_weights([[float(cell) for cell in row] for _, row in read_rows(path, "table of weights")], q)
    except (ValueError, NotComparable) as error:
        reason = str(error) if isinstance(error, NotComparable) else "a table of weights holds numbers alone."
        raise Unreadable(path, reason) from None
