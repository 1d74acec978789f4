"""Choices side by side, every name whole, in the columns that make them lowest."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

# A name takes no more lines than these where there are several columns.
_LINES = 3
# Columns share the width in these parts; a narrow one has at least three quarters of what is its due.
_PARTS, _NARROWEST = 48, 0.75


class _Way(NamedTuple):
    """Parts of the width of each column, and how many lines of text each row of each section takes."""

    parts: tuple[int, ...]
    rows: list[list[int]]

    @property
    def unevenness(self) -> int:
        """How much wider the widest column is than the narrowest."""
        return max(self.parts) - min(self.parts)


class ChoiceGrid(QWidget):
    """Sections of buttons, each with a heading (None for none), in at most `most` columns read from top to bottom.

    Names take more lines where they must; the columns, the same in all sections, are as wide as makes the fewest.
    """

    def __init__(
        self, sections: Sequence[tuple[QWidget | None, Collection[ChoiceButton]]], most: int, theme: Theme
    ) -> None:
        super().__init__()
        self._sections = [(heading, tuple(buttons)) for heading, buttons in sections]
        self._most, self._theme = most, theme
        self._columns = self._end = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        scaled(theme, self._grid.setSpacing, 1)
        # Sheets are closed most of the time: what has changed meanwhile is seen to as they open.
        self._stale = False
        theme.changed.connect(self._restyle)
        self._place((1,) * most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out what has waited."""
        super().showEvent(event)
        if self._stale:
            self._share_out()

    def _restyle(self) -> None:
        self._stale = True
        if self.isVisible():
            self._share_out()

    def _share_out(self) -> None:
        self._stale = False
        if self.width() < 1:
            return
        # The last way has the most room for each name.
        ways = [way for columns in range(self._most, 0, -1) for way in self._ways(columns)]
        fit = (way for way in ways if max(max(rows) for rows in way.rows) <= _LINES)
        way = min(fit, key=lambda one: (self._height_of(one), -len(one.parts), one.unevenness), default=ways[-1])
        self._place(way.parts)
        for (_, buttons), rows in zip(self._sections, way.rows, strict=True):
            for number, button in enumerate(buttons):
                button.set_lines(min(_LINES, rows[number % len(rows)]))

    def _ways(self, columns: int) -> Iterator[_Way]:
        room = self.width() - (columns - 1) * self._grid.spacing()
        lines: dict[tuple[ChoiceButton, int], int] = {}

        def lines_in(button: ChoiceButton, part: int) -> int:
            if (button, part) not in lines:
                # Less than its part: columns end on whole pixels.
                lines[button, part] = button.lines_in(room * part // _PARTS - 1)
            return lines[button, part]

        for parts in _shares(_PARTS, columns, round(_PARTS / columns * _NARROWEST)):
            rows = []
            for _, buttons in self._sections:
                count = -(-len(buttons) // columns)
                placed = [lines_in(button, parts[number // count]) for number, button in enumerate(buttons)]
                rows.append([max(placed[row::count]) for row in range(count)])
            yield _Way(parts, rows)

    def _height_of(self, way: _Way) -> int:
        some = self._sections[0][1][0]
        return sum(some.height_of(lines) for rows in way.rows for lines in rows)

    def _place(self, parts: tuple[int, ...]) -> None:
        columns = len(parts)
        for column in range(self._most):
            self._grid.setColumnStretch(column, parts[column] if column < columns else 0)
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.setRowStretch(self._end, 0)
        top = 0
        for heading, buttons in self._sections:
            if heading is not None:
                self._grid.addWidget(heading, top, 0, 1, columns)
                top += 1
            count = -(-len(buttons) // columns)
            for number, button in enumerate(buttons):
                self._grid.addWidget(button, top + number % count, number // count)
            top += count
        # What is higher than it needs to be is so at its end.
        self._end = top
        self._grid.setRowStretch(top, 1)


def _shares(parts: int, columns: int, least: int) -> Iterator[tuple[int, ...]]:
    """Every way to give columns so many parts, at least so many each."""
    if columns == 1:
        yield (parts,)
        return
    for first in range(least, parts - (columns - 1) * least + 1):
        for others in _shares(parts - first, columns - 1, least):
            yield (first, *others)
