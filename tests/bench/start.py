"""Start of the command to first paint, with a store of 100,000 events, against an empty PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reviewer_app import paths
from reviewer_app.operations import signing_in, workplace
from tests.bench import _stores

NAME = "start"
HELP = "start of the command to first paint, 100,000 events in the store; floor: an empty window"
ROUNDS = 9
REVIEWS, FINDINGS = 200, 500

# Both print the moment of their first paint as nanoseconds of the system's monotonic clock, which processes share.
EMPTY_WINDOW = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.monotonic_ns(), flush=True)
        os._exit(0)
app = QApplication([])
window = Window()
window.show()
app.exec()
"""
# The command itself, `python -m reviewer_app`, told only what to print.
PRODUCT = """
import os, runpy, time
from PySide6.QtCore import QEvent, QObject
from reviewer_app import bootstrap
class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            print(time.monotonic_ns(), flush=True)
        return False
start = bootstrap.start
def watched(place):
    application = start(place)
    application.window.centralWidget().installEventFilter(Watch(application))
    application.queue_filled.connect(lambda: (print(time.monotonic_ns(), flush=True), os._exit(0)))
    return application
bootstrap.start = watched
runpy.run_module("reviewer_app", run_name="__main__", alter_sys=True)
"""


def _milliseconds(bytecode: Path, code: str, *arguments: str) -> list[float]:
    # Compiled beforehand, as an installed program is, whatever the environment says of writing bytecode.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(bytecode)}
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [(int(line) - begun) / 1e6 for line in done.stdout.split()]


def run() -> dict:
    """Both programs in turn, so that a change of the machine's mood meets both."""
    with tempfile.TemporaryDirectory() as folder:
        key = str(Path(folder, "key"))
        # A server that does not answer: the window opens all the same, as on any day without a network.
        place = workplace.set_up(paths.home(folder), central="postgresql://127.0.0.1:9/reviewer", key_file=key)
        _stores.make(place, "ana", REVIEWS, FINDINGS)
        # Signed in before: the window opens on the queue, as on any working day.
        signing_in.remember(place, "ana", "password")
        bytecode = Path(folder, "bytecode")
        floor, paint, rows = [], [], []
        for _ in range(ROUNDS + 1):
            floor.append(_milliseconds(bytecode, EMPTY_WINDOW)[0])
            first, filled = _milliseconds(bytecode, PRODUCT, "--home", folder, "--key-file", key)
            paint.append(first)
            rows.append(filled)
    # The first round compiles and fills the disk cache.
    medians = [statistics.median(times[1:]) for times in (floor, paint, rows)]
    return {
        "events": REVIEWS * (FINDINGS + 1),
        "floor_ms": round(medians[0], 1),
        "first_paint_ms": round(medians[1], 1),
        "queue_filled_ms": round(medians[2], 1),
        "ratio": round(medians[1] / medians[0], 2),
        "ratio_queue_filled": round(medians[2] / medians[0], 2),
        "goal": "ratio at most 4 (peer BORIS: 12)",
    }
