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


def test_where_recording_and_texts_live_and_how_long_it_is(file):
    """As columns and as JSON."""
    head = "recording_id,duration_ms,url,transcript_url,chat_url,size_bytes"
    line = f"{A},1,s3://live/a,https://h/a.srt,file:///share/a.jsonl,36000000"
    [item] = read_batch(file(f"{head}\n{line}\n"))
    found = (item.url, item.transcript_url, item.chat_url, item.size_bytes)
    assert found == ("s3://live/a", "https://h/a.srt", "file:///share/a.jsonl", 36_000_000)
    entry = dict(zip(head.split(","), line.split(","), strict=True)) | {"size_bytes": 36_000_000, "duration_ms": 1}
    assert read_batch(file(json.dumps([entry]))) == (item,)


def test_a_location_that_nothing_is_fetched_from_is_told_at_once(file):
    """Before it is in the database; no password is repeated."""
    head = "recording_id,duration_ms,url,transcript_url,chat_url,size_bytes"
    line = f"{A},1,/share/a.mp4,https://u:s3cret@h/a.srt,file:///share/../etc/passwd,0"
    with pytest.raises(ManyProblems) as told:
        read_batch(file(f"{head}\n{line}\n"))
    assert [problem.line for problem in told.value.problems] == [2] * 4
    said = "\n".join(problem.reason for problem in told.value.problems)
    assert all(name in said for name in ("url: ", "transcript_url: ", "chat_url: ", "size_bytes must be"))
    assert "s3cret" not in said


def test_a_playlist_is_no_recording(file):
    """Told to the operator, before every moderator meets it."""
    head = "recording_id,duration_ms,url"
    with pytest.raises(ManyProblems, match=r"url: https://h/live\.m3u8 is a playlist: have the recording put into one"):
        read_batch(file(f"{head}\n{A},1,https://h/live.m3u8\n"))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(ManyProblems, match="cannot be opened"):
        read_batch(tmp_path / "nothing")
