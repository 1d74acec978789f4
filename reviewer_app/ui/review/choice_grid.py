"""Choices side by side, every name whole, in as many columns as make them lowest."""

from collections.abc import Collection

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

# A name takes no more lines than these where there are several columns.
_LINES = 3


class ChoiceGrid(QWidget):
    """Buttons in at most `most` columns, each column read from top to bottom; names take more lines where they must."""

    def __init__(self, buttons: Collection[ChoiceButton], most: int, theme: Theme) -> None:
        super().__init__()
        self._buttons, self._most, self._theme = tuple(buttons), most, theme
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        scaled(theme, self._grid.setSpacing, 1)
        theme.changed.connect(self._share_out)
        self._place(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_out()

    def _share_out(self) -> None:
        if self.width() < 1:
            return
        ways = [self._rows_in(columns) for columns in range(self._most, 0, -1)]
        # The last way has the most room for each name.
        rows = min((way for way in ways if max(way) <= _LINES), key=self._height_of, default=ways[-1])
        self._place(self._most - ways.index(rows))
        for number, button in enumerate(self._buttons):
            button.set_lines(min(_LINES, rows[number % len(rows)]))

    def _rows_in(self, columns: int) -> list[int]:
        """How many lines of text each row needs in so many columns."""
        count = -(-len(self._buttons) // columns)
        width = (self.width() - (columns - 1) * self._grid.spacing()) // columns
        lines = [button.lines_in(width) for button in self._buttons]
        return [max(lines[row::count]) for row in range(count)]

    def _height_of(self, rows: list[int]) -> int:
        return sum(self._buttons[0].height_of(lines) for lines in rows)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        lines = -(-len(self._buttons) // columns)
        for button in self._buttons:
            self._grid.removeWidget(button)
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number % lines, number // lines)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
