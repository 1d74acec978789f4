"""One program at a time at a file: what reads it and then writes what it made of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer_app.domain.errors import StoreUnavailable

# Far longer than making a store or a key takes on a slow disk.
LIMIT_S = 30.0


@contextmanager
def alone_at(path: Path) -> Iterator[None]:
    """Keep other threads and programs that ask for the same path waiting; a program that ends lets go.

    Raises StoreUnavailable when another one does not let go in LIMIT_S.
    """
    # Imported here: the window is on screen before anything is locked.
    import filelock

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(path.with_name(path.name + ".lock"), timeout=LIMIT_S):
            yield
    except filelock.Timeout:
        raise StoreUnavailable(
            f"Another program has been busy with {path} for {LIMIT_S:g} seconds: end it, then start again."
        ) from None
