"""The list of findings: one line each, the chosen one is what the finding commands act on."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review.findings_model import FindingsModel
from reviewer_app.ui.theme import Theme, paint_severity
from reviewer_app.ui.widgets import paint_key, paint_width


class FindingDelegate(QStyledItemDelegate):
    """Paints severity, time, policy, then right-aligned subject, length, note and key of a finding.

    `key_of(policy_id)` and `subject_name(id)` give texts, '' for none.
    """

    def __init__(self, theme: Theme, key_of: Callable[[str], str], subject_name: Callable[[str], str], parent: QWidget):
        super().__init__(parent)
        self._theme, self._key_of, self._subject_name = theme, key_of, subject_name
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's fonts again."""
        self._font, self._small = self._theme.font(13), self._theme.time_font(12)
        self._time_width = QFontMetrics(self._small).horizontalAdvance("00:00:00")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint one row."""
        finding: Finding = index.data(FindingsModel.FINDING)
        theme, box = self._theme, option.rect
        px, middle = theme.px, box.center().y() + 1
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, theme.color("selected" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(box.topLeft(), QSize(px(3), box.height())), theme.color("accent"))
        side = px(10)
        mark = QRectF(box.left() + px(12), middle - side / 2, side, side)
        paint_severity(painter, mark, finding.severity, theme)
        painter.setFont(self._small)
        x = round(mark.right()) + px(9)
        self._text(painter, QRect(x, box.top(), self._time_width, box.height()), timecode(finding.start_ms), "muted")
        x += self._time_width + px(10)
        right = self._paint_tail(painter, box, middle, finding)
        painter.setFont(self._font)
        room = max(0, right - x - px(8))
        name = index.model().policy_name(finding)
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._text(painter, QRect(x, box.top(), room, box.height()), name, "text")
        painter.restore()

    def _paint_tail(self, painter: QPainter, box: QRect, middle: int, finding: Finding) -> int:
        """What stands at the right end, from there leftwards; returns where it begins."""
        px, right = self._theme.px, box.right() - self._theme.px(10)
        key = self._key_of(finding.policy_id)
        if key:
            for part in reversed(key.split(" ")):
                width = paint_width(part, self._theme)
                paint_key(painter, QRectF(right - width, middle - px(9), width, px(18)), part, self._theme)
                right -= width + px(3)
            right -= px(5)
        if finding.note:
            right = self._from_right(painter, box, right, "✎", "text")
        length = self._length(finding)
        if length:
            right = self._from_right(painter, box, right, length, "accent" if finding.open_span else "muted")
        if finding.subject != "host":
            right = self._from_right(painter, box, right, self._subject_name(finding.subject), "muted")
        return right

    def _from_right(self, painter: QPainter, box: QRect, right: int, text: str, token: str) -> int:
        limit = round(box.width() * 0.3)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, limit)
        width = painter.fontMetrics().horizontalAdvance(text)
        self._text(painter, QRect(right - width, box.top(), width + 2, box.height()), text, token)
        return right - width - self._theme.px(8)

    def _length(self, finding: Finding) -> str:
        if finding.open_span:
            return self.tr("open …")
        if finding.end_ms is None:
            return ""
        seconds = (finding.end_ms - finding.start_ms) / 1000
        return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60)} s"

    def _text(self, painter: QPainter, box: QRect, text: str, token: str) -> None:
        painter.setPen(self._theme.color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class FindingsView(QTableView):
    """Shows a `FindingsModel`. `chosen(Finding | None)` follows the current row, `go_wanted(ms)` a click on one.

    A table, because a list view of Qt lays out all its rows for each one that is inserted.
    """

    chosen = Signal(object)
    go_wanted = Signal(int)

    def __init__(
        self,
        model: FindingsModel,
        theme: Theme,
        key_of: Callable[[str], str],
        subject_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._findings, self._theme = model, theme
        self._delegate = FindingDelegate(theme, key_of, subject_name, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Findings"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._restyle()
        theme.changed.connect(self._restyle)
        self.clicked.connect(lambda index: self.go_wanted.emit(model.finding(index.row()).start_ms))

    def chosen_finding(self) -> Finding | None:
        """The finding that the finding commands act on."""
        index = self.currentIndex()
        return self._findings.finding(index.row()) if index.isValid() else None

    def choose(self, finding_id: str | None) -> None:
        """Choose a finding and bring it into view; None chooses none."""
        if not self._findings.has(finding_id):
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        index = self._findings.index(self._findings.row_of(finding_id))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        else:
            self.scrollTo(index)

    def choose_step(self, step: int, from_ms: int) -> Finding | None:
        """Choose the next (1) or previous (-1) finding, by time when none is chosen; None at the end."""
        current = self.currentIndex()
        row = current.row() + step if current.isValid() else self._findings.row_near(from_ms, step)
        if row is None or not 0 <= row < self._findings.rowCount():
            return None
        self.setCurrentIndex(self._findings.index(row))
        return self._findings.finding(row)

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return self._theme.px(26)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which finding is chosen now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._findings.finding(current.row()) if current.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen finding stays in view when the editor takes room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.viewport().update()
