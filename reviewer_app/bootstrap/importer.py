"""Importing from the window: read and normalised by a job, with progress and cancel; stored when all went well.

Chat logs and transcripts picked or dropped together with their recording are taken with it.

PyAV and numpy are loaded by the first import, on the job's thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import Cancelled
from reviewer_app.settings import Settings
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.background.store_worker import StoreWorker
    from reviewer_app.domain.chat import Chat
    from reviewer_app.formats.chat_csv import UnknownColumns
    from reviewer_app.operations.importing import Prepared

STOP_SECONDS = 5.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Request:
    """Files asked for together, and what was answered about their chat logs: columns, or to do `without` one."""

    paths: Sequence[Path]
    columns: dict[Path, Mapping[str, str]] = field(default_factory=dict)
    without: set[Path] = field(default_factory=set)


class _Asking(Exception):
    """A table's columns are to be asked for before the work begins."""

    def __init__(self, error: UnknownColumns) -> None:
        super().__init__()
        self.error = error


class Importer(QObject):
    """One import at a time, shown on the queue page; files asked for meanwhile come next.

    `imported(prepared)`: all files of one request are ready to be stored. `failed(error)`: one cannot be used, and
    nothing of that request is kept. `asked(UnknownColumns)`: nothing goes on before `answer` or `cancel`.
    """

    imported = Signal(object)
    failed = Signal(object)
    asked = Signal(object)

    def __init__(self, page: QueuePage, media_folder: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._media_folder, self._settings = page, media_folder, settings
        self._waiting: list[_Request] = []
        self._asking: tuple[_Request, Path] | None = None
        self._job: Job | None = None

    def start(self, paths: Sequence[Path]) -> None:
        """Import files."""
        self._waiting.append(_Request(paths))
        self._next()

    def answer(self, columns: Mapping[str, str] | None) -> None:
        """Go on with these columns of the chat log that was asked about, None: without it."""
        if self._asking is None:
            return
        request, path = self._asking
        self._asking = None
        if columns is None:
            request.without.add(path)
        else:
            request.columns[path] = columns
        self._waiting.insert(0, request)
        self._next()

    def cancel(self) -> None:
        """Stop the import under way; what waits behind it is forgotten."""
        self._waiting.clear()
        self._asking = None
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Cancel and wait for the job's thread, because the store is about to close."""
        self.cancel()
        if self._job is not None:
            self._job.join(STOP_SECONDS)

    def _next(self) -> None:
        if self._job is not None or self._asking is not None or not self._waiting:
            return
        request = self._waiting.pop(0)
        job = self._job = Job(lambda job: self._prepare(job, request), self)
        job.progress.connect(self._show)
        job.finished.connect(self._finished)
        job.failed.connect(lambda error: self._failed(error, request))
        job.start()

    def _prepare(self, job: Job, request: _Request) -> list:
        """On the job's thread."""
        from reviewer_app.formats.chats import read_chat
        from reviewer_app.formats.picked_files import sort_out, unknown_table
        from reviewer_app.operations import importing
        from reviewer_app.operations.chatting import remembered_columns

        remembered = remembered_columns(self._settings)

        def read_log(path: Path) -> Chat:
            return read_chat(path, request.columns.get(path), remembered)

        picked = sort_out(request.paths, read_log)
        for one in picked:
            unknown = unknown_table(one, read_log)
            if unknown is not None and Path(unknown.path) not in request.without:
                raise _Asking(unknown)

        prepared: list[Prepared] = []
        with ExitStack() as unless_whole:
            unless_whole.callback(importing.discard, prepared)
            for one in picked:
                chat = None if one.chat in request.without else one.chat
                prepared.append(
                    importing.prepare(
                        one.recording,
                        one.transcript,
                        self._media_folder,
                        lambda done, total, path=one.recording: job.report((path.name, done), total),
                        lambda: job.cancelled,
                        translation=one.translation,
                        chat=chat,
                        read_log=read_log,
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
        _log.info("import prepared: %d recordings%s", len(prepared), ", cancelled" if cancelled else "")
        if cancelled:
            from reviewer_app.operations import importing

            importing.discard(prepared)
        else:
            self.imported.emit(prepared)
        self._next()

    def _failed(self, error: Exception, request: _Request) -> None:
        cancelled = self._job is not None and self._job.cancelled
        self._over()
        if not cancelled and isinstance(error, _Asking):
            self._asking = request, Path(error.error.path)
            self.asked.emit(error.error)
        elif not cancelled:
            _log.warning("import failed: %s", type(error).__name__)
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
