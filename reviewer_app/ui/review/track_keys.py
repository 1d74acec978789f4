"""The command that goes through a recording's sound tracks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.recording import AudioStream
from reviewer_app.playback.deck import Deck
from reviewer_app.ui.language_names import language_name
from reviewer_app.ui.page import Handler


class TrackKeys(QObject):
    """Which sound track is heard is the deck's to know, for as long as the recording is open.

    `changed(number)`: another one is heard, counted from 0.
    """

    changed = Signal(int)

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._tracks: Sequence[AudioStream] = ()

    @property
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self._tracks) > 1

    @property
    def text(self) -> str:
        """The track that is heard: its number, and its language where the recording says; '' without a choice."""
        if not self.several:
            return ""
        number = self._deck.audio_track
        text = self.tr("sound {n} of {all}").format(n=number + 1, all=len(self._tracks))
        language = language_name(self._tracks[number].language)
        return f"{text} · {language}" if language else text

    def begin(self, tracks: Sequence[AudioStream]) -> None:
        """Another recording."""
        self._tracks = tracks

    def handlers(self) -> Mapping[str, Handler]:
        """The command by id."""
        return {"sound.track": lambda _: self._next()}

    def _next(self) -> None:
        if self.several:
            number = (self._deck.audio_track + 1) % len(self._tracks)
            self._deck.set_audio_track(number)
            self.changed.emit(number)
