"""Keeping evidence by key and behind labels: decoded on a thread of its own, marked when it is durable."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.background.jobs import Job
from reviewer_app.background.media_job import be_modest
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.events import FINDING_PLACED, FINDING_REVISED, REVIEW_SUBMITTED, Event
from reviewer_app.domain.evidence import EXCERPT, STILL, Evidence
from reviewer_app.domain.policy import text_in
from reviewer_app.domain.review import Change, Finding, FindingChange
from reviewer_app.domain.timecode import timecode
from reviewer_app.media.opening import Abandoned
from reviewer_app.operations import copying
from reviewer_app.operations import evidence as operation
from reviewer_app.operations.evidence import Held
from reviewer_app.operations.labelling import OpenReview
from reviewer_app.playback.player import State
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.evidence_sheet import EvidenceSheet
from reviewer_app.ui.review.look import Speakers
from reviewer_app.ui.review.review_controller import Opened
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer_app.ui.review.bench import Bench
    from reviewer_app.ui.review.page import ReviewPage

NEVER, PAUSED, ALWAYS = "never", "paused", "always"
# A copy that is being made when the window closes is waited for so long.
STOP_LIMIT_S = 3.0
# What is kept behind labels waits until so long nothing was stored: decoding takes time from the next key.
QUIET_S = 0.5


@dataclass(frozen=True, slots=True)
class _Wish:
    """Copies to be made and kept; `asked`: somebody pressed the key and wants to hear what stands in the way."""

    opened: OpenReview
    finding: Finding
    still_ms: int
    asked: bool


class EvidenceKeys(QObject):
    """Belongs to a review page; what is kept is shown as the store has it, never before."""

    def __init__(self, page: ReviewPage, bench: Bench, look_key: str, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._panes, self._bench = page, page.panes, bench
        self._opened: OpenReview | None = None
        self._kept: dict[str, dict[str, Evidence]] = {}
        self._wishes: deque[_Wish] = deque()
        self._job: Job | None = None
        self._quiet_at, self._hurry = 0.0, threading.Event()
        self.sheet = EvidenceSheet(page, page.panes.video, theme)
        self._look_key = look_key
        page.controller.changed.connect(self._changed)
        page.controller.busy_changed.connect(self._not_now)
        page.panes.editor.shown.connect(self._show_excerpt)
        self.sheet.closed.connect(page.panes.words.focus)

    @property
    def idle(self) -> bool:
        """Whether nothing is being made."""
        return self._job is None and not self._wishes

    def handlers(self) -> dict[str, Handler]:
        """The commands by id."""
        return {
            "evidence.keep": lambda _: self.keep(),
            "evidence.look": lambda _: self.look(),
            "evidence.drop": lambda _: self.drop(),
        }

    def opened(self, result: Opened) -> None:
        """Another review is on the page."""
        self._opened = result.opened
        self.sheet.close_it()
        self._kept = {}
        self._show()
        self._ask_store()

    def finish(self) -> None:
        """The page goes: what was asked for is still made and kept, within a limit."""
        self._hurry.set()
        if self._job is not None:
            self._job.join(STOP_LIMIT_S)
            self._job.cancel()

    def keep(self) -> None:
        """Keep the picture and the words around with the chosen finding.

        The picture at the playhead where that is inside the finding, else the one at its start.
        """
        finding = self._chosen()
        self._must_be_allowed(finding)
        here, end = self._bench.deck.playhead_ms(), finding.start_ms if finding.end_ms is None else finding.end_ms
        self._wish(finding, here if finding.start_ms <= here <= end else finding.start_ms, asked=True)

    def drop(self) -> None:
        """Let go of what is kept with the chosen finding."""
        finding = self._chosen()
        if finding.finding_id not in self._kept:
            raise Refused(self.tr("Nothing is kept with this finding."))
        review_id, now = self._opened.review.review_id, self._bench.now_ms()  # type: ignore[union-attr]
        self._bench.worker.run(
            operation.drop, review_id, finding.finding_id, now, then=lambda _: self._ask_store(), failed=self._failed
        )

    def look(self) -> None:
        """Show what is kept with the chosen finding, large, or close it."""
        if self.sheet.isVisible():
            self.sheet.close_it()
            return
        finding = self._chosen()
        if finding.finding_id not in self._kept:
            raise Refused(self.tr("Nothing is kept with this finding."))
        self._fetch(finding.finding_id, lambda held: self._show_sheet(finding, held))

    # ------------------------------------------------------------ behind labels

    def _changed(self, changes: tuple[Change, ...], event: Event) -> None:
        for change in changes:
            if isinstance(change, FindingChange):
                if change.finding is not None and event.kind in (FINDING_PLACED, FINDING_REVISED):
                    self._behind(change.finding, event)
                if change.finding_id in self._kept:
                    self._ask_store()
        if event.kind == REVIEW_SUBMITTED and self._kept:
            self._ask_store()

    def _behind(self, finding: Finding, event: Event) -> None:
        """Keep with a label, or anew where the times of one have changed, when the setting says so."""
        when = str(self._bench.settings["evidence_on_label"])
        if when == NEVER or (when == PAUSED and self._bench.deck.state is State.PLAYING):
            return
        before = event.body.get("before")
        if before is not None and _times(before) == _times(event.body["finding"]):
            return
        policy = self._bench.policy_set.policy(finding.policy_id)
        if policy is not None and not policy.never_export:
            self._wish(finding, finding.start_ms, asked=False)

    def _not_now(self, _busy: bool) -> None:
        """Somebody is at the keys."""
        self._quiet_at = time.monotonic() + QUIET_S

    # ------------------------------------------------------------ making

    def _wish(self, finding: Finding, still_ms: int, *, asked: bool) -> None:
        assert self._opened is not None
        self._wishes.append(_Wish(self._opened, finding, still_ms, asked))
        if asked:
            self._hurry.set()
        if self._job is None:
            self._job = Job(self._make_all)
            self._job.progress.connect(self._made)
            self._job.finished.connect(self._rest)
            self._job.failed.connect(self._rest)
            self._job.start()

    def _make_all(self, job: Job) -> None:
        """On the job's thread: one after the other, each stored before the next is made."""
        be_modest()
        while self._wishes and not job.cancelled:
            while (left := self._quiet_at - time.monotonic()) > 0 and not self._hurry.wait(left):
                pass
            wish = self._wishes.popleft()
            opened, finding = wish.opened, wish.finding
            try:
                made = copying.copies(
                    opened.recording,
                    opened.transcript,
                    finding,
                    wish.still_ms,
                    lambda: job.cancelled,
                    self._bench.source_of(opened.recording),
                )
                keep = partial(
                    operation.keep,
                    recording=opened.recording,
                    now_ms=self._bench.now_ms(),
                    current=self._bench.policy_set,
                )
                job.report(wish, self._bench.worker.call(keep, opened.review.review_id, finding.finding_id, made))
            except Abandoned:
                return
            except (UserError, RuntimeError) as error:
                job.report(wish, error)

    def _made(self, wish: _Wish, result: list[Evidence] | Exception) -> None:
        if isinstance(result, Exception):
            # Nobody asked: a finding that was taken back at once, or silence without a picture, is no fault.
            if wish.asked or not isinstance(result, Refused):
                self._failed(result)
            return
        if wish.opened is self._opened:
            self._ask_store()
        if wish.asked:
            text = self.tr("Evidence kept: {keys} shows it.") if result else self.tr("This is kept already: {keys}.")
            self._page.message.emit(text.format(keys=self._look_key))

    def _rest(self) -> None:
        self._job = None
        self._hurry.clear()
        if self._wishes:
            wish = self._wishes.popleft()
            self._wish(wish.finding, wish.still_ms, asked=wish.asked)

    # ------------------------------------------------------------ what the store has

    def _ask_store(self) -> None:
        opened = self._opened
        if opened is None:
            return

        def then(known: list[Evidence]) -> None:
            if opened is self._opened:
                self._kept = {}
                for one in known:
                    self._kept.setdefault(one.finding_id, {})[one.kind] = one
                self._show()

        self._bench.worker.run(operation.known, opened.review.review_id, then=then, failed=self._failed)

    def _show(self) -> None:
        self._panes.findings.set_evidence(self._kept)
        shown = self._panes.editor.finding_id
        if shown is not None:
            self._show_excerpt(shown)
        if self.sheet.finding_id is not None and self.sheet.finding_id not in self._kept:
            self.sheet.close_it()

    @property
    def _speakers(self) -> Speakers:
        return Speakers(self._panes.transcript.index.speakers)

    def _show_excerpt(self, finding_id: str) -> None:
        self._panes.editor.show_excerpt("")
        if EXCERPT in self._kept.get(finding_id, {}):
            self._fetch(finding_id, lambda held: self._put_excerpt(finding_id, held))

    def _put_excerpt(self, finding_id: str, held: dict[str, Held]) -> None:
        if self._panes.editor.finding_id == finding_id and EXCERPT in held:
            start_ms = self._panes.findings.find(finding_id).start_ms
            self._panes.editor.show_excerpt("\n".join(_lines(held[EXCERPT], self._speakers, start_ms)))

    def _show_sheet(self, finding: Finding, held: dict[str, Held]) -> None:
        if held and finding.finding_id in self._kept:
            policy = self._bench.policy_set.policy(finding.policy_id)
            name = finding.policy_id if policy is None else text_in(policy.name, self._bench.settings.language)
            words = _lines(held[EXCERPT], self._speakers) if EXCERPT in held else []
            least = self._page.wellness.picture.look_at(finding)
            self.sheet.open_it(finding, name, held.get(STILL), words, least)

    def _fetch(self, finding_id: str, then: Callable[[dict[str, Held]], None]) -> None:
        opened = self._opened
        self._bench.worker.run(
            operation.held,
            opened.review.review_id,  # type: ignore[union-attr]
            finding_id,
            then=lambda held: then(held) if opened is self._opened else None,
            failed=self._failed,
        )

    def _chosen(self) -> Finding:
        finding = self._panes.findings_view.chosen_finding()
        if finding is None or self._opened is None:
            raise Refused(self.tr("Choose a finding first."))
        return finding

    def _must_be_allowed(self, finding: Finding) -> None:
        operation.must_be_allowed(self._bench.policy_set, finding.policy_id)

    def _failed(self, error: Exception) -> None:
        sentence = told(str(error)) if isinstance(error, UserError) else str(error)
        self._page.message.emit(sentence)


def _times(finding: dict) -> tuple[int, int | None]:
    return finding["start_ms"], finding["end_ms"]


def _lines(held: Held, speakers: Speakers, from_ms: int = 0) -> list[str]:
    """An excerpt line by line: time, speaker, words; what was over before `from_ms` comes last."""
    cues = sorted(json.loads(held.content)["cues"], key=lambda cue: cue["end_ms"] < from_ms)
    return [
        " ".join(filter(None, (timecode(cue["start_ms"]), speakers.name(cue["speaker"] or ""), cue["text"])))
        for cue in cues
    ]
