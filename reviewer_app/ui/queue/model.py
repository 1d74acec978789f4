"""The rows of the queue."""

import time
from collections.abc import Sequence

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from reviewer_app.domain.assignment import RETURNED
from reviewer_app.domain.queue import NEW, QueueRow
from reviewer_app.domain.review import OPEN, SUBMITTED
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.due import OVERDUE, due_text, is_overdue
from reviewer_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_LANGUAGES = (
    QT_TRANSLATE_NOOP("Language", "Spanish"),
    QT_TRANSLATE_NOOP("Language", "English"),
    QT_TRANSLATE_NOOP("Language", "Portuguese"),
    QT_TRANSLATE_NOOP("Language", "Catalan"),
    QT_TRANSLATE_NOOP("Language", "Galician"),
    QT_TRANSLATE_NOOP("Language", "Basque"),
    QT_TRANSLATE_NOOP("Language", "Quechua"),
    QT_TRANSLATE_NOOP("Language", "Guarani"),
    QT_TRANSLATE_NOOP("Language", "French"),
    QT_TRANSLATE_NOOP("Language", "Italian"),
)
TITLE, LENGTH, LANGUAGE, TRANSCRIPT, FINDINGS, STATE, IMPORTED, ESCALATION, ASSIGNMENT, DUE, READY = range(11)
_A_DAY_MS = 24 * 3_600_000
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


class QueueModel(QAbstractTableModel):
    """The rows as a table; UserRole is the QueueRow."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self.now_ms = theme, lambda: time.time_ns() // 1_000_000
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self.tell_time)
        self.rows: tuple[QueueRow, ...] = ()

    def put(self, rows: Sequence[QueueRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        self._clock.start() if self.escalated or self._has_due else self._clock.stop()

    @property
    def escalated(self) -> bool:
        """Whether any recording has an open escalation."""
        return any(row.due_at_ms is not None for row in self.rows)

    @property
    def assigned(self) -> bool:
        """Whether any recording was given to somebody."""
        return any(row.assignment is not None for row in self.rows)

    @property
    def _has_due(self) -> bool:
        return any(row.work_due_ms is not None for row in self.rows)

    def tell_time(self) -> None:
        """The clocks of escalations and of what is due are to be read again."""
        self.dataChanged.emit(self.index(0, ESCALATION), self.index(len(self.rows) - 1, DUE))

    def say_anew(self) -> None:
        """The window speaks another language: cells and headings are to be read again."""
        last = self.columnCount() - 1
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def row_of(self, recording_id: str) -> int | None:
        """The row of a recording, None when it is not in the queue."""
        return next((n for n, row in enumerate(self.rows) if row.recording_id == recording_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many recordings there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else 11

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._names()[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(_colour(row, column, self.now_ms()))
            case Qt.ItemDataRole.FontRole:
                return self._theme.time_font(bold=column == TITLE and row.state != SUBMITTED)
        return None

    def _text(self, row: QueueRow, column: int) -> str:
        when = QDateTime.fromMSecsSinceEpoch(row.imported_at_ms)
        return (
            row.title,
            timecode(row.duration_ms),
            _language(row.language) if row.language else "—",
            self._transcript(row) if row.here else "—",
            "—" if row.state == NEW and not row.findings else str(row.findings),
            self._states()[row.state],
            QLocale().toString(when, "d MMM yyyy  HH:mm") if row.here else "—",
            "" if row.due_at_ms is None else due_text(row.due_at_ms, self.now_ms()),
            self._assignment(row),
            "" if row.work_due_ms is None else _work_due(row.work_due_ms, self.now_ms()),
            self.tr("●  Ready") if row.here else self.tr("○  Not here"),
        )[column]

    def _transcript(self, row: QueueRow) -> str:
        if not row.has_transcript:
            return self.tr("None")
        return self.tr("▲ {n} masked").format(n=row.masked) if row.masked else self.tr("Yes")

    def _assignment(self, row: QueueRow) -> str:
        """The batch; urgent work and what went back have a shape and a word."""
        if row.assignment is None:
            return ""
        if row.is_urgent:
            return self.tr("‼ Urgent · {batch}").format(batch=row.assignment.batch)
        if row.assignment.state == RETURNED:
            return self.tr("↩ Returned · {batch}").format(batch=row.assignment.batch)
        return row.assignment.batch

    def _states(self) -> dict[str, str]:
        """A shape with each state, so that colour is not the only sign."""
        return {NEW: self.tr("○  New"), OPEN: self.tr("◐  Open"), SUBMITTED: self.tr("●  Submitted")}

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Recording"),
            self.tr("Length"),
            self.tr("Language"),
            self.tr("Transcript"),
            self.tr("Findings"),
            self.tr("State"),
            self.tr("Imported"),
            self.tr("Escalation"),
            self.tr("Assignment"),
            self.tr("Due"),
            self.tr("Offline"),
        )


def _language(code: str) -> str:
    """The name of a language; Qt itself has English ones only."""
    return QCoreApplication.translate("Language", QLocale.languageToString(QLocale(code).language()))


def _work_due(due_ms: int, now_ms: int) -> str:
    """A clock for what is due within a day, and for what is late by less; the day and time otherwise."""
    if abs(due_ms - now_ms) < _A_DAY_MS:
        return due_text(due_ms, now_ms)
    when = QLocale().toString(QDateTime.fromMSecsSinceEpoch(due_ms), "d MMM  HH:mm")
    return f"{OVERDUE} {when}" if is_overdue(due_ms, now_ms) else when


def _alignment(column: int) -> Qt.AlignmentFlag:
    return (_RIGHT if column in (LENGTH, FINDINGS) else _LEFT) | Qt.AlignmentFlag.AlignVCenter


def _colour(row: QueueRow, column: int, now_ms: int) -> str:
    found = _colour_of_work(row, column, now_ms)
    if found:
        return found
    if column == STATE:
        return {NEW: "text", OPEN: "accent", SUBMITTED: "good"}[row.state]
    if column == TRANSCRIPT and row.here and (row.masked or not row.has_transcript):
        return "warn"
    plain = row.here and row.state != SUBMITTED and column in (TITLE, LENGTH, FINDINGS)
    return "text" if plain else "muted"


def _colour_of_work(row: QueueRow, column: int, now_ms: int) -> str:
    """The colour of what presses: escalations, due times, urgent work; '' for anything else."""
    if column == ESCALATION and row.due_at_ms is not None:
        return "error" if is_overdue(row.due_at_ms, now_ms) else "warn"
    if column == DUE and row.work_due_ms is not None:
        return "error" if is_overdue(row.work_due_ms, now_ms) else "text"
    if column == ASSIGNMENT and row.is_urgent:
        return "error"
    return "good" if column == READY and row.here else ""
