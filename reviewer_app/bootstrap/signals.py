"""Qt's event loop, and who may end it: the program, Ctrl+C in the terminal, its closing, the system."""

import contextlib
import signal
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

EVERY_MS = 250


def requests_to_end() -> list[signal.Signals]:
    """The system's requests to end: its own, and that the terminal was closed (unless `nohup` says not to mind)."""
    closed = getattr(signal, "SIGHUP", None)
    minded = closed is not None and signal.getsignal(closed) is not signal.SIG_IGN
    return [signal.SIGTERM, closed] if minded else [signal.SIGTERM]


def run_event_loop(asked_to_end: Callable[[], None]) -> int:
    """Run Qt's event loop until the application quits; returns the exit code.

    Ctrl+C and the system's requests to end call `asked_to_end`, perhaps in the middle of anything, painting too: it
    should only leave a note. (An exception raised there would be swallowed by Qt.)
    """
    application = QCoreApplication.instance()
    with _requests_to_end(asked_to_end):
        code = application.exec()
    # Quitting closes the windows, and the last one asks to quit again: left in the queue, that ends each later loop.
    QCoreApplication.removePostedEvents(application, QEvent.Type.Quit)
    return code


@contextlib.contextmanager
def _requests_to_end(act: Callable[[], None]) -> Iterator[None]:
    # Python sees a signal only when it runs; Qt's loop alone does not let it.
    ticking = QTimer(interval=EVERY_MS)
    ticking.timeout.connect(lambda: None)
    ticking.start()
    before = {one: signal.signal(one, lambda *_: act()) for one in (signal.SIGINT, *requests_to_end())}
    try:
        yield
    finally:
        ticking.stop()
        for one, handler in before.items():
            signal.signal(one, handler)
