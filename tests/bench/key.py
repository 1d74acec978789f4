"""Key press to painted label, at growing numbers of findings in the open review, against the floor of the machine."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.bootstrap import Application, start
from reviewer_app.domain.review import Context
from reviewer_app.operations import standards, workplace
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import recordings
from reviewer_app.ui.review.page import ReviewPage
from tests import stores
from tests.bench import _stores

NAME = "key"
HELP = "key press to painted label with 0 to 50,000 findings; floor: one raw SQLite commit and one empty repaint"
SIZES = (0, 1_000, 10_000, 50_000)
PRESSES, WARM_UP = 120, 20
LIMIT_S = 60


class _Paints(QObject):
    """Counts the paint events that a widget has finished."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def _until(reached: Callable[[], bool]) -> None:
    """Wait for events, not in a circle: that would take the interpreter from the store's thread."""
    limit = time.monotonic() + LIMIT_S
    ticker = QTimer(interval=200)
    ticker.start()
    while not reached():
        if time.monotonic() > limit:
            raise TimeoutError("the benchmark waited in vain")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    ticker.stop()


def _floor(folder: Path) -> list[float]:
    """One raw sqlite3 commit (WAL, FULL), then one repaint of an empty window, in ms."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS t (a INTEGER, b TEXT)")
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    paints = _Paints(window)
    _until(lambda: paints.count > 0)
    times = []
    for number in range(PRESSES + WARM_UP):
        before = paints.count
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?, ?)", (number, "x" * 400))
        connection.execute("COMMIT")
        window.update()
        _until(lambda before=before: paints.count > before)
        times.append((time.perf_counter() - begun) * 1000)
    connection.close()
    window.close()
    return times[WARM_UP:]


def _product(application: Application, recording_id: str, size: int) -> list[float]:
    application.window.show_page("review", recording_id)
    page = application.window.findChild(ReviewPage)
    _until(lambda: page.controller.review is not None and page.panes.findings.rowCount() == size)
    policy = next(one for one in application.policies.policies if any(len(keys) == 1 for keys in one.keys))
    key = next(keys[0] for keys in policy.keys if len(keys) == 1)
    view = page.panes.findings_view
    paints = _Paints(view.viewport())
    times = []
    for number in range(PRESSES + WARM_UP):
        painted = paints.count
        begun = time.perf_counter()
        _send(page.window(), QEvent.Type.KeyPress, key)
        _until(lambda wanted=size + number + 1: page.panes.findings.rowCount() == wanted)
        painted = min(painted, paints.count)
        _until(lambda painted=painted: paints.count > painted)
        times.append((time.perf_counter() - begun) * 1000)
        _send(page.window(), QEvent.Type.KeyRelease, key)
        _until(lambda: not page.controller.saving)
    return times[WARM_UP:]


def _send(window: QWidget, kind: QEvent.Type, key: str) -> None:
    event = QKeyEvent(kind, Qt.Key(ord(key.upper())), Qt.KeyboardModifier.NoModifier, key)
    QApplication.sendEvent(window.focusWidget(), event)


def run() -> dict:
    """The floor before and after the product, so that a change of the machine's mood shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = workplace.set_up(paths.home(folder), key_file=str(folder / "key"))
        _fill(place)
        application = start(place)
        application.show()
        application.begin(SignedIn("ana"))
        _until(lambda: application.policies is not None)
        floor = _floor(folder)
        measured = {size: _product(application, f"{size:064x}", size) for size in SIZES}
        floor += _floor(folder)
        application.close()
    base = statistics.median(floor)
    p50 = {size: statistics.median(times) for size, times in measured.items()}
    return {
        "floor_p50_ms": round(base, 3),
        "product": {
            str(size): {
                "p50_ms": round(p50[size], 3),
                "p95_ms": round(sorted(measured[size])[int(PRESSES * 0.95)], 3),
                "x_floor": round(p50[size] / base, 2),
                "x_empty_review": round(p50[size] / p50[0], 2),
            }
            for size in SIZES
        },
        "goal": "p50 within 3x the floor; 50,000 within 1.2x of 0 (peer BORIS: 14 ms at 0, 274 ms at 50,000)",
    }


def _fill(place: workplace.Workplace) -> None:
    context = Context("ana", standards.in_force(place.settings).policies.ref)
    database = place.open_store("ana")
    for size in SIZES:
        recording = _stores.recording(size)
        with database.transaction() as connection:
            recordings.save_recording(connection, recording, size)
            recordings.save_transcript(connection, recording.recording_id, stores.TRANSCRIPT)
            _stores.add_findings(connection, recording.recording_id, size, context)
    database.close()
