"""The open escalations of the review on screen, each with the time that is left."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.ui.due import due_sentence, due_text, is_overdue
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, wrapped

EVERY_MS = 1_000


class EscalationBar(QWidget):
    """A line over the panes, there while something is escalated; the one that is due first is named first."""

    def __init__(
        self,
        policy_set: PolicySet,
        language: str,
        withdraw_key: str,
        theme: Theme,
        now_ms: Callable[[], int],
    ) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self._names = {route.id: text_in(route.name, language) for route in policy_set.routes}
        self._now_ms = now_ms
        self._open: list[Escalation] = []
        self._clock, self._what = label("", "warn"), Elided(role="muted")
        self._theme = theme
        self._restyle()
        # No lambda: Qt would call it when the widget is gone.
        theme.changed.connect(self._restyle)
        self._key = label(self.tr("{key} withdraws").format(key=withdraw_key) if withdraw_key else "", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(5), theme.px(12), theme.px(5))
        row.setSpacing(theme.px(10))
        row.addWidget(self._clock)
        row.addWidget(self._what, 1)
        row.addWidget(self._key)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self.set_escalations(())

    def minimumSizeHint(self) -> QSize:
        """No height at the least: it comes before panes can give it their room, and the window must not grow."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _restyle(self) -> None:
        self._clock.setFont(self._theme.time_font(bold=True))

    def set_escalations(self, escalations: Iterable[Escalation]) -> None:
        """Show these; none: no line."""
        self._open = sorted(escalations, key=lambda one: one.due_at_ms)
        self.setVisible(bool(self._open))
        if self._open:
            self._timer.start()
            self.tell()
        else:
            self._timer.stop()

    def tell(self) -> None:
        """Say the time that is left now."""
        now, first = self._now_ms(), self._open[0]
        self._clock.setText(due_text(first.due_at_ms, now))
        role = "error" if is_overdue(first.due_at_ms, now) else "warn"
        if self._clock.property("role") != role:
            restyle(self._clock, role=role)
        others = [f"{self._name(one)} {due_text(one.due_at_ms, now)}" for one in self._open[1:]]
        what = self.tr("Escalated: {route} ({urgency})").format(route=self._name(first), urgency=first.urgency)
        self._what.setText(" · ".join((what, first.reason.replace("\n", " "), *others)))
        self._what.setToolTip(wrapped(self._what.text()))
        self.setAccessibleName(f"{what}, {due_sentence(first.due_at_ms, now)}")

    @property
    def texts(self) -> tuple[str, str]:
        """The clock, and what it is for."""
        return self._clock.text(), self._what.text()

    def _name(self, one: Escalation) -> str:
        return self._names.get(one.route, one.route)
