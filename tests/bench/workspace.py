"""Ten hours, 120,000 words, 200,000 messages, 5,000 findings at the window: what each thing takes, what blocks."""

import gc
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QLoggingCategory, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.bootstrap import Application, start
from reviewer_app.domain.review import Context
from reviewer_app.domain.text_fold import fold
from reviewer_app.media.frames import FrameReader
from reviewer_app.operations import labelling, standards, workplace
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.ui.review.page import ReviewPage
from tests.bench import _ten_hours

NAME = "workspace"
HELP = (
    "ten hours at the window: open, scrub, zoom, search, label against their floors; blocks of a minute's use; memory"
)
TURNS, IDLE_S, USE_S, BLOCK_MS, LIMIT_S = 12, 10, 60, 50, 240
_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Heart:
    """Beats on the UI thread every two milliseconds; what lies between two beats was a block, of what is being done.

    A block has two parts: the thread's own processor time, which is the window's own work, and the rest, in which it
    waited for the interpreter or for a processor that others had.
    """

    def __init__(self) -> None:
        self.doing = ""
        self.blocks: list[dict] = []
        self._timer = QTimer(interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._begin()

    def start(self) -> None:
        """From now on."""
        self._begin()
        self._timer.start()

    def stop(self) -> dict:
        """The longest of the window's own work, of its waits, and of both together, with how many were too long."""
        self._timer.stop()
        over = [block for block in self.blocks if block["own_ms"] > BLOCK_MS]
        return {
            "longest_own_work_ms": round(self._longest_own), "of": self._longest_of,
            "own_work_over_50_ms": len(over), "those": over,
            "longest_wait_ms": round(self._longest_wait), "waits_over_50_ms": self._waits,
            "longest_block_ms": max((block["ms"] for block in self.blocks), default=None),
            "blocks_over_50_ms": len(self.blocks),
        }  # fmt: skip

    def _begin(self) -> None:
        self.blocks.clear()
        self._longest_own = self._longest_wait = 0.0
        self._longest_of, self._waits = "", 0
        self._last, self._cpu = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        gap, own = (now - self._last) * 1000, (cpu - self._cpu) * 1000
        if own > self._longest_own:
            self._longest_own, self._longest_of = own, self.doing
        self._longest_wait = max(self._longest_wait, gap - own)
        self._waits += gap - own > BLOCK_MS
        if gap > BLOCK_MS:
            self.blocks.append({"doing": self.doing, "ms": round(gap), "own_ms": round(own)})
        self._last, self._cpu = now, cpu


def run() -> dict:
    """Everything at the real window, offscreen, with the real store, files and engine."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = workplace.set_up(paths.home(folder), key_file=str(folder / "key"))
        application = start(place)
        database = place.open_store("ana")
        context = Context("ana", standards.in_force(place.settings).policies.ref)
        recording = _ten_hours.store(database, _ten_hours.make_file(folder), context)
        floors = _floors(folder, database, recording, context)
        database.close()
        application.show()
        application.begin(SignedIn("ana"))
        _until(lambda: application.policies is not None)
        with _ticking():
            result = _use(application, recording.recording_id, floors)
        application.close()
    return result


def _use(application: Application, recording_id: str, floors: dict[str, float]) -> dict:
    window, memory = application.window, psutil.Process().memory_info
    heart = Heart()
    heart.doing = "idle"
    heart.start()
    _wait(IDLE_S)
    idle = heart.stop()
    heart.doing = "opening"
    heart.start()
    begun = time.perf_counter()
    window.show_page("review", recording_id)
    page = window.findChild(ReviewPage)
    panes = page.panes
    _until(lambda: page.controller.review is not None and panes.findings.rowCount() == _ten_hours.FINDINGS)
    usable = _since(begun)
    _until(lambda: panes.video.has_picture)
    picture = _since(begun)
    _until(lambda: bool(page.beside.hits))
    hits = _since(begun)
    _until(lambda: page.beside._shares.get("sound") == 1.0)
    waveform = _since(begun)
    opening_blocks = heart.stop()
    window.activateWindow()
    _until(lambda: QApplication.focusWidget() is not None)
    timed = {
        "scrub_to_picture": [_scrub(page, turn) for turn in range(TURNS)],
        "zoom": [_zoom(page, turn) for turn in range(TURNS)],
        "search": [_search(page, text) for text in ("arepas", "medellin", "que rico", "mañana") * 3],
        "label": [_label(page) for _ in range(TURNS)],
    }
    gc.collect()
    before = memory().rss
    heart.start()
    _minute(page, heart)
    working_blocks = heart.stop()
    gc.collect()
    return {
        "loaded_with": {
            "hours": _ten_hours.HOURS, "words": _ten_hours.WORDS,
            "messages": _ten_hours.MESSAGES, "findings": _ten_hours.FINDINGS,
        },
        "window_blocked": {"idle": idle, "opening": opening_blocks, "minute_of_use": working_blocks},
        "open": {
            "usable_ms": round(usable), "picture_ms": round(picture), "hits_ms": round(hits),
            "waveform_ms": round(waveform),
            "floor_ms": round(floors["open"]), "x_floor": round(usable / floors["open"], 1),
        },
        **{
            what: {
                "p50_ms": round(statistics.median(found), 2), "worst_ms": round(max(found), 1),
                "floor_ms": round(floors[what], 2), "x_floor": round(statistics.median(found) / floors[what], 1),
            }
            for what, found in timed.items()
        },
        "minute_of_use": {
            "memory_before_mb": round(before / 1e6), "memory_after_mb": round(memory().rss / 1e6),
        },
        "goal": "usable at once, none of the window's own work over 50 ms, waits as in an idle window, memory flat",
    }  # fmt: skip


# ---------------------------------------------------------------- floors


def _floors(folder: Path, database: object, recording: object, context: Context) -> dict[str, float]:
    """What the thing itself takes without a window: reading the review, decoding, finding in a string, a commit."""
    opened, open_ms = _timed(lambda: labelling.open_review(database, recording.recording_id, context, 5))
    text = fold(" ".join(cue.text for cue in opened.transcript.cues))
    with FrameReader(recording.media_path) as reader:
        times = [(turn * 7_919_000) % (recording.duration_ms - 9_000) for turn in range(TURNS)]
        scrubs = [_timed(lambda at=at: reader.at(at))[1] for at in times]
    raw = sqlite3.connect(folder / "floor.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE t (a)")
    commits = [_timed(lambda: raw.execute("INSERT INTO t VALUES (1)"))[1] for _ in range(40)]
    raw.close()
    empty = QWidget()
    empty.resize(1440, 250)
    empty.show()
    QApplication.processEvents()
    paints = [_timed(empty.repaint)[1] for _ in range(40)]
    empty.close()
    paint = statistics.median(paints)
    return {
        "open": open_ms,
        "scrub_to_picture": statistics.median(scrubs),
        "zoom": paint,
        "search": statistics.median(_timed(lambda: text.count("arepas"))[1] for _ in range(9)),
        "label": statistics.median(commits) + paint,
    }


# ---------------------------------------------------------------- what a person does


def _scrub(page: ReviewPage, turn: int) -> float:
    """To somewhere else in ten hours, until its exact picture is on screen."""
    at = (turn * 7_919_000 + 123_000) % (page.panes.timeline.maximum() - 9_000)
    seen: list[bool] = []
    page._deck.picture.connect(lambda _, pts, exact: seen.append(True) if exact and abs(pts - at) < 500 else None)
    begun = time.perf_counter()
    page.panes.timeline.seek_wanted.emit(at)
    _until(lambda: bool(seen))
    return _since(begun)


def _zoom(page: ReviewPage, turn: int) -> float:
    timeline = page.panes.timeline
    begun = time.perf_counter()
    if turn % 4 == 3:
        timeline.zoom_to_fit()
    else:
        timeline.zoom(4.0)
    timeline.repaint()
    return _since(begun)


def _search(page: ReviewPage, text: str) -> float:
    begun = time.perf_counter()
    page.panes.search.field.setText(text)
    _until(lambda: bool(page.panes.transcript.hits))
    took = _since(begun)
    page.panes.search.field.clear()
    QApplication.processEvents()
    return took


def _label(page: ReviewPage) -> float:
    count = page.panes.findings.rowCount()
    begun = time.perf_counter()
    _key("2")
    _until(lambda: page.panes.findings.rowCount() == count + 1)
    page.window().repaint()
    took = _since(begun)
    _until(lambda: not page.controller.saving)
    return took


def _minute(page: ReviewPage, heart: Heart) -> None:
    """A minute of work as it comes: play, seek, step, zoom, scroll, search, label, undo, jump."""
    ends = time.monotonic() + USE_S
    for doing, action in _work(page):
        if time.monotonic() > ends:
            break
        heart.doing = doing
        action()
        _wait(0.12)
    page._deck.pause()
    _until(lambda: not page.controller.saving)


def _work(page: ReviewPage) -> Iterator[tuple[str, Callable[[], object]]]:
    timeline, panes, turn = page.panes.timeline, page.panes, 0
    scroll, window = panes.transcript_view.verticalScrollBar(), page.window()
    while True:
        turn += 1
        at = (turn * 3_571_000) % (timeline.maximum() - 60_000)
        yield "play", page._deck.play
        yield "label", lambda: _key("2")
        yield "pause", page._deck.pause
        yield "step", lambda: _key(".")
        yield "step back", lambda: _key(",")
        yield "scrub", lambda at=at: timeline.seek_wanted.emit(at)
        yield "zoom in", lambda: _key("=", _CTRL)
        yield "zoom in", lambda: timeline.zoom(20)
        yield "zoom out", timeline.zoom_to_fit
        yield "scroll", lambda at=at: scroll.setValue(at % max(1, scroll.maximum()))
        yield "search", lambda: panes.search.field.setText("arepas")
        yield "next hit", lambda: _key("n")
        yield "search for a letter", lambda: panes.search.field.setText("a")
        yield "clear search", panes.search.field.clear
        yield "lexicon hit", lambda: _key("n")
        yield "narrower", lambda: window.resize(window.width() - 160, window.height() - 60)
        yield "wider", lambda: window.resize(window.width() + 160, window.height() + 60)
        yield "next cue", lambda: _key("Down")
        yield "label", lambda: _key("3")
        yield "undo", lambda: _key("u")
        yield "next mark", lambda: _key("Right", _CTRL)


def _key(name: str, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    named = {"Down": Qt.Key.Key_Down, "Right": Qt.Key.Key_Right}
    key = named.get(name) or Qt.Key(ord(name.upper()))
    text = name if len(name) == 1 and modifiers == _NONE else ""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers, text))


# ---------------------------------------------------------------- waiting and timing


@contextmanager
def _ticking() -> Iterator[None]:
    """So that waiting in vain ends."""
    ticker = QTimer(interval=100)
    ticker.start()
    yield
    ticker.stop()


def _until(reached: Callable[[], bool]) -> None:
    limit = time.monotonic() + LIMIT_S
    while not reached():
        if time.monotonic() > limit:
            raise TimeoutError("the benchmark waited in vain")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _wait(seconds: float) -> None:
    over = threading.Event()
    QTimer.singleShot(round(seconds * 1000), over.set)
    _until(over.is_set)


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _timed(action: Callable[[], object]) -> tuple[object, float]:
    begun = time.perf_counter()
    answer = action()
    return answer, _since(begun)
