"""The verdict on the whole recording: outcome and actions by one key each, and why."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain.policy import Action, Outcome, PolicySet, text_in
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.keymap import shown
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.verdict_draft import VerdictDraft, keys_of
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle

_COLUMNS = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VerdictSheet(QFrame):
    """A sheet below the transcript; where it is lower than it wants to be, its actions scroll.

    `confirmed(Verdict)` asks to give a verdict, `submit_wanted()` to submit the review behind it, `left()` says that
    the sheet was closed without a verdict.

    The sheet stays, with what was chosen, until `close_sheet`: a verdict that could not be stored is not lost. While
    it is stored (`set_storing`) keys are no choices: they are commands, which wait for their turn.
    """

    confirmed = Signal(object)
    submit_wanted = Signal()
    left = Signal()

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Verdict"))
        self._set, self._language, self._theme = policy_set, language, theme
        self._storing = False
        self.draft = VerdictDraft(policy_set, language)
        self._outcome_keys, self._action_keys = keys_of(policy_set.outcomes), keys_of(policy_set.actions)
        self._outcomes = self._buttons(policy_set.outcomes, self._choose)
        self._actions = self._buttons(policy_set.actions, self._toggle)
        self.rationale = QPlainTextEdit()
        self.rationale.setTabChangesFocus(True)
        self.rationale.setAccessibleName(self.tr("Rationale"))
        self.rationale.installEventFilter(self)
        self.rationale.textChanged.connect(self._typed)
        self._missing = label("", "muted")
        self._missing.setWordWrap(True)
        self._pace = Elided(role="section")
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open_sheet(self, given: Verdict | None, findings: Iterable[Finding], propose: bool = False) -> None:
        """Show the sheet with the verdict given before, else with what the findings suggest.

        `propose` chooses the actions, too, that the gravest finding asks for.
        """
        self.draft.begin(given, findings)
        if propose and given is None:
            self.draft.propose()
        self.rationale.setPlainText(self.draft.rationale)
        self._show_state()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_pace(self, text: str) -> None:
        """Time and keys of the review, in the first line; '' for none."""
        self._pace.setText(text)
        self._pace.setVisible(bool(text))

    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.hide()

    def set_storing(self, on: bool) -> None:
        """Whether the verdict is on its way to the store."""
        if on and self.rationale.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._storing = on
        self.setProperty(OWN_KEYS, not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key alone chooses; Ctrl+Enter gives the verdict, Tab goes to the rationale, Escape leaves."""
        if event.isAutoRepeat() or self._storing or self._is_for_sheet(event):
            return
        if event.key() == Qt.Key.Key_Tab:
            self.rationale.setFocus(Qt.FocusReason.TabFocusReason)
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            key = event.text().lower()
            if key in self._outcome_keys:
                self._choose(self._outcome_keys[key])
            elif key in self._action_keys:
                self._toggle(self._action_keys[key])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the rationale keys are text, but for those of the sheet; Escape goes back to the choices."""
        if event.type() == QEvent.Type.KeyPress and watched is self.rationale:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            return self._is_for_sheet(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to and fro between choices and rationale."""
        (self if self.rationale.hasFocus() else self.rationale).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _is_for_sheet(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._confirm(submit=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _confirm(self, submit: bool) -> None:
        if self.draft.problem:
            self._show_state(asked=True)
            return
        self.confirmed.emit(self.draft.verdict())
        if submit:
            self.submit_wanted.emit()

    def _choose(self, outcome: str) -> None:
        self.draft.choose(outcome)
        self._show_state()

    def _toggle(self, action: str) -> None:
        self.draft.toggle(action)
        self._show_state()
        self._scroll.ensureWidgetVisible(self._actions[action], 0, self._theme.px(2))

    def _typed(self) -> None:
        self.draft.rationale = self.rationale.toPlainText()
        self._show_state()

    def _show_state(self, asked: bool = False) -> None:
        for outcome, button in self._outcomes.items():
            button.set_state(outcome == self.draft.outcome, False)
        for action, button in self._actions.items():
            button.set_state(action in self.draft.actions, action in self.draft.suggested_actions)
        missing = told(self.draft.problem)
        self._missing.setText(
            missing or self.tr("Ctrl+Enter gives the verdict · Ctrl+Shift+Enter also submits the review")
        )
        role = "muted" if not missing else ("error" if asked else "warn")
        if self._missing.property("role") != role:
            restyle(self._missing, role=role)
        self.rationale.setPlaceholderText(self._placeholder())

    def _placeholder(self) -> str:
        outcome = next((one for one in self._set.outcomes if one.id == self.draft.outcome), None)
        if outcome is not None and outcome.reasons:
            grounds = ", ".join(text_in(reason.name, self._language) for reason in outcome.reasons)
            return self.tr("Rationale, naming one of the grounds: {grounds}").format(grounds=grounds)
        told = self.tr("Rationale (needed)") if self.draft.needs_rationale else self.tr("Rationale (may stay empty)")
        return f"{told} · {shown('Tab')}"

    def _buttons(self, choices: Sequence[Outcome | Action], chosen) -> dict[str, ChoiceButton]:
        buttons = {}
        for choice in choices:
            button = ChoiceButton(choice.key or "", text_in(choice.name, self._language), self._theme, self)
            button.clicked.connect(lambda _=False, choice_id=choice.id: chosen(choice_id))
            buttons[choice.id] = button
        return buttons

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        outcomes, actions = QGridLayout(), QGridLayout()
        for grid, buttons in ((outcomes, self._outcomes), (actions, self._actions)):
            lines = -(-len(buttons) // _COLUMNS)
            for number, button in enumerate(buttons.values()):
                grid.addWidget(button, number % lines, number // lines)
        self._grids = (outcomes, actions)
        inside = QWidget()
        inside.setLayout(actions)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        top = self._heading(self.tr("Outcome"), self.tr("Esc leaves"))
        # Quiet, and no line of its own: at low heights each one is the transcript's.
        top.insertWidget(1, self._pace)
        top.insertStretch(1, 1)
        self._layout.addLayout(top)
        self.set_pace("")
        self._layout.addLayout(outcomes)
        self._layout.addLayout(self._heading(self.tr("Actions"), self.tr("● suggested by the findings")))
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self.rationale)
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
        self._scroll.setMinimumHeight(px(40))
        self.rationale.setFixedHeight(px(52))
