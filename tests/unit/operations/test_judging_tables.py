"""What tables of counts say, and what they are refused for."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.operations import judging_tables


def sides(tmp_path, *rows):
    path = tmp_path / "sides.csv"
    path.write_text("\n".join(["policy,side,population,drawn,violations", *rows]))
    return path


def test_recall_of_each_policy_holds_what_was_missed(tmp_path):
    """The exact bounds reach much further down than the linearised error: two of 500 may be six, or none."""
    path = sides(
        tmp_path, "hate,flagged,1000,100,80", "hate,passed,99000,500,2", "spam,flagged,10,10,9", "spam,passed,90,40,0"
    )
    hate, spam = judging_tables.of_recall(path)
    assert (hate.recall.value, hate.recall.se) == (pytest.approx(0.66890, abs=5e-6), pytest.approx(0.15641, abs=5e-6))
    low, high = hate.recall_ci95
    assert low < 0.4 and high > 0.9
    assert (spam.precision, spam.recall) == (None, None)  # ten looked at: counts, no rate
    assert spam.recall_ci95[0] > 0 and spam.precision_ci95[1] == pytest.approx(0.9975, abs=5e-5)


def test_where_nothing_was_found_there_is_no_recall_but_bounds(tmp_path):
    (found,) = judging_tables.of_recall(sides(tmp_path, "x,flagged,100,50,0", "x,passed,100,50,0"))
    assert found.recall is None and found.recall_ci95[0] == 0 and found.recall_ci95[1] == 1
    assert found.violations.value == 0


@pytest.mark.parametrize(
    ("rows", "error", "sentence"),
    [
        (["x,flagged,100,50,3"], NoSample, "a sample of what was passed of x too"),
        (["x,flagged,0,0,0", "x,passed,100,50,3"], NoSample, "nothing was drawn"),
        (["x,marked,100,50,3"], Unreadable, "side is flagged or passed, not 'marked'"),
        (["x,flagged,100,50,51"], Unreadable, "51 violations in 50 drawn of 100 cannot be"),
        (["x,flagged,100,0,0"], Unreadable, "0 violations in 0 drawn of 100 cannot be"),
        (["x,flagged,9,5,1", "x,flagged,9,5,1"], Unreadable, "line 3: flagged x is there twice"),
        (["x,flagged,nine,5,1"], Unreadable, "population must be a whole number"),
    ],
)
def test_tables_that_cannot_be_are_refused_with_their_line(tmp_path, rows, error, sentence):
    with pytest.raises(error, match=sentence):
        judging_tables.of_recall(sides(tmp_path, *rows))


def test_samples_in_their_order(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("sample,size,wrong\nmon,50,5\ntue,50,5\nwed,50,30\n")
    found = judging_tables.of_samples(path)
    assert [(one.name, point.out) for one, point in zip(found.samples, found.chart.points, strict=True)] == [
        ("mon", False),
        ("tue", False),
        ("wed", True),
    ]
    path.write_text("size,wrong\n50,51\n")
    with pytest.raises(Unreadable, match="line 2: 51 wrong of 50 cannot be"):
        judging_tables.of_samples(path)
