"""Times of TTML."""

from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.media_clock import MediaClock
from reviewer_app.formats.xml_file import Element


def milliseconds(time, **root):
    clock = MediaClock(Element("tt", 1, root, []), Path("name.ttml"))
    return clock.milliseconds(Element("p", 5, {"begin": time}, []), "begin")


NTSC = {"frameRate": "30", "frameRateMultiplier": "1000 1001"}


@pytest.mark.parametrize(
    ("time", "root", "ms"),
    [
        ("01:02:03", {}, 3_723_000),
        ("00:00:01.5", {}, 1500),
        ("100:00:00.1239", {}, 360_000_124),
        ("1.2s", {}, 1200),
        ("1500ms", {}, 1500),
        ("0.5m", {}, 30_000),
        ("2h", {}, 7_200_000),
        ("15f", {}, 500),
        ("24f", {"frameRate": "24", "frameRateMultiplier": "1000 1001"}, 1001),
        ("24f", {"frameRate": "24", "frameRateMultiplier": "1000:1001"}, 1001),
        ("00:00:01:12", {"frameRate": "25"}, 1480),
        ("00:00:01:12.1", {"frameRate": "25", "subFrameRate": "2"}, 1500),
        ("10000000t", {"tickRate": "10000000"}, 1000),
        ("50t", {"frameRate": "25"}, 2000),
        ("3t", {}, 3000),
        # Time code of 29.97 frames: an hour of it lasts 3.6 s longer unless numbers are dropped.
        ("01:00:00:00", NTSC | {"timeBase": "smpte"}, 3_603_600),
        ("01:00:00:00", NTSC | {"timeBase": "smpte", "dropMode": "dropNTSC"}, 3_599_996),
        ("01:53:43:19", {"frameRate": "24", "frameRateMultiplier": "1000 1001", "timeBase": "smpte"}, 6_830_615),
    ],
)
def test_times(time, root, ms):
    assert milliseconds(time, **root) == ms


def test_no_time_is_none():
    assert MediaClock(Element("tt", 1, {}, []), Path("a")).milliseconds(Element("p", 5, {}, []), "begin") is None


@pytest.mark.parametrize("time", ["", "pronto", "1:2:3", "5", "wallclock(2026-01-01)", "-1s", "1x"])
def test_a_time_that_cannot_be_read_is_named_by_its_line(time):
    with pytest.raises(Unreadable, match="cannot be read") as caught:
        milliseconds(time)
    assert caught.value.line == 5


@pytest.mark.parametrize("root", [{"frameRate": "0"}, {"tickRate": "x"}, {"frameRateMultiplier": "1 0"}])
def test_rates_that_are_none(root):
    with pytest.raises(Unreadable, match="is no"):
        milliseconds("1s", **root)
