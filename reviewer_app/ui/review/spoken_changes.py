"""What has become durable is said to whoever hears the window."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.events import FINDING_PLACED, Event
from reviewer_app.domain.review import SUBMITTED, Change, FindingChange, StateChange, VerdictChange
from reviewer_app.ui import accessible
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.review.review_controller import ReviewController


class SpokenChanges(QObject):
    """Findings placed, changed and withdrawn, verdicts and submissions, each when it is stored and shown."""

    def __init__(self, page: QWidget, panes: Panes, controller: ReviewController) -> None:
        super().__init__(page)
        self._page, self._panes = page, panes
        controller.changed.connect(self._changed)

    def _changed(self, changes: tuple[Change, ...], event: Event) -> None:
        for change in changes if accessible.is_heard() else ():
            accessible.announce(self._page, self._words(change, event))

    def _words(self, change: Change, event: Event) -> str:
        match change:
            case FindingChange(_, None):
                return self.tr("Finding withdrawn")
            case FindingChange(finding_id, _):
                placed = event.kind == FINDING_PLACED
                text = self.tr("Finding placed: {finding}") if placed else self.tr("Finding changed: {finding}")
                return text.format(finding=self._told(finding_id))
            case VerdictChange(None):
                return self.tr("Verdict taken back")
            case VerdictChange():
                return self.tr("Stored: {verdict}").format(verdict=self._panes.verdict_text)
            case StateChange(state):
                return self.tr("Review submitted") if state == SUBMITTED else self.tr("Review open again")
        return ""

    def _told(self, finding_id: str) -> str:
        model = self._panes.findings
        if not model.has(finding_id):
            return ""
        return str(model.index(model.row_of(finding_id)).data(Qt.ItemDataRole.AccessibleTextRole))
