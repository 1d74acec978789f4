"""Quality in the window: fetched from the central database and computed on threads, kept in memory for the session."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.background.jobs import Job
from reviewer_app.bootstrap.case_desks import CaseDesk, Room
from reviewer_app.bootstrap.clips import clip_view
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.quality.checks import Quality
from reviewer_app.domain.quality.report import Report, View, first_view, report
from reviewer_app.operations import quality as operations
from reviewer_app.ui.commands import QUALITY
from reviewer_app.ui.quality.page import QualityPage
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.operations.pulling import PullResult


class QualityDesk(CaseDesk):
    """Serves the page for one session of work. What was asked for last is what is shown.

    Another view that is asked for while decisions are fetched is shown with them: the fetch is never dropped for it.
    """

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(room, parent)
        self._quality: Quality | None = None
        self._asked = 0
        self._newest: Job | None = None
        self._fetching = False
        self._next_view: View | None = None
        leads = room.session.who.role == "lead"
        clip = clip_view(room.session)
        self.page = QualityPage(clip, room.window.theme, today, self._policy_name, standard=self._standard, leads=leads)
        self.page.fetch_wanted.connect(self._fetch)
        self.page.view_wanted.connect(self._look)

    def open(self) -> None:
        """Show the page; what was read before is there at once."""
        self._window.show_page(QUALITY, self._window.page.name)

    def look_at(self, what: str) -> None:
        """All decisions that a policy is in, as soon as they are there."""
        self._look(View(policy=what))

    def came(self, pulled: PullResult) -> None:
        """What comes down with the work is no figure: they are read when asked for."""

    def close(self) -> None:
        """The session ends, and what was read with it."""
        self._asked += 1
        if self._newest is not None:
            self._newest.cancel()
        self._quality = None
        self.page.forget()
        self.page.clip.release()

    def _fetch(self, first: date, last: date, names: bool, view: View | None) -> None:
        place, user = self._session.place, self._session.who.user
        policies = self._review_desk.policies
        view = self._next_view or view
        self._fetching = True

        def work(job: Job) -> tuple[Quality, Report]:
            # Takes half a second, which the window would feel.
            importlib.import_module("reviewer_app.ui.quality.chart")
            between = job.let_window_in
            fetched = operations.fetch_kept(place, user, first, last, names=names, between=between)
            found = operations.graded(fetched, policies, between)
            weights = operations.weights_of(policies)
            return found, report(found, view or first_view(found), weights, between=between)

        self._run(work, lambda answer: self._fetched(*answer), self._not_fetched)

    def _fetched(self, quality: Quality, found: Report) -> None:
        self._quality, self._fetching = quality, False
        view, self._next_view = self._next_view, None
        if view is None or view == found.view:
            self.page.show_report(found, quality)
        else:
            self._look(view)

    def _not_fetched(self, error: Exception) -> None:
        self._fetching, self._next_view = False, None
        if isinstance(error, UserError):
            self._quality = None
            self.page.show_problem(told(str(error)))
        else:
            self.page.stay()
            self._failed(error)

    def _look(self, view: View) -> None:
        if self._fetching:
            self._next_view = view
            return
        quality, weights = self._quality, operations.weights_of(self._review_desk.policies)
        if quality is not None:
            before = self.page.report
            self._run(
                lambda job: report(quality, view, weights, before=before, between=job.let_window_in),
                lambda found: self.page.show_report(found, quality),
                self._not_looked,
            )

    def _not_looked(self, error: Exception) -> None:
        self.page.stay()
        self._failed(error)

    def _run(
        self, work: Callable[[Job], object], then: Callable[..., None], failed: Callable[[Exception], None]
    ) -> None:
        """Work on a thread; work that something newer was asked behind is given up, its answer dropped."""
        self._asked += 1
        if self._newest is not None:
            self._newest.cancel()
        number = self._asked

        def newest(deed: Callable[..., None]) -> Callable[..., None]:
            return lambda answer: deed(answer) if number == self._asked else None

        job = self._newest = Job(work, self)
        job.finished.connect(newest(then))
        job.failed.connect(newest(failed))
        job.start()

    def _standard(self) -> PolicySet:
        return self._review_desk.policies

    def _policy_name(self, policy_id: str) -> str:
        policy = self._review_desk.policies.policy(policy_id)
        return policy_id if policy is None else text_in(policy.name, self._session.place.settings.language)


def today() -> date:
    """The day (UTC) up to which figures are read."""
    return datetime.now(UTC).date()
