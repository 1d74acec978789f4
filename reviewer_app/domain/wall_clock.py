"""The time of day. Asked for as `wall_clock.now_ms()`, so that a test can set it in one place."""

import time


def now_ms() -> int:
    """UTC wall time in milliseconds."""
    return time.time_ns() // 1_000_000
