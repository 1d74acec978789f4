"""Lists of recordings for a batch."""

import json

import pytest

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.formats.batch_file import read_batch
from reviewer_app.formats.yaml_file import ManyProblems

A, B = "a" * 64, "b" * 64
ITEMS = (
    BatchItem(A, "Directo «ñ»; uno", "s3://live/a", 60_000, ("hate", "minors")),
    BatchItem(B, "bbbbbbbbbbbb…", "", 0),
)


@pytest.fixture
def file(tmp_path):
    """`file(text)` writes a file and gives its path."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "batch"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_by_its_column_names_whatever_parts_them(file, delimiter):
    rows = [
        ["duration_ms", "Recording_ID", "topics", "url", "title"],
        ["60000", A.upper(), "Minors| hate", "s3://live/a", '"Directo «ñ»; uno"'],
        ["0", B, "", "", ""],
        ["", "", "", "", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    assert read_batch(file(text, "utf-8-sig")) == ITEMS


def test_json_says_the_same(file):
    first = {"recording_id": A, "title": ITEMS[0].title, "url": "s3://live/a", "duration_ms": 60_000}
    entries = [{**first, "topics": ["hate", "Minors"]}, {"recording_id": B, "duration_ms": 0, "title": None}]
    assert read_batch(file(json.dumps(entries))) == ITEMS


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1, 1]),
        ("recording_id,duration_ms\n", [None]),
        ("recording_id,length\n", [1, 1]),
        (f"recording_id,duration_ms\n{A},1\nabc,-1\n{A},1\n", [3, 3, 4]),
        (f'recording_id,duration_ms,title\n{A},1,"\x07"\n', [2]),
        ("[1]", [1]),
        ('{"a": 1}', [1]),
        ("[\n{]", [2]),
        ('[{"recording_id": "x", "duration_ms": 1}]', [None]),
        ("[]", [None]),
    ],
)
def test_every_mistake_is_told_with_its_line(file, text, lines):
    with pytest.raises(ManyProblems) as told:
        read_batch(file(text))
    assert [problem.line for problem in told.value.problems] == lines


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(ManyProblems, match="cannot be read"):
        read_batch(tmp_path / "nothing")
