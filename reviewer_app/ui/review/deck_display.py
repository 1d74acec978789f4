"""What the deck tells, on the panes: the picture, the playhead, where pictures begin, why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.null_player import NullPlayer
from reviewer_app.ui.sentences import told
from reviewer_app.ui.timeline.frames import Frames

if TYPE_CHECKING:
    from reviewer_app.ui.review.page import ReviewPage


class DeckDisplay(QObject):
    """Shows the deck's recording on a page. `changed()`: the playhead, or how sure it is. `message(sentence)`: why
    nothing plays.
    """

    changed = Signal()
    message = Signal(str)

    def __init__(self, page: ReviewPage, deck: Deck) -> None:
        super().__init__(page)
        self._page, self._panes, self._deck = page, page.panes, deck
        self.playhead_ms = 0
        # Methods only: what Qt knows to be this page's ends with it, while the deck goes on under the next page.
        deck.picture.connect(self._picture)
        deck.moved.connect(self._moved)
        deck.indexed.connect(self.show_index)
        deck.failed.connect(self._cannot_play)
        deck.engine_changed.connect(self._engine_changed)

    def begin(self) -> None:
        """Another recording."""
        self.playhead_ms = 0

    def show_index(self, index: PacketIndex) -> None:
        """Let the timeline know where the pictures begin."""
        self._panes.timeline.set_frames(Frames(index.times_ms))

    def _picture(self, image: QImage, pts_ms: int | None, exact: bool) -> None:
        if self._page.controller.review is None:
            # Of the recording before, while another one opens.
            return
        self._panes.video.show_picture(image, pts_ms, exact)
        if exact:
            # The deck has just learnt the picture's own time; while playing `moved` says it often enough.
            self.changed.emit()

    def _cannot_play(self, sentence: str) -> None:
        """Said where the picture is missing, and in the banner; the transcript can still be judged."""
        if not self._panes.video.has_picture:
            self._panes.video.show_message(told(sentence))
        self.message.emit(sentence)

    def _engine_changed(self, reason: str) -> None:
        self._panes.video.setToolTip(told(reason))
        if not self._panes.video.has_picture and self._deck.engine == NullPlayer.name:
            self._panes.video.show_message(told(reason))

    def _moved(self, ms: int) -> None:
        self.playhead_ms = ms
        self._panes.transcript_view.set_playhead(ms)
        self._page.chat.moved(ms)
        self._panes.timeline.set_playhead(ms)
        self.changed.emit()
