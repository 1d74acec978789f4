"""Exact pictures on a thread of their own: the newest request wins, and a file that hangs can be left behind."""

import threading
from collections.abc import Callable

import av
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from reviewer_app.domain.errors import UserError
from reviewer_app.media.frames import FrameReader, Picture
from reviewer_app.media.opening import Abandoned
from reviewer_app.media.source import Source

# A decoder that does not come back in this time is left behind when the source closes; its thread is a daemon.
STOP_LIMIT_S = 2.0


class StillSource(QObject):
    """Asks a frame reader for pictures of one file; `ready` and `failed` come on the thread that owns the source.

    Only the newest request is answered. `ready` carries the token, the picture and its time in ms.
    """

    ready = Signal(int, QImage, int)
    failed = Signal(int, str)

    _answer = Signal(int, object, int)

    def __init__(
        self,
        path: str | Source,
        parent: QObject | None = None,
        open_reader: Callable[[str | Source, Callable[[], bool]], FrameReader] = FrameReader,
    ) -> None:
        super().__init__(parent)
        self._path, self._open_reader = path, open_reader
        self._changed = threading.Condition()
        self._request: tuple[int, int, int] | None = None
        self._token = 0
        self._closed = False
        self._answer.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="stills", daemon=True)
        self._thread.start()

    def at(self, ms: int) -> int:
        """Ask for the picture on screen at `ms`; returns the answer's token."""
        return self.neighbour(ms, 0)

    def neighbour(self, ms: int, n: int) -> int:
        """Ask for the picture `n` further (negative: back) than the one on screen at `ms`; returns a token."""
        with self._changed:
            self._token += 1
            self._request = (self._token, ms, n)
            self._changed.notify()
            return self._token

    def close(self) -> None:
        """End the thread; nothing is answered any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(STOP_LIMIT_S)

    # ------------------------------------------------------------ on the owner's thread

    def _on_answer(self, token: int, found: object, pts_ms: int) -> None:
        if self._closed or token != self._token:
            return
        if isinstance(found, QImage):
            self.ready.emit(token, found, pts_ms)
        else:
            self.failed.emit(token, str(found))

    # ------------------------------------------------------------ on the source's thread

    def _work(self) -> None:
        reader: FrameReader | None = None
        while (request := self._next()) is not None:
            token, ms, n = request
            try:
                reader = reader or self._open_reader(self._path, lambda: self._closed)
                picture = reader.at(ms)
                if n:
                    picture = reader.step(n) or picture
                # One that was overtaken is decoded to its end all the same: the newer one often lies in the same group.
                if token == self._token:
                    self._say(token, as_image(picture), picture.pts_ms)
            except Abandoned:
                break
            except (UserError, av.FFmpegError, OSError, ValueError) as error:
                self._say(token, str(error), 0)
        if reader is not None:
            reader.close()

    def _next(self) -> tuple[int, int, int] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._request is not None)
            request, self._request = self._request, None
            return None if self._closed else request

    def _say(self, token: int, found: object, pts_ms: int) -> None:
        with self._changed:
            if not self._closed:
                self._answer.emit(token, found, pts_ms)


def as_image(picture: Picture) -> QImage:
    """A picture's pixels as a QImage of its own, in the format that painting takes a third of the time for."""
    rgb = picture.to_rgb()
    height, width = rgb.shape[:2]
    return QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
