"""Reviewing in the session at work: its review desk, what comes next, and the standard that new reviews follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import UserError
from reviewer_app.ui.banner import INFO, SAID_MS
from reviewer_app.ui.first_paint import first_paint
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.queue.page import QueuePage

if TYPE_CHECKING:
    from reviewer_app.bootstrap.next_up import NextUp
    from reviewer_app.bootstrap.review_desk import ReviewDesk
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.bootstrap.standards_desk import StandardsDesk
    from reviewer_app.domain.policy import PolicySet
    from reviewer_app.operations.pulling import PullResult


class Reviewing(QObject):
    """`desk`, `next_up` and `standards` are there from when a session's policies have been read until it ends."""

    def __init__(
        self, window: MainWindow, queue: QueuePage, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._queue, self._failed = window, queue, failed
        self._session: Session | None = None
        self._problem: Exception | None = None
        self._rebuilding = False
        self.desk: ReviewDesk | None = None
        self.next_up: NextUp | None = None
        self.standards: StandardsDesk | None = None

    def begin(self, session: Session) -> None:
        """Serve a session as soon as its policies have been read."""
        self._session = session
        session.load_policies(self._set_up, self._not_set_up)

    def end(self) -> None:
        """The session is about to end."""
        if self.desk is not None:
            self.desk.close()
        self._session = self._problem = self.desk = self.next_up = self.standards = None

    @property
    def policies(self) -> PolicySet | None:
        """The standard that new reviews are made under, None until it has been read."""
        return self.desk.policies if self.desk else None

    def open(self, recording_id: str) -> None:
        """Open a person's review of a recording, or say why that cannot be."""
        if self.desk is not None:
            self.desk.open(recording_id, self._place_of(recording_id))
        elif self._problem is not None:
            self._failed(self._problem)
        else:
            self._window.show_banner(self.tr("The policies are still being read."), INFO, SAID_MS)

    def open_next(self) -> None:
        """The next recording to review, in the order in which the queue was shown last."""
        if self.next_up is not None:
            self.next_up.open()

    def came(self, pulled: PullResult) -> None:
        """Something came down: another standard is followed when no review is open."""
        if self.standards is not None:
            self.standards.came(pulled)

    def queue_shown(self) -> None:
        """The queue is another, so something else may be next."""
        if self.next_up is not None:
            self.next_up.look_again()

    def left(self) -> None:
        """No review is on screen: the window's keys are those of the standard in force."""
        if self.desk is not None:
            self.desk.use_standard_in_force()

    def rebuild(self) -> None:
        """Make the review page anew, for another language or other keys; what is on screen shows the change first."""
        if self.desk is not None and not self._rebuilding:
            self._rebuilding = True
            first_paint(self._window.centralWidget(), self._rebuild_now)
            self._window.centralWidget().update()

    def _rebuild_now(self) -> None:
        self._rebuilding = False
        # Behind what is on its way to the store.
        self._window.dispatcher.in_turn(lambda: self.desk and self.desk.rebuild(self._place_of))

    def _set_up(self, policies: PolicySet) -> None:
        from reviewer_app.bootstrap.next_up import NextUp
        from reviewer_app.bootstrap.review_desk import ReviewDesk
        from reviewer_app.bootstrap.standards_desk import StandardsDesk

        window, session, failed = self._window, self._session, self._failed
        if session is None:
            return
        try:
            # A child of the session, and so gone behind the store's last answers, which may have to be told.
            desk = ReviewDesk(window, session, policies, wall_clock.now_ms, session)
        except UserError as error:
            self._not_set_up(error)
            return
        desk.failed.connect(failed)
        self.desk, self.standards = desk, StandardsDesk(window, session, desk, failed)
        self.next_up = NextUp(session, desk, window, self._queue, self.open, failed, desk)

    def _not_set_up(self, error: Exception) -> None:
        self._problem = error
        self._failed(error)

    def _place_of(self, recording_id: str) -> str:
        """`7 of 40`, '' for a recording that is not in the queue."""
        rows, row = self._queue.model.rows, self._queue.model.row_of(recording_id)
        return "" if row is None else self.tr("{n} of {all}").format(n=row + 1, all=len(rows))
