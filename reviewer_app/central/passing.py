"""Folders that pass: removed when their program ends, and by the next program when theirs was killed."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock

from reviewer_app.central.embedded import stop_left
from reviewer_app.central.holders import Holders
from reviewer_app.domain.errors import Unreachable

FILES = "files"


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def passing_folder(prefix: str, remove: Callable[[Path], None] = _remove) -> Iterator[Path]:
    """An empty folder among the temporary ones, held until the end, then taken away by `remove`.

    What killed programs left under the same prefix is swept away first.
    """
    sweep(prefix)
    root = Path(tempfile.mkdtemp(prefix=prefix))
    holders = Holders(root)
    with holders.turn():
        holders.hold()
        # Only a folder with files is swept: until here nobody could know that it is held.
        (root / FILES).mkdir()
    try:
        yield root / FILES
    finally:
        with holders.turn():
            holders.let_go()
        remove(root)


def sweep(prefix: str) -> None:
    """Stop the servers of, and remove, this user's passing folders that no living process holds."""
    for root in Path(tempfile.gettempdir()).resolve().glob(f"{prefix}*"):
        if _is_own(root) and (root / FILES).is_dir() and Holders(root).places.is_dir() and stop_unheld(root):
            # What a lock was open in on Windows.
            _remove(root)


def stop_unheld(root: Path, *, remove: bool = True) -> bool:
    """Stop the servers in a folder, and `remove` it, unless a living process holds it or a server in it."""
    try:
        with contextlib.ExitStack() as turns:
            for one in _with_holders(root):
                holders = Holders(one)
                turns.enter_context(holders.turn(timeout=0))
                if holders.anyone():
                    return False
            for data in _data_folders(root):
                stop_left(data)
            if remove:
                _remove(root)
    except (filelock.Timeout, OSError, Unreachable):
        # Somebody is at it, or it cannot be had: a later program tries again.
        return False
    return True


def _is_own(path: Path) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    # On Windows the folder for temporary files is the user's own.
    return not path.is_symlink() and (sys.platform == "win32" or found.st_uid == os.geteuid())


def _with_holders(root: Path) -> list[Path]:
    return [where for where, folders, _ in _walk(root) if "holders" in folders]


def _data_folders(root: Path) -> list[Path]:
    return [where for where, _, files in _walk(root) if "postmaster.pid" in files]


def _walk(root: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    for where, folders, files in os.walk(root):
        yield Path(where), folders, files
        if "PG_VERSION" in files:
            # A cluster: thousands of files, none of them of interest.
            folders.clear()
