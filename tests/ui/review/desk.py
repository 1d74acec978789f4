"""A whole review page in the real window, with the real store and worker; only the deck is a stand-in.

The deck stands in where no picture matters: its playhead is moved by the test, so that media times are exact.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.background.companions import Companions
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.recording import Recording, VideoStream
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.store import log, recordings
from reviewer_app.store.recordings import PackedTranscript
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Page
from reviewer_app.ui.review.bench import Bench
from reviewer_app.ui.review.page import ReviewPage
from tests.ui.review.conftest import spoken

NO_KEYS, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
RECORDING = Recording(
    "b" * 64, "directo-0412", "directo.mp4", "directo.mp4", "mp4", 200_000, VideoStream("h264", 720, 1280)
)


class StandInDeck(QObject):
    """The deck's signals and methods over a playhead that only moves when told; notes what it was asked."""

    picture = Signal(QImage, int, bool)
    moved = Signal(int)
    state_changed = Signal(State)
    rate_changed = Signal(float)
    ended = Signal()
    failed = Signal(str)
    engine_changed = Signal(str)
    indexed = Signal(object)
    engine = "stand-in"
    packet_index = None
    state = State.PAUSED

    def __init__(self) -> None:
        super().__init__()
        self.now, self.source, self.asked = 0, "picture", []
        self.audio_track = 0

    def playhead_ms(self):
        return self.now

    def time_source(self):
        return self.source

    def seek(self, ms):
        self.now = ms
        self.moved.emit(ms)

    def seek_from(self, ms):
        self.seek(ms)

    def set_audio_track(self, number):
        self.audio_track = number

    def load(self, recording):
        self.audio_track = 0
        self.asked.append(("load", recording))

    def set_rate(self, rate):
        self.asked.append(("set_rate", rate))
        self.rate_changed.emit(rate)

    def __getattr__(self, name):
        if name not in ("play", "pause", "toggle", "step", "shuttle", "set_loop", "set_volume", "set_mute"):
            raise AttributeError(name)
        return lambda *arguments: self.asked.append((name, *arguments))


class OtherPage(Page):
    """Another page of the window."""

    name = "queue"


class Desk:
    """The page on screen, keys, and what the store holds."""

    def __init__(
        self, qtbot, theme, policy_set, database, settings_file, *, deck=None, recording=RECORDING, companions=False
    ) -> None:
        self.bot, self.database, self.wall = qtbot, database, 1_000_000
        with database.transaction() as connection:
            recordings.save_recording(connection, recording, 1)
            recordings.save_transcript(connection, recording.recording_id, PackedTranscript.pack(spoken()))
        self.deck, self.settings = deck or StandInDeck(), Settings(settings_file)
        self.worker = StoreWorker(database)
        self.companions = Companions(database, self.settings, None) if companions else None
        bench = Bench(self.worker, self.deck, policy_set, "ana", self.settings, self.tick, companions=self.companions)
        self.page = ReviewPage(bench, theme)
        self.window = MainWindow([OtherPage(), self.page], theme)
        qtbot.addWidget(self.window)
        self.clock_ms = 0
        self.window.dispatcher._clock_ms = lambda: self.clock_ms
        self.window.set_policies(policy_set, "es")
        self.window.resize(1100, 700)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def tick(self) -> int:
        """Wall time that only goes on when asked."""
        self.wall += 1
        return self.wall

    def open(self, recording_id=RECORDING.recording_id) -> None:
        """Go to the review of the recording and wait until it is open."""
        self.window.show_page("review", recording_id)
        self.bot.waitUntil(lambda: self.page.controller.review is not None and self._all_shown())

    def key(self, name, modifiers=NO_KEYS) -> None:
        """Press and release a key, then wait until what it asked for is stored and shown."""
        self.down(name, modifiers)
        self.up(name, modifiers)
        self.settle()

    def down(self, name, modifiers=NO_KEYS) -> None:
        """Press a key."""
        self._send(QEvent.Type.KeyPress, name, modifiers)

    def up(self, name, modifiers=NO_KEYS) -> None:
        """Release a key."""
        self._send(QEvent.Type.KeyRelease, name, modifiers)

    def type(self, text) -> None:
        """Write a text."""
        for character in text:
            self.down(character)
            self.up(character)

    def settle(self) -> None:
        """Wait until nothing is on its way to the store, and every pane shows what is in it."""
        self.bot.waitUntil(lambda: not self.page.controller.saving and self._all_shown())

    def _all_shown(self) -> bool:
        """Whether the panes that follow the list have caught up with it: they do so in a later turn."""
        return not self.page.panes._later

    @property
    def review(self):
        """The review on screen."""
        return self.page.controller.review

    @property
    def findings(self):
        """Its findings by start."""
        return sorted(self.review.findings.values(), key=lambda finding: finding.start_ms)

    def stored(self) -> list[str]:
        """The kinds of the events in the store, in order."""
        with self.database.read() as connection:
            return [event.kind for event, _ in log.events(connection)]

    def close(self) -> None:
        """Stop the threads."""
        if self.companions is not None:
            self.companions.wait()
        self.worker.close()
        QApplication.processEvents()

    def _send(self, kind, name, modifiers) -> None:
        named = {"Return": Qt.Key.Key_Return, "Escape": Qt.Key.Key_Escape, "Tab": Qt.Key.Key_Tab}
        named |= {"Up": Qt.Key.Key_Up, "Down": Qt.Key.Key_Down, "Space": Qt.Key.Key_Space}
        key = name if isinstance(name, Qt.Key) else named.get(name) or Qt.Key(ord(name.upper()))
        text = "" if isinstance(name, Qt.Key) or name in named or modifiers & CTRL else name
        QApplication.sendEvent(QApplication.focusWidget() or self.window, QKeyEvent(kind, key, modifiers, text))


def shown(desk):
    """The findings that list, transcript and timeline show."""
    panes = desk.page.panes
    listed = [panes.findings.finding(row) for row in range(panes.findings.rowCount())]
    assert (
        set(panes.transcript.finding_ids())
        == {finding.finding_id for finding in listed}
        == panes.timeline.finding_ids()
    )
    return listed
