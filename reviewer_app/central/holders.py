"""Who uses a folder: each holds the lock on a file of its own, which the system lets go of when its process dies."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

import filelock

TURN_SECONDS = 120


class Holders:
    """The processes that use `folder`; what is asked and changed in a `turn` cannot change meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.places = folder / "holders"
        self._turn = folder / "turn.lock"
        self._own: filelock.BaseFileLock | None = None

    @contextlib.contextmanager
    def turn(self, timeout: float = TURN_SECONDS) -> Iterator[None]:
        """Nobody else comes or goes meanwhile; raises filelock.Timeout after `timeout` seconds."""
        with filelock.FileLock(self._turn, timeout=timeout):
            yield

    @property
    def holding(self) -> bool:
        """Whether this object holds the folder."""
        return self._own is not None

    def hold(self) -> None:
        """Use the folder from now on; in a turn."""
        self.places.mkdir(exist_ok=True)
        self._own = filelock.FileLock(self.places / secrets.token_hex(8), thread_local=False)
        self._own.acquire()

    def let_go(self) -> None:
        """Use it no longer; in a turn."""
        if self._own is not None:
            held_by = Path(self._own.lock_file)
            self._own.release()
            self._own = None
            held_by.unlink(missing_ok=True)

    def anyone(self) -> bool:
        """Whether a living process (this one too) uses the folder; in a turn."""
        for path in self.places.glob("*"):
            lock = filelock.FileLock(path, timeout=0, thread_local=False)
            try:
                lock.acquire()
            except filelock.Timeout:
                return True
            lock.release()
            path.unlink(missing_ok=True)
        return False
