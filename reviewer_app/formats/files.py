"""Bytes of a file that somebody named: one sentence for what cannot be opened, nothing huge read by mistake."""

import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.encodings import is_binary

LARGEST = 512 * 1024 * 1024


def read_bytes(path: Path, kind: str) -> bytes:
    """The bytes of a text file; of a binary one only the beginning, which is enough to tell that it is one.

    `kind` is what was asked for, `transcript` or `chat log`. Raises Unreadable.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(path, f"this is not a file; choose a {kind}.")
        with path.open("rb") as file:
            # Enough to tell a recording, given by mistake, before all of it is in memory.
            head = file.read(65_536)
            if is_binary(head):
                return head
            if status.st_size > LARGEST:
                raise Unreadable(path, f"the file is too large to be a {kind}; choose another one.", 1)
            return head + file.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(path, f"the file cannot be opened ({reason}); check the name and its permissions.") from None


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: it would walk half a million new values, none of them garbage, over and over."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
