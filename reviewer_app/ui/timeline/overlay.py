"""What moves over the rows: marks set by hand, open spans, the chosen finding, what is being dragged, the playhead."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.timeline.findings_row import FindingsRow
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.overview_row import OverviewRow
from reviewer_app.ui.timeline.ruler_row import RulerRow
from reviewer_app.ui.timeline.view import View

_HEAD = 6
_HANDLE = 5


class Overlay:
    """Paints over the kept rows, a few shapes at a time; lengths are dots. `bottom` is where the rows end."""

    def __init__(self, kit: Kit, view: View, ruler: RulerRow, findings: FindingsRow, overview: OverviewRow) -> None:
        self._kit, self._view = kit, view
        self._ruler, self._findings, self._overview = ruler, findings, overview
        self.clear()

    def clear(self) -> None:
        """Another recording: nothing is marked, open or chosen, and the playhead is at its beginning."""
        self.playhead_ms = 0
        self.in_ms: int | None = None
        self.out_ms: int | None = None
        self.chosen: Finding | None = None
        self.open: dict[str, Finding] = {}
        self.preview: tuple[str, int, int | None] | None = None

    def playhead_boxes(self, ms: int) -> Iterable[QRectF]:
        """What the playhead at a time covers."""
        reach, x = self._kit.px(_HEAD) + 1, self._view.x(ms)
        yield QRectF(x - reach, 0, 2 * reach + self._frame_width(ms), self._overview.top)
        yield QRectF(self._overview.x(ms) - 3, self._overview.top, 6 + self._kit.hair, self._overview.height)

    def open_box(self, finding: Finding) -> QRectF:
        """Where a span that is still open lies: from its start to the playhead."""
        end = max(finding.start_ms, self.playhead_ms)
        return self._findings.box(finding.finding_id, finding.start_ms, end)

    def chosen_box(self, finding: Finding, start_ms: int, end_ms: int | None) -> QRectF:
        """The outline of a finding and the handles at its edges."""
        reach = self._kit.px(_HANDLE + 2)
        end = max(start_ms, self.playhead_ms) if finding.open_span else end_ms
        return self._findings.box(finding.finding_id, start_ms, end).adjusted(-reach, -reach, reach, reach)

    def bubble_box(self, ms: int) -> QRectF:
        """Where the time of what is being dragged stands: in the ruler."""
        width = self._kit.metrics(11).horizontalAdvance("00:00:00.000") + self._kit.px(12)
        left = min(max(self._view.x(ms) - width / 2, self._view.left), max(self._view.left, self._view.right - width))
        return QRectF(left, self._ruler.top + 1, width, self._ruler.height - 2)

    def paint(self, painter: QPainter) -> None:
        """Paint what there is; the painter is clipped to what must be painted."""
        view, kit = self._view, self._kit
        area = painter.clipBoundingRect()
        edge = kit.px(_HEAD)
        painter.save()
        painter.setClipRect(QRectF(view.left - edge, 0, view.width + 2 * edge, self._overview.bottom),
                            Qt.ClipOperation.IntersectClip)  # fmt: skip
        self._paint_marks(painter)
        for finding in self.open.values():
            if area.intersects(self.open_box(finding)):
                self._paint_open(painter, finding)
        if self.chosen is not None:
            self._paint_chosen(painter, self.chosen)
        self._paint_playhead(painter)
        if self.preview is not None:
            self._paint_preview(painter, *self.preview)
        painter.restore()

    def _frame_width(self, ms: int) -> float:
        """How wide the picture at the playhead is, where it is wide enough to be seen; else 0."""
        frames, view = self._ruler.frames, self._view
        if frames.typical_ms / view.ms_per_dot < self._kit.px(5):
            return 0.0
        return max(0.0, view.x(frames.step(ms, 1)) - view.x(ms))

    def _paint_marks(self, painter: QPainter) -> None:
        if self.in_ms is None and self.out_ms is None:
            return
        view, kit, bottom = self._view, self._kit, self._overview.top
        first = self.in_ms if self.in_ms is not None else self.out_ms
        last = self.out_ms if self.out_ms is not None else self.in_ms
        left, right = view.x(first), view.x(last)
        painter.fillRect(QRectF(left, 0, max(0.0, right - left), bottom), kit.color("accent", 0.14))
        painter.setPen(QPen(kit.color("accent"), kit.px(1.5)))
        for ms, side in ((self.in_ms, 1), (self.out_ms, -1)):
            if ms is not None:
                x, reach = round(view.x(ms)), kit.px(5) * side
                corners = [(x + reach, 1), (x, 1), (x, bottom - 2), (x + reach, bottom - 2)]
                painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_open(self, painter: QPainter, finding: Finding) -> None:
        """Dashed, since its end is still to come; the dashes stand still while it grows."""
        kit, box = self._kit, self.open_box(finding)
        colour = kit.theme.severity_color(finding.severity)
        fill = kit.theme.severity_color(finding.severity)
        fill.setAlphaF(0.22)
        painter.fillRect(box, fill)
        pen = QPen(colour, kit.px(1.5))
        pen.setDashPattern([3, 2])
        for y in (box.top() + pen.widthF() / 2, box.bottom() - pen.widthF() / 2):
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.fillRect(QRectF(box.left(), box.top(), kit.px(2), box.height()), colour)
        side = min(kit.px(10), int(box.height()) - 2 * kit.hair)
        if box.width() > side + kit.px(8):
            kit.severity(painter, box.left() + kit.px(5) + side / 2, box.center().y(), finding.severity, side)

    def _paint_chosen(self, painter: QPainter, finding: Finding) -> None:
        if self.preview is not None and self.preview[0] == finding.finding_id:
            return
        box = self.open_box(finding) if finding.open_span else self._box(finding)
        self._paint_outline(painter, box, finding.end_ms is not None)

    def _box(self, finding: Finding) -> QRectF:
        return self._findings.box(finding.finding_id, finding.start_ms, finding.end_ms)

    def _paint_outline(self, painter: QPainter, box: QRectF, handles: bool) -> None:
        kit, colour = self._kit, self._kit.color("text")
        grow = kit.px(2)
        outline = box.adjusted(-grow, -grow + kit.hair, grow, grow - kit.hair)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, kit.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outline, kit.px(4), kit.px(4))
        if handles:
            width = kit.px(_HANDLE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for left in (outline.left() - width + kit.px(1), outline.right() - kit.px(1)):
                grip = QRectF(left, outline.top(), width, outline.height())
                painter.drawRoundedRect(grip, kit.px(2), kit.px(2))
                notch = QRectF(grip.center().x() - kit.hair / 2, grip.top() + kit.px(3), kit.hair,
                               grip.height() - 2 * kit.px(3))  # fmt: skip
                painter.fillRect(notch, kit.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_preview(self, painter: QPainter, finding_id: str, start_ms: int, end_ms: int | None) -> None:
        finding = self._findings.findings.get(finding_id)
        if finding is None:
            return
        kit, box = self._kit, self._findings.box(finding_id, start_ms, end_ms)
        fill = kit.theme.severity_color(finding.severity)
        fill.setAlphaF(0.25)
        if end_ms is None:
            kit.severity(painter, box.center().x(), box.center().y(), finding.severity, int(box.width()))
        else:
            painter.fillRect(box, fill)
        self._paint_outline(painter, box, end_ms is not None)
        moved = start_ms if start_ms != finding.start_ms or end_ms is None else end_ms
        self._paint_bubble(painter, moved)

    def _paint_bubble(self, painter: QPainter, ms: int) -> None:
        kit, box = self._kit, self.bubble_box(ms)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("accent_fill"))
        painter.drawRoundedRect(box, kit.px(4), kit.px(4))
        painter.setPen(kit.color("on_accent"))
        painter.setFont(kit.font(11))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, timecode(ms, millis=True))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_playhead(self, painter: QPainter) -> None:
        kit, view, overview = self._kit, self._view, self._overview
        x, colour = round(view.x(self.playhead_ms)), kit.color("text")
        frame = self._frame_width(self.playhead_ms)
        if frame:
            painter.fillRect(QRectF(x, 0, frame, overview.top), kit.color("text", 0.10))
        wide = max(1, round(1.5 * kit.ratio))
        painter.fillRect(x - wide // 2, 0, wide, overview.top, colour)
        reach = kit.px(_HEAD - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        centre = x - wide // 2 + wide / 2
        head = ((-reach, 0), (reach, 0), (reach, reach * 0.8), (0, reach * 1.8), (-reach, reach * 0.8))
        painter.drawPolygon(QPolygonF([QPointF(centre + dx, dy) for dx, dy in head]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(round(overview.x(self.playhead_ms)), overview.top, wide, overview.height, colour)
