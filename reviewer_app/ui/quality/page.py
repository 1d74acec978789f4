"""The quality page: headline figures, one of them over time and by group, a control chart, and the clips behind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.quality.checks import Check, Quality
from reviewer_app.domain.quality.figures import Figure
from reviewer_app.domain.quality.report import GROUPS, STEPS, Report, View
from reviewer_app.domain.review import Finding
from reviewer_app.ui import accessible
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import QUALITY, QUEUE
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.quality import dots, words
from reviewer_app.ui.quality.clip_list import ClipList, no_clip
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.quality.filter_line import SOURCE, FilterLine
from reviewer_app.ui.quality.panel import Panel
from reviewer_app.ui.quality.tiles import Tiles
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

LENGTHS = (7, 28, 91, 365)
SAYS, CHARTS, CLIPS = range(3)
# So much of a decision without an error is played: its beginning.
_GLIMPSE_MS = 10_000
_NARROW, _LEAST_HEIGHT = 1_000, 170
_BETWEEN_MS = 20


class QualityPage(Page):
    """Figures of a time; arrows and Enter lead from a figure to its clips, Escape back.

    `fetch_wanted(first, last, names, view)`: days (date) to ask the central database for, view None for the first one.
    `view_wanted(View)`: another view of what is here. `show_report` or `show_problem` follows.
    """

    fetch_wanted = Signal(object, object, bool, object)
    view_wanted = Signal(object)

    name = QUALITY

    def __init__(
        self,
        clip: ClipView,
        theme: Theme,
        today: Callable[[], date],
        policy_name: Callable[[str], str],
        *,
        standard: Callable[[], PolicySet | None],
        leads: bool,
    ) -> None:
        super().__init__()
        self._theme, self._today, self._policy_name, self._leads = theme, today, policy_name, leads
        self._standard = standard
        self.clip = clip
        self.report: Report | None = None
        self.named = self._asked_names = self._with_names = False
        self._came_from, self._names_key = QUEUE, ""
        self._days = 28
        self._last = today()
        # Days and names of what is shown: those asked for are others until the answer is there.
        self._shown_days: tuple[date, date] | None = None
        self._kept = (self._days, self._last)
        self.tiles, self.filters = Tiles(theme), FilterLine(theme, policy_name)
        self.over_time, self.control, self.groups = Panel(theme), Panel(theme), Panel(theme, rows=True)
        self.panels = (self.over_time, self.control, self.groups)
        self.clips = ClipList(theme, clip, policy_name)
        self._says, self._period, self._note = label("", "muted"), label(), Elided(role="warn")
        self.earlier, self.later = QPushButton("‹"), QPushButton("›")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._share_out)
        self.setFocusProxy(self.tiles)

    # ------------------------------------------------------------ what the window asks

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        view = self.report.view if self.report is not None else View()
        chosen = [view.market, view.reviewer, view.queue]
        parts = [self.tr("Quality"), self._period.text(), words.source_name(view.source) if view.source else ""]
        parts += [self._policy_name(view.policy) if view.policy else "", *chosen]
        return " · ".join(part for part in parts if part)

    @property
    def status_text(self) -> str:
        """What the chosen figure is a share of, and how it was found."""
        if self.report is None or self.state == SAYS:
            return ""
        figure = self.report.figure
        return " · ".join(part for part in (words.about(figure.name).rstrip("."), words.method_text(figure)) if part)

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        ways = {
            SAYS: ("quality.read", "quality.earlier", "quality.length"),
            CHARTS: ("quality.open", "quality.next", "quality.by", "quality.step", "quality.length"),
            CLIPS: ("quality.open", "play.toggle", "escape"),
        }[self.state]
        return (*ways, "help")

    @property
    def state(self) -> int:
        """SAYS a sentence, CHARTS or CLIPS."""
        return self._stack.currentIndex()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that is looked at."""
        return self._last - timedelta(days=self._days - 1), self._last

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force, for the texts that name them."""
        self.clip.set_keys(keys)
        self._names_key = keys.get("quality.names", "")

    def handlers(self) -> Mapping[str, Handler]:
        """Figures, filters, time and the clip."""
        pick = {f"quality.{name}": partial(self._pick, name) for name in (SOURCE, *GROUPS)}
        return {
            **self.clip.handlers(),
            **pick,
            "quality.open": lambda _: self.open_current(),
            "quality.next": lambda _: self.tiles.go(1),
            "quality.previous": lambda _: self.tiles.go(-1),
            "quality.by": lambda _: self._turn("by", GROUPS),
            "quality.step": lambda _: self._turn("step", STEPS),
            "quality.all": lambda _: self.filters.clear(),
            "quality.earlier": lambda _: self._move(-1),
            "quality.later": lambda _: self._move(1),
            "quality.length": lambda _: self._resize(),
            "quality.names": lambda _: self._ask_names(),
            "quality.read": lambda _: self.read(),
            "escape": lambda _: self._leave(),
        }

    def allowed(self, when: str) -> bool:
        """A figure needs figures, a clip one that is shown, names a lead."""
        if when == "point":
            return self.state == CHARTS or (self.state == CLIPS and self.clips.current() is not None)
        if when == "media":
            return self.state == CLIPS and bool(self.clip.recording_id)
        return when == "always" or (when == "named" and self._leads)

    def entered(self, argument: object = None) -> None:
        """`argument` is the page that Escape goes back to; what was read stays until it is asked for again."""
        if argument not in (None, QUALITY):
            self._came_from = str(argument)
        if self.report is None:
            self.read()

    def left(self) -> None:
        """Nothing plays where nobody sees it."""
        self.clip.stop()

    # ------------------------------------------------------------ what the desk answers

    def show_report(self, report: Report, quality: Quality) -> None:
        """Show figures of decisions, under the days that these are of; charts as soon as they are there."""
        self.report, self.named, self._asked_names = report, quality.named, False
        self._with_names, self._kept = quality.named, (self._days, self._last)
        self._shown_days = _day_of(quality.from_ms), _day_of(quality.to_ms - 1)
        self._period.setText(words.period(*self._shown_days))
        had_focus = self._stack.isAncestorOf(self.focusWidget() or self)
        self.filters.show_choices(report.choices, report.view)
        self._show()
        self._stack.setCurrentIndex(CHARTS if report.checks else SAYS)
        if not report.checks:
            self._says.setText(self.tr("Nothing to show yet: no second review of decisions of this time is finished."))
        elif had_focus and self.isVisible():
            self.tiles.setFocus()
        self.filters.setVisible(bool(report.checks))
        QTimer.singleShot(_BETWEEN_MS, self, self._make_charts)
        accessible.announce(self, words.spoken(report.figure))
        self.title_changed.emit()

    def show_problem(self, sentence: str) -> None:
        """Say why there are no figures of the days that were asked for."""
        self._with_names, self._shown_days = self.named, None
        self._note.setText("")
        self._period.setText(words.period(*self.days))
        self._says.setText(sentence)
        self._stack.setCurrentIndex(SAYS)
        self.filters.hide()
        self.title_changed.emit()

    def stay(self) -> None:
        """Nothing came: what is shown stays, and what is asked for next begins from it."""
        self._days, self._last = self._kept
        self._with_names = self.named
        self.later.setEnabled(self._last < self._today())
        self._show_note()

    def forget(self) -> None:
        """Keep nothing of what was read: people stand in it, maybe by name."""
        self.report, self._shown_days = None, None
        self.named = self._asked_names = self._with_names = False
        self.clips.show_clips("", "", (), ())
        for panel in self.panels:
            panel.show_dots("", (), what="", metric="")
        self.filters.show_choices({}, View())
        self.show_problem("")

    # ------------------------------------------------------------ what a person does

    def read(self, *, names: bool | None = None) -> None:
        """Ask the central database for these days, anew."""
        first, last = self.days
        self._asked_names = False
        self._with_names = self._with_names if names is None else names
        self.later.setEnabled(last < self._today())
        if self.report is None:
            self.show_problem(self.tr("Reading what was looked at again …"))
        elif self._shown_days is not None:
            told = self.tr("Reading {days} … Until then these are the figures of before.")
            self._note.setText(told.format(days=words.period(first, last)))
        view = None if self.report is None else self.report.view
        self.fetch_wanted.emit(first, last, self._with_names, view)

    def open_current(self) -> None:
        """Show the clips behind the figure or point that is chosen; there, play the chosen one."""
        if self.state == CLIPS:
            self.clips.play_current()
            return
        for panel in self.panels:
            if panel.table.hasFocus() and panel.table.current is not None:
                panel.open_current()
                return
        self._open_figure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, write everything anew."""
        if event.type() == QEvent.Type.LanguageChange and self.report is not None:
            self._period.setText(words.period(*(self._shown_days or self.days)))
            self.filters.show_choices(self.report.choices, self.report.view)
            self._show()
        super().changeEvent(event)

    # ------------------------------------------------------------ inside

    def _show(self) -> None:
        report = self.report
        assert report is not None
        view, metric = report.view, report.view.metric
        name = words.name_of(metric)
        self.tiles.show_figures(report.tiles, metric)
        self.over_time.show_dots(
            f"{name} {words.step_name(view.step)}", dots.over_time(report), what=self.tr("From"), metric=metric
        )
        self.groups.show_dots(
            f"{name} {words.group_name(view.by)}",
            dots.groups(report, self._policy_name),
            what=words.noun(view.by),
            metric=metric,
            empty=self.tr("No decision of the view is a case of this figure."),
        )
        self.control.show_dots(
            self.tr("Decisions with an error {step}, and the limits of chance").format(step=words.step_name(view.step)),
            dots.control(report),
            what=self.tr("From"),
            metric="",
            centre=report.control.centre,
            ends=self.tr("Limits"),
            empty=words.reason_text(report.control.reason),
        )
        self._show_note()
        self.status_changed.emit(self.status_text)

    def _show_note(self) -> None:
        shown = self.named and self._shown_days is not None
        self._note.setText(self.tr("Names are shown, which is recorded.") if shown else "")

    def _make_charts(self) -> None:
        """One after the other, painted in between: together they would be felt."""
        missing = next((panel for panel in self.panels if panel.chart is None), None)
        if missing is None or self.state != CHARTS:
            return
        # Loaded off the UI thread by then, together with the figures.
        from reviewer_app.ui.quality.chart import LIMITS, LINE, ROWS, Chart

        kinds = {self.over_time: LINE, self.control: LIMITS, self.groups: ROWS}
        missing.take_chart(Chart(kinds[missing], self._theme))
        QTimer.singleShot(_BETWEEN_MS, self, self._make_charts)

    def _open_figure(self) -> None:
        figure = self.tiles.current
        if figure is not None and self.report is not None:
            self._open(figure.places, words.name_of(figure.name), figure)

    def _open_dot(self, panel: Panel, dot: Dot) -> None:
        value, interval = dot.texts[1:]
        self._open(dot.places, f"{panel.head.text()} · {dot.label}", f"{value}   {interval}   n {dot.n}")

    def _open(self, places: tuple[int, ...], title: str, told: Figure | str) -> None:
        assert self.report is not None
        if not places:
            self.message.emit(self.tr("There is no clip behind this figure."))
            return
        note = told if isinstance(told, str) else f"{words.value_text(told)}   {words.under_text(told)}"
        self.clips.show_clips(title, note, self.report.checks, places)
        self.clip.show_recording("")
        self._stack.setCurrentIndex(CLIPS)
        self.clips.setFocus()
        self.title_changed.emit()

    def _play(self, check: Check) -> None:
        problem = no_clip(check)
        if problem:
            self.clip.show_recording("")
            self.message.emit(problem)
            return
        ends = [one.end_ms or one.start_ms for one in check.faults if one.start_ms == check.start_ms]
        end_ms = max((one for one in ends if one is not None), default=check.start_ms + _GLIMPSE_MS)
        self.clip.show_recording(check.recording_id, self._known_of(check.recording_id), self._standard())
        self.clip.play(check.start_ms, end_ms)

    def _known_of(self, recording_id: str) -> list[Finding]:
        """The errors of all decisions about a recording: what was found in it. Without a time they may be anywhere."""
        checks = () if self.report is None else self.report.checks
        return [
            Finding(
                one.policy_id,
                one.start_ms or 0,
                one.end_ms,
                open_span=one.start_ms is None,
                severity=one.severity or self._severity(one.policy_id),
            )
            for check in checks
            if check.recording_id == recording_id
            for one in check.faults
            if one.policy_id
        ]

    def _severity(self, policy_id: str) -> str | None:
        standard = self._standard()
        policy = None if standard is None else standard.policy(policy_id)
        return None if policy is None else policy.severity

    def _leave(self) -> None:
        if self.state != CLIPS:
            self.wants_page.emit(self._came_from, None)
            return
        self.clip.stop()
        self._stack.setCurrentIndex(CHARTS)
        self._back_to.setFocus()
        self.title_changed.emit()

    def _ask(self, view: View) -> None:
        self._asked_names = False
        self.view_wanted.emit(view)

    def _turn(self, name: str, values: tuple[str, ...]) -> None:
        if self.report is not None:
            now = values.index(getattr(self.report.view, name))
            self._ask(replace(self.report.view, **{name: values[(now + 1) % len(values)]}))

    def _pick(self, name: str, _: object) -> None:
        self.filters.open(name)

    def _move(self, steps: int) -> None:
        self._last = min(self._today(), self._last + timedelta(days=steps * self._days))
        self.read()

    def _resize(self) -> None:
        self._days = LENGTHS[(LENGTHS.index(self._days) + 1) % len(LENGTHS)]
        self.read()

    def _ask_names(self) -> None:
        if self.named:
            self.read(names=False)
        elif self._asked_names:
            self.read(names=True)
        else:
            self._asked_names = True
            told = self.tr("That you asked for names is recorded. Press {key} again to see them.")
            self.message.emit(told.format(key=self._names_key))

    def _connect(self) -> None:
        self.tiles.chosen.connect(self._metric_chosen)
        self.tiles.opened.connect(self._open_figure)
        self.filters.changed.connect(self._ask)
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self._back_to: QWidget = self.tiles
        for panel in self.panels:
            panel.opened.connect(partial(self._dot_opened, panel))
        self.clips.play.connect(self._play)
        self.clip.failed.connect(self.message)

    def _dot_opened(self, panel: Panel, dot: Dot) -> None:
        self._back_to = panel
        self._open_dot(panel, dot)

    def _metric_chosen(self, metric: str) -> None:
        if self.report is not None:
            self._back_to = self.tiles
            self._ask(replace(self.report.view, metric=metric))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        scaled(self._theme, head.setContentsMargins, 16, 14, 16, 10)
        scaled(self._theme, head.setSpacing, 8)
        head.addWidget(label(lambda: self.tr("Quality"), "heading"))
        names = {self.earlier: lambda: self.tr("Earlier time"), self.later: lambda: self.tr("Later time")}
        for button, name in names.items():
            button.setProperty("role", "quiet")
            says(button.setAccessibleName, name)
        for widget in (self.earlier, self._period, self.later):
            head.addWidget(widget)
        head.addWidget(self._note, 1)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._says.setWordWrap(True)
        self._stack.addWidget(self._says)
        self._stack.addWidget(self._charts())
        self._stack.addWidget(self.clips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.filters.hide()

    def _charts(self) -> QWidget:
        """What does not fit is scrolled to; in a narrow window the panels stand below each other."""
        inside = QWidget()
        self._between = rule(vertical=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        for row, widget in enumerate((self.over_time, rule(), self.control, rule())):
            self._grid.addWidget(widget, row, 0)
        for panel in self.panels:
            scaled(self._theme, panel.setMinimumHeight, _LEAST_HEIGHT)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tiles)
        column.addWidget(rule())
        column.addLayout(self._grid, 1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._narrow: bool | None = None
        self._share_out()
        return area

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


def _day_of(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms // 1000, UTC).date()
