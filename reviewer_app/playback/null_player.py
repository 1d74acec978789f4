"""The player of a machine without any engine: its clock can be moved, so that transcripts can still be reviewed."""

from PySide6.QtCore import QTimer

from reviewer_app.media.source import Source
from reviewer_app.playback.player import Player, State, steady_ms


class NullPlayer(Player):
    """Opens anything, shows nothing, goes where it is told; `play` says what is missing."""

    name = "No player"

    def play(self) -> None:
        """Report that nothing can play here."""
        if self._state in (State.PAUSED, State.OPENING):
            self.failed.emit("no-engine", "Nothing on this machine can play recordings; the transcript still works.")

    def _open(self, source: Source, start_ms: int) -> None:
        QTimer.singleShot(0, self, lambda: self._is_open(0))

    def _go(self, ms: int) -> None:
        QTimer.singleShot(0, self, lambda: self._has_landed(None, steady_ms()))

    def _resume(self) -> None:
        """Never called: `play` refuses."""

    def _halt(self) -> None:
        """Stands already."""

    def _apply_rate(self) -> None:
        """Nothing runs."""

    def _apply_sound(self) -> None:
        """There is no sound."""

    def _apply_audio_track(self) -> None:
        """There is no sound."""

    def _shut(self) -> None:
        """There is nothing to let go of."""
