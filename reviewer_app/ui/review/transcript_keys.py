"""The commands of the transcript's translation and of its masked words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from reviewer_app.domain.transcript_index import Hit
from reviewer_app.playback.deck import Deck
from reviewer_app.settings import Settings
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.panes import Panes

# A player lands on a picture a little beside the time asked for.
_AT_MS = 300


class TranscriptKeys(QObject):
    """Handlers of the commands; whether translations are shown is remembered in the settings."""

    def __init__(
        self, panes: Panes, deck: Deck, settings: Settings, keys: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panes, self._deck, self._settings = panes, deck, settings
        self._at_ms: int | None = None
        panes.translation.set_key(keys["translation.toggle"])
        panes.masked.set_key(keys["masked.next"])
        panes.transcript.want_translation(bool(settings["translation"]))
        panes.translation.clicked.connect(self._toggle)

    @property
    def has_translation(self) -> bool:
        """Whether there is a translation to show."""
        return self._panes.transcript.translation is not None

    @property
    def has_masked(self) -> bool:
        """Whether there are masked words to go to."""
        return len(self._panes.transcript.masked) > 0

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        model = self._panes.transcript
        return {
            "translation.toggle": lambda _: self._toggle(),
            "masked.next": lambda _: self._to_masked(model.next_masked),
            "masked.previous": lambda _: self._to_masked(model.previous_masked),
        }

    def _toggle(self) -> None:
        wanted = not self._panes.transcript.translation_wanted
        self._settings.set("translation", wanted)
        self._panes.transcript.want_translation(wanted)

    def _to_masked(self, found_from: Callable[[int], Hit | None]) -> None:
        view, here = self._panes.transcript_view, self._deck.playhead_ms()
        if self._at_ms is not None and abs(self._at_ms - here) <= _AT_MS:
            here = self._at_ms
        place = found_from(here)
        if place is not None:
            self._at_ms = place.ms
            self._panes.words.bring(view)
            view.show_row(place.cue)
            self._deck.seek_from(place.ms)
