"""The commands that play: each moves the deck and nothing else."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from reviewer_app.playback.deck import Deck
from reviewer_app.settings import Settings
from reviewer_app.ui.page import Handler

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
JUMP_MS = 5_000
LOUDER = 10


class PlaybackKeys(QObject):
    """Handlers of the playback commands. `changed` follows mute, volume and loop."""

    changed = Signal()

    def __init__(self, deck: Deck, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck, self._settings = deck, settings
        self.muted, self.volume, self.rate = bool(settings["start_muted"]), int(settings["volume"]), 1.0
        self.looping = False
        deck.rate_changed.connect(self._rate_changed)

    def begin(self) -> None:
        """The sound and speed that a recording starts with."""
        self.volume = int(self._settings["volume"])
        self._deck.set_volume(self.volume)
        self.mute(bool(self._settings["start_muted"]))
        self._deck.set_rate(1.0)
        self.loop(None)

    def loop(self, span: tuple[int, int] | None) -> None:
        """Play a span (ms) again and again from its start; None: no more."""
        self.looping = span is not None
        self._deck.set_loop(*(span or (None,)))
        if span is not None:
            self._deck.seek(span[0])
        self.changed.emit()

    def mute(self, on: bool) -> None:
        """Sound off or on."""
        self.muted = on
        self._deck.set_mute(on)
        self.changed.emit()

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        deck, do = self._deck, _ignoring
        return {
            "play.toggle": do(deck.toggle),
            "shuttle.back": do(lambda: deck.shuttle(-1)),
            "shuttle.stop": do(lambda: deck.shuttle(0)),
            "shuttle.forward": do(lambda: deck.shuttle(1)),
            "step.back": do(lambda: deck.step(-1)),
            "step.forward": do(lambda: deck.step(1)),
            "rate.down": do(lambda: deck.set_rate(RATES[max(0, bisect_left(RATES, self.rate) - 1)])),
            "rate.up": do(lambda: deck.set_rate(RATES[min(len(RATES) - 1, bisect_right(RATES, self.rate))])),
            "rate.normal": do(lambda: deck.set_rate(1.0)),
            "seek.back": do(lambda: deck.seek(max(0, deck.playhead_ms() - JUMP_MS))),
            "seek.forward": do(lambda: deck.seek(deck.playhead_ms() + JUMP_MS)),
            "sound.mute": do(lambda: self.mute(not self.muted)),
            "volume.up": do(lambda: self._change_volume(LOUDER)),
            "volume.down": do(lambda: self._change_volume(-LOUDER)),
        }

    def _change_volume(self, by: int) -> None:
        self.volume = max(0, min(100, self.volume + by))
        self._deck.set_volume(self.volume)
        self.changed.emit()

    def _rate_changed(self, rate: float) -> None:
        self.rate = rate


def _ignoring(action: Callable[[], object]) -> Handler:
    """A handler that needs nothing of its invocation."""
    return lambda _: action() and None
