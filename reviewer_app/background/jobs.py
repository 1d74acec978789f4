"""Long work off the UI thread, one thread a job: signing in, importing, fetching."""

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

from reviewer_app.domain.errors import Cancelled

# Behind everything that waits for the window, painting too, which Qt itself puts off.
_LAST = Qt.EventPriority.LowEventPriority.value - 1
_LET_IN = QEvent.Type(QEvent.registerEventType())
# Who is gone answers no more.
_PATIENCE_S = 1.0
# A window that has something to do waits for so much of the work, which is too little to be felt.
_AT_A_STRETCH_S = 0.004


class Job(QObject):
    """A function running on a thread of its own; it is given the job, to report progress and to see a cancel.

    Signals, all on the UI thread: `progress(done, total)`, then `finished(result)` or `failed(error)`; after that the
    job is gone.
    """

    progress = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)
    _reported = Signal(object, object)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[["Job"], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancel = threading.Event()
        self._window_is_done = threading.Event()
        self._worked_since = 0.0
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)
        # Through a slot of this object: only then Qt knows to which thread the queued call belongs.
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> "Job":
        """Begin; connect the signals first."""
        self._thread.start()
        return self

    def report(self, done: object, total: object) -> None:
        """Tell how far the work is; called by the work."""
        self._reported.emit(done, total)

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `failed` or `finished`, whichever it comes to."""
        self._cancel.set()
        self._window_is_done.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._cancel.is_set()

    @property
    def running(self) -> bool:
        """Whether the thread is still at work."""
        return self._thread.is_alive()

    def let_window_in(self) -> None:
        """Wait until the window has done all that waits for it; called by work that reckons in Python, often.

        There is one interpreter: a window that paints while others reckon waits for it with nearly every call of Qt,
        which makes twenty milliseconds half a second. Raises Cancelled when the work is to stop.
        """
        if not self.cancelled and time.monotonic() - self._worked_since < _AT_A_STRETCH_S:
            return
        self._window_is_done.clear()
        # Asked behind that: a cancel that came before it has set what was cleared.
        if not self.cancelled:
            QCoreApplication.postEvent(self, QEvent(_LET_IN), _LAST)
            self._window_is_done.wait(_PATIENCE_S)
        if self.cancelled:
            raise Cancelled
        self._worked_since = time.monotonic()

    def event(self, event: QEvent) -> bool:
        """The window has done what waited for it."""
        if event.type() == _LET_IN:
            self._window_is_done.set()
            return True
        return super().event(event)

    def join(self, seconds: float) -> bool:
        """Wait for the thread; False when it still runs then."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        result, fault = None, None
        try:
            result = self._work(self)
        except Exception as error:  # noqa: BLE001 - the window says what went wrong
            fault = error
        try:
            self._ended.emit(result, fault)
        except RuntimeError:
            # Whoever owned the job is gone, and the job with them: there is nobody to tell.
            if isValid(self):
                raise
        finally:
            # A fault knows the frames that it came through, and this one knew the fault: whatever the work had made
            # until it was stopped would stay until somebody collects garbage.
            del result, fault

    def _on_reported(self, done: object, total: object) -> None:
        self.progress.emit(done, total)

    def _on_ended(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()
