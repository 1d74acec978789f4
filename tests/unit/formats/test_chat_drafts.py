"""Times, counts and texts as logs write them."""

import math

import pytest

from reviewer_app.formats.chat_drafts import clock_ms, iso_ms, media_ms, number, text_of, wall_ms, whole

T = 1_778_785_331_400


@pytest.mark.parametrize(
    "value", [T, str(T), T / 1000, T * 1000, str(T * 1000), T * 1_000_000, "2026-05-14T19:02:11.4Z"]
)
def test_wall_times_of_every_unit(value):
    assert wall_ms(value) == T


@pytest.mark.parametrize("value", [0, -5, None, True, "x", "", math.nan, math.inf, 10**40, [], "9" * 5000])
def test_what_is_no_wall_time(value):
    assert wall_ms(value) is None


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("0:01", 1_000), ("1:02:03", 3_723_000), ("-5:31", -331_000), ("00:00:01,5", 1_500), ("61:00", 3_660_000),
        ("1:02:03.4567", 3_723_456), ("x", None), ("1", None), ("1:2:3:4", None),
    ],
)  # fmt: skip
def test_clock_times(text, ms):
    assert clock_ms(text) == ms


def test_iso_times_of_any_precision_and_zone():
    assert iso_ms("2024-01-18T19:01:47.8252335+08:00") == 1_705_575_707_825
    assert iso_ms("2024-01-18 11:01:47") == 1_705_575_707_000
    assert iso_ms("0001-01-01T00:00:00+14:00") == -62_135_647_200_000
    assert iso_ms("no") is None


def test_numbers_counts_and_texts():
    assert (number("1.5"), number("x"), number(True)) == (1.5, None, None)
    assert (whole("12"), whole(3.0), whole(3.5), whole(True), whole("9" * 30)) == (12, 3, None, None, None)
    assert (media_ms("1.2345"), media_ms(-3), media_ms(1e300)) == (1_234, -3_000, None)
    assert (text_of(" a  b\n"), text_of(7), text_of(None), text_of("n\u0303")) == ("a b", "7", "", "ñ")
