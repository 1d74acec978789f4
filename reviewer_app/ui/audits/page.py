"""The page of second reviews: the person's cases, and one of them side by side; all of it by keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.second_review import SecondReview
from reviewer_app.domain.second_review_draft import Draft, asked_about
from reviewer_app.operations import deciding, second_reviews
from reviewer_app.operations.second_reviews import Opened
from reviewer_app.ui import accessible
from reviewer_app.ui.audits import words
from reviewer_app.ui.audits.case_list import CaseTable
from reviewer_app.ui.audits.case_view import CaseView
from reviewer_app.ui.audits.deciding_keys import DecidingKeys
from reviewer_app.ui.audits.drafts import Drafts
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import AUDITS, QUEUE
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, scaled

_ZOOM = 2.0


@dataclass(frozen=True, slots=True)
class AuditsBench:
    """What the page works with: who is at work, the standard in force, the languages and the clock."""

    worker: StoreWorker
    clip: ClipView
    author: str
    language: Callable[[], str]
    policies: Callable[[], PolicySet]
    now_ms: Callable[[], int]


class AuditsPage(Page):
    """The list of cases; Enter opens one, Escape leads back. What was decided is painted when it is durable."""

    name = AUDITS

    def __init__(self, bench: AuditsBench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._theme = bench, theme
        self._drafts = Drafts(bench.worker, self._not_read)
        self._keys: Mapping[str, str] = {}
        self._closed = False
        self._wanted = ""
        self.table = CaseTable(theme, bench.now_ms)
        self.table.doubleClicked.connect(lambda _: self.open_chosen())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self.view = self._make_view()
        bench.clip.failed.connect(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.show_cases(())

    # ------------------------------------------------------------ what the window asks

    @property
    def title(self) -> str:
        """The page, and the case on it."""
        case = self.case
        parts = [self.tr("Second reviews")]
        if case is not None:
            parts += [case.title, words.role_name(case.role)]
        return " · ".join(parts)

    @property
    def status_text(self) -> str:
        """How much is the person's to do; in a case where its difference is."""
        if self.case is None:
            mine = sum(bool(one.next_steps) for one in self.table.cases.rows)
            return self.tr("{mine} of {all} for you to do").format(mine=mine, all=len(self.table.cases.rows))
        place = self.view.differences.currentIndex().row() + 1
        count = len(self.view.comparison.differences)
        return self.tr("Difference {n} of {all}").format(n=place, all=count) if count else self.tr("No differences")

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        if self.case is None:
            return ("audits.open", "page.queue", "help")
        steps = self.case.next_steps
        if ev.AUDIT_JUDGED in steps:
            mine: tuple[str, ...] = ("difference.error", "difference.no_error", "audit.send")
        elif ev.AUDIT_DISPUTED in steps:
            mine = ("difference.dispute", "audit.send", "audit.acknowledge")
        else:
            mine = ("difference.uphold", "difference.overturn", "audit.send") if steps else ()
        return ("difference.next", "play.toggle", *mine, "escape", "help")

    @property
    def case(self) -> SecondReview | None:
        """The case that is open, None while the list is shown."""
        return self.view.case if self._stack.currentWidget() is self.view else None

    @property
    def language(self) -> str:
        """The language of policies."""
        return self._bench.language()

    @property
    def draft(self) -> Draft:
        """What the person has decided of the open case and not sent."""
        case = self.case
        return Draft() if case is None else self._drafts.of(case.audit_id)

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force."""
        self._keys = keys
        self._bench.clip.set_keys(keys)

    def handlers(self) -> Mapping[str, Handler]:
        """What carries out each command."""
        view = self.view
        return {
            **self._bench.clip.handlers(),
            **self.deciding.handlers(),
            "audits.open": lambda _: self.open_chosen(),
            "difference.next": lambda _: view.differences.go(1),
            "difference.previous": lambda _: view.differences.go(-1),
            "timeline.difference": lambda _: view.lanes.zoom_to_chosen(),
            "timeline.zoom_in": lambda _: view.lanes.zoom(_ZOOM),
            "timeline.zoom_out": lambda _: view.lanes.zoom(1 / _ZOOM),
            "timeline.fit": lambda _: view.lanes.fit(),
            "timeline.earlier": lambda _: view.lanes.page(-1),
            "timeline.later": lambda _: view.lanes.page(1),
            "escape": lambda _: self._leave(),
        }

    def allowed(self, when: str) -> bool:
        """Whose turn it is decides."""
        case, view = self.case, self.view
        steps = () if case is None else case.next_steps
        current = view.current if case is not None else None
        whens = {
            "always": True,
            "case": case is None and self.table.current() is not None,
            "media": case is not None,
            "compared": bool(case is not None and view.comparison.differences),
            "judging": ev.AUDIT_JUDGED in steps and current is not None,
            "disputing": ev.AUDIT_DISPUTED in steps,
            "answering": current is not None and current.difference_id in asked_about(case),  # type: ignore[arg-type]
            "turn": bool(steps),
        }
        return whens.get(when, False)

    def entered(self, argument: object = None) -> None:
        """Show what is here now; `argument` is a case to open."""
        self.refresh()
        if argument is not None:
            self.open(str(argument))
        (self.table if self.case is None else self.view).setFocus()

    def left(self) -> None:
        """Nothing plays on."""
        self._bench.clip.stop()

    def changeEvent(self, event: QEvent) -> None:
        """In another language the side-by-side view is made anew, at the same case."""
        if event.type() == QEvent.Type.LanguageChange:
            self.table.cases.say_anew()
            self._make_anew()
        super().changeEvent(event)

    # ------------------------------------------------------------ what the desk asks

    def refresh(self) -> None:
        """Read the cases anew, and the one that is open."""
        if self._closed:
            return
        self._bench.worker.run(second_reviews.cases, then=self._cases_read, failed=self._not_read)
        if self.case is not None:
            self._read(self.case.audit_id)

    def open(self, audit_id: str) -> None:
        """Show a case side by side."""
        self._read(audit_id)

    def close_down(self) -> None:
        """The session ends: what was decided and typed is written, what is read is not shown any more."""
        self._drafts.write()
        self._closed = True
        self._bench.clip.release()

    # ------------------------------------------------------------ for the keys of deciding

    def decide(self, make: Callable[[], Event]) -> None:
        """Make a decision durable, then show it; the page is busy meanwhile."""
        try:
            event = make()
        except UserError as error:
            self.message.emit(told(str(error)))
            return
        self.busy_changed.emit(True)
        self._drafts.write()
        self._bench.worker.run(deciding.decide, event, then=self._decided, failed=self._not_decided)

    def keep_drafts(self) -> None:
        """What is typed has changed: it is to be there when the program is opened again."""
        self._drafts.changed()

    def key(self, command: str) -> str:
        """The key in force of a command."""
        return self._keys.get(command, "").split(", ")[0]

    # ------------------------------------------------------------ inside

    def show_cases(self, rows: Sequence[SecondReview]) -> None:
        """List these."""
        self.table.show_cases(rows)
        self._lists.setCurrentIndex(0 if rows else 1)
        self._tell()

    def open_chosen(self) -> None:
        """Open the case that is chosen in the list."""
        chosen = self.table.current()
        if chosen is not None:
            self._read(chosen.audit_id)

    def _read(self, audit_id: str) -> None:
        self._wanted = audit_id
        failed = partial(self._not_opened, audit_id)
        self._bench.worker.run(
            second_reviews.opened, audit_id, self._bench.policies(), then=self._opened, failed=failed
        )

    def _opened(self, found: Opened) -> None:
        case = found.case
        if self._closed or case.audit_id != self._wanted:
            return
        if case.original is None or case.second is None:
            self.message.emit(
                self.tr("Review {title} from your queue first: only then are both reviews shown.").format(
                    title=case.title
                )
            )
            return
        came = self._stack.currentWidget() is not self.view
        self._stack.setCurrentWidget(self.view)
        self.view.show_case(case, found.policies, self._drafts.came(case.audit_id, found.draft))
        if came and self.isVisible():
            self.view.setFocus()
        if found.refused and not case.on_its_way:
            self.failed.emit(
                self.tr("Not taken by the central database: {reason}").format(reason=told(found.refused[-1]))
            )
        self._tell()

    def _cases_read(self, rows: list[SecondReview]) -> None:
        if self._closed:
            return
        self.show_cases(rows)
        if self.case is not None and self.case.audit_id not in {one.audit_id for one in rows}:
            self._drafts.dropped(self.case.audit_id)
            self.view.close_sheets()
            self._leave()
            self.message.emit(self.tr("This second review is with somebody else now."))

    def _not_opened(self, audit_id: str, error: Exception) -> None:
        if audit_id == self._wanted:
            self._not_read(error)

    def _not_read(self, error: Exception) -> None:
        if not self._closed:
            self.failed.emit(told(str(error)))

    def _decided(self, event: Event) -> None:
        if self._closed:
            return
        self.view.close_sheets()
        self._drafts.dropped(event.review_id)
        self.busy_changed.emit(False)
        self.view.setFocus()
        accessible.announce(self.view, self.tr("Stored. It is sent as soon as there is a network."))
        self.refresh()

    def _not_decided(self, error: Exception) -> None:
        if self._closed:
            return
        self.busy_changed.emit(False)
        self.failed.emit(
            told(str(error))
            if isinstance(error, UserError)
            else self.tr("The decision could not be stored, so it is not shown: {error}").format(error=error)
        )
        self.gave_back.emit()

    def _leave(self) -> None:
        if self.case is None:
            self.wants_page.emit(QUEUE, None)
            return
        self._bench.clip.stop()
        self._wanted = ""
        self._stack.setCurrentIndex(0)
        self.table.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.title_changed.emit()
        self.status_changed.emit(self.status_text)

    def _difference_chosen(self, _: str) -> None:
        self.status_changed.emit(self.status_text)
        row = self.view.differences.currentIndex()
        accessible.announce(self.view.differences, str(row.data(Qt.ItemDataRole.DisplayRole)))

    def _make_view(self) -> CaseView:
        view = CaseView(self._bench.clip, self._theme, self._bench.language(), self._bench.now_ms)
        view.difference_chosen.connect(self._difference_chosen)
        self._stack.addWidget(view)
        self.deciding = DecidingKeys(self, view, self._bench.author, self._bench.now_ms)
        return view

    def _make_anew(self) -> None:
        before, shown = self.view, self._stack.currentWidget() is self.view
        case, policies, current = before.case, before.policies, before.differences.current_id
        before.close_sheets()
        self.view = self._make_view()
        self._stack.removeWidget(before)
        before.deleteLater()
        if case is not None and shown:
            self._stack.setCurrentWidget(self.view)
            self.view.show_case(case, policies, self._drafts.of(case.audit_id))
            self.view.differences.choose(current)
        self._tell()

    def _make_list(self) -> QWidget:
        made = QWidget()
        head = label(lambda: self.tr("Second reviews"), "heading")
        scaled(self._theme, head.setContentsMargins, 16, 16, 16, 14)
        nothing = label(
            lambda: self.tr(
                "No second review is here. What specialists say about your reviews, and what you compare yourself, "
                "comes from the central database."
            ),
            "muted",
        )
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scaled(self._theme, nothing.setContentsMargins, 80, 0, 80, 0)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(nothing)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self._lists, 1)
        return made
