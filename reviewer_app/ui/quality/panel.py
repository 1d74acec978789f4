"""A chart with its table beside it, under one heading: what is chosen in the one is chosen in the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.quality.point_table import PointTable
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, scaled

if TYPE_CHECKING:
    from reviewer_app.ui.quality.chart import Chart


# Widths of the tables, in design pixels: names need more room than days.
_WIDE, _NARROW = 440, 330


class Panel(QWidget):
    """`opened(dot)`: the clips behind a point are wanted.

    The table is there at once; the chart is given when it can be made (`take_chart`) and follows with `draw`, which
    takes longer.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, rows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = PointTable(theme)
        self.chart: Chart | None = None
        self._shown: tuple = ((), "", None)
        self.head, self._empty = label("", "section"), label("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._follow())
        for watched in (self.table.viewport(), self.table.horizontalHeader()):
            watched.installEventFilter(self)

    def take_chart(self, chart: "Chart") -> None:
        """Show the points here, too."""
        self.chart = chart
        chart.chosen.connect(self._clicked)
        chart.opened.connect(self._open)
        self._row.insertWidget(self._place, chart, 1)
        self.draw()

    def show_dots(
        self, title: str, dots: Sequence[Dot], *, what: str, metric: str, centre: float | None = None,
        ends: str = "", empty: str = "",
    ) -> None:  # fmt: skip
        """Show points under a title, in the table alone until `draw`.

        `what` and `ends` head the table's first and last column, `empty` is said where there is no point.
        """
        self.head.setText(title)
        self.table.setAccessibleName(title)
        self._shown = (dots, metric, centre)
        self.table.show_dots(dots, what, ends)
        self._empty.setText(empty)
        self._empty.setVisible(not dots)
        self.table.setVisible(bool(dots))
        if self.chart is not None:
            self.chart.setVisible(bool(dots))

    def draw(self) -> None:
        """Show what the table shows in the chart, if there is one."""
        if self.chart is None:
            return
        dots, metric, centre = self._shown
        self.chart.setVisible(bool(dots))
        self.chart.show_dots(dots, metric, centre)
        self.chart.choose(self.table.currentIndex().row())
        self._follow()

    def open_current(self) -> None:
        """Show the clips behind the chosen point."""
        if self.table.current is not None:
            self.opened.emit(self.table.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chart's lines lie beside those of the table."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _follow(self) -> None:
        if self.chart is not None and self._rows:
            height = self.table.verticalHeader().defaultSectionSize()
            first = self.table.verticalScrollBar().value() / height
            self.chart.follow(first, height, self.table.horizontalHeader().height())

    def _chosen(self, row: int) -> None:
        if self.chart is not None:
            self.chart.choose(row)

    def _clicked(self, row: int) -> None:
        self.table.choose(row)
        self.table.setFocus()

    def _open(self, row: int) -> None:
        self.table.choose(row)
        self.open_current()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        scaled(self._theme, heading.setContentsMargins, 14, 9, 14, 5)
        heading.addWidget(self.head)
        heading.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.setContentsMargins(0, 0, 0, 0)
        scaled(self._theme, self.table.setFixedWidth, _WIDE if self._rows else _NARROW)
        self._row.addWidget(self.table)
        self._row.addWidget(self._empty, 1)
        self._place = 1 if self._rows else 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addLayout(self._row, 1)
