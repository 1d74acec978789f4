"""The pages about cases: each is made when it is first wanted in a session, and goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from reviewer_app.ui.banner import INFO, SAID_MS
from reviewer_app.ui.page import Handler

if TYPE_CHECKING:
    from reviewer_app.bootstrap.review_desk import ReviewDesk
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.ui.main_window import MainWindow
    from reviewer_app.ui.page import Page


class Room(NamedTuple):
    """Where a desk stands: the window, the session of work, the desk of reviews; `failed(error)` tells the person."""

    window: MainWindow
    session: Session
    review_desk: ReviewDesk
    failed: Callable[[Exception], None]


class CaseDesk(QObject):
    """Serves one page, which each kind makes. Nothing on it waits for disk or network.

    `page_wanted(command, what)`: the page of another desk, looking at something there.
    """

    page_wanted = Signal(str, str)
    page: Page

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session, self._review_desk, self._failed = room

    def open(self) -> None:
        """Show the page with what is here now."""
        self._window.show_page(self.page.name)

    def look_at(self, what: str) -> None:
        """Show what another page leads to; a page that nothing leads into has nothing of the kind."""

    def came(self, pulled: PullResult) -> None:
        """Something came down; also while the page is not on screen."""

    def close(self) -> None:
        """The session ends: nothing may be asked of it any more. The page is taken out of the window afterwards."""


def _audits(room: Room, parent: QObject) -> CaseDesk:
    from reviewer_app.bootstrap.audits_desk import AuditsDesk

    return AuditsDesk(room, parent)


def _calibration(room: Room, parent: QObject) -> CaseDesk:
    from reviewer_app.bootstrap.calibration_desk import CalibrationDesk

    return CalibrationDesk(room, parent)


def _quality(room: Room, parent: QObject) -> CaseDesk:
    from reviewer_app.bootstrap.quality_desk import QualityDesk

    return QualityDesk(room, parent)


def _standards(room: Room, parent: QObject) -> CaseDesk:
    from reviewer_app.bootstrap.drafting_desk import DraftingDesk

    return DraftingDesk(room, parent)


_MAKERS: Mapping[str, Callable[..., CaseDesk]] = {
    "page.audits": _audits,
    "page.calibration": _calibration,
    "page.quality": _quality,
    "page.standards": _standards,
}
EVERYBODY = frozenset({"moderator", "specialist", "lead"})
# Who may see a page; the server gives nothing to others either.
_FOR: Mapping[str, frozenset[str]] = {
    "page.audits": EVERYBODY,
    "page.calibration": EVERYBODY,
    "page.quality": frozenset({"specialist", "lead"}),
    "page.standards": EVERYBODY,
}


class CaseDesks(QObject):
    """The desks of the session that goes on; `session()` and `review_desk()` are None while nobody is at work."""

    def __init__(
        self,
        window: MainWindow,
        session: Callable[[], Session | None],
        review_desk: Callable[[], ReviewDesk | None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._review_desk, self._failed = window, session, review_desk, failed
        self.desks: dict[str, CaseDesk] = {}

    def handlers(self) -> Mapping[str, Handler]:
        """What opens each page, by command."""
        return {command: lambda _, command=command: self.open(command) for command in _MAKERS}

    def open(self, command: str) -> None:
        """Show a page, or say why not."""
        session, review_desk = self._session(), self._review_desk()
        if session is None or review_desk is None:
            self._window.show_banner(self.tr("The policies are still being read."), INFO, SAID_MS)
            return
        if session.who.role not in _FOR[command]:
            self._window.show_banner(self._not_for(session.who.role or ""), INFO, SAID_MS)
            return
        if command not in self.desks:
            desk = self.desks[command] = _MAKERS[command](Room(self._window, session, review_desk, self._failed), self)
            self._window.add_page(desk.page)
            desk.page_wanted.connect(self._open_at)
        self.desks[command].open()

    def _open_at(self, command: str, what: str) -> None:
        self.open(command)
        if command in self.desks:
            self.desks[command].look_at(what)

    def came(self, pulled: PullResult) -> None:
        """Tell those that there are what came down."""
        for desk in self.desks.values():
            desk.came(pulled)

    def end(self) -> None:
        """The session ends; the pages go with it."""
        for desk in self.desks.values():
            desk.close()
            self._window.remove_page(desk.page.name)
            desk.deleteLater()
        self.desks.clear()

    def _not_for(self, role: str) -> str:
        if not role:
            return self.tr("Who you are to the central database is not known here yet: go online once.")
        return self.tr("This page is for quality specialists and leads.")
