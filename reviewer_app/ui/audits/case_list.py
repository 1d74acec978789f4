"""The second reviews of a person as a table: what is theirs to do first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer_app.domain.second_review import AUDITOR, REVIEWER, SecondReview
from reviewer_app.ui.audits import words
from reviewer_app.ui.due import due_sentence, due_text, is_overdue
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.row_model import Index, RowModel
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import list_rows, says, scaled

TITLE, STATE, ROLE, DIFFERENCES, ERRORS, UNTIL, WITH, STANDARD = range(8)
# Widths of the columns behind the title, in pixels of the design; in a narrow window the last ones go first.
_WIDTHS = (260, 150, 110, 80, 120, 150, 150)
_TITLE_WIDTH = 220
_LEFT_OUT = (STANDARD, WITH, DIFFERENCES, ERRORS, ROLE, UNTIL)


class CaseModel(RowModel):
    """The cases; UserRole is the SecondReview."""

    columns, numbers = STANDARD + 1, (DIFFERENCES, ERRORS)

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._now_ms = theme, now_ms
        self.rows: tuple[SecondReview, ...] = ()
        self._differences: list[int] = []
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._tick)

    def put(self, rows: Sequence[SecondReview]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._differences = [len(one.compared().differences) for one in rows]
        self.endResetModel()
        self._clock.start() if any(row.until_ms is not None for row in self.rows) else self._clock.stop()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), column)
            case Qt.ItemDataRole.AccessibleDescriptionRole if column == UNTIL and row.until_ms is not None:
                return due_sentence(row.until_ms, self._now_ms())
        return self._look(row, column, role)

    def _look(self, row: SecondReview, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(self._colour(row, column))
            case Qt.ItemDataRole.FontRole:
                return self._theme.time_font(bold=column == TITLE and bool(row.next_steps))
        return None

    def _text(self, place: int, column: int) -> str:
        row = self.rows[place]
        judged = row.judgements
        state = words.state_name(row.state)
        return (
            row.title,
            self.tr("{state} · on its way").format(state=state) if row.on_its_way else state,
            words.role_name(row.role),
            str(self._differences[place]) if row.original is not None else "—",
            str(sum(one.is_error for one in judged.values())) if judged else "—",
            "" if row.until_ms is None else due_text(row.until_ms, self._now_ms()),
            row.people.get(REVIEWER if row.role == AUDITOR else AUDITOR) or "—",
            row.policy_set.replace("@", " "),
        )[column]

    def _colour(self, row: SecondReview, column: int) -> str:
        if column == STATE:
            return "accent" if row.next_steps else "good" if row.state in {"acknowledged", "closed"} else "muted"
        if column == UNTIL and row.until_ms is not None:
            return "error" if is_overdue(row.until_ms, self._now_ms()) else "warn"
        return "text" if row.next_steps and column in (TITLE, DIFFERENCES, ERRORS) else "muted"

    def names(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return (
            self.tr("Recording"),
            self.tr("State"),
            self.tr("You are"),
            self.tr("Differences"),
            self.tr("Errors"),
            self.tr("Until"),
            self.tr("With"),
            self.tr("Standard"),
        )

    def _tick(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, UNTIL), self.index(len(self.rows) - 1, UNTIL))


class CaseTable(QTableView):
    """Arrows choose; what the page does with the chosen case is its commands' business."""

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cases = CaseModel(theme, now_ms, self)
        self.setModel(self.cases)
        self.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown", "Home", "End"])
        says(self.setAccessibleName, lambda: self.tr("Second reviews"))
        list_rows(self, theme, height=38)
        head = self.horizontalHeader()
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS, start=TITLE + 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            scaled(theme, partial(head.resizeSection, column), width, owner=head)

    def show_cases(self, rows: Sequence[SecondReview]) -> None:
        """Show these; the chosen one stays chosen."""
        chosen = self.current()
        self.cases.put(rows)
        ids = [one.audit_id for one in rows]
        if rows:
            self.selectRow(ids.index(chosen.audit_id) if chosen is not None and chosen.audit_id in ids else 0)

    def current(self) -> SecondReview | None:
        """The chosen case."""
        return self.currentIndex().data(Qt.ItemDataRole.UserRole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns rather than the titles where there is little room."""
        super().resizeEvent(event)
        room = self.width() - self._theme.px(_TITLE_WIDTH) - sum(map(self._theme.px, _WIDTHS))
        for column in _LEFT_OUT:
            self.setColumnHidden(column, room < 0)
            room += self._theme.px(_WIDTHS[column - 1]) if room < 0 else 0
