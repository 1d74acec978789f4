"""Search in transcript and chat: a text, which hit of how many, keys to go on."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from reviewer_app.ui import numbers
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, says


class Searched(Protocol):
    """What can be searched: hits by time, and the place of the current one, -1 for none."""

    hits: Sequence[object]
    hit_at: int
    hits_changed: Signal
    replaced: Signal

    def search(self, text: str) -> object:
        """Look for a text; the hits follow by `hits_changed`."""


class SearchBar(QWidget):
    """Searches transcript and chat while a person types. `step_wanted(±1)` asks to go to a hit; `left()` says that the
    field was left, by Enter on its way to the first hit or by Escape.
    """

    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, model: Searched, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.field, self._count = QLineEdit(), label("", "muted")
        self.field.setAccessibleName(self.tr("Search transcript and chat"))
        self.field.setClearButtonEnabled(False)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(model.search)
        says(self._count.setAccessibleName, lambda: self.tr("Hits"))
        model.hits_changed.connect(self._show_count)
        model.replaced.connect(self.field.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self._count)
        self._buttons = [self._button(*step) for step in self._steps()]
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_count()

    def set_key(self, key: str) -> None:
        """Name the key that begins a search."""
        self.field.setPlaceholderText(f"{self.tr('Search transcript and chat')}   {key}")

    def add(self, widget: QWidget) -> None:
        """Give a small control a place at the end of the line."""
        self._row.addWidget(widget)

    def start(self) -> None:
        """Begin to type a search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def count_text(self) -> str:
        """`3 of 17`, `17 hits`, `no hits`; '' without a search."""
        hits, at = len(self._model.hits), self._model.hit_at
        if not self.field.text().strip():
            return ""
        if not hits:
            return self.tr("no hits")
        if at < 0:
            return self.tr("1 hit") if hits == 1 else self.tr("{n} hits").format(n=numbers.whole(hits))
        return self.tr("{at} of {n}").format(at=numbers.whole(at + 1), n=numbers.whole(hits))

    def clear(self) -> bool:
        """Forget the search; returns whether there was one."""
        had = bool(self.field.text())
        self.field.clear()
        return had

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to a hit and leaves the field, so that n and p go on from there; arrows step without leaving."""
        if event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                    self.left.emit()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
        return super().eventFilter(watched, event)

    def _steps(self) -> tuple[tuple[str, Callable[[], str], int], ...]:
        return ("▲", lambda: self.tr("Previous hit"), -1), ("▼", lambda: self.tr("Next hit"), 1)

    def _button(self, text: str, name: Callable[[], str], step: int) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        says(button.setAccessibleName, name)
        says(button.setToolTip, name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        self._row.addWidget(button)
        return button

    def _show_count(self) -> None:
        self._count.setText(self.count_text())
        for button in self._buttons:
            button.setEnabled(len(self._model.hits) > 0)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(8), px(6), px(8), px(6))
        self._row.setSpacing(px(6))
        self._count.setFont(self._theme.time_font(12))
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("000 of 000"))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
