"""For screen readers: panes that paint their own rows as lists with items, and announcements of what has changed.

Nothing here costs anything while no assistive technology is at work: Qt asks for interfaces only then.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_send = QAccessible.updateAccessibility
# Qt keeps pointers to items as long as it runs and tells nobody when it lets go of one, so none may be collected. There
# are as many as rows that were in view at once.
_items: list["RowItem"] = []
_installed: list[bool] = []


@runtime_checkable
class PaintedRows(Protocol):
    """A widget that paints rows: those in view, the one that has the cursor or is at the playhead, and their texts."""

    def rows_in_view(self) -> range:
        """The rows of which any part is in view."""

    def told_row(self) -> int | None:
        """The row with the cursor, else at the playhead; None for none."""

    def spoken(self, row: int) -> str:
        """A row as it is read aloud."""

    def screen_rect(self, row: int) -> QRect:
        """Where a row is on the screen."""


class RowItem(QAccessibleInterface):
    """The n-th row in view: another row when the pane is scrolled."""

    def __init__(self, pane: QWidget, place: int) -> None:
        super().__init__()
        self._pane, self._place = pane, place
        _items.append(self)

    @property
    def row(self) -> int:
        """The row of the pane."""
        return self._pane.rows_in_view().start + self._place

    def isValid(self) -> bool:
        """Whether there is such a row in view."""
        return isValid(self._pane) and self._place < len(self._pane.rows_in_view())

    def object(self) -> QObject | None:
        """No widget stands behind it."""
        return None

    def window(self) -> QWindow | None:
        """The window that it is painted in."""
        return self._pane.window().windowHandle() if isValid(self._pane) else None

    def parent(self) -> QAccessibleInterface | None:
        """The list."""
        return QAccessible.queryAccessibleInterface(self._pane) if isValid(self._pane) else None

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Focused when the cursor or the playhead is there and the pane has the focus."""
        state = QAccessible.State()
        if self.isValid() and self.row == self._pane.told_row():
            state.focused = state.selected = self._pane.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The row as it is read aloud, as its name."""
        return self._pane.spoken(self.row) if kind == QAccessible.Text.Name and self.isValid() else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """What is painted cannot be changed from here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._pane.screen_rect(self.row) if self.isValid() else QRect()

    def child(self, index: int) -> QAccessibleInterface | None:
        """It has none."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class RowList(QAccessibleWidget):
    """A pane of painted rows as a list of those in view."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane, QAccessible.Role.List)
        self._pane = pane
        self._kept: list[RowItem] = []

    def childCount(self) -> int:
        return len(self._pane.rows_in_view())

    def child(self, index: int) -> QAccessibleInterface | None:
        """The n-th row in view."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._kept) <= index:
            self._kept.append(RowItem(self._pane, len(self._kept)))
        return self._kept[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        shown = self._pane.rows_in_view()
        place = next((n for n, row in enumerate(shown) if self._pane.screen_rect(row).contains(x, y)), -1)
        return self.child(place)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, one in enumerate(self._kept) if one is child), -1)

    def focusChild(self) -> QAccessibleInterface | None:
        row, shown = self._pane.told_row(), self._pane.rows_in_view()
        return self.child(row - shown.start) if row is not None and row in shown else None


def install() -> None:
    """Let Qt know of panes that paint their own rows; once for a program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)


def is_heard() -> bool:
    """Whether any assistive technology is at work."""
    return QAccessible.isActive()


def announce(widget: QWidget, text: str) -> None:
    """Say something that has changed to whoever listens."""
    if text and is_heard():
        _send(QAccessibleAnnouncementEvent(widget, text))


def focus_row(pane: QWidget) -> None:
    """The row of a pane that has the cursor is another one."""
    if not QAccessible.isActive():
        return
    row, shown = pane.told_row(), pane.rows_in_view()  # type: ignore[attr-defined]
    if row is not None and row in shown:
        event = QAccessibleEvent(pane, QAccessible.Event.Focus)
        event.setChild(row - shown.start)
        _send(event)


def _interface(_: str, widget: QObject) -> QAccessibleInterface | None:
    return RowList(widget) if isinstance(widget, QWidget) and isinstance(widget, PaintedRows) else None
