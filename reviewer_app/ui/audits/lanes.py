"""Both reviews on one timeline: the first one's findings above, the second one's below, what differs between them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding
from reviewer_app.domain.review_differences import Comparison, Difference, end_of, severity_of
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.audits import words
from reviewer_app.ui.theme import Theme, paint_severity
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.ticks import ticks
from reviewer_app.ui.timeline.view import View

# Pixels of the design, from the top: ruler, first review, differences, second review.
_RULER, _LANE, _BETWEEN = 24, 34, 30
_GUTTER, _BAR, _POINT = 130, 20, 12
_ZOOM, _NOTCH, _PAN = 1.25, 120, 0.1
_LEAST_MS = 8_000
_TEXT = 11


class Lanes(QWidget):
    """Painted; keys belong to the page's commands. `chosen(difference_id)`: a difference was clicked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = View()
        self._names = ("", "")
        self._sides: tuple[Sequence[Finding], Sequence[Finding]] = ((), ())
        self._differences: Sequence[Difference] = ()
        self._same: frozenset[str] = frozenset()
        self._policies: PolicySet | None = None
        self._language = "en"
        self._current = ""
        self._playhead_ms: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Both reviews over time"))
        theme.changed.connect(self._restyle)

    def set_names(self, first: str, second: str) -> None:
        """What the two lanes are called."""
        self._names = first, second
        self.update()

    def show_comparison(
        self,
        comparison: Comparison,
        sides: tuple[Sequence[Finding], Sequence[Finding]],
        duration_ms: int,
        policies: PolicySet | None,
        language: str,
    ) -> None:
        """Show both reviews of a recording, all of it in view."""
        self._sides, self._differences = sides, comparison.differences
        self._policies, self._language = policies, language
        self._current, self._playhead_ms = "", None
        differing = {one.finding_id for each in comparison.differences for one in (each.original, each.second) if one}
        self._same = frozenset(one.finding_id for side in sides for one in side) - differing
        last = max((end_of(one) for side in sides for one in side), default=0)
        self.view.set_duration(max(duration_ms, last), 40)
        self._measure()
        self.update()

    def choose(self, difference_id: str) -> None:
        """Mark a difference, and bring it into view."""
        self._current = difference_id
        span = self._span_of(difference_id)
        if span is not None and not (self.view.holds(span[0]) and self.view.holds(span[1])):
            self.view.frame(*span, least_ms=min(self.view.span_ms, self.view.duration_ms))
        self._describe()
        self.update()

    def zoom_to_chosen(self) -> None:
        """Show the chosen difference as wide as there is room; of the verdict all of the recording."""
        span = self._span_of(self._current)
        self.view.fit() if span is None else self.view.frame(*span, least_ms=_LEAST_MS)
        self.update()

    def fit(self) -> None:
        """Show all of the recording."""
        self.view.fit()
        self.update()

    def zoom(self, factor: float) -> None:
        """Show less or more, around what is chosen."""
        span = self._span_of(self._current)
        middle = (self.view.from_ms + self.view.to_ms) / 2 if span is None else sum(span) / 2
        self.view.zoom(factor, middle)
        self.update()

    def page(self, direction: int) -> None:
        """Show the stretch before or after."""
        self.view.pan(direction * self.view.span_ms * 0.8)
        self.update()

    def set_playhead(self, ms: int | None) -> None:
        """Where the clip is; None where nothing is shown."""
        if ms != self._playhead_ms:
            self._playhead_ms = ms
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(600, self._theme.px(_RULER + 2 * _LANE + _BETWEEN + 8))

    def minimumSizeHint(self) -> QSize:
        """Narrow where it must be."""
        return QSize(200, self.sizeHint().height())

    # ------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The time is spread over the new width."""
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is clicked is chosen: the difference, else that of the finding."""
        found = self.difference_at(event.position())
        if found is not None:
            self.chosen.emit(found.difference_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Along the recording; with Ctrl nearer or further."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.view.zoom(_ZOOM ** (turn / _NOTCH), self.view.time(event.position().x()))
        else:
            self.view.pan(-turn / _NOTCH * self.view.span_ms * _PAN)
        self.update()
        event.accept()

    def difference_at(self, place: QPointF) -> Difference | None:
        """The difference at a place, the shortest of several."""
        ms, slack = self.view.time(place.x()), self._theme.px(8) * self.view.ms_per_dot
        near = [
            one
            for one in self._differences
            if one.span is not None and one.span[0] - slack <= ms <= one.span[1] + slack and place.x() >= self.view.left
        ]
        return min(near, key=lambda one: one.span[1] - one.span[0], default=None)  # type: ignore[index]

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ruler, lanes, what lies between them, the playhead."""
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        self._paint_ruler(painter)
        tops = (px(_RULER), px(_RULER + _LANE + _BETWEEN))
        for name, top in zip(self._names, tops, strict=True):
            box = QRect(0, top, self.width(), px(_LANE))
            painter.fillRect(box.adjusted(self.view.left, px(3), 0, -px(3)), self._theme.color("field"))
            painter.setPen(self._theme.color("muted"))
            painter.setFont(self._theme.font(_TEXT))
            gutter = box.adjusted(px(14), 0, 0, 0)
            gutter.setWidth(self.view.left - px(20))
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, gutter.width())
            painter.drawText(gutter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setClipRect(QRect(self.view.left, 0, self.view.width, self.height()))
        self._paint_between(painter, tops[0] + px(_LANE), tops[1])
        for side, top in zip(self._sides, tops, strict=True):
            for finding in side:
                self._paint_finding(painter, finding, top)
        self._paint_playhead(painter)
        painter.end()

    def _paint_ruler(self, painter: QPainter) -> None:
        px, view, theme = self._theme.px, self.view, self._theme
        metrics = theme.metrics(_TEXT)
        frames = Frames()
        found = ticks(view, frames, metrics.horizontalAdvance("00:00:00") + px(14), px(6))
        bottom = px(_RULER) - 1
        painter.setPen(theme.color("edge"))
        for ms in found.minor.tolist():
            if view.holds(ms):
                painter.drawLine(QPointF(view.x(ms), bottom - px(4)), QPointF(view.x(ms), bottom))
        painter.setFont(theme.time_font(_TEXT))
        for ms in found.major.tolist():
            x = view.x(ms)
            if view.holds(ms) and x + metrics.horizontalAdvance("00:00:00") < view.right:
                painter.setPen(theme.color("muted"))
                painter.drawText(QPointF(x + px(4), px(4) + metrics.ascent()), found.text(ms))
                painter.setPen(theme.color("control_line"))
                painter.drawLine(QPointF(x, bottom - px(9)), QPointF(x, bottom))

    def _paint_between(self, painter: QPainter, top: int, bottom: int) -> None:
        """Each difference as a band from lane to lane, with its sign; the chosen one in the accent's colour."""
        px, theme = self._theme.px, self._theme
        for one in sorted(self._differences, key=lambda each: each.difference_id == self._current):
            if one.span is None:
                continue
            chosen = one.difference_id == self._current
            left, right = self._edges(*one.span)
            path = self._band(one, top, bottom) if one.pair is not None else QPainterPath()
            if one.pair is None:
                path.addRect(QRectF(left, top, right - left, bottom - top))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if chosen else "muted", 0.30 if chosen else 0.12))
            painter.drawPath(path)
            middle, size = (max(left, self.view.left) + min(right, self.view.right)) / 2, px(18)
            box = QRectF(middle - size / 2, (top + bottom - size) / 2, size, size)
            if self._beside(one):
                box.translate(self._beside(one) * (size + px(3)), 0)
            painter.setPen(QPen(theme.color("accent" if chosen else "control_line"), 1))
            painter.setBrush(theme.color("accent_fill" if chosen else "raised"))
            painter.drawRoundedRect(box, px(5), px(5))
            painter.setPen(theme.color("on_accent" if chosen else "text"))
            painter.setFont(theme.font(_TEXT, bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.SIGNS[one.kind])

    def _beside(self, one: Difference) -> int:
        """Signs of one pair stand side by side."""
        same = [each for each in self._differences if each.span == one.span]
        return same.index(one)

    def _band(self, one: Difference, top: int, bottom: int) -> QPainterPath:
        """From the first review's span down to the second's."""
        upper = self._edges(one.original.start_ms, end_of(one.original))  # type: ignore[union-attr, arg-type]
        lower = self._edges(one.second.start_ms, end_of(one.second))  # type: ignore[union-attr, arg-type]
        path = QPainterPath(QPointF(upper[0], top))
        for place in ((upper[1], top), (lower[1], bottom), (lower[0], bottom)):
            path.lineTo(QPointF(*place))
        path.closeSubpath()
        return path

    def _paint_finding(self, painter: QPainter, finding: Finding, top: int) -> None:
        px, theme = self._theme.px, self._theme
        severity = severity_of(finding, self._policies)
        left, right = self._edges(finding.start_ms, end_of(finding))
        box = QRectF(left, top + (px(_LANE) - px(_BAR)) / 2, right - left, px(_BAR))
        same = finding.finding_id in self._same
        colour = theme.severity_color(severity)
        colour.setAlphaF(0.22 if same else 0.55)
        painter.setPen(QPen(theme.severity_color(severity), 1))
        painter.setBrush(colour)
        painter.drawRoundedRect(box, px(4), px(4))
        mark = QRectF(max(left, self.view.left) + px(5), box.center().y() - px(5), px(10), px(10))
        if box.width() >= px(20):
            paint_severity(painter, mark, severity, theme)
        room = QRectF(mark.right() + px(5), box.top(), box.right() - mark.right() - px(8), box.height())
        if room.width() > px(30):
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(_TEXT))
            name = words.policy_name(self._policies, finding.policy_id, self._language)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_playhead(self, painter: QPainter) -> None:
        if self._playhead_ms is not None and self.view.holds(self._playhead_ms):
            x = self.view.x(self._playhead_ms)
            painter.setPen(QPen(self._theme.color("accent"), self._theme.px(1.5)))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    # ------------------------------------------------------------ inside

    def _edges(self, start_ms: int, end_ms: int) -> tuple[float, float]:
        """Left and right, wide enough to be seen."""
        left, right = self.view.x(start_ms), self.view.x(end_ms)
        return left, max(right, left + self._theme.px(_POINT if end_ms == start_ms else 6))

    def _span_of(self, difference_id: str) -> tuple[int, int] | None:
        return next((one.span for one in self._differences if one.difference_id == difference_id), None)

    def _measure(self) -> None:
        self.view.left = self._theme.px(_GUTTER)
        self.view.width = max(1, self.width() - self.view.left - self._theme.px(14))

    def _restyle(self) -> None:
        self._measure()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        told = []
        for name, side in zip(self._names, self._sides, strict=True):
            marked = ", ".join(
                f"{timecode(one.start_ms)} {words.policy_name(self._policies, one.policy_id, self._language)}"
                for one in side
            )
            told.append(f"{name}: {marked or '—'}")
        self.setAccessibleDescription(". ".join(told))
