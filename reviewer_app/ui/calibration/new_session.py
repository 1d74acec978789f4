"""Beginning a session: recordings from the proposal, members, the frozen version of the policies, a deadline."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui import numbers
from reviewer_app.ui.calibration import deadline
from reviewer_app.ui.calibration.check_row import TEXTS, CheckRow
from reviewer_app.ui.calibration.session_row import moment, reason_text
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, rule, says, scaled

_DAYS, _HOUR = 3, 18
# Marking and reading take about as long again as listening does.
_PACE = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recording that may be picked; `reasons` say why it is proposed, () for one that is only known."""

    recording_id: str
    title: str
    duration_ms: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be invited."""

    login: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of the server: a session of these recordings (with why each was picked) and people.

    The deadline is None while what was written is no moment.
    """

    name: str
    policy_set: str
    deadline_ms: int | None
    recordings: tuple[tuple[str, str], ...]
    members: tuple[str, ...]


class NewSession(QWidget):
    """Tab goes round, Space takes a recording or a person, Ctrl+Enter invites: `wanted(Plan)` asks for it.

    Until it is answered by `show_problem` or the page goes, nothing can be changed.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._policy_set = ""
        self._candidates: tuple[Candidate, ...] = ()
        self.waiting = False
        self.name, self.deadline = QLineEdit(), QLineEdit()
        self.filter, self.recordings, self.people = QLineEdit(), QListWidget(), QListWidget()
        self.invite = QPushButton()
        self.preview, self.said = label(), label("", "muted")
        self._policies = label()
        self._prepare()
        self._lay_out()
        self.begin("")

    def begin(self, policy_set: str) -> None:
        """An empty form; `policy_set` is the version that will be frozen."""
        self._policy_set = policy_set
        self._policies.setText(policy_set)
        self.name.clear()
        self.filter.clear()
        day = QDateTime.currentDateTime().date().addDays(_DAYS)
        self.deadline.setText(deadline.written(QDateTime(day, QTime(_HOUR, 0)).toMSecsSinceEpoch()))
        self._show_recordings((), ())
        self.people.clear()
        self._say(self.tr("Asking the central database what is worth a session …"))
        self._set_waiting(False)

    def show_choices(self, candidates: Sequence[Candidate], people: Sequence[Person]) -> None:
        """What may be picked; what is proposed is taken already, those with most reasons first."""
        self._show_recordings(candidates, {one.recording_id for one in candidates if one.reasons})
        self.people.clear()
        for one in people:
            self._add(self.people, (one.name or one.login, one.login if one.name else ""), one.login, taken=False)
        self._say("")
        self._show_preview()

    def show_problem(self, sentence: str) -> None:
        """It could not be done; the form stays as it is."""
        self._set_waiting(False)
        self._say(sentence, "error")

    @property
    def plan(self) -> Plan:
        """What the form says now."""
        picked = set(_taken(self.recordings))
        reasons = {one.recording_id: one.reasons for one in self._candidates}
        return Plan(
            self.name.text().strip(),
            self._policy_set,
            deadline.read(self.deadline.text()),
            tuple((one, ", ".join(reasons[one])) for one in reasons if one in picked),
            tuple(_taken(self.people)),
        )

    @property
    def problem(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        plan = self.plan
        if not plan.name:
            return self.tr("Give the session a name.")
        if not plan.recordings:
            return self.tr("Take at least one recording: Space takes it.")
        if len(plan.members) < 2:
            return self.tr("Take at least two members: agreement needs two.")
        return deadline.problem(plan.deadline_ms, QDateTime.currentMSecsSinceEpoch())

    def confirm(self) -> None:
        """Ask the server, or say what is missing."""
        if self.waiting:
            return
        if self.problem:
            self._say(self.problem, "error")
            return
        self._set_waiting(True)
        self._say(self.tr("Asking the central database …"))
        self.wanted.emit(self.plan)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line that filters, Down goes to the list."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.recordings.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _show_recordings(self, candidates: Sequence[Candidate], taken: Collection[str]) -> None:
        self._candidates = tuple(sorted(candidates, key=lambda one: -len(one.reasons)))
        self.recordings.clear()
        for one in self._candidates:
            why = ", ".join(reason_text(reason) for reason in one.reasons)
            detail = " · ".join(part for part in (why, timecode(one.duration_ms)) if part)
            self._add(self.recordings, (one.title, detail), one.recording_id, one.recording_id in taken)
        self._filter()

    def _add(self, listed: QListWidget, texts: tuple[str, str], name: str, taken: bool) -> None:
        item = QListWidgetItem(" · ".join(filter(None, texts)), listed)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(TEXTS, texts)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, self._theme.px(30)))
        if listed.currentRow() < 0:
            listed.setCurrentRow(0)

    def _filter(self) -> None:
        wanted = self.filter.text().strip().casefold()
        for row in range(self.recordings.count()):
            item = self.recordings.item(row)
            item.setHidden(wanted not in item.text().casefold())
        self._show_preview()

    def _show_preview(self) -> None:
        plan = self.plan
        length = {one.recording_id: one.duration_ms for one in self._candidates}
        total_ms = sum(length[one] for one, _ in plan.recordings)
        text = self.tr("{recordings}, {members}: {reviews}. About {hours} h of work for each, until {deadline}.")
        self.preview.setText(
            text.format(
                recordings=self.tr("%n recording(s)", "", len(plan.recordings)),
                members=self.tr("%n member(s)", "", len(plan.members)),
                reviews=self.tr("%n blind review(s)", "", len(plan.recordings) * len(plan.members)),
                hours=numbers.decimal(_PACE * total_ms / 3_600_000, 1),
                deadline=moment(plan.deadline_ms),
            )
        )

    def _set_waiting(self, waiting: bool) -> None:
        self.waiting = waiting
        for part in (self.name, self.deadline, self.filter, self.recordings, self.people, self.invite):
            part.setEnabled(not waiting)

    def _say(self, sentence: str, role: str = "muted") -> None:
        restyle(self.said, role=role)
        self.said.setText(sentence)

    def _prepare(self) -> None:
        says(self.name.setPlaceholderText, lambda: self.tr("Name, for example: week 47, insults"))
        says(self.name.setAccessibleName, lambda: self.tr("Name of the session"))
        says(self.filter.setPlaceholderText, lambda: self.tr("Filter recordings"))
        says(self.filter.setAccessibleName, lambda: self.tr("Filter recordings"))
        says(self.deadline.setAccessibleName, lambda: self.tr("Deadline"))
        says(self.recordings.setAccessibleName, lambda: self.tr("Recordings to take"))
        says(self.people.setAccessibleName, lambda: self.tr("Members to invite"))
        says(self.invite.setText, lambda: self.tr("Invite"))
        self.invite.setProperty("role", "primary")
        self.invite.clicked.connect(self.confirm)
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        self.deadline.textChanged.connect(lambda _: self._show_preview())
        for listed in (self.recordings, self.people):
            listed.setItemDelegate(CheckRow(self._theme, listed))
            listed.setProperty(KEPT_KEYS, ["Space", "Up", "Down", "PageUp", "PageDown"])
            listed.itemChanged.connect(lambda _: self._show_preview())
        scaled(self._theme, self.deadline.setMinimumWidth, 156)
        self.preview.setWordWrap(True)
        self.said.setWordWrap(True)
        self.setFocusProxy(self.name)

    def _lay_out(self) -> None:
        head = QGridLayout()
        scaled(self._theme, head.setHorizontalSpacing, 14)
        scaled(self._theme, head.setVerticalSpacing, 6)
        fields = (
            (lambda: self.tr("Name"), self.name),
            (lambda: self.tr("Deadline"), self.deadline),
            (lambda: self.tr("Policies, frozen for the session"), self._policies),
        )
        for column, (text, field) in enumerate(fields):
            head.addWidget(label(text, "section"), 0, column)
            head.addWidget(field, 1, column)
        head.setColumnStretch(0, 3)
        head.setColumnStretch(1, 1)
        head.setColumnStretch(2, 2)
        lists = QHBoxLayout()
        scaled(self._theme, lists.setSpacing, 24)
        left = self._column(lambda: self.tr("Recordings, those proposed first"), self.filter, self.recordings)
        lists.addLayout(left, 3)
        lists.addLayout(self._column(lambda: self.tr("Members"), self.people), 2)
        foot = QHBoxLayout()
        scaled(self._theme, foot.setSpacing, 14)
        words = QVBoxLayout()
        words.addWidget(self.preview)
        words.addWidget(self.said)
        foot.addLayout(words, 1)
        foot.addWidget(self.invite, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        scaled(self._theme, column.setContentsMargins, 24, 20, 24, 18)
        scaled(self._theme, column.setSpacing, 16)
        column.addLayout(head)
        column.addLayout(lists, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _column(self, heading: Callable[[], str], *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        scaled(self._theme, column.setSpacing, 6)
        column.addWidget(label(heading, "section"))
        for widget in widgets:
            column.addWidget(widget)
        return column


def _taken(listed: QListWidget) -> list[str]:
    items = (listed.item(row) for row in range(listed.count()))
    return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked]
