"""What a review page hands to the page that takes its place, in another language or with other keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer_app.domain.review import Verdict
from reviewer_app.ui.review.label_keys import Marks
from reviewer_app.ui.review.picture_keys import PictureState

if TYPE_CHECKING:
    from reviewer_app.ui.review.page import ReviewPage


@dataclass(frozen=True, slots=True)
class Kept:
    """What is open and not in the store: the recording, where the person is in it, and what is half done.

    The deck is the same one: it keeps the recording open, the place, the speed and the sound.
    """

    recording_id: str
    marks: Marks
    picture: tuple[PictureState, bool]
    sound: tuple[bool, int, float, bool]
    search: str
    chosen: str | None
    verdict: Verdict | None

    @classmethod
    def of(cls, page: ReviewPage) -> Kept | None:
        """What a page has open, None when it has nothing."""
        if page.recording_id is None or page.controller.review is None:
            return None
        panes, playback = page.panes, page.playback
        chosen = panes.findings_view.chosen_finding()
        return cls(
            page.recording_id,
            page.labels.marks,
            page.wellness.state,
            (playback.muted, playback.volume, playback.rate, playback.looping),
            panes.search.field.text(),
            None if chosen is None else chosen.finding_id,
            panes.sheet.draft.verdict() if panes.sheet.isVisible() else None,
        )

    def give_back(self, page: ReviewPage) -> None:
        """Bring a page to the same state, its review open."""
        panes, playback = page.panes, page.playback
        page.labels.set_marks(self.marks)
        playback.muted, playback.volume, playback.rate, playback.looping = self.sound
        page.wellness.go_on(page.controller.review.findings.values(), self.picture)
        panes.search.field.setText(self.search)
        if self.chosen is not None and panes.findings.has(self.chosen):
            panes.findings_view.choose(self.chosen)
        if self.verdict is not None:
            panes.open_sheet(self.verdict, page.controller.review.findings.values())
