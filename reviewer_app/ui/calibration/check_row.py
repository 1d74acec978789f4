"""A line of a list that is taken by Space: a box with a tick, a name, and what there is to know on the right."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reviewer_app.ui.row_list import RowDelegate

_Index = QModelIndex | QPersistentModelIndex
# The role of `(name, what there is to know)`.
TEXTS = Qt.ItemDataRole.UserRole + 1
_TICK = ((-4.0, 0.4), (-1.1, 3.2), (4.0, -2.8))


class CheckRow(RowDelegate):
    """Paints the line; a click on it takes it, as Space does."""

    height = 32

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Box, name, and what there is to know."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))
        middle = option.rect.center().y() + 0.5
        self._paint_box(painter, QPointF(option.rect.x() + px(20), middle), index)
        name, detail = index.data(TEXTS)
        room = option.rect.adjusted(px(40), 0, -px(14), 0)
        painter.setFont(theme.time_font(12))
        painter.setPen(theme.color("muted"))
        width = min(painter.fontMetrics().horizontalAdvance(detail), room.width() * 2 // 3)
        self._write(painter, QRect(room.right() - width, room.y(), width + 1, room.height()), detail)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        self._write(painter, room.adjusted(0, 0, -width - px(12), 0), name)
        painter.restore()

    def editorEvent(self, event: QEvent, model, option: QStyleOptionViewItem, index: _Index) -> bool:  # type: ignore[no-untyped-def]
        """Space, or a click anywhere on the line, takes it or lets it go."""
        kind = event.type()
        by_key = kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]
        if not by_key and kind != QEvent.Type.MouseButtonRelease:
            return False
        taken = _is_taken(index)
        state = Qt.CheckState.Unchecked if taken else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _paint_box(self, painter: QPainter, centre: QPointF, index: _Index) -> None:
        theme, px = self._theme, self._theme.px
        taken = _is_taken(index)
        half = px(16) / 2
        box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        painter.setPen(theme.color("accent_fill" if taken else "control_line"))
        painter.setBrush(theme.color("accent_fill" if taken else "field"))
        painter.drawRoundedRect(box, px(4), px(4))
        if taken:
            unit = half / 8
            painter.setPen(QPen(theme.color("on_accent"), 1.9 * unit))
            painter.drawPolyline([QPointF(centre.x() + x * unit, centre.y() + y * unit) for x, y in _TICK])

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _is_taken(index: _Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
