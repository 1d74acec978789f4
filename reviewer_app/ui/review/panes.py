"""The panes of the review page and where they stand; it shows what it is given and decides nothing."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

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
from reviewer_app.ui.review.pane_room import PaneRoom
from reviewer_app.ui.review.policy_panel import PolicyPanel
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
from reviewer_app.ui.widgets import rule

_PORTRAIT = 9 / 16
_RIGHT_AT_MOST, _WORDS_WIDE = 0.354, 300
# Names under which a person's shares of the room are kept.
_COLUMNS, _RIGHT, _WORDS = "columns", "right", "words"
_A_WHILE_S, _AT_ONCE = 0.008, 250
# How wide a small picture is, in pixels of the design.
_SMALL = 170
# Pixels, two lines of the cue at the playhead and one of its neighbours'.
_WORDS_OVER_SHEET, _WORDS_SHARE = 100, 0.2


class Panes(QObject):
    """Builds the page's widgets into `page`: picture, transcript and the right column over the timeline.

    The picture's pane is as wide as the picture wants at the height there is, up to a share of the window; once a
    person has moved a divider, the sizes are theirs.
    """

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
        self._set, self._language, self._theme, self._page = policy_set, language, theme, page
        self._aspect = _PORTRAIT
        self._small = False
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
        self.sheet = VerdictSheet(policy_set, language, theme)
        self._heading = Heading(theme)
        self._hits: object = None
        self._lay_out()
        self.findings_view.chosen.connect(self._chosen)
        self.findings.modelReset.connect(self._show_count)
        self.room = PaneRoom(self._splitters(), self._parts(), self)
        self.room.hidden_changed.connect(self.share_out)
        self.words.restore = lambda: self.room.restore(_WORDS)
        self.editor.shown.connect(self._show_right)
        self.editor.left.connect(self._show_right)
        # As little as can be until the page's height is known: a window never shrinks by itself.
        self._tell_room(0)
        for watched in (page, self._columns, self.sheet, self.editor):
            watched.installEventFilter(self)
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
        self.chat.forget()
        self.words.set_chat(False)
        self.findings.set_findings(())
        self.timeline.set_recording(1)
        self.show_verdict(None)

    def show_opened(self, result: Opened) -> None:
        """Show a review as it was left."""
        recording, transcript = result.opened.recording, result.index.transcript
        self.transcript_view.set_empty_text(self.tr("This recording has no transcript."))
        self.catch_up()
        self.transcript.set_transcript(transcript, result.index, result.beside, result.masked)
        self.masked.show_masked(transcript.masked, bool(result.masked))
        findings = result.review.findings.values()
        self.findings.set_findings(findings)
        self._show_timeline(recording, transcript)
        self.timeline.set_masked(place.ms for place in result.masked)
        self.afterwards(lambda: self.timeline.set_findings(findings))
        for some in _slices(tuple(findings), _AT_ONCE):
            self.afterwards(lambda some=some: self.transcript.add_findings(some))
        self.chat.set_findings(findings)
        sound_only = recording.video is None
        self.video.show_message(
            self.tr("This recording has sound only.") if sound_only else self.tr("Waiting for the first picture …")
        )
        self._aspect = _aspect(recording)
        self.share_out()

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
        self._heading.set_texts(right=text)

    @property
    def verdict_text(self) -> str:
        """The verdict as it stands beside the heading."""
        return self._heading.right

    def open_sheet(self, verdict: Verdict | None, findings: Iterable[Finding], propose: bool = False) -> None:
        """Open the verdict sheet under the words at the playhead; `propose` as there."""
        self.sheet.open_sheet(verdict, findings, propose)
        self.words.setMinimumHeight(min(self._theme.px(_WORDS_OVER_SHEET), round(self._page.height() * _WORDS_SHARE)))
        self._squeeze()
        self._page.layout().activate()
        self.transcript_view.follow()

    def share_out(self) -> None:
        """Give the picture the width it wants, the right column what it needs, the transcript the rest."""
        if self._columns.width() < 1:
            return
        self.room.restore(_RIGHT)
        if self.room.restore(_COLUMNS):
            return
        width, height, px = self._columns.width(), self._columns.height(), self._theme.px
        right = min(max(px(300), min(px(420), round(width * 0.26))), round(width * _RIGHT_AT_MOST))
        right = 0 if self._right.isHidden() else right
        most = min(round(width * 0.42), width - right - px(380))
        # As if all were told on one line; the pane that this gives may be too narrow for that.
        picture = min(round((height - self.video.strip_at(width)) * self._aspect), most)
        picture = min(round((height - self.video.strip_at(picture)) * self._aspect), most)
        # The words come first where texts are large.
        picture = px(_SMALL) if self._small else max(min(px(200), width - right - px(_WORDS_WIDE)), picture)
        self._columns.setSizes([picture, max(px(200), width - right - picture), right])

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

    def set_small(self, small: bool) -> None:
        """Give the picture little room, or what it wants."""
        self._small = small
        self.room.forget(_COLUMNS)
        self.share_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room out again when it changes, and when fields or a sheet come and go."""
        if watched is self._page:
            if event.type() == QEvent.Type.Resize:
                self._tell_room(self._page.height())
                self._squeeze()
            elif event.type() == QEvent.Type.LayoutRequest:
                # A line over the panes has come or gone.
                self._squeeze()
        elif watched is self._columns:
            if event.type() == QEvent.Type.Resize:
                # The height that is lent for a while leaves picture and words where they are.
                if not self.room.squeezed or event.size().width() != event.oldSize().width():  # type: ignore[attr-defined]
                    self.share_out()
            elif event.type() == QEvent.Type.LayoutRequest:
                self._squeeze()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._squeeze()
        return False

    def make_room_for(self, sheet: QWidget) -> None:
        """Another sheet below the words gets the room that it needs."""
        sheet.installEventFilter(self)

    def _tell_room(self, height: int) -> None:
        self.timeline.set_room(height)
        self.policies.set_room(height)

    def _squeeze(self) -> None:
        """Where fields or a sheet need more height than there is, panes that can wait give them theirs.

        Nobody searches while a sheet has the keys, so its choices always have that room.
        """
        fields = ("policies",) if not self.editor.isHidden() else ()
        sheet = ("search",) if self._sheet_open() else ()
        waiting = (*sheet, *fields, "timeline") if fields or sheet else ()
        height, others = self._page.height(), self._bars_need()
        for count in range(len(sheet), len(waiting) + 1):
            gone = frozenset(waiting[:count])
            columns = self._columns_need(gone)
            below = self.timeline.sizeHint().height() if self._stays("timeline", gone) else 0
            if columns + below + others + 1 <= height:
                break
        # Qt makes a window higher the moment that something is shown, before anything can give way, so it is told what
        # is needed: less before panes come back, more when they have gone.
        self._columns.setMinimumHeight(min(columns, self._columns.minimumHeight()))
        self.room.squeeze(gone)
        self._columns.setMinimumHeight(columns)

    def _bars_need(self) -> int:
        """The height of the lines over the panes: that the review is locked, what is escalated, that a break is due."""
        layout = self._page.layout()
        lines = (layout.itemAt(n).widget() for n in range(layout.indexOf(self._columns)))
        return sum(one.sizeHint().height() for one in lines if not one.isHidden())

    def _stays(self, part: str, gone: frozenset[str]) -> bool:
        return part not in self.room.hidden | gone

    def _sheet_open(self) -> bool:
        column = self._middle.layout()
        behind = range(column.indexOf(self.sheet), column.count())
        return any(not column.itemAt(n).widget().isHidden() for n in behind)

    def _columns_need(self, gone: frozenset[str]) -> int:
        """The least height of the columns with these panes gone, whichever are in view now."""
        search = self.search.minimumSizeHint().height()
        words = self._middle.minimumSizeHint().height() - (0 if self.search.isHidden() else search)
        words += search if self._stays("search", gone) else 0
        policies = self.policies.minimumSizeHint().height() + 1 if self._stays("policies", gone) else 0
        below = 0 if self._below.isHidden() else self._below.minimumSizeHint().height()
        return max(words, policies + below, self.video.minimumHeight())

    def _lay_out(self) -> None:
        # The sheet takes its room from the transcript, which keeps the words at the playhead in view: the picture and
        # the findings, which the verdict is about, stay where they are.
        self._middle = _column(self.search, self.masked, rule(), self.words, self.sheet, grows=self.words)
        self._below = _column(self._heading, self.findings_view, rule(), self.editor, grows=self.findings_view)
        self._right = _splitter(Qt.Orientation.Vertical, self.policies, self._below)
        self._right.setSizes([600, 400])
        self._columns = _splitter(Qt.Orientation.Horizontal, self.video, self._middle, self._right)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.lock, self._columns, rule(), self.timeline):
            layout.addWidget(widget, int(widget is self._columns))

    def _show_timeline(self, recording: Recording, transcript: Transcript) -> None:
        cues, video = transcript.cues, recording.video
        duration = max(recording.duration_ms, max((cue.end_ms for cue in cues), default=0))
        frames = Frames(rate=rate_of(video.frame_rate) if video else None)
        self.timeline.set_recording(duration, frames, pictures=video is not None, sound=bool(recording.audio))
        self.afterwards(
            lambda: self.timeline.set_speakers((cue.start_ms, cue.end_ms, cue.speaker) for cue in cues if cue.speaker)
        )

    def _policy_name(self, policy_id: str) -> str:
        policy = self._set.policy(policy_id)
        return policy_id if policy is None else text_in(policy.name, self._language)

    def _chosen(self, finding: Finding | None) -> None:
        self.afterwards(lambda: self.timeline.choose(finding))

    def afterwards(self, show: Callable[[], object]) -> None:
        """The list is painted first: it tells the person that the key has arrived."""
        self._later.append(show)
        self._soon.start()

    def _show_count(self) -> None:
        count = self.findings.rowCount()
        self._heading.set_texts(left=self.tr("Findings") + (f" · {count}" if count else ""))

    def _splitters(self) -> dict[str, QSplitter]:
        return {_COLUMNS: self._columns, _RIGHT: self._right, _WORDS: self.words.columns}

    def _parts(self) -> dict[str, Callable[[bool], object]]:
        return {
            "picture": self.video.setVisible,
            "chat": self.words.set_beside,
            "policies": lambda on: self._show_right(policies=on),
            "findings": lambda on: self._show_right(findings=on),
            "timeline": self.timeline.setVisible,
            "search": self.search.setVisible,
        }

    def _show_right(self, _: object = None, *, policies: bool | None = None, findings: bool | None = None) -> None:
        """The right column is there while anything in it is; fields of a finding show without the list, too."""
        policies = self.room.shown("policies") if policies is None else policies
        findings = self.room.shown("findings") if findings is None else findings
        self.policies.setVisible(policies)
        for widget in (self._heading, self.findings_view):
            widget.setVisible(findings)
        self._below.setVisible(findings or not self.editor.isHidden())
        if self._right.isHidden() == (policies or not self._below.isHidden()):
            self._right.setVisible(self._right.isHidden())
            self.share_out()


def _slices(findings: Sequence[Finding], size: int) -> Iterator[Sequence[Finding]]:
    return (findings[first : first + size] for first in range(0, len(findings), size))


def _column(*widgets: QWidget, grows: QWidget) -> QWidget:
    column = QWidget()
    column.setProperty("role", "surface")
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, int(widget is grows))
    return column


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter


def _aspect(recording: Recording) -> float:
    """Width by height of the picture as shown; a portrait shape for a recording without one."""
    video = recording.video
    if video is None or not video.width or not video.height:
        return _PORTRAIT
    return video.height / video.width if video.rotation % 180 else video.width / video.height
