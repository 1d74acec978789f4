"""The one thread that writes the local store; its answers come back as queued signals."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from reviewer_app.store import outbox
from reviewer_app.store.database import Database

_log = logging.getLogger(__name__)

_LOOK_AFTER_S = 0.02

Operation = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Job:
    operation: Operation
    arguments: tuple
    answer: Callable[[Any, Exception | None], None]
    meanwhile: Callable[[], None] | None = None


class StoreWorker(QObject):
    """Runs operations on the store in the order they were asked for.

    `run` is for the UI thread, `call` for other threads. `changed` follows an operation after which the log has more
    events than before: there is something to upload, whoever appended it.
    """

    changed = Signal()
    _answered = Signal(object, object, object)
    _grown = Signal()

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        database.flushes = self._flushes
        self._meanwhile: Callable[[], None] | None = None
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._grown.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self._length = 0
        self._look_at: float | None = None
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    @property
    def closed(self) -> bool:
        """Whether nothing can be asked for any more."""
        return self._closed

    def run(
        self,
        operation: Operation,
        *arguments: object,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Run `operation(database, *arguments)` on the store thread, then `then(result)` or `failed(error)` here.

        `meanwhile()` runs here while the store's thread waits for the disk: before that, both would be waiting for the
        interpreter. It says nothing about how that ends.
        """

        def answer(result: object, error: Exception | None) -> None:
            if error is None:
                self._answered.emit(then, result, None)
            else:
                self._answered.emit(failed, None, error)

        self._put(_Job(operation, arguments, answer, meanwhile))

    def call(self, operation: Operation, *arguments: object) -> Any:
        """Run an operation on the store thread and wait for it; never from the UI thread."""
        future: Future = Future()

        def answer(result: object, error: Exception | None) -> None:
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        self._put(_Job(operation, arguments, answer))
        return future.result()

    def close(self) -> None:
        """Finish what was asked for, then stop the thread. Answers still under way are delivered by the event loop."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            self._thread.join()

    def _put(self, job: _Job) -> None:
        if self._closed:
            raise RuntimeError("the store worker is closed")
        self._jobs.put(job)

    def _work(self) -> None:
        self._has_grown()
        while (job := self._next()) is not None:
            self._meanwhile = job.meanwhile
            try:
                result = job.operation(self._database, *job.arguments)
            except Exception as error:  # noqa: BLE001 - whatever went wrong belongs to the asker
                job.answer(None, error)
            else:
                job.answer(result, None)
                self._look_at = self._look_at or time.monotonic() + _LOOK_AFTER_S

    def _flushes(self) -> None:
        meanwhile = self._meanwhile
        if meanwhile is not None and threading.current_thread() is self._thread:
            self._meanwhile = None
            self._answered.emit(lambda _: meanwhile(), None, None)

    def _next(self) -> _Job | None:
        """The next job, None for the last one; while there is none the log is looked at.

        Not right behind an answer: the window shows it at that moment, and both would wait for the interpreter.
        """
        if self._look_at is not None:
            try:
                return self._jobs.get(timeout=max(0.0, self._look_at - time.monotonic()))
            except queue.Empty:
                self._look_at = None
                if self._has_grown():
                    self._grown.emit()
        return self._jobs.get()

    def _has_grown(self) -> bool:
        """Whether there are more events than at the last look; a log that cannot be read now is looked at again."""
        before = self._length
        try:
            with self._database.read() as connection:
                self._length = outbox.length(connection)
        except Exception as error:  # noqa: BLE001 - the operation went well; the next one meets the fault itself
            _log.error("the log cannot be read: %s", type(error).__name__)
        return self._length > before

    def _deliver(self, callback: Callable[[Any], None] | None, result: object, error: Exception | None) -> None:
        if error is None:
            if callback is not None:
                callback(result)
        elif callback is not None:
            callback(error)
        else:
            raise error
