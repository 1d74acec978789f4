"""The recording that will be opened next, read beside the one that is reviewed."""

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.operations import labelling, preloading
from reviewer_app.operations.preloading import Preloaded
from reviewer_app.store.database import Database

_WAIT_S = 5.0


class Ahead(QObject):
    """Holds at most one recording. `ready(Preloaded)`: it has been read; one that cannot be read is opened as usual.
    `counted(uses)`: how often a person has labelled with each policy.
    """

    ready = Signal(object)
    counted = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._wanted: str | None = None
        self._held: Preloaded | None = None
        self._jobs: list[Job] = []

    def prepare(self, recording_id: str) -> None:
        """Read this recording, unless it is held or being read already."""
        if recording_id == self._wanted:
            return
        self._wanted, self._held = recording_id, None
        job = Job(lambda _: preloading.preload(self._database, recording_id), self)
        job.finished.connect(lambda found: self._read(recording_id, found))
        job.failed.connect(lambda _: self.forget(recording_id))
        self._start(job)

    def count_uses(self, author: str) -> None:
        """Count a person's labels; on a thread of its own, because the store's has keys to wait for."""
        job = Job(lambda _: labelling.policies_used(self._database, author), self)
        job.finished.connect(self.counted)
        self._start(job)

    def take(self, recording_id: str) -> Preloaded | None:
        """What is held of a recording, which is then held no more."""
        held = self._held if self._wanted == recording_id else None
        self.forget()
        return held

    def forget(self, recording_id: str | None = None) -> None:
        """Hold nothing, or not this recording."""
        if recording_id in (None, self._wanted):
            self._wanted = self._held = None

    def wait(self) -> None:
        """Hold nothing, and wait until the store is not read any more."""
        self.forget()
        for job in self._jobs:
            job.join(_WAIT_S)

    def _start(self, job: Job) -> None:
        self._jobs = [one for one in self._jobs if one.running]
        self._jobs.append(job)
        job.start()

    def _read(self, recording_id: str, found: Preloaded | None) -> None:
        if recording_id == self._wanted and found is not None:
            self._held = found
            self.ready.emit(found)
