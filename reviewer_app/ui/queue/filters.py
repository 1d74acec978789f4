"""Which recordings of the queue are shown: all, one's own work, what is due, urgent, or ready without a network."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from reviewer_app.domain.queue import QueueRow
from reviewer_app.domain.review_states import SUBMITTED
from reviewer_app.ui import numbers
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import says, scaled

ALL, MINE, DUE, URGENT, READY = FILTERS = ("all", "mine", "due", "urgent", "ready")
# What is due within a day wants to be seen today.
SOON_MS = 24 * 3_600_000


def passes(row: QueueRow, name: str, now_ms: int) -> bool:
    """Whether a filter shows a recording."""
    match name:
        case "mine":
            return row.is_mine
        case "due":
            return row.state != SUBMITTED and row.first_due_ms is not None and row.first_due_ms <= now_ms + SOON_MS
        case "urgent":
            return row.is_urgent
        case "ready":
            return row.here and row.state != SUBMITTED
    return True


class FilterBar(QWidget):
    """A button for each filter with the number of recordings behind it; hidden while nothing was assigned.

    `chosen` follows when another filter is taken; `current` is its name.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._counts = dict.fromkeys(FILTERS, 0)
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        scaled(theme, line.setSpacing, 4)
        self.buttons = {name: QPushButton(checkable=True) for name in FILTERS}
        for name, button in self.buttons.items():
            button.setProperty("role", "filter")
            says(button.setText, lambda name=name: self._text(name))
            self._group.addButton(button)
            line.addWidget(button)
        self.buttons[ALL].setChecked(True)
        self._group.buttonToggled.connect(lambda _, taken: self.chosen.emit() if taken else None)
        self.hide()

    @property
    def current(self) -> str:
        """The filter that is taken."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def take(self, name: str) -> None:
        """Take a filter."""
        self.buttons[name].setChecked(True)

    def take_next(self) -> None:
        """Take the next filter that shows something; behind the last one all."""
        after = FILTERS[FILTERS.index(self.current) + 1 :]
        self.take(next((name for name in after if self._counts[name]), ALL))

    def count(self, rows: Sequence[QueueRow]) -> None:
        """Say how many recordings stand behind each filter; without an assignment there is nothing to choose."""
        now_ms = self._now_ms()
        self._counts = {name: sum(passes(row, name, now_ms) for row in rows) for name in FILTERS}
        for name, button in self.buttons.items():
            button.setText(self._text(name))
        self.setVisible(any(row.assignment is not None for row in rows))
        if not any(row.assignment is not None for row in rows):
            self.take(ALL)

    def shown(self, rows: Sequence[QueueRow]) -> list[QueueRow]:
        """The recordings that the filter lets through."""
        now_ms = self._now_ms()
        return [row for row in rows if passes(row, self.current, now_ms)]

    def _text(self, name: str) -> str:
        words = {
            ALL: QCoreApplication.translate("QueueFilter", "All {n}"),
            MINE: QCoreApplication.translate("QueueFilter", "Mine {n}"),
            DUE: QCoreApplication.translate("QueueFilter", "Due {n}"),
            URGENT: QCoreApplication.translate("QueueFilter", "‼ Urgent {n}"),
            READY: QCoreApplication.translate("QueueFilter", "Offline-ready {n}"),
        }
        return words[name].format(n=numbers.whole(self._counts[name]))
