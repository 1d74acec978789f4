"""The page of the standard: versions, proposals and drafts on the left, what they hold on the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QTextBrowser, QVBoxLayout, QWidget

from reviewer_app.domain.dispute_alarm import ClauseAlarm
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.policy_difference import SetDifference
from reviewer_app.domain.proposal import DRAFTED, DROPPED, MAY_PROPOSE, MAY_SETTLE, OPEN, PUBLISHED, Change, Proposal
from reviewer_app.operations.drafting import Draft, Touched
from reviewer_app.operations.versions import Version
from reviewer_app.ui.commands import STANDARDS
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.page import KEPT_KEYS, Handler, Page
from reviewer_app.ui.sentences import told
from reviewer_app.ui.standards import forms, pages_html, words
from reviewer_app.ui.standards.form_sheet import Form, FormSheet
from reviewer_app.ui.standards.rows import DRAFT, HEADING, PROPOSAL, VERSION, Row, RowPainter, StandardRows, read_aloud
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

# The list's width, and how much of the page it takes at most.
_LIST_WIDTH, _LIST_SHARE = 340, 0.36
# Percent above which the names of clauses stand above the words.
_NARROW = 140
_STATE_COLOURS = {OPEN: "accent", DRAFTED: "warn", PUBLISHED: "good", DROPPED: "muted"}
_STATE_SIGNS = {OPEN: "○", DRAFTED: "◐", PUBLISHED: "●", DROPPED: "×"}
_CHANGES, _TOUCHED = "changes", "touched"


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows. `differences`: of each version to the one before, by `id@version`.

    `touched` and `everybody` are by the draft's file: findings of the person's own, and counts of everybody's by
    policy, None where they are not known.
    """

    in_force: PolicySet
    versions: Sequence[Version] = ()
    differences: Mapping[str, SetDifference] = field(default_factory=dict)
    proposals: Sequence[Proposal] = ()
    drafts: Sequence[Draft] = ()
    touched: Mapping[Path, Sequence[Touched]] = field(default_factory=dict)
    everybody: Mapping[Path, Mapping[str, int]] = field(default_factory=dict)
    alarms: Sequence[ClauseAlarm] = ()


class StandardsPage(Page):
    """Arrows choose, j and k go from change to change; keys act on what is chosen.

    Signals ask the desk: `proposed(Change)`, `dropped(Proposal, reason)`, `draft_wanted(proposals)`,
    `edited(path, edits)`, `file_wanted(path)`, `publish_wanted(Draft, date or None)`, `removed(path)`,
    `everybody_wanted(Draft)`: how many findings of everybody it touches.
    """

    proposed = Signal(object)
    dropped = Signal(object, str)
    draft_wanted = Signal(object)
    edited = Signal(object, object)
    file_wanted = Signal(object)
    publish_wanted = Signal(object, object)
    removed = Signal(object)
    everybody_wanted = Signal(object)

    name = STANDARDS

    def __init__(
        self,
        theme: Theme,
        role: str,
        language: Callable[[], str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._language, self._today = theme, role, language, today
        self.standing: Standing | None = None
        self._marked: set[str] = set()
        # What is in the form of an edit, by policy.
        self._typed: dict[str, Mapping] = {}
        self._part, self._change = _CHANGES, 0
        self._after: Callable[[Mapping], None] = lambda _: None
        self._changed: Callable[[str], None] = lambda _: None
        self.rows, self.list = StandardRows(read_aloud, self), QListView()
        self.reading, self.sheet = QTextBrowser(), FormSheet(theme)
        self._alarm, self._alarm_text = QFrame(), label("", "warn")
        self._prepare()
        self._lay_out()
        self.setFocusProxy(self.list)
        theme.changed.connect(self._restyle)

    # ------------------------------------------------------------ what a page says of itself

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        row = self.current()
        return " · ".join((self.tr("Standards"), *((row.title,) if row else ())))

    @property
    def status_text(self) -> str:
        """Under which version decisions are made, and what is open."""
        if self.standing is None:
            return ""
        text = self.tr("in force: {version}").format(version=self.standing.in_force.ref)
        waiting = sum(one.state == OPEN for one in self.standing.proposals)
        return f"{text} · " + self.tr("%n open proposal(s)", "", waiting) if self._role in MAY_PROPOSE else text

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done with what is chosen."""
        row = self.current()
        kind = row.kind if row else ""
        of_kind = {
            PROPOSAL: ("standards.mark", "standards.drop", "standards.draft"),
            DRAFT: ("standards.edit", "standards.touched", "standards.publish"),
        }.get(kind, ("standards.propose",))
        allowed = tuple(one for one in of_kind if self.allowed(_WHENS.get(one, "always")))
        return ("standards.next", *allowed, "palette", "help")

    def handlers(self) -> Mapping[str, Handler]:
        """Everything that can be done here."""
        handlers: dict[str, Callable[[], None]] = {
            "standards.next": lambda: self._jump(1),
            "standards.previous": lambda: self._jump(-1),
            "standards.propose": self._propose,
            "standards.mark": self._mark,
            "standards.drop": self._drop,
            "standards.draft": self._begin_draft,
            "standards.edit": self._edit,
            "standards.open_file": lambda: self.file_wanted.emit(self._draft().path),  # type: ignore[union-attr]
            "standards.touched": self._turn,
            "standards.publish": self._publish,
            "standards.remove": self._remove,
            "escape": lambda: self.wants_page.emit("queue", None),
        }
        return {name: _ignoring(handler) for name, handler in handlers.items()}

    def allowed(self, when: str) -> bool:
        """By role and by what is chosen."""
        chosen, draft = self._proposal(), self._draft()
        open_one = chosen is not None and not chosen.is_settled
        return {
            "always": True,
            "proposing": self._role in MAY_PROPOSE and self.standing is not None,
            "proposal": open_one and self._role in MAY_PROPOSE,
            "settling": open_one and self._role in MAY_SETTLE,
            "draft": draft is not None,
            "publishing": draft is not None and draft.policies is not None and self._role in MAY_SETTLE,
        }.get(when, False)

    # ------------------------------------------------------------ what it shows

    def show_standing(self, standing: Standing) -> None:
        """Show this; what is chosen stays chosen, and a form that is open stays open."""
        first = self.standing is None
        before = self.current()
        self.standing = standing
        open_ones = {one.proposal_id for one in standing.proposals if not one.is_settled}
        self._marked &= open_ones
        self._show_alarms()
        self._fill(before.key if before else None)
        if first and standing.in_force is not None and before is None:
            self.choose(standing.in_force.ref)
        self._show_chosen()

    def choose(self, key: str) -> None:
        """Choose a version, proposal or draft (by its file's name)."""
        for number, row in enumerate(self.rows.rows):
            if row.key == key and row.kind != HEADING:
                self.list.setCurrentIndex(self.rows.index(number))

    def current(self) -> Row | None:
        """The chosen line."""
        return self.list.currentIndex().data(StandardRows.ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves most of the room to what is read."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, everything is said anew."""
        if event.type() == QEvent.Type.LanguageChange and self.standing is not None:
            self.show_standing(self.standing)
        super().changeEvent(event)

    @property
    def _narrow(self) -> bool:
        return self._theme.scale > _NARROW

    def _share_out(self) -> None:
        self.list.setFixedWidth(min(self._theme.px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))

    def _fill(self, chosen: str | None) -> None:
        standing = self.standing
        rows = [self._heading(self.tr("Versions")), *(self._version_row(one) for one in standing.versions)]
        if self._role in MAY_PROPOSE:
            if standing.drafts:
                rows = [self._heading(self.tr("Drafts")), *(self._draft_row(one) for one in standing.drafts), *rows]
            rows.append(self._heading(self.tr("Proposals")))
            rows += [self._proposal_row(one) for one in standing.proposals]
            if not standing.proposals:
                rows.append(Row(HEADING, "", self.tr("none yet")))
        with QSignalBlocker(self.list.selectionModel()):
            self.rows.set_rows(rows)
            number = next((n for n, row in enumerate(rows) if row.key == chosen and row.kind != HEADING), 1)
            if len(rows) > number:
                self.list.setCurrentIndex(self.rows.index(number))

    def _heading(self, text: str) -> Row:
        return Row(HEADING, "", text)

    def _version_row(self, one: Version) -> Row:
        begins = one.published.effective_from if one.published is not None else None
        if one.published is None:
            below = self.tr("comes with the program, or was used here")
        elif begins is None:
            below = self.tr("published, from then on")
        else:
            below = self.tr("from {day} on").format(day=words.day_text(begins))
        if one.policies is None:
            below = self.tr("its text has not come down yet")
        elif one.in_force:
            below = self.tr("in force") + " · " + below
        return Row(VERSION, one.ref, one.ref, below, "●" if one.in_force else "", "good")

    def _proposal_row(self, one: Proposal) -> Row:
        return Row(
            PROPOSAL,
            one.proposal_id,
            self._policy_name(one.change.policy_id),
            f"{words.state_text(one)} · {one.change.change}",
            _STATE_SIGNS[one.state],
            _STATE_COLOURS[one.state],
            one.proposal_id in self._marked,
        )

    def _draft_row(self, one: Draft) -> Row:
        if one.problems:
            return Row(DRAFT, one.path.name, one.ref, self.tr("%n mistake(s)", "", len(one.problems)), "■", "error")
        below = pages_html.counts_text(one.difference) if one.difference else ""
        return Row(DRAFT, one.path.name, one.ref, below, "◇", "warn")

    def _restyle(self) -> None:
        self._share_out()
        self._show_chosen()

    def _show_alarms(self) -> None:
        alarming = [one for one in self.standing.alarms if one.alarming]
        texts = [words.alarm_text(one, self._policy_name(one.count.clause)) for one in alarming]
        self._alarm_text.setText("\n".join(f"▲ {text}" for text in texts))
        self._alarm.setVisible(bool(texts))

    def _show_chosen(self) -> None:
        self._change = 0
        standing = self.standing
        if standing is None:
            return
        row, body = self.current(), ""
        if row is None:
            body = ""
        elif row.kind == VERSION:
            body = self._version_html(row.key)
        elif row.kind == PROPOSAL:
            body = self._proposal_html()
        elif row.kind == DRAFT:
            body = self._draft_html()
        self.reading.document().setDefaultStyleSheet(pages_html.Ink(self._theme).style())
        place = self.reading.verticalScrollBar().value() if row and row.key == self._shown else 0
        self._shown = row.key if row else ""
        draft = self._draft()
        self.reading.setToolTip(str(draft.path) if draft else "")
        self.reading.setHtml(body)
        self.reading.verticalScrollBar().setValue(place)
        self.title_changed.emit()
        self.status_changed.emit(self.status_text)

    def _version_html(self, ref: str) -> str:
        found = self.standing.differences.get(ref)
        if found is None:
            known = next((one for one in self.standing.versions if one.ref == ref), None)
            if known is None or known.policies is None:
                return pages_html.head(ref, self.tr("its text has not come down yet"))
            about = self.tr(
                "%n policy(s); there is no earlier version here to compare it with.", "", len(known.policies.policies)
            )
            return pages_html.head(ref, about)
        about = self.tr("{counts} against {before}").format(counts=pages_html.counts_text(found), before=found.before)
        return pages_html.head(ref, about) + pages_html.difference(found, self._language(), self._narrow)

    def _proposal_html(self) -> str:
        one = self._proposal()
        policy = self.standing.in_force.policy(one.change.policy_id)
        now = "" if policy is None else text_in(policy.guidance, self._language())
        return pages_html.proposal(one, self._policy_name(one.change.policy_id), now)

    def _draft_html(self) -> str:
        one = self._draft()
        head = pages_html.head(self.tr("Draft of {version}").format(version=one.ref), one.path.name)
        if one.problems:
            return head + pages_html.problems([(line, told(reason)) for line, reason in one.problems])
        if one.difference is None:
            return head + self.tr("The version that it was begun from is not here: nothing to compare it with.")
        if self._part == _TOUCHED:
            names = {policy.id: self._policy_name(policy.id) for policy in self.standing.in_force.policies}
            about = self.tr("Findings of before under policies that this draft changes:")
            found = pages_html.touched(
                self.standing.touched.get(one.path, ()), self.standing.everybody.get(one.path), names
            )
            return f"{head}<p>{about}</p>{found}"
        own = len(self.standing.touched.get(one.path, ()))
        about = self.tr("{counts} against {before}").format(
            counts=pages_html.counts_text(one.difference), before=one.difference.before
        )
        about += " · " + self.tr("%n finding(s) of yours touched", "", own)
        return f"{head}<p>{about}</p>" + pages_html.difference(one.difference, self._language(), self._narrow)

    def _policy_name(self, policy_id: str) -> str:
        policy = self.standing.in_force.policy(policy_id)
        return policy_id if policy is None else text_in(policy.name, self._language())

    def _proposal(self) -> Proposal | None:
        row = self.current()
        if row is None or row.kind != PROPOSAL or self.standing is None:
            return None
        return next((one for one in self.standing.proposals if one.proposal_id == row.key), None)

    def _draft(self) -> Draft | None:
        row = self.current()
        if row is None or row.kind != DRAFT or self.standing is None:
            return None
        return next((one for one in self.standing.drafts if one.path.name == row.key), None)

    # ------------------------------------------------------------ what it does

    def _jump(self, by: int) -> None:
        """Another change of the text comes to the top; behind the last one the first."""
        count = self.reading.toHtml().count('<a name="d')
        if count:
            self._change = (self._change + by) % (count + 1) if by > 0 or self._change else count
            if self._change == 0:
                self.reading.verticalScrollBar().setValue(0)
            else:
                self.reading.scrollToAnchor(pages_html.anchor(self._change - 1))

    def _turn(self) -> None:
        self._part = _TOUCHED if self._part == _CHANGES else _CHANGES
        if self._part == _TOUCHED:
            self.everybody_wanted.emit(self._draft())
        self._shown = ""
        self._show_chosen()

    def _mark(self) -> None:
        self._marked ^= {self._proposal().proposal_id}  # type: ignore[union-attr]
        self._fill(self.current().key)  # type: ignore[union-attr]

    def _propose(self) -> None:
        chosen, policies = self._proposal(), self.standing.in_force  # type: ignore[union-attr]
        first = chosen.change.policy_id if chosen else policies.policies[0].id
        self._ask(
            forms.to_propose(policies, first, self._language()), lambda values: self.proposed.emit(Change(**values))
        )

    def _drop(self) -> None:
        one = self._proposal()
        self._ask(forms.to_drop(one), lambda values: self.dropped.emit(one, values["reason"]))  # type: ignore[arg-type]

    def _begin_draft(self) -> None:
        marked = [one for one in self.standing.proposals if one.proposal_id in self._marked]  # type: ignore[union-attr]
        self._marked.clear()
        self.draft_wanted.emit(tuple(marked))

    def _edit(self) -> None:
        draft = self._draft()
        if draft is None or draft.policies is None:
            self.failed.emit(self.tr("The draft has mistakes: mend them in its file first; the key o opens it."))
            return
        changed = [one.entry_id for one in draft.difference.policies] if draft.difference else []
        noted = [one.change.policy_id for one in self.standing.proposals if one.taken_into == draft.ref]  # type: ignore[union-attr]
        named = (one for one in (*noted, *changed) if draft.policies.policy(one))
        self._typed = {}
        self._open_editor(draft, next(named, draft.policies.policies[0].id))

    def _open_editor(self, draft: Draft, policy_id: str) -> None:
        policy = draft.policies.policy(policy_id)  # type: ignore[union-attr]
        self._ask(
            forms.to_edit(draft.ref, draft.policies, policy, self._language()),  # type: ignore[arg-type]
            lambda values: self._take_edits(draft, {**self._typed, policy_id: values}),
            lambda name: self._turn_editor(draft, policy_id) if name == forms.POLICY else None,
        )
        for name, value in self._typed.get(policy_id, {}).items():
            if name != forms.POLICY:
                self.sheet.put(name, value)

    def _turn_editor(self, draft: Draft, policy_id: str) -> None:
        """On to another policy; what was typed about this one stays with it while the form is open."""
        chosen = str(self.sheet.value(forms.POLICY))
        if chosen != policy_id:
            self._typed[policy_id] = self.sheet.values()
            self._open_editor(draft, chosen)

    def _take_edits(self, draft: Draft, typed: Mapping[str, Mapping]) -> None:
        edits = [forms.edit_of(draft.policies.policy(one), values) for one, values in typed.items()]  # type: ignore[union-attr, arg-type]
        self.edited.emit(draft.path, [one for one in edits if one.changes])

    def _publish(self) -> None:
        draft = self._draft()
        self._ask(
            forms.to_publish(draft.ref, self._today()),  # type: ignore[union-attr]
            lambda values: self._take_publish(draft, values["day"].strip()),  # type: ignore[arg-type]
        )

    def _take_publish(self, draft: Draft, day: str) -> None:
        try:
            effective = date.fromisoformat(day) if day else None
        except ValueError:
            self.sheet.show_problem(self.tr("Write the day as 2026-12-01, or nothing for at once."))
            return
        self.publish_wanted.emit(draft, effective)

    def _remove(self) -> None:
        draft = self._draft()
        self._ask(forms.to_remove(draft), lambda _: self.removed.emit(draft.path))  # type: ignore[arg-type, union-attr]

    def _ask(
        self, form: Form, after: Callable[[Mapping], None], changed: Callable[[str], None] = lambda _: None
    ) -> None:
        self._after, self._changed = after, changed
        self.sheet.open_sheet(form)

    # ------------------------------------------------------------ how it is built

    def _prepare(self) -> None:
        self._shown = ""
        view = self.list
        view.setModel(self.rows)
        view.setItemDelegate(RowPainter(self._theme, view))
        says(view.setAccessibleName, lambda: self.tr("Versions, proposals and drafts"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setProperty(KEPT_KEYS, ["Up", "Down"])
        view.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        says(self.reading.setAccessibleName, lambda: self.tr("What is chosen, in full"))
        self.reading.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown"])
        self.reading.setOpenLinks(False)
        self.reading.setProperty("role", "reading")
        scaled(self._theme, lambda margin: self.reading.document().setDocumentMargin(margin), 24, owner=self.reading)
        self.sheet.taken.connect(lambda values: self._after(values))  # noqa: PLW0108 - another each time
        # Behind the choice: another form takes the place of the one whose field is just telling of it.
        self.sheet.changed.connect(lambda name: self._changed(name), Qt.ConnectionType.QueuedConnection)  # noqa: PLW0108
        self._alarm_text.setWordWrap(True)
        self._alarm.hide()

    def _chosen(self) -> None:
        self._part = _CHANGES
        self._show_chosen()

    def _lay_out(self) -> None:
        strip = QVBoxLayout(self._alarm)
        scaled(self._theme, strip.setContentsMargins, 16, 10, 16, 10)
        strip.addWidget(self._alarm_text)
        self._alarm.setProperty("role", "alarm")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.reading, 1)
        right.addWidget(self.sheet)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(rule(vertical=True))
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._alarm)
        column.addLayout(row, 1)


_WHENS = {
    "standards.propose": "proposing",
    "standards.mark": "proposal",
    "standards.drop": "settling",
    "standards.draft": "proposing",
    "standards.edit": "draft",
    "standards.touched": "draft",
    "standards.publish": "publishing",
}


def _ignoring(handler: Callable[[], None]) -> Handler:
    def run(_: Invocation) -> None:
        handler()

    return run
