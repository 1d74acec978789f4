"""The timeline under the hand: scrub, pan, zoom, drag an edge, and go from mark to mark."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.asking import Asking
from reviewer_app.ui.timeline.hands import START, DragEdge, MoveView, Pan, Scrub
from reviewer_app.ui.timeline.marks import KINDS, beyond
from reviewer_app.ui.timeline.sheet import Sheet

_NOTCH, _NOTCH_ZOOM, _NOTCH_PAN = 120, 1.25, 0.1


class Timeline(Sheet):
    """Every row of a recording on one clock.

    `seek_wanted(ms)`: on click and drag, the last of several at most every 16 ms. `edge_moved(finding_id, start_ms,
    end_ms or None)`: a finding was dragged; it is shown there until it is put or the preview is ended.
    `finding_clicked(finding_id)`: one was clicked on.
    """

    seek_wanted = Signal(int)
    edge_moved = Signal(str, int, object)
    finding_clicked = Signal(str)

    def __init__(self, theme: Theme, policy_name: Callable[[str], str] = str, parent: QWidget | None = None) -> None:
        super().__init__(theme, policy_name, parent)
        self._asking = Asking(self.seek_wanted.emit, self)
        self.setMouseTracking(True)
        self._name()
        self.valueChanged.connect(self._value_asked)

    # ------------------------------------------------------------ places and edges

    def next_mark(self, ms: int, kinds: Sequence[str] = KINDS, direction: int = 1) -> int | None:
        """The next time worth going to after `ms` (1) or before it (-1), None at the end: edges of findings, hits,
        deeds, changes of speaker, silences. Those within the picture that is on screen at `ms` do not count.
        """
        frames, from_ms = self.frames, ms
        if frames.known:
            here = frames.snap(ms)
            from_ms = frames.step(here, 1) - 1 if direction > 0 else here
        return beyond(self._rows.places(), kinds, from_ms, direction)

    def with_edge(self, finding: Finding, edge: str, ms: float) -> tuple[int, int | None]:
        """Start and end of a finding with an edge (`start`, `end`) at the picture of a time, at least one picture long;
        a point moves.
        """
        frames = self.frames
        at = frames.snap(min(self.view.duration_ms, max(0.0, ms)))
        start, end = finding.start_ms, finding.end_ms
        if end is None:
            return at, None
        if edge == START:
            return min(at, frames.snap(end - 1)), end
        return start, max(at, frames.step(start, 1))

    def nudged(self, finding: Finding, edge: str, frames: int = 0, ms: int = 0) -> tuple[int, int | None]:
        """Start and end of a finding with an edge moved by pictures or by time; never less than one picture."""
        known = self.frames
        at = finding.start_ms if edge == START or finding.end_ms is None else finding.end_ms
        step = frames or (1 if ms > 0 else -1)
        # From within a picture, one back is its beginning.
        target = known.step(at, step + 1 if step < 0 and known.snap(at) < at else step)
        if ms:
            far = known.snap(at + ms)
            target = max(target, far) if ms > 0 else min(target, far)
        return self.with_edge(finding, edge, target)

    def ask(self, ms: int) -> None:
        """Want the playhead at a time, soon."""
        self._asking.ask(round(min(self.view.duration_ms, max(0, ms))))

    def ask_now(self) -> None:
        """Nothing wanted is held back any longer."""
        self._asking.now()

    # ------------------------------------------------------------ events

    def changeEvent(self, event: QEvent) -> None:
        """Captions and name in the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._redraw()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tips and pinches, which have no handler of their own."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), self.time_at(event.position().x()))
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._hand is not None:
            return
        x, y = self._dots(event.position())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._hand = Pan(self, x)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = self._dots(event.position())
        if self._hand is None:
            self.setCursor(self._cursor_at(x, y))
        else:
            self._hand.move(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton)
        if self._hand is not None and not held:
            hand, self._hand = self._hand, None
            hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x, y = self._dots(event.position())
        if self._rows.at(y) is self._rows.findings and self._rows.findings.at(x, y) is not None:
            self.zoom_to_chosen()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_NOTCH_ZOOM ** ((turn.y() or turn.x()) / _NOTCH), self.time_at(event.position().x()))
        elif pixels.x() or pixels.y():
            self.pan(-(pixels.x() or pixels.y()) * self._rows.kit.ratio * self.view.ms_per_dot)
        else:
            self.pan(-(turn.y() or turn.x()) / _NOTCH * self.view.span_ms * _NOTCH_PAN)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the commands; only Escape lets go of what is dragged."""
        event.setAccepted(event.key() == Qt.Key.Key_Escape and self.cancel())

    # ------------------------------------------------------------ inside

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))

    def _press(self, x: float, y: float) -> None:
        rows, chosen = self._rows, self._overlay.chosen
        row = rows.at(y)
        edge = rows.edge_at(x, y) if row is rows.findings else None
        if edge is not None:
            self._hand = DragEdge(self, chosen, edge, x)
        elif row is rows.overview:
            self._hand = MoveView(self, x)
        else:
            clicked = rows.findings.at(x, y) if row is rows.findings else None
            if clicked is None:
                self._hand = Scrub(self, x)
            else:
                self.finding_clicked.emit(clicked)

    def _cursor_at(self, x: float, y: float) -> Qt.CursorShape:
        row = self._rows.at(y)
        if row is self._rows.findings:
            if self._rows.edge_at(x, y) is not None:
                return Qt.CursorShape.SplitHCursor
            if row.at(x, y) is not None:
                return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.OpenHandCursor if row is self._rows.overview else Qt.CursorShape.ArrowCursor

    def _show_tip(self, event: QHelpEvent) -> None:
        x, y = self._dots(QPointF(event.pos()))
        text = self.told_at(x, y)
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()

    def told_at(self, x: float, y: float) -> str:
        """What is at a place (pixels of the device), in words: the time, then what the row has there."""
        if not self.view.left <= x <= self.view.right:
            return ""
        row = self._rows.at(y)
        ms = self.overview.time(x) if row is self.overview else self.view.time(x)
        told = row.tell(ms, x, y)
        return "\n".join(part for part in (timecode(round(ms), millis=not self.view.whole), told) if part)

    def _value_asked(self, ms: int) -> None:
        """Assistive technology has set the value."""
        if ms != self.playhead_ms:
            self.ask(ms)

    def _dots(self, place: QPointF) -> tuple[float, float]:
        ratio = self._rows.kit.ratio
        return place.x() * ratio, place.y() * ratio
