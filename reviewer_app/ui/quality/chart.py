"""Charts of figures: points with their intervals, over time, about control limits, or beside the lines of a table.

The only place that draws with pyqtgraph, which takes long to load: loaded off the UI thread before a chart is made.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QVBoxLayout, QWidget

from reviewer_app.ui.quality import words
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.theme import Theme

NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
LINE, LIMITS, ROWS = "line", "limits", "rows"
_PAD = 0.12
_LEAST_SPAN = 0.02
_BESIDE = 0.5


class _Numbers(pg.AxisItem):
    """An axis that writes shares in percent, or AC1 as it is."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, showValues=True)
        self.metric = ""

    def tickStrings(self, values, scale, spacing):
        if self.metric in words.NOT_SHARES:
            return [words.number(value, self.metric) for value in values]
        return [words.share(value) for value in values]


class Chart(QWidget):
    """One chart: `kind` is LINE and LIMITS with times across, or ROWS with one line for each line of a table.

    `chosen(row)` follows a click on a point or its column, `opened(row)` a double click.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, kind: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._theme = kind, theme
        self._dots: Sequence[Dot] = ()
        self._metric, self._current = "", -1
        self._centre: float | None = None
        self._top, self._row_height, self._head_height = 0.0, 1.0, 0
        self._axis = _Numbers("top" if kind == ROWS else "left")
        # Menus that nobody opens take longer to make than the rest.
        box = pg.ViewBox(enableMenu=False)
        self.plot = pg.PlotWidget(viewBox=box, enableMenu=False, axisItems={self._axis.orientation: self._axis})
        self._band = QGraphicsRectItem()
        self._curve, self._centre_line = pg.PlotCurveItem(antialias=True), pg.PlotCurveItem()
        self._limits = [pg.PlotCurveItem(), pg.PlotCurveItem()]
        self._bars, self._marks, self._ring = pg.ErrorBarItem(), pg.ScatterPlotItem(), pg.ScatterPlotItem()
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_dots(self, dots: Sequence[Dot], metric: str, centre: float | None = None) -> None:
        """Show these points; `centre` is the share of all of them, about which control limits lie."""
        self._dots, self._metric, self._centre = dots, metric, centre
        self._axis.metric = metric
        self._draw()

    def choose(self, row: int) -> None:
        """Mark a point, -1 none."""
        self._current = row
        self._draw_current()

    def follow(self, first_row: float, row_height: float, head_height: int) -> None:
        """Lie beside a table: which of its lines is at the top, and how high head and lines are, in pixels."""
        self._top, self._row_height, self._head_height = first_row, row_height, head_height
        self._axis.setHeight(head_height)
        self._place_rows()

    def resizeEvent(self, event) -> None:
        """Another size has room for other marks of the axis."""
        super().resizeEvent(event)
        self._place_rows()
        self._write_times()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click chooses, a double click opens; the rest is the plot's."""
        signals = {QEvent.Type.MouseButtonPress: self.chosen, QEvent.Type.MouseButtonDblClick: self.opened}
        signal = signals.get(event.type())
        if signal is None or event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return False
        row = self._row_at(event.position().toPoint())  # type: ignore[attr-defined]
        if row is not None:
            signal.emit(row)
        return True

    @property
    def texts(self) -> list[str]:
        """What is written along the times."""
        ticks = self.plot.getAxis("bottom")._tickLevels or []
        return [text for level in ticks for _, text in level]

    # ------------------------------------------------------------ inside

    def _prepare(self) -> None:
        plot = self.plot
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.setAntialiasing(True)
        box = plot.getViewBox()
        box.setDefaultPadding(0)
        box.addItem(self._band, ignoreBounds=True)
        for item in (*self._limits, self._centre_line, self._curve, self._bars, self._ring, self._marks):
            plot.addItem(item, ignoreBounds=True)
        if self.kind == ROWS:
            plot.invertY(True)
            for side in ("left", "bottom", "right"):
                plot.hideAxis(side)
            plot.showAxis("top")
        plot.viewport().installEventFilter(self)

    def _restyle(self) -> None:
        theme = self._theme
        self.plot.setBackground(theme.color("surface"))
        for side in ("left", "bottom", "top"):
            axis = self.plot.getAxis(side)
            axis.setStyle(
                tickFont=theme.font(11), tickLength=0, tickTextOffset=theme.px(6), hideOverlappingLabels=False
            )
            axis.setPen(_pen(theme.color("line"), 1))
            axis.setTextPen(theme.color("muted"))
        self._axis.setTickPen(_pen(theme.color("line"), 1))
        if self.kind != ROWS:
            self._axis.setWidth(theme.px(52))
            self.plot.getAxis("bottom").setHeight(theme.px(24))
            # The last time is written around its point, half of it beside the chart.
            self.plot.getPlotItem().setContentsMargins(0, 0, theme.px(18), 0)
        self.plot.showGrid(x=self.kind == ROWS, y=self.kind != ROWS, alpha=0.35)
        self._draw()

    def _draw(self) -> None:
        theme, dots = self._theme, self._dots
        told = [dot for dot in dots if dot.value is not None]
        at = np.array([dot.at for dot in told], float)
        value = np.array([dot.value for dot in told], float)
        self._place(told)
        self._draw_bars(told, at, value)
        line = _pen(theme.color("accent", 0.55), theme.px(2))
        if self.kind == ROWS:
            self._curve.setData([], [])
        else:
            self._curve.setData(at, value, pen=line)
        self._draw_limits(at, told)
        self._marks.setData(self._spots(told))
        self._draw_current()

    def _spots(self, told: Sequence[Dot]) -> list[dict]:
        """Full for a value, a triangle where it is out of its limits, hollow at the edge for counts."""
        theme = self._theme
        # The same pens and brushes for all: what has others is drawn as a mark of its own.
        rim = _pen(theme.color("surface"), 1)
        looks = {
            False: {"size": theme.px(8), "symbol": "o", "brush": QBrush(theme.color("accent")), "pen": rim},
            True: {"size": theme.px(11), "symbol": "t1", "brush": QBrush(theme.color("error")), "pen": rim},
        }
        rim = _pen(theme.color("muted"), theme.px(1))
        hollow = {"size": theme.px(6), "symbol": "o", "brush": NO_BRUSH, "pen": rim}
        spots = [{"pos": self._pos(dot.at, dot.value), **looks[dot.out]} for dot in told]
        edge = self._edge
        return spots + [{"pos": self._pos(dot.at, edge), **hollow} for dot in self._dots if dot.value is None]

    def _draw_bars(self, told: Sequence[Dot], at: np.ndarray, value: np.ndarray) -> None:
        theme = self._theme
        pen = _pen(theme.color("accent", 0.8), theme.px(1.5))
        if self.kind == LIMITS or not told:
            self._bars.setData(x=None, y=None)
            return
        low = value - np.array([dot.value if dot.low is None else dot.low for dot in told])
        high = np.array([dot.value if dot.high is None else dot.high for dot in told]) - value
        if self.kind == ROWS:
            self._bars.setData(x=value, y=at, left=low, right=high, top=None, bottom=None, beam=0.25, pen=pen)
        else:
            beam = min((b - a for a, b in pairwise(at)), default=7) * 0.12
            self._bars.setData(x=at, y=value, top=high, bottom=low, left=None, right=None, beam=beam, pen=pen)

    def _draw_limits(self, at: np.ndarray, told: Sequence[Dot]) -> None:
        if self.kind != LIMITS or self._centre is None or not len(at):
            for item in (*self._limits, self._centre_line):
                item.setData([], [], stepMode=None)
            return
        theme = self._theme
        # Limits hold for one time each: steps, half way to the neighbours.
        between = (at[:-1] + at[1:]) / 2
        half = (at[1] - at[0]) / 2 if len(at) > 1 else _BESIDE
        edges = np.concatenate(([at[0] - half], between, [at[-1] + half]))
        dashed = _pen(theme.color("warn", 0.85), theme.px(1), Qt.PenStyle.DashLine)
        plain = _pen(theme.color("muted", 0.8), theme.px(1))
        for item, ends in zip(self._limits, ("low", "high"), strict=True):
            item.setData(edges, np.array([getattr(dot, ends) for dot in told]), stepMode="center", pen=dashed)
        self._centre_line.setData(edges[[0, -1]], np.full(2, self._centre), pen=plain)

    def _draw_current(self) -> None:
        if not 0 <= self._current < len(self._dots):
            self._ring.setData([])
            self._band.setRect(QRectF())
            return
        theme, dot = self._theme, self._dots[self._current]
        pen = _pen(theme.color("text"), theme.px(2))
        value = self._edge if dot.value is None else dot.value
        self._ring.setData([{"pos": self._pos(dot.at, value), "size": theme.px(16), "brush": NO_BRUSH, "pen": pen}])
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        self._band.setBrush(theme.color("selected", 0.55))
        (left, right), (low, high) = self.plot.getViewBox().viewRange()
        if self.kind == ROWS:
            self._band.setRect(QRectF(left, dot.at - _BESIDE, right - left, 1))
        else:
            half = self._half
            self._band.setRect(QRectF(dot.at - half, low, 2 * half, high - low))

    def _place(self, told: Sequence[Dot]) -> None:
        """Room for every end, and a little around; shares stay within what there can be."""
        ends = [end for dot in told for end in (dot.value, dot.low, dot.high) if end is not None]
        if self._centre is not None:
            ends.append(self._centre)
        low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
        pad = max(high - low, _LEAST_SPAN) * _PAD
        if self._metric in words.NOT_SHARES:
            low, high = low - pad, high + pad
        else:
            low, high = max(-0.005, low - pad), min(1.005, high + pad)
        self._low, self._high = low, high
        if self.kind == ROWS:
            self.plot.setXRange(low, high, padding=0.02)
            self._place_rows()
            return
        self.plot.setYRange(low, high, padding=0.02)
        at = [dot.at for dot in self._dots]
        if at:
            self.plot.setXRange(min(at) - self._half, max(at) + self._half, padding=0)
        self._write_times()

    @property
    def _half(self) -> float:
        """Half of the room of one time."""
        return min((b.at - a.at for a, b in pairwise(self._dots)), default=1.0) / 2

    @property
    def _edge(self) -> float:
        """Where points without a value lie: inside, so that all of their rings is seen."""
        return self._low + (self._high - self._low) * 0.03

    def _pos(self, at: float, value: float | None) -> tuple[float, float]:
        return (value, at) if self.kind == ROWS else (at, value)  # type: ignore[return-value]

    def _place_rows(self) -> None:
        if self.kind == ROWS:
            height = max(1, self.plot.height() - self._head_height)
            top = self._top - _BESIDE
            self.plot.setYRange(top, top + height / self._row_height, padding=0)

    def _write_times(self) -> None:
        """As many of the times as there is room for."""
        if self.kind == ROWS:
            return
        widest = max((self._theme.metrics(11).horizontalAdvance(dot.label) for dot in self._dots), default=1)
        room = max(1, (self.plot.width() - self._theme.px(52)) // (widest + self._theme.px(14)))
        every = max(1, -(-len(self._dots) // room))
        shown = [(dot.at, dot.label) for number, dot in enumerate(self._dots) if number % every == 0]
        self.plot.getAxis("bottom").setTicks([shown])

    def _row_at(self, place: QPoint) -> int | None:
        """The point nearest to a place of the plot, across times or down rows."""
        if not self._dots:
            return None
        point = self.plot.getViewBox().mapSceneToView(self.plot.mapToScene(place))
        across = point.y() if self.kind == ROWS else point.x()
        row = min(range(len(self._dots)), key=lambda number: abs(self._dots[number].at - across))
        return None if self.kind == ROWS and abs(self._dots[row].at - across) > _BESIDE else row


def _pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Of a width in pixels, whatever the chart's own units are."""
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen
