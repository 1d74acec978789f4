"""The commands that go through a recording by its findings, cues and hits, and that play a span again and again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer_app.domain.transcript_index import Hit
from reviewer_app.playback.deck import Deck
from reviewer_app.ui.page import Handler

if TYPE_CHECKING:
    from reviewer_app.ui.review.page import ReviewPage

_BACK_TO_START_MS = 1_000


class GoingKeys(QObject):
    """Steps are taken from the page's playhead. `said(sentence)`: what is missing to do what was asked for."""

    said = Signal(str)

    def __init__(self, page: ReviewPage, deck: Deck) -> None:
        super().__init__(page)
        self._page, self._panes, self._deck = page, page.panes, deck

    def handlers(self) -> Mapping[str, Handler]:
        """What carries out each command."""
        return {
            "span.loop": lambda _: self._loop(),
            "finding.next": lambda _: self._step_finding(1),
            "finding.previous": lambda _: self._step_finding(-1),
            "cue.previous": lambda _: self._step_cue(-1),
            "cue.next": lambda _: self._step_cue(1),
            "hit.next": lambda _: self.step_hit(1),
            "hit.previous": lambda _: self.step_hit(-1),
            "lexicon.next": lambda _: self._step_lexicon(1),
            "lexicon.previous": lambda _: self._step_lexicon(-1),
        }

    def to_finding(self, finding_id: str) -> None:
        """Choose a finding and go to its start."""
        self._panes.findings_view.choose(finding_id)
        self._deck.seek(self._panes.findings.find(finding_id).start_ms)

    def step_hit(self, step: int) -> None:
        """To the next (1) or previous (-1) hit of the search while there is one, else of the lexicon."""
        search = self._panes.whole_search
        if search.under_way:
            self._to_hit(search.step(step, self._page.playhead_ms))
        else:
            self._step_lexicon(step)

    def _step_lexicon(self, step: int) -> None:
        page, panes = self._page, self._panes
        found = page.beside and page.beside.step(step, page.playhead_ms)
        if found:
            if found.cue is not None:
                panes.transcript_view.show_row(found.cue)
            elif found.event_id is not None:
                page.chat.show_event(found.event_id)
            self._deck.seek_from(found.start_ms)

    def _to_hit(self, hit: Hit | int | None) -> None:
        """To a place in the transcript, or to a row of the chat."""
        if isinstance(hit, Hit):
            self._panes.words.bring(self._panes.transcript_view)
            self._panes.transcript_view.show_row(hit.cue)
            self._deck.seek_from(hit.ms)
        elif hit is not None:
            self._deck.seek_from(self._page.chat.show_row(hit))

    def _step_finding(self, step: int) -> None:
        finding = self._panes.findings_view.choose_step(step, self._page.playhead_ms)
        if finding is not None:
            self._deck.seek(finding.start_ms)

    def _step_cue(self, step: int) -> None:
        cues, row = self._panes.transcript.cues, self._panes.transcript_view.current_row
        if not cues:
            return
        target = 0 if row is None else row + step
        if step < 0 and row is not None and self._page.playhead_ms > cues[row].start_ms + _BACK_TO_START_MS:
            target = row
        self._deck.seek_from(cues[max(0, min(len(cues) - 1, target))].start_ms)

    def _loop(self) -> None:
        """Play the marked span, else the chosen finding's, again and again; a second time: no more."""
        playback = self._page.playback
        if playback.looping:
            playback.loop(None)
            return
        finding = self._panes.findings_view.chosen_finding()
        span = self._page.labels.marks.span(self._page.playhead_ms)
        if span is None and finding is not None and finding.end_ms is not None:
            span = finding.start_ms, finding.end_ms
        if span is None or span[0] == span[1]:
            text = QCoreApplication.translate(
                "ReviewPage", "Mark a span with {start} and {end}, or choose a span finding, to loop it."
            )
            keys = self._page.keys
            self.said.emit(text.format(start=keys["span.in"], end=keys["span.out"]))
            return
        playback.loop(span)
