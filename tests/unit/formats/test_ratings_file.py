"""Ratings, tables and spans as people save them; every mistake with its line."""

import pytest

from reviewer_app.domain.agreement.ratings import MISSING
from reviewer_app.domain.agreement.spans import Span
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.ratings_file import read_ratings, read_spans, read_table

SPANS = "rater,recording,label,start_ms,end_ms,length_ms\n"


@pytest.fixture
def table(tmp_path):
    def write(text, name="t.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_units_by_raters(table):
    found = read_ratings(table("unit,ana,recording,ben\n1,10,x,9\n2,,y,9\n3,10,x\n"), cluster="recording")
    assert found.categories == ("9", "10")
    assert found.codes.tolist() == [[1, 0], [MISSING, 0], [1, MISSING]]
    assert found.clusters.tolist() == [0, 1, 0]


def test_categories_named_are_in_their_order(table):
    found = read_ratings(table("a,b\nhigh,low\n"), categories=["low", "middle", "high"])
    assert (found.categories, found.codes.tolist()) == (("low", "middle", "high"), [[2, 0]])


@pytest.mark.parametrize(
    ("text", "named", "sentence"),
    [
        ("ana,ben\nx,y\n", {"cluster": "recording"}, "line 1: there is no column 'recording'; there are ana, ben"),
        ("unit,ana\n1,y\n", {}, "line 1: the table needs columns of two raters"),
        ("ana,ben\nx,y\nx,z\n", {"categories": ["x", "y"]}, "line 3: 'z' is not among the categories x, y"),
        ("ana,ben,r\nx,y,\n", {"cluster": "r"}, "line 2: the unit has no r"),
        ("ana,ana\nx,y\n", {}, "line 1: two columns are named 'ana'"),
        ("ana,\nx,y\n", {}, "line 1: each column needs a name"),
        ("ana,ben\nx,y,z\n", {}, "line 2: the row has 3 cells, but there are 2 columns"),
        ("ana,ben\n", {}, "has no rows"),
        ("", {}, "has no rows"),
    ],
)
def test_ratings_that_cannot_be_used(table, text, named, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_ratings(table(text), **named)


def test_tables_with_names_and_without(table):
    plain, named = read_table(table("1,2\n0,3\n")), read_table(table(";no;yes\nno;1;2\nyes;0;3\n"))
    assert plain.codes.tolist() == named.codes.tolist()
    assert (plain.categories, named.categories) == (("1", "2"), ("no", "yes"))
    assert read_table(table("1,2\n0,3\n"), ["a", "b"]).categories == ("a", "b")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,2\n0\n", "line 2: the row needs 2 whole numbers"),
        ("1,2\n0,x\n", "line 2: the row needs 2 whole numbers"),
        (",a,b\nb,1,2\na,0,3\n", "line 1: the first column must name the same"),
        ("", "the table is empty"),
        ("x\n", "no rows below the names"),
        ("999999999,0\n0,1\n", "more than 10,000,000 units"),
        (f"1,2\n0,{'9' * 5000}\n", "line 2: the row needs 2 whole numbers"),
    ],
)
def test_tables_that_cannot_be_used(table, text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_table(table(text))


def test_spans_with_lengths_beside_them(table):
    found = read_spans(table(SPANS + "ana,r,x,1,5,20\nben,r,,,,20\nana,s,y,0,9,9\n"))
    assert [(one.name, one.length_ms) for one in found] == [("r", 20), ("s", 9)]
    assert found[0].observers == {"ana": (Span(1, 5, "x"),), "ben": ()}


def test_spans_with_a_table_of_lengths(table):
    lengths = table("recording,length_ms\nr,20\n", "lengths.csv")
    found = read_spans(table("recording,rater,start_ms,end_ms,label\nr,ana,1,5,x\n"), lengths)
    assert found[0].length_ms == 20


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rater,recording,label,start_ms,end_ms\nana,r,x,1,5\n", "needs a column length_ms or a table of lengths"),
        (SPANS + "ana,r,x,1,25,20\n", "line 2: the span 1-25 ms is empty or not within the 20 ms"),
        (SPANS + "ana,r,x,5,5,20\n", "line 2: the span 5-5 ms is empty"),
        (SPANS + "ana,r,x,1.5,5,20\n", "line 2: start_ms must be a whole number of milliseconds, not '1.5'"),
        (SPANS + "ana,r,,1,5,20\n", "line 2: the span has no label"),
        (SPANS + "ana,r,x,1,5,20\nben,r,x,1,5,21\n", "line 3: 'r' has had another length before"),
    ],
)
def test_spans_that_cannot_be_used(table, text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_spans(table(text))


def test_a_recording_without_a_length_is_named(table):
    lengths = table("recording,length_ms\nr,20\n", "lengths.csv")
    with pytest.raises(Unreadable, match="line 2: 's' has no length in"):
        read_spans(table("rater,recording,label,start_ms,end_ms\nana,s,x,1,5\n"), lengths)
    with pytest.raises(Unreadable, match="needs a column length_ms; there are recording"):
        read_spans(table("rater,recording,label,start_ms,end_ms\nana,s,x,1,5\n"), table("recording\nr\n", "l.csv"))
