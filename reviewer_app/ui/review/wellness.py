"""What makes grave recordings easier to judge, in one place: the picture's look, everything off, breaks, the ledger.

None of it changes what is stored of a review; all of it works while the store is busy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app import paths
from reviewer_app.domain.comfort import Presets
from reviewer_app.domain.lexicon import LexiconHit
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.formats.presets import PresetsError, read_presets
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.ui.commands import QUEUE as QUEUE_PAGE
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.break_bar import BreakBar
from reviewer_app.ui.review.calm_screen import BREAK, GO_ON, NEXT, QUEUE, CalmScreen
from reviewer_app.ui.review.exposure_meter import ExposureMeter
from reviewer_app.ui.review.picture_keys import PictureKeys, PictureState
from reviewer_app.ui.review.segment_keys import SegmentKeys, Span
from reviewer_app.ui.review.zones import Zones
from reviewer_app.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer_app.ui.review.bench import Bench
    from reviewer_app.ui.review.page import ReviewPage

# A hit further from the playhead is not the one that somebody looks at.
_NEAR_MS = 10_000


class Wellness(QObject):
    """Belongs to a review page. `changed()`: the chips over the picture are to be told anew."""

    changed = Signal()

    def __init__(self, page: ReviewPage, bench: Bench, keys: Mapping[str, str], theme: Theme) -> None:
        super().__init__(page)
        self._page, self._settings, self._work = page, bench.settings, bench.work
        self._panes, self._deck, self._playback = page.panes, bench.deck, page.playback
        self._hits: list[LexiconHit] = []
        self._drafts: dict[str, Verdict] = {}
        self._gentle, self._muted_before = True, True
        self.zones = Zones()
        presets, self._problem = presets_of(bench.settings)
        self.picture = PictureKeys(
            panes=page.panes,
            playback=page.playback,
            settings=bench.settings,
            presets=presets,
            policies=bench.policy_set,
            zones=self.zones,
            cover_key=keys["picture.cover"],
            parent=self,
        )
        self._segments = SegmentKeys(bench.deck, self._segment, self)
        self.meter = ExposureMeter(
            deck=bench.deck,
            video=page.panes.video,
            playback=page.playback,
            zones=self.zones,
            worker=bench.worker,
            work=bench.work,
            parent=self,
        )
        self.calm = CalmScreen(page, theme)
        self.bar = BreakBar(page.panes.words, keys["break.take"], keys["break.later"], theme, page)
        self.picture.changed.connect(self.changed)
        self._segments.refused.connect(page.message)
        self.meter.ticked.connect(self._ticked)
        self.calm.chosen.connect(self._chosen)
        page.gave_back.connect(self.picture.end_peek)
        bench.deck.moved.connect(self.picture.moved)
        bench.deck.state_changed.connect(self._state_changed)

    def handlers(self) -> dict[str, Handler]:
        """The commands by id."""
        return {
            **self.picture.handlers(),
            **self._segments.handlers(),
            "panic": lambda _: self.everything_off(),
            "break.take": lambda _: self._take_break(),
            "break.later": lambda _: self._later(),
        }

    def noted(self, handlers: Mapping[str, Handler]) -> dict[str, Handler]:
        """The same handlers; each use says that somebody is at work."""

        def noting(handler: Handler) -> Handler:
            def run(invocation: Invocation) -> None:
                self.meter.was_used()
                handler(invocation)

            return run

        return {name: noting(handler) for name, handler in handlers.items()}

    @property
    def off(self) -> bool:
        """Whether everything is off."""
        return not self.calm.isHidden()

    @property
    def state(self) -> tuple[PictureState, bool]:
        """What another page over the same deck is to go on with."""
        return self.picture.state, self.off

    def chips(self) -> list[tuple[bool, str, str]]:
        """What is in force: whether it is, its name, its command."""
        return [(True, text, command) for text, command in self.picture.chips()]

    def begin(self, findings: Iterable[Finding], recording_id: str) -> None:
        """A recording has been opened, its sound as the settings say."""
        known = self._put_all(findings)
        self.picture.begin()
        if self.off:
            self._go_on()
        self.picture.hide_thumbnails({(finding.policy_id, finding.severity) for finding in known})
        if self._problem:
            self._page.message.emit(self._problem)
            self._problem = ""
        draft = self._drafts.pop(recording_id, None)
        if draft is not None:
            self._panes.open_sheet(draft, known)

    def go_on(self, findings: Iterable[Finding], state: tuple[PictureState, bool]) -> None:
        """Another page had this open."""
        self._put_all(findings)
        self.picture.go_on(state[0])
        if state[1]:
            self.everything_off()

    def put_finding(self, finding: Finding) -> None:
        """A finding is in the review, new or changed."""
        self.zones.put_finding(finding)
        self.picture.noticed(finding, self._deck.playhead_ms())

    def drop_finding(self, finding_id: str) -> None:
        """A finding is no longer in the review."""
        self.zones.drop_finding(finding_id)

    def set_hits(self, hits: Iterable[LexiconHit]) -> None:
        """The hits of the lexicon in this recording, on media time."""
        self._hits = list(hits)
        self.zones.set_hits(self._hits)

    def everything_off(self, *, gentle: bool = True) -> None:
        """Blank, mute and pause at once; then the ways on. `gentle`: going on is with the strongest filters."""
        self.picture.blank(self.tr("Everything is off."))
        self._playback.mute(True)
        self._deck.pause()
        self._gentle = gentle or (self.off and self._gentle)
        self.bar.hide()
        self.calm.open_choices()
        self.meter.rest(True)
        self._page.title_changed.emit()

    def _take_break(self) -> None:
        muted = self._playback.muted
        self.everything_off(gentle=False)
        self._muted_before = muted
        self._break()

    def _break(self) -> None:
        self._work.postpone()
        self.calm.open_break(int(self._settings["break_length"]), gentle=self._gentle)

    def _later(self) -> None:
        self._work.postpone()
        self.bar.hide()

    def _chosen(self, choice: str) -> None:
        if choice == GO_ON:
            self._go_on()
        elif choice == BREAK:
            self._break()
        elif choice == QUEUE:
            self._page.wants_page.emit(QUEUE_PAGE, None)
        elif choice == NEXT and self._drafts_kept():
            self._page.wants_command.emit("review.next")

    def _go_on(self) -> None:
        if self._gentle:
            self.picture.strongest()
        else:
            self._playback.mute(self._muted_before)
        self.picture.blank("")
        self.calm.close_it()
        self.meter.rest(False)
        self._page.title_changed.emit()

    def _drafts_kept(self) -> bool:
        """Keep what is half written; False where it cannot be kept."""
        editor, sheet, recording_id = self._panes.editor, self._panes.sheet, self._page.recording_id
        if sheet.isVisible() and recording_id is not None:
            self._drafts[recording_id] = sheet.draft.verdict()
        if editor.finding_id is not None:
            editor.save()
        if editor.finding_id is not None:
            self._page.message.emit(
                self.tr("A time of the finding being edited cannot be read; go on and mend it, then leave.")
            )
            return False
        return True

    def _put_all(self, findings: Iterable[Finding]) -> list[Finding]:
        self._hits, known = [], list(findings)
        self.zones.begin(known)
        return known

    def _segment(self) -> Span | None:
        """Of the chosen finding, the search's hit and the lexicon's hits, what begins nearest the playhead."""
        here, transcript = self._deck.playhead_ms(), self._panes.transcript
        spans = [(hit.start_ms, hit.end_ms) for hit in self._hits if abs(hit.start_ms - here) <= _NEAR_MS]
        finding = self._panes.findings_view.chosen_finding()
        if finding is not None:
            spans.append((finding.start_ms, finding.start_ms if finding.end_ms is None else finding.end_ms))
        if transcript.hit_at >= 0:
            cue = transcript.cues[transcript.hits[transcript.hit_at].cue]
            spans.append((cue.start_ms, cue.end_ms))
        return min(spans, key=lambda span: abs(span[0] - here), default=None)

    def _ticked(self) -> None:
        if self.off or not self._work.due(int(self._settings["break_minutes"])):
            self.bar.hide()
        elif self.bar.isHidden():
            self.bar.suggest(self._work.worked_ms // 60_000)

    def _state_changed(self, state: State) -> None:
        """Nothing plays while everything is off, whoever began it."""
        if self.off and state is State.PLAYING:
            self._deck.pause()


def presets_of(settings: Settings) -> tuple[Presets, str]:
    """The presets in force, and what is wrong with the person's own file, '' where nothing is."""
    own, shipped = str(settings["presets"]), paths.resources() / "presets.yaml"
    try:
        return read_presets(Path(own).expanduser() if own else shipped), ""
    except PresetsError as error:
        return read_presets(shipped), str(error)
