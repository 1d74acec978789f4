"""The verdict on the whole recording: outcome and actions by one key each, and why."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.policy import Action, Outcome, PolicySet, text_in
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.keymap import shown
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.choice_sheet import ChoiceSheet
from reviewer_app.ui.review.verdict_draft import VerdictDraft
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

_COLUMNS = 3


class VerdictSheet(ChoiceSheet):
    """A sheet below the transcript; where it is lower than it wants to be, its choices scroll.

    `confirmed(Verdict)` asks to give a verdict, `submit_wanted()` to submit the review behind it, `left()` says that
    the sheet was closed without a verdict.

    The sheet stays, with what was chosen, until `close_sheet`: a verdict that could not be stored is not lost. While
    it is stored (`set_storing`) keys are no choices: they are commands, which wait for their turn.
    """

    confirmed = Signal(object)
    submit_wanted = Signal()

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Verdict"))
        self._set, self._language = policy_set, language
        self._storing = False
        self.draft = VerdictDraft(policy_set, language)
        self._outcomes = self._buttons(policy_set.outcomes, self._choose)
        self._actions = self._buttons(policy_set.actions, self._toggle)
        self.rationale = self._why
        self.rationale.setAccessibleName(self.tr("Rationale"))
        self.rationale.textChanged.connect(self._typed)
        self._pace = Elided(role="section")
        self._lay_out()

    def open_sheet(self, given: Verdict | None, findings: Iterable[Finding], propose: bool = False) -> None:
        """Show the sheet with the verdict given before, else with what the findings suggest.

        `propose` chooses the actions, too, that the gravest finding asks for.
        """
        self.draft.begin(given, findings)
        if propose and given is None:
            self.draft.propose()
        self.rationale.setPlainText(self.draft.rationale)
        self._show_state()
        self._appear()

    def set_pace(self, text: str) -> None:
        """Time and keys of the review, in the first line; '' for none."""
        self._pace.setText(text)
        self._pace.setVisible(bool(text))

    def set_storing(self, on: bool) -> None:
        """Whether the verdict is on its way to the store."""
        if on and self.rationale.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._storing = on
        self.setProperty(OWN_KEYS, not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the verdict is stored, keys are no choices."""
        if not self._storing:
            super().keyPressEvent(event)

    def _confirm(self, submit: bool) -> None:
        if self.draft.problem:
            self._show_state(asked=True)
            if self.draft.lacks_words:
                self.rationale.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.confirmed.emit(self.draft.verdict())
        if submit:
            self.submit_wanted.emit()

    def _choose(self, outcome: str) -> None:
        self.draft.choose(outcome)
        self._show_state()
        self._bring_into_view(self._outcomes[outcome])

    def _toggle(self, action: str) -> None:
        self.draft.toggle(action)
        self._show_state()
        self._bring_into_view(self._actions[action])

    def _typed(self) -> None:
        self.draft.rationale = self.rationale.toPlainText()
        self._show_state()

    def _show_state(self, asked: bool = False) -> None:
        for outcome, button in self._outcomes.items():
            button.set_state(outcome == self.draft.outcome, False)
        for action, button in self._actions.items():
            button.set_state(action in self.draft.actions, action in self.draft.suggested_actions)
        ready = self.tr("Ctrl+Enter gives the verdict\nCtrl+Shift+Enter also submits")
        self._tell(told(self.draft.problem), ready, asked)
        self.rationale.set_hint(self._placeholder())

    def _placeholder(self) -> str:
        outcome = next((one for one in self._set.outcomes if one.id == self.draft.outcome), None)
        if outcome is not None and outcome.reasons:
            grounds = ", ".join(text_in(reason.name, self._language) for reason in outcome.reasons)
            return self.tr("Rationale, naming one of the grounds: {grounds}").format(grounds=grounds)
        told = self.tr("Rationale (needed)") if self.draft.needs_rationale else self.tr("Rationale (may stay empty)")
        return f"{told} · {shown('Tab')}"

    def _buttons(self, choices: Sequence[Outcome | Action], chosen: Callable[[str], None]) -> dict[str, ChoiceButton]:
        return {
            choice.id: self._button(
                choice.key or "", text_in(choice.name, self._language), lambda one=choice.id: chosen(one)
            )
            for choice in choices
        }

    def _lay_out(self) -> None:
        actions = self._heading(self.tr("Actions"), self.tr("● suggested by the findings"))
        sections = ((None, self._outcomes.values()), (actions, self._actions.values()))
        top = self._heading(self.tr("Outcome"), self.tr("Esc leaves"))
        # Quiet, and no line of its own: at low heights each one is the transcript's.
        top.layout().insertWidget(1, self._pace)
        top.layout().insertStretch(1, 1)
        self._column.addWidget(top)
        self.set_pace("")
        self._show_choices(ChoiceGrid(sections, _COLUMNS, self._theme))
        self._column.addLayout(self._foot)
        scaled(self._theme, self._scroll.setMinimumHeight, 96)
