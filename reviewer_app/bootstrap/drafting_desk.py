"""The page of the standard in the window: read on threads, decisions through the store's worker, drafts as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from reviewer_app.background.jobs import Job
from reviewer_app.bootstrap.case_desks import CaseDesk, Room
from reviewer_app.domain import wall_clock
from reviewer_app.domain.case_file import AUDIT, PROPOSAL
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy_difference import compare
from reviewer_app.domain.proposal import MAY_SETTLE
from reviewer_app.operations import drafting, proposing, versions
from reviewer_app.ui.banner import INFO, SAID_MS, WARN
from reviewer_app.ui.commands import STANDARDS
from reviewer_app.ui.sentences import told
from reviewer_app.ui.standards.page import StandardsPage
from reviewer_app.ui.standards.standing import Standing

if TYPE_CHECKING:
    from reviewer_app.domain.dispute_alarm import ClauseAlarm
    from reviewer_app.domain.policy import PolicySet
    from reviewer_app.domain.proposal import Change, Proposal
    from reviewer_app.operations.drafting import Draft
    from reviewer_app.operations.publishing import Publishing
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.operations.workplace import Workplace
    from reviewer_app.store.database import Database
    from reviewer_app.ui.standards.forms import Edit

# Editors write a file in several steps.
_SETTLED_MS = 150


class DraftingDesk(CaseDesk):
    """Serves the page for one session of work. What was read last is what is shown."""

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(room, parent)
        self._asked = 0
        self._to_choose: Path | None = None
        self._everybody: dict[Path, Mapping[str, int]] = {}
        self._alarms: Sequence[ClauseAlarm] | None = None
        self._watched = QFileSystemWatcher(self)
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._look)
        role = room.session.who.role or ""
        self.page = StandardsPage(
            room.window.theme, role, lambda: str(room.session.place.settings.language), date.today
        )
        self._connect()

    def open(self) -> None:
        """Show the page with what is here now; a lead is told of everybody's disputes."""
        self._window.show_page(STANDARDS, self._window.page.name)
        self._look()
        if self._session.who.role in MAY_SETTLE:
            place, user, now = self._session.place, self._session.who.user, wall_clock.now_ms()
            self._run(lambda _: proposing.alarms_kept(place, user, now), self._take_alarms, self._not_told)

    def came(self, pulled: PullResult) -> None:
        """Versions, proposals or second reviews have changed."""
        if pulled.standards or any(kind in {PROPOSAL, AUDIT} for kind, _ in pulled.cases):
            self._look()

    def close(self) -> None:
        """The session ends."""
        self._asked += 1
        self._later.stop()
        watched = [*self._watched.files(), *self._watched.directories()]
        if watched:
            self._watched.removePaths(watched)

    def _connect(self) -> None:
        page = self.page
        page.proposed.connect(self._propose)
        page.dropped.connect(lambda one, reason: self._settle(one, None, reason))
        page.draft_wanted.connect(self._draft)
        page.edited.connect(self._edit)
        page.file_wanted.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        page.publish_wanted.connect(self._publish)
        page.removed.connect(self._remove)
        page.everybody_wanted.connect(self._count)
        page.judged_wanted.connect(lambda policy: self.page_wanted.emit("page.quality", policy))
        for changed in (self._watched.fileChanged, self._watched.directoryChanged):
            changed.connect(self._later.start)

    # ------------------------------------------------------------ what is here

    def _look(self) -> None:
        session, policies = self._session, self._review_desk.policies
        self._asked += 1
        number, database, place, now = self._asked, session.database, session.place, wall_clock.now_ms()

        def show(found: Standing) -> None:
            if number == self._asked:
                self._show(found)

        self._run(lambda _: _read(database, place, policies, now), show, self._failed)

    def _show(self, found: Standing) -> None:
        folder = drafting.folder(self._session.place)
        wanted = [str(one.path) for one in found.drafts] + ([str(folder)] if folder.is_dir() else [])
        missing = set(wanted) - {*self._watched.files(), *self._watched.directories()}
        if missing:
            self._watched.addPaths(sorted(missing))
        alarms = found.alarms if self._alarms is None else self._alarms
        self.page.show_standing(replace(found, alarms=alarms, everybody=dict(self._everybody)))
        if self._to_choose in {one.path for one in found.drafts}:
            self.page.choose(self._to_choose.name)
            self._to_choose = None

    def _take_alarms(self, alarms: Sequence[ClauseAlarm]) -> None:
        self._alarms = alarms
        self._look()

    def _count(self, draft: Draft) -> None:
        """How many findings of everybody stand under what a draft changes: leads are told."""
        if self._session.who.role not in MAY_SETTLE:
            return
        place, user = self._session.place, self._session.who.user
        policies = list(drafting.effects(draft.difference))  # type: ignore[arg-type]

        def then(found: Mapping[str, int]) -> None:
            self._everybody[draft.path] = found
            self._look()

        self._run(lambda _: proposing.findings_kept(place, user, policies), then, self._not_told)

    # ------------------------------------------------------------ what is decided

    def _propose(self, change: Change) -> None:
        arguments = change, self._review_desk.policies.ref, self._session.who, wall_clock.now_ms()
        self._store(proposing.propose, *arguments)

    def _settle(self, one: Proposal, into: str | None, reason: str = "") -> None:
        self._store(proposing.settle, one, into, reason, self._session.who, wall_clock.now_ms())

    def _store(self, work: Callable[..., object], *arguments: object) -> None:
        def then(_: object) -> None:
            self.page.sheet.close_sheet()
            self._look()

        self._session.worker.run(work, *arguments, then=then, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.page.sheet.isVisible():
            self.page.sheet.show_problem(told(str(error)))
        elif isinstance(error, UserError):
            self._window.show_banner(told(str(error)), WARN)
        else:
            self._failed(error)

    # ------------------------------------------------------------ drafts

    def _draft(self, proposals: Sequence[Proposal]) -> None:
        """Begin the next version, or note what was taken in the draft that there is."""
        standing, place, today = self.page.standing, self._session.place, date.today()
        database = self._session.database
        assert standing is not None
        there = next((one for one in standing.drafts if one.before == standing.in_force.ref), None)
        text = next((one.text for one in standing.versions if one.ref == standing.in_force.ref), None) or ""
        known = [one.ref for one in standing.versions]

        def work(_: Job) -> tuple[Path, str]:
            if there is None:
                path = drafting.begin(place, text, proposals, known, today)
                return path, drafting.read(path, database).ref
            for one in proposals:
                drafting.take_in(there.path, one)
            return there.path, there.ref

        def then(begun: tuple[Path, str]) -> None:
            path, ref = begun
            if self._session.who.role in MAY_SETTLE:
                for one in proposals:
                    self._settle(one, ref)
            self._look_at(path)

        self._run(work, then, self._refused)

    def _look_at(self, path: Path) -> None:
        """Show the page anew, with this draft chosen as soon as it is there."""
        self._to_choose = path
        self._look()

    def _edit(self, path: Path, edits: Sequence[Edit]) -> None:
        def work(_: Job) -> None:
            for edit in edits:
                _change(path, edit)

        def then(_: object) -> None:
            self.page.sheet.close_sheet()
            self._look()

        self._run(work, then, self._refused)

    def _publish(self, draft: Draft, effective: date | None) -> None:
        place, user = self._session.place, self._session.who.user

        def then(done: Publishing) -> None:
            self.page.sheet.close_sheet()
            text = self.tr("{version} is published; it comes down to everybody with the next sync.")
            text = " ".join((text.format(version=done.ref), *(told(one) for one in done.warnings)))
            if done.warnings:
                self._window.show_banner(text, WARN)
            else:
                self._window.show_banner(text, INFO, SAID_MS)
            if self._session.sync is not None:
                self._session.sync.retry()
            self._look()

        self._run(lambda _: drafting.publish(place, user, draft, effective), then, self._refused)

    def _remove(self, path: Path) -> None:
        def then(_: object) -> None:
            self.page.sheet.close_sheet()
            self._look()

        self._run(lambda _: drafting.remove(path), then, self._refused)

    def _not_told(self, error: Exception) -> None:
        """What the server would have told beside is not worth a sentence while one is offline."""
        if not isinstance(error, UserError):
            self._failed(error)

    def _run(
        self, work: Callable[[Job], object], then: Callable[..., object], failed: Callable[[Exception], None]
    ) -> None:
        job = Job(work, self)
        job.finished.connect(lambda answer: None if self._session.closed else then(answer))
        job.failed.connect(lambda error: None if self._session.closed else failed(error))
        job.start()


def _change(path: Path, edit: Edit) -> None:
    for language, text in edit.guidance.items():
        drafting.change_text(path, edit.policy_id, "guidance", language, text)
    if edit.severity is not None:
        drafting.change_word(path, edit.policy_id, "severity", edit.severity)
    if edit.exceptions is not None:
        drafting.change_words(path, edit.policy_id, "exceptions", edit.exceptions)


def _read(database: Database, place: Workplace, in_force: PolicySet, now: int) -> Standing:
    """Everything of the page that is here."""
    known = versions.versions(database, in_force.ref)
    differences = {}
    for one in known:
        before = versions.before(known, one.ref)
        if one.policies is not None and before is not None:
            differences[one.ref] = compare(before.policies, one.policies)  # type: ignore[arg-type]
    drafts = [drafting.read(path, database) for path in drafting.drafts(place)]
    touched = {one.path: drafting.touched(database, one.difference) for one in drafts if one.difference is not None}
    return Standing(
        in_force,
        known,
        differences,
        proposing.proposals(database),
        drafts,
        touched,
        alarms=proposing.own_alarms(database, now),
    )
