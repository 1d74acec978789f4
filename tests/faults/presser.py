"""A process that labels by keys until it is killed: `python -m tests.faults.presser FOLDER SEED [early]`.

It has the real window, worker and store, offscreen, and says on its standard output, line by line as JSON, each key
that it sends and what the window's list of findings paints. With `early`, what is recorded is shown before its
commit, which never comes: what the parent must notice.
"""

import json
import os
import random
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.store.opening import window_lock
from tests import stores
from tests.faults import window as windows

STORE = "ana.db"
# Four labels, undo, redo; labels more often, so that the list grows.
KEYS = "123412341234uuU"
KEY_EVERY_MS = 2


def _never(*_: object) -> None:
    threading.Event().wait()


def report(what: Mapping[str, object]) -> None:
    """Tell the parent; without one there is nobody to press keys for."""
    try:
        os.write(1, json.dumps(what).encode() + b"\n")
    except OSError:
        os._exit(1)


def main(folder: Path, seed: int, early: bool) -> None:
    """Press keys for ever."""
    chance = random.Random(seed)
    path = folder / STORE
    with window_lock(path):
        application = QApplication([])
        windows.watch_painting(report)
        database = stores.make_store(folder, STORE)
        worker = windows.EarlyWorker(database, _never) if early else StoreWorker(database)
        window = windows.open_window(worker, folder)

        def press() -> None:
            key = chance.choice(KEYS)
            report({"key": key})
            windows.press(key)

        keys = QTimer(window, interval=KEY_EVERY_MS)
        keys.timeout.connect(press)
        keys.start()
        application.exec()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]), int(sys.argv[2]), "early" in sys.argv[3:])
