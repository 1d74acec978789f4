"""Ctrl+C in the terminal, and the system's request to end."""

import contextlib
import signal
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer

EVERY_MS = 250


@contextlib.contextmanager
def on_request_to_end(act: Callable[[], None]) -> Iterator[None]:
    """While Qt's event loop runs inside the block, requests to end call `act`; afterwards all is as before.

    `act` may be called in the middle of anything, painting too: it should only leave a note. (An exception raised
    there would be swallowed by Qt.)
    """
    # Python sees a signal only when it runs; Qt's loop alone does not let it.
    ticking = QTimer(interval=EVERY_MS)
    ticking.timeout.connect(lambda: None)
    ticking.start()
    before = {one: signal.signal(one, lambda *_: act()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        ticking.stop()
        for one, handler in before.items():
            signal.signal(one, handler)
