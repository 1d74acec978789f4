"""A process that brings a store up to date as a later release does: `-m tests.faults.upgrader STORE MIGRATIONS`."""

import sys
from pathlib import Path

from reviewer_app.store.database import open_database
from tests import stores
from tests.faults import shim, upgrading


def main(store: Path, migrations: Path) -> None:
    """Open the store; a mark in the trace says when it was open, from where on it has to be the new one."""
    with upgrading.program_of(migrations):
        database = open_database(store, stores.KEY)
    shim.mark("open")
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
