"""Asks what the columns of a chat log are, when its headings do not say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.chat import WALL, Chat
from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.timecode import timecode, utc_text
from reviewer_app.formats.chat_csv import UnknownColumns, preview, suggested
from reviewer_app.ui.keymap import shown
from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, rule

_NEEDED = ("time", "text")
_READ_ROWS = 2
_LONGEST_CELL = 60


class ColumnsSheet(Overlay):
    """A column to choose for each part of a message, under the file's first rows and over how they are then read.

    `chosen(mapping)`: Enter, columns by number as `read_chat` takes them; `without()`: not this chat log; `left()`:
    Escape or a click beside it.
    """

    chosen = Signal(object)
    without = Signal()
    left = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: Sequence[Sequence[str]] = ()
        self._inside = QWidget()
        # Large letters in a small window leave no room for all of it.
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answered = False
        self.fields: dict[str, QComboBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._area)

    def ask(self, about: UnknownColumns) -> None:
        """Open for a table; what is likely is chosen already."""
        self._rows, self._answered = about.rows, False
        self.setAccessibleName(self.tr("Which column is which?"))
        self._inside = QWidget()
        self._lay_out(Path(about.path).name, remembered=bool(about.heading_key))
        # The one before goes with it.
        self._area.setWidget(self._inside)
        for name, column in suggested(self._rows).items():
            self.fields[name].setCurrentIndex(int(column))
        self._tell()
        self.open_over(self.fields["time"])

    @property
    def mapping(self) -> dict[str, str]:
        """The columns chosen, by number from 1."""
        return {name: str(field.currentData()) for name, field in self.fields.items() if field.currentData()}

    @property
    def told(self) -> str:
        """How the first rows are read, or why they cannot be."""
        return self._told.text()

    def close_it(self) -> None:
        """Close; without an answer before, that is leaving."""
        open_before = self.isVisible()
        super().close_it()
        if open_before and not self._answered:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the columns, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._take()

    def place(self) -> None:
        """In the middle, as high as what is in it."""
        px, over = self._theme.px, self.parentWidget()
        self._layout.setContentsMargins(1, 1, 1, 1)
        width = min(px(760), over.width() - px(40))
        height = min(self._inside.layout().totalHeightForWidth(width - 2) + px(4), over.height() - px(40))
        self.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)

    def _take(self) -> None:
        if self.import_.isEnabled():
            self._answer()
            self.chosen.emit(self.mapping)

    def _leave_out(self) -> None:
        self._answer()
        self.without.emit()

    def _answer(self) -> None:
        self._answered = True
        self.close_it()

    def _lay_out(self, name: str, *, remembered: bool) -> None:
        px, column = self._theme.px, QVBoxLayout(self._inside)
        column.setContentsMargins(px(24), px(18), px(24), px(18))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Which column is which?"), "heading"))
        head.addStretch()
        head.addWidget(KeyCap(shown("Escape"), self._theme))
        head.addWidget(label(self.tr("imports nothing"), "muted"))
        column.addLayout(head)
        about = self.tr("{name} is a table without headings.")
        if remembered:
            about = self.tr("{name} is a table whose headings are not known. Your answer counts for them from now on.")
        about_label = label(about.format(name=name), "muted")
        about_label.setWordWrap(True)
        column.addWidget(about_label)
        column.addWidget(self._table())
        column.addLayout(self._choices())
        column.addWidget(rule())
        self._told = label()
        self._told.setWordWrap(True)
        self._told.setMinimumHeight(_READ_ROWS * self._theme.metrics(13).lineSpacing() + px(4))
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._told)
        column.addLayout(self._buttons())

    def _table(self) -> QTableWidget:
        body, width = self._rows, max(len(row) for row in self._rows)
        table = QTableWidget(len(body), width)
        table.setAccessibleName(self.tr("First rows of the file"))
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.px(24))
        table.setHorizontalHeaderLabels([str(number) for number in range(1, width + 1)])
        for line, row in enumerate(body):
            for place, cell in enumerate(row):
                table.setItem(line, place, QTableWidgetItem(_short(cell)))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        table.setFixedHeight(self._theme.px(24) * (len(body) + 1) + self._theme.px(22))
        return table

    def _choices(self) -> QGridLayout:
        grid, px = QGridLayout(), self._theme.px
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        names = {
            "time": self.tr("Time"),
            "text": self.tr("Message"),
            "author": self.tr("Name"),
            "user_id": self.tr("Id of the person"),
            "id": self.tr("Id of the message"),
            "kind": self.tr("Kind of event"),
            "unit": self.tr("Unit of the times"),
        }
        units = (("", self.tr("as the figures look")), ("s", self.tr("seconds")), ("ms", self.tr("milliseconds")))
        head = self._rows[0]
        columns = [(str(number), f"{number} · {_short(cell)}") for number, cell in enumerate(head, 1)]
        self.fields = {}
        for number, (name, title) in enumerate(names.items()):
            field = QComboBox()
            field.setAccessibleName(title)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for value, text in units if name == "unit" else (("", "–"), *columns):
                field.addItem(text, value)
            field.currentIndexChanged.connect(self._tell)
            line, side = divmod(number, 2)
            grid.addWidget(label(title), line, 2 * side)
            grid.addWidget(field, line, 2 * side + 1)
            grid.setColumnStretch(2 * side + 1, 1)
            self.fields[name] = field
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        self.import_ = QPushButton(self.tr("Import"))
        self.import_.setProperty("role", "primary")
        self.import_.clicked.connect(self._take)
        self.without_ = QPushButton(self.tr("Import without this chat log"))
        self.without_.clicked.connect(self._leave_out)
        row.addWidget(KeyCap(shown("Return"), self._theme))
        row.addWidget(self.import_)
        row.addWidget(self.without_)
        row.addStretch()
        return row

    def _tell(self) -> None:
        """How the rows are read by what is chosen now."""
        if not hasattr(self, "import_"):
            return
        chosen = self.mapping
        if any(name not in chosen for name in _NEEDED):
            self._told.setText(self.tr("Choose the columns of times and messages."))
            self.import_.setEnabled(False)
            return
        try:
            chat = preview(self._rows, chosen)
        except Unreadable as error:
            self._told.setText(told(error.reason))
            self.import_.setEnabled(False)
            return
        self._told.setText("\n".join(_lines(chat)))
        self.import_.setEnabled(True)


def _lines(chat: Chat) -> list[str]:
    at = utc_text if chat.clock == WALL else lambda ms: timecode(ms, millis=True)
    return [
        "  ".join(part for part in (at(event.time_ms), event.user_name or "", _short(event.text)) if part)
        for event in chat.events[:_READ_ROWS]
    ]


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _LONGEST_CELL else f"{line[:_LONGEST_CELL]}…"
