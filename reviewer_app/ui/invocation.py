"""One use of a command, on its way from the key, menu or palette to the page."""

from dataclasses import dataclass
from typing import Literal

PRESS, RELEASE = "press", "release"


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command to carry out.

    `stamp` is what the page's `stamp()` returned at the first key press of the sequence (for labels the media time is
    fixed there); press and release of one hold share it. `phase` is `release` only for commands with `hold`.
    `held_ms` is the time from press to release of the last key in milliseconds, 0 at the press. `released_stamp` is
    the page's `stamp()` at the release, however much later the release is carried out; None at the press.
    """

    command_id: str
    stamp: object = None
    phase: Literal["press", "release"] = PRESS
    held_ms: int = 0
    released_stamp: object = None
