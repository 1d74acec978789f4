"""Times as people read them."""

import pytest

from reviewer_app.domain.timecode import timecode, typed_ms, utc_text


def test_media_time():
    assert timecode(0) == "00:00:00"
    assert timecode(3_725_004) == "01:02:05"
    assert timecode(3_725_004, millis=True) == "01:02:05.004"
    assert timecode(-1_500, millis=True) == "-00:00:01.500"
    assert timecode(36_000_000) == "10:00:00"


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("-3.2", -3_200), ("−3,2", -3_200), ("+3,25 s", 3_250), ("0", 0), ("1:02.5", 62_500),
        ("-1:02:03,250", -3_723_250), (" 90 ", 90_000), ("0.001", 1), ("", None), ("3.2.1", None), ("1:62", None),
        ("x", None), ("1e3", None), ("--3", None), (".5", None), ("3,1234", None),
    ],
)  # fmt: skip
def test_a_length_as_people_type_it(text, ms):
    assert typed_ms(text) == ms


def test_wall_time():
    assert utc_text(0) == "1970-01-01 00:00:00.000Z"
    assert utc_text(1_763_812_800_123) == "2025-11-22 12:00:00.123Z"
