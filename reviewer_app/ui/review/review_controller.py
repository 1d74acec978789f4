"""Turns what a reviewer asks for into events, one after the other: made, stored, and only then shown. No painting."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain import verdict_rules
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import FINDING_PLACED, Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import OPEN, SUBMITTED, Context, Finding, Review, Verdict
from reviewer_app.domain.side_by_side import SideBySide, side_by_side, without_words
from reviewer_app.domain.transcript import Transcript
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex
from reviewer_app.operations import labelling
from reviewer_app.operations.labelling import OpenReview
from reviewer_app.operations.preloading import Preloaded
from reviewer_app.store.database import Database
from reviewer_app.ui.sentences import told

NO_TRANSCRIPT = Transcript("none")


@dataclass(frozen=True, slots=True)
class Opened:
    """A review ready to be shown, its transcript indexed; without one the index is empty.

    `beside` is the translation beside the transcript, None without one; `masked` the places that the recogniser masked.
    """

    review: Review
    opened: OpenReview
    index: TranscriptIndex
    beside: SideBySide | None = None
    masked: Sequence[Hit] = ()


@dataclass(slots=True, eq=False)
class _Line:
    """One review's decisions on their way to the store; goes on to its end when another review is on screen."""

    review: Review | None = None
    title: str = ""
    waiting: "deque[Start]" = field(default_factory=deque)
    saving: bool = False
    just_placed: str | None = None


Start = Callable[[_Line], None]


class ReviewController(QObject):
    """Holds the review on screen and sends its events to the store in the order they were asked for.

    Another review may be opened at any time: what was asked for on the one before is still stored, only not painted.

    `opened(Opened)`: a review is there. `sent(event)`: an event is on its way to the disk, and what it will look like
    may be made ready, unseen, while the store waits. `changed(changes, event)`: an event is durable; only now may
    anything be painted. `busy_changed(on)`: a save has begun or the last one has ended. `failed(sentence)`: the event
    was not stored, and neither will be those asked for behind it. `lost(sentence)`: the same of a review no longer on
    screen. `refused(sentence)`: a rule forbids what had waited.
    """

    opened = Signal(object)
    sent = Signal(object)
    changed = Signal(object, object)
    busy_changed = Signal(bool)
    failed = Signal(str)
    lost = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        worker: StoreWorker,
        now_ms: Callable[[], int],
        policies: PolicySet,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._now_ms, self._policies, self._language = worker, now_ms, policies, language
        self._line = _Line()
        self._under_way = 0
        # The key in force, for sentences that name it.
        self.verdict_key = ""
        self.context: Context | None = None

    @property
    def review(self) -> Review | None:
        """The review on screen, None while there is none."""
        return self._line.review

    @property
    def saving(self) -> bool:
        """Whether an event of the review on screen is on its way to the store."""
        return self._line.saving

    @property
    def idle(self) -> bool:
        """Whether no event of any review is on its way to the store."""
        return self._under_way == 0

    @property
    def is_open(self) -> bool:
        """Whether there is a review that may be changed."""
        return self.review is not None and self.review.state == OPEN

    @property
    def is_submitted(self) -> bool:
        """Whether the review is locked."""
        return self.review is not None and self.review.state == SUBMITTED

    def holds(self, finding_id: str) -> bool:
        """Whether the review has a finding."""
        return self.review is not None and finding_id in self.review.findings

    def open(self, recording_id: str, context: Context, ahead: Preloaded | None = None) -> None:
        """Open or go on with a review of a recording; a later call replaces one that is still loading.

        `ahead` is what was read of it ahead of time.
        """
        self.close()
        line, self.context = self._line, context

        def then(result: Opened) -> None:
            if self._is_shown(line):
                line.review, line.title = result.review, result.opened.recording.title
                self.opened.emit(result)

        def failed(error: Exception) -> None:
            if self._is_shown(line):
                self.failed.emit(self._sentence(error))

        self._worker.run(_open, recording_id, context, self._now_ms(), ahead, then=then, failed=failed)

    def close(self) -> None:
        """Hold no review; what was asked for still gets to the store."""
        before, self._line = self._line, _Line()
        if before.saving:
            self.busy_changed.emit(False)

    def place(self, finding: Finding) -> None:
        """Place a new finding."""
        self._ask(lambda review, now: review.place(finding, now))

    def extend(self, finding_id: str, end_ms: int, quote: str) -> None:
        """Make a finding into a span; one step with its placing unless another decision came between."""
        line = self._line

        def make(review: Review, now: int) -> Event:
            if finding_id == line.just_placed:
                return review.extend(finding_id, end_ms, quote, now)
            return review.revise(finding_id, now, end_ms=end_ms, open_span=False, quote=quote)

        self._ask(make)

    def revise(self, finding_id: str, **values: object) -> None:
        """Change fields of a finding."""
        self._ask(lambda review, now: review.revise(finding_id, now, **values))

    def withdraw(self, finding_id: str) -> None:
        """Take a finding back."""
        self._ask(lambda review, now: review.withdraw(finding_id, now))

    def give_verdict(self, verdict: Verdict) -> None:
        """Decide on the whole recording, by the rules of the policy set."""

        def make(review: Review, now: int) -> Event:
            self._check(verdict, review)
            return review.give_verdict(verdict, now)

        self._ask(make)

    def escalate(self, escalation: Callable[[int], Escalation]) -> None:
        """Hand the recording to others; `escalation(now_ms)` makes the escalation when its turn has come."""
        self._ask(lambda review, now: review.escalate(escalation(now), now))

    def withdraw_escalation(self, escalation_id: str) -> None:
        """Take an escalation back."""
        self._ask(lambda review, now: review.withdraw_escalation(escalation_id, now))

    def submit(self) -> None:
        """Lock the review; its verdict must stand by the rules of the policy set with the findings there are by now."""

        def make(review: Review, now: int) -> Event:
            event = review.submit(now)
            again = self.tr("{key} gives the verdict again.").format(key=self.verdict_key)
            self._check(review.verdict, review, again)
            return event

        self._ask(make)

    def reopen(self, reason: str) -> None:
        """Open a submitted review again."""
        self._ask(lambda review, now: review.reopen(reason, now))

    def undo(self) -> None:
        """Take the last step back."""
        self._enqueue(lambda line: self._step_back(line, labelling.undo, self.tr("There is nothing to undo.")))

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._enqueue(lambda line: self._step_back(line, labelling.redo, self.tr("There is nothing to redo.")))

    def _check(self, verdict: Verdict, review: Review, *advice: str) -> None:
        problem = verdict_rules.problem(self._policies, verdict, review.findings.values(), self._language)
        if problem:
            raise Refused(" ".join((problem, *advice)))

    def _ask(self, make: Callable[[Review, int], Event]) -> None:
        """Make an event against the state of its turn and send it; a rule that forbids it raises Refused."""

        def start(line: _Line) -> None:
            event = make(_review_of(line), self._now_ms())
            self._send(line, labelling.record, event, meanwhile=lambda: self._on_its_way(line, event))

        self._enqueue(start)

    def _on_its_way(self, line: _Line, event: Event) -> None:
        if self._is_shown(line):
            self.sent.emit(event)

    def _step_back(self, line: _Line, operation: Callable[..., Event | None], nothing: str) -> None:
        review = _review_of(line)
        if review.state != OPEN:
            raise Refused("This review is submitted; reopen it to change it.")
        self._send(line, operation, review.review_id, review.context, self._now_ms(), nothing=nothing)

    def _enqueue(self, start: Start) -> None:
        if self._line.saving:
            self._line.waiting.append(start)
        else:
            start(self._line)

    def _send(
        self,
        line: _Line,
        operation: Callable[..., Event | None],
        *arguments: object,
        nothing: str = "",
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        def then(event: Event | None) -> None:
            self._under_way -= 1
            if event is None:
                self.refused.emit(nothing)
            self._stored(line, event)

        def failed(error: Exception) -> None:
            self._under_way -= 1
            self._not_stored(line, error)

        # Sent first, told then: the store works while the window hears of it.
        self._worker.run(operation, *arguments, then=then, failed=failed, meanwhile=meanwhile)
        self._under_way += 1
        began, line.saving = not line.saving, True
        if began and self._is_shown(line):
            self.busy_changed.emit(True)

    def _stored(self, line: _Line, event: Event | None) -> None:
        if event is not None:
            placed = event.kind == FINDING_PLACED and event.redoes is None
            line.just_placed = event.body["finding"]["finding_id"] if placed else None
            changes = line.review.apply(event)
            if self._is_shown(line):
                self.changed.emit(changes, event)
        self._go_on(line)

    def _go_on(self, line: _Line) -> None:
        """Start what waited; `saving` stays on in between, so that nothing new gets in front."""
        if line.waiting and self._worker.closed:
            self._not_stored(line, Refused(self.tr("The store was closed before everything was stored.")))
            return
        sent = False
        while line.waiting and not sent:
            start = line.waiting.popleft()
            try:
                start(line)
                sent = True
            except UserError as error:
                self.refused.emit(str(error))
        if not sent:
            self._rest(line)

    def _not_stored(self, line: _Line, error: Exception) -> None:
        sentence = self._sentence(error)
        if self._is_shown(line):
            line.waiting.clear()
            self.failed.emit(sentence)
        else:
            behind = len(line.waiting)
            line.waiting.clear()
            self.lost.emit(self._lost_sentence(line, sentence, behind))
        self._rest(line)

    def _rest(self, line: _Line) -> None:
        line.saving = False
        if self._is_shown(line):
            self.busy_changed.emit(False)

    def _is_shown(self, line: _Line) -> bool:
        return line is self._line

    def _lost_sentence(self, line: _Line, sentence: str, behind: int) -> str:
        lost = self.tr("{recording}: {sentence}").format(recording=line.title, sentence=sentence)
        if behind:
            lost += " " + self.tr("%n decision(s) behind it were not carried out either.", "", behind)
        return lost

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, UserError):
            return told(str(error))
        return self.tr("The last decision could not be stored, so it is not shown: {error}").format(error=error)


def _review_of(line: _Line) -> Review:
    if line.review is None:
        raise Refused("The recording is still loading.")
    return line.review


def _open(database: Database, recording_id: str, context: Context, now_ms: int, ahead: Preloaded | None) -> Opened:
    """On the store thread: an index of a long transcript takes longer than a frame."""
    if ahead is None:
        opened = labelling.open_review(database, recording_id, context, now_ms)
        return _indexed(opened, TranscriptIndex, side_by_side)
    opened = labelling.open_review(database, recording_id, context, now_ms, ahead.unpack)
    return _indexed(opened, ahead.index_of, ahead.beside_of)


def _indexed(
    opened: OpenReview,
    index_of: Callable[[Transcript], TranscriptIndex],
    beside_of: Callable[[TranscriptIndex, Transcript], SideBySide],
) -> Opened:
    """A translation without its original stands beside cues in which nothing is said: quotes are the original's."""
    original, translation = opened.transcript, opened.translation
    if original is None and translation is not None:
        original = without_words(translation)
    index = index_of(original or NO_TRANSCRIPT)
    beside = None if translation is None else beside_of(index, translation)
    return Opened(opened.review, opened, index, beside, index.masked())
