"""Commands that decide quickly: a whole cue or turn, the same label again, enough seen, hand it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain import speech_spans
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Change, EscalationChange
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.commands import LABEL
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.escalation_bar import EscalationBar
from reviewer_app.ui.review.escalation_sheet import EscalationSheet
from reviewer_app.ui.review.label_keys import Marks
from reviewer_app.ui.review.review_controller import Opened
from reviewer_app.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer_app.ui.review.bench import Bench
    from reviewer_app.ui.review.page import ReviewPage


class SpeedKeys(QObject):
    """Handlers of these commands over the parts of a review page. `said(sentence)` is for the banner."""

    said = Signal(str)

    def __init__(self, page: ReviewPage, bench: Bench, keys: Mapping[str, str], theme: Theme) -> None:
        super().__init__(page)
        self._page = page
        self._controller, self._labels, self._panes, self._deck = page.controller, page.labels, page.panes, bench.deck
        self._ahead, self._author = bench.ahead, bench.author
        self._index: TranscriptIndex | None = None
        self._last: str | None = None
        self._stamp: object = None
        self._uses: Mapping[str, int] = {}
        language = bench.settings.language
        self.sheet = EscalationSheet(bench.policy_set, language, theme)
        self.bar = EscalationBar(bench.policy_set, language, keys["escalation.withdraw"], theme, bench.now_ms)
        # Where the verdict's sheet is, and under the line that tells of a submitted review.
        self._panes.sheet.parentWidget().layout().addWidget(self.sheet)
        page.layout().insertWidget(1, self.bar)
        self._panes.policies.set_search_key(keys["policy.find"])
        self._connect()

    def _connect(self) -> None:
        words = self._panes.words
        self._controller.opened.connect(self._opened)
        self._controller.changed.connect(self._changed)
        self._labels.used.connect(self._used)
        if self._ahead is not None:
            self._ahead.counted.connect(self._counted)
        self.sheet.raised.connect(self._raise)
        self.sheet.left.connect(words.focus)
        self._panes.policies.search_chosen.connect(self._label_found)
        self._panes.policies.search_left.connect(self._search_left)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "span.cue": self._mark_cue,
            "span.turn": lambda invocation: self._mark(speech_spans.turn_span, invocation),
            "label.repeat": self._repeat,
            "policy.find": self._find,
            "verdict.enough": lambda _: self._enough(),
            "escalate": lambda _: self._open_sheet(),
            "escalation.withdraw": lambda _: self._withdraw(),
        }

    def leave(self) -> bool:
        """Close the sheet of escalations; whether it was open."""
        was = self.sheet.isVisible()
        self.sheet.close_sheet()
        return was

    def _opened(self, result: Opened) -> None:
        self._index = result.index
        self.leave()
        self.bar.set_escalations(result.review.escalations.values())
        # Behind what the opening needs; the order that it leads to is the next recording's.
        self._panes.policies.set_uses(self._uses)
        if self._ahead is not None:
            self._ahead.count_uses(self._author)

    def _counted(self, uses: Mapping[str, int]) -> None:
        first, self._uses = not self._uses, uses
        if first and self._last is None:
            self._panes.policies.set_uses(uses)

    def _changed(self, changes: tuple[Change, ...], _: object) -> None:
        if any(isinstance(change, EscalationChange) for change in changes):
            self.bar.set_escalations(self._controller.review.escalations.values())
            if self.leave():
                self._panes.words.focus()

    def _used(self, policy_id: str) -> None:
        self._last = policy_id

    # ------------------------------------------------------------ labels

    def _mark_cue(self, invocation: Invocation) -> None:
        """The cue; a second time, the speaker's whole turn."""
        span = self._spans(speech_spans.cue_span, invocation)
        if self._labels.marks == Marks(*span):
            self._mark(speech_spans.turn_span, invocation)
        else:
            self._labels.set_marks(Marks(*span))

    def _mark(self, span_at: Callable[..., speech_spans.Span | None], invocation: Invocation) -> None:
        self._labels.set_marks(Marks(*self._spans(span_at, invocation)))

    def _spans(self, span_at: Callable[..., speech_spans.Span | None], invocation: Invocation) -> speech_spans.Span:
        span = None if self._index is None else span_at(self._index, invocation.stamp[0])  # type: ignore[index]
        if span is None:
            start, end = self._page.keys["span.in"], self._page.keys["span.out"]
            raise Refused(f"Nothing is said here: mark a span with {start} and {end}.")
        return span

    def _repeat(self, invocation: Invocation) -> None:
        if self._last is None:
            raise Refused("Nothing has been labelled yet, so there is nothing to repeat.")
        self._labels.label(Invocation(LABEL + self._last, invocation.stamp))

    def _find(self, invocation: Invocation) -> None:
        """The label will stand where the search began, however long the typing takes."""
        self._stamp = invocation.stamp
        self._panes.policies.start_search()

    def _search_left(self) -> None:
        self._stamp = None
        self._panes.words.focus()

    def _label_found(self, policy_id: str) -> None:
        stamp, self._stamp = self._stamp or self._page.stamp(), None
        try:
            if self._controller.is_open:
                self._labels.label(Invocation(LABEL + policy_id, stamp))
        except Refused as refused:
            self.said.emit(str(refused))

    # ------------------------------------------------------------ verdict and escalation

    def _enough(self) -> None:
        """Stop, and propose the verdict that the findings ask for."""
        self._deck.pause()
        self.leave()
        review = self._controller.review
        self._panes.open_sheet(review.verdict, review.findings.values(), propose=True)

    def _open_sheet(self) -> None:
        review = self._controller.review
        if self.sheet.isVisible():
            self.sheet.setFocus()
            return
        self._panes.sheet.close_sheet()
        self.sheet.open_sheet(review.findings.values(), {one.route for one in review.escalations.values()})

    def _raise(self, route: Route, urgency: str, reason: str) -> None:
        try:
            self._controller.escalate(lambda now: Escalation.raised(route, urgency, reason, now))
        except Refused as refused:
            self.said.emit(str(refused))

    def _withdraw(self) -> None:
        """The one raised last."""
        raised = self._controller.review.escalations.values()
        if not raised:
            raise Refused("Nothing is escalated in this review.")
        self._controller.withdraw_escalation(max(raised, key=lambda one: one.raised_at_ms).escalation_id)
