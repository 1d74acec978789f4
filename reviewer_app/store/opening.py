"""Which store belongs to a person, and opening it: one per central database and user, one window at a time."""

import hashlib
import re
from contextlib import AbstractContextManager
from pathlib import Path

import filelock

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.store.database import Database, open_database
from reviewer_app.store.keys import Secrets, store_key


def store_path(folder: Path, central: str, user: str) -> Path:
    """The file of a user's store for a central database, named so that a person can tell it in a folder."""
    digest = hashlib.sha256(f"{central}\n{user}".encode()).hexdigest()[:12]
    readable = re.sub(r"[^A-Za-z0-9_-]+", "-", user)[:40]
    return folder / f"{readable}-{digest}.db"


def open_store(path: Path, kept: Secrets) -> Database:
    """Open a store with the key kept for it; the first opening makes both."""
    return open_database(path, store_key(kept, path.stem, path.exists()))


def window_lock(path: Path) -> AbstractContextManager:
    """Hold the right to show a window on a store; the system lets go of it when the process ends, however it ends.

    Raises StoreUnavailable at once when another window has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise StoreUnavailable(
            f"Another window is open on the store {path.name}: use that one, or close it first."
        ) from None
    return lock
