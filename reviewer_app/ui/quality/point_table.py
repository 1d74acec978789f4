"""The table beside a chart: the same points in words and numbers, for keys and screen readers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import list_rows, scaled

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LABEL, N, VALUE, INTERVAL = range(4)
LIST_KEYS = ("Up", "Down", "Home", "End", "PageUp", "PageDown")
ROW_HEIGHT = 26
_WIDTHS = {N: 48, VALUE: 82, INTERVAL: 112}


class PointModel(QAbstractTableModel):
    """Label, n, value and interval of each point."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._what = ""
        self._ends = ""
        self.dots: Sequence[Dot] = ()
        theme.changed.connect(self._repaint)

    def put(self, dots: Sequence[Dot], what: str, ends: str = "") -> None:
        """Show these; `what` heads the first column, `ends` the last, that of the interval when left out."""
        self.beginResetModel()
        self.dots, self._what, self._ends = dots, what, ends
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row for each point."""
        return 0 if parent.isValid() else len(self.dots)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Four."""
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, and how they stand."""
        dot, column = self.dots[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (dot.label, *dot.texts)[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return dot.spoken if column == LABEL else (dot.label, *dot.texts)[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole if column != LABEL:
                return self._theme.time_font(12)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(_colour(dot, column))
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands over the columns."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._what, "n", self.tr("Value"), self._ends or self.tr("95%"))[section]
        return None

    def _repaint(self) -> None:
        if self.dots:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.dots) - 1, INTERVAL))


class PointTable(QTableView):
    """`chosen(row)` follows the cursor, `opened(row)` a double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points = PointModel(theme, self)
        self.setModel(self.points)
        self.setProperty("role", "dense")
        self.setProperty(KEPT_KEYS, list(LIST_KEYS))
        list_rows(self, theme, ROW_HEIGHT)
        head = self.horizontalHeader()
        scaled(theme, head.setMinimumSectionSize, 30)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            scaled(theme, partial(head.resizeSection, column), width, owner=head)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(now.row()))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    @property
    def current(self) -> Dot | None:
        """The point that is chosen."""
        row = self.currentIndex().row()
        return self.points.dots[row] if 0 <= row < len(self.points.dots) else None

    def show_dots(self, dots: Sequence[Dot], what: str, ends: str = "") -> None:
        """Show these; the one that was chosen stays chosen."""
        before = self.current
        self.points.put(dots, what, ends)
        self.choose(next((row for row, dot in enumerate(dots) if before is not None and dot.key == before.key), 0))

    def choose(self, row: int) -> None:
        """Put the cursor on a line."""
        if 0 <= row < len(self.points.dots):
            self.selectRow(row)


def _alignment(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignLeft if column == LABEL else Qt.AlignmentFlag.AlignRight
    )


def _colour(dot: Dot, column: int) -> str:
    if dot.out and column != LABEL:
        return "error"
    return "text" if column in (LABEL, VALUE) and dot.value is not None else "muted"
