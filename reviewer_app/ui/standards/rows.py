"""The list on the left of the page: versions, proposals and drafts under their headings."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reviewer_app.ui.row_list import RowDelegate, Rows

_Index = QModelIndex | QPersistentModelIndex
HEADING, VERSION, PROPOSAL, DRAFT = "heading", "version", "proposal", "draft"


@dataclass(frozen=True, slots=True)
class Row:
    """A line. `key` names what it shows, `mark` is a sign at its end in `colour` (a token), `chosen`: for a draft."""

    kind: str
    key: str
    title: str
    below: str = ""
    mark: str = ""
    colour: str = "muted"
    chosen: bool = False


def read_aloud(row: Row) -> str:
    """A line for who cannot see it."""
    return " · ".join(part for part in ("✓" if row.chosen else "", row.title, row.below) if part)


class StandardRows(Rows):
    """Headings are passed over by the arrows."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can neither be chosen nor reached."""
        if index.isValid() and self.rows[index.row()].kind == HEADING:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class RowPainter(RowDelegate):
    """A heading on one line, everything else on two."""

    height = 54

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are lower."""
        row: Row = index.data(Rows.ROW)
        return QSize(100, self._theme.px(38 if row.kind == HEADING else self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        row: Row = index.data(Rows.ROW)
        px = self._theme.px
        painter.save()
        box = option.rect.adjusted(px(16), px(7), -px(14), -px(7))
        if row.kind == HEADING:
            below = QRect(box.x(), option.rect.bottom() - px(24), box.width(), px(20))
            self._write(painter, below, row.title, "muted", 12, bold=True)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, self._theme.color("selected"))
                painter.fillRect(
                    QRect(option.rect.x(), option.rect.y(), px(3), option.rect.height()), self._theme.color("accent")
                )
            half = box.height() // 2
            top = QRect(box.x(), box.y(), box.width(), half)
            room = self._theme.metrics(12).horizontalAdvance(row.mark) + px(10) if row.mark else 0
            title = f"✓ {row.title}" if row.chosen else row.title
            self._write(painter, top.adjusted(0, 0, -room, 0), title, "text", 14)
            self._write(painter, top, row.mark, row.colour, 12, right=True)
            self._write(painter, QRect(box.x(), box.y() + half, box.width(), half), row.below, "muted", 12)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, colour: str, pixels: int, **how: bool) -> None:
        painter.setFont(self._theme.font(pixels, how.get("bold", False)))
        painter.setPen(self._theme.color(colour))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if how.get("right") else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, fitting)
