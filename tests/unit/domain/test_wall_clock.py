"""The time of day, of which there is one."""

import time
from datetime import UTC, datetime, timedelta, timezone

from reviewer_app.domain import wall_clock


def test_it_is_utc_in_milliseconds():
    before = time.time()
    assert before * 1000 - 1 <= wall_clock.now_ms() <= time.time() * 1000 + 1


def test_moments_are_cut_to_the_ms_begun_and_come_back():
    """Whatever the zone; half a millisecond is not rounded up."""
    moment = datetime(2026, 11, 23, 12, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=-5)))
    ms = wall_clock.ms_of(moment)
    assert ms % 1000 == 999
    assert wall_clock.moment_of(ms) == moment.replace(microsecond=999_000)
    assert wall_clock.moment_of(ms).tzinfo is UTC
