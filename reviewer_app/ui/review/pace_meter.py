"""Counts the time and the keys of a review, quietly, for the person alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from reviewer_app.domain.review import Change, StateChange
from reviewer_app.operations import pacing
from reviewer_app.operations.pacing import Known
from reviewer_app.playback.player import State
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.review_controller import Opened

if TYPE_CHECKING:
    from reviewer_app.ui.review.bench import Bench
    from reviewer_app.ui.review.page import ReviewPage

_TICK_MS = 1_000
# Thinking counts for so long after a key; then nobody is there.
_AWAY_MS = 60_000


class PaceMeter(QObject):
    """Time counts while the recording plays or keys are pressed; it is told on the verdict sheet, nowhere else."""

    def __init__(self, page: ReviewPage, bench: Bench) -> None:
        super().__init__(page)
        self._page, self._worker, self._deck = page, bench.worker, bench.deck
        self._shown = bool(bench.settings["show_pace"])
        self._review_id: str | None = None
        self._known = Known(0, 0, None)
        self.ms = self.keys = 0
        self._quiet_ms = 0
        self._told = 0, 0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        page.panes.sheet.installEventFilter(self)
        page.controller.opened.connect(self._opened)
        page.controller.changed.connect(self._changed)

    def noticing(self, handlers: Mapping[str, Handler]) -> dict[str, Handler]:
        """The same handlers; whoever carries out a command is there, also without a key."""
        return {name: self._noticed(handler) for name, handler in handlers.items()}

    def count_key(self) -> None:
        """A key was pressed, in whatever it is: a search, a note and a sheet count like a label."""
        self.keys += 1
        self._quiet_ms = 0

    def text(self) -> str:
        """`This recording: 4:12 · 37 keys · 3 findings · today's median 5:01`; '' where it is not wanted."""
        review = self._page.controller.review
        if not self._shown or review is None:
            return ""
        keys, findings = self._known.keys + self.keys, len(review.findings)
        parts = [
            self.tr("This recording: {time}").format(time=_clock(self._known.ms + self.ms)),
            self.tr("1 key") if keys == 1 else self.tr("{n} keys").format(n=keys),
            self.tr("1 finding") if findings == 1 else self.tr("{n} findings").format(n=findings),
        ]
        if self._known.median_ms is not None:
            parts.append(self.tr("today's median {time}").format(time=_clock(self._known.median_ms)))
        return " · ".join(parts)

    def tick(self) -> None:
        """A second has passed."""
        self._quiet_ms += _TICK_MS
        at_work = self._deck.state is State.PLAYING or self._quiet_ms <= _AWAY_MS
        if self._page.isVisible() and self._page.controller.is_open and at_work:
            self.ms += _TICK_MS

    def keep(self) -> None:
        """Store what was counted since the last time."""
        ms, keys = self.ms - self._told[0], self.keys - self._told[1]
        if self._review_id is not None and (ms or keys) and not self._worker.closed:
            self._told = self.ms, self.keys
            self._worker.run(pacing.add, self._review_id, date.today(), ms, keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet shows the count as it opens."""
        if event.type() == QEvent.Type.Show:
            self._page.panes.sheet.set_pace(self.text())
        return False

    def _noticed(self, handler: Handler) -> Handler:
        def run(invocation: Invocation) -> None:
            self._quiet_ms = 0
            handler(invocation)

        return run

    def _opened(self, result: Opened) -> None:
        self.keep()
        self._review_id = result.review.review_id
        self.ms = self.keys = self._quiet_ms = 0
        self._told, self._known = (0, 0), Known(0, 0, None)
        self._timer.start()
        review_id = self._review_id
        self._worker.run(pacing.known, review_id, date.today(), then=lambda known: self._tell(review_id, known))

    def _tell(self, review_id: str, known: Known) -> None:
        if review_id == self._review_id:
            self._known = known

    def _changed(self, changes: tuple[Change, ...], _: object) -> None:
        if any(isinstance(change, StateChange) for change in changes):
            self.keep()


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"
