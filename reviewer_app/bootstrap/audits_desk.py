"""The page of second reviews, during a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.bootstrap import reviewing
from reviewer_app.bootstrap.clips import clip_view
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.ui.audits.page import AuditsBench, AuditsPage
from reviewer_app.ui.commands import AUDITS

if TYPE_CHECKING:
    from reviewer_app.bootstrap.review_desk import ReviewDesk
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.ui.main_window import MainWindow


class AuditsDesk(QObject):
    """Makes the page and keeps it up to date."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        review_desk: ReviewDesk,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        bench = AuditsBench(
            session.worker,
            clip_view(session),
            session.who.user,
            lambda: session.place.settings.language,
            lambda: review_desk.policies,
            lambda: reviewing.now_ms(),  # noqa: PLW0108 - tests set another clock
        )
        self.page = AuditsPage(bench, window.theme)

    def open(self) -> None:
        """Show the page with what is here now."""
        self._window.show_page(AUDITS)

    def came(self, pulled: PullResult) -> None:
        """Something came down."""
        if any(kind == AUDIT for kind, _ in pulled.cases):
            self.page.refresh()

    def close(self) -> None:
        """The session ends."""
        self.page.close_down()
