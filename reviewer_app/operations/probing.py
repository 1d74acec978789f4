"""Looking at a recording without taking it in: what it is, what is odd in it, what import would do."""

import itertools
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from reviewer_app.domain.errors import Cancelled
from reviewer_app.domain.recording import Recording
from reviewer_app.media.probe import Probe, probe, within
from reviewer_app.media.remux import Clock, check_clock
from reviewer_app.media.survey import TrackSurvey, survey

# A recording of ten hours is read through in less; opening has a limit of its own.
LIMIT_S = 120.0
AS_IT_IS, COPY = "play as it is", "copy to Matroska"


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found. `recording` is what import would make of it, but for its id and its copy.

    `clock` is None and `whole` False when the time limit was over before the end was read.
    """

    path: Path
    probe: Probe
    clock: Clock | None
    tracks: tuple[TrackSurvey, ...]
    whole: bool
    action: str
    reason: str
    recording: Recording

    def to_json(self) -> dict[str, object]:
        """Everything as JSON values; the fields are described in docs/command-line.md."""
        return {
            "file": str(self.path),
            "usable": True,
            "container": self.probe.container,
            "duration_ms": self.recording.duration_ms,
            "claimed_duration_ms": self.probe.duration_ms,
            "start_time_ms": self.probe.start_time_ms,
            "fragmented": self.probe.fragmented,
            "seekable": self.action == AS_IT_IS,
            "read_to_the_end": self.whole,
            "streams": [_stream(self.probe, self.tracks, number) for number in range(len(self.tracks))],
            "discontinuities": _jumps(self.clock),
            "damaged": self.recording.damaged,
            "warnings": list(self.recording.warnings),
            "import": {"action": self.action, "reason": self.reason},
        }


def examine(path: Path, limit_s: float = LIMIT_S) -> Examination:
    """Look at a recording from its beginning to its end. Raises Unreadable for what cannot be used."""
    path = path.absolute()
    found = probe(path, min(limit_s, 20.0))
    return within(limit_s * 2, path, lambda: _examine(path, found, limit_s))


def _examine(path: Path, found: Probe, limit_s: float) -> Examination:
    until = time.monotonic() + limit_s
    measured, whole = survey(path, limit_s / 2)
    try:
        clock = check_clock(path, lambda _done, _total: None, lambda: time.monotonic() > until)
    except Cancelled:
        clock = None
    action, reason = _action(found, clock)
    recording = Recording(
        "",
        path.stem,
        str(path),
        str(path),
        found.container,
        clock.duration_ms if clock else found.duration_ms,
        found.video,
        found.audio,
        remuxed=action == COPY,
        warnings=tuple(dict.fromkeys((*found.warnings, *(clock.warnings if clock else ())))),
        damaged=found.damaged or bool(clock and clock.damaged),
    )
    return Examination(path, found, clock, tuple(measured), whole and clock is not None, action, reason, recording)


def _action(found: Probe, clock: Clock | None) -> tuple[str, str]:
    if found.needs_remux:
        return COPY, found.why_remux
    if clock is not None and not clock.runs_on:
        return COPY, "Its clock jumps, and the copy's runs on."
    return AS_IT_IS, "Players seek in it, and its clock runs on."


def _stream(found: Probe, tracks: tuple[TrackSurvey, ...], number: int) -> dict[str, object]:
    measured = tracks[number]
    if measured.kind == "video":
        known = [found.video] if found.video else []
    else:
        # FLV announces no tracks: one whose first packet comes late is not among those that were found at the opening.
        known = list(found.audio[sum(track.kind == "audio" for track in tracks[:number]) :])
    return (asdict(known[0]) if known else {}) | asdict(measured)


def _jumps(clock: Clock | None) -> list[dict[str, int]]:
    """Where the clock jumps, in media time, and from where to where on the original's clock."""
    pieces = clock.time_map.pieces if clock else ()
    return [
        {"at_ms": at, "from_ms": at + before, "to_ms": at + after}
        for (_, before), (at, after) in itertools.pairwise(pieces)
    ]
