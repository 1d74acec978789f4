"""Agreement before anyone has spoken: each coefficient with its interval and n, and what it says and does not."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from reviewer_app.ui import numbers
from reviewer_app.ui.calibration.type_size import LARGE, SMALL, sized
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

_Index = QModelIndex | QPersistentModelIndex
# The axis of the charts; what lies below it is told by its number.
_LOW, _HIGH = -0.25, 1.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
# Widths in pixels of the design: n, value with interval or why there is none, chart; the names have the rest.
_COUNT, _VALUE, _CHART = 96, 290, 480
# Of the page, at most: value, chart.
_VALUE_SHARE, _CHART_SHARE = 0.2, 0.36


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a group of figures; `hint` says what they are."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient; `value` and `interval` are None where it is not defined, and `reason` says why. `n` is what it
    rests on, `before` its value before the second vote; `rough`: its interval may be too short.
    """

    name: str
    n: str
    value: float | None
    interval: tuple[float, float] | None
    reason: str = ""
    before: float | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of the agreement of a session: a sentence to read first, what the figures say and what they do not,
    then they themselves.
    """

    headline: str
    meaning: str
    rows: tuple[Heading | Figure, ...]


class AgreementView(QWidget):
    """Figures as lines with a chart each, all on one axis; above them the sentences that one reads first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.headline, self.meaning = label(), label("", "muted")
        self.model, self.list = Rows(_read_aloud, self), QListView()
        self._prepare()

    def show_figures(self, figures: Figures) -> None:
        """Show these."""
        self.headline.setText(figures.headline)
        self.meaning.setText(figures.meaning)
        self.model.set_rows(figures.rows)

    def _prepare(self) -> None:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(_FigureDelegate(self._theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown"])
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        says(view.setAccessibleName, lambda: self.tr("Figures of agreement"))
        for words, pixels in ((self.headline, LARGE), (self.meaning, SMALL)):
            words.setWordWrap(True)
            sized(self._theme, words, pixels, bold=words is self.headline)
        top = QVBoxLayout()
        scaled(self._theme, top.setContentsMargins, 32, 20, 32, 16)
        scaled(self._theme, top.setSpacing, 8)
        top.addWidget(self.headline)
        top.addWidget(self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(view, 1)
        self.setFocusProxy(view)
        self._theme.changed.connect(view.doItemsLayout)


class _FigureDelegate(RowDelegate):
    height = 34

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Heading | Figure = index.data(Rows.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(self._theme.px(32), 0, -self._theme.px(32), 0)
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            self._paint_figure(painter, box, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: Heading) -> None:
        theme = self._theme
        box = box.adjusted(0, theme.px(10), 0, 0)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color("text"))
        low = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, low, row.text)
        after = painter.fontMetrics().horizontalAdvance(row.text) + theme.px(16)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        chart = self._chart(box)
        room = box.adjusted(after, 0, -chart.width() - theme.px(12), 0)
        painter.drawText(room, low, self._elided(painter, row.hint, room))
        for tick in _TICKS:
            x = _x(chart, tick)
            painter.drawText(
                QRectF(x - theme.px(24), box.y(), theme.px(48), box.height()),
                Qt.AlignmentFlag.AlignCenter,
                numbers.short(tick, 2),
            )

    def _paint_figure(self, painter: QPainter, box: QRect, row: Figure) -> None:
        theme = self._theme
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        name, n, value = self._cells(box)
        chart = self._chart(box)
        painter.setFont(theme.time_font(14))
        painter.setPen(theme.color("text"))
        painter.drawText(name, left, self._elided(painter, row.name, name.adjusted(0, 0, -theme.px(10), 0)))
        painter.setPen(theme.color("muted"))
        painter.drawText(n, left, row.n)
        if row.value is None:
            rest = QRect(value.x(), box.y(), box.right() - value.x(), box.height())
            text = self.tr("not defined: {reason}").format(reason=row.reason)
            painter.drawText(rest, left, self._elided(painter, text, rest))
            return
        painter.setPen(theme.color("text"))
        painter.setFont(theme.time_font(14, bold=True))
        # Points stand below each other, also where one of the figures is below zero.
        widest = painter.fontMetrics().horizontalAdvance(numbers.decimal(-0.55, 2))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(value.x(), box.y(), widest, box.height()), right, numbers.decimal(row.value, 2))
        painter.setFont(theme.time_font(13))
        painter.setPen(theme.color("muted"))
        rest = value.adjusted(widest + theme.px(10), 0, -theme.px(12), 0)
        texts = self._interval(row)
        fits = (text for text in texts if painter.fontMetrics().horizontalAdvance(text) <= rest.width())
        painter.drawText(rest, left, self._elided(painter, next(fits, texts[-1]), rest))
        self._paint_chart(painter, chart, row)

    def _paint_chart(self, painter: QPainter, chart: QRectF, row: Figure) -> None:
        theme, middle = self._theme, chart.center().y()
        painter.setPen(QPen(theme.color("line"), 1))
        for tick in _TICKS:
            painter.drawLine(QPointF(_x(chart, tick), chart.top()), QPointF(_x(chart, tick), chart.bottom()))
        if row.interval is not None:
            pen = QPen(theme.color("accent"), theme.px(2))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(_x(chart, row.interval[0]), middle), QPointF(_x(chart, row.interval[1]), middle))
        if row.before is not None:
            painter.setPen(QPen(theme.color("muted"), theme.px(2)))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(QPointF(_x(chart, row.before), middle), theme.px(4), theme.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(_x(chart, row.value or 0.0), middle), theme.px(5), theme.px(5))

    @staticmethod
    def _elided(painter: QPainter, text: str, room: QRect | QRectF) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))

    def _interval(self, row: Figure) -> tuple[str, ...]:
        """What stands behind the value, the longest words first."""
        if row.interval is not None:
            return (_ends(row),)
        return (self.tr("no interval: {reason}").format(reason=row.reason), row.reason) if row.reason else ("",)

    def _cells(self, box: QRect) -> list[QRect]:
        """Name, n, value with interval; the chart has the rest."""
        px = self._theme.px
        value = min(px(_VALUE), max(px(150), round(box.width() * _VALUE_SHARE)))
        widths = (self._chart_left(box) - box.x() - px(_COUNT) - value, px(_COUNT), value)
        cells, x = [], box.x()
        for width in widths:
            cells.append(QRect(x, box.y(), width, box.height()))
            x += width
        return cells

    def _chart(self, box: QRect) -> QRectF:
        left = self._chart_left(box)
        return QRectF(left, box.y(), box.right() - left - self._theme.px(10), box.height())

    def _chart_left(self, box: QRect) -> int:
        return box.right() - min(self._theme.px(_CHART), round(box.width() * _CHART_SHARE))


def _x(chart: QRectF, value: float) -> float:
    share = (min(max(value, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW)
    return chart.left() + share * chart.width()


def _read_aloud(row: Any) -> str:
    if isinstance(row, Heading):
        return f"{row.text}. {row.hint}"
    if row.value is None:
        return f"{row.name}: {row.reason}"
    interval = "" if row.interval is None else f" {_ends(row)}"
    return f"{row.name}: {numbers.decimal(row.value, 2)}{interval}, {row.n}"


def _ends(row: Figure) -> str:
    """`[0.41, 0.78]`, and whether it is rough."""
    shown = numbers.interval(*row.interval, 2)  # type: ignore[misc]
    if not row.rough:
        return shown
    return QCoreApplication.translate("CalibrationFigures", "{interval}, rough").format(interval=shown)
