"""The labelling grammar: press, hold, Shift, and the span marked first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.invocation import RELEASE, Invocation
from reviewer_app.ui.policy_commands import policy_id
from reviewer_app.ui.review.review_controller import ReviewController

Stamp = tuple[int, str]
# The subject, in every policy set, of what somebody wrote in the chat.
VIEWER_COMMENT = "viewer_comment"


@dataclass(frozen=True, slots=True)
class Marks:
    """The span set by hand before a label; either side may still be missing. Times in ms."""

    in_ms: int | None = None
    out_ms: int | None = None

    def span(self, now_ms: int) -> tuple[int, int] | None:
        """Start and end in order, a missing side being now; None when nothing is marked."""
        if self.in_ms is None and self.out_ms is None:
            return None
        start = now_ms if self.in_ms is None else self.in_ms
        end = now_ms if self.out_ms is None else self.out_ms
        return min(start, end), max(start, end)


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a label is to point at: messages of the chat, their person, their words and their media time.

    Messages of several people are of no one person; several messages have an end.
    """

    message_ids: tuple[str, ...]
    user_id: str | None
    quote: str
    ms: int
    end_ms: int | None = None


class LabelKeys(QObject):
    """Turns label invocations into findings. Media times are those of the stamps, fixed at the first key press and at
    the release.

    While `pointed()` gives something that a person chose in the chat, a label is about that: a viewer's comment, at
    the message's media time unless a span was marked.

    `marks_changed(Marks)`: the span set by hand is another; `used(policy_id)`: a policy was labelled with.
    """

    marks_changed = Signal(object)
    used = Signal(str)

    def __init__(
        self,
        controller: ReviewController,
        policy_set: PolicySet,
        hold_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._set, self._hold_ms = controller, policy_set, hold_ms
        self._index: TranscriptIndex | None = None
        self._pressed: dict[str, Finding] = {}
        self._open: dict[str, str] = {}
        self.marks = Marks()
        self.pointed: Callable[[], Pointed | None] = lambda: None

    def begin(self, index: TranscriptIndex, findings: Iterable[Finding]) -> None:
        """Another review: its transcript, no marks, no open spans but those of its findings."""
        self._index, self._pressed = index, {}
        self._open = {finding.policy_id: finding.finding_id for finding in findings if finding.open_span}
        self.set_marks(Marks())

    def note_finding(self, finding: Finding) -> None:
        """A finding is stored: spans still open are closed by the key of the policy that they have now."""
        self.forget_finding(finding)
        if finding.open_span:
            self._open[finding.policy_id] = finding.finding_id

    def forget_finding(self, finding: Finding) -> None:
        """A finding is gone or closed."""
        self._open = {policy: open_id for policy, open_id in self._open.items() if open_id != finding.finding_id}

    def label(self, invocation: Invocation) -> None:
        """A press places a point, or the span marked by hand; a long hold makes a span of the point."""
        policy = policy_id(invocation.command_id)
        if invocation.phase == RELEASE:
            finding = self._pressed.pop(policy, None)
            if finding is not None and invocation.held_ms >= self._hold_ms:
                self._extend(finding, invocation.released_stamp[0])
            return
        ms, source = invocation.stamp
        span, pointed = self.marks.span(ms), self.pointed()
        if span is None and pointed is not None:
            self._place(policy, pointed.ms, pointed.end_ms, "clock", pointed=pointed)
            return
        start, end = span if span is not None else (ms, None)
        finding = self._place(policy, start, end, source, pointed=pointed)
        if span is None:
            self._pressed[policy] = finding
        else:
            self.set_marks(Marks())

    def label_open(self, invocation: Invocation) -> None:
        """Opens a span of a policy, or closes the one that is open."""
        policy, (ms, source) = policy_id(invocation.command_id), invocation.stamp
        open_id = self._open.get(policy)
        if open_id is None:
            self._place(policy, ms, None, source, open_span=True)
            return
        start = self._controller.review.findings[open_id].start_ms
        first, last = min(start, ms), max(start, ms)
        quote = self.quote(first, last)
        self._controller.revise(open_id, start_ms=first, end_ms=last, open_span=False, quote=quote)
        self.used.emit(policy)

    def mark_in(self, invocation: Invocation) -> None:
        """The next label starts here; an end before it is forgotten."""
        ms, out = invocation.stamp[0], self.marks.out_ms
        self.set_marks(Marks(ms, None if out is not None and out < ms else out))

    def mark_out(self, invocation: Invocation) -> None:
        """The next label ends here; a start behind it is forgotten."""
        ms, start = invocation.stamp[0], self.marks.in_ms
        self.set_marks(Marks(None if start is not None and start > ms else start, ms))

    def set_marks(self, marks: Marks) -> None:
        """Set or clear the span marked by hand."""
        if marks != self.marks:
            self.marks = marks
            self.marks_changed.emit(marks)

    def _place(
        self,
        policy: str,
        start: int,
        end: int | None,
        source: str,
        *,
        open_span: bool = False,
        pointed: Pointed | None = None,
    ) -> Finding:
        rule = self._set.policy(policy)
        if rule is None:
            raise Refused(f"The policy {policy} is not in {self._set.ref}.")
        finding = Finding(
            policy, start, end, open_span, rule.severity, rule.subject, quote=self.quote(start, end), time_source=source
        )
        if pointed is not None:
            finding = replace(
                finding,
                subject=VIEWER_COMMENT,
                quote=pointed.quote,
                message_ids=pointed.message_ids,
                user_id=pointed.user_id,
            )
        self._controller.place(finding)
        self.used.emit(policy)
        return finding

    def _extend(self, finding: Finding, end_ms: int) -> None:
        if end_ms > finding.start_ms and self._controller.holds(finding.finding_id):
            self._controller.extend(finding.finding_id, end_ms, self.quote(finding.start_ms, end_ms))

    def quote(self, start_ms: int, end_ms: int | None) -> str:
        """The transcript's words at a point or in a span."""
        return "" if self._index is None else self._index.quote(start_ms, start_ms if end_ms is None else end_ms)
