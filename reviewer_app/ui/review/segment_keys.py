"""The command that plays one segment and then pauses by itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.ui.page import Handler

AROUND_MS = 1_000
# A tick later than this before the segment, or beyond its end, comes from somebody who went elsewhere.
_ELSEWHERE_MS = 1_500

Span = tuple[int, int]


class SegmentKeys(QObject):
    """Plays what `wanted()` gives (ms, None where nothing is chosen) with a second around it, then pauses.

    Pausing, or going elsewhere, ends the segment: nothing pauses later by surprise. `refused(sentence)`: nothing is
    chosen.
    """

    refused = Signal(str)

    def __init__(self, deck: Deck, wanted: Callable[[], Span | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck, self._wanted = deck, wanted
        self._playing: Span | None = None
        deck.moved.connect(self._moved)
        deck.state_changed.connect(self._state_changed)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {"segment.play": lambda _: self.play()}

    def play(self) -> None:
        """Play what is wanted now."""
        span = self._wanted()
        if span is None:
            self.refused.emit(self.tr("Choose a finding, or a hit of the search, to play its segment."))
            return
        self._playing = None
        start, end = max(0, span[0] - AROUND_MS), span[1] + AROUND_MS
        self._deck.set_loop(None)
        self._deck.seek(start)
        self._deck.play()
        self._playing = start, end

    def _moved(self, ms: int) -> None:
        if self._playing is None:
            return
        start, end = self._playing
        if not start - _ELSEWHERE_MS <= ms <= end + _ELSEWHERE_MS:
            self._playing = None
        elif ms >= end:
            self._playing = None
            self._deck.pause()

    def _state_changed(self, state: State) -> None:
        if state is not State.PLAYING:
            self._playing = None
