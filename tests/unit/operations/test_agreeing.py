"""From tables to reports."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.operations import agreeing


def test_weights_by_name_and_of_ones_own(tmp_path):
    table, own = tmp_path / "t.csv", tmp_path / "w.csv"
    table.write_text("13,0,0\n0,20,7\n0,4,56\n")
    own.write_text("1,0.75,0\n0.75,1,0.75\n0,0.75,1\n")
    named, mine = agreeing.of_table(table, weights="quadratic"), agreeing.of_table(table, weights=str(own))
    assert [line.estimate.value for line in named.lines] == [line.estimate.value for line in mine.lines]
    assert {line.weights for line in mine.lines} == {"own", "identity", None}


@pytest.mark.parametrize(("text", "sentence"), [("1,x\nx,1\n", "numbers alone"), ("1,0\n0,1\n", "3 rows of 3")])
def test_weights_that_cannot_be_used_are_named_by_their_file(tmp_path, text, sentence):
    table, own = tmp_path / "t.csv", tmp_path / "w.csv"
    table.write_text("13,0,0\n0,20,7\n0,4,56\n")
    own.write_text(text)
    with pytest.raises(Unreadable, match=f"w.csv: .*{sentence}"):
        agreeing.of_table(table, weights=str(own))
    with pytest.raises(Unreadable, match="cubic"):
        agreeing.of_table(table, weights="cubic")


def test_ratings_and_spans(tmp_path):
    ratings, spans = tmp_path / "r.csv", tmp_path / "s.csv"
    ratings.write_text("a,b,r\nx,x,1\ny,x,2\ny,y,3\n")
    assert agreeing.of_ratings(ratings, cluster="r", categories=["x", "y", "z"]).categories == ("x", "y", "z")
    spans.write_text("rater,recording,label,start_ms,end_ms,length_ms\na,r,x,0,5,9\nb,r,x,0,5,9\n")
    assert agreeing.of_spans(spans).lines[0].estimate.value == 1
