"""The time of day, of which there is one."""

import time

from reviewer_app.domain import wall_clock


def test_it_is_utc_in_milliseconds():
    before = time.time()
    assert before * 1000 - 1 <= wall_clock.now_ms() <= time.time() * 1000 + 1
