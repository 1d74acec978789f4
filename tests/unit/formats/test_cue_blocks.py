"""Timing lines as players accept them, and those nobody can."""

from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.cue_blocks import Block, has_timing, inline_time, is_number, timings, without_index

FILE = Path("name.srt")


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:01,500 --> 00:00:02,000", 1500, 2000),
        ("00:00:01.500 --> 00:00:02.000", 1500, 2000),
        ("00:01,500 --> 00:02,000", 1500, 2000),
        ("0:00:01,5 --> 0:00:02", 1500, 2000),
        ("  00:00:01,500-->00:00:02,000  ", 1500, 2000),
        ("00:00:01,500 -> 00:00:02,000", 1500, 2000),
        ("00: 00: 01, 500 --> 00: 00: 02, 000", 1500, 2000),
        ("10:00:01,500 --> 100:00:02,000", 36_001_500, 360_002_000),
        ("-00:00:01,500 --> 00:00:02,000", -1500, 2000),
        ("00:00:01,500 --> 00:00:02,000 align:start position:0%", 1500, 2000),
        ("00:00:01,500 --> 00:00:02,000 X1:100 X2:200 Y1:1 Y2:2", 1500, 2000),
        ("00:00:01,500999 --> 00:00:02,000", 1500, 2000),
    ],
)
def test_times_are_read(line, start, end):
    (found,) = timings([line], FILE)
    assert (found.start_ms, found.end_ms, found.rest) == (start, end, "")


def test_text_behind_the_times_is_not_lost():
    (found,) = timings(["00:01,500 --> 00:02,000 Hola a todos"], FILE)
    assert found.rest == "Hola a todos"


@pytest.mark.parametrize(
    "line", ["00:00:xx,000 --> 00:00:02,000", "00:00:01,000 --> ", "x --> 00:00:02,000", "00:00:01,0 00:00:02,0"]
)
def test_times_that_cannot_be_read_are_named_by_line(line):
    with pytest.raises(Unreadable, match=r"name\.srt, line 3: the times in") as caught:
        timings(["", "1", line], FILE)
    assert caught.value.line == 3


@pytest.mark.parametrize("line", ["mira --> esto", "5 --> 3", "10:30 11:45", "1 -> 2"])
def test_arrows_and_hours_that_somebody_wrote_are_text(line):
    assert timings(["hola", line], FILE) == []
    assert not has_timing(line)


def test_inline_times():
    assert inline_time("<00:01.234>") == 1234
    assert inline_time("<01:00:01.234>") == 3_601_234
    assert inline_time("<c.red>") is None


@pytest.mark.parametrize(
    ("lines", "last", "rest", "number"),
    [
        (["Hola", "", "2"], 1, ["Hola", ""], 2),
        (["Hola", "", "77"], 1, ["Hola", ""], 77),
        (["Hola", "2"], 1, ["Hola"], 2),
        (["Hola", "", "2", ""], 1, ["Hola", ""], 2),
        (["2014", ""], None, ["2014", ""], None),
        (["2014"], 3, ["2014"], 3),
        (["Hola", ""], 3, ["Hola", ""], 3),
        ([], 3, [], 3),
    ],
)
def test_the_index_of_the_next_cue_is_told_from_a_number_that_was_said(lines, last, rest, number):
    assert without_index(lines, last) == (rest, number)


def test_numbers_and_places():
    assert is_number(" 12 ") and not is_number("12a") and not is_number("") and not is_number("²")
    assert Block(7, 0, 1, []).where == "line 7"
