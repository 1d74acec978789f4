"""The findings of a review in the order of the recording; one finding changes one row."""

from bisect import bisect_left
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.widgets import wrapped

_NOWHERE = QModelIndex()


class FindingsModel(QAbstractListModel):
    """Findings sorted by start, then by when they were placed. `FINDING` is the role of the domain value.

    `name_of(policy_id)` gives a policy's name in the person's language.
    """

    FINDING = Qt.ItemDataRole.UserRole

    def __init__(self, name_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._order: list[tuple[int, str]] = []
        self._findings: dict[str, Finding] = {}
        self._evidence: frozenset[str] = frozenset()

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show these findings and no others."""
        self.beginResetModel()
        self._findings = {finding.finding_id: finding for finding in findings}
        self._order = sorted(_place(finding) for finding in self._findings.values())
        self.endResetModel()

    def put(self, finding: Finding) -> int:
        """Show a finding, new or changed; returns its row."""
        before = self._findings.get(finding.finding_id)
        if before is not None and _place(before) == _place(finding):
            row = bisect_left(self._order, _place(finding))
            self._findings[finding.finding_id] = finding
            self.dataChanged.emit(self.index(row), self.index(row))
            return row
        if before is not None:
            self.drop(finding.finding_id)
        row = bisect_left(self._order, _place(finding))
        self.beginInsertRows(_NOWHERE, row, row)
        self._order.insert(row, _place(finding))
        self._findings[finding.finding_id] = finding
        self.endInsertRows()
        return row

    def drop(self, finding_id: str) -> None:
        """Show a finding no more."""
        row = self.row_of(finding_id)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._order[row]
        del self._findings[finding_id]
        self.endRemoveRows()

    def finding(self, row: int) -> Finding:
        """The finding of a row."""
        return self._findings[self._order[row][1]]

    def find(self, finding_id: str) -> Finding:
        """The finding of an id; KeyError when it is not shown."""
        return self._findings[finding_id]

    def row_of(self, finding_id: str) -> int:
        """The row of a finding; KeyError when it is not shown."""
        return bisect_left(self._order, _place(self._findings[finding_id]))

    def has(self, finding_id: str | None) -> bool:
        """Whether a finding is shown."""
        return finding_id in self._findings

    def set_evidence(self, finding_ids: Iterable[str]) -> None:
        """Mark the findings that evidence is kept with, and no others."""
        before, self._evidence = self._evidence, frozenset(finding_ids)
        for finding_id in before ^ self._evidence:
            if self.has(finding_id):
                index = self.index(self.row_of(finding_id))
                self.dataChanged.emit(index, index)

    def has_evidence(self, finding_id: str) -> bool:
        """Whether evidence is kept with a finding."""
        return finding_id in self._evidence

    def row_near(self, ms: int, step: int) -> int | None:
        """The first row after a time (step 1) or the last one before it (-1)."""
        row = bisect_left(self._order, (ms + 1, "")) if step > 0 else bisect_left(self._order, (ms, "")) - 1
        return row if 0 <= row < len(self._order) else None

    def policy_name(self, finding: Finding) -> str:
        """The name of a finding's policy."""
        return self._name_of(finding.policy_id)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many findings there are."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The finding for `FINDING`, a sentence about it for display, tool tip and screen readers."""
        if not index.isValid():
            return None
        finding = self.finding(index.row())
        if role == self.FINDING:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            kept = self.tr("evidence kept") if self.has_evidence(finding.finding_id) else ""
            times, name = times_text(finding, self.tr("open")), self.policy_name(finding)
            words = (times, name, finding.severity, finding.note, kept)
            text = " · ".join(word for word in words if word)
            return wrapped(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None


def times_text(finding: Finding, open_word: str) -> str:
    """`HH:MM:SS` of a point, `HH:MM:SS–HH:MM:SS` of a span, the start and a word for a span still open."""
    start = timecode(finding.start_ms)
    if finding.open_span:
        return f"{start} – {open_word}"
    return start if finding.end_ms is None else f"{start}–{timecode(finding.end_ms)}"


def _place(finding: Finding) -> tuple[int, str]:
    return finding.start_ms, finding.finding_id
