"""What the people of a case have said: how the chosen difference was typed, feedback, dispute, answer, ruling."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.domain import events as ev
from reviewer_app.domain.review_differences import Difference
from reviewer_app.domain.second_review import AUDITOR, REVIEWER, Decision, SecondReview
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.ui.audits import words
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, scaled


class _Said(NamedTuple):
    head: str
    text: str
    clause: str = ""


class Talk(QWidget):
    """A column of short texts, each under who said it; what is about other differences only is left out."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._column = QVBoxLayout(self)
        scaled(theme, self._column.setContentsMargins, 16, 12, 16, 14)
        scaled(theme, self._column.setSpacing, 4)
        self._shown: list[_Said] = []
        self._widgets: list[QWidget] = []

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(part for one in self._shown for part in one if part)

    def show_case(self, case: SecondReview, draft: Draft, current: Difference | None) -> None:
        """Show what was said of a case, of the chosen difference first."""
        said = [one for one in (*self._of_difference(case, draft, current), *self._of_case(case, current)) if one.text]
        if said == self._shown:
            return
        self._shown = said
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.deleteLater()
        self._widgets = [part for one in said for part in self._parts(one, one is said[0])]
        for widget in self._widgets:
            self._column.addWidget(widget)
        self.setVisible(bool(said))
        self.setAccessibleName(self.tr("What was said"))
        self.setAccessibleDescription(self.text)

    def _parts(self, one: _Said, first: bool) -> Iterator[QWidget]:
        for text, role in ((one.head, "section"), (one.text, ""), (one.clause, "quote")):
            if text:
                made = label(text, role)
                made.setWordWrap(True)
                if role == "section" and not first:
                    made.setContentsMargins(0, self._theme.px(8), 0, 0)
                yield made

    def _of_difference(self, case: SecondReview, draft: Draft, current: Difference | None) -> Iterator[_Said]:
        if current is None:
            return
        judged = case.judgements.get(current.difference_id) or draft.judgements.get(current.difference_id)
        edges = words.edge_error(current)
        if edges:
            yield _Said(self.tr("FIRST AGAINST SECOND REVIEW"), edges)
        if judged is not None:
            told = words.told_error(judged) if judged.is_error else self.tr("No error")
            yield _Said(self.tr("JUDGEMENT"), "\n".join(part for part in (told, judged.note) if part))

    def _of_case(self, case: SecondReview, current: Difference | None) -> Iterator[_Said]:
        for one in case.decisions:
            about = one.body.get("difference_ids") if one.kind == ev.AUDIT_DISPUTED else None
            if about is not None and current is not None and current.difference_id not in about:
                continue
            found = self._of_decision(case, one)
            if found is not None:
                yield found

    def _of_decision(self, case: SecondReview, one: Decision) -> _Said | None:
        body, people = one.body, case.people
        who = one.author
        match one.kind:
            case ev.AUDIT_JUDGED:
                return _Said(self.tr("FEEDBACK · {name}").format(name=people.get(AUDITOR) or who), body["feedback"])
            case ev.AUDIT_DISPUTED:
                head = self.tr("DISPUTE · {name}").format(name=people.get(REVIEWER) or who)
                return _Said(head, body["reason"], body.get("clause") or "")
            case ev.AUDIT_ANSWERED:
                return _Said(self.tr("ANSWER · {name}").format(name=people.get(AUDITOR) or who), body["reason"])
            case ev.AUDIT_ARBITRATED:
                head = self.tr("RULING · {name}").format(name=who)
                return _Said(head, body["rationale"], body.get("clause") or "")
        return None
