"""The sheets of a second review: typing an error, and the words that go with a decision, by keys alone."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.second_review import CRITICALITIES, ERROR_CLASSES, ROOT_CAUSES, Judgement
from reviewer_app.domain.second_review_steps import problem
from reviewer_app.ui.audits import words
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.choice_sheet import ChoiceSheet
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, scaled

_CLASS_KEYS, _GRAVE_KEYS, _CAUSE_KEYS = "1234", "789", "uonclsthaifrpkg"
_COLUMNS = 3
_CLAUSE_KEYS = "123456789"
# A clause is a sentence of a policy's guidance.
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class JudgeSheet(ChoiceSheet):
    """What error a difference is: digits choose class and weight, letters the root cause, Tab goes to the note.

    `typed(Judgement)` asks to take it; `changed(Judgement)` says what is half typed; `left()` says that the sheet was
    closed without.
    """

    typed = Signal(object)
    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Type of the error"))
        self._judgement = Judgement("", "", True)
        self._classes = self._buttons(_CLASS_KEYS, ERROR_CLASSES, words.class_name, "error_class")
        self._graves = self._buttons(_GRAVE_KEYS, CRITICALITIES, words.criticality_name, "criticality")
        self._causes = self._buttons(_CAUSE_KEYS, ROOT_CAUSES, words.cause_name, "root_cause")
        self.note = self._why
        self.note.textChanged.connect(self._noted)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.set_hint(self.tr("Note on this difference, if it needs one"))
        self._title = label("", "section")
        self._title.setWordWrap(True)
        self._column.addWidget(self._title)
        sections = (
            (self._heading(self.tr("Class of the error"), self.tr("Esc leaves")), self._classes.values()),
            (self._heading(self.tr("How grave"), ""), self._graves.values()),
            (self._heading(self.tr("Root cause"), ""), self._causes.values()),
        )
        self._show_choices(ChoiceGrid(sections, _COLUMNS, theme))
        self._column.addLayout(self._foot)
        scaled(theme, self._scroll.setMinimumHeight, 82)

    def open_sheet(self, title: str, judgement: Judgement) -> None:
        """Ask about a difference; what is known of it is taken already."""
        self._judgement = judgement
        self._title.setText(title)
        self.note.setPlainText(judgement.note)
        self._show_state()
        self._appear()

    def _confirm(self, submit: bool) -> None:
        if problem(self._judgement):
            self._show_state(asked=True)
            return
        self.typed.emit(replace(self._judgement, note=self._judgement.note.strip()))

    def _buttons(
        self, keys: str, ids: Sequence[str], named: Callable[[str], str], field: str
    ) -> dict[str, ChoiceButton]:
        return {
            one: self._button(key, named(one), lambda field=field, one=one: self._choose(field, one))
            for key, one in zip(keys, ids, strict=True)
        }

    def _choose(self, field: str, value: str) -> None:
        self._take(field, value)
        # Where not all of it has room, what is to be chosen next comes into view.
        following = {"error_class": self._graves, "criticality": self._causes}.get(field, {})
        if following:
            self._bring_into_view(list(following.values())[-1])

    def _noted(self) -> None:
        note = self.note.toPlainText()
        if note != self._judgement.note:
            self._take("note", note)

    def _take(self, field: str, value: str) -> None:
        self._judgement = replace(self._judgement, **{field: value})  # type: ignore[arg-type]
        self._show_state()
        self.changed.emit(self._judgement)

    def _show_state(self, asked: bool = False) -> None:
        judgement = self._judgement
        for buttons, chosen in (
            (self._classes, judgement.error_class),
            (self._graves, judgement.criticality),
            (self._causes, judgement.root_cause),
        ):
            for one, button in buttons.items():
                button.set_state(one == chosen, False)
        self._tell(told(problem(judgement)), self.tr("Ctrl+Enter takes it; Tab goes to the note"), asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet of words asks for. `clauses`: of which policies a clause can be quoted, () where none is wanted;
    `may_propose`: whether a change to the standard can go with it."""

    title: str
    hint: str
    sends: str
    text: str = ""
    clauses: tuple[str, ...] = ()
    clause: str = ""
    needs_text: bool = True
    may_propose: bool = False


class WordsSheet(ChoiceSheet):
    """A text, and where the standard is quoted its clauses by digits.

    `sent(text, clause, proposes)` asks to send; `changed(text, clause)` says what is half written.
    """

    sent = Signal(str, str, bool)
    changed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._asked = Asked("", "", "")
        self._clause, self._proposes = "", False
        self._by_clause: dict[str, ChoiceButton] = {}
        self._proposal: ChoiceButton | None = None
        self.text = self._why
        self.text.textChanged.connect(self._written)
        self._title = label("", "section")
        self._title.setWordWrap(True)
        self._column.addWidget(self._title)
        # It asks what is in it how large it wants to be.
        self._scroll.setWidget(QWidget())
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)
        scaled(theme, self._scroll.setMinimumHeight, 82)

    def open_sheet(self, asked: Asked) -> None:
        """Ask for words."""
        self._asked, self._clause, self._proposes = asked, asked.clause, False
        self._title.setText(asked.title)
        self.setAccessibleName(asked.title)
        self.text.setAccessibleName(asked.hint)
        self.text.set_hint(asked.hint)
        self._choices.clear()
        self._proposal = None
        keyed = zip(_CLAUSE_KEYS, asked.clauses, strict=False)
        self._by_clause = {one: self._button(key, one, lambda one=one: self._quote(one)) for key, one in keyed}
        self._scroll.setWidget(self._clause_grid() if asked.clauses else QWidget())
        self._scroll.widget().installEventFilter(self)
        self._scroll.setVisible(bool(asked.clauses))
        # With nothing to choose from it is as high as its text.
        way = QSizePolicy.Policy.Expanding if asked.clauses else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, way)
        self.text.setPlainText(asked.text)
        self._show_state()
        self._appear()
        if not asked.clauses:
            self.text.setFocus()

    @property
    def missing(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        if self._asked.clauses and not self._clause:
            return self.tr("Choose the clause that you quote.")
        empty = not self.text.toPlainText().strip()
        return self.tr("Write it: Tab goes to the text.") if empty and self._asked.needs_text else ""

    def _confirm(self, submit: bool) -> None:
        if self.missing:
            self._show_state(asked=True)
            return
        self.sent.emit(self.text.toPlainText().strip(), self._clause, self._proposes)

    def _clause_grid(self) -> ChoiceGrid:
        heading = self._heading(self.tr("Clause that you quote"), self.tr("Esc leaves"))
        sections: list[tuple[QWidget, Collection[ChoiceButton]]] = [(heading, self._by_clause.values())]
        if self._asked.may_propose:
            text = self.tr("Propose to change this clause: the reason says how")
            self._proposal = self._button("p", text, self._propose)
            sections.append((self._heading(self.tr("Standard"), ""), [self._proposal]))
        return ChoiceGrid(sections, 1, self._theme)

    def _quote(self, clause: str) -> None:
        self._clause = clause
        self._written()

    def _propose(self) -> None:
        self._proposes = not self._proposes
        self._show_state()

    def _written(self) -> None:
        self._show_state()
        self.changed.emit(self.text.toPlainText(), self._clause)

    def _show_state(self, asked: bool = False) -> None:
        for one, button in self._by_clause.items():
            button.set_state(one == self._clause, False)
        if self._proposal is not None:
            self._proposal.set_state(self._proposes, False)
        self._tell(self.missing, self._asked.sends, asked)


def clauses_of(policies: PolicySet | None, policy_ids: Sequence[str], language: str) -> tuple[str, ...]:
    """The sentences of the guidance of policies, each with the policy's id: what can be quoted."""
    found = []
    for policy_id in dict.fromkeys(policy_ids):
        policy = None if policies is None else policies.policy(policy_id)
        sentences = () if policy is None else _SENTENCE.split(text_in(policy.guidance, language).strip())
        found += [f"{policy_id}: {one}" for one in sentences if one] or [policy_id]
    return tuple(found[: len(_CLAUSE_KEYS)])
