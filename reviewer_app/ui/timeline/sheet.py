"""What the timeline shows: rows, playhead, marks, and which stretch of the recording is in view."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.canvas import Canvas
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.hands import Hand
from reviewer_app.ui.timeline.overview_row import OverviewRow

# Further than a tick of a fast playhead: somebody went there.
_JUMP_MS = 1_000
_AROUND_MS = 4_000
_A_MOMENT_MS = 150


class Sheet(Canvas):
    """What the mouse does is the timeline's.

    `pictures_wanted(times_ms)`: where pictures are missing in what has been in view for a moment. A slider to assistive
    technology, its value the playhead in ms.
    """

    pictures_wanted = Signal(object)

    def __init__(self, theme: Theme, policy_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, policy_name, parent)
        self._hand: Hand | None = None
        self._empty = False
        self._looked = QTimer(self, singleShot=True, interval=_A_MOMENT_MS)
        self._looked.timeout.connect(self._want_pictures)
        self._lay_out()

    # ------------------------------------------------------------ what is shown

    def set_empty(self) -> None:
        """Show no recording, at once; the next one is painted behind the rest of what it brings."""
        self.set_recording(1)
        self._empty = True

    def set_recording(
        self, duration_ms: int, frames: Frames | None = None, *, pictures: bool = False, sound: bool = False
    ) -> None:
        """Show another recording, whole and without anything on it. Rows of `pictures` and `sound` that are still to
        come are there from the start, so that nothing moves when they do.
        """
        self._hand = None
        self._rows.clear(max(1, duration_ms), frames or Frames(), pictures, sound)
        self.setRange(0, max(1, duration_ms))
        self.setValue(0)
        if self._empty:
            with self._standing_in():
                self._lay_out()
        else:
            # Nothing of the recording before stands in.
            self._lay_out()
        self._empty = False

    @property
    def frames(self) -> Frames:
        """Where the pictures begin, as far as that is known."""
        return self._rows.ruler.frames

    def set_frames(self, frames: Frames) -> None:
        """Where the pictures begin, once that is known."""
        self._rows.ruler.frames = frames
        self.view.set_frame(frames.typical_ms)
        self._redraw()

    def drop_peaks(self) -> None:
        """The waveform is another one's, which is still to come."""
        self._rows.sound.clear(True)
        self._all_of(self._rows.sound)

    def set_peaks(self, start_index: int, pairs: np.ndarray, per_second: float) -> None:
        """A piece of the waveform: (n, 2) int8, lowest and highest, `per_second` of them, the first `start_index`."""
        sound, view = self._rows.sound, self.view
        sound.peaks.put(start_index, pairs, per_second)
        first, last = (view.x(index * 1000 / per_second) for index in (start_index, start_index + len(pairs)))
        # Lines between samples reach to the next one.
        reach = 2 * 1000 / per_second / view.ms_per_dot + 1
        self._changed(sound, first - reach, last + reach)

    def set_thumbnail(self, ms: int, picture: QImage) -> None:
        """A small picture of the recording at a time."""
        pictures = self._rows.pictures
        times = pictures.put(ms, picture)
        if times is not None and pictures.height:
            reach = pictures.tile().width() + 2
            self._changed(pictures, self.view.x(times[0]) - reach, self.view.x(times[1]) + reach)
        elif times is not None:
            self._changed(pictures, 0, 0)

    def set_thumbnails(self, look: Look, hidden: bool) -> None:
        """In which look the small pictures are shown, or that they are not."""
        self._rows.pictures.set_look(look, hidden)
        self._all_of(self._rows.pictures)

    def drop_thumbnails(self) -> None:
        """Show no small pictures: none may be made of this recording."""
        self._rows.pictures.clear(False)
        self._lay_out()

    def set_speakers(self, who: WhoSpeaks) -> None:
        """Who speaks when."""
        self._rows.speakers.set_speakers(who)
        self._renewed(self._rows.speakers)

    def set_chat_density(self, times_ms: Iterable[int]) -> None:
        """When messages were written."""
        self._rows.chat.set_times(times_ms)
        self._renewed(self._rows.chat)

    @property
    def has_deeds(self) -> bool:
        """Whether the platform did anything."""
        return len(self._rows.enforcement.times) > 0

    def set_enforcement(self, deeds: Iterable[tuple[int, str, str]]) -> None:
        """What the platform already did: (ms, action as in the chat's events, more in words)."""
        self._rows.enforcement.set_deeds(deeds)
        self._renewed(self._rows.enforcement)

    def set_hits(self, hits: Iterable[tuple[int, str | None, str]]) -> None:
        """Hits of the lexicon: (ms, severity, text)."""
        self._rows.hits.set_hits(hits)
        self._all_of(self._rows.hits)

    def set_search_hits(self, times_ms: Sequence[int] | np.ndarray) -> None:
        """Hits of the search."""
        self._rows.hits.set_searched(times_ms)
        self._all_of(self._rows.hits)

    def set_masked(self, times_ms: Iterable[int]) -> None:
        """Where words of the transcript are masked."""
        self._rows.hits.set_masked(times_ms)
        self._all_of(self._rows.hits)

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show these findings instead of any others, as when a review opens."""
        rows = self._rows
        rows.findings.set_all(findings)
        self._overlay.open = {key: one for key, one in rows.findings.findings.items() if one.open_span}
        self._all_of(rows.findings)
        self._all_of(rows.overview)

    def put_finding(self, finding: Finding) -> None:
        """Show a finding, new or changed."""
        overlay, findings = self._overlay, self._rows.findings
        before = findings.findings.get(finding.finding_id)
        for one in (before, finding):
            if one is not None:
                self._update_outline(one)
                findings.put(one)
                self._touch(one)
        overlay.open.pop(finding.finding_id, None)
        if finding.open_span:
            overlay.open[finding.finding_id] = finding
        if overlay.chosen is not None and overlay.chosen.finding_id == finding.finding_id:
            overlay.chosen = finding
        if self._hand is None and overlay.preview is not None and overlay.preview[0] == finding.finding_id:
            self.end_preview()
        self._update_outline(finding)

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        finding = self._rows.findings.findings.get(finding_id)
        if finding is None:
            return
        if self._overlay.chosen is not None and self._overlay.chosen.finding_id == finding_id:
            self.cancel()
            self.choose(None)
        self._update_outline(finding)
        self._overlay.open.pop(finding_id, None)
        self._touch(finding)
        self._rows.findings.drop(finding_id)

    def finding_ids(self) -> set[str]:
        """Which findings are shown."""
        return self._rows.findings.table.ids()

    def choose(self, finding: Finding | None) -> None:
        """Outline the chosen finding; its edges can be dragged."""
        if finding is not self._overlay.chosen:
            before, self._overlay.chosen = self._overlay.chosen, finding
            for one in (before, finding):
                if one is not None:
                    self._update_outline(one)

    def set_marks(self, in_ms: int | None, out_ms: int | None) -> None:
        """Show the span marked by hand."""
        self._overlay.in_ms, self._overlay.out_ms = in_ms, out_ms
        self.update()

    def show_preview(self, finding_id: str, start_ms: int, end_ms: int | None) -> None:
        """Show where a finding would be, as long as that is not decided."""
        self._overlay.preview = finding_id, start_ms, end_ms
        self.update()

    def end_preview(self) -> None:
        """Show findings where they are."""
        self._overlay.preview = None
        self.update()

    # ------------------------------------------------------------ the playhead

    @property
    def playhead_ms(self) -> int:
        """Where the playhead is."""
        return self._overlay.playhead_ms

    def set_playhead(self, ms: int) -> None:
        """Move the playhead. Running out of view it turns the page, jumping it brings its place into view; not while
        something is held with the mouse, and not where somebody looks elsewhere.
        """
        overlay, before = self._overlay, self._overlay.playhead_ms
        if ms == before:
            return
        self._update_all(overlay.playhead_boxes(before))
        overlay.playhead_ms = ms
        self.setValue(ms)
        if QAccessible.isActive() and ms // 1000 != before // 1000:
            self.setAccessibleDescription(timecode(ms))
        if self._hand is None and self._followed(before, ms):
            self._redraw()
            return
        self._update_all(overlay.playhead_boxes(ms))
        for finding in overlay.open.values():
            box, reach = overlay.open_box(finding), self._rows.kit.px(12)
            grown = sorted((self.view.x(before), self.view.x(ms)))
            self._update(QRectF(grown[0] - reach, box.top() - reach, grown[1] - grown[0] + 2 * reach,
                                box.height() + 2 * reach))  # fmt: skip

    def _followed(self, before: int, ms: int) -> bool:
        """Bring the playhead into view where it should be; returns whether another stretch is in view now."""
        view = self.view
        if view.holds(ms):
            return False
        if 0 < ms - before <= _JUMP_MS:
            return view.holds(before) and view.turn(ms)
        return view.show(ms - view.span_ms / 2, view.span_ms)

    # ------------------------------------------------------------ what is in view

    @property
    def overview(self) -> OverviewRow:
        """The whole recording at the bottom."""
        return self._rows.overview

    def visible_ms(self) -> tuple[int, int]:
        """The stretch of time in view."""
        return round(self.view.from_ms), round(self.view.to_ms)

    def zoom(self, factor: float, around_ms: float | None = None) -> None:
        """Show a stretch `factor` times as short, the given time (else the playhead) staying in place."""
        if self.view.zoom(factor, self.playhead_ms if around_ms is None else around_ms):
            self._redraw()

    def zoom_to_fit(self) -> None:
        """Show all of the recording."""
        if self.view.fit():
            self._redraw()

    def zoom_to_chosen(self) -> None:
        """Show the chosen finding and a little around it."""
        finding = self._overlay.chosen
        if finding is not None:
            end = finding.start_ms if finding.end_ms is None else finding.end_ms
            if self.view.frame(finding.start_ms, end, _AROUND_MS):
                self._redraw()

    def pan(self, by_ms: float) -> None:
        """Go along the recording."""
        if self.view.pan(by_ms):
            self._redraw()

    def time_at(self, x: float) -> int:
        """The time at a horizontal place, within the recording."""
        return self.time_at_dot(x * self._rows.kit.ratio)

    def time_at_dot(self, x: float) -> int:
        """The same of a place in pixels of the device."""
        return round(min(self.view.duration_ms, max(0.0, self.view.time(x))))

    def cancel(self) -> bool:
        """Let go of what is dragged, as if nothing had happened; returns whether there was something."""
        hand, self._hand = self._hand, None
        return hand is not None and hand.cancel()

    # ------------------------------------------------------------ inside

    def _want_pictures(self) -> None:
        missing = self._rows.pictures.missing()
        if missing:
            self.pictures_wanted.emit(missing)

    def _touch(self, finding: Finding) -> None:
        self._update_all(QRectF(box) for box in self._rows.touch_finding(finding))

    def _update_outline(self, finding: Finding) -> None:
        self._update(self._overlay.chosen_box(finding, finding.start_ms, finding.end_ms))

    def _redraw(self) -> None:
        if self._rows.pictures.present():
            self._looked.start()
        super()._redraw()
