"""The timeline's rows, their ground and what moves over it, put together."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QRect, QRectF

from reviewer_app.domain.review import Finding
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline import marks
from reviewer_app.ui.timeline.chat_row import ChatRow
from reviewer_app.ui.timeline.enforcement_row import EnforcementRow
from reviewer_app.ui.timeline.findings_row import FindingsRow
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.ground import Ground
from reviewer_app.ui.timeline.hits_row import HitsRow
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.overlay import Overlay
from reviewer_app.ui.timeline.overview_row import OverviewRow
from reviewer_app.ui.timeline.pictures_row import PicturesRow
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.ruler_row import RulerRow
from reviewer_app.ui.timeline.sound_row import SoundRow
from reviewer_app.ui.timeline.speakers_row import SpeakersRow
from reviewer_app.ui.timeline.view import View

_GUTTER, _END = 78, 12
_QUIET, _SILENCE_MS = 4, 1_500


class Rows:
    """From top to bottom: ruler, pictures, sound, speakers, what the platform did, chat, hits, findings, overview."""

    def __init__(self, theme: Theme, policy_name: Callable[[str], str]) -> None:
        self.kit, self.view = Kit(theme), View()
        both = self.kit, self.view
        self.ruler, self.pictures, self.sound = RulerRow(*both), PicturesRow(*both), SoundRow(*both)
        self.speakers, self.enforcement, self.chat = SpeakersRow(*both), EnforcementRow(*both), ChatRow(*both)
        self.hits, self.findings = HitsRow(*both), FindingsRow(*both, policy_name)
        self.overview = OverviewRow(*both, self.findings)
        below = (self.pictures, self.sound, self.speakers, self.enforcement, self.chat, self.hits, self.findings)
        self.ground = Ground(*both, self.ruler, (*below, self.overview))
        self.overlay = Overlay(*both, self.ruler, self.findings, self.overview)
        # Left out where there is no room, the first one first.
        self.leaving = (self.chat, self.speakers, self.pictures, self.enforcement)

    def clear(self, duration_ms: int, frames: Frames, pictures: bool, sound: bool) -> None:
        """Another recording, of which nothing else is known yet than whether `pictures` and `sound` will come."""
        self.ruler.frames = frames
        self.view.set_duration(duration_ms, frames.typical_ms)
        self.pictures.clear(pictures)
        self.sound.clear(sound)
        self.speakers.set_speakers(WhoSpeaks())
        self.enforcement.set_deeds(())
        self.chat.set_times(())
        self.hits.set_hits(())
        self.hits.set_searched(())
        self.hits.set_masked(())
        self.findings.clear()
        self.overlay.clear()

    def set_width(self, dots: int) -> None:
        """As wide as the widget."""
        self.view.left = self.kit.px(_GUTTER)
        self.view.width = max(1, dots - self.view.left - self.kit.px(_END))

    def at(self, y: float) -> Row:
        """The row at a height, or the one above a gap."""
        return next((row for row in reversed(self.ground.rows) if y >= row.top), self.ruler)

    def touch_finding(self, finding: Finding) -> Iterator[QRect]:
        """A finding came, changed or went: what of the rows is to be painted again."""
        reach, view = self.findings.reach(), self.view
        end = finding.start_ms if finding.end_ms is None else finding.end_ms
        yield self.ground.touch(self.findings, view.x(finding.start_ms) - reach, view.x(end) + reach)
        x, wide = self.overview.x(finding.start_ms), 2 * self.kit.px(2)
        yield self.ground.touch(self.overview, x - wide, x + wide)

    def edge_at(self, x: float, y: float) -> str | None:
        """Which edge of the chosen finding is at a place; a point has only a start."""
        chosen, near = self.overlay.chosen, self.kit.px(6)
        if chosen is None:
            return None
        box: QRectF = self.findings.box(chosen.finding_id, chosen.start_ms, chosen.end_ms)
        if not box.top() - near <= y <= box.bottom() + near:
            return None
        if chosen.end_ms is None:
            left = self.view.x(chosen.start_ms)
            return "start" if abs(x - left) <= near else None
        if box.left() - near <= x <= box.left() + near and x - box.left() <= box.right() - x:
            return "start"
        return "end" if box.right() - near <= x <= box.right() + near else None

    def places(self) -> dict[str, np.ndarray]:
        """The times worth going to, by kind."""
        return {
            marks.FINDING: self.findings.table.edges(),
            marks.HIT: np.concatenate((self.hits.times, self.hits.searched, self.hits.masked)),
            marks.ENFORCEMENT: self.enforcement.times,
            marks.SPEAKER: self.speakers.changes,
            marks.SILENCE: self.sound.peaks.silences(_QUIET, _SILENCE_MS).reshape(-1),
        }
