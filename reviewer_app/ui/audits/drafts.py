"""What was typed about cases and not sent yet, on its way to the store."""

from collections.abc import Callable, Mapping

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.operations import second_reviews


class Drafts:
    """The drafts of the cases that were opened; `failed(error)` is told what could not be kept.

    One write at a time: what changes meanwhile goes with the next one. What failed goes with the next change.
    """

    def __init__(self, worker: StoreWorker, failed: Callable[[Exception], None]) -> None:
        self._worker, self._failed = worker, failed
        self._drafts: dict[str, Draft] = {}
        # What the store was asked to keep last of each, None where it could not.
        self._asked: dict[str, Mapping[str, object] | None] = {}
        self._writing = 0

    def of(self, audit_id: str) -> Draft:
        """What was typed about a case."""
        return self._drafts.setdefault(audit_id, Draft())

    def came(self, audit_id: str, stored: Draft) -> Draft:
        """The store had this; what was typed here since is newer."""
        if audit_id not in self._drafts:
            self._drafts[audit_id], self._asked[audit_id] = stored, stored.to_json()
        return self._drafts[audit_id]

    def changed(self) -> None:
        """Something was typed."""
        if not self._writing:
            self._write(self._waiting()[:1])

    def write(self) -> None:
        """Ask the store for all that waits: it is on the disk before what is asked for next."""
        self._write(self._waiting())

    def dropped(self, audit_id: str) -> None:
        """The store has dropped what was typed of a case: it is a decision now, or the case is somebody else's."""
        self._drafts.pop(audit_id, None)
        self._asked.pop(audit_id, None)

    def _waiting(self) -> list[str]:
        return [one for one, draft in self._drafts.items() if draft.to_json() != self._asked.get(one, {})]

    def _write(self, audit_ids: list[str]) -> None:
        for audit_id in audit_ids:
            self._asked[audit_id] = content = self._drafts[audit_id].to_json()
            self._writing += 1
            self._worker.run(
                second_reviews.keep_draft,
                audit_id,
                content,
                then=self._written,
                failed=lambda error, audit_id=audit_id: self._not_written(audit_id, error),
            )

    def _written(self, _: None) -> None:
        self._writing -= 1
        if not self._worker.closed:
            self.changed()

    def _not_written(self, audit_id: str, error: Exception) -> None:
        self._writing -= 1
        self._asked[audit_id] = None
        self._failed(error)
