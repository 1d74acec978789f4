"""The review page: one recording with its picture, transcript, policies, findings and timeline."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from reviewer_app.domain.events import FINDING_PLACED, Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Change, Context, FindingChange, StateChange, VerdictChange, changes
from reviewer_app.ui.actions import keys_text
from reviewer_app.ui.commands import LABEL, LABEL_OPEN, REVIEW
from reviewer_app.ui.layouts import Arrangement
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.review import page_texts
from reviewer_app.ui.review.bench import Bench
from reviewer_app.ui.review.beside import Beside
from reviewer_app.ui.review.chat_keys import ChatKeys
from reviewer_app.ui.review.decision_keys import DecisionKeys
from reviewer_app.ui.review.deck_display import DeckDisplay
from reviewer_app.ui.review.evidence_keys import EvidenceKeys
from reviewer_app.ui.review.going_keys import GoingKeys
from reviewer_app.ui.review.kept import Kept
from reviewer_app.ui.review.label_keys import LabelKeys, Marks
from reviewer_app.ui.review.pace_meter import PaceMeter
from reviewer_app.ui.review.pane_keys import PaneKeys
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.policy_rows import shortest_keys
from reviewer_app.ui.review.review_controller import Opened, ReviewController
from reviewer_app.ui.review.speed_keys import SpeedKeys
from reviewer_app.ui.review.spoken_changes import SpokenChanges
from reviewer_app.ui.review.timeline_keys import TimelineKeys
from reviewer_app.ui.review.track_keys import TrackKeys
from reviewer_app.ui.review.transcript_keys import TranscriptKeys
from reviewer_app.ui.review.wellness import Wellness
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme


class ReviewPage(Page):
    """Review of one recording; `entered(recording_id)` opens it, the same one again goes on where it was."""

    name = REVIEW

    def __init__(self, bench: Bench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._deck = bench, bench.deck
        self._recording_id: str | None = None
        self._title = self._place = ""
        self._kept: Kept | None = None
        self._keys = {command.id: keys_text(command) for command in bench.commands}
        self._make_panes(theme)
        self.controller = ReviewController(bench.worker, bench.now_ms, bench.policy_set, bench.settings.language, self)
        self.controller.verdict_key = self._keys["verdict"]
        self._make_keys()
        self._make_companions(theme)
        self.pane_keys = PaneKeys(self, self.panes.by_name(), self.panes.framed(), self.panes.layout.room, theme)
        handlers = self.pace.noticing(self._all_handlers())
        self._handlers = self.wellness.noted(self.timeline_keys.settled(handlers))
        self._whens = self._all_whens()
        self._connect_controller()
        self._connect_deck()
        self._connect_panes()
        self._connect_keys()
        # Behind what shows the changes.
        SpokenChanges(self, self.panes, self.controller)

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys in force by command, as people read them; '' for none."""
        return self._keys

    @property
    def policies(self) -> PolicySet:
        """The standard that this page's keys, names and rules are of."""
        return self._bench.policy_set

    @property
    def recording_id(self) -> str | None:
        """The recording on the page, None before there is one."""
        return self._recording_id

    @property
    def playhead_ms(self) -> int:
        """Where the panes show the playhead, in ms of media time."""
        return self.display.playhead_ms

    @property
    def title(self) -> str:
        """Recording, its place in the queue and the state of its review."""
        parts = [self.tr("Review"), self._title, self._place]
        if self.controller.is_submitted:
            parts.append(self.tr("submitted"))
        return " · ".join(part for part in parts if part)

    @property
    def status_text(self) -> str:
        """Playhead, speed, marks and what is made beside the recording."""
        return page_texts.status_text(self, exact=self._deck.time_source() == "picture")

    @property
    def status_hints(self) -> tuple[str, ...]:
        """The keys that a newcomer needs first; none while everything is off."""
        if self.wellness.off:
            return ()
        if self.controller.is_submitted:
            return ("play.toggle", "review.next", "reopen", "help")
        return ("play.toggle", "span.in", "span.out", "edit.undo", "verdict", "submit", "help")

    def handlers(self) -> Mapping[str, Handler]:
        """What carries out each command."""
        return self._handlers

    def allowed(self, when: str) -> bool:
        """Whether commands with this `when` may run now."""
        return when in self._whens and self._whens[when]()

    def stamp(self) -> tuple[int, str]:
        """Media time in ms and what fixed it; a label carries the one of its first key press."""
        return self._deck.playhead_ms(), self._deck.time_source()

    def entered(self, argument: object = None) -> None:
        """Open the review of a recording."""
        if argument is not None and argument != self._recording_id:
            self.timeline_keys.settle()
            self._deck.pause()
            self._recording_id = str(argument)
            self.panes.show_loading()
            self._title = ""
            ahead = self._bench.ahead.take(self._recording_id) if self._bench.ahead else None
            self.controller.open(self._recording_id, Context(self._bench.author, self._bench.policy_set.ref), ahead)
        self.title_changed.emit()
        self.wellness.meter.begin(self.window().windowHandle())
        (self.wellness.calm if self.wellness.off else self.panes.transcript_view).setFocus()

    def resume(self, kept: Kept, place: str) -> None:
        """Open what another page over the same deck had open, as it was there; `place` as in `set_place`."""
        self._recording_id, self._place, self._kept = kept.recording_id, place, kept
        self.panes.show_loading()
        self.controller.open(kept.recording_id, Context(self._bench.author, self._bench.policy_set.ref))

    def set_place(self, text: str) -> None:
        """Where the recording that is entered next stands in the queue, `7 of 40`; '' when nobody knows."""
        self._place = text

    def left(self) -> None:
        """Playing stops when the page leaves the screen; what was nudged is decided."""
        self.timeline_keys.settle()
        self._deck.pause()
        self.wellness.meter.end()

    def arrangement(self) -> Arrangement:
        """How the panes share the room, where a person has decided that."""
        return self.panes.layout.room.arrangement()

    def arrange(self, arrangement: Arrangement) -> None:
        """Share the room out like this."""
        self.panes.layout.room.arrange(arrangement)

    def key_pressed(self) -> None:
        """Keys are counted wherever they go."""
        self.pace.count_key()

    def prefix_changed(self, keys: str) -> bool:
        """The first keys of a sequence were pressed, '' when it has ended: the policies show what may follow."""
        return self.panes.policies.show_prefix(keys)

    def _make_panes(self, theme: Theme) -> None:
        self.panes = Panes(
            self._bench.policy_set,
            self._bench.settings.language,
            theme,
            key_of=self._key_of_policy,
            next_key=self._keys["review.next"],
            reopen_key=self._keys["reopen"],
            page=self,
        )
        self.panes.search.set_key(self._keys["search"])
        self.panes.problems.set_key(self._keys["problems.show"])

    def _make_keys(self) -> None:
        """What carries out the commands on the recording and on its review."""
        bench, deck = self._bench, self._deck
        hold_ms = int(bench.settings["span_hold_ms"])
        self.labels = LabelKeys(self.controller, bench.policy_set, hold_ms, self)
        self.decisions = DecisionKeys(self)
        self.playback = PlaybackKeys(deck, bench.settings, self)
        chosen = self.panes.findings_view.chosen_finding
        self.timeline_keys = TimelineKeys(self.panes.timeline, deck, chosen, self.decisions.revise, self)
        self.chat = ChatKeys(
            self.panes, deck, worker=bench.worker, settings=bench.settings, companions=bench.companions, parent=self
        )
        self.labels.pointed = self.chat.pointed
        self.words = TranscriptKeys(self.panes, deck, bench.settings, self._keys, self)
        self.tracks = TrackKeys(deck, self)
        self.going = GoingKeys(self, deck)

    def _make_companions(self, theme: Theme) -> None:
        """What goes along with the review: lexicon, wellness, evidence, escalations, the pace."""
        bench = self._bench
        self.beside: Beside | None = None
        if bench.companions is not None:
            self.beside = Beside(bench.companions, self.panes, bench.policy_set, bench.settings.language, self)
            self.beside.status_changed.connect(self._tell_status)
            bench.companions.failed.connect(self.message)
        self.wellness = Wellness(self, bench, self._keys, theme)
        self.evidence = EvidenceKeys(self, bench, self._keys["evidence.look"], theme)
        if bench.companions is not None:
            bench.companions.hits.connect(self.wellness.set_hits)
        self.speed = SpeedKeys(self, bench, self._keys, theme)
        self.panes.layout.make_room_for(self.speed.sheet)
        self.pace = PaceMeter(self, bench)
        self.display = DeckDisplay(self, self._deck)

    def _all_whens(self) -> Mapping[str, Callable[[], bool]]:
        return {
            "always": lambda: True,
            "media": lambda: self.controller.review is not None,
            "open": lambda: self.controller.is_open,
            "submitted": lambda: self.controller.is_submitted,
            "finding": lambda: self.controller.is_open and self.panes.findings_view.chosen_finding() is not None,
            "hits": lambda: len(self.panes.whole_search.hits) > 0 or bool(self.beside and self.beside.hits),
            "lexicon": lambda: bool(self.beside and self.beside.hits),
            "deeds": lambda: self.panes.timeline.has_deeds,
            "chat": lambda: self.chat.there,
            "translation": lambda: self.words.has_translation,
            "masked": lambda: self.words.has_masked,
            "tracks": lambda: self.tracks.several,
            "problems": lambda: self.panes.problems.any,
            "making": lambda: self.beside is not None and self.beside.can_stop,
        }

    def _connect_keys(self) -> None:
        self.display.changed.connect(self._tell_status)
        for keys in (self.going, self.speed):
            keys.said.connect(self.message)
        for keys in (self.decisions, self.chat, self.pane_keys, self.display):
            keys.message.connect(self.message)
        self.chat.failed.connect(self.failed)
        self.timeline_keys.refused.connect(self.message)
        self.panes.layout.room.changed.connect(self.arranged)
        self.playback.changed.connect(self._show_chips)
        self.wellness.changed.connect(self._show_chips)
        self.tracks.changed.connect(self._track_changed)
        self.labels.marks_changed.connect(self._marks_changed)

    def _connect_controller(self) -> None:
        self.controller.opened.connect(self._opened)
        self.controller.sent.connect(self._make_ready)
        self.controller.changed.connect(self._changed)
        # The sheet first: of the keys that waited, some may be choices on it again.
        self.controller.busy_changed.connect(lambda on: on or self.panes.sheet.set_storing(False))
        self.controller.busy_changed.connect(self.busy_changed)
        self.controller.refused.connect(self.message)
        self.controller.failed.connect(self._failed)
        self.controller.lost.connect(self.failed)

    def _connect_deck(self) -> None:
        # Methods only: what Qt knows to be this page's ends with it, while the deck goes on under the next page.
        self._deck.rate_changed.connect(self._tell_status)
        self._deck.state_changed.connect(self._tell_status)

    def _connect_panes(self) -> None:
        panes = self.panes
        panes.transcript_view.seek_wanted.connect(self._deck.seek_from)
        panes.timeline.seek_wanted.connect(self._deck.seek)
        panes.timeline.finding_clicked.connect(self.going.to_finding)
        self.controller.refused.connect(panes.timeline.end_preview)
        self.controller.failed.connect(panes.timeline.end_preview)
        panes.search.step_wanted.connect(self.going.step_hit)
        panes.search.left.connect(panes.words.focus)
        panes.whole_search.hits_changed.connect(panes.show_hits)
        panes.whole_search.step_ready.connect(self.going.step_hit)
        panes.findings_view.go_wanted.connect(self._deck.seek)
        panes.editor.left.connect(panes.words.focus)
        panes.sheet.left.connect(panes.words.focus)
        panes.lock.left.connect(panes.words.focus)

    def _all_handlers(self) -> dict[str, Handler]:
        panes = self.panes
        return {
            **self.decisions.handlers(),
            **self.playback.handlers(),
            **self.timeline_keys.handlers(),
            **self.chat.handlers(),
            **self.words.handlers(),
            **self.tracks.handlers(),
            **self.going.handlers(),
            LABEL: self.labels.label,
            LABEL_OPEN: self.labels.label_open,
            "span.in": self.labels.mark_in,
            "span.out": self.labels.mark_out,
            "search": lambda _: panes.search.start(),
            "making.turn": lambda _: self.beside and self.message.emit(self.beside.turn_making()),
            "problems.show": lambda _: self._turn_problems(),
            "follow.toggle": lambda _: panes.transcript_view.toggle_following(),
            **self.wellness.handlers(),
            **self.pane_keys.showing(self.speed.handlers(), {"policy.find": "policies"}),
            **self.pane_keys.handlers(),
            **self.evidence.handlers(),
            "escape": lambda _: self._escape(),
        }

    def _opened(self, result: Opened) -> None:
        recording = result.opened.recording
        self._title = recording.title
        self.display.begin()
        self.labels.begin(result.index, result.review.findings.values())
        self.panes.show_opened(result)
        self.panes.lock.set_locked(self.controller.is_submitted)
        self.panes.show_verdict(result.review.verdict)
        kept, self._kept = self._kept, None
        if kept is None:
            self.playback.begin()
            self.wellness.begin(result.review.findings.values(), recording.recording_id)
            self._deck.load(recording)
        else:
            kept.give_back(self)
            self._deck.seek(self._deck.playhead_ms())
            if self._deck.packet_index is not None:
                self.display.show_index(self._deck.packet_index)
        self.evidence.opened(result)
        self.chat.begin(recording.recording_id)
        self.tracks.begin(recording.audio)
        if self.beside is not None:
            self.beside.opened(result, self._deck.audio_track)
        self._show_chips()
        self.title_changed.emit()
        self._tell_status()

    def _make_ready(self, event: Event) -> None:
        for change in changes(event):
            if isinstance(change, FindingChange) and change.finding is not None:
                self.panes.findings_view.make_ready(change.finding)

    def _changed(self, changes: tuple[Change, ...], event: Event) -> None:
        """Show what is durable now."""
        for change in changes:
            match change:
                case FindingChange(finding_id, None):
                    self.labels.forget_finding(self.panes.findings.find(finding_id))
                    self.panes.drop_finding(finding_id)
                    self.panes.afterwards(lambda id_=finding_id: self.wellness.drop_finding(id_))
                case FindingChange(_, finding):
                    self.labels.note_finding(finding)
                    self.panes.put_finding(finding, choose=event.kind == FINDING_PLACED)
                    self.panes.afterwards(lambda one=finding: self.wellness.put_finding(one))
                    if self.beside is not None:
                        self.beside.note_finding(finding)
                case VerdictChange(verdict):
                    self.panes.show_verdict(verdict)
                    self.decisions.leave_sheet()
                case StateChange():
                    self.panes.lock.set_locked(self.controller.is_submitted)
                    self.panes.editor.leave()
                    self.decisions.leave_sheet()
                    self.title_changed.emit()

    def _failed(self, sentence: str) -> None:
        if self.controller.review is None:
            self._recording_id = None
            self.panes.video.show_message(told(sentence))
        self.failed.emit(sentence)
        self.gave_back.emit()

    def _tell_status(self) -> None:
        self.status_changed.emit(self.status_text)

    def _marks_changed(self, marks: Marks) -> None:
        self.panes.timeline.set_marks(marks.in_ms, marks.out_ms)
        self._tell_status()

    def _show_chips(self) -> None:
        self.panes.video.set_chips(page_texts.chips(self, usual_volume=self._bench.settings["volume"]))

    def _track_changed(self, number: int) -> None:
        self._show_chips()
        if self.beside is not None:
            self.beside.use_track(number)

    def _turn_problems(self) -> None:
        if self.panes.problems.toggle():
            self.panes.words.focus()

    def _escape(self) -> None:
        """Leave the innermost: a drag, a field, the sheet, the editor, then marks set by hand, then the search."""
        if self.timeline_keys.cancel():
            return
        if self.panes.search.field.hasFocus() or self.panes.problems.leave_whole():
            self.panes.words.focus()
        elif self.chat.escape():
            return
        elif self.speed.leave():
            self.panes.words.focus()
        elif self.panes.sheet.isVisible():
            self.decisions.leave_sheet()
        elif self.panes.editor.finding_id is not None:
            self.panes.editor.leave()
        elif self.labels.marks != Marks():
            self.labels.set_marks(Marks())
        else:
            self.panes.search.clear()

    def _key_of_policy(self, policy_id: str) -> str:
        policy = self._bench.policy_set.policy(policy_id)
        return "" if policy is None else " ".join(shortest_keys(policy))
