"""Times as people read them."""

from reviewer_app.domain.timecode import timecode, utc_text


def test_media_time():
    assert timecode(0) == "00:00:00"
    assert timecode(3_725_004) == "01:02:05"
    assert timecode(3_725_004, millis=True) == "01:02:05.004"
    assert timecode(-1_500, millis=True) == "-00:00:01.500"
    assert timecode(36_000_000) == "10:00:00"


def test_wall_time():
    assert utc_text(0) == "1970-01-01 00:00:00.000Z"
    assert utc_text(1_763_812_800_123) == "2025-11-22 12:00:00.123Z"
