"""The one conversion between a container's clock and media time."""

from fractions import Fraction

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.media.clock import claimed_ms, media_ms, stream_pts
from tests.media_files import MediaFiles

TS = Fraction(1, 90_000)
BASES = st.sampled_from([TS, Fraction(1, 1000), Fraction(1, 12_800), Fraction(1001, 30_000), Fraction(1, 48_000)])


@pytest.mark.parametrize(
    ("pts", "base", "start", "ms"),
    [
        (0, TS, None, 0),
        (90_000, TS, None, 1000),
        (3003, TS, 0, 33),
        (45, TS, 0, 1),
        (44, TS, 0, 0),
        (135, TS, 0, 2),
        (-45, TS, 0, 0),
        (-46, TS, 0, -1),
        (90_000, TS, 1_000_000, 0),
        (2**33, TS, 2**33 * 100 // 9, 0),
    ],
)
def test_halves_are_rounded_up_and_the_start_is_zero(pts: int, base: Fraction, start: int | None, ms: int) -> None:
    """Known values, negative ones and those near the end of MPEG-TS's 33 bits too."""
    assert media_ms(pts, base, start) == ms


@given(st.integers(-(2**33), 2**33), BASES, st.integers(-(10**12), 10**12))
def test_the_error_is_never_more_than_half_a_millisecond(pts: int, base: Fraction, start: int) -> None:
    """Exact fractions all the way: rounding happens once, at the end."""
    exact = (pts * base - Fraction(start, 1_000_000)) * 1000
    assert abs(media_ms(pts, base, start) - exact) <= Fraction(1, 2)


@given(st.integers(0, 10**9), BASES, st.integers(0, 10**11))
def test_a_seek_never_aims_after_the_time_that_was_asked_for(ms: int, base: Fraction, start: int) -> None:
    """The stream's PTS lies at or before the media time, by less than one tick."""
    pts = stream_pts(ms, base, start)
    asked = Fraction(ms, 1000) + Fraction(start, 1_000_000)
    assert pts * base <= asked < (pts + 1) * base


@pytest.mark.parametrize("recipe", ["mkv", "mkv-late", "mp4-late", "ts-late"])
def test_a_late_start_is_no_part_of_the_length(media_files: MediaFiles, recipe: str) -> None:
    """Four seconds are four seconds, also where a Matroska file counts from zero of its clock."""
    with av.open(str(media_files(recipe))) as container:
        assert abs(claimed_ms(container) - 4000) < 70
