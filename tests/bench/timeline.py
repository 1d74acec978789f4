"""What painting the timeline costs: all of it, a tick of the playhead, one finding more; empty and full."""

import statistics
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.timeline import Timeline

NAME = "timeline"
HELP = "paint of all of the timeline, of a playhead tick, of one finding more; floor: one empty repaint of its size"
HOUR = 3_600_000
TURNS, WIDTH = 60, 1_440
# Duration in ms, findings, chat messages.
LOADS = {"10 min, 0 findings": (600_000, 0, 0), "10 h, 0 findings": (10 * HOUR, 0, 200_000),
         "10 h, 5,000 findings": (10 * HOUR, 5_000, 200_000)}  # fmt: skip


def run() -> dict:
    """Medians in ms over 60 turns each, every row shown, 1440 wide; loads take turns."""
    app = QApplication.instance() or QApplication([])
    random = np.random.default_rng(7)
    shown = {name: _filled(Theme(), random, *load) for name, load in LOADS.items()}
    floor = QWidget()
    floor.resize(WIDTH, next(iter(shown.values())).height())
    floor.show()
    app.processEvents()
    times: dict[str, dict[str, list[float]]] = {name: {} for name in shown}
    floors = []
    for turn in range(TURNS):
        floors.append(_timed(floor.repaint))
        for name, timeline in shown.items():
            for what, action in _actions(timeline, turn).items():
                times[name].setdefault(what, []).append(_timed(action))
    result = {
        name: {f"{what}_p50_ms": round(statistics.median(found), 3) for what, found in by_action.items()}
        for name, by_action in times.items()
    }
    full, empty = result["10 h, 5,000 findings"], result["10 min, 0 findings"]
    return {
        "floor_p50_ms": round(statistics.median(floors), 3),
        **result,
        "x_full_by_empty": {what: round(full[what] / empty[what], 2) for what in full},
        "goal": "tick under 1 ms and whole under 33 ms for ten hours with 5,000 findings; neither grows with length",
    }


def _actions(timeline: Timeline, turn: int) -> dict[str, Callable[[], object]]:
    at = round(timeline.view.duration_ms / 2) + turn * 40
    finding = Finding("hate.slur", at, None if turn % 2 else at + 4_000, severity="S1", finding_id=f"new {turn}")
    return {
        "whole": lambda: (timeline.set_frames(timeline.frames), timeline.repaint()),
        "tick": lambda: (timeline.set_playhead(at), QApplication.processEvents()),
        "put_one": lambda: (timeline.put_finding(finding), QApplication.processEvents()),
        "zoom_in": lambda: (timeline.zoom(1.5, at), timeline.repaint()),
        "zoom_out": lambda: (timeline.zoom_to_fit(), timeline.repaint()),
    }


def _timed(action: Callable[[], object]) -> float:
    QApplication.processEvents()  # what the action before has left
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _filled(theme: Theme, random: np.random.Generator, duration: int, findings: int, messages: int) -> Timeline:
    timeline = Timeline(theme)
    timeline.set_recording(duration, Frames(np.arange(duration // 40) * 40))
    wave = random.integers(0, 110, duration // 20)
    timeline.set_peaks(0, np.stack((-wave, wave), axis=1).astype(np.int8), 50)
    turns = range(0, duration, 4_000)
    timeline.set_speakers(WhoSpeaks((at, at + 3_500, f"SPEAKER_0{at // 4_000 % 3}") for at in turns))
    timeline.set_chat_density(random.integers(0, duration, max(1, messages)).tolist())
    timeline.set_enforcement([(int(at), "deleted", "") for at in random.integers(0, duration, 200)])
    timeline.set_hits([(int(at), f"S{at % 4}", "x") for at in random.integers(0, duration, 600)])
    picture = QImage(90, 160, QImage.Format.Format_RGB32)
    for number in range(600):
        picture.fill(QColor.fromHsv(number % 360, 120, 140))
        timeline.set_thumbnail(number * duration // 600, picture)
    starts = random.integers(0, duration, findings).tolist()
    timeline.set_findings(
        Finding("hate.slur", at, None if at % 3 == 0 else at + 6_000, severity=f"S{at % 4}") for at in starts
    )
    timeline.resize(WIDTH, timeline.sizeHint().height())
    timeline.show()
    QApplication.processEvents()
    return timeline
