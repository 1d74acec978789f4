"""Importing from the window: read and normalised by a job, with progress and cancel; stored when all went well.

Chat logs and transcripts picked or dropped together with their recording are taken with it.

PyAV and numpy are loaded by the first import, on the job's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import Cancelled
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.background.store_worker import StoreWorker
    from reviewer_app.operations.importing import Prepared

STOP_SECONDS = 5.0


class Importer(QObject):
    """One import at a time, shown on the queue page; files asked for meanwhile come next.

    `imported(prepared)`: all files of one request are ready to be stored. `failed(error)`: one cannot be used, and
    nothing of that request is kept.
    """

    imported = Signal(object)
    failed = Signal(object)

    def __init__(self, page: QueuePage, media_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._media_folder = page, media_folder
        self._waiting: list[Sequence[Path]] = []
        self._job: Job | None = None

    def start(self, paths: Sequence[Path]) -> None:
        """Import files."""
        self._waiting.append(paths)
        self._next()

    def cancel(self) -> None:
        """Stop the import under way; what waits behind it is forgotten."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Cancel and wait for the job's thread, because the store is about to close."""
        self.cancel()
        if self._job is not None:
            self._job.join(STOP_SECONDS)

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        paths = self._waiting.pop(0)
        job = self._job = Job(lambda job: self._prepare(job, paths), self)
        job.progress.connect(self._show)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.start()

    def _prepare(self, job: Job, paths: Sequence[Path]) -> list:
        """On the job's thread."""
        from reviewer_app.formats.picked_files import sort_out
        from reviewer_app.operations import importing

        prepared: list[Prepared] = []
        with ExitStack() as unless_whole:
            unless_whole.callback(importing.discard, prepared)
            for one in sort_out(paths):
                prepared.append(
                    importing.prepare(
                        one.recording,
                        one.transcript,
                        self._media_folder,
                        lambda done, total, path=one.recording: job.report((path.name, done), total),
                        lambda: job.cancelled,
                        translation=one.translation,
                        chat=one.chat,
                    )
                )
            if job.cancelled:
                # When the window closes, nobody is left to hear of what was prepared.
                raise Cancelled
            unless_whole.pop_all()
        return prepared

    def _show(self, done: tuple[str, int], total: int) -> None:
        name, amount = done
        # A progress bar counts in 32 bits; files are longer than that.
        permille = amount * 1000 // total if total else 0
        self._page.set_import_progress(self.tr("Importing {name}").format(name=name), permille, 1000 if total else 0)

    def _finished(self, prepared: list) -> None:
        cancelled = self._job is not None and self._job.cancelled
        self._over()
        if cancelled:
            from reviewer_app.operations import importing

            importing.discard(prepared)
        else:
            self.imported.emit(prepared)
        self._next()

    def _failed(self, error: Exception) -> None:
        cancelled = self._job is not None and self._job.cancelled
        self._over()
        if not cancelled:
            self.failed.emit(error)
        self._next()

    def _over(self) -> None:
        self._job = None
        self._page.end_import()


def keep(prepared: list, worker: StoreWorker | None, failed: Callable[[Exception], None]) -> list[str]:
    """Store what one import has prepared, all or none; nothing where there is no store. Returns what was strange."""
    from reviewer_app.operations import importing

    if worker is None:
        importing.discard(prepared)
        return []
    worker.run(importing.import_recordings, prepared, failed=failed)
    return [f"{one.recording.title}: {told(text)}" for one in prepared for text in _warnings_of(one)]


def _warnings_of(prepared: Prepared) -> tuple[str, ...]:
    """What reading a recording, its transcript, the translation of that and its chat log found strange."""
    found = (prepared.transcript, prepared.translation, prepared.chat)
    return (*prepared.recording.warnings, *(warning for one in found if one for warning in one.warnings))
