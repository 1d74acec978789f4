"""What the window says of sending decisions to the central database: in the header, the banner and the farewell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.bootstrap.upload_text import sync_details, sync_text
from reviewer_app.ui.banner import ERROR, SAID_MS, WARN
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.background.sync_loop import SyncStatus
    from reviewer_app.bootstrap.session import Session


class Sending(QObject):
    """Follows the sync loop of the session at work. `status` is what is shown, None before the loop has told anything.

    The pending count is always asked of the store: the loop gathers keys before it counts them, and what it tells may
    be overtaken by a key.
    """

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._session: Session | None = None
        self._heard: SyncStatus | None = None
        self.status: SyncStatus | None = None

    def begin(self, session: Session) -> None:
        """Follow a session, and start its sending; without a central database nothing is said."""
        self._session = session
        if session.sync is not None:
            session.worker.changed.connect(session.sync.notify)
            session.worker.changed.connect(self._count)
            session.sync.status.connect(self.hear)
            session.sync.start()

    def end(self) -> None:
        """Follow no session."""
        self._session = self._heard = self.status = None
        self._window.set_sync_status("", "ok")

    def hear(self, status: SyncStatus) -> None:
        """Show what the sync loop tells; faults and refusals are said once."""
        before, self._heard = self._heard, status
        if status.sentence and status.sentence != (before.sentence if before else "") and not self._window.banner.text:
            self._window.show_banner(status.sentence, WARN, SAID_MS)
        if status.refused > (before.refused if before else 0):
            refusal = self.tr("The server refused a decision, it stays here: {reason}. Tell your operator.")
            self._window.show_banner(refusal.format(reason=told(status.refusal)), ERROR)
        self._count()

    def show_texts(self) -> None:
        """Say the status anew, as in another language."""
        if self.status is not None:
            text, state = sync_text(self.status)
            self._window.set_sync_status(text, state, sync_details(self.status))

    def now(self) -> None:
        """Send without waiting for the timer."""
        if self._session is None or self._session.sync is None:
            self._window.show_banner(self.tr("No central database is set: decisions stay on this machine."), WARN)
        else:
            self._session.sync.retry()

    def farewell(self) -> str | None:
        """What is still to be sent, said as the window closes."""
        if self._session is None or self._session.sync is None:
            return None
        from reviewer_app.operations import syncing

        # Asked of the store: the sync loop may not have counted the last key yet, or be waiting for the network.
        pending = syncing.pending(self._session.database)
        if not pending:
            return None
        return self.tr(
            "%n decision(s) are still to be sent. They are safe here and go out the next time the program runs.",
            "",
            pending,
        )

    def _count(self) -> None:
        session = self._session
        if session is None or session.worker.closed:
            return
        from reviewer_app.operations import syncing

        def counted(pending: int) -> None:
            if self._heard is not None:
                self.status = replace(self._heard, pending=pending)
                self.show_texts()

        # A store that cannot be read has been told by the loop, with the count of the last time.
        session.worker.run(syncing.pending, then=counted, failed=lambda _: self._heard and counted(self._heard.pending))
