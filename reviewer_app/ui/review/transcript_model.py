"""What the transcript pane shows: cues, where the playhead is, findings beside cues, search hits. No painting."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.review import Finding
from reviewer_app.domain.side_by_side import SideBySide
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex, next_hit, previous_hit
from reviewer_app.ui.review.look import NO_RANK, rank
from reviewer_app.ui.review.spoken import NOTHING_FOUND, Found, Spoken


class RowMarks:
    """How many findings of each severity rank begin in a cue, go on into the next one, and came from one before.

    Counts, because one cue may have thousands of findings and is painted at every label.
    """

    __slots__ = ("begun", "begun_count", "into_next", "over")

    def __init__(self) -> None:
        self.begun, self.into_next, self.over = ([0] * (NO_RANK + 1) for _ in range(3))
        self.begun_count = 0

    def count_begun(self, finding: Finding, step: int) -> None:
        """Add (1) or remove (-1) a finding as one that begins here."""
        self.begun[rank(finding.severity)] += step
        self.begun_count += step

    def count(self, finding: Finding, cue: Cue, step: int) -> None:
        """Add (1) or remove (-1) a finding that overlaps the cue."""
        severity = rank(finding.severity)
        if finding.end_ms is not None and finding.start_ms < cue.start_ms:
            self.over[severity] += step
            return
        self.count_begun(finding, step)
        if finding.end_ms is not None and finding.end_ms > cue.end_ms:
            self.into_next[severity] += step


@dataclass(frozen=True, slots=True)
class Marked:
    """A word of the lexicon in a cue: its characters there, the gravity it is shown with, and what to say of it."""

    cue: int
    start: int
    end: int
    severity: str | None
    told: str


class TranscriptModel(QObject):
    """A transcript with its marks; `marks_changed(first, last)` names rows whose findings are others now.

    `beside` is the translation while it is shown, None while it is not; `beside_changed()` follows it.
    """

    replaced = Signal()
    marks_changed = Signal(int, int)
    hits_changed = Signal()
    lexicon_changed = Signal()
    beside_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cues: tuple[Cue, ...] = ()
        self.index = TranscriptIndex(Transcript("none"))
        self.translation: SideBySide | None = None
        self.beside: SideBySide | None = None
        self.masked: Sequence[Hit] = ()
        self._row_masked: dict[int, list[Hit]] = {}
        self._wanted, self._query = True, ""
        self.hits: Sequence[Hit] = ()
        self.hit_at = -1
        self.hit_times = NOTHING_FOUND.times
        self._row_hits: Mapping[int, Sequence[int]] = {}
        # How the search is made when something else is shown; whoever searches elsewhere too has it done there.
        self.search_again: Callable[[str], object] = self.search
        self._lexicon: dict[int, list[Marked]] = {}
        self._marks: dict[int, RowMarks] = {}
        self._shown: dict[str, tuple[Finding, Sequence[int]]] = {}
        self._starts: list[int] = []
        self._longest_ms = 0

    def set_transcript(
        self,
        transcript: Transcript,
        index: TranscriptIndex,
        translation: SideBySide | None = None,
        masked: Sequence[Hit] = (),
    ) -> None:
        """Show another transcript, without findings or hits; its translation is shown if one was shown before."""
        self.cues, self.index = transcript.cues, index
        self.translation, self.beside = translation, translation if self._wanted else None
        self.masked, self._row_masked, self._query = masked, _by_row(masked), ""
        self.hits, self.hit_at, self.hit_times = (), -1, NOTHING_FOUND.times
        self._row_hits, self._lexicon, self._marks, self._shown = {}, {}, {}, {}
        self._starts = [cue.start_ms for cue in self.cues]
        self._longest_ms = max((cue.end_ms - cue.start_ms for cue in self.cues), default=0)
        self.replaced.emit()

    def marks_at(self, row: int) -> RowMarks | None:
        """The findings beside a cue, None for none."""
        return self._marks.get(row)

    def finding_ids(self) -> Iterable[str]:
        """The findings that are shown."""
        return self._shown.keys()

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Show more findings at once, as when a review opens."""
        for finding in findings:
            self._add(finding)
        if self.cues:
            self.marks_changed.emit(0, len(self.cues) - 1)

    def put_finding(self, finding: Finding) -> None:
        """Show a finding, new or changed, beside the cues that it overlaps."""
        self.drop_finding(finding.finding_id)
        self._tell(self._add(finding))

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        if finding_id in self._shown:
            finding, rows = self._shown.pop(finding_id)
            for row in rows:
                self._marks[row].count(finding, self.cues[row], -1)
            self._tell(rows)

    @property
    def translation_wanted(self) -> bool:
        """Whether translations are shown where there are any."""
        return self._wanted

    def want_translation(self, wanted: bool) -> None:
        """Show translations beside the original, or not; the search then finds in what is shown."""
        self._wanted = wanted
        beside = self.translation if wanted else None
        if beside is not self.beside:
            self.beside = beside
            self.beside_changed.emit()
            if self._query.strip():
                self.search_again(self._query)

    def masked_in(self, row: int) -> Sequence[Hit]:
        """The places in a cue that the recogniser masked."""
        return self._row_masked.get(row, ())

    def next_masked(self, from_ms: int) -> Hit | None:
        """The first masked place after a time, after the last the first again; None where nothing is masked."""
        return next_hit(self.masked, from_ms) or (self.masked[0] if self.masked else None)

    def previous_masked(self, from_ms: int) -> Hit | None:
        """The last masked place before a time, before the first the last one; None where nothing is masked."""
        return previous_hit(self.masked, from_ms) or (self.masked[-1] if self.masked else None)

    def search(self, text: str) -> int:
        """Mark every place of a text, case and accents aside, in the translation too while it is shown; returns how
        many there are.
        """
        self.show_found(text, self.spoken().find(text))
        return len(self.hits)

    def spoken(self) -> Spoken:
        """What a search goes through: what is shown."""
        return Spoken(self.index, self.beside)

    def show_found(self, text: str, found: Found) -> None:
        """Mark what a search for a text has found."""
        self._query = text
        self.hits, self.hit_at, self.hit_times, self._row_hits = found.hits, -1, found.times, found.by_row
        self.hits_changed.emit()

    def set_hits(self, hits: Sequence[Hit]) -> int:
        """Mark places in the transcript; returns how many."""
        self.show_found(self._query, Found.of(hits))
        return len(hits)

    def set_lexicon(self, hits: Iterable[Marked]) -> None:
        """Mark words of the lexicon."""
        self._lexicon = {}
        for hit in hits:
            self._lexicon.setdefault(hit.cue, []).append(hit)
        self.lexicon_changed.emit()

    def lexicon_in(self, row: int) -> list[Marked]:
        """The lexicon's words in a cue."""
        return self._lexicon.get(row, [])

    def hits_in(self, row: int) -> list[tuple[Hit, bool]]:
        """The hits in a cue, each with whether it is the current one."""
        return [(self.hits[number], number == self.hit_at) for number in self._row_hits.get(row, ())]

    def mark_hit(self, number: int) -> None:
        """The hit that a person has gone to, -1 for none."""
        if number != self.hit_at:
            self.hit_at = number
            self.hits_changed.emit()

    def _add(self, finding: Finding) -> Sequence[int]:
        rows = self._rows_of(finding)
        self._shown[finding.finding_id] = finding, rows
        for row in rows:
            marks = self._marks.get(row)
            if marks is None:
                marks = self._marks[row] = RowMarks()
            marks.count(finding, self.cues[row], 1)
        return rows

    def _rows_of(self, finding: Finding) -> Sequence[int]:
        """The cues that a finding overlaps; for one in a silence the cue before it, so that it is never unseen."""
        end_ms = finding.start_ms + 1 if finding.end_ms is None else max(finding.end_ms, finding.start_ms + 1)
        last = bisect_left(self._starts, end_ms) - 1
        first = bisect_left(self._starts, finding.start_ms - self._longest_ms)
        rows = [row for row in range(first, last + 1) if self.cues[row].end_ms > finding.start_ms]
        return rows or ([max(last, 0)] if self.cues else [])

    def _tell(self, rows: Sequence[int]) -> None:
        if rows:
            self.marks_changed.emit(rows[0], rows[-1])


def _by_row(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    rows: dict[int, list[Hit]] = {}
    for hit in hits:
        rows.setdefault(hit.cue, []).append(hit)
    return rows
