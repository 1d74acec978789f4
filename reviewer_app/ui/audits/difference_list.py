"""The differences of two reviews as a list: what differs, when, and what has been said of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.audits import words
from reviewer_app.ui.audits.status import Status
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


class DifferenceRow(NamedTuple):
    """A difference as it is listed; `start_ms` None for the verdict."""

    difference_id: str
    kind: str
    name: str
    start_ms: int | None
    status: Status

    @property
    def told(self) -> str:
        """All of it, as it is read aloud."""
        when = "" if self.start_ms is None else timecode(self.start_ms)
        return ", ".join(part for part in (words.kind_name(self.kind), self.name, when, self.status.text) if part)


class DifferenceList(QListView):
    """Commands choose; `chosen(difference_id)` follows each change of what is chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(lambda row: row.told, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(self.tr("Differences"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._changed)
        theme.changed.connect(self.doItemsLayout)

    @property
    def current_id(self) -> str:
        """The difference that is chosen, '' for none."""
        row = self.currentIndex().data(Rows.ROW)
        return "" if row is None else row.difference_id

    def show_rows(self, rows: Sequence[DifferenceRow]) -> None:
        """Show these; the one that is chosen stays so."""
        before = self.current_id
        known = [one.difference_id for one in self.rows.rows]
        if known == [one.difference_id for one in rows]:
            self.rows.rows = rows
            if rows:
                self.rows.dataChanged.emit(self.rows.index(0), self.rows.index(len(rows) - 1))
            return
        self.rows.set_rows(rows)
        self.choose(before if before in {one.difference_id for one in rows} else "")

    def choose(self, difference_id: str) -> None:
        """Choose a difference, the first one where there is none of that id."""
        places = [place for place, one in enumerate(self.rows.rows) if one.difference_id == difference_id]
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(places[0] if places else 0))

    def go(self, steps: int) -> None:
        """Choose the one so many further."""
        place = self.currentIndex().row() + steps
        if 0 <= place < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(place))

    def _changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.current_id)


class _Delegate(RowDelegate):
    height = 46

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The sign, what differs and when; below it what has been said."""
        row: DifferenceRow = index.data(Rows.ROW)
        theme, px, box = self._theme, self._theme.px, QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRectF(box.left(), box.top(), px(3), box.height()), theme.color("accent"))
        sign = QRectF(box.left() + px(14), box.top() + px(6), px(18), px(18))
        painter.setPen(QPen(theme.color("control_line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(sign, px(5), px(5))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(11, bold=True))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, words.SIGNS[row.kind])
        left, right = sign.right() + px(9), box.right() - px(12)
        when = "" if row.start_ms is None else timecode(row.start_ms)
        painter.setFont(theme.time_font(11))
        wide = painter.fontMetrics().horizontalAdvance(when)
        line = QRectF(left, box.top() + px(5), right - left, px(19))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, when)
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(
            f"{words.kind_name(row.kind)} · {row.name}", Qt.TextElideMode.ElideRight, int(line.width() - wide - px(10))
        )
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name)
        line.translate(0, px(18))
        painter.setFont(theme.font(11.5))
        painter.setPen(theme.color(row.status.colour))
        said = painter.fontMetrics().elidedText(
            f"{row.status.mark}  {row.status.text}", Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, said)
        painter.restore()
