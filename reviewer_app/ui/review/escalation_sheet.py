"""Handing a recording to others: where to, how urgent, and why, by keys alone."""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain.escalation_rules import proposed, reason_of
from reviewer_app.domain.policy import PolicySet, Route, text_in
from reviewer_app.domain.review import Finding
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle

_COLUMNS = 2
_URGENCY_KEYS = "abcdefgh"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EscalationSheet(QFrame):
    """A sheet below the transcript, whose choices scroll where it is low.

    Digits choose the route, letters the urgency, Tab goes to the reason.

    `raised(Route, urgency, reason)` asks to escalate; `left()` says that the sheet was closed without.
    """

    raised = Signal(object, str, str)
    left = Signal()

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Escalation"))
        self._set, self._language, self._theme = policy_set, language, theme
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
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason: what was seen, and when"))
        self.reason.installEventFilter(self)
        self.reason.textChanged.connect(self._show_state)
        self._missing = label("", "muted")
        self._missing.setWordWrap(True)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

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
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.hide()

    @property
    def problem(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        if self.route is None:
            return self.tr("Choose where it goes.")
        return "" if self.reason.toPlainText().strip() else self.tr("Say why: Tab goes to the reason.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key alone chooses; Ctrl+Enter escalates, Escape leaves."""
        if event.isAutoRepeat() or self._is_for_sheet(event):
            return
        if event.key() == Qt.Key.Key_Tab:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            key = event.text().lower()
            for button in (*self._routes.values(), *self._urgencies.values()):
                if button.key == key and button.isEnabled():
                    button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the reason keys are text, but for those of the sheet; Escape goes back to the choices."""
        if event.type() == QEvent.Type.KeyPress and watched is self.reason:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            return self._is_for_sheet(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to and fro between choices and reason."""
        (self if self.reason.hasFocus() else self.reason).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _is_for_sheet(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._confirm()
        else:
            return False
        return True

    def _confirm(self) -> None:
        if self.problem:
            self._show_state(asked=True)
            return
        route = next(route for route in self._set.routes if route.id == self.route)
        self.raised.emit(route, self.urgency, self.reason.toPlainText().strip())

    def _choose(self, route: str) -> None:
        self.route = route
        self._show_state()
        self._scroll.ensureWidgetVisible(self._routes[route], 0, self._theme.px(2))

    def _hurry(self, urgency: str) -> None:
        self.urgency = urgency
        self._show_state()
        self._scroll.ensureWidgetVisible(self._urgencies[urgency], 0, self._theme.px(2))

    def _show_state(self, asked: bool = False) -> None:
        for route, button in self._routes.items():
            button.set_state(route == self.route, route == self._suggested)
        for urgency, button in self._urgencies.items():
            button.set_state(urgency == self.urgency, False)
        self._missing.setText(self.problem or self.tr("Ctrl+Enter escalates; the clock of the route begins"))
        role = "muted" if not self.problem else ("error" if asked else "warn")
        if self._missing.property("role") != role:
            restyle(self._missing, role=role)

    def _route_text(self, route: Route) -> str:
        hours, minutes = divmod(route.sla_minutes, 60)
        within = (
            self.tr("{n} h").format(n=hours)
            if hours and not minutes
            else self.tr("{n} min").format(n=route.sla_minutes)
        )
        return f"{text_in(route.name, self._language)} · {within}"

    def _button(self, key: str, text: str, chosen: Callable[[], None]) -> ChoiceButton:
        button = ChoiceButton(key, text, self._theme, self)
        button.clicked.connect(lambda _=False: chosen())
        return button

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        routes, urgencies = QGridLayout(), QGridLayout()
        for grid, buttons in ((routes, self._routes), (urgencies, self._urgencies)):
            lines = -(-len(buttons) // _COLUMNS)
            for number, button in enumerate(buttons.values()):
                grid.addWidget(button, number % lines, number // lines)
        self._grids = (routes, urgencies)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(routes)
        column.addLayout(self._heading(self.tr("Urgency"), ""))
        column.addLayout(urgencies)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._layout.addLayout(self._heading(self.tr("Escalate to"), self.tr("Esc leaves · ● by the findings")))
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self.reason)
        self._layout.addWidget(self._missing)

    @staticmethod
    def _heading(text: str, hint: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(text, "section"))
        row.addStretch(1)
        row.addWidget(label(hint, "section"))
        return row

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(12), px(8), px(12), px(8))
        self._layout.setSpacing(px(5))
        for grid in self._grids:
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(px(1))
        self._scroll.setMinimumHeight(px(82))
        self.reason.setFixedHeight(px(44))
