"""The palette: type part of a name, press Enter, and the command runs."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.ui.actions import group_title, keys_text
from reviewer_app.ui.commands import Command
from reviewer_app.ui.name_search import best
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import paint_key, paint_width, rule, says

_Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 11


def search(query: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that fit, best first, by title, then by menu, id and keys; all for an empty query."""
    return best(
        query,
        commands,
        lambda command: command.label,
        lambda command: f"{group_title(command)} {command.id} {keys_text(command)}",
    )


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def put(self, commands: list[Command]) -> None:
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.commands[index.row()].label
        if role == Qt.ItemDataRole.UserRole:
            return self.commands[index.row()]
        return None


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, command = self._theme, index.data(Qt.ItemDataRole.UserRole)
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


class Palette(QFrame):
    """Opens over the window with a line to type in. `chosen(id, stamp)` carries what `open_with` was given as stamp."""

    chosen = Signal(str, object)

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._commands: Sequence[Command] = ()
        self._stamp: object = None
        self._before: QWidget | None = None
        self.setProperty("role", "overlay")
        self.setProperty(OWN_KEYS, True)
        says(self.setAccessibleName, lambda: self.tr("Find a command"))
        self.line = QLineEdit(frame=False)
        says(self.line.setPlaceholderText, lambda: self.tr("Find a command or policy"))
        self.line.setProperty("role", "bare")
        says(self.line.setAccessibleName, lambda: self.tr("Part of a name"))
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self._rows = _Rows(self)
        self.list = QListView()
        self.list.setProperty("role", "raised")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_RowDelegate(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        says(self.list.setAccessibleName, lambda: self.tr("Commands found"))
        self.list.clicked.connect(lambda _index: self._run())
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        for widget in (self.line, rule(), self.list):
            self._layout.addWidget(widget)
        over.installEventFilter(self)
        self.hide()

    def open_with(self, commands: Sequence[Command], stamp: object) -> None:
        """Open empty, over these commands; `stamp` is the page's at the key that opened it."""
        self._commands, self._stamp = [command for command in commands if command.menu], stamp
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_it(self) -> None:
        """Close and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Escape of the line; the window's size; a focus that goes elsewhere."""
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
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
        self._rows.put(search(query, self._commands))
        self.list.setCurrentIndex(self._rows.index(0))

    def _run(self) -> None:
        command = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if command is not None:
            self.close_it()
            self.chosen.emit(command.id, self._stamp)

    def _place(self) -> None:
        px, over = self._theme.px, self.parentWidget()
        self._layout.setContentsMargins(1, px(4), 1, px(6))
        width = min(px(600), over.width() - px(40))
        height = min(px(32) * ROWS_SHOWN + px(60), over.height() - px(40))
        self.setGeometry((over.width() - width) // 2, max(px(20), over.height() // 8), width, height)


_ELSEWHERE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
