"""The headline figures: each with its interval and n; the one that is chosen is what the charts show in parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reviewer_app.domain.quality.figures import COVERAGE, Figure
from reviewer_app.ui import accessible
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.quality import words
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import says

MOST = 5
_HEIGHT, _GAP, _LEAST_WIDTH = 74, 1, 190


class Tiles(QWidget):
    """Two lines of figures; arrows or a click choose one (`chosen(name)`), a double click opens it (`opened()`)."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures: tuple[Figure, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        says(self.setAccessibleName, lambda: self.tr("Figures of quality"))
        self.setProperty(KEPT_KEYS, ["Left", "Right", "Up", "Down", "Home", "End"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    @property
    def current(self) -> Figure | None:
        """The figure that is chosen."""
        return self._figures[self._current] if self._figures else None

    @property
    def current_box(self) -> QRect:
        """Where the chosen one is."""
        return self._rect(self._current)

    def show_figures(self, figures: Sequence[Figure], name: str) -> None:
        """Show these, one of them chosen."""
        self._figures = tuple(figures)
        self._current = next(number for number, one in enumerate(self._figures) if one.name == name)
        self.update()
        accessible.focus_row(self)

    def go(self, steps: int) -> None:
        """Choose another one, going on at the other end; how much is judged has no parts to show."""
        names = [one.name for one in self._figures if one.name != COVERAGE]
        if names and self.current is not None:
            now = names.index(self.current.name) if self.current.name in names else 0
            self._choose(names[(now + steps) % len(names)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the figures beside."""
        last = len(self._figures) - 1
        steps = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Up: self._current - self._columns,
            Qt.Key.Key_Down: self._current + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last - 1,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 0 <= wanted <= last:
            self._choose(self._figures[wanted].name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self._choose(self._figures[place].name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens what is behind."""
        if self._at(event.position().toPoint()) == self._current:
            self.opened.emit()

    def sizeHint(self) -> QSize:
        """Two lines of tiles, more where there is little room."""
        return QSize(self._theme.px(2 * _LEAST_WIDTH), self._lines() * self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """All of its lines."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """What a figure is a share of, where the pointer rests."""
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            if place is not None:
                QToolTip.showText(event.globalPos(), self._told(self._figures[place]), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each tile."""
        painter = QPainter(self)
        for place, figure in enumerate(self._figures):
            self._paint(painter, QRectF(self._rect(place)), figure, place == self._current)
        painter.end()

    # ------------------------------------------------------------ for screen readers

    def rows_in_view(self) -> range:
        """All of them."""
        return range(len(self._figures))

    def told_row(self) -> int | None:
        """The one that is chosen."""
        return self._current if self._figures else None

    def spoken(self, row: int) -> str:
        """A figure as it is read aloud."""
        return words.spoken(self._figures[row])

    def screen_rect(self, row: int) -> QRect:
        """Where it is on the screen."""
        box = self._rect(row)
        return QRect(self.mapToGlobal(box.topLeft()), box.size())

    # ------------------------------------------------------------ inside

    def _choose(self, name: str) -> None:
        if name != COVERAGE and (self.current is None or name != self.current.name):
            self.chosen.emit(name)

    def _told(self, figure: Figure) -> str:
        return "\n".join(part for part in (words.about(figure.name), words.method_text(figure)) if part)

    def _at(self, point: QPoint) -> int | None:
        return next((place for place in self.rows_in_view() if self._rect(place).contains(point)), None)

    def _lines(self) -> int:
        return -(-(len(self._figures) or 2 * MOST) // self._columns)

    @property
    def _columns(self) -> int:
        """As many as there is room for."""
        return max(2, min(MOST, self.width() // self._theme.px(_LEAST_WIDTH)))

    def _rect(self, place: int) -> QRect:
        line, column = divmod(place, self._columns)
        left, right = (self.width() * one // self._columns for one in (column, column + 1))
        height = self._theme.px(_HEIGHT)
        return QRect(left, line * height, right - left - _GAP, height - _GAP)

    def _paint(self, painter: QPainter, box: QRectF, figure: Figure, is_current: bool) -> None:
        theme, px = self._theme, self._theme.px
        painter.fillRect(box, theme.color("raised" if is_current else "surface"))
        if is_current:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), px(2)), theme.color("accent"))
            if self.hasFocus():
                painter.setPen(QPen(theme.color("accent"), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        inner = box.adjusted(px(14), px(9), -px(10), -px(8))
        name_height, value_height = theme.metrics(11).height(), theme.metrics(20).height()
        painter.setFont(theme.font(11, bold=is_current))
        painter.setPen(theme.color("text" if is_current else "muted"))
        name = QRectF(inner.left(), inner.top(), inner.width(), name_height)
        self._write(painter, name, words.name_of(figure.name))
        painter.setFont(theme.time_font(20, bold=True))
        painter.setPen(theme.color("muted" if figure.value is None else "text"))
        value = QRectF(inner.left(), name.bottom() + px(1), inner.width(), value_height)
        self._write(painter, value, words.value_text(figure))
        painter.setFont(theme.time_font(11))
        painter.setPen(theme.color("muted"))
        under = QRectF(inner.left(), value.bottom(), inner.width(), name_height)
        self._write(painter, under, words.under_text(figure))

    def _write(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(box.width())))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def focusInEvent(self, event: QEvent) -> None:
        """The frame around the chosen one tells where the keys go."""
        self.update()
        accessible.focus_row(self)

    def focusOutEvent(self, event: QEvent) -> None:
        """They go elsewhere."""
        self.update()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()
