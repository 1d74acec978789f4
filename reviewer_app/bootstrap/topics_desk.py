"""The list of topics not wanted, in the window: read and changed at the central database off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import UserError
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.operations.opting_out import OptOuts
    from reviewer_app.ui.settings.topics_form import TopicsForm


class TopicsDesk(QObject):
    """Answers the form. `session()` is None while nobody is signed in; `returned()`: work of the person's went back."""

    returned = Signal()

    def __init__(self, session: Callable[[], Session | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def serve(self, form: TopicsForm) -> None:
        """Answer what this form asks."""
        form.wanted.connect(lambda change_to: self._ask(form, change_to))

    def _ask(self, form: TopicsForm, change_to: tuple[str, ...] | None) -> None:
        session = self._session()
        if session is None or session.sync is None:
            form.show_problem(self.tr("The list is kept at the central database: sign in first."))
            return

        def work(_: Job) -> OptOuts:
            from reviewer_app.operations import opting_out

            return opting_out.opt_outs_kept(session.place, session.who.user, change_to)

        def then(now: OptOuts) -> None:
            form.show_topics(now.topics, now.returned)
            if now.returned:
                self.returned.emit()

        job = Job(work, self)
        job.finished.connect(then)
        job.failed.connect(lambda error: form.show_problem(_sentence(error)))
        job.start()


def _sentence(error: Exception) -> str:
    return told(str(error)) if isinstance(error, UserError) else str(error)
