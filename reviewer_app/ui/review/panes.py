"""The panes of the review page; they show what they are given and decide nothing."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.transcript import Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_pane import ChatPane
from reviewer_app.ui.review.chat_search import WholeSearch
from reviewer_app.ui.review.finding_editor import FindingEditor
from reviewer_app.ui.review.findings_model import FindingsModel
from reviewer_app.ui.review.findings_view import FindingsView
from reviewer_app.ui.review.heading import Heading
from reviewer_app.ui.review.lock_bar import LockBar
from reviewer_app.ui.review.masked_bar import MaskedBar
from reviewer_app.ui.review.pane_layout import PaneLayout
from reviewer_app.ui.review.policy_panel import PolicyPanel
from reviewer_app.ui.review.problems_bar import ProblemsBar, problems_of
from reviewer_app.ui.review.review_controller import Opened
from reviewer_app.ui.review.search_bar import SearchBar
from reviewer_app.ui.review.speech_and_chat import SpeechAndChat
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.review.transcript_view import TranscriptView
from reviewer_app.ui.review.translation_button import TranslationButton
from reviewer_app.ui.review.verdict_sheet import VerdictSheet
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.frames import Frames, rate_of
from reviewer_app.ui.timeline.timeline import Timeline

_A_WHILE_S, _AT_ONCE = 0.008, 250


class Panes(QObject):
    """Builds the widgets of `page` and fills them; `layout` says where they stand."""

    def __init__(
        self,
        policy_set: PolicySet,
        language: str,
        theme: Theme,
        *,
        key_of: Callable[[str], str],
        next_key: str,
        reopen_key: str,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._set, self._language = policy_set, language
        self._later: deque[Callable[[], object]] = deque()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up_a_while)
        subjects = {subject.id: text_in(subject.name, language) for subject in policy_set.subjects}
        self.video = VideoView()
        self.transcript = TranscriptModel(self)
        self.chat = ChatModel(self)
        self.whole_search = WholeSearch(self.transcript, self.chat, self)
        self.search = SearchBar(self.whole_search, theme)
        self.translation, self.masked = TranslationButton(self.transcript), MaskedBar(theme)
        self.search.add(self.translation)
        self.transcript_view = TranscriptView(self.transcript, theme)
        self.chat_pane = ChatPane(self.chat, theme)
        self.words = SpeechAndChat(self.transcript_view, self.chat_pane, theme)
        self.policies = PolicyPanel(policy_set, language, theme)
        self.findings = FindingsModel(self._policy_name, self)
        self.findings_view = FindingsView(self.findings, theme, key_of, lambda subject: subjects.get(subject, subject))
        self.editor = FindingEditor(policy_set, language, theme)
        self.timeline = Timeline(theme, self._policy_name)
        self.lock = LockBar(next_key, reopen_key, theme)
        self.problems = ProblemsBar(theme)
        self.sheet = VerdictSheet(policy_set, language, theme)
        self.heading = Heading(theme)
        self._hits: object = None
        self.layout = PaneLayout(self, theme, page)
        self.findings_view.chosen.connect(self._chosen)
        self.findings.modelReset.connect(self._show_count)
        self.show_verdict(None)
        self._show_count()

    def show_loading(self) -> None:
        """Nothing of the recording before is in view while the next one opens."""
        self.catch_up()
        self.editor.leave()
        self.sheet.close_sheet()
        self.lock.set_locked(False)
        self.video.show_message(self.tr("Opening the recording …"))
        nothing = Transcript("none")
        self.transcript_view.set_empty_text(self.tr("Opening …"))
        self.transcript.set_transcript(nothing, TranscriptIndex(nothing))
        self.masked.show_masked(0, False)
        self.problems.begin({})
        self.chat.forget()
        self.words.set_chat(False)
        self.findings.set_findings(())
        self.timeline.set_empty()
        self.show_verdict(None)

    def show_opened(self, result: Opened) -> None:
        """Show a review as it was left."""
        recording, transcript = result.opened.recording, result.index.transcript
        self.transcript_view.set_empty_text(self.tr("This recording has no transcript."))
        self.catch_up()
        self.transcript.set_transcript(transcript, result.index, result.beside, result.masked)
        self.masked.show_masked(transcript.masked, bool(result.masked))
        problems = problems_of(recording, result.opened.transcript, result.opened.translation)
        self.problems.begin(problems, recording.damaged)
        findings = result.review.findings.values()
        self.findings.set_findings(findings)
        self._show_timeline(recording, result.index)
        self.timeline.set_masked(place.ms for place in result.masked)
        self.afterwards(lambda: self.timeline.set_findings(findings))
        for some in _slices(tuple(findings), _AT_ONCE):
            self.afterwards(lambda some=some: self.transcript.add_findings(some))
        self.chat.set_findings(findings)
        sound_only = recording.video is None
        self.video.show_message(
            self.tr("This recording has sound only.") if sound_only else self.tr("Waiting for the first picture …")
        )
        self.layout.set_shape(recording.video)

    def put_finding(self, finding: Finding, choose: bool) -> None:
        """Show a finding, new or changed: in the list at once, elsewhere when that is painted."""
        chosen = self.findings_view.chosen_finding()
        self.findings.put(finding)
        shown = self.transcript, self.timeline, self.chat
        self.afterwards(lambda: [one.put_finding(finding) for one in shown])
        if choose or (chosen is not None and chosen.finding_id == finding.finding_id):
            self.findings_view.choose(finding.finding_id)
            self._chosen(finding)

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        if self.editor.finding_id == finding_id:
            self.editor.leave()
        self.findings.drop(finding_id)
        shown = self.transcript, self.timeline, self.chat
        self.afterwards(lambda: [one.drop_finding(finding_id) for one in shown])

    def catch_up(self) -> None:
        """Transcript, timeline and heading show what the list shows."""
        while self._later:
            self._later.popleft()()
        self._show_count()

    def _catch_up_a_while(self) -> None:
        """As much as a picture's time allows; the rest behind the keys and pictures that have come meanwhile."""
        ends = time.perf_counter() + _A_WHILE_S
        while self._later:
            self._later.popleft()()
            if time.perf_counter() >= ends:
                self._soon.start()
                break
        self._show_count()

    def show_hits(self) -> None:
        """The timeline shows the search's hits; going from one to the next changes nothing there."""
        if self.whole_search.hits is not self._hits:
            self._hits = self.whole_search.hits
            self.timeline.set_search_hits(self._hits)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """The verdict as given, beside the heading of the findings."""
        if verdict is None:
            text = self.tr("no verdict yet")
        else:
            names = {outcome.id: text_in(outcome.name, self._language) for outcome in self._set.outcomes}
            text = self.tr("verdict: {outcome}").format(outcome=names.get(verdict.outcome, verdict.outcome))
        self.heading.set_texts(right=text)

    @property
    def verdict_text(self) -> str:
        """The verdict as it stands beside the heading."""
        return self.heading.right

    def open_sheet(self, verdict: Verdict | None, findings: Iterable[Finding], propose: bool = False) -> None:
        """Open the verdict sheet under the words at the playhead; `propose` as there."""
        self.sheet.open_sheet(verdict, findings, propose)
        self.layout.make_room_now()
        self.transcript_view.follow()

    def by_name(self) -> dict[str, QWidget]:
        """What takes the focus in each pane, in the order of the page."""
        return {
            "picture": self.video,
            "transcript": self.transcript_view,
            "chat": self.chat_pane.view,
            "verdict": self.sheet,
            "policies": self.policies.list,
            "findings": self.findings_view,
            "fields": self.editor,
            "timeline": self.timeline,
        }

    def framed(self) -> dict[str, QWidget]:
        """Panes of more than what takes the focus."""
        return {"chat": self.chat_pane, "policies": self.policies}

    def _show_timeline(self, recording: Recording, index: TranscriptIndex) -> None:
        cues, video = index.transcript.cues, recording.video
        duration = max(recording.duration_ms, max((cue.end_ms for cue in cues), default=0))
        frames = Frames(rate=rate_of(video.frame_rate) if video else None)
        self.timeline.set_recording(duration, frames, pictures=video is not None, sound=bool(recording.audio))
        self.afterwards(lambda: self.timeline.set_speakers(index.who_speaks))

    def _policy_name(self, policy_id: str) -> str:
        policy = self._set.policy(policy_id)
        return policy_id if policy is None else text_in(policy.name, self._language)

    def _chosen(self, finding: Finding | None) -> None:
        self.afterwards(lambda: self.timeline.choose(finding))
        if finding is not None:
            self.afterwards(lambda: self.policies.show_chosen(finding.policy_id))

    def afterwards(self, show: Callable[[], object]) -> None:
        """The list is painted first: it tells the person that the key has arrived."""
        self._later.append(show)
        self._soon.start()

    def _show_count(self) -> None:
        count = self.findings.rowCount()
        self.heading.set_texts(left=self.tr("Findings") + (f" · {count}" if count else ""))


def _slices(findings: Sequence[Finding], size: int) -> Iterator[Sequence[Finding]]:
    return (findings[first : first + size] for first in range(0, len(findings), size))
