"""Counts what a person watches, for their own ledger, and how long they have been at it, for the break.

Counted is the time in which the picture is on screen uncovered (in whatever look) and plays, or stands while somebody
is at work; and the time in which the sound plays. It goes to the severity of the gravest finding or hit whose zone the
playhead is in (`zones.py`: a finding's span and a second around it, five seconds around a hit), as they are known at
that moment; all else is `none`. What is found later does not change what was counted. Speed does not matter: a minute
is a minute of the person's.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.work_clock import WorkClock
from reviewer_app.operations import exposure
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.review.zones import Zones

_log = logging.getLogger(__name__)

EVERY_MS = 1_000
KEEP_EVERY_MS = 30_000
# After the last key or move of the mouse somebody is at work for so long.
AT_WORK_MS = 60_000
# A machine that slept between two ticks did not show anything meanwhile.
_LONGEST_MS = 2 * EVERY_MS
_INPUT = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin}
)  # fmt: skip


def _clock_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class ExposureMeter(QObject):
    """Ticks while the page is on screen; `ticked()` follows each. What was counted goes to the store every half minute,
    when the page is left, and on `keep`; should the store refuse, it waits for the next time.
    """

    ticked = Signal()

    def __init__(
        self,
        *,
        deck: Deck,
        video: VideoView,
        playback: PlaybackKeys,
        zones: Zones,
        worker: StoreWorker,
        work: WorkClock,
        clock_ms: Callable[[], int] = _clock_ms,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._deck, self._video, self._playback, self._zones = deck, video, playback, zones
        self._worker, self._work, self._clock_ms, self._today = worker, work, clock_ms, today
        self._playing = self._resting = False
        self._last_ms = self._kept_ms = self._input_ms = clock_ms()
        self._watched: Counter[str] = Counter()
        self._day = today()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tick)
        deck.state_changed.connect(self._state_changed)

    @property
    def watched(self) -> dict[str, int]:
        """What was counted (ms by severity) and is not in the store yet."""
        return dict(self._watched)

    def begin(self, window: QObject | None) -> None:
        """The page is on screen, in a window whose keys and mouse say that somebody is at work."""
        now = self._clock_ms()
        if not self._timer.isActive():
            self._work.rested(now - self._last_ms)
        self._last_ms = self._input_ms = now
        if window is not None:
            window.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """The page has left the screen."""
        self.tick()
        self._timer.stop()
        self.keep()

    def rest(self, resting: bool) -> None:
        """Everything is off: nobody works until it is on again."""
        self.tick()
        self._resting = resting

    def was_used(self) -> None:
        """Somebody did something."""
        self._input_ms = self._clock_ms()

    def tick(self) -> None:
        """Count the time since the last tick."""
        now, today = self._clock_ms(), self._today()
        passed, self._last_ms = min(_LONGEST_MS, max(0, now - self._last_ms)), now
        if today != self._day:
            self.keep()
            self._day = today
        at_work = not self._resting and (self._playing or now - self._input_ms < AT_WORK_MS)
        if at_work:
            self._work.worked(passed)
        else:
            self._work.rested(passed)
        seen = at_work and self._video.has_picture and not self._video.covered
        if passed and (seen or (self._playing and not self._playback.muted)):
            zone = self._zones.at(self._deck.playhead_ms())
            self._watched[(zone and zone.severity) or exposure.UNMARKED] += passed
        if now - self._kept_ms >= KEEP_EVERY_MS:
            self.keep()
        self.ticked.emit()

    def keep(self) -> None:
        """Put what was counted into the store."""
        self._kept_ms = self._clock_ms()
        if self._watched and not self._worker.closed:
            watched, self._watched = self._watched, Counter()
            day = self._day
            self._worker.run(exposure.add, day, dict(watched), failed=lambda error: self._not_kept(watched, error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody uses the window."""
        if event.type() in _INPUT:
            self.was_used()
        return False

    def _not_kept(self, watched: Counter[str], error: Exception) -> None:
        _log.warning("the ledger could not be written: %s", type(error).__name__)
        self._watched += watched

    def _state_changed(self, state: State) -> None:
        if (state is State.PLAYING) != self._playing:
            self.tick()
            self._playing = state is State.PLAYING
