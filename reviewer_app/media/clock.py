"""The one conversion from a container's clock to media time."""

from fractions import Fraction

import av
from av.container import InputContainer

# What PyAV counts a container's own times in.
CONTAINER_BASE = Fraction(1, av.time_base)
_PER_MS = av.time_base // 1000


def media_ms(pts: int, time_base: Fraction, container_start: int | None) -> int:
    """Integer milliseconds of media time: PTS minus the container's start (in av.time_base), halves rounded up.

    The container's start, not the video stream's, is zero: the sound may begin first.
    """
    # In whole numbers, since this is asked for every packet: a Fraction takes five times as long.
    ticks, base = time_base.numerator * _PER_MS * 1000, time_base.denominator
    doubled = 2 * (pts * ticks - (container_start or 0) * base)
    return (doubled + base * _PER_MS) // (2 * base * _PER_MS)


def stream_pts(ms: int, time_base: Fraction, container_start: int | None) -> int:
    """The last PTS of a stream that lies at or before a media time."""
    return int((Fraction(ms, 1000) + (container_start or 0) * CONTAINER_BASE) // time_base)


def claimed_ms(container: InputContainer) -> int:
    """How long a container says that it is, in ms of media time; 0 where it does not say.

    Matroska counts from zero of its clock, the others from where they start.
    """
    length = container.duration or 0
    if "matroska" in container.format.name:
        length -= max(container.start_time or 0, 0)
    return max(length, 0) // 1000
