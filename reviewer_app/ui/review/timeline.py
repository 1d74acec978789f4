"""The recording on one line: time, who speaks, search hits, findings, marks and the playhead."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.transcript import Cue
from reviewer_app.ui.review import look
from reviewer_app.ui.review.stamps import Stamps
from reviewer_app.ui.review.timeline_marks import MarkColumns, union
from reviewer_app.ui.theme import Theme

_SPEAKERS = 4
_STEPS_MS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000)
_CLOSEST_MS = 2_000


class Timeline(QWidget):
    """Shows a recording's length with marks; `seek_wanted(ms)` on click and drag.

    Everything but playhead and marks is kept in a pixmap: a tick repaints two narrow strips, one more finding a few
    columns, for any number of findings. Ctrl+wheel zooms, the wheel pans.
    """

    seek_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._stamps = theme, Stamps(theme)
        self._take_sizes()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline"))
        self._duration = 1
        self._from, self._to = 0.0, 1.0
        self._marks = MarkColumns(look.NO_RANK + 1)
        self._open: dict[str, int] = {}
        self._lanes: dict[str, np.ndarray] = {}
        self._hits = np.zeros(0, dtype=np.int64)
        self._in_ms: int | None = None
        self._out_ms: int | None = None
        self._chosen: Finding | None = None
        self._playhead = 0
        self._ground: QPixmap | None = None
        self._stale: tuple[int, int] | None = None
        self._step = _STEPS_MS[-1]
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(600, round(self._points_top()) + self._glyph + 10)

    def minimumSizeHint(self) -> QSize:
        """Any width, the height of the lanes."""
        return QSize(200, self.sizeHint().height())

    def set_recording(self, duration_ms: int, cues: Sequence[Cue]) -> None:
        """Show another recording, whole and without findings, hits and marks."""
        self._duration = max(1, duration_ms, max((cue.end_ms for cue in cues), default=0))
        self._from, self._to = 0.0, float(self._duration)
        self._marks = MarkColumns(look.NO_RANK + 1)
        self._open, self._chosen, self._in_ms, self._out_ms = {}, None, None, None
        self._hits = np.zeros(0, dtype=np.int64)
        spoken: dict[str, list[tuple[int, int]]] = {}
        for cue in cues:
            if cue.speaker:
                spoken.setdefault(cue.speaker, []).append((cue.start_ms, cue.end_ms))
        self._lanes = {name: np.array(spoken[name], dtype=np.int64) for name in sorted(spoken)[:_SPEAKERS]}
        self._playhead = 0
        self.updateGeometry()
        self._redraw()

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show many findings at once, as when a review opens; none of them is shown yet."""
        all_of_them = list(findings)
        self._open = {finding.finding_id: finding.start_ms for finding in all_of_them if finding.open_span}
        self._marks.put_all(
            (finding.finding_id, finding.start_ms, finding.end_ms, look.rank(finding.severity))
            for finding in all_of_them
        )
        self._redraw()

    def put_finding(self, finding: Finding) -> None:
        """Show a finding, new or changed."""
        self._set_open(finding.finding_id, finding.start_ms if finding.open_span else None)
        rank = look.rank(finding.severity)
        self._touch(self._marks.put(finding.finding_id, finding.start_ms, finding.end_ms, rank))

    def drop_finding(self, finding_id: str) -> None:
        """Show a finding no more."""
        self._set_open(finding_id, None)
        self._touch(self._marks.drop(finding_id))

    def choose(self, finding: Finding | None) -> None:
        """Outline the chosen finding."""
        if finding is not self._chosen:
            before, self._chosen = self._chosen, finding
            for one in (before, finding):
                if one is not None:
                    self.update(self._outline(one).toAlignedRect().adjusted(-1, -1, 1, 1))

    def set_hits(self, times_ms: Iterable[int]) -> None:
        """Show search hits."""
        self._hits = np.fromiter(times_ms, dtype=np.int64)
        self._redraw()

    def set_marks(self, in_ms: int | None, out_ms: int | None) -> None:
        """Show the span marked by hand."""
        self._in_ms, self._out_ms = in_ms, out_ms
        self.update()

    def set_playhead(self, ms: int) -> None:
        """Move the playhead; a zoomed timeline turns the page when it leaves."""
        if ms == self._playhead:
            return
        before, self._playhead = self._x(self._playhead), ms
        width = self._to - self._from
        if not self._from <= ms <= self._to and width < self._duration:
            self._show(ms - width * 0.1, width)
            return
        for x in (before, self._x(ms)):
            self.update(QRect(round(x) - 5, 0, 11, self.height()))

    def zoom(self, factor: float, around_ms: float | None = None) -> None:
        """Show a stretch `factor` times as short, the given time (else the playhead) staying in place."""
        around = self._playhead if around_ms is None else around_ms
        width = min(float(self._duration), max(float(_CLOSEST_MS), (self._to - self._from) / factor))
        part = (around - self._from) / (self._to - self._from)
        self._show(around - part * width, width)

    def visible_ms(self) -> tuple[int, int]:
        """The stretch of time in view."""
        return round(self._from), round(self._to)

    def time_at(self, x: float) -> int:
        """The time at a horizontal place, within the recording."""
        return round(min(self._duration, max(0, self._time_of(x))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept ground, then what moves."""
        if self._ground is None:
            self._ground = self._drawn_ground()
        elif self._stale is not None and self._columns() > 0:
            self._patch(self._ground, self._stale)
        self._stale = None
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_marks(painter)
        self._paint_playhead(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width."""
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.seek_wanted.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.seek_wanted.emit(self.time_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken, since the press was."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else pan."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 ** (turn / 120), self.time_at(event.position().x()))
        else:
            width = self._to - self._from
            self._show(self._from - turn / 120 * width * 0.1, width)
        event.accept()

    def _restyle(self) -> None:
        self._take_sizes()
        self.updateGeometry()
        self._redraw()

    def _take_sizes(self) -> None:
        px = self._theme.px
        self._gutter, self._end, self._lane, self._glyph, self._gap = px(84), px(12), px(8), px(10), px(7)
        self._font = self._theme.time_font(11)
        self._axis = QFontMetrics(self._font).height() + px(8)

    def _show(self, from_ms: float, width_ms: float) -> None:
        start = min(max(0.0, from_ms), self._duration - width_ms)
        if (start, start + width_ms) != (self._from, self._to):
            self._from, self._to = start, start + width_ms
            self._redraw()

    def _set_open(self, finding_id: str, start_ms: int | None) -> None:
        """Where a span is still open, None for none of this finding; its dashes reach beyond its column."""
        if self._open.get(finding_id) != start_ms:
            self.update()
        if start_ms is None:
            self._open.pop(finding_id, None)
        else:
            self._open[finding_id] = start_ms

    def _redraw(self) -> None:
        self._marks.show(self._from, self._to, max(1, self._columns()))
        self._ground = None
        self.update()

    def _touch(self, columns: tuple[int, int] | None) -> None:
        """Some columns of the findings' lanes look different; they are drawn when they are painted."""
        if columns is not None:
            self._stale = union(self._stale, columns)
            self.update(self._lanes_over(columns))

    def _lanes_over(self, columns: tuple[int, int]) -> QRect:
        """The findings' lanes over some columns, as far as a mark in them reaches."""
        first, last = max(0, columns[0] - self._glyph), min(self._marks.width - 1, columns[1] + self._glyph)
        return QRect(self._gutter + first, self._spans_top() - 1, last - first + 1, self.height())

    def _patch(self, ground: QPixmap, columns: tuple[int, int]) -> None:
        """Draw again only the findings' lanes over some columns."""
        box = self._lanes_over(columns)
        painter = QPainter(ground)
        painter.setClipRect(box)
        painter.fillRect(box, self._theme.color("surface"))
        self._draw_grid(painter, self._ticks(self._time_of(box.left() - 1), self._time_of(box.right() + 2)))
        self._draw_findings(painter, box.left() - self._gutter, box.right() - self._gutter)
        painter.end()

    def _columns(self) -> int:
        return self.width() - self._gutter - self._end

    def _time_of(self, x: float) -> float:
        return self._from + (x - self._gutter) * (self._to - self._from) / max(1, self._columns())

    def _x(self, ms: float) -> float:
        return self._gutter + (ms - self._from) * self._columns() / (self._to - self._from)

    def _lanes_top(self) -> int:
        return self._axis

    def _hits_top(self) -> int:
        return self._lanes_top() + max(1, len(self._lanes)) * self._lane + self._gap

    def _spans_top(self) -> int:
        return self._hits_top() + self._lane + self._gap

    def _points_top(self) -> int:
        return self._spans_top() + self._lane + self._gap // 2

    def _drawn_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(self._theme.color("surface"))
        if self._columns() < 1:
            return ground
        painter = QPainter(ground)
        painter.setFont(self._font)
        self._draw_captions(painter)
        painter.setClipRect(QRect(self._gutter - 2, 0, self._columns() + 4, self.height()))
        self._draw_axis(painter)
        self._draw_lanes(painter)
        painter.setPen(self._theme.color("warn"))
        for column in np.unique(np.floor(self._x_of(self._hits))):
            painter.drawLine(QPointF(column, self._hits_top()), QPointF(column, self._hits_top() + self._lane - 1))
        self._draw_findings(painter, 0, self._marks.width - 1)
        painter.end()
        return ground

    def _x_of(self, times: np.ndarray) -> np.ndarray:
        return self._gutter + (times - self._from) * self._columns() / (self._to - self._from)

    def _draw_captions(self, painter: QPainter) -> None:
        painter.setPen(self._theme.color("muted"))
        metrics = painter.fontMetrics()
        top = self._lanes_top()
        lanes_height = max(1, len(self._lanes)) * self._lane
        for text, middle in (
            (self.tr("speakers"), top + lanes_height / 2),
            (self.tr("hits"), self._hits_top() + self._lane / 2),
            (self.tr("findings"), (self._spans_top() + self._points_top() + self._glyph) / 2),
        ):
            box = QRectF(10, middle - metrics.height() / 2, self._gutter - 20, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _tick_step(self) -> int:
        """The distance of two times of the axis in ms."""
        room = QFontMetrics(self._font).horizontalAdvance("00:00:00.0") + self._gap * 2
        per_ms = self._columns() / (self._to - self._from)
        step = next((step for step in _STEPS_MS if step * per_ms >= room), _STEPS_MS[-1])
        while step * per_ms < room:
            step *= 2
        return step

    def _ticks(self, from_ms: float, to_ms: float) -> range:
        """The times of the axis in a stretch."""
        return range(int(max(from_ms, self._from) // self._step) * self._step, int(to_ms) + 1, self._step)

    def _draw_grid(self, painter: QPainter, ticks: Iterable[int]) -> None:
        painter.setPen(self._theme.color("line"))
        for tick in ticks:
            x = round(self._x(tick))
            painter.drawLine(x, 2, x, self.height())

    def _draw_axis(self, painter: QPainter) -> None:
        self._step = step = self._tick_step()
        ticks = self._ticks(self._from, self._to)
        self._draw_grid(painter, ticks)
        painter.setPen(self._theme.color("muted"))
        baseline = painter.fontMetrics().ascent() + 3
        for tick in ticks:
            text = timecode(tick, millis=step < 1_000)
            painter.drawText(round(self._x(tick)) + 4, baseline, text[:-2] if step < 1_000 else text)

    def _draw_lanes(self, painter: QPainter) -> None:
        for number, (name, times) in enumerate(self._lanes.items()):
            top = self._lanes_top() + number * self._lane
            colour = look.speaker_colour(name, self._theme)
            for left, right in _runs(self._x_of(times[:, 0]), self._x_of(times[:, 1]), self._columns() + self._gutter):
                painter.fillRect(QRectF(left, top + 1, right - left, self._lane - 2), colour)

    def _draw_findings(self, painter: QPainter, first: int, last: int) -> None:
        """Bars for spans, shapes for points, the gravest of each column on top."""
        none = self._marks.ranks
        spans = self._marks.span_ranks(first, last)
        edges = np.flatnonzero(np.diff(spans)) + 1
        for start, end in pairwise([0, *edges.tolist(), len(spans)]):
            if spans[start] != none:
                box = QRectF(self._gutter + first + start, self._spans_top(), end - start, self._lane)
                painter.fillRect(box, self._theme.severity_color(look.severity_of(int(spans[start]))))
        points = self._marks.point_ranks(max(0, first - self._glyph), min(self._marks.width - 1, last + self._glyph))
        offset = max(0, first - self._glyph)
        middle = self._points_top() + self._glyph / 2
        for column in np.flatnonzero(points != none).tolist():
            centre = QPointF(self._gutter + offset + column + 0.5, middle)
            self._stamps.severity(painter, centre, look.severity_of(int(points[column])))

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setClipRect(
            QRect(self._gutter - 6, 0, self._columns() + 12, self.height()), Qt.ClipOperation.IntersectClip
        )
        colour = self._theme.color("accent")
        if self._in_ms is not None or self._out_ms is not None:
            left = self._x(self._in_ms if self._in_ms is not None else self._out_ms)
            right = self._x(self._out_ms if self._out_ms is not None else self._in_ms)
            painter.fillRect(QRectF(left, 0, max(0.0, right - left), self.height()), self._theme.color("accent", 0.16))
            for ms, side in ((self._in_ms, 1), (self._out_ms, -1)):
                if ms is not None:
                    self._paint_bracket(painter, self._x(ms), side)
        for start_ms in self._open.values():
            x = self._x(start_ms)
            pen = painter.pen()
            pen.setColor(colour)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            middle = self._spans_top() + self._lane / 2
            painter.drawLine(QPointF(x, middle), QPointF(x + 60, middle))
        if self._chosen is not None:
            painter.setPen(self._theme.color("text"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._outline(self._chosen))

    def _outline(self, finding: Finding) -> QRectF:
        end = finding.start_ms if finding.end_ms is None else finding.end_ms
        left, right, top = self._x(finding.start_ms), self._x(end), self._spans_top() - 3
        return QRectF(left - 6, top, right - left + 12, self._points_top() + self._glyph + 3 - top)

    def _paint_bracket(self, painter: QPainter, x: float, side: int) -> None:
        painter.setPen(self._theme.color("accent"))
        corners = [(x + 5 * side, 1), (x, 1), (x, self.height() - 2), (x + 5 * side, self.height() - 2)]
        painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_playhead(self, painter: QPainter) -> None:
        x = round(self._x(self._playhead))
        colour = self._theme.color("text")
        painter.fillRect(QRect(x, 0, 1, self.height()), colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(x - 4, 0), QPointF(x + 5, 0), QPointF(x + 0.5, 6)]))


def _runs(lefts: np.ndarray, rights: np.ndarray, limit: float) -> list[tuple[float, float]]:
    """Stretches joined where less than a pixel lies between them, so that many cues make few rectangles."""
    runs: list[tuple[float, float]] = []
    for left, right in zip(lefts.tolist(), rights.tolist(), strict=True):
        if right < 0 or left > limit:
            continue
        if runs and left < runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], right))
        else:
            runs.append((left, right))
    return [(left, max(right, left + 1)) for left, right in runs]
