"""Which store belongs to a person, and opening it: one per central database and user, one window at a time."""

import hashlib
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import filelock
import sqlalchemy as sa

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.store.database import Database, open_database
from reviewer_app.store.keys import Secrets, key_name, new_key, store_key
from reviewer_app.store.locking import alone_at


def store_path(folder: Path, central: str, user: str) -> Path:
    """The file of a user's store for a central database, named so that a person can tell it in a folder."""
    digest = hashlib.sha256(f"{central}\n{user}".encode()).hexdigest()[:12]
    readable = re.sub(r"[^A-Za-z0-9_-]+", "-", user)[:40]
    return folder / f"{readable}-{digest}.db"


def open_store(path: Path, kept: Secrets) -> Database:
    """Open a store with the key kept for it; the first opening makes both. Raises StoreUnavailable."""
    # Two first openings at once would each make a key, and the later one replace that of the store in use.
    with alone_at(path):
        return open_database(path, store_key(kept, path.stem, path.exists()))


def replace_store(path: Path, kept: Secrets, fill: Callable[[sa.Connection], None]) -> Path | None:
    """Put a new store, filled by `fill`, where one cannot be read or there is none; the folder the old one went to.

    Nothing is moved before the new one is whole on disk; interrupted later, the same may be done again.
    """
    new, key = path.with_suffix(".new"), new_key()
    _take_away(new)
    database = open_database(new, key)
    try:
        with database.transaction() as connection:
            fill(connection)
    except BaseException:
        database.close()
        _take_away(new)
        raise
    database.close()
    with alone_at(path):
        aside = _set_aside(path, kept) if path.exists() else None
        new.replace(path)
        kept.set(key_name(path.stem), key.hex())
    return aside


def _set_aside(path: Path, kept: Secrets) -> Path:
    """Move a store's files into a folder of their own; their key, if there is one, is kept under its name."""
    aside = path.with_name(f"{path.stem}.unreadable-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}")
    old_key = kept.get(key_name(path.stem))
    if old_key is not None:
        kept.set(key_name(aside.name), old_key)
    aside.mkdir()
    for file in _files(path):
        if file.exists():
            file.rename(aside / file.name)
    return aside


def _take_away(path: Path) -> None:
    for file in _files(path):
        file.unlink(missing_ok=True)


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm")]


def window_lock(path: Path) -> AbstractContextManager:
    """Hold the right to show a window on a store; the system lets go of it when the process ends, however it ends.

    Raises StoreUnavailable at once when another window has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path.with_suffix(".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise StoreUnavailable(
            f"Another window is open on the store {path.name}: use that one, or close it first."
        ) from None
    return lock
