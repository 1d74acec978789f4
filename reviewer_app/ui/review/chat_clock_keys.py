"""Changes the clock of a recording's chat: moved, split, joined, aligned by a message on screen, one step back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.errors import Refused
from reviewer_app.operations import chatting


class ChatClockKeys(QObject):
    """Holds the clock asked for last. `stored(clock)`: it is durable, and only now may the chat be shown on it;
    `failed(error)`: it could not be stored and the one before stays.

    The clock before the last change is kept; moves of one piece that follow each other are one change.
    """

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: StoreWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._recording_id = ""
        self._moving: int | None = None
        self._before: ChatClock | None = None
        self._stored: ChatClock | None = None
        self.clock: ChatClock | None = None

    def begin(self, recording_id: str, clock: ChatClock | None) -> None:
        """Another recording, with the clock of its chat log; None where it has none."""
        self._recording_id, self._moving, self._before = recording_id, None, None
        self.clock = self._stored = clock

    @property
    def can_go_back(self) -> bool:
        """Whether there is a clock to go back to."""
        return self._before is not None

    def move(self, media_ms: int, by_ms: int) -> None:
        """The chat comes later from the playhead's piece on, earlier when negative."""
        clock = self._known()
        piece = clock.piece_at(media_ms)
        if piece != self._moving:
            self._before = clock
        self._change(clock.moved(media_ms, by_ms), moving=piece)

    def split(self, media_ms: int) -> None:
        """A piece of its own from the playhead on."""
        self._step(lambda clock: clock.split(media_ms), self.tr("A piece of the chat's clock begins here already."))

    def join(self, media_ms: int) -> None:
        """The piece at the playhead goes on as the one before it."""
        self._step(lambda clock: clock.joined(media_ms), self.tr("The chat's clock has no piece before this one."))

    def align(self, log_ms: int, media_ms: int) -> None:
        """What was at a time of the log is on at a media time."""
        self._step(lambda clock: clock.aligned(log_ms, media_ms), self.tr("The chat's clock says so already."))

    def set_offset(self, media_ms: int, offset_ms: int) -> None:
        """The piece at the playhead has this offset from the log's own time."""
        self._step(lambda clock: clock.offset_at(media_ms, offset_ms), self.tr("The chat's clock says so already."))

    def go_back(self) -> None:
        """The clock before the last change; once more: this one again."""
        clock = self._known()
        if self._before is None:
            raise Refused(self.tr("The chat's clock was not changed."))
        before, self._before = self._before, clock
        self._change(before)

    def _step(self, make: Callable[[ChatClock], ChatClock], same: str) -> None:
        clock = self._known()
        made = make(clock)
        if made.pieces == clock.pieces:
            raise Refused(same)
        self._before = clock
        self._change(made)

    def _known(self) -> ChatClock:
        if self.clock is None:
            raise Refused(self.tr("This recording has no chat log."))
        return self.clock

    def _change(self, clock: ChatClock, moving: int | None = None) -> None:
        recording_id, self._moving, self.clock = self._recording_id, moving, clock

        def then(durable: ChatClock) -> None:
            if recording_id == self._recording_id:
                self._stored = durable
                self.stored.emit(durable)

        def failed(error: Exception) -> None:
            if recording_id == self._recording_id:
                self.clock, self._moving, self._before = self._stored, None, None
            self.failed.emit(error)

        self._worker.run(chatting.set_clock, recording_id, clock, then=then, failed=failed)
