"""A process whose disk runs full, under the shim: `-m tests.faults.filler FOLDER WHO ROUNDS SEED`.

In each round the disk takes a random number of bytes more; labels are placed until one is refused (at the start: the
program is started), then space comes back and the work goes on. Prints what happened as JSON.
"""

import json
import os
import random
import sys
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.errors import NotStored, UserError
from reviewer_app.operations import labelling
from reviewer_app.store.database import Database, open_database
from tests import stores
from tests.faults import judging, shim

STORE = "ana.db"
ROOM = 300_000
# Fewer pages than the default, so that the disk is often full while the log is being folded into the file.
CHECKPOINT_PAGES = 60


@dataclass(slots=True)
class Filled:
    """`shown` is what was painted; `sentences` the refusals as a person read them."""

    shown: list[object] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def fill_store(database: Database, rounds: int, chance: random.Random) -> Filled:
    """The store alone: painted is what `record` returned."""
    filled = Filled()
    review = stores.open_review(database)
    for number in range(rounds):
        shim.space(chance.randint(0, ROOM))
        refused = None
        while refused is None:
            event = review.place(stores.Finding("hate.slur", number, note="«sí»" * 50), number)
            try:
                filled.shown.append(labelling.record(database, event).event_id)
            except NotStored as error:
                refused = error
        filled.sentences.append(str(refused))
        filled.faults += judging.missing_events(database, filled.shown, unseen=1)
        shim.space(None)
        filled.shown.append(labelling.record(database, event).event_id)
    return filled


def fill_window(database: Database, rounds: int, chance: random.Random, early: bool = False) -> Filled:
    """The real window and worker: painted is what its list of findings painted; `early`, before it is stored."""
    from PySide6.QtWidgets import QApplication

    from tests.faults import window as windows

    filled = Filled()
    application = QApplication([])
    windows.watch_painting(filled.shown.append)
    worker = windows.EarlyWorker(database) if early else StoreWorker(database)
    window = windows.open_window(worker, database.path.parent)
    controller = window.page.controller
    for _ in range(rounds):
        window.banner.dismiss()
        shim.space(chance.randint(0, ROOM))
        while not window.banner.text:
            windows.press("1")
            windows.wait(lambda: not controller.saving)
        filled.sentences.append(window.banner.text)
        filled.faults += judging.missing_findings(database, filled.shown)
        shim.space(None)
        before = len(filled.shown)
        windows.press("2")
        windows.wait(lambda: len(filled.shown) > before)  # noqa: B023 - waited for within the round
    window.close()
    worker.close()
    application.quit()
    return filled


def fill_start(database: Database, rounds: int, chance: random.Random) -> Filled:
    """Ending and starting the program: the log cannot be folded, the store perhaps not be opened."""
    filled = Filled()
    for number in range(rounds):
        review = stores.open_review(database)
        filled.shown.append(labelling.record(database, review.place(stores.Finding("hate.slur", number), 1)).event_id)
        shim.space(chance.choice((0, chance.randint(1, ROOM))))
        database.close()
        try:
            open_database(database.path, stores.KEY).close()
        except UserError as error:
            filled.sentences.append(str(error))
        shim.space(None)
        database = open_database(database.path, stores.KEY)
        filled.faults += judging.missing_events(database, filled.shown, unseen=1)
    database.close()
    return filled


FILLERS = {
    "store": fill_store,
    "window": fill_window,
    "early window": partial(fill_window, early=True),
    "start": fill_start,
}


def main(folder: Path, who: str, rounds: int, seed: int) -> None:
    """Fill the disk under the store alone, under the window or around a start, and print what happened."""
    database = stores.make_store(folder, STORE)
    with database.transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    filled = FILLERS[who](database, rounds, random.Random(seed))
    database.close()
    print(json.dumps(asdict(filled)))


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
