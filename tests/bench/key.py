"""Key press to painted label, at growing numbers of findings in the open review, against the floor of the machine."""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.bootstrap import Application, start
from reviewer_app.domain.review import Context
from reviewer_app.operations import standards, workplace
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from reviewer_app.ui.review.page import ReviewPage
from tests import stores
from tests.bench import _stores
from tests.bench._window import Painted, press, release, until

NAME = "key"
HELP = "key press to painted label with 0 to 50,000 findings; floor: one raw SQLite commit and one empty repaint"
SIZES = (0, 1_000, 10_000, 50_000)
PRESSES, TURNS, WARM_UP = 10, 12, 2


class _Floor:
    """One raw sqlite3 commit (WAL, FULL), then one repaint of an empty window of the same size."""

    def __init__(self, folder: Path, size: QSize) -> None:
        self._connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE t (a INTEGER, b TEXT)")
        self._window = QWidget()
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._window.resize(size)
        self._painted = Painted(self._window)
        self._window.show()
        until(self._window.windowHandle().isExposed)

    def press(self) -> float:
        """One turn in ms."""
        self._painted.clear()
        begun = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO t VALUES (1, ?)", ("x" * 400,))
        self._connection.execute("COMMIT")
        self._window.update()
        until(lambda: self._window in self._painted.at)
        return (self._painted.at[self._window] - begun) * 1000

    def close(self) -> None:
        """Take the window away."""
        self._connection.close()
        self._window.close()


class _Product:
    """A review with so many findings; each press labels at the playhead, which stands still near the beginning."""

    def __init__(self, application: Application, recording_id: str, size: int) -> None:
        application.window.show_page("review", recording_id)
        self._page = page = application.window.findChild(ReviewPage)
        self._count = size
        until(lambda: page.controller.review is not None and page.panes.findings.rowCount() == size)
        # The floor's window may be in front; a person's keys reach the widget that has the focus.
        application.window.activateWindow()
        until(lambda: QApplication.focusWidget() is not None)
        application.window.banner.dismiss()
        policy = next(one for one in application.policies.policies if any(len(keys) == 1 for keys in one.keys))
        self._key = next(keys[0] for keys in policy.keys if len(keys) == 1)
        self._list, self._timeline = page.panes.findings_view.viewport(), page.panes.timeline
        self._painted = Painted(application.window, self._list, self._timeline)
        # What is painted before the finding is there is something else.
        page.panes.findings.rowsInserted.connect(self._painted.clear)

    def press(self) -> tuple[float, float]:
        """From the key's press to the list, and to the last pane, with the label painted, in ms."""
        page, painted = self._page, self._painted
        self._count += 1
        begun = time.perf_counter()
        press(Qt.Key(ord(self._key.upper())), self._key)
        painted.clear()
        rows = page.panes.findings.rowCount
        until(lambda: rows() == self._count and self._list in painted.at and self._timeline in painted.at)
        release(Qt.Key(ord(self._key.upper())), self._key)
        until(lambda: not page.controller.saving)
        return (painted.at[self._list] - begun) * 1000, (painted.at[self._timeline] - begun) * 1000

    def close(self) -> None:
        """Watch no more."""
        self._page.panes.findings.rowsInserted.disconnect(self._painted.clear)
        self._painted.deleteLater()


def run() -> dict:
    """Floor and product take turns, so that a change of the machine's mood meets both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = workplace.set_up(paths.home(folder), key_file=str(folder / "key"))
        _fill(place)
        application = start(place)
        application.show()
        ticker = QTimer(interval=200)  # so that waiting in vain ends
        ticker.start()
        application.begin(SignedIn("ana"))
        until(lambda: application.policies is not None)
        floor = _Floor(folder, application.window.size())
        measured = {size: _measure(floor, _Product(application, f"{size:064x}", size)) for size in SIZES}
        ticker.stop()
        floor.close()
        application.close()
    empty = measured[SIZES[0]]["p50_ms"]
    for one in measured.values():
        one["x_empty_review"] = round(one["p50_ms"] / empty, 2)
    return {
        "product": {str(size): one for size, one in measured.items()},
        "goal": "p50 within 3x the floor; 50,000 within 1.2x of 0 (peer BORIS: 14 ms at 0, 274 ms at 50,000)",
    }


def _measure(floor: _Floor, product: _Product) -> dict[str, float]:
    floors, lists, panes = [], [], []
    for turn in range(WARM_UP + TURNS):
        bare = [floor.press() for _ in range(PRESSES)]
        labels = [product.press() for _ in range(PRESSES)]
        if turn >= WARM_UP:
            floors += bare
            lists += [first for first, _ in labels]
            panes += [last for _, last in labels]
    product.close()
    base, p50 = statistics.median(floors), statistics.median(lists)
    return {
        "floor_p50_ms": round(base, 3),
        "p50_ms": round(p50, 3),
        "p95_ms": round(sorted(lists)[int(len(lists) * 0.95)], 3),
        "x_floor": round(p50 / base, 2),
        "all_panes_p50_ms": round(statistics.median(panes), 3),
    }


def _fill(place: workplace.Workplace) -> None:
    context = Context("ana", standards.in_force(place.settings).policies.ref)
    database = place.open_store("ana")
    for size in SIZES:
        recording = _stores.recording(size)
        with database.transaction() as connection:
            recordings.save_recording(connection, recording, size)
            recordings.save_transcript(connection, recording.recording_id, PackedTranscript.pack(stores.TRANSCRIPT))
            _stores.add_findings(connection, recording.recording_id, size, context)
    database.close()
