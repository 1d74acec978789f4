"""The decisions behind a figure, errors first: chosen by arrows, the chosen one played beside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from reviewer_app.domain.quality.checks import Check, Fault
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.quality import words
from reviewer_app.ui.quality.point_table import LIST_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, list_rows, rule, scaled

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DAY, TITLE, FOUND, AT, REVIEWER, QUEUE = range(6)
_WIDTHS = {DAY: 88, TITLE: 170, AT: 96, REVIEWER: 128, QUEUE: 120}


class ClipModel(QAbstractTableModel):
    """A row for each decision; texts are made when a row is looked at."""

    def __init__(self, theme: Theme, policy_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._policy_name = theme, policy_name
        self._checks: Sequence[Check] = ()
        self._places: Sequence[int] = ()

    def put(self, checks: Sequence[Check], places: Sequence[int]) -> None:
        """Show the checks at these places."""
        self.beginResetModel()
        self._checks, self._places = checks, places
        self.endResetModel()

    def check(self, row: int) -> Check:
        """The decision of a row."""
        return self._checks[self._places[row]]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each decision."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Six."""
        return 0 if parent.isValid() else 6

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, and how they stand."""
        check, column = self.check(index.row()), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(check, column)
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    "\n".join(self.fault(one) for one in check.faults) if column == FOUND else self._text(check, column)
                )
            case Qt.ItemDataRole.ForegroundRole:
                wrong = column == FOUND and check.wrong
                return self._theme.color("error" if wrong else "text" if column in (TITLE, FOUND) else "muted")
            case Qt.ItemDataRole.FontRole:
                return self._theme.time_font(12) if column in (DAY, AT) else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column == AT else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands over the columns."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == AT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            names = self.tr("Day"), self.tr("Recording"), self.tr("What came out"), self.tr("At"), self.tr("Reviewer")
            return (*names, self.tr("Queue"))[section]
        return None

    def fault(self, fault: Fault) -> str:
        """An error in a few words."""
        names = {
            "missed": self.tr("missed: {policy}"),
            "extra": self.tr("not so: {policy}"),
            "policy": self.tr("another policy: {policy}"),
            "severity": self.tr("another severity: {policy}"),
            "span": self.tr("another span: {policy}"),
            "verdict": self.tr("another verdict"),
        }
        said = names[fault.kind].format(policy=self._policy_name(fault.policy_id))
        return f"▲ {said}" if fault.criticality == "critical" else said

    def _text(self, check: Check, column: int) -> str:
        if column == FOUND:
            return self._found(check)
        if column == AT:
            return timecode(check.start_ms) if check.faults else ""
        if column == DAY:
            return words.moment(check.decided_at_ms)
        return {TITLE: check.title or self.tr("not told"), REVIEWER: check.reviewer, QUEUE: check.queue}[column]

    def _found(self, check: Check) -> str:
        if not check.wrong:
            return self.tr("● right, overturned") if check.overturned else self.tr("● right")
        said = [self.fault(one) for one in check.faults]
        if not check.right and not any(one.kind == "verdict" for one in check.faults):
            said.append(self.tr("another verdict"))
        return "■ " + " · ".join(said)


class ClipList(QWidget):
    """`play(check)`: the chosen decision's clip is wanted. `beside`: the view that plays it."""

    play = Signal(object)

    def __init__(
        self, theme: Theme, beside: QWidget, policy_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model, self.table = ClipModel(theme, policy_name, self), QTableView()
        self.head, self.note = label("", "section"), Elided(role="muted")
        self._prepare()
        self._lay_out(beside)
        self.setFocusProxy(self.table)

    def show_clips(self, title: str, note: str, checks: Sequence[Check], places: Sequence[int]) -> None:
        """Show decisions under a title, with a word on the figure that they are behind."""
        self.head.setText(title)
        self.note.setText(note)
        self.table.setAccessibleName(title)
        self.model.put(checks, places)
        if places:
            self.table.selectRow(0)
        self._share_out()

    def current(self) -> Check | None:
        """The decision that is chosen."""
        row = self.table.currentIndex().row()
        return self.model.check(row) if 0 <= row < self.model.rowCount() else None

    def play_current(self) -> None:
        """Ask for the clip."""
        check = self.current()
        if check is not None:
            self.play.emit(check)

    def resizeEvent(self, event) -> None:
        """Leave out queue and reviewer where there is little room."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        room = self.table.width() - self._theme.px(260)
        for column in (TITLE, AT, DAY, REVIEWER, QUEUE):
            room -= self._theme.px(_WIDTHS[column])
            self.table.setColumnHidden(column, room < 0)

    def _prepare(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty(KEPT_KEYS, list(LIST_KEYS))
        list_rows(table, self._theme, 30)
        head = table.horizontalHeader()
        scaled(self._theme, head.setMinimumSectionSize, 40)
        for column in range(self.model.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(FOUND, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            scaled(self._theme, lambda pixels, column=column: head.resizeSection(column, pixels), width, owner=head)
        table.doubleClicked.connect(lambda _: self.play_current())

    def _lay_out(self, beside: QWidget) -> None:
        heading = QHBoxLayout()
        scaled(self._theme, heading.setContentsMargins, 16, 10, 16, 8)
        scaled(self._theme, heading.setSpacing, 12)
        heading.addWidget(self.head)
        heading.addWidget(self.note, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 3)
        row.addWidget(rule(vertical=True))
        row.addWidget(beside, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(rule())
        column.addLayout(row, 1)


def no_clip(check: Check) -> str:
    """Why a decision has no clip to play; '' where it has one."""
    if check.recording_id:
        return ""
    return QCoreApplication.translate(
        "Quality", "Which recording it was is not told: you may still be given it for review."
    )
