"""The chat as a pane of rows that follows the playhead, with a cursor that a person moves."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.review.chat_delegate import ChatDelegate
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_words import spoken
from reviewer_app.ui.review.rows_view import RowsView
from reviewer_app.ui.theme import Theme


class ChatView(RowsView):
    """Shows a `ChatModel`; `seek_wanted(ms)` asks to go to a row's time less `lag_ms`.

    `picked_changed()`: a person has moved the cursor, or it is gone. With Shift all that it goes over is
    chosen.
    """

    picked_changed = Signal()

    def __init__(self, model: ChatModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ChatDelegate(model, theme), theme, parent)
        self._model, self._ms = model, 0
        self._first: int | None = None
        # The place at which the choice of several rows began.
        self._anchor: int | None = None
        # Viewers react after the act: so much earlier than a message is where its row goes to.
        self.lag_ms = 0
        moving = ["Up", "Down", "Home", "End", "PageUp", "PageDown"]
        self.setProperty(KEPT_KEYS, ["Return", *moving, *(f"Shift+{key}" for key in moving)])
        self.setAccessibleName(self.tr("Chat"))
        model.replaced.connect(self._replace)
        model.filtered.connect(self._filtered)
        model.retimed.connect(self._retimed)
        for changed in (model.marks_changed, model.hits_changed, model.lexicon_changed):
            changed.connect(self.viewport().update)

    @property
    def picked(self) -> int | None:
        """The row of the index that the cursor is on, None without one."""
        return None if self._cursor is None else self._model.shown[self._cursor]

    @property
    def picked_rows(self) -> Iterator[int]:
        """The rows of the index that are chosen: the cursor's, or all from where Shift was held to it."""
        return map(self._model.shown.__getitem__, self._places)

    @property
    def _places(self) -> range:
        if self._cursor is None:
            return range(0)
        other = self._cursor if self._anchor is None else self._anchor
        return range(min(other, self._cursor), max(other, self._cursor) + 1)

    @property
    def rows_now(self) -> tuple[int, int] | None:
        """First and last place at the playhead."""
        return None if self._row is None or self._first is None else (self._first, self._row)

    def set_playhead(self, ms: int) -> None:
        """Mark the rows at a time; repaints only what looks different."""
        self._ms = ms
        at = self._model.places_at(ms)
        first, row = at if at is not None else (None, None)
        if (first, row) == (self._first, self._row):
            return
        before, (self._first, self._row) = self._row, (first, row)
        if row != before:
            self._describe()
            if row is not None:
                self._follow_row(row)
        self.viewport().update()

    def pick(self, row: int | None) -> None:
        """Put the cursor on a row of the index, or take it away; a row that the filter leaves out cannot have it."""
        place = None if row is None else self._model.place_of(row)
        if place != self._cursor or self._anchor is not None:
            self._cursor, self._anchor = place, None
            self.picked_changed.emit()
        if place is not None:
            self.show_row(place)
            self._describe()
        self.viewport().update()

    def show_index_row(self, row: int) -> None:
        """Bring a row of the index into view; without the filter where that leaves it out."""
        if self._model.place_of(row) is None:
            self._model.show_all()
        place = self._model.place_of(row)
        if place is not None:
            self.show_row(place)

    def go(self, place: int) -> None:
        """Go to the time of a place, less the lag."""
        self._set_following(True)
        self.seek_wanted.emit(max(0, self._model.time(place) - self.lag_ms))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer and go there; with Shift choose all up to it."""
        place = self.row_at(round(event.position().y()))
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._cursor is not None:
            self.step(place - self._cursor, choosing=True)
        else:
            self.pick(self._model.shown[place])
            self.go(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken, since the press was."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and the page keys choose a row, with Shift all up to it; Enter goes there."""
        if not len(self._model):
            super().keyPressEvent(event)
            return
        page = max(1, self.viewport().height() // max(1, self._heights.height(0)) - 2)
        everything = len(self._model)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -everything,
            Qt.Key.Key_End: everything,
        }
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                place = self._cursor if self._cursor is not None else self._row
                if place is not None:
                    self.go(place)
            case key if key in steps:
                self.step(steps[key], choosing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case _:
                super().keyPressEvent(event)

    def step(self, step: int, *, choosing: bool = False) -> None:
        """Move the cursor by rows; `choosing` keeps what it goes over chosen."""
        if not choosing:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = self._cursor if self._cursor is not None else self._row or 0
            self._cursor = self._anchor
        self._move_cursor(step)
        self.picked_changed.emit()

    def _describe(self) -> None:
        super()._describe()
        count = len(self._places)
        if count > 1:
            self.setAccessibleDescription(f"{self.accessibleDescription()} · {self.tr('%n rows chosen', '', count)}")

    def _replace(self) -> None:
        self._first = self._anchor = None
        super()._replace()
        self.set_playhead(self._ms)
        self.picked_changed.emit()

    def _filtered(self) -> None:
        """Other rows: the cursor stays on its row where that is still shown, and the playhead in view."""
        self._cursor = self._row = self._first = self._anchor = None
        self._delegate.forget()
        self._relayout()
        self._set_following(True)
        self.set_playhead(self._ms)
        self.picked_changed.emit()

    def _retimed(self) -> None:
        self._delegate.forget()
        self._first = self._row = None
        self.set_playhead(self._ms)
        self.viewport().update()
        self.picked_changed.emit()

    def _paint_row(self, painter: QPainter, box: QRect, row: int, area: QRect) -> None:
        now = self.rows_now
        self._delegate.paint(painter, box, row, area, current=now is not None and now[0] <= row <= now[1])
        if len(self._places) > 1 and row in self._places:
            painter.fillRect(box, self._theme.color("accent", 0.12))
            painter.fillRect(QRect(box.topLeft(), QSize(self._theme.px(3), box.height())), self._theme.color("accent"))

    @property
    def _cursor_shown(self) -> bool:
        # Labels point at it, wherever the keys are.
        return True

    def spoken(self, row: int) -> str:
        """Time, person and words of a row."""
        index = self._model.index
        return "" if index is None or row >= len(self._model.shown) else spoken(index, self._model.shown[row])
