"""What the chat pane shows: rows, those a filter leaves, findings that point at messages, hits. No painting."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.chat import ChatEvent
from reviewer_app.domain.chat_index import ALL, FILTERS, ChatIndex, user_of
from reviewer_app.domain.review import Finding
from reviewer_app.domain.text_fold import fold_with_offsets, query_patterns
from reviewer_app.ui.review.chat_words import RowWords, row_words
from reviewer_app.ui.review.transcript_model import Marked, RowMarks

# Rows so close to each other are at the playhead together.
TOGETHER_MS = 1_000


class ChatModel(QObject):
    """A chat log with its marks. Rows are those of `ChatIndex`; places count the rows that the filter leaves.

    `replaced()`: another log or none; `filtered()`: other rows of it are shown; `retimed()`: the same rows at other
    times; `marks_changed()`, `hits_changed()`, `lexicon_changed()`: what is marked in them.
    """

    replaced = Signal()
    filtered = Signal()
    retimed = Signal()
    marks_changed = Signal()
    hits_changed = Signal()
    lexicon_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.index: ChatIndex | None = None
        self.filter, self.user = ALL, None
        self.shown: Sequence[int] = range(0)
        self.hits: Sequence[int] = ()
        self.hit_row: int | None = None
        self._patterns: tuple[str, ...] = ()
        self._lexicon: Mapping[str, list[Marked]] = {}
        self._findings: dict[str, Finding] = {}
        self._marks: dict[str, RowMarks] = {}

    def __len__(self) -> int:
        return len(self.shown)

    def set_index(self, index: ChatIndex | None) -> None:
        """Show another log, or the same one on another clock."""
        before, self.index = self.index, index
        if before is not None and index is not None and before.chat is index.chat:
            self.retimed.emit()
            return
        self.filter, self.user = ALL, None
        self.shown = range(len(index)) if index is not None else range(0)
        self.hits, self.hit_row, self._patterns, self._lexicon = (), None, (), {}
        self.replaced.emit()

    def forget(self) -> None:
        """No log and no findings, as before another recording."""
        self._findings, self._marks = {}, {}
        self.set_index(None)

    # ------------------------------------------------------------ rows

    def event(self, place: int) -> ChatEvent | None:
        """The one event at a place, None for a run."""
        return self.index.event(self.shown[place])  # type: ignore[union-attr]

    def words(self, place: int) -> RowWords:
        """What the row at a place says."""
        return row_words(self.index, self.shown[place])  # type: ignore[arg-type]

    def time(self, place: int) -> int:
        """The media time at a place, ms."""
        return self.index.times[self.shown[place]]  # type: ignore[union-attr]

    def place_of(self, row: int) -> int | None:
        """Where a row is shown, None when the filter leaves it out."""
        place = bisect_left(self.shown, row)
        return place if place < len(self.shown) and self.shown[place] == row else None

    def places_at(self, ms: int) -> tuple[int, int] | None:
        """The first and last place at a media time: the last row begun, and those within a second before it."""
        if self.index is None:
            return None
        last = bisect_right(self.shown, self.index.row_at(ms)) - 1
        if last < 0:
            return None
        since = self.index.row_at(self.time(last) - TOGETHER_MS)
        return min(last, bisect_right(self.shown, since)), last

    def show_next_filter(self) -> str:
        """All, then messages, gifts, what the platform did; a person's filter ends."""
        if self.user is not None:
            self._filter(ALL, None)
        else:
            self._filter(FILTERS[(FILTERS.index(self.filter) + 1) % len(FILTERS)], None)
        return self.filter

    def show_user(self, user: str | None) -> None:
        """Only what one person wrote and did; None: everything."""
        self._filter(ALL, user)

    def show_all(self) -> None:
        """No filter."""
        if self.filter != ALL or self.user is not None:
            self._filter(ALL, None)

    # ------------------------------------------------------------ marks

    def set_lexicon(self, marked: Iterable[tuple[str, Marked]]) -> None:
        """Mark words of the lexicon in the texts of events."""
        found: dict[str, list[Marked]] = {}
        for event_id, one in marked:
            found.setdefault(event_id, []).append(one)
        self._lexicon = found
        self.lexicon_changed.emit()

    def lexicon_in(self, place: int) -> list[Marked]:
        """The lexicon's words at a place, by the characters of the row as shown."""
        event = self.event(place)
        marked = self._lexicon.get(event.event_id) if event is not None else None
        if not marked:
            return []
        before = len(self.words(place).head)
        return [replace(one, start=one.start + before, end=one.end + before) for one in marked]

    def set_hits(self, query: str, rows: Sequence[int]) -> None:
        """Mark what a search has found."""
        self.hits, self.hit_row = rows, None
        self._patterns = query_patterns(query)
        self.hits_changed.emit()

    def mark_hit(self, row: int | None) -> None:
        """The hit that a person has gone to."""
        if row != self.hit_row:
            self.hit_row = row
            self.hits_changed.emit()

    def hits_in(self, place: int) -> list[tuple[int, int, bool]]:
        """Where the search is found at a place (start, end, whether it is the current hit)."""
        row = self.shown[place]
        found = bisect_left(self.hits, row)
        if found == len(self.hits) or self.hits[found] != row:
            return []
        text, offsets = fold_with_offsets(self.words(place).text)
        for pattern in self._patterns:
            spans = [match.span() for match in re.finditer(pattern, text)]
            if spans:
                return [(offsets[start], offsets[end], row == self.hit_row) for start, end in spans]
        return []

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show many findings at once, as when a review opens."""
        self._findings, self._marks = {}, {}
        for finding in findings:
            self._count(finding)
        self.marks_changed.emit()

    def put_finding(self, finding: Finding) -> None:
        """Show a finding, new or changed, beside the messages that it points at."""
        if finding.message_ids or finding.finding_id in self._findings:
            self._drop(finding.finding_id)
            self._count(finding)
            self.marks_changed.emit()

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        if self._drop(finding_id):
            self.marks_changed.emit()

    def marks_at(self, place: int) -> RowMarks | None:
        """The findings that point at a message, None for none."""
        event = self.event(place)
        return None if event is None else self._marks.get(event.event_id)

    def _count(self, finding: Finding) -> None:
        if finding.message_ids:
            self._findings[finding.finding_id] = finding
            for event_id in finding.message_ids:
                self._marks.setdefault(event_id, RowMarks()).count_begun(finding, 1)

    def _drop(self, finding_id: str) -> bool:
        finding = self._findings.pop(finding_id, None)
        if finding is None:
            return False
        for event_id in finding.message_ids:
            marks = self._marks[event_id]
            marks.count_begun(finding, -1)
            if not marks.begun_count:
                del self._marks[event_id]
        return True

    def _filter(self, name: str, user: str | None) -> None:
        self.filter, self.user = name, user
        if self.index is not None:
            self.shown = self.index.rows(name, user)
        self.filtered.emit()


def person(event: ChatEvent | None) -> str | None:
    """Whom an event is of, None for nobody and for runs."""
    return None if event is None else user_of(event)
