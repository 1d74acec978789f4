"""What is reviewed next: opened when it is asked for, and prepared beside the recording on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reviewer_app.domain.queue import QueueRow, next_to_review
from reviewer_app.operations import queueing
from reviewer_app.ui.banner import INFO, SAID_MS

if TYPE_CHECKING:
    from reviewer_app.bootstrap.review_desk import ReviewDesk
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.operations.preloading import Preloaded
    from reviewer_app.ui.main_window import MainWindow
    from reviewer_app.ui.queue.page import QueuePage

# The recording that was opened gets the machine to itself first.
PREPARE_AFTER_MS = 1_500


class NextUp(QObject):
    """Follows the queue in the order in which it was shown last. `open_recording(recording_id)` opens one.

    With `preparing` off nothing is prepared.
    """

    def __init__(  # noqa: PLR0917 - each once, from the one place that builds
        self,
        session: Session,
        desk: ReviewDesk,
        window: MainWindow,
        queue: QueuePage,
        open_recording: Callable[[str], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._desk, self._window, self._queue = session, desk, window, queue
        self._open_recording, self._failed = open_recording, failed
        self.preparing = True
        self._soon = QTimer(self, singleShot=True, interval=PREPARE_AFTER_MS)
        self._soon.timeout.connect(self._look)
        desk.opened.connect(self._soon.start)
        desk.submitted.connect(self._submitted)
        session.ahead.ready.connect(self._read)

    def open(self) -> None:
        """Open the next recording that is not submitted; says so when there is none."""
        self._ask(lambda row: self._open(row, say=True))

    def look_again(self) -> None:
        """The queue is another: something else may be next."""
        if self._desk.deck is not None and self._here is not None:
            self._soon.start()

    @property
    def _here(self) -> str | None:
        """The recording on screen."""
        page = self._desk.page
        return None if page is None or self._window.page is self._queue else page.recording_id

    def _submitted(self) -> None:
        if self._session.place.settings["open_next_after_submit"]:
            self._ask(lambda row: self._open(row, say=False))

    def _open(self, row: QueueRow | None, say: bool) -> None:
        if row is not None:
            self._open_recording(row.recording_id)
        elif say:
            self._window.show_banner(self.tr("There is no other recording to review."), INFO, SAID_MS)

    def _look(self) -> None:
        if self.preparing and self._here is not None and not self._session.closed:
            self._ask(self._prepare)

    def _prepare(self, row: QueueRow | None) -> None:
        if row is not None and self._here is not None:
            self._session.ahead.prepare(row.recording_id)

    def _read(self, found: Preloaded) -> None:
        if self._desk.deck is not None and self._here not in (None, found.recording.recording_id):
            self._desk.deck.prepare(found.recording)

    def _ask(self, then: Callable[[QueueRow | None], None]) -> None:
        here = self._here

        def answer(rows: list[QueueRow]) -> None:
            if self._here != here:
                # Who asked has gone on meanwhile; one more step from there is not what was meant.
                return
            now = {row.recording_id: row for row in rows}
            shown = [now.pop(row.recording_id) for row in self._queue.model.rows if row.recording_id in now]
            then(next_to_review([*shown, *now.values()], here))

        session = self._session
        session.worker.run(queueing.queue_of, session.who.user, session.vault, then=answer, failed=self._failed)
