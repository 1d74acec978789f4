"""Opening the local store: SQLCipher, write-ahead log, every commit flushed, schema brought up to date."""

import hashlib
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from reviewer_app import paths
from reviewer_app.domain.errors import NotStored, StoreUnavailable, StoreUnreadable
from reviewer_app.store.tables import SCHEMA

# Versions before this one can lose rows when a WAL is reset (sqlite.org/wal.html#walresetbug).
SAFE_SQLITE = (3, 51, 3)
BUSY_TIMEOUT_MS = 15_000
PAGE_BYTES = 2048


class Database:
    """A store that is open. Short transactions from any thread; writers take turns.

    `flushes` is called, in the writer's thread, when a transaction is written and only the disk is waited for.
    """

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self._writer: sa.Connection | None = None
        self._turn = threading.Lock()
        self.path = path
        self.flushes: Callable[[], None] = _nothing

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """A writing transaction: what is in it is on disk when the block ends, or, after an error, not at all.

        Raises NotStored when the disk is full or fails; the next transaction may go well.
        """
        # One connection is kept for writing: fetching it from the pool takes as long as the statements of a key.
        with _told(self.path), self._turn:
            if self._writer is None:
                self._writer = self._engine.connect()
            with _writing(self._writer):
                yield self._writer
                self.flushes()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A view of one moment; writers are not held up. Raises StoreUnavailable when it cannot be read."""
        with _told(self.path, reading=True), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
            connection.rollback()

    def fold(self) -> None:
        """Fold the write-ahead log into the file, as far as open readers allow; raises NotStored like a transaction."""
        with _told(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").all()

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with self._turn:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self._engine.dispose()


def _nothing() -> None:
    """Nobody wants to know."""


def open_database(path: Path, key: bytes, synchronous: str = "FULL") -> Database:
    """Open (or make) the store at `path` with its 32-byte key.

    `synchronous` is for the fault tests, which show that NORMAL loses decisions in a power cut.
    Raises StoreUnavailable when the key does not fit, the file is no store, or it is newer than this program.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = engine_of(path, key, synchronous)
    try:
        _bring_up_to_date(engine, path)
    except (sa.exc.DatabaseError, sqlcipher.DatabaseError) as error:
        engine.dispose()
        raise _unavailable(path, error) from error
    except StoreUnavailable:
        engine.dispose()
        raise
    return Database(engine, path)


def engine_of(path: Path, key: bytes, synchronous: str = "FULL") -> sa.Engine:
    """Connections to the file as it is, whatever its schema."""

    def connect() -> sqlcipher.Connection:
        # Without the driver's own transactions: ours begin with the lock that they need.
        connection = sqlcipher.connect(
            str(path), timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False, isolation_level=None
        )
        # SQLCipher would write what it thinks of a wrong key to standard error; ours is told in a sentence.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{_salt(key).hex()}'\"")
        # A label changes five pages: with these a commit takes two thirds of the time of SQLCipher's own choice.
        connection.execute(f"PRAGMA cipher_page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
        _configure(connection, synchronous)
        return connection

    return sa.create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=sa.QueuePool)


def sqlite_version() -> tuple[int, ...]:
    """The SQLite inside SQLCipher, as numbers."""
    return tuple(int(part) for part in re.findall(r"\d+", sqlcipher.sqlite_version))


def _salt(key: bytes) -> bytes:
    """The 16 bytes that SQLCipher otherwise reads from the file's first sector, which a power cut may tear.

    The key is random and belongs to one store, so a salt that follows from it takes nothing away.
    """
    return hashlib.sha256(b"salt of the store" + key).digest()[:16]


def _configure(connection: sqlcipher.Connection, synchronous: str) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if sys.platform == "darwin":
        # macOS answers fsync before the disk has the data; this asks for the real flush.
        connection.execute("PRAGMA fullfsync = 1")


def _bring_up_to_date(engine: sa.Engine, path: Path) -> None:
    with engine.connect() as connection:
        found = _schema(connection)
        connection.rollback()
    if found == SCHEMA:
        return
    if found is not None and found > SCHEMA:
        raise StoreUnavailable(f"The store {path} was written by a newer program (schema {found}): update this one.")
    migrate(engine, SCHEMA)


def migrate(engine: sa.Engine, revision: str) -> None:
    """Bring the schema to a revision in one transaction: interrupted anywhere, it is the old one or the new one.

    A migration may make a table anew that others refer to: references are looked at once, at the end. Raises
    StoreUnavailable when one then leads nowhere.
    """
    # Imported here: start-up of an up-to-date store does without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations("local")).replace("%", "%%"))
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        # It cannot be changed within a transaction. Left on, dropping a table fails or empties what refers to it.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            # SQLAlchemy's own transaction, too: Alembic would otherwise commit each step by itself.
            with _writing(connection), connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
                _check_references(connection)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreUnavailable(
            f"The local store cannot be brought up to date: rows of {broken[0]} refer to nothing in {broken[2]}. It "
            "stays as it was; tell the operator, and go on with the program's version of before."
        )


@contextmanager
def _writing(connection: sa.Connection) -> Iterator[None]:
    """Begun and committed by the driver: through SQLAlchemy each takes as long as inserting three rows.

    SQLAlchemy begins its own view of the transaction where its statements or savepoints are used, and ends it here.
    """
    driver = connection.connection.driver_connection
    driver.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
        driver.commit()
    except BaseException:
        connection.rollback()
        driver.rollback()
        raise


@contextmanager
def _told(path: Path, reading: bool = False) -> Iterator[None]:
    """What the disk refuses, said in a sentence, whether SQLAlchemy wraps the driver's error or not."""
    try:
        yield
    except (sa.exc.DatabaseError, sqlcipher.DatabaseError) as error:
        if _cause(error)[1] in (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB):
            raise StoreUnavailable(
                f"The file of the local store {path} is damaged: close the program and start it again, then it says "
                "what helps."
            ) from error
        fault = _disk_fault(error, path)
        if fault is None:
            raise
        what, remedy = fault
        if reading:
            raise StoreUnavailable(f"{what} and the local store cannot be read: {remedy}.") from error
        raise NotStored(
            f"{what} and nothing was stored of the last step: {remedy}; work goes on from there."
        ) from error


def _disk_fault(error: Exception, path: Path) -> tuple[str, str] | None:
    """What is wrong with the disk and what helps; None when it is something else."""
    cause, code = _cause(error)
    if code == sqlcipher.SQLITE_FULL:
        return "The disk is full", f"free some space on the drive of {path}"
    if code in (sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_CANTOPEN):
        # Also what SQLite says where a full disk keeps it from making its working files.
        return f"The disk failed or is full ({cause})", f"check the drive of {path} and its free space"
    if code in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED):
        return "Another program holds the local store", f"close whatever else uses {path}"
    return None


def _cause(error: Exception) -> tuple[Exception, int]:
    """The driver's error and SQLite's primary code, 0 when it has none."""
    cause = getattr(error, "orig", error)
    return cause, getattr(cause, "sqlite_errorcode", 0) & 0xFF


def _schema(connection: sa.Connection) -> str | None:
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if known else None


def _unavailable(path: Path, error: Exception) -> StoreUnavailable:
    text = str(getattr(error, "orig", error))
    if "not a database" in text or "file is encrypted" in text:
        return StoreUnreadable(
            f"The local store {path} cannot be opened with the key at hand: its key was lost or replaced, or the file "
            "is damaged. What was uploaded is safe on the server: `reviewer-app recover` sets this file aside "
            "and fetches it."
        )
    fault = _disk_fault(error, path)
    if fault is not None:
        what, remedy = fault
        return StoreUnavailable(f"{what} and the local store cannot be opened: {remedy}, then start again.")
    if "malformed" in text:
        return StoreUnreadable(
            f"The file of the local store {path} is damaged. What was uploaded is safe on the server: "
            "`reviewer-app recover` sets this file aside and fetches it."
        )
    return StoreUnavailable(f"The local store {path} cannot be opened: {text}.")
