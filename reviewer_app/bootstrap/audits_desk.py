"""The page of second reviews, during a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.bootstrap.case_desks import CaseDesk, Room
from reviewer_app.bootstrap.clips import clip_view
from reviewer_app.domain import wall_clock
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.ui.audits.page import AuditsBench, AuditsPage

if TYPE_CHECKING:
    from reviewer_app.operations.pulling import PullResult


class AuditsDesk(CaseDesk):
    """Makes the page and keeps it up to date."""

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(room, parent)
        bench = AuditsBench(
            room.session.worker,
            clip_view(room.session),
            room.session.who.user,
            lambda: room.session.place.settings.language,
            lambda: room.review_desk.policies,
            wall_clock.now_ms,
        )
        self.page = AuditsPage(bench, room.window.theme)

    def came(self, pulled: PullResult) -> None:
        """Something came down."""
        if any(kind == AUDIT for kind, _ in pulled.cases):
            self.page.refresh()

    def close(self) -> None:
        """The session ends."""
        self.page.close_down()
