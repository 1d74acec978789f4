"""Handing a recording to others: where to, how urgent, and why, by keys alone."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.escalation_rules import proposed, reason_of
from reviewer_app.domain.policy import PolicySet, Route, text_in
from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.choice_sheet import ChoiceSheet
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

_COLUMNS = 2
_URGENCY_KEYS = "abcdefgh"


class EscalationSheet(ChoiceSheet):
    """A sheet below the transcript, whose choices scroll where it is low.

    Digits choose the route, letters the urgency, Tab goes to the reason.

    `raised(Route, urgency, reason)` asks to escalate; `left()` says that the sheet was closed without.
    """

    raised = Signal(object, str, str)

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Escalation"))
        self._set, self._language = policy_set, language
        self._taken: frozenset[str] = frozenset()
        self._suggested: str | None = None
        self.route: str | None = None
        self.urgency = policy_set.severities[-1].id
        self._routes = {
            route.id: self._button(str(number), self._route_text(route), lambda one=route.id: self._choose(one))
            for number, route in enumerate(policy_set.routes, start=1)
        }
        self._urgencies = {
            severity.id: self._button(
                key, f"{severity.id} {text_in(severity.name, language)}", lambda one=severity.id: self._hurry(one)
            )
            for key, severity in zip(_URGENCY_KEYS, policy_set.severities, strict=False)
        }
        self.reason = self._why
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.set_hint(self.tr("Reason: what was seen, and when"))
        self.reason.textChanged.connect(self._show_state)
        self._lay_out()

    def open_sheet(self, findings: Iterable[Finding], taken: Collection[str]) -> None:
        """Show the sheet with what the findings suggest; routes in `taken` have an open escalation."""
        findings, self._taken = tuple(findings), frozenset(taken)
        proposal = proposed(self._set, findings, self._taken)
        self.route = self._suggested = proposal.route
        self.urgency = proposal.urgency
        self.reason.setPlainText(reason_of(self._set, proposal.findings, self._language))
        for route, button in self._routes.items():
            button.setEnabled(route not in self._taken)
        self._show_state()
        self._appear()
        if self.route is not None:
            self._bring_into_view(self._routes[self.route])

    @property
    def problem(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        if self.route is None:
            return self.tr("Choose where it goes.")
        return "" if self.reason.toPlainText().strip() else self.tr("Say why: Tab goes to the reason.")

    def _confirm(self, submit: bool) -> None:
        if self.problem:
            self._show_state(asked=True)
            return
        route = next(route for route in self._set.routes if route.id == self.route)
        self.raised.emit(route, self.urgency, self.reason.toPlainText().strip())

    def _choose(self, route: str) -> None:
        self.route = route
        self._show_state()
        self._bring_into_view(self._routes[route])

    def _hurry(self, urgency: str) -> None:
        self.urgency = urgency
        self._show_state()
        self._bring_into_view(self._urgencies[urgency])

    def _show_state(self, asked: bool = False) -> None:
        for route, button in self._routes.items():
            button.set_state(route == self.route, route == self._suggested)
        for urgency, button in self._urgencies.items():
            button.set_state(urgency == self.urgency, False)
        self._tell(self.problem, self.tr("Ctrl+Enter escalates; the clock of the route begins"), asked)

    def _route_text(self, route: Route) -> str:
        hours, minutes = divmod(route.sla_minutes, 60)
        within = (
            self.tr("{n} h").format(n=hours)
            if hours and not minutes
            else self.tr("{n} min").format(n=route.sla_minutes)
        )
        return f"{text_in(route.name, self._language)} · {within}"

    def _lay_out(self) -> None:
        urgency = self._heading(self.tr("Urgency"), "")
        sections = ((None, self._routes.values()), (urgency, self._urgencies.values()))
        self._column.addWidget(self._heading(self.tr("Escalate to"), self.tr("Esc leaves · ● by the findings")))
        self._show_choices(ChoiceGrid(sections, _COLUMNS, self._theme))
        self._column.addLayout(self._foot)
        scaled(self._theme, self._scroll.setMinimumHeight, 82)
