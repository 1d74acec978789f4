"""The page with the recordings to review, and importing more."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.queue import QueueRow
from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.queue.filters import FilterBar
from reviewer_app.ui.queue.model import (
    ASSIGNMENT,
    FINDINGS,
    IMPORTED,
    LANGUAGE,
    LENGTH,
    READY,
    STATE,
    TITLE,
    TRANSCRIPT,
    URGENCY,
    QueueModel,
)
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, list_rows, rule, says, scaled

# Widths of the columns after the title, in design pixels.
_WIDTHS = (240, 110, 130, 120, 104, 150, 200, 150, 120)
_TITLE_WIDTH = 280
# What is left out first in a narrow window.
_LEFT_OUT = (IMPORTED, LANGUAGE, TRANSCRIPT, FINDINGS, ASSIGNMENT, LENGTH, STATE, READY)


class QueuePage(Page):
    """Recordings as a table: arrows choose, Enter opens; files are imported by command, button or drop.

    `open_requested(recording_id)`; `absent_requested(QueueRow)` for one that is not on this machine;
    `import_requested(paths)` with a tuple of Path; `import_cancelled()`.
    """

    open_requested = Signal(str)
    absent_requested = Signal(object)
    import_requested = Signal(object)
    import_cancelled = Signal()

    name = QUEUE

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model, self.table = QueueModel(theme, self), QTableView()
        self.filters = FilterBar(theme, lambda: self.model.now_ms())  # noqa: PLW0108 - tests set another clock
        self.filters.chosen.connect(self._filter)
        self._rows: tuple[QueueRow, ...] = ()
        self.progress, self.progress_text = QProgressBar(textVisible=False), Elided()
        self.cancel, self.import_button = QPushButton(), QPushButton()
        says(self.cancel.setText, lambda: self.tr("Cancel"))
        says(self.import_button.setText, lambda: self.tr("Import recordings…"))
        self._importing = self._progress_row()
        self._prepare_table()
        self._lay_out()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.table)
        self.end_import()
        self.set_rows(())

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        return self.tr("Queue")

    @property
    def status_text(self) -> str:
        """How much is left to do."""
        if not self._rows:
            return ""
        left = sum(row.is_to_do or row.is_mine for row in self._rows)
        return self.tr("{left} of {all} to review").format(left=left, all=len(self._rows))

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        return ("queue.open", "import", "sync.now", "palette", "help")

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The key of importing."""
        self._import_key.set_keys(keys.get("import", ""))

    def handlers(self) -> Mapping[str, Handler]:
        """Opening, filtering and importing."""
        return {
            "queue.open": self._open,
            "queue.filter": lambda _: self.filters.take_next(),
            "import": lambda _: self.choose_files(),
        }

    def allowed(self, when: str) -> bool:
        """Opening needs a chosen row."""
        return when == "always" or (when == "row" and self.current() is not None)

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show these recordings, as far as the filter lets them through; the chosen one stays chosen."""
        self._rows = tuple(rows)
        self.filters.count(rows)
        self._filter()
        self.status_changed.emit(self.status_text)

    def _filter(self) -> None:
        chosen, rows = self.current(), self.filters.shown(self._rows)
        self.model.put(rows)
        self._share_out()
        row = self.model.row_of(chosen.recording_id) if chosen else None
        if rows:
            self.table.selectRow(row or 0)
        self._stack.setCurrentIndex(0 if rows else 2 if self._rows else 1)

    def expect_rows(self) -> None:
        """The rows are on their way: not yet the words for an empty list."""
        self._stack.setCurrentIndex(0)

    def choose(self, recording_id: str) -> None:
        """Choose a recording's row."""
        row = self.model.row_of(recording_id)
        if row is not None:
            self.table.selectRow(row)

    def current(self) -> QueueRow | None:
        """The chosen recording."""
        return self.table.currentIndex().data(Qt.ItemDataRole.UserRole)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        # All readers come with it, and the window is painted without them.
        from reviewer_app.formats.picked_files import TEXTS

        what = self.tr("Recordings, their chat logs and transcripts ({patterns})").format(
            patterns="*.mp4 *.m4v *.mov *.mkv *.webm *.flv *.ts *.m3u8 *.mp3 *.m4a *.wav *.ogg *.opus "
            + " ".join(f"*{suffix}" for suffix in TEXTS)
        )
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Import recordings"), "", f"{what};;{self.tr('All files (*)')}"
        )
        if chosen:
            self.import_requested.emit(tuple(Path(path) for path in chosen))

    def set_import_progress(self, text: str, done: int, total: int) -> None:
        """Show how far importing is; a `total` of 0 means unknown."""
        self.progress_text.setText(text)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setAccessibleDescription(text)
        self._importing.show()

    def end_import(self) -> None:
        """Importing is over."""
        self._importing.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files that were dropped."""
        event.acceptProposedAction()
        self.import_requested.emit(_paths(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        """In another language, read the table's texts anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self.model.say_anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns rather than the titles where there is little room."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        wanted = dict.fromkeys(range(TITLE + 1, self.model.columnCount()), True)
        wanted |= {URGENCY: self.model.presses, **dict.fromkeys((ASSIGNMENT, READY), self.model.assigned)}
        room = self.width() - self._theme.px(_TITLE_WIDTH)
        room -= sum(self._theme.px(_WIDTHS[column - 1]) for column, is_wanted in wanted.items() if is_wanted)
        for column in _LEFT_OUT:
            if room < 0 and wanted[column]:
                wanted[column] = False
                room += self._theme.px(_WIDTHS[column - 1])
        for column, is_wanted in wanted.items():
            self.table.setColumnHidden(column, not is_wanted)

    def _open(self, _: Invocation) -> None:
        row = self.current()
        if row is not None:
            self._ask_for(row)

    def _ask_for(self, row: QueueRow) -> None:
        if row.here:
            self.open_requested.emit(row.recording_id)
        else:
            self.absent_requested.emit(row)

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        says(table.setAccessibleName, lambda: self.tr("Recordings to review"))
        list_rows(table, self._theme, height=38)
        head = table.horizontalHeader()
        scaled(self._theme, head.setMinimumSectionSize, 60)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS, start=TITLE + 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            scaled(self._theme, partial(head.resizeSection, column), width, owner=head)
        head.setSectionResizeMode(IMPORTED, QHeaderView.ResizeMode.Fixed)
        table.doubleClicked.connect(lambda index: self._ask_for(index.data(Qt.ItemDataRole.UserRole)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        scaled(self._theme, head.setContentsMargins, 16, 16, 16, 14)
        scaled(self._theme, head.setSpacing, 12)
        head.addWidget(label(lambda: self.tr("Recordings"), "heading"))
        head.addWidget(self.filters)
        head.addStretch()
        head.addWidget(self.import_button)
        self.import_button.clicked.connect(self.choose_files)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(_centred(label(lambda: self.tr("No recording of the queue is like that."), "muted")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._importing)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)

    def _progress_row(self) -> QWidget:
        row = QWidget()
        says(self.progress.setAccessibleName, lambda: self.tr("Import"))
        scaled(self._theme, self.progress.setFixedWidth, 220)
        self.cancel.setProperty("role", "quiet")
        says(self.cancel.setAccessibleName, lambda: self.tr("Cancel import"))
        self.cancel.clicked.connect(self.import_cancelled)
        line = QHBoxLayout(row)
        scaled(self._theme, line.setContentsMargins, 16, 0, 16, 12)
        scaled(self._theme, line.setSpacing, 14)
        line.addWidget(self.progress)
        line.addWidget(self.progress_text, 1)
        line.addWidget(self.cancel)
        return row

    def _empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        scaled(self._theme, column.setSpacing, 10)
        scaled(self._theme, column.setContentsMargins, 16, 0, 16, 0)
        column.addStretch(2)
        texts = (
            label(lambda: self.tr("Nothing to review yet"), "heading"),
            label(
                lambda: self.tr("Drop recordings here, or import them; a transcript beside a recording comes along."),
                "muted",
            ),
        )
        for text in texts:
            column.addWidget(_centred(text))
        line = QHBoxLayout()
        line.addStretch()
        self._import_key = KeyCap("", self._theme)
        line.addWidget(self._import_key)
        line.addWidget(label(lambda: self.tr("Import recordings…"), "muted"))
        line.addStretch()
        column.addLayout(line)
        column.addStretch(3)
        return empty


def _centred(text: QLabel) -> QLabel:
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    text.setWordWrap(True)
    return text


def _paths(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
