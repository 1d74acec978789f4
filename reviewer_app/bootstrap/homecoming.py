"""Decisions that a person made elsewhere: offered after signing in on a new machine, fetched when they ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.ui.banner import INFO, WARN

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.operations.recovering import Recovered
    from reviewer_app.ui.main_window import MainWindow


class Homecoming(QObject):
    """Looks once whether the server has decisions of a person whose store here is empty.

    `fetched()`: they are here now. `looked`: the look is over, whatever it found.
    """

    fetched = Signal()

    def __init__(self, window: MainWindow, failed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._failed = window, failed
        self._session: Session | None = None
        self.looked = False

    def begin(self, session: Session) -> None:
        """Look for the person who begins; a server that does not answer is no news."""
        from reviewer_app.operations import recovering

        self._session, self.looked = session, False

        def then(empty: bool) -> None:
            if empty:
                self._ask(recovering.has_any, self._offer, lambda _: self._offer(session, False))
            else:
                self.looked = True

        if session.sync is not None:
            session.worker.run(recovering.is_empty, then=then)

    def fetch(self) -> None:
        """Get the decisions and put them into the empty store; says what came, and what did not."""
        from reviewer_app.operations import recovering

        if self._session is None or self._session.sync is None:
            self._window.show_banner(self.tr("No central database is set: there is nothing to fetch from."), WARN)
            return
        self._ask(recovering.fetched, self._fill, self._failed)

    def _ask(
        self,
        question: Callable,
        then: Callable[[Session, object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask the server on a thread of its own; an answer for somebody who has left is dropped."""
        from reviewer_app.operations import signing_in

        session = self._session

        def work(_: Job) -> object:
            with signing_in.open_session(session.place, session.who.user) as central:
                return question(central)

        job = Job(work, self)
        job.finished.connect(lambda answer: None if session.closed else then(session, answer))
        job.failed.connect(lambda error: None if session.closed else failed(error))
        job.start()

    def _offer(self, _: Session, has_any: object) -> None:
        self.looked = True
        if has_any:
            offer = self.tr(
                "The server has decisions of yours that are not on this machine: fetch them with File, "
                "“{command}”, before you begin."
            )
            command = self._window.dispatcher.keymap.by_id["recover"].label
            self._window.show_banner(offer.format(command=command), INFO)

    def _fill(self, session: Session, canonicals: object) -> None:
        from reviewer_app.operations import recovering

        session.worker.run(recovering.fill, canonicals, then=self._tell, failed=self._failed)

    def _tell(self, result: Recovered) -> None:
        came = self.tr(
            "%n decision(s) were fetched. Import the recordings again: each review goes on where it was sent last.",
            "",
            result.events,
        )
        stayed = sum(one.events for one in result.left_out)
        if stayed:
            came += " " + self.tr("%n decision(s) stay at the server only.", "", stayed)
        self._window.show_banner(came, WARN if stayed else INFO)
        self.fetched.emit()
