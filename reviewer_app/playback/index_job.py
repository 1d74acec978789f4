"""Builds a recording's packet index on a thread of its own."""

import threading
from pathlib import Path

import av
from PySide6.QtCore import QObject, Qt, Signal

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.recording import Recording
from reviewer_app.media.opening import Abandoned
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import Source, file_of

# A build that does not notice in this time that nobody wants it is left behind; its thread is a daemon.
STOP_LIMIT_S = 2.0


class IndexJob(QObject):
    """Starts at once; `done` comes on the thread that owns the job, and not at all for a file without an index.

    `folder` is where indexes are kept from one opening of a recording to the next, None for nowhere; `source` where the
    recording is read from, its file when left out.
    """

    done = Signal(object)

    _built = Signal(object)

    def __init__(
        self,
        recording: Recording,
        folder: Path | None,
        parent: QObject | None = None,
        source: Source | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source or file_of(recording)
        self._recording, self._folder = recording, folder
        self._dropped = threading.Event()
        self._built.connect(self._on_built, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._build, name="packet-index", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Not wanted any more."""
        self._dropped.set()
        self._thread.join(STOP_LIMIT_S)

    def _on_built(self, index: PacketIndex) -> None:
        if not self._dropped.is_set():
            self.done.emit(index)

    def _build(self) -> None:
        try:
            index = self._index()
        except (Abandoned, UserError, av.FFmpegError, OSError, ValueError):
            return
        if not self._dropped.is_set():
            self._built.emit(index)

    def _index(self) -> PacketIndex:
        path = self._source
        if self._folder is None:
            return PacketIndex.build(path, self._dropped.is_set)
        return PacketIndex.cached(path, self._folder, self._recording.recording_id, self._dropped.is_set)
