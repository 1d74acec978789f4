"""Published data of the literature on agreement, as the tests of several modules use it."""

from reviewer_app.domain.agreement.ratings import Ratings

FLEISS_1971 = """
0 0 0 6 0 | 0 3 0 0 3 | 0 1 4 0 1 | 0 0 0 0 6 | 0 3 0 3 0 | 2 0 4 0 0 | 0 0 4 0 2 | 2 0 3 1 0 | 2 0 0 4 0 | 0 0 0 0 6
1 0 0 5 0 | 1 1 0 4 0 | 0 3 3 0 0 | 1 0 0 5 0 | 0 2 0 3 1 | 0 0 5 0 1 | 3 0 0 1 2 | 5 1 0 0 0 | 0 2 0 4 0 | 1 0 2 0 3
0 0 0 0 6 | 0 1 0 5 0 | 0 2 0 1 3 | 2 0 0 4 0 | 1 0 0 4 1 | 0 5 0 1 0 | 4 0 0 0 2 | 0 2 0 4 0 | 1 0 5 0 0 | 0 0 0 0 6
"""
# Krippendorff (2011), section C.
KRIPPENDORFF_C = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# The same as in the R package irrCAC, where the third rater gave the last unit.
IRRCAC_RAW = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . .",
    ". 3 3 3 2 3 4 2 2 5 1 3",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
WIKIPEDIA = ("* * * * * 3 4 1 2 1 1 3 3 * 3", "1 * 2 1 3 3 4 3 * * * * * * *", "* * 2 1 3 4 4 * 2 1 1 3 3 * 4")
COHEN_1960_P45 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
COHEN_1960_P37 = [[25, 12, 3], [13, 2, 15], [12, 16, 2]]
IRRCAC_TABLE = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]


def by_rater(*raters: str, categories=None) -> Ratings:
    """Ratings from a line for each rater; `.` and `*` are missing, figures are numbers."""
    lines = [
        [None if mark in ".*" else int(mark) if mark.isdigit() else mark for mark in one.split()] for one in raters
    ]
    return Ratings.of(list(zip(*lines, strict=True)), categories)


def by_counts(text: str) -> Ratings:
    """Ratings from the counts of each category a unit; which rater gave what is invented."""
    units = [[int(mark) for mark in unit.split()] for line in text.strip().splitlines() for unit in line.split("|")]
    rows = [[code for code, count in enumerate(unit) for _ in range(count)] for unit in units]
    return Ratings.of(rows, range(5))
