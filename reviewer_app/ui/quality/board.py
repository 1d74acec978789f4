"""The headline figures with their charts: one over time, decisions with an error, and groups beside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain.quality.report import Report
from reviewer_app.ui.quality import dots, words
from reviewer_app.ui.quality.panel import Panel
from reviewer_app.ui.quality.tiles import Tiles
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, scaled

_NARROW, _LEAST_HEIGHT, _MARGIN = 1_000, 170, 14
# Between two charts there is room for a key and for painting.
_BETWEEN_MS = 20


class Board(QScrollArea):
    """Shows a report. What does not fit is scrolled to; in a narrow window the panels stand below each other."""

    def __init__(self, theme: Theme, policy_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._policy_name = theme, policy_name
        self.tiles = Tiles(theme)
        self.over_time, self.control, self.groups = Panel(theme), Panel(theme), Panel(theme, rows=True)
        self.panels = (self.over_time, self.control, self.groups)
        self._stale: list[Panel] = []
        self._timer = QTimer(self, singleShot=True, interval=_BETWEEN_MS)
        self._timer.timeout.connect(self._draw_next)
        self._narrow: bool | None = None
        self._grid, self._between = QGridLayout(), rule(vertical=True)
        self.notes = label("", "muted")
        self._lay_out()
        theme.changed.connect(self._share_out)
        self.setFocusProxy(self.tiles)

    def show_report(self, report: Report) -> None:
        """Show figures and tables at once; charts follow one after the other: together they would be felt."""
        view, metric = report.view, report.view.metric
        name, step = words.name_of(metric), words.step_name(view.step)
        self.tiles.show_figures(report.tiles, metric)
        self._show_notes(words.notes(report.lots, report.unseen))
        self.over_time.show_dots(f"{name} {step}", dots.over_time(report), what=_since(), metric=metric)
        self.groups.show_dots(
            f"{name} {words.group_name(view.by)}",
            dots.groups(report, self._policy_name),
            what=words.noun(view.by),
            metric=metric,
            empty=self.tr("No decision of the view is a case of this figure."),
        )
        self.control.show_dots(
            self.tr("Decisions with an error {step}, and the limits of chance").format(step=step),
            dots.control(report),
            what=_since(),
            metric="",
            centre=report.control.centre,
            ends=self.tr("Limits"),
            empty=words.reason_text(report.control.reason),
        )
        self._stale = list(self.panels)
        self._timer.start()
        self._scroll_to_tile()

    def forget(self) -> None:
        """Show nothing, in the charts too."""
        self._timer.stop()
        for panel in self.panels:
            panel.show_dots("", (), what="", metric="")
            panel.draw()
        self._show_notes(())

    def focused(self) -> Panel | None:
        """The panel whose table has the keys."""
        return next((panel for panel in self.panels if panel.table.hasFocus()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        super().resizeEvent(event)
        self._share_out()

    # ------------------------------------------------------------ inside

    def _space_notes(self, margin: int) -> None:
        self.notes.setContentsMargins(margin, margin // 2, margin, margin // 2)

    def _show_notes(self, sentences: Sequence[str]) -> None:
        self.notes.setText("\n".join(sentences))
        self.notes.setVisible(bool(sentences))

    def _scroll_to_tile(self) -> None:
        """The chosen figure is in sight of who chooses it."""
        if self.tiles.hasFocus():
            box = self.tiles.current_box
            middle = self.tiles.mapTo(self.widget(), box.center())
            self.ensureVisible(middle.x(), middle.y(), 0, box.height() // 2 + 1)

    def _draw_next(self) -> None:
        if not self._stale:
            return
        panel = self._stale.pop(0)
        if panel.chart is None:
            self._make_chart(panel)
        else:
            panel.draw()
        self._timer.start()

    def _make_chart(self, panel: Panel) -> None:
        # Loaded off the UI thread by then, together with the figures.
        from reviewer_app.ui.quality.chart import LIMITS, LINE, ROWS, Chart

        kinds = {self.over_time: LINE, self.control: LIMITS, self.groups: ROWS}
        panel.take_chart(Chart(kinds[panel], self._theme))

    def _lay_out(self) -> None:
        self._grid.setSpacing(0)
        for row, widget in enumerate((self.over_time, rule(), self.control, rule())):
            self._grid.addWidget(widget, row, 0)
        for panel in self.panels:
            scaled(self._theme, panel.setMinimumHeight, _LEAST_HEIGHT)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tiles)
        self.notes.setWordWrap(True)
        scaled(self._theme, self._space_notes, _MARGIN, owner=self.notes)
        self.notes.hide()
        column.addWidget(self.notes)
        column.addWidget(rule())
        column.addLayout(self._grid, 1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._share_out()

    def _share_out(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        grid = self._grid
        grid.removeWidget(self.groups)
        grid.removeWidget(self._between)
        self._between.setVisible(not narrow)
        if narrow:
            grid.addWidget(self.groups, 4, 0)
        else:
            grid.addWidget(self._between, 0, 1, 3, 1)
            grid.addWidget(self.groups, 0, 2, 3, 1)
        grid.setColumnStretch(0, 11)
        grid.setColumnStretch(2, 0 if narrow else 10)
        for row in (0, 2, 4):
            grid.setRowStretch(row, 1 if narrow or row < 4 else 0)


def _since() -> str:
    return QCoreApplication.translate("Board", "From")
