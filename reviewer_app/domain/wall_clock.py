"""The time of day. Asked for as `wall_clock.now_ms()`, so that a test can set it in one place."""

import time
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now_ms() -> int:
    """UTC wall time in milliseconds."""
    return time.time_ns() // 1_000_000


def ms_of(moment: datetime) -> int:
    """A moment with its zone in UTC ms: the one begun, not the nearest, as the server tells it to workstations."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def moment_of(ms: int) -> datetime:
    """UTC ms as a moment in UTC."""
    return _EPOCH + timedelta(milliseconds=ms)
