"""Lists whose lines are values that a delegate paints."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Rows(QAbstractListModel):
    """Values in order; `ROW` is the role of a value, `text_of` what is said of it to who cannot see it."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, text_of: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text_of = text_of
        self.rows: Sequence[Any] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these values."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value for `ROW`, its text for display and screen readers."""
        if role == self.ROW:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text_of(self.rows[index.row()])
        return None


class RowDelegate(QStyledItemDelegate):
    """Base of what paints the lines: all are equally high, `height` in unscaled pixels."""

    height = 24

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list is."""
        return QSize(100, self._theme.px(self.height))
