"""The palette: type part of a name, press Enter, and the command runs."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.ui.actions import group_title, keys_text
from reviewer_app.ui.commands import Command
from reviewer_app.ui.name_search import best
from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import paint_key, paint_width, rule, says

ROWS_SHOWN = 11


def search(query: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that fit, best first, by title, then by menu, id and keys; all for an empty query."""
    return best(
        query,
        commands,
        lambda command: command.label,
        lambda command: f"{group_title(command)} {command.id} {keys_text(command)}",
    )


class _Commands(RowDelegate):
    height = 32

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        theme, command = self._theme, index.data(Rows.ROW)
        painter.save()
        box = QRectF(option.rect).adjusted(theme.px(6), 0, -theme.px(6), 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        box.adjust(theme.px(10), 0, -theme.px(10), 0)
        box.setRight(self._paint_keys(painter, box, keys_text(command)))
        self._paint_texts(painter, box, command)
        painter.restore()

    def _paint_keys(self, painter: QPainter, box: QRectF, keys: str) -> float:
        right, height = box.right(), self._theme.px(20)
        for key in reversed(keys.split(" ") if keys else []):
            width = paint_width(key, self._theme)
            paint_key(painter, QRectF(right - width, box.center().y() - height / 2, width, height), key, self._theme)
            right -= width + self._theme.px(3)
        return right - self._theme.px(10)

    def _paint_texts(self, painter: QPainter, box: QRectF, command: Command) -> None:
        theme = self._theme
        middle = Qt.AlignmentFlag.AlignVCenter
        menu = command.group or group_title(command)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        menu_width = QFontMetrics(theme.font(11)).horizontalAdvance(menu)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, menu)
        title_box = box.adjusted(0, 0, -menu_width - theme.px(12), 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        title = QFontMetrics(theme.font()).elidedText(
            command.label, Qt.TextElideMode.ElideRight, int(title_box.width())
        )
        painter.drawText(title_box, middle | Qt.AlignmentFlag.AlignLeft, title)


class Palette(Overlay):
    """Opens over the window with a line to type in. `chosen(id, stamp)` carries what `open_with` was given as stamp."""

    chosen = Signal(str, object)

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self._commands: Sequence[Command] = ()
        self._stamp: object = None
        says(self.setAccessibleName, lambda: self.tr("Find a command"))
        self.line = QLineEdit(frame=False)
        says(self.line.setPlaceholderText, lambda: self.tr("Find a command or policy"))
        self.line.setProperty("role", "bare")
        says(self.line.setAccessibleName, lambda: self.tr("Part of a name"))
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self._rows = Rows(lambda command: command.label, self)
        self.list = QListView()
        self.list.setProperty("role", "raised")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Commands(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        says(self.list.setAccessibleName, lambda: self.tr("Commands found"))
        self.list.clicked.connect(lambda _index: self._run())
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        for widget in (self.line, rule(), self.list):
            self._layout.addWidget(widget)

    def open_with(self, commands: Sequence[Command], stamp: object) -> None:
        """Open empty, over these commands; `stamp` is the page's at the key that opened it."""
        self._commands, self._stamp = [command for command in commands if command.menu], stamp
        self.line.clear()
        self._search("")
        self.open_over(self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Escape of the line; a focus that goes elsewhere."""
        if watched is not self.line:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            return self._key(event)  # type: ignore[arg-type]
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and event.reason() in _ELSEWHERE:
            self.hide()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self._move(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        last = self._rows.rowCount() - 1
        self.list.setCurrentIndex(self._rows.index(max(0, min(last, row))))

    def _search(self, query: str) -> None:
        self._rows.set_rows(search(query, self._commands))
        self.list.setCurrentIndex(self._rows.index(0))

    def _run(self) -> None:
        command = self.list.currentIndex().data(Rows.ROW)
        if command is not None:
            self.close_it()
            self.chosen.emit(command.id, self._stamp)

    def place(self) -> None:
        """In the upper part, so that a short list does not move the line."""
        px, over = self._theme.px, self.parentWidget()
        self._layout.setContentsMargins(1, px(4), 1, px(6))
        width = min(px(600), over.width() - px(40))
        height = min(px(32) * ROWS_SHOWN + px(60), over.height() - px(40))
        self.setGeometry((over.width() - width) // 2, max(px(20), over.height() // 8), width, height)


_ELSEWHERE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
