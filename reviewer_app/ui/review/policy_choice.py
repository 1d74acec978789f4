"""A field for one policy of the set, found by a part of its name, its keys or its id."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from reviewer_app.domain.policy import Policy, PolicySet, text_in
from reviewer_app.ui.name_search import best

_SHOWN = 9


class PolicyChoice(QLineEdit):
    """Holds a policy's id. What is typed is looked for; Enter, Tab or a click takes one of those found.

    `chosen(policy_id)` follows each choice by a person.
    """

    chosen = Signal(str)

    def __init__(self, policy_set: PolicySet, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set, self._language = policy_set, language
        self._policy_id = ""
        self._lines: dict[str, str] = {}
        self._found = QStringListModel(self)
        self._list = QCompleter(self._found, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_SHOWN)
        self._list.setWidget(self)
        self._list.activated.connect(self._take)
        self._list.popup().setProperty("role", "popup")
        self._list.popup().setAccessibleName(self.tr("Policies found"))
        self.textEdited.connect(self._look)

    @property
    def policy_id(self) -> str | None:
        """The policy chosen; None while what stands in the field is no choice."""
        return self._policy_id if self.text() == self._name(self._policy_id) else None

    def show_policy(self, policy_id: str) -> None:
        """Show a policy as the one chosen; one that the set does not have is shown by its id."""
        self._policy_id = policy_id
        self.setText(self._name(policy_id))
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed replaces the name; the list that closes gives the focus back in the middle of typing."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def _look(self, text: str) -> None:
        found = best(text, self._set.policies, self._name_of, lambda policy: f"{_all_keys(policy)} {policy.id}")
        self._lines = {self._line(policy): policy.id for policy in found[:_SHOWN]}
        self._found.setStringList(list(self._lines))
        if not found:
            self._list.popup().hide()
            return
        self._list.complete()
        self._list.popup().setCurrentIndex(self._list.completionModel().index(0, 0))

    def _take(self, line: str) -> None:
        self.show_policy(self._lines[line])
        self.chosen.emit(self._policy_id)

    def _name(self, policy_id: str) -> str:
        policy = self._set.policy(policy_id)
        return policy_id if policy is None else self._name_of(policy)

    def _name_of(self, policy: Policy) -> str:
        return text_in(policy.name, self._language)

    def _line(self, policy: Policy) -> str:
        keys = " ".join(min(policy.keys, key=len, default=()))
        return f"{self._name_of(policy)} · {keys}" if keys else self._name_of(policy)


def _all_keys(policy: Policy) -> str:
    """Each sequence as it is shown and as it is typed: `h 1 h1`."""
    return " ".join(f"{' '.join(keys)} {''.join(keys)}" for keys in policy.keys)
