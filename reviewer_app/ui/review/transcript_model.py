"""What the transcript pane shows: cues, where the playhead is, findings beside cues, search hits. No painting."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.review import Finding
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex, next_hit, previous_hit

_AT_HIT_MS = 2_000


class TranscriptModel(QObject):
    """A transcript with its marks; signals name the rows that look different now."""

    replaced = Signal()
    rows_changed = Signal(int, int)
    hits_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cues: tuple[Cue, ...] = ()
        self.index = TranscriptIndex(Transcript("none"))
        self.hits: Sequence[Hit] = ()
        self.hit_at = -1
        self._row_hits: dict[int, list[int]] = {}
        self._row_findings: dict[int, dict[str, Finding]] = {}
        self._finding_rows: dict[str, range] = {}
        self._starts: list[int] = []
        self._longest_ms = 0

    def set_transcript(self, transcript: Transcript, index: TranscriptIndex) -> None:
        """Show another transcript, without findings or hits."""
        self.cues, self.index = transcript.cues, index
        self.hits, self.hit_at = (), -1
        self._row_hits, self._row_findings, self._finding_rows = {}, {}, {}
        self._starts = [cue.start_ms for cue in self.cues]
        self._longest_ms = max((cue.end_ms - cue.start_ms for cue in self.cues), default=0)
        self.replaced.emit()

    def findings_at(self, row: int) -> Sequence[Finding]:
        """The findings that overlap a cue, in the order they came."""
        return tuple(self._row_findings.get(row, {}).values())

    def put_finding(self, finding: Finding) -> None:
        """Show a finding, new or changed, beside the cues that it overlaps."""
        self.drop_finding(finding.finding_id)
        rows = self._rows_of(finding)
        self._finding_rows[finding.finding_id] = rows
        for row in rows:
            self._row_findings.setdefault(row, {})[finding.finding_id] = finding
        self._tell(rows)

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        rows = self._finding_rows.pop(finding_id, range(0))
        for row in rows:
            del self._row_findings[row][finding_id]
        self._tell(rows)

    def search(self, text: str) -> int:
        """Mark every place of a text, case and accents aside; returns how many there are."""
        return self.set_hits(self.index.search(text) if text.strip() else ())

    def set_hits(self, hits: Sequence[Hit]) -> int:
        """Mark places in the transcript; returns how many."""
        self.hits, self.hit_at = hits, -1
        self._row_hits = {}
        for number, hit in enumerate(hits):
            self._row_hits.setdefault(hit.cue, []).append(number)
        self.hits_changed.emit()
        return len(hits)

    def hits_in(self, row: int) -> list[tuple[Hit, bool]]:
        """The hits in a cue, each with whether it is the current one."""
        return [(self.hits[number], number == self.hit_at) for number in self._row_hits.get(row, ())]

    def step_hit(self, step: int, from_ms: int) -> Hit | None:
        """Go to the next (1) or previous (-1) hit, round the ends, from the current one, or by time when far from it.

        A player lands on a picture a little beside the time asked for, so time alone would find the same hit again.
        """
        if not self.hits:
            return None
        if self.hit_at >= 0 and abs(self.hits[self.hit_at].ms - from_ms) <= _AT_HIT_MS:
            self.hit_at = (self.hit_at + step) % len(self.hits)
        else:
            found = (next_hit if step > 0 else previous_hit)(self.hits, from_ms) or self.hits[0 if step > 0 else -1]
            self.hit_at = bisect_left(self.hits, found)
        self.hits_changed.emit()
        return self.hits[self.hit_at]

    def _rows_of(self, finding: Finding) -> range:
        """The cues that a finding overlaps; for one in a silence the cue before it, so that it is never unseen."""
        if not self.cues:
            return range(0)
        end_ms = finding.start_ms + 1 if finding.end_ms is None else max(finding.end_ms, finding.start_ms + 1)
        last = bisect_left(self._starts, end_ms) - 1
        first = bisect_left(self._starts, finding.start_ms - self._longest_ms)
        while first <= last and self.cues[first].end_ms <= finding.start_ms:
            first += 1
        return range(first, last + 1) if first <= last else range(max(last, 0), max(last, 0) + 1)

    def _tell(self, rows: range) -> None:
        if rows:
            self.rows_changed.emit(rows.start, rows.stop - 1)
