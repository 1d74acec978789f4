"""Finding the message that can be read on the paused picture, so that the chat's clock is set by it, or typing how far
it is moved.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer_app.domain.timecode import timecode, typed_ms
from reviewer_app.ui import numbers
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_search import Finder, nearest
from reviewer_app.ui.review.chat_view import ChatView
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle


class AlignBar(QWidget):
    """A field over the chat: typing finds messages and puts the cursor on the one nearest to the playhead, the arrows
    go on from there. `chosen(row)`: Enter, this one is on screen; `moved(ms)`: Enter in the second field, so far is the
    chat moved in this piece; `left()`: Escape, or Enter has been told.
    """

    chosen = Signal(int)
    moved = Signal(int)
    left = Signal()

    def __init__(self, model: ChatModel, view: ChatView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self._model, self._view, self._ms = model, view, 0
        self._rows: Sequence[int] = ()
        self._finder = Finder(self)
        self.field, self._count, self._told = QLineEdit(), label("", "muted"), label("")
        self._told.setWordWrap(True)
        self.field.setAccessibleName(self.tr("Message on screen"))
        self.field.setPlaceholderText(self.tr("Part of the message or of the name"))
        self._count.setAccessibleName(self.tr("Hits"))
        self.offset, self._hint = QLineEdit(), label("", "muted")
        self.offset.setAccessibleName(self.tr("How far the chat is moved"))
        self.offset.setMaximumWidth(theme.px(110))
        self.offset.textEdited.connect(lambda _: self._say_how())
        for field in (self.field, self.offset):
            field.installEventFilter(self)
        self.field.textChanged.connect(lambda text: self._finder.find(self._model.index, text))
        self._finder.found.connect(self._found)
        px, row, layout = theme.px, QHBoxLayout(), QVBoxLayout(self)
        layout.setContentsMargins(px(8), px(4), px(8), px(6))
        layout.setSpacing(px(4))
        layout.addWidget(self._told)
        layout.addLayout(row)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        second = QHBoxLayout()
        layout.addLayout(second)
        self._hint.setWordWrap(True)
        second.addWidget(self.offset)
        second.addWidget(self._hint, 1)
        self.hide()

    def start(self, ms: int, moved_ms: int = 0) -> None:
        """Begin; the picture is paused at `ms`, where the chat is moved by so much."""
        sign = "−" if moved_ms < 0 else "+"
        self.offset.setText(f"{sign}{numbers.short(abs(moved_ms) / 1000, 3)}")
        self._say_how()
        self.set_playhead(ms)
        self.field.clear()
        self._model.show_all()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._view.current_row is not None:
            self._view.pick(self._model.shown[self._view.current_row])

    def set_playhead(self, ms: int) -> None:
        """The picture shows another time."""
        self._ms = ms
        told = self.tr("Choose the message that is on screen at {time}: Enter sets the chat's clock by it.")
        self._told.setText(told.format(time=timecode(ms, millis=True)))

    def leave(self) -> None:
        """Close without choosing."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses or moves, the arrows go on, Escape leaves; other keys are the fields'."""
        if event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose() if watched is self.field else self._move()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if watched is self.field:
                    self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Escape:
                    self.leave()
                    return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        row = self._view.picked
        # A search still under way, or one without hits, has put the cursor nowhere.
        if row is None or self._finder.busy or (self.field.text().strip() and row not in self._rows):
            return
        self.hide()
        self.chosen.emit(row)
        self.left.emit()

    def _move(self) -> None:
        ms = typed_ms(self.offset.text())
        if ms is None:
            self._say_how(wrong=True)
            return
        self.hide()
        self.moved.emit(ms)
        self.left.emit()

    def _say_how(self, wrong: bool = False) -> None:
        example = numbers.decimal(-3.2, 1)
        if wrong:
            told = self.tr("This is no time: type {example} or 1:02.")
        else:
            told = self.tr("s, or type how far: − is earlier, + later")
        self._hint.setText(told.format(example=example))
        restyle(self._hint, role="error" if wrong else "muted")
        self.offset.setAccessibleDescription(self._hint.text())

    def _found(self, query: str, rows: Sequence[int]) -> None:
        self._rows = rows
        if query.strip():
            place = nearest(rows, self._model.index.times, self._ms)  # type: ignore[union-attr]
            self._show(place)
            if place is not None:
                self._view.pick(rows[place])
        else:
            self._count.setText("")

    def _step(self, step: int) -> None:
        row = self._view.picked
        if not self.field.text().strip():
            self._view.step(step)
        elif len(self._rows) and row is not None:
            place = (nearest(self._rows, range(len(self._model.index)), row) + step) % len(self._rows)  # type: ignore
            self._show(place)
            self._view.pick(self._rows[place])

    def _show(self, place: int | None) -> None:
        if place is None:
            self._count.setText(self.tr("no hits"))
        else:
            self._count.setText(self.tr("{at} of {n}").format(at=place + 1, n=len(self._rows)))
