"""The quality page: headline figures, one of them over time and by group, a control chart, and the clips behind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.quality import clips
from reviewer_app.domain.quality.checks import Check, Quality
from reviewer_app.domain.quality.figures import Figure
from reviewer_app.domain.quality.report import GROUPS, STEPS, Report, View
from reviewer_app.ui import accessible
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import QUALITY, QUEUE
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.quality import words
from reviewer_app.ui.quality.board import Board
from reviewer_app.ui.quality.clip_list import ClipList, no_clip
from reviewer_app.ui.quality.dots import Dot
from reviewer_app.ui.quality.filter_line import SOURCE, FilterLine
from reviewer_app.ui.quality.panel import Panel
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

LENGTHS = (7, 28, 91, 365)
SAYS, CHARTS, CLIPS = range(3)


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
        standard: Callable[[], PolicySet],
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
        self.filters, self.board = FilterLine(theme, policy_name), Board(theme, policy_name)
        self.clips = ClipList(theme, clip, policy_name)
        self._says, self._period, self._note = label("", "muted"), label(), Elided(role="warn")
        self.earlier, self.later = QPushButton("‹"), QPushButton("›")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.board)

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
            "quality.next": lambda _: self.board.tiles.go(1),
            "quality.previous": lambda _: self.board.tiles.go(-1),
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
        focus = self.focusWidget() or self
        # Who goes through a table goes on there.
        stays = self.state == CHARTS and self.board.isAncestorOf(focus)
        had_focus = self._stack.isAncestorOf(focus)
        self.filters.show_choices(report.choices, report.view)
        self._show()
        self._stack.setCurrentIndex(CHARTS if report.checks else SAYS)
        if not report.checks:
            self._says.setText(self.tr("Nothing to show yet: no second review of decisions of this time is finished."))
        elif had_focus and not stays and self.isVisible():
            self.board.setFocus()
        self.filters.setVisible(bool(report.checks))
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
        self.board.forget()
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
        panel = self.board.focused()
        if panel is None:
            self._open_figure()
        else:
            panel.open_current()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, write everything anew."""
        if event.type() == QEvent.Type.LanguageChange and self.report is not None:
            self._period.setText(words.period(*(self._shown_days or self.days)))
            self.filters.show_choices(self.report.choices, self.report.view)
            self._show()
        super().changeEvent(event)

    # ------------------------------------------------------------ inside

    def _show(self) -> None:
        assert self.report is not None
        self.board.show_report(self.report)
        self._show_note()
        self.status_changed.emit(self.status_text)

    def _show_note(self) -> None:
        shown = self.named and self._shown_days is not None
        self._note.setText(self.tr("Names are shown, which is recorded.") if shown else "")

    def _open_figure(self) -> None:
        figure = self.board.tiles.current
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
        assert self.report is not None
        standard = self._standard()
        known = clips.known_of(check.recording_id, self.report.checks, standard)
        self.clip.show_recording(check.recording_id, known, standard)
        self.clip.play(*clips.span_of(check))

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
        tiles = self.board.tiles
        tiles.chosen.connect(self._metric_chosen)
        tiles.opened.connect(self._open_figure)
        self.filters.changed.connect(self._ask)
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self._back_to: QWidget = tiles
        for panel in self.board.panels:
            panel.opened.connect(partial(self._dot_opened, panel))
        self.clips.play.connect(self._play)
        self.clip.failed.connect(self.message)

    def _dot_opened(self, panel: Panel, dot: Dot) -> None:
        self._back_to = panel
        self._open_dot(panel, dot)

    def _metric_chosen(self, metric: str) -> None:
        if self.report is not None:
            self._back_to = self.board.tiles
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
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.clips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.filters.hide()


def _day_of(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms // 1000, UTC).date()
