"""What a recording is known by: the hash of its bytes, wherever the file lies and whatever it is called."""

import hashlib
from collections.abc import Callable

from reviewer_app.domain.errors import Cancelled, Unreadable
from reviewer_app.media.playlist import is_playlist, read_playlist
from reviewer_app.media.source import Source

_CHUNK = 4 * 1024 * 1024


def content_hash(
    path: Source,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """SHA-256 (hex) of a recording; of a playlist: of its bytes, then each of its files, in order.

    `progress(done, total)` in bytes. Raises Unreadable, and Cancelled when asked to stop.
    """
    digest = hashlib.sha256()
    files: tuple[Source, ...] = (path,)
    if is_playlist(path):
        playlist = read_playlist(path)
        digest.update(playlist.content)
        files = playlist.files
    total, done = size_of(path), 0
    for file in files:
        try:
            with file.open("rb") as opened:
                while chunk := opened.read(_CHUNK):
                    if cancelled():
                        raise Cancelled
                    digest.update(chunk)
                    done += len(chunk)
                    progress(done, max(done, total))
        except OSError as error:
            raise Unreadable(file, f"the file cannot be read ({error.strerror}); check it and its disk.") from None
    return digest.hexdigest()


def size_of(path: Source) -> int:
    """Bytes of a recording, of a playlist: of its files. Raises Unreadable."""
    files = read_playlist(path).files if is_playlist(path) else (path,)
    try:
        return sum(file.stat().st_size for file in files)
    except OSError as error:
        raise Unreadable(path, f"the file cannot be opened ({error.strerror}); check the name.") from None
