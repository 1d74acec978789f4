"""What one review says at a difference, in words: policy, severity, times, quote, note and the clause of the policy."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer_app.domain import review_differences as rd
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.review_differences import end_of, severity_of
from reviewer_app.ui import numbers
from reviewer_app.ui.audits import words
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, scaled

_PLAIN, _DIFFERS = "", "differs"


class SideCard(QWidget):
    """One side of a difference; what differs from the other side is marked by ≠ and by colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head, self._mark, self._name = label("", "section"), QLabel(), label("", "title")
        self._grave, self._times, self._quote, self._note = label(), label(), label("", "quote"), label()
        self._clause_head, self._clause = label("", "section"), label("", "muted")
        self._texts = (self._name, self._grave, self._times, self._quote, self._note, self._clause)
        for text in self._texts:
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row = QHBoxLayout()
        scaled(theme, row.setSpacing, 7)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        scaled(theme, column.setContentsMargins, 16, 12, 16, 12)
        scaled(theme, column.setSpacing, 6)
        column.addWidget(self._head)
        column.addLayout(row)
        for widget in (self._grave, self._times, self._quote, self._note, self._clause_head, self._clause):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """All that it says."""
        shown = (self._head, *self._texts[:5], self._clause_head, self._clause)
        return "\n".join(one.text() for one in shown if one.text())

    def show_finding(
        self, head: str, finding: Finding | None, differs: Collection[str], policies: PolicySet | None, language: str
    ) -> None:
        """Show a finding; `differs` are kinds of differences."""
        if finding is None:
            self._show(head, self.tr("Nothing marked here"))
            restyle(self._name, role="muted")
            return
        severity = severity_of(finding, policies)
        named = () if policies is None else (one for one in policies.severities if one.id == severity)
        grave = next((f"{one.id} · {text_in(one.name, language)}" for one in named), severity or "")
        policy = None if policies is None else policies.policy(finding.policy_id)
        self._show(
            head,
            words.policy_name(policies, finding.policy_id, language),
            grave=grave,
            times=self._told_times(finding),
            quote=f"«{finding.quote}»" if finding.quote else "",
            note=finding.note,
            clause_head=self.tr("What {policy} says").format(policy=finding.policy_id) if policy is not None else "",
            clause="" if policy is None else text_in(policy.guidance, language),
        )
        self._mark.setPixmap(self._theme.severity_icon(severity).pixmap(self._theme.px(12), self._theme.px(12)))
        self._mark.show()
        self._differ(self._name, rd.POLICY in differs, "title")
        self._differ(self._grave, rd.SEVERITY in differs)
        self._differ(self._times, rd.SPAN in differs)

    def show_verdict(
        self, head: str, verdict: Verdict | None, other: Verdict | None, policies: PolicySet | None, language: str
    ) -> None:
        """Show a verdict beside another one."""
        if verdict is None:
            self._show(head, self.tr("No verdict"))
            return
        actions = ", ".join(words.action_name(policies, one, language) for one in verdict.actions)
        self._show(head, words.outcome_name(policies, verdict.outcome, language), times=actions, note=verdict.rationale)
        self._differ(self._name, other is None or other.outcome != verdict.outcome, "title")
        self._differ(self._times, other is None or set(other.actions) != set(verdict.actions))

    def _show(self, head: str, name: str, *, grave: str = "", times: str = "", quote: str = "", note: str = "",
              clause_head: str = "", clause: str = "") -> None:  # fmt: skip
        self._mark.hide()
        shown = {
            self._head: head, self._name: name, self._grave: grave, self._times: times, self._quote: quote,
            self._note: note, self._clause_head: clause_head, self._clause: clause,
        }  # fmt: skip
        for widget, text in shown.items():
            widget.setText(text)
            widget.setVisible(bool(text))
        restyle(self._name, role="title")
        for widget in (self._grave, self._times):
            restyle(widget, role=_PLAIN)
        self.setAccessibleName(head)
        self.setAccessibleDescription(self.text)

    def _differ(self, text: QLabel, differs: bool, usual: str = _PLAIN) -> None:
        if differs and text.text():
            text.setText(f"≠ {text.text()}")
        restyle(text, role=_DIFFERS if differs else usual)

    @staticmethod
    def _told_times(finding: Finding) -> str:
        end_ms = end_of(finding)
        told = words.times(finding.start_ms, end_ms)
        if end_ms == finding.start_ms:
            return told
        # The number stays beside its unit where the line is broken.
        return f"{told} ·\u00a0{numbers.decimal((end_ms - finding.start_ms) / 1000, 1)}\u00a0s"
