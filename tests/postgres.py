"""Real central databases for tests: the embedded server, and the PostgreSQL installed on this machine if there is one.

One server per test session, one fresh database per test module, copied from a prepared template.
"""

import os
import shutil
import subprocess
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg import sql

from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.passing import passing_folder
from reviewer_app.central.push import PushRow, Session
from reviewer_app.domain.events import Event
from reviewer_app.domain.ids import ZERO_HASH, chain_hash

PASSWORD = "una clave de prueba"
PEOPLE = {"ana": "moderator", "bea": "moderator", "sol": "specialist", "luz": "lead", "ope": "operator"}
TEMPLATE = "central_template"
# Nothing of a test database has to survive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def installed_binaries() -> Path | None:
    """The programs of the newest PostgreSQL (15 or later) installed on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    candidates = [found[-1].parent] if found else []
    on_path = shutil.which("initdb")
    if on_path:
        candidates.append(Path(on_path).resolve().parent)
    return next((path for path in candidates if (path / "pg_ctl").exists()), None)


SERVERS = ["embedded"] + (["installed"] if installed_binaries() else [])


def pytest_report_header() -> str:
    """Say which servers the tests use."""
    binaries = installed_binaries()
    installed = (
        f"installed PostgreSQL in {binaries}" if binaries else "NONE INSTALLED: its half of the tests is missing"
    )
    return f"central databases: embedded PostgreSQL, {installed}"


def start_server(folder: Path, kind: str = "embedded", settings: Mapping[str, str] = FAST) -> EmbeddedServer:
    """Start (again) a server of a kind in SERVERS, its files in a folder."""
    if kind == "installed":
        return EmbeddedServer.start(folder, settings=settings, binaries=installed_binaries(), os_user="postgres")
    return EmbeddedServer.start(folder, settings=settings)


def processes_of(server: EmbeddedServer) -> list[psutil.Process]:
    """A server's processes, the one that started the others first."""
    pid_file = server.folder / "data" / "postmaster.pid"
    main = psutil.Process(int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0]))
    return [main, *main.children(recursive=True)]


def kill_server(server: EmbeddedServer) -> None:
    """kill -9 for every process of a server, as when its machine goes down."""
    processes = processes_of(server)
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=60)


@dataclass
class Central:
    """One prepared database with the people of PEOPLE."""

    server: EmbeddedServer
    address: CentralAddress

    @property
    def dsn(self) -> str:
        """The DSN as a workstation has it: no user, no password."""
        return self.server.dsn("", "", self.address.database)

    @property
    def admin(self) -> CentralAddress:
        """The address with the superuser's sign-in."""
        return replace(CentralAddress.parse(self.server.admin_dsn), database=self.address.database)

    @property
    def admin_dsn(self) -> str:
        """The superuser's DSN of this database."""
        admin = self.admin
        return self.server.dsn(admin.user, admin.password, admin.database)

    def session(self, user: str) -> Session:
        """Sign a person in."""
        return Session(connect(self.address, user, PASSWORD))

    def raw(self, user: str) -> psycopg.Connection:
        """A bare connection of a person, as an attacker with a password has one."""
        return psycopg.connect(self.server.dsn(user, PASSWORD, self.address.database), autocommit=True)

    def query(self, statement: str, parameters: tuple = ()) -> list[tuple]:
        """Run a statement as the superuser in a session as new; its rows, if it has any."""
        connection = _session_as_new(self.admin_dsn)
        try:
            cursor = connection.execute(statement, parameters or None)
            return cursor.fetchall() if cursor.description else []
        finally:
            _idle[self.admin_dsn].append(connection)


def contents(central: Central) -> dict[str, str]:
    """What is in every table of a database, its logins and rights, as digests: to compare before and after."""
    names = central.query(
        "SELECT 'central.' || relname FROM pg_class WHERE relnamespace = 'central'::regnamespace AND relkind = 'r'"
    )
    tables = ["pg_authid", "pg_auth_members", "pg_proc", "(SELECT oid, datname, datacl FROM pg_database)"]
    digest = "SELECT '{0}' AS name, md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {0} t"
    parts = [digest.format(name) for name in [*(name for (name,) in names), *tables]]
    return dict(central.query(" UNION ALL ".join(parts)))


# Kept until `sign_out`: to sign in takes longer than most of what is tested.
_signed_in: dict[tuple[str, int | str, str], Session] = {}
_idle: defaultdict[str, list[psycopg.Connection]] = defaultdict(list)


def _session_as_new(dsn: str) -> psycopg.Connection:
    """One that was left, unless the server has ended it or another thread has taken it; nothing of before is in it."""
    with suppress(IndexError):
        while connection := _idle[dsn].pop():
            with suppress(psycopg.OperationalError):
                connection.execute("DISCARD ALL")
                return connection
            connection.close()
    return psycopg.connect(dsn, autocommit=True, prepare_threshold=None)


def signed_in(central: Central, user: str) -> Session:
    """A person's session, kept until `sign_out`."""
    key = (central.address.host, central.address.database, user)
    if key not in _signed_in:
        _signed_in[key] = central.session(user)
    return _signed_in[key]


def sign_out() -> None:
    """Close what was kept."""
    while _signed_in:
        _signed_in.popitem()[1].close()
    while _idle:
        for connection in _idle.popitem()[1]:
            connection.close()


@dataclass
class Chain:
    """A device's chain of envelopes, built as the local store builds it."""

    replica: str = field(default_factory=lambda: str(uuid.uuid4()))
    epoch: int = 1
    rows: list[PushRow] = field(default_factory=list)

    def add(self, *events: Event | str) -> list[PushRow]:
        """Append events (or texts that claim to be events); the new rows."""
        new = []
        for event in events:
            text = event if isinstance(event, str) else event.canonical().decode()
            previous = self.rows[-1].row_hash if self.rows else ZERO_HASH
            row = PushRow(len(self.rows) + 1, previous, chain_hash(previous, text.encode()), text)
            self.rows.append(row)
            new.append(row)
        return new

    def again(self, epoch: int) -> "Chain":
        """The same events in a new epoch."""
        fresh = Chain(self.replica, epoch)
        fresh.add(*(row.canonical for row in self.rows))
        return fresh


class Servers:
    """Starts each kind of server when a test first needs it; copies databases from its template."""

    def __init__(self, folder: Path, stack: ExitStack, settings: Mapping[str, str] = FAST) -> None:
        self._folder = folder
        self._settings = settings
        self._stack = stack
        self._started = cache(self._start)
        self._count = 0

    def database(self, kind: str) -> Central:
        """A fresh prepared database on a server."""
        server = self._started(kind)
        self._count += 1
        name = f"central_{self._count}"
        with psycopg.connect(server.admin_dsn, autocommit=True) as connection:
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(TEMPLATE)))
            administration.protect_database(connection, name)
        return Central(server, CentralAddress.parse(server.dsn("", "", name)))

    def _start(self, kind: str) -> EmbeddedServer:
        server = start_server(self._folder / kind, kind, self._settings)
        self._stack.callback(server.stop)
        template = replace(CentralAddress.parse(server.admin_dsn), database=TEMPLATE)
        administration.initialise(template)
        for login, role in PEOPLE.items():
            administration.add_person(template, login, role, login.title(), PASSWORD)
        return server


@contextmanager
def server_folder() -> Iterator[Path]:
    """A folder for a server's files, gone at the end; what killed runs left goes first.

    Not one of pytest's: each of its sessions closes the folder above them to other users, and as root the server
    runs under a user of its own.
    """
    with passing_folder("reviewer-pg-", _remove) as folder:
        yield folder


def _remove(folder: Path) -> None:
    """Take a folder away; where the system can do it alone, nobody waits for the files of some hundred databases."""
    if sys.platform == "win32":
        shutil.rmtree(folder)
    else:
        subprocess.run(["sh", "-c", 'rm -rf "$0" > /dev/null 2>&1 &', folder], start_new_session=True, check=True)


@pytest.fixture(scope="session")
def central_servers() -> Iterator[Servers]:
    """The servers of this test session, stopped at its end."""
    with server_folder() as folder, ExitStack() as stack:
        yield Servers(folder, stack)


@pytest.fixture(scope="module", params=SERVERS)
def central(request: pytest.FixtureRequest, central_servers: Servers) -> Central:
    """A fresh central database, once on each kind of server."""
    return central_servers.database(request.param)


@pytest.fixture(scope="module")
def embedded_central(central_servers: Servers) -> Central:
    """A fresh central database on the embedded server, for tests in which the kind of server plays no part."""
    return central_servers.database("embedded")


def answers(dsn: str) -> bool:
    """Whether a server takes this sign-in."""
    try:
        psycopg.connect(dsn, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def is_root() -> bool:
    """Whether the tests run as root, where the server gets a user of its own."""
    return sys.platform != "win32" and os.geteuid() == 0
