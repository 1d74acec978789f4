"""The ruling on a spot: what is right, where, how grave, why, what the disagreement came from, and what follows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reviewer_app.domain.calibration.discussion import Right, gold_id, middle_finding
from reviewer_app.domain.calibration.session import (
    BAD_DATA,
    MISSING_RULE,
    NONE,
    POLICY_AMBIGUOUS,
    REVIEWER_ERROR,
    Session,
)
from reviewer_app.domain.calibration.spots import VERDICT, Spot
from reviewer_app.domain.policy import text_in
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.calibration.spot_groups import Standard, cause_name, clause_of_spot, subject_of
from reviewer_app.ui.calibration.spot_sheet import SpotSheet
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.finding_editor import read_time
from reviewer_app.ui.review.reason_field import ReasonField
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, scaled

_COLUMNS = 3
# By these keys; the causes of a disagreement.
_CAUSE_KEYS = {REVIEWER_ERROR: "e", POLICY_AMBIGUOUS: "a", MISSING_RULE: "m", BAD_DATA: "b"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was decided, before it is an event; `proposal` is the change wanted, '' for none."""

    position: str
    start_ms: int
    end_ms: int | None
    severity: str | None
    cause: str
    rationale: str
    change: str
    retest: bool


class RulingSheet(SpotSheet):
    """Digits rule, letters type the cause, s changes the severity, t asks again later; Tab goes round the fields.

    `ruled(Draft)` asks to rule; `left()` says that the sheet was closed without. It stays until `close_sheet`.
    """

    ruled = Signal(object)

    def __init__(self, spot: Spot, standard: Standard, theme: Theme, parent: QWidget) -> None:
        super().__init__(spot, standard, theme, parent)
        self.setAccessibleName(self.tr("Ruling"))
        self.cause: str | None = None
        self.retest = False
        middle = middle_finding(spot, gold_id(spot.spot_id))
        self.severity = middle.severity if middle is not None else None
        self._causes = {one: self._button(key, cause_name(one), self._typed(one))
                        for one, key in _CAUSE_KEYS.items()}  # fmt: skip
        self._grave = self._button("s", "", self._change_severity)
        self._again = self._button("t", self.tr("Test again later"), self._toggle)
        self.start, self.end, self.change = QLineEdit(), QLineEdit(), ReasonField(theme)
        self._prepare(middle)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        start, end = read_time(self.start.text()), read_time(self.end.text())
        if self.position is None:
            return self.tr("Rule: a digit takes what is right.")
        if self.cause is None:
            return self.tr("Say what the disagreement came from: e, a, m or b.")
        if self._has_times and (start is None or (end is None and self.end.text().strip())):
            return self.tr("Write times as 0:12:31.480.")
        if self._has_times and end is not None and end < start:
            return self.tr("The end is before the start.")
        return "" if self._why.toPlainText().strip() else self.tr("Say why: Tab goes to the reason.")

    @property
    def _has_times(self) -> bool:
        return self._spot.kind != VERDICT and self.position not in (None, NONE)

    def _confirm(self, submit: bool) -> None:
        if self.problem:
            self._show_state(asked=True)
            return
        start, end = self._spot.start_ms, self._spot.end_ms
        if self._has_times:
            start, end = read_time(self.start.text()), read_time(self.end.text())  # type: ignore[assignment]
        texts = self._why.toPlainText().strip(), self.change.toPlainText().strip()
        severity = self.severity if self._has_times else None
        draft = Draft(str(self.position), start, end, severity, str(self.cause), *texts, self.retest)
        self.ruled.emit(draft)

    def _choose(self, position: str) -> None:
        if position != self.position and self._spot.kind != VERDICT and position != NONE:
            given = Counter(one.severity for one in self._spot.positions if one.position == position and one.severity)
            policy = self._policies.policy(position) if self._policies else None
            self.severity = given.most_common(1)[0][0] if given else policy.severity if policy else self.severity
        super()._choose(position)

    def _typed(self, cause: str) -> Callable[[], None]:
        def take() -> None:
            self.cause = cause
            self._show_state()
            self._bring_into_view(self._causes[cause])

        return take

    def _toggle(self) -> None:
        self.retest = not self.retest
        self._show_state()
        self._bring_into_view(self._again)

    def _change_severity(self) -> None:
        known = [one.id for one in self._policies.severities] if self._policies else []
        if known:
            after = known.index(self.severity) + 1 if self.severity in known else 0
            self.severity = known[after % len(known)]
        self._show_state()

    def _show_state(self, asked: bool = False) -> None:
        self._show_positions()
        for cause, button in self._causes.items():
            button.set_state(cause == self.cause, False)
        self._again.set_state(self.retest, False)
        self._grave.setEnabled(self._has_times)
        self._grave.setText(self.tr("Severity: {name}").format(name=self._severity_name()))
        for field in (self.start, self.end):
            field.setEnabled(self._has_times)
        wanted = self.cause in (POLICY_AMBIGUOUS, MISSING_RULE)
        self.change.set_hint(
            self.tr("Proposal: what the standard should say instead (may stay empty)")
            if wanted
            else self.tr("Proposal to change the standard (may stay empty)")
        )
        self._tell(self.problem, self.tr("Ctrl+Enter rules: it becomes gold, and cannot be taken back"), asked)

    def _severity_name(self) -> str:
        if not self._has_times or self._policies is None:
            return "—"
        names = {one.id: f"{one.id} {text_in(one.name, self._language)}" for one in self._policies.severities}
        return names.get(self.severity or "", "—")

    def _prepare(self, middle: Finding | None) -> None:
        start, end = (middle.start_ms, middle.end_ms) if middle else (self._spot.start_ms, self._spot.end_ms)
        self.start.setText(timecode(start, millis=True))
        self.end.setText("" if end is None else timecode(end, millis=True))
        self.start.setAccessibleName(self.tr("Start"))
        self.end.setAccessibleName(self.tr("End"))
        self._why.setAccessibleName(self.tr("Rationale"))
        self._why.set_hint(self.tr("Rationale, with the words of the clause (needed)"))
        self.change.setAccessibleName(self.tr("Proposal to change the standard"))
        for field in (self.change, self.start, self.end):
            self._take_field(field)
        for field in (self.start, self.end):
            field.textChanged.connect(lambda _: self._show_state())
            scaled(self._theme, field.setFixedWidth, 132)
        self._why.textChanged.connect(self._show_state)

    def _lay_out(self) -> None:
        sections = (
            (None, self._position_buttons()),
            (self._heading(self.tr("The disagreement came from"), ""), list(self._causes.values())),
            (self._heading(self.tr("And"), ""), [self._grave, self._again]),
        )
        self._column.addWidget(self._heading(self.tr("What is right?"), self.tr("Esc leaves")))
        line = QHBoxLayout()
        scaled(self._theme, line.setSpacing, 8)
        if self.other is not None:
            line.addWidget(self.other, 1)
        if self._spot.kind != VERDICT:
            for text, field in ((self.tr("from"), self.start), (self.tr("to"), self.end)):
                line.addWidget(label(text, "muted"))
                line.addWidget(field)
        line.addStretch(1)
        self._show_all(ChoiceGrid(sections, _COLUMNS, self._theme), line, self.change)
        # A verdict is no policy that a proposal could be about.
        self.change.setVisible(self._spot.kind != VERDICT)
        scaled(self._theme, self._scroll.setMinimumHeight, 96)


def right_of(draft: Draft, spot: Spot, session: Session, standard: Standard) -> Right:
    """What a draft rules; what is not on the sheet is as most of those who say the same have it."""
    finding, verdict = None, None
    if spot.kind == VERDICT:
        given = [one.verdict for one in session.counted(spot.recording_id) if one.verdict is not None]
        actions = Counter(one.actions for one in given if one.outcome == draft.position)
        chosen = actions.most_common(1)[0][0] if actions else ()
        verdict = Verdict(draft.position, chosen, draft.rationale)
    elif draft.position != NONE:
        middle = middle_finding(spot, "")
        finding = Finding(
            draft.position,
            draft.start_ms,
            draft.end_ms,
            severity=draft.severity,
            subject=middle.subject if middle else "host",
            note=draft.rationale,
            finding_id=gold_id(spot.spot_id),
        )
    about, clause = subject_of(draft.position, spot), clause_of_spot(draft.position, spot, standard)
    proposal = {"policy_id": about, "clause": clause, "change": draft.change} if draft.change and about else None
    return Right(finding, verdict, draft.rationale, clause, draft.cause, proposal, draft.retest)
