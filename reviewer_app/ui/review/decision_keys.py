"""The commands that decide something about the whole review or the chosen finding, and the fields that ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.ui.commands import LABEL
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.page import Handler

if TYPE_CHECKING:
    from reviewer_app.ui.review.page import ReviewPage


class DecisionKeys(QObject):
    """Undo and redo, verdict, submission, and changes of a finding. `message(sentence)`: a rule forbids it."""

    message = Signal(str)

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page, self._panes, self._controller = page, page.panes, page.controller
        panes = self._panes
        panes.policies.label_wanted.connect(self._label_clicked)
        panes.editor.saved.connect(self.save_finding)
        panes.sheet.confirmed.connect(self._give_verdict)
        panes.sheet.submit_wanted.connect(self._guarded(self._controller.submit))
        panes.lock.reopen_wanted.connect(self._guarded(self._controller.reopen))

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        editor, controller, chosen = self._panes.editor, self._controller, self._on_chosen
        return {
            "edit.undo": lambda _: controller.undo(),
            "edit.redo": lambda _: controller.redo(),
            "verdict": lambda _: self._open_sheet(),
            "submit": lambda _: controller.submit(),
            "reopen": lambda _: self._panes.lock.ask(),
            "finding.edit": chosen(lambda finding: editor.edit(finding, "start")),
            "finding.note": chosen(lambda finding: editor.edit(finding, "note")),
            "finding.withdraw": chosen(lambda finding: controller.withdraw(finding.finding_id)),
        }

    def save_finding(self, finding_id: str, values: dict[str, object]) -> None:
        """Change a finding as a field asks for it; a rule that forbids it is said."""
        self._guarded(self.revise)(finding_id, values)

    def revise(self, finding_id: str, values: dict[str, object]) -> None:
        """Change a finding; other times bring their own quote. Raises UserError where a rule forbids it."""
        finding = self._panes.findings.find(finding_id)
        start, end = values.get("start_ms", finding.start_ms), values.get("end_ms", finding.end_ms)
        if (start, end) != (finding.start_ms, finding.end_ms):
            values = {**values, "quote": self._page.labels.quote(start, end)}
        self._controller.revise(finding_id, **values)

    def leave_sheet(self) -> None:
        """Close the sheet of the verdict where it is open."""
        if self._panes.sheet.isVisible():
            self._panes.sheet.close_sheet()
            self._panes.words.focus()

    def _open_sheet(self) -> None:
        """Open the sheet; one that is open already, the focus elsewhere, keeps what was chosen."""
        review, sheet = self._controller.review, self._panes.sheet
        if sheet.isVisible():
            sheet.setFocus()
            return
        self._panes.open_sheet(review.verdict, review.findings.values())

    def _give_verdict(self, verdict: Verdict) -> None:
        self._guarded(self._controller.give_verdict)(verdict)
        self._panes.sheet.set_storing(self._controller.saving)

    def _label_clicked(self, policy_id: str) -> None:
        if self._controller.is_open:
            self._guarded(self._page.labels.label)(Invocation(LABEL + policy_id, self._page.stamp()))

    def _on_chosen(self, action: Callable[[Finding], None]) -> Handler:
        def handler(_: Invocation) -> None:
            finding = self._panes.findings_view.chosen_finding()
            if finding is not None:
                action(finding)

        return handler

    def _guarded(self, action: Callable[..., None]) -> Callable[..., None]:
        """For what does not come through the dispatcher: a rule that forbids it is said in the banner."""

        def run(*arguments: object) -> None:
            self._page.timeline_keys.settle()
            try:
                action(*arguments)
            except UserError as error:
                self.message.emit(str(error))

        return run
