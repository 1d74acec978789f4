"""Populations, strata and judged samples as people save them."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats import sample_file
from reviewer_app.formats.sample_file import Judged, PlannedStratum, Unit


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "t.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_populations(table):
    assert sample_file.read_population(table("id,other\nr1,x\n")) == [Unit("r1")]
    assert sample_file.read_population(table("weight,id,stratum\n0.5,r1,a\n")) == [Unit("r1", "a", 0.5)]


def test_strata(table):
    found = sample_file.read_strata(table("stratum,population,share\na,100,0.05\nb,50,\n"))
    assert found == [PlannedStratum("a", 100, 0.05), PlannedStratum("b", 50, None)]


def test_judged_samples(table):
    found = sample_file.read_judged(table("id;probability;wrong;stratum\nr1;0.25;1;a\nr2;1;0;\n"))
    assert found == [Judged("r1", True, 0.25, "a"), Judged("r2", False, 1.0, "")]


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        ("population", "name\nr1\n", "needs a column id; there are name"),
        ("population", "id,stratum\n,a\n", "line 2: id is empty"),
        ("population", "id,weight\nr1,x\n", "line 2: weight must be a number from 0, not 'x'"),
        ("population", "id,weight\nr1,inf\n", "line 2: weight must be a number"),
        ("strata", "stratum,population\na,1.5\n", "line 2: population must be a whole number"),
        ("strata", "stratum,population,share\na,9,1.5\n", "line 2: share lies between 0 and 1"),
        ("judged", "id,probability,wrong\nr1,0,1\n", "line 2: probability lies above 0"),
        ("judged", "id,probability,wrong\nr1,0.5,yes\n", "line 2: wrong is 0 or 1, not 'yes'"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(table, read, text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        getattr(sample_file, f"read_{read}")(table(text))
