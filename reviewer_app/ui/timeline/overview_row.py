"""The whole recording at the bottom, with the stretch in view: a scroll bar that shows where the findings are."""

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reviewer_app.ui.timeline.finding_table import OPEN, POINT, SPAN
from reviewer_app.ui.timeline.findings_row import FindingsRow
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row, columns_of
from reviewer_app.ui.timeline.view import View


class OverviewRow(Row):
    """Always shows all of it, whatever the other rows show."""

    least, most = 12, 14

    def __init__(self, kit: Kit, view: View, findings: FindingsRow) -> None:
        super().__init__(kit, view)
        self._findings = findings

    def x(self, ms: float) -> float:
        """The place of a time in the whole recording."""
        return self.view.left + ms * self.view.width / self.view.duration_ms

    def time(self, x: float) -> float:
        """The time at a place."""
        return (x - self.view.left) * self.view.duration_ms / self.view.width

    def window(self) -> QRectF:
        """The stretch in view; wide enough to be taken."""
        left, width = self.x(self.view.from_ms), self.view.span_ms * self.view.width / self.view.duration_ms
        least = self.kit.px(14)
        if width < least:
            left, width = left - (least - width) / 2, least
        left = min(max(left, self.view.left), self.view.right - width)
        gap = self.kit.px(2)
        return QRectF(left, self.top + gap, width, self.height - 2 * gap)

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """The findings of the whole recording, and the stretch in view."""
        kit, view = self.kit, self.view
        gap = kit.px(2)
        painter.fillRect(view.left, self.top + gap, view.width, self.height - 2 * gap, kit.color("field"))
        table, wide = self._findings.table, kit.px(2)
        rows = table.within(self.time(first - 2 * wide), self.time(last + 2 * wide), POINT, SPAN, OPEN)
        if len(rows):
            places = view.left + table.start[rows] * (view.width / view.duration_ms)
            ranks = table.rank[rows].astype(np.int64)
            shown = columns_of(places, ranks, first, last, wide)
            box = QRect(first, self.top + 2 * gap, last - first + 1, self.height - 4 * gap)
            kit.columns(painter, box, shown, kit.severities())
        if not view.whole:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(kit.color("control_line"), kit.hair))
            painter.setBrush(kit.color("text", 0.14))
            half = kit.hair / 2
            painter.drawRoundedRect(self.window().adjusted(half, half, -half, -half), kit.px(3), kit.px(3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
