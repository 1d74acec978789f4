"""From the submit key to the next recording: its first picture painted, and its pictures running, on both engines.

Turns with and without preparing the next recording alternate in one window. While it is prepared the recording on
screen plays on: the longest time that the window's thread was not free for a timer of 5 ms is told.
"""

import statistics
import struct
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.bootstrap import Application, start
from reviewer_app.operations import importing, workplace
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.playback.player import State
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from tests.bench._window import press, release, until
from tests.bench.follow import spoken
from tests.media_files import make_recording

NAME = "next"
HELP = "submit key to the next recording's first picture and to its playing, prepared and not, on both engines"
TURNS, WORDS = 4, 30_000
SINGLE = Qt.ConnectionType.SingleShotConnection
CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)


class _Gaps(QObject):
    """The longest time between two turns of a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now

    def stop(self) -> float:
        """Its length in ms."""
        self._timer.stop()
        return self.longest


class _Watch(QObject):
    """When the picture of another recording was painted first."""

    def __init__(self, video: QWidget, application: Application) -> None:
        super().__init__(video)
        self._video, self._application, self._before = video, application, application.review_page.recording_id
        self.painted_at: float | None = None
        video.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.painted_at is None:
            page = self._application.review_page
            if page.recording_id != self._before and page.controller.review is not None and self._video.has_picture:
                watched.removeEventFilter(self)
                QApplication.sendEvent(watched, event)
                self.painted_at = time.perf_counter()
                return True
        return False


def run() -> dict:
    """Medians and worst in ms for each engine."""
    with tempfile.TemporaryDirectory() as name:
        return {engine: _engine(Path(name) / engine, engine) for engine in ("qt", "vlc")} | {
            "goal": "under 500 ms from the submit key to the next recording playing"
        }


def _engine(folder: Path, engine: str) -> dict:
    place = workplace.set_up(paths.home(folder), key_file=str(folder / "key"))
    place.settings.set("engine", engine)
    _fill(place, folder)
    application = start(place)
    application.show()
    ticker = QTimer(interval=100)  # so that waiting in vain ends
    ticker.start()
    application.begin(SignedIn("ana"))
    until(lambda: application.reviewing.next_up is not None and application.queue.model.rows)
    application.reviewing.next_up.preparing = False
    _key(Qt.Key.Key_Return)
    until(lambda: application.review_page.controller.review is not None)
    measured: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
    gaps = []
    for turn in range(2 * TURNS):
        prepared = bool(turn % 2)
        gaps.append(_settle(application, prepared))
        measured[prepared].append(_turn(application))
    ticker.stop()
    application.close()
    application.deleteLater()
    return {
        "not_prepared": _figures(measured[False]),
        "prepared": _figures(measured[True]),
        "longest_wait_for_the_window_while_preparing_ms": round(max(gap for gap in gaps if gap is not None), 1),
    }


def _settle(application: Application, prepared: bool) -> float | None:
    """Play; where the next one is to be prepared, wait until it is."""
    deck = application.deck
    until(lambda: deck.state is State.PAUSED)
    gaps = None
    application.reviewing.next_up.preparing = prepared
    if prepared:
        _key(Qt.Key.Key_Space, " ")
        until(lambda: deck.state is State.PLAYING)
        gaps = _Gaps()
        application.reviewing.next_up.look_again()
        until(lambda: deck.prepared)
    else:
        _key(Qt.Key.Key_Space, " ")
        end = time.perf_counter() + 1.5
        until(lambda: time.perf_counter() > end)
    return gaps.stop() if gaps else None


def _turn(application: Application) -> tuple[float, float]:
    """From the submit key to the first picture and to the first picture while playing, in ms."""
    page = application.review_page
    for _ in range(2):
        _key(Qt.Key.Key_Return, "", CTRL)
        until(lambda: not page.controller.saving)
    until(lambda: page.controller.review.verdict is not None)
    watch, deck, playing = _Watch(page.panes.video, application), application.deck, []
    opened = []
    page.controller.opened.connect(lambda _: opened.append(_key(Qt.Key.Key_Space, " ")), SINGLE)
    keep = deck.picture.connect(
        lambda *_: playing.append(time.perf_counter()) if opened and deck.state is State.PLAYING else None
    )
    begun = time.perf_counter()
    _key(Qt.Key.Key_Return, "", CTRL | SHIFT)
    until(lambda: watch.painted_at is not None and playing)
    deck.picture.disconnect(keep)
    _key(Qt.Key.Key_Space, " ")
    return (watch.painted_at - begun) * 1000, (playing[0] - begun) * 1000


def _figures(turns: list[tuple[float, float]]) -> dict:
    firsts, playing = zip(*turns, strict=True)
    return {
        "first_picture_ms": round(statistics.median(firsts)),
        "first_picture_worst_ms": round(max(firsts)),
        "playing_ms": round(statistics.median(playing)),
        "playing_worst_ms": round(max(playing)),
    }


def _key(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
    press(key, text, modifiers)
    release(key, text, modifiers)


def _fill(place: workplace.Workplace, folder: Path) -> None:
    """Recordings that differ in nothing but a box that players leave out."""
    folder.mkdir(parents=True, exist_ok=True)
    made = make_recording(folder / "made.mp4", seconds=8, fps=30, size=(720, 1280), gop=60)
    packed = PackedTranscript.pack(spoken(WORDS))
    database = place.open_store("ana")
    for number in range(2 * TURNS + 1):
        path = folder / f"directo-{number}.mp4"
        path.write_bytes(made.read_bytes() + struct.pack(">I4sI", 12, b"free", number))
        prepared = importing.prepare(path, None, place.home.media, lambda *_: None, lambda: False)
        importing.import_recordings(database, [prepared])
        with database.transaction() as connection:
            recordings.save_transcript(connection, prepared.recording.recording_id, packed)
    database.close()
