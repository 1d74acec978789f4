"""The findings: spans in lanes, points below them."""

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import look
from reviewer_app.ui.timeline.finding_table import OPEN, POINT, SPAN, FindingTable
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row, gravest
from reviewer_app.ui.timeline.view import View

LANES = 3
_GLYPH = 10
_TEXT = 10.5
_WIDE = 16


class FindingsRow(Row):
    """Bars in the colours of their severities, with its mark and the policy's name where there is room."""

    least, most = 38, 60

    def __init__(self, kit: Kit, view: View, policy_name: Callable[[str], str]) -> None:
        super().__init__(kit, view)
        self._policy_name = policy_name
        self.table = FindingTable(LANES)
        self.findings: dict[str, Finding] = {}

    def clear(self) -> None:
        """None is left."""
        self.table, self.findings = FindingTable(LANES), {}

    def set_all(self, findings: Iterable[Finding]) -> None:
        """Show these instead of any others."""
        self.clear()
        self.findings = {finding.finding_id: finding for finding in findings}
        self.table.put_all(
            (one.finding_id, one.start_ms, one.end_ms, look.rank(one.severity), one.open_span)
            for one in self.findings.values()
        )

    def put(self, finding: Finding) -> None:
        """Show a finding, new or changed."""
        self.findings[finding.finding_id] = finding
        rank = look.rank(finding.severity)
        self.table.put(finding.finding_id, finding.start_ms, finding.end_ms, rank, finding.open_span)

    def drop(self, finding_id: str) -> Finding | None:
        """Show a finding no more; returns it."""
        self.table.drop(finding_id)
        return self.findings.pop(finding_id, None)

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "findings")

    def lane_box(self, lane: int) -> tuple[int, int]:
        """Top and height of a lane of spans in dots."""
        gap, height = self.kit.px(2), self._lane_height()
        return self.top + self.kit.px(1) + lane * height, height - gap

    def points_middle(self) -> float:
        """Where the marks of points stand."""
        return self.bottom - self.kit.px(_GLYPH / 2 + 2)

    def reach(self) -> int:
        """How far beyond its times a finding is painted, in dots."""
        return self.kit.px(_GLYPH) + 2 * self._bucket()

    def box(self, finding_id: str, start_ms: float, end_ms: float | None) -> QRectF:
        """Where a finding is, or would be with these times; lanes and points as in the table."""
        left = self.view.x(start_ms)
        if end_ms is None:
            side = self.kit.px(_GLYPH)
            return QRectF(left - side / 2, self.points_middle() - side / 2, side, side)
        row = self.table.row(finding_id)
        top, height = self.lane_box(0 if row is None else int(self.table.lane[row]))
        return QRectF(left, top, max(self.kit.px(2), self.view.x(end_ms) - left), height)

    def at(self, x: float, y: float) -> str | None:
        """The finding at a place, the gravest of several."""
        near = self.kit.px(4)
        kinds = (POINT,) if y >= self.points_middle() - self.kit.px(_GLYPH / 2 + 1) else (SPAN, OPEN)
        if kinds == (POINT,):
            near = self.kit.px(_GLYPH / 2)
        rows = self.table.within(self.view.time(x - near), self.view.time(x + near), *kinds)
        if kinds != (POINT,):
            rows = rows[self.table.lane[rows] == min(LANES - 1, int((y - self.top) // self._lane_height()))]
        return self.table.finding_id(int(rows[-1])) if len(rows) else None

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Bars of spans, marks of points."""
        reach = self.reach()
        from_ms, to_ms = self.view.time(first - reach), self.view.time(last + reach)
        rows = self.table.within(from_ms, to_ms, SPAN, POINT)
        spans, points = (rows[self.table.kind[rows] == kind] for kind in (SPAN, POINT))
        if len(spans):
            self._paint_spans(painter, spans, first, last)
        if len(points):
            points = points[np.argsort(self.table.start[points], kind="stable")]
            places, ranks = self.view.xs(self.table.start[points]), self.table.rank[points].astype(np.int64)
            middle, side = self.points_middle(), self.kit.px(_GLYPH)
            for number in gravest(places, ranks, self._bucket()).tolist():
                severity = look.severity_of(int(ranks[number]))
                self.kit.severity(painter, float(places[number]), middle, severity, side)

    def tell(self, ms: float, x: float, y: float) -> str:
        """Times, severity, policy and note of the finding there."""
        finding_id = self.at(x, y)
        if finding_id is None:
            return ""
        finding = self.findings[finding_id]
        times = timecode(finding.start_ms, millis=True)
        if finding.end_ms is not None:
            times += f"–{timecode(finding.end_ms, millis=True)}"
        parts = (times, finding.severity, self._policy_name(finding.policy_id))
        return "\n".join(part for part in (" · ".join(p for p in parts if p), finding.note) if part)

    def _paint_spans(self, painter: QPainter, rows: np.ndarray, first: int, last: int) -> None:
        """Narrow ones by columns of dots, whatever their number; wide ones, of which few fit, one by one."""
        table, view = self.table, self.view
        lefts, rights = view.xs(table.start[rows]), view.xs(table.end[rows])
        wide = rights - lefts >= self.kit.px(_WIDE)
        for number in np.flatnonzero(wide).tolist():
            row = int(rows[number])
            top, height = self.lane_box(int(table.lane[row]))
            left, right = round(float(lefts[number])), round(float(rights[number]))
            self._paint_bar(painter, row, QRectF(left, top, right - left, height))
        if not wide.all():
            self._paint_narrow(painter, rows[~wide], first, last)

    def _paint_narrow(self, painter: QPainter, rows: np.ndarray, first: int, last: int) -> None:
        """In each column of each lane the colour of the gravest."""
        table, view, count = self.table, self.view, last - first + 1
        left = np.floor(view.xs(table.start[rows])).astype(int) - first
        right = np.maximum(np.floor(view.xs(table.end[rows])).astype(int) - first, left + self.kit.px(2))
        left, right = np.clip(left, 0, count), np.clip(right, 0, count)
        ranks, size = look.NO_RANK + 1, count + 1
        band = (table.lane[rows].astype(np.int64) * ranks + table.rank[rows]) * size
        begun, ended = (np.bincount(band + edge, minlength=LANES * ranks * size) for edge in (left, right))
        there = np.cumsum((begun - ended).reshape(LANES, ranks, size)[:, :, :count], axis=2) > 0
        shown = np.where(there.any(axis=1), there.argmax(axis=1), ranks)
        for lane in range(LANES):
            top, height = self.lane_box(lane)
            self.kit.columns(painter, QRect(first, top, count, height), shown[lane], self.kit.severities())

    def _paint_bar(self, painter: QPainter, row: int, box: QRectF) -> None:
        kit, severity = self.kit, look.severity_of(int(self.table.rank[row]))
        colour = kit.theme.severity_color(severity)
        hair, radius = kit.hair, min(kit.px(3), box.width() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, hair))
        fill = kit.theme.severity_color(severity)
        fill.setAlphaF(0.30)
        painter.setBrush(fill)
        inset = hair / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        side = min(kit.px(_GLYPH), int(box.height()) - 2 * hair)
        if box.width() >= side + 2 * kit.px(3):
            # A bar that begins left of the view still says what it is.
            left = max(box.left(), self.view.left) + kit.px(3)
            if left + side <= box.right():
                kit.severity(painter, left + side / 2, box.center().y(), severity, side)
            self._paint_name(painter, row, box, left + side + kit.px(4))

    def _paint_name(self, painter: QPainter, row: int, box: QRectF, left: float) -> None:
        kit = self.kit
        metrics, room = kit.metrics(_TEXT), int(box.right() - kit.px(4) - left)
        if room < kit.px(24) or box.height() < metrics.ascent():
            return
        name = self._policy_name(self.findings[self.table.finding_id(row)].policy_id)
        painter.setFont(kit.font(_TEXT))
        painter.setPen(kit.color("text"))
        baseline = round(box.center().y() + (metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(QPointF(left, baseline), metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))

    def _lane_height(self) -> int:
        return (self.height - self.kit.px(_GLYPH + 3)) // LANES

    def _bucket(self) -> int:
        return self.kit.px(6)
