"""A cache file encrypted like the store: values by recording and name, the least recently used recordings go first.

SQLCipher, because it encrypts and authenticates each page, is there on every machine that has a store, and writes
whole or not at all. Nothing in a cache is worth an error: a file that is damaged, or of another key, is begun anew.
"""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

_SCHEMA = """
    CREATE TABLE IF NOT EXISTS used (recording TEXT PRIMARY KEY, at_ns INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS value (
        recording TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (recording, name, number)
    );
"""
# Counts up when the tables change: a file of before is begun anew.
_FORM = 1
_BUSY_S = 2.0

Answer = TypeVar("Answer")


def cache_key(store_key: bytes) -> bytes:
    """The key of the cache that belongs to a store: it follows from the store's and does not give that away."""
    return hmac.digest(store_key, b"key of the cache of pictures", hashlib.sha256)


class SealedCache:
    """Values as bytes by `(recording, name, number)`; from any thread. What cannot be kept is not kept, silently."""

    def __init__(self, path: Path, key: bytes, limit_bytes: int) -> None:
        self._path, self._key, self._limit = path, key, limit_bytes
        self._lock = threading.Lock()
        self._connection: sqlcipher.Connection | None = None
        self._closed = False

    def get(self, recording: str, name: str) -> dict[int, bytes]:
        """All values of a name, by number; the recording counts as used now."""

        def read(connection: sqlcipher.Connection) -> dict[int, bytes]:
            rows = connection.execute(
                "SELECT number, bytes FROM value WHERE recording = ? AND name = ?", key
            ).fetchall()
            if rows:
                connection.execute("REPLACE INTO used VALUES (?, ?)", (recording, time.time_ns()))
            return dict(rows)

        key = (recording, name)
        return self._do(read) or {}

    def put(self, recording: str, name: str, values: Mapping[int, bytes]) -> None:
        """Keep values, all or none; other recordings make room."""

        def write(connection: sqlcipher.Connection) -> None:
            connection.execute("REPLACE INTO used VALUES (?, ?)", (recording, time.time_ns()))
            rows = [(recording, name, number, value) for number, value in values.items()]
            connection.executemany("REPLACE INTO value VALUES (?, ?, ?, ?)", rows)
            self._make_room(connection, recording)

        self._do(write)

    def drop(self, recording: str, prefix: str) -> None:
        """Forget the values of all names that begin so."""

        def delete(connection: sqlcipher.Connection) -> None:
            connection.execute(
                "DELETE FROM value WHERE recording = ? AND substr(name, 1, length(?)) = ?", (recording, prefix, prefix)
            )

        self._do(delete)

    def close(self) -> None:
        """Let go of the file; from now on nothing is found and nothing kept."""
        with self._lock:
            self._closed = True
            self._shut()

    def _make_room(self, connection: sqlcipher.Connection, kept: str) -> None:
        while _used_bytes(connection) > self._limit:
            oldest = connection.execute(
                "SELECT recording FROM used WHERE recording != ? ORDER BY at_ns LIMIT 1", (kept,)
            ).fetchone()
            if oldest is None:
                return
            connection.execute("DELETE FROM value WHERE recording = ?", oldest)
            connection.execute("DELETE FROM used WHERE recording = ?", oldest)

    def _do(self, work: Callable[[sqlcipher.Connection], Answer]) -> Answer | None:
        """One transaction; None where the file does not let it. What is damaged is begun anew."""
        with self._lock:
            for _ in range(2):
                if self._closed:
                    return None
                try:
                    connection = self._connection = self._connection or self._open()
                    with connection:
                        return work(connection)
                except sqlcipher.OperationalError as error:
                    # Full, locked by another window, not to be written: the file may be whole.
                    self._shut()
                    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_FULL):
                        return None
                except (sqlcipher.DatabaseError, OSError):
                    self._shut()
                self._begin_anew()
            return None

    def _open(self) -> sqlcipher.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlcipher.connect(str(self._path), timeout=_BUSY_S, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            connection.execute("PRAGMA temp_store = MEMORY")
            # A power cut may cost what was kept last: it is made again.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORM):
                raise sqlcipher.DatabaseError("of another form")
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version = {_FORM}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _shut(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlcipher.Error):
                connection.close()

    def _begin_anew(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _used_bytes(connection: sqlcipher.Connection) -> int:
    """Pages in use; what was deleted is used again before the file grows."""
    count, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (count - free) * size
