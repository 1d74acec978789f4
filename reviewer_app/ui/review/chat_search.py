"""Searches on a thread what takes long, and steps through the hits of transcript and chat as one list by time."""

import weakref
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.domain.transcript_index import Hit
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.spoken import NOTHING_FOUND, Found
from reviewer_app.ui.review.transcript_model import TranscriptModel

# A player lands on a picture a little beside the time asked for.
_AT_HIT_MS = 2_000
# Hits in the transcript that are found while the window waits, a few milliseconds: more than a rare word has.
AT_ONCE = 1_000


class Searchable(Protocol):
    """What can be looked through on another thread."""

    def find(self, query: str, between: Callable[[], None]) -> object:
        """What there is of a text; `between` is called now and then, and may end the search by what it raises."""


class Finder(QObject):
    """Finds a text off the UI thread: `found(query, what was found)` for the query asked for last, () for none."""

    found = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a search is under way."""
        return self._job is not None

    def find(self, index: Searchable | None, query: str) -> None:
        """Search; a search under way is given up."""
        self.give_up()
        if index is None or not query.strip():
            self.found.emit(query, ())
            return
        job = self._job = Job(lambda running: index.find(query, running.let_window_in), self)
        # Held weakly: what a job tells goes when the job does, and must not take its owner along.
        finder = weakref.ref(self)

        def tell(found: object) -> None:
            found_for = finder()
            if found_for is not None and found_for._job is job:
                found_for._job = None
                found_for.found.emit(query, found)

        job.finished.connect(tell)
        job.start()

    def give_up(self) -> None:
        """Nothing is told of a search under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None


class WholeSearch(QObject):
    """The hits of a search in transcript and chat by time; `hits` are the times to go to, `hit_at` the current one.

    `hits_changed()`: there are others, or another one is current; `replaced()`: another transcript.
    `step_ready(step)`: a step asked for while the chat was still being searched can be made now.
    """

    hits_changed = Signal()
    replaced = Signal()
    step_ready = Signal(int)

    def __init__(self, transcript: TranscriptModel, chat: ChatModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transcript, self._chat = transcript, chat
        self._finder, self._said = Finder(self), Finder(self)
        self._query, self._pending, self._telling = "", 0, False
        self._order = np.zeros(0, np.int64)
        self.hits = np.zeros(0, np.int64)
        self.hit_at = -1
        self.lag_ms = 0
        self._finder.found.connect(self._found)
        self._said.found.connect(self._found_said)
        transcript.search_again = self.search
        transcript.hits_changed.connect(self._merge)
        transcript.replaced.connect(self._said.give_up)
        transcript.replaced.connect(self.replaced)
        chat.replaced.connect(lambda: self._finder.find(chat.index, self._query))
        chat.retimed.connect(self._merge)

    @property
    def in_chat(self) -> int:
        """How many of the hits are in the chat."""
        return len(self._chat.hits)

    @property
    def under_way(self) -> bool:
        """Whether there are hits, or may be in a moment."""
        return self._busy or len(self.hits) > 0

    @property
    def _busy(self) -> bool:
        return self._finder.busy or self._said.busy

    def search(self, text: str) -> None:
        """Mark every place of a text; the chat's come a little later, and so do the transcript's where they are many:
        a single letter has a hundred thousand in ten hours of speech.
        """
        self._query, self._pending = text, 0
        self._said.give_up()
        spoken = self._transcript.spoken()
        found = spoken.find_few(text, AT_ONCE)
        self._transcript.show_found(text, found or NOTHING_FOUND)
        if found is None:
            self._said.find(spoken, text)
        self._finder.find(self._chat.index, text)

    def step(self, step: int, from_ms: int) -> Hit | int | None:
        """Go to the next (1) or previous (-1) hit, round the ends: one of the transcript, or a row of the chat.

        None while there is none; a step asked for during a search is announced by `step_ready` when it is over.
        """
        if self._busy:
            self._pending = step
            return None
        if not len(self.hits):
            return None
        if self.hit_at >= 0 and abs(int(self.hits[self.hit_at]) - from_ms) <= _AT_HIT_MS:
            self.hit_at = (self.hit_at + step) % len(self.hits)
        else:
            side = "right" if step > 0 else "left"
            place = int(np.searchsorted(self.hits, from_ms, side=side)) - (step < 0)
            self.hit_at = place % len(self.hits)
        number = int(self._order[self.hit_at]) - len(self._transcript.hits)
        return self._mark(number)

    def _mark(self, number: int) -> Hit | int:
        """Show one as the current hit: of the chat by its number, of the transcript by one below 0."""
        said = len(self._transcript.hits)
        self._telling = True
        self._transcript.mark_hit(number + said if number < 0 else -1)
        row = None if number < 0 else int(self._chat.hits[number])
        self._chat.mark_hit(row)
        self._telling = False
        self.hits_changed.emit()
        return self._transcript.hits[number + said] if row is None else row

    def _found(self, query: str, rows: Sequence[int]) -> None:
        self._chat.set_hits(query, rows)
        self._merge()
        self._go_on()

    def _found_said(self, query: str, found: Found) -> None:
        self._transcript.show_found(query, found)
        self._go_on()

    def _go_on(self) -> None:
        """The step that was asked for meanwhile."""
        if not self._busy:
            step, self._pending = self._pending, 0
            if step:
                self.step_ready.emit(step)

    def _merge(self) -> None:
        if self._telling:
            return
        said = self._transcript.hit_times
        rows = np.asarray(self._chat.hits, dtype=np.int64)
        written = rows
        if len(rows) and self._chat.index is not None:
            written = np.maximum(0, np.frombuffer(self._chat.index.times, dtype=np.int64)[rows] - self.lag_ms)
        times = np.concatenate((said, written))
        self._order = np.argsort(times, kind="stable")
        self.hits = times[self._order]
        self.hit_at = -1
        self.hits_changed.emit()


def nearest(rows: Sequence[int], times: Sequence[int], ms: int) -> int | None:
    """Of ascending rows with ascending times the place in `rows` of the one nearest to a time; None for no rows."""
    if not len(rows):
        return None
    place = bisect_left(rows, ms, key=lambda row: times[row])
    around = [one for one in (place - 1, place) if 0 <= one < len(rows)]
    return min(around, key=lambda one: abs(times[rows[one]] - ms))
