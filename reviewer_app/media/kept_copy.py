"""What is known of a normalised copy, kept beside it: taking the recording in again needs no second copy."""

import json
import os
from contextlib import suppress
from pathlib import Path

from reviewer_app.domain.recording import TimeMap
from reviewer_app.media.remux import Clock

# Counts up when copies are written in another way: those made before are made anew.
_FORM = 1
_DAMAGED = {False: False, True: True}


def kept_clock(copy: Path) -> Clock | None:
    """The clock of the copy, None without one that is whole and the same file as when its clock was kept."""
    try:
        found = json.loads(_note(copy).read_text(encoding="utf-8"))
        if found["form"] != _FORM or found["file"] != _stamp(copy):
            return None
        pieces = tuple((int(start), int(offset)) for start, offset in found["time_map"])
        return Clock(int(found["duration_ms"]), TimeMap(pieces), tuple(found["warnings"]), _DAMAGED[found["damaged"]])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_clock(copy: Path, clock: Clock) -> None:
    """Keep the clock of a copy that was just made. Where the disk refuses it, the copy will be made again."""
    value = {
        "form": _FORM,
        "file": _stamp(copy),
        "duration_ms": clock.duration_ms,
        "time_map": clock.time_map.pieces,
        "warnings": clock.warnings,
        "damaged": clock.damaged,
    }
    temporary = copy.with_name(f".{copy.stem}.{os.getpid()}.note")
    with suppress(OSError):
        temporary.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        temporary.replace(_note(copy))
    with suppress(OSError):
        temporary.unlink()


def remove_copy(copy: Path) -> None:
    """Take a copy away with what is known of it."""
    _note(copy).unlink(missing_ok=True)
    copy.unlink(missing_ok=True)


def _note(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _stamp(copy: Path) -> list[int]:
    state = copy.stat()
    return [state.st_size, state.st_mtime_ns]
