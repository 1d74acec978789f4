"""What the packets of each track say."""

import itertools

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.media.survey import survey
from tests.media_files import VFR_INTERVALS_MS, MediaFiles, make_recording


@pytest.mark.parametrize("recipe", ["mp4", "mkv", "ts", "flv", "webm", "hls", "ts-back-little", "flv-forward"])
def test_an_even_rate_is_constant(media_files: MediaFiles, recipe: str) -> None:
    """Rounding to milliseconds and jumps of the clock do not make it variable."""
    tracks, whole = survey(media_files(recipe), 60)
    video = tracks[0]
    assert whole and video.kind == "video" and video.constant
    assert (video.intervals.min_ms, video.intervals.max_ms) in ((33, 34), (33, 33))


@pytest.mark.parametrize("recipe", ["mp4-vfr", "mkv-vfr", "flv-vfr", "ts-vfr"])
def test_an_uneven_rate_is_measured(media_files: MediaFiles, recipe: str) -> None:
    """Its shortest and longest interval are those that the recording was made with."""
    video = survey(media_files(recipe), 60)[0][0]
    assert video.constant is False
    assert video.intervals.min_ms == pytest.approx(min(VFR_INTERVALS_MS), abs=1)
    assert video.intervals.max_ms == pytest.approx(max(VFR_INTERVALS_MS), abs=1)


def test_key_pictures_are_counted(media_files: MediaFiles) -> None:
    """Sixty pictures apart; a recording with one has no distance."""
    video = survey(media_files("mp4"), 60)[0][0]
    assert video.key_pictures == 2 and video.key_intervals.max_ms == pytest.approx(2000, abs=40)
    single = survey(media_files("mp4-begins-inside"), 60)[0][0]
    assert single.key_pictures == 1 and single.key_intervals is None


@pytest.mark.parametrize(
    ("recipe", "video", "audio"),
    [
        ("mp4-late-sound", (0, 4000), (1500, 4000)),
        ("mkv-short-sound", (0, 4000), (0, 2000)),
        ("mkv-long-sound", (0, 4000), (0, 7000)),
        ("ts-late", (0, 4000), (0, 4000)),
    ],
)
def test_where_each_track_begins_and_ends(media_files: MediaFiles, recipe: str, video: tuple, audio: tuple) -> None:
    """Picture and sound need not be on together."""
    for track, (begin, end) in zip(survey(media_files(recipe), 60)[0], (video, audio), strict=True):
        assert (track.start_ms, track.end_ms) == (pytest.approx(begin, abs=40), pytest.approx(end, abs=60))


def test_the_first_time_stamp_is_the_files_own(media_files: MediaFiles) -> None:
    """An hour late."""
    assert survey(media_files("ts-late"), 60)[0][0].first_pts_ms == pytest.approx(3_600_000, abs=100)


def test_it_stops_at_its_time_limit(tmp_path) -> None:
    """And says that it did."""
    path = make_recording(tmp_path / "long.mkv", seconds=40, size=(64, 64))
    ticks = itertools.count()
    tracks, whole = survey(path, 0.5, lambda: float(next(ticks)))
    assert not whole and 0 < tracks[0].packets < 1200


def test_what_is_no_recording_is_refused(media_files: MediaFiles) -> None:
    """In a sentence."""
    with pytest.raises(Unreadable, match="this is no recording"):
        survey(media_files("text"), 60)
