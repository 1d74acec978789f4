"""The recording that a deck will load next: its player opened, its first picture decoded, its packet index read."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from reviewer_app.domain.recording import Recording
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import Source, file_of
from reviewer_app.playback.availability import Choice
from reviewer_app.playback.index_job import IndexJob
from reviewer_app.playback.player import Player, State
from reviewer_app.playback.still import StillSource


class Standby(QObject):
    """Opens a recording at its start, paused and without sound, beside the one that plays; `take` hands the parts over.

    `picture` is the first picture and its time in ms once it is decoded, `index` the packet index once it is read.
    """

    def __init__(
        self,
        recording: Recording,
        choice: Choice,
        index_folder: Path | None,
        parent: QObject | None = None,
        source: Source | None = None,
    ) -> None:
        super().__init__(parent)
        source = source or file_of(recording)
        self.recording, self.choice = recording, choice
        self.picture: tuple[QImage, int] | None = None
        self.index: PacketIndex | None = None
        self.still: StillSource | None = None
        self.index_job: IndexJob | None = None
        if recording.video is not None:
            self.still = StillSource(source, self)
            self.still.ready.connect(self._on_still)
            self.still.at(0)
            self.index_job = IndexJob(recording, index_folder, self, source)
            self.index_job.done.connect(self._on_index)
        assert choice.engine.factory is not None
        self.player: Player | None = choice.engine.factory(self)
        self.player.set_mute(True)
        self.player.load(source, 0)

    @property
    def ready(self) -> bool:
        """Whether playing could begin at once."""
        return (
            self.player is not None
            and self.player.state is State.PAUSED
            and (self.still is None or self.picture is not None)
        )

    def take(self) -> tuple[Player | None, StillSource | None, IndexJob | None]:
        """Player (None where it has failed), still source and index job, which belong to the caller now."""
        if self.player is not None and self.player.state is State.FAILED:
            self.player.deleteLater()
            self.player = None
        taken = self.player, self.still, self.index_job
        self.player = self.still = self.index_job = None
        for part in taken:
            if part is not None:
                part.disconnect(self)
                part.setParent(None)  # type: ignore[call-overload]
        return taken

    def close(self) -> None:
        """Let go of the file."""
        for part in (self.player, self.still, self.index_job):
            if part is not None:
                part.close()
        self.player = self.still = self.index_job = None

    def _on_still(self, _token: int, image: QImage, pts_ms: int) -> None:
        self.picture = image, pts_ms

    def _on_index(self, index: PacketIndex) -> None:
        self.index = index
