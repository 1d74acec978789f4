"""Fetching ahead, as the window shows it: on the queue page, and in the banner when a recording is not here yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.ui.banner import INFO, SAID_MS
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.domain.queue import QueueRow


class FetchDesk(QObject):
    """Lets the session at work fetch what the queue and its cases lack, if the settings want it."""

    def __init__(
        self,
        window: MainWindow,
        queue: QueuePage,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._queue, self._failed = window, queue, failed
        self._session: Session | None = None

    def begin(self, session: Session) -> None:
        """Follow a session."""
        self._session = session
        session.fetcher.changed.connect(self._show)

    def end(self) -> None:
        """Follow no session."""
        self._session = None
        self._queue.model.set_fetching({})

    def plan(self, rows: Sequence[QueueRow]) -> None:
        """The queue is this now; what cases are about is fetched behind it."""
        from reviewer_app.operations import fetching

        session = self._session
        if session is None:
            return
        if not session.place.settings["fetch_ahead"]:
            session.fetcher.plan(())
            return
        session.worker.run(
            fetching.wanted_for_cases,
            session.vault,
            then=lambda for_cases: None if session.closed else session.fetcher.plan(rows, for_cases),
            failed=self._failed,
        )

    def try_again(self) -> None:
        """What could not be fetched is tried again at once."""
        if self._session is not None:
            self._session.fetcher.try_again()

    def say_where(self, row: QueueRow) -> None:
        """Why a recording that was assigned cannot be opened yet."""
        state = None if self._session is None else self._session.fetcher.states.get(row.recording_id)
        if state is None:
            where = row.assignment.url if row.assignment is not None else ""
            text = self.tr("{title} is not on this machine yet. Import its file: {where}").format(
                title=row.title, where=where or self.tr("ask your operator where it is.")
            )
        elif state.sentence:
            text = self.tr("{title} is not on this machine yet. {reason}").format(
                title=row.title, reason=told(state.sentence)
            )
        else:
            text = self.tr("{title} is being fetched; it can be reviewed in a moment.").format(title=row.title)
        self._window.show_banner(text, INFO, SAID_MS)

    def _show(self) -> None:
        if self._session is not None:
            self._queue.model.set_fetching(self._session.fetcher.states)
