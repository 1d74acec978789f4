"""The rows of the queue."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QDateTime,
    QLocale,
    QObject,
    Qt,
    QTimer,
)

from reviewer_app.domain import wall_clock
from reviewer_app.domain.assignment import RETURNED
from reviewer_app.domain.fetch_state import FAILED, RUNNING, WAITING, FetchState
from reviewer_app.domain.queue import NEW, QueueRow
from reviewer_app.domain.review_states import OPEN, SUBMITTED
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.queue.urgency import urgency_colour, urgency_sentence, urgency_text
from reviewer_app.ui.row_model import Index, RowModel
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import wrapped

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
TITLE, URGENCY, LENGTH, LANGUAGE, TRANSCRIPT, FINDINGS, STATE, IMPORTED, ASSIGNMENT, READY = range(10)
_FETCH_COLOURS = {WAITING: "muted", RUNNING: "accent", FAILED: "warn"}


class QueueModel(RowModel):
    """The rows as a table; UserRole is the QueueRow."""

    columns, numbers = READY + 1, (LENGTH, FINDINGS)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self.now_ms = theme, wall_clock.now_ms
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self.tell_time)
        self.rows: tuple[QueueRow, ...] = ()
        self._fetching: Mapping[str, FetchState] = {}

    def put(self, rows: Sequence[QueueRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        self._clock.start() if any(row.first_due_ms is not None for row in self.rows) else self._clock.stop()

    def set_fetching(self, states: Mapping[str, FetchState]) -> None:
        """How far recordings are that are not here, by id; cells are read again."""
        self._fetching = dict(states)
        if self.rows:
            self.dataChanged.emit(self.index(0, READY), self.index(len(self.rows) - 1, READY))

    @property
    def presses(self) -> bool:
        """Whether anything is urgent, due or of some priority."""
        return any(row.is_urgent or row.first_due_ms is not None or row.priority for row in self.rows)

    @property
    def assigned(self) -> bool:
        """Whether any recording was given to somebody."""
        return any(row.assignment is not None for row in self.rows)

    def tell_time(self) -> None:
        """The clocks of escalations and of what is due are to be read again."""
        self.dataChanged.emit(self.index(0, URGENCY), self.index(len(self.rows) - 1, URGENCY))

    def row_of(self, recording_id: str) -> int | None:
        """The row of a recording, None when it is not in the queue."""
        return next((n for n, row in enumerate(self.rows) if row.recording_id == recording_id), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole if column == URGENCY:
                return urgency_sentence(row, self.now_ms()) or None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole if column == LENGTH:
                problems = "\n".join(told(one) for one in row.problems)
                return (wrapped(problems) if role == Qt.ItemDataRole.ToolTipRole else problems) or None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole if column == READY:
                state = self._fetch_state(row)
                sentence = told(state.sentence) if state else ""
                return (wrapped(sentence) if role == Qt.ItemDataRole.ToolTipRole else sentence) or None
        return self._look(row, column, role)

    def _look(self, row: QueueRow, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                state = self._fetch_state(row) if column == READY else None
                name = _FETCH_COLOURS[state.state] if state else _colour(row, column, self.now_ms())
                return self._theme.color(name)
            case Qt.ItemDataRole.FontRole:
                return self._theme.time_font(bold=column == TITLE and row.state != SUBMITTED)
        return None

    def _text(self, row: QueueRow, column: int) -> str:
        when = QDateTime.fromMSecsSinceEpoch(row.imported_at_ms)
        return (
            row.title,
            urgency_text(row, self.now_ms()),
            f"▲ {timecode(row.duration_ms)}" if row.damaged else timecode(row.duration_ms),
            _language(row.language) if row.language else "—",
            self._transcript(row) if row.here else "—",
            "—" if row.state == NEW and not row.findings else str(row.findings),
            self._states()[row.state],
            QLocale().toString(when, "d MMM yyyy  HH:mm") if row.here else "—",
            self._assignment(row),
            self._ready(row),
        )[column]

    def _fetch_state(self, row: QueueRow) -> FetchState | None:
        return None if row.here else self._fetching.get(row.recording_id)

    def _ready(self, row: QueueRow) -> str:
        """Whether it can be reviewed without a network, else how far it is on its way."""
        state = self._fetch_state(row)
        if state is None:
            return self.tr("●  Ready") if row.here else self.tr("○  Not here")
        if state.state == FAILED:
            return self.tr("▲  Failed")
        if state.state == WAITING:
            return self.tr("○  Waiting")
        return self.tr("◔  {percent}%").format(percent=int(state.share * 100))

    def _transcript(self, row: QueueRow) -> str:
        if not row.has_transcript:
            return self.tr("None")
        return self.tr("▲ {n} masked").format(n=row.masked) if row.masked else self.tr("Yes")

    def _assignment(self, row: QueueRow) -> str:
        """The batch; what went back has a shape and a word."""
        if row.assignment is None:
            return ""
        if row.assignment.state == RETURNED:
            return self.tr("↩ Returned · {batch}").format(batch=row.assignment.batch)
        return row.assignment.batch

    def _states(self) -> dict[str, str]:
        """A shape with each state, so that colour is not the only sign."""
        return {NEW: self.tr("○  New"), OPEN: self.tr("◐  Open"), SUBMITTED: self.tr("●  Submitted")}

    def names(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return (
            self.tr("Recording"),
            self.tr("Urgency"),
            self.tr("Length"),
            self.tr("Language"),
            self.tr("Transcript"),
            self.tr("Findings"),
            self.tr("State"),
            self.tr("Imported"),
            self.tr("Assignment"),
            self.tr("Offline"),
        )


def _language(code: str) -> str:
    """The name of a language; Qt itself has English ones only."""
    return QCoreApplication.translate("Language", QLocale.languageToString(QLocale(code).language()))


def _colour(row: QueueRow, column: int, now_ms: int) -> str:
    if column == URGENCY:
        return urgency_colour(row, now_ms)
    if column == STATE:
        return {NEW: "text", OPEN: "accent", SUBMITTED: "good"}[row.state]
    if column == TRANSCRIPT and row.here and (row.masked or not row.has_transcript):
        return "warn"
    if column == READY and row.here:
        return "good"
    if column == LENGTH and row.damaged:
        return "warn"
    plain = row.here and row.state != SUBMITTED and column in (TITLE, LENGTH, FINDINGS)
    return "text" if plain else "muted"
