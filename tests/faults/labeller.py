"""A process that labels with the real store: `python -m tests.faults.labeller FOLDER [SYNCHRONOUS]`, under the shim.

Several starts of the program; each decision is marked in the trace when its operation has returned, which is when
the window would paint it.
"""

import sys
from pathlib import Path

from reviewer_app.operations import labelling
from tests import stores
from tests.faults import power_cut, shim

STARTS = 3
STEPS = 40
# Fewer pages than the default, so that a short run folds its log into the file many times.
CHECKPOINT_PAGES = 60


def main(folder: Path, **options: str) -> None:
    """Label in several starts of the program: place, revise what was placed, now and then undo."""
    for _ in range(STARTS):
        database = stores.make_store(folder, power_cut.STORE, **options)
        with database.transaction() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        review = stores.open_review(database)
        for step in range(STEPS):
            finding = stores.place(database, review, step)
            shim.mark(review.steps.done[-1])
            revised = stores.keep(database, review, review.revise(finding.finding_id, step, note="«sí»" * step))
            shim.mark(revised.event_id)
            if step % 5 == 0:
                undone = labelling.undo(database, review.review_id, stores.CONTEXT, step)
                review.apply(undone)
                shim.mark(undone.event_id)
        database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), **({"synchronous": sys.argv[2]} if sys.argv[2:] else {}))
