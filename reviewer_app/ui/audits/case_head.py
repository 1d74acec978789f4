"""The line over a case: the recording, how far the case is, until when, and whether a decision is on its way."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer_app.domain.second_review import SecondReview
from reviewer_app.ui.audits import words
from reviewer_app.ui.due import due_sentence, due_text, is_overdue
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, scaled


class CaseHead(QWidget):
    """Texts only; `now_ms` is the clock of what is due."""

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._case: SecondReview | None = None
        self._title, self._state = Elided("", "title"), label()
        self._way, self._sample, self._progress, self._due = label("", "sent"), label("", "muted"), label(), label()
        row = QHBoxLayout(self)
        scaled(theme, row.setContentsMargins, 16, 9, 16, 9)
        scaled(theme, row.setSpacing, 18)
        row.addWidget(self._title)
        for widget in (self._state, self._way, self._sample):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._progress, self._due):
            row.addWidget(widget)
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._tell_time)

    @property
    def text(self) -> str:
        """All that it says."""
        shown = (self._title, self._state, self._way, self._sample, self._progress, self._due)
        return " | ".join(one.text() for one in shown if one.text())

    def show_case(self, case: SecondReview, progress: str) -> None:
        """Show a case, and how much of what is asked for now has been said."""
        self._case = case
        self._title.setText(case.title)
        self._state.setText(words.state_name(case.state))
        restyle(self._state, role="accent" if case.next_steps else "muted")
        self._way.setText(self.tr("▲ Your decision is on its way") if case.on_its_way else "")
        sample = case.sample or {}
        self._sample.setText(" · ".join(str(sample[one]) for one in ("name", "stratum") if sample.get(one)))
        self._progress.setText(progress)
        self._tell_time()
        self._clock.start() if case.until_ms is not None else self._clock.stop()
        for widget in (self._way, self._sample, self._progress):
            widget.setVisible(bool(widget.text()))
        self.setAccessibleName(self.text)

    def _tell_time(self) -> None:
        until = None if self._case is None else self._case.until_ms
        self._due.setVisible(until is not None)
        if until is None:
            self._due.setText("")
            return
        now = self._now_ms()
        self._due.setText(due_text(until, now))
        self._due.setAccessibleName(due_sentence(until, now))
        restyle(self._due, role="error" if is_overdue(until, now) else "warn")
