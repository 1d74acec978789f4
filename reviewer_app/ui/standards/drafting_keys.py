"""The commands about proposals and drafts: what each asks in the sheet, and what of the page it then asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reviewer_app.domain.proposal import Change, Proposal
from reviewer_app.operations.drafting import Draft
from reviewer_app.ui.page import Handler
from reviewer_app.ui.standards import forms
from reviewer_app.ui.standards.form_sheet import Form, FormSheet

if TYPE_CHECKING:
    from reviewer_app.ui.standards.page import StandardsPage
    from reviewer_app.ui.standards.standing import Standing


class DraftingKeys(QObject):
    """Handlers of one page, for when the page allows them. `taken`: ids of the proposals that go into the draft."""

    def __init__(self, page: StandardsPage, sheet: FormSheet, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._sheet, self._today = page, sheet, today
        self.taken: set[str] = set()
        # What is in the form of an edit, by policy.
        self._typed: dict[str, Mapping] = {}
        self._after: Callable[[Mapping], None] = lambda _: None
        self._changed: Callable[[str], None] = lambda _: None
        sheet.taken.connect(lambda values: self._after(values))  # noqa: PLW0108 - another each time
        # Behind the choice: another form takes the place of the one whose field is just telling of it.
        sheet.changed.connect(lambda name: self._changed(name), Qt.ConnectionType.QueuedConnection)  # noqa: PLW0108

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "standards.propose": lambda _: self._propose(),
            "standards.mark": lambda _: self._take(),
            "standards.drop": lambda _: self._drop(),
            "standards.draft": lambda _: self._begin_draft(),
            "standards.edit": lambda _: self._edit(),
            "standards.open_file": lambda _: self._page.file_wanted.emit(self._draft.path),
            "standards.publish": lambda _: self._publish(),
            "standards.remove": lambda _: self._remove(),
        }

    @property
    def _standing(self) -> Standing:
        assert self._page.standing is not None
        return self._page.standing

    @property
    def _proposal(self) -> Proposal:
        assert isinstance(self._page.chosen, Proposal)
        return self._page.chosen

    @property
    def _draft(self) -> Draft:
        assert isinstance(self._page.chosen, Draft)
        return self._page.chosen

    # ------------------------------------------------------------ proposals

    def _propose(self) -> None:
        policies, chosen = self._standing.in_force, self._page.chosen
        at = chosen.change.policy_id if isinstance(chosen, Proposal) else self._page.reading.place()
        self._ask(
            forms.to_propose(policies, at, self._page.language),
            lambda values: self._page.proposed.emit(Change(**values)),
        )

    def _take(self) -> None:
        self.taken ^= {self._proposal.proposal_id}
        self._page.show_rows()

    def _drop(self) -> None:
        one = self._proposal
        self._ask(forms.to_drop(one), lambda values: self._page.dropped.emit(one, values["reason"]))

    # ------------------------------------------------------------ drafts

    def _begin_draft(self) -> None:
        taken = tuple(one for one in self._standing.proposals if one.proposal_id in self.taken)
        self.taken.clear()
        self._page.draft_wanted.emit(taken)

    def _edit(self) -> None:
        draft = self._draft
        if draft.policies is None:
            told = self.tr("The draft has mistakes: mend them in its file first; {key} opens it.")
            self._page.failed.emit(told.format(key=self._page.key("standards.open_file")))
            return
        changed = [one.entry_id for one in draft.difference.policies] if draft.difference else []
        noted = [one.change.policy_id for one in self._standing.proposals if one.taken_into == draft.ref]
        wanted = (self._page.reading.place(), *noted, *changed)
        named = (one for one in wanted if draft.policies.policy(one))
        self._typed = {}
        self._open_editor(draft, next(named, draft.policies.policies[0].id))

    def _open_editor(self, draft: Draft, policy_id: str) -> None:
        policy = draft.policies.policy(policy_id)  # type: ignore[union-attr]
        self._ask(
            forms.to_edit(draft.ref, draft.policies, policy, self._page.language),  # type: ignore[arg-type]
            lambda values: self._take_edits(draft, {**self._typed, policy_id: values}),
            lambda name: self._turn_editor(draft, policy_id) if name == forms.POLICY else None,
        )
        for name, value in self._typed.get(policy_id, {}).items():
            if name != forms.POLICY:
                self._sheet.put(name, value)

    def _turn_editor(self, draft: Draft, policy_id: str) -> None:
        """On to another policy; what was typed about this one stays with it while the form is open."""
        self._typed[policy_id] = self._sheet.values()
        self._open_editor(draft, str(self._sheet.value(forms.POLICY)))

    def _take_edits(self, draft: Draft, typed: Mapping[str, Mapping]) -> None:
        edits = [forms.edit_of(draft.policies.policy(one), values) for one, values in typed.items()]  # type: ignore[union-attr, arg-type]
        self._page.edited.emit(draft.path, [one for one in edits if one.changes])

    def _publish(self) -> None:
        draft = self._draft
        self._ask(
            forms.to_publish(draft.ref, self._today()),
            lambda values: self._take_publish(draft, values["day"].strip()),
        )

    def _take_publish(self, draft: Draft, day: str) -> None:
        try:
            effective = date.fromisoformat(day) if day else None
        except ValueError:
            self._sheet.show_problem(self.tr("Write the day as 2026-12-01, or nothing for at once."))
            return
        self._page.publish_wanted.emit(draft, effective)

    def _remove(self) -> None:
        draft = self._draft
        self._ask(forms.to_remove(draft), lambda _: self._page.removed.emit(draft.path))

    def _ask(
        self, form: Form, after: Callable[[Mapping], None], changed: Callable[[str], None] = lambda _: None
    ) -> None:
        self._after, self._changed = after, changed
        self._sheet.open_sheet(form)
