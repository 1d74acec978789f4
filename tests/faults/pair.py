"""Two PostgreSQL servers of which the second follows the first, as `docs/operations.md` sets them up."""

import atexit
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import psycopg

from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.embedded import EmbeddedServer
from tests.postgres import PASSWORD, installed_binaries, kill_server

DATABASE = "central"
STANDBY = "second"
REPLICATION_PASSWORD = "una clave de réplica"
# Waiting for one of the servers is a matter of moments; a test that waits longer has failed.
WAY_SECONDS = 60


class Pair:
    """A primary and its standby, by sockets of their own; `synchronous` waits for both before it acknowledges."""

    def __init__(self, folder: Path, *, synchronous: bool, people: list[str], stack: ExitStack) -> None:
        self._programs = installed_binaries()
        if self._programs is None:
            raise RuntimeError("a standby needs an installed PostgreSQL: the embedded one has no pg_basebackup")
        self._killed: EmbeddedServer | None = None
        self.first = self._start(folder / "first", stack)
        admin = replace(CentralAddress.parse(self.first.admin_dsn), database=DATABASE)
        administration.initialise(admin)
        for login in people:
            administration.add_person(admin, login, "moderator", password=PASSWORD)
        query(self.first, f"CREATE ROLE replica REPLICATION LOGIN PASSWORD '{REPLICATION_PASSWORD}'")
        query(self.first, "SELECT pg_create_physical_replication_slot(%s)", STANDBY)
        if synchronous:
            # In force at the reload behind the copy: until then there is nobody to wait for.
            query(self.first, f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
        self._copy(folder / "second")
        self.second = self._start(folder / "second", stack)
        query(self.first, "SELECT pg_reload_conf()")
        wanted = "sync" if synchronous else "async"
        wait_for(self.first, "SELECT sync_state = %s FROM pg_stat_replication", wanted)

    @property
    def address(self) -> CentralAddress:
        """What a workstation is told: both, and that only the one that takes decisions counts."""
        hosts = ",".join(host_of(server) for server in (self.first, self.second))
        return CentralAddress.parse(f"postgresql:///{DATABASE}?host={quote(hosts)}&target_session_attrs=read-write")

    def cut_link(self) -> None:
        """The standby hears no more of the primary."""
        query(self.second, "ALTER SYSTEM SET primary_conninfo = ''")
        query(self.second, "SELECT pg_reload_conf()")
        wait_for(self.first, "SELECT count(*) = 0 FROM pg_stat_replication")

    def kill_first(self) -> None:
        """kill -9 for every process of the primary."""
        kill_server(self.first)
        self._killed = self.first

    def promote(self) -> None:
        """Let the standby take decisions; it waits for no other one any more."""
        query(self.second, "ALTER SYSTEM SET synchronous_standby_names = ''")
        query(self.second, "SELECT pg_reload_conf()")
        query(self.second, "SELECT pg_promote()")

    def _start(self, folder: Path, stack: ExitStack) -> EmbeddedServer:
        # The settings that every installation begins with: each commit is flushed.
        server = EmbeddedServer.start(folder, binaries=self._programs, os_user="postgres")
        stack.callback(self._stop, server)
        return server

    def _stop(self, server: EmbeddedServer) -> None:
        if server is self._killed:
            atexit.unregister(server.stop)
        else:
            server.stop()

    def _copy(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "superuser").write_text((self.first.folder / "superuser").read_text())
        data = folder / "data"
        data.mkdir(mode=0o700)
        # In the environment: a command line can be read by everybody on the machine.
        options = {"env": {**os.environ, "PGPASSWORD": REPLICATION_PASSWORD}}
        if sys.platform != "win32" and os.geteuid() == 0:
            folder.chmod(0o711)
            os.chown(data, *_ids("postgres"))
            options |= {"user": "postgres", "group": "postgres", "extra_groups": []}
        found = psycopg.conninfo.make_conninfo(
            host=host_of(self.first), port=5432, user="replica", application_name=STANDBY
        )
        program = str(self._programs / "pg_basebackup")
        command = [program, "-D", str(data), "-d", found, "-R", "-S", STANDBY, "-c", "fast"]
        subprocess.run(command, check=True, capture_output=True, cwd=self._programs, **options)


def host_of(server: EmbeddedServer) -> str:
    """Where a server is listening."""
    return CentralAddress.parse(server.admin_dsn).host


def query(server: EmbeddedServer, statement: str, *parameters: object, database: str = "postgres") -> list[tuple]:
    """Run a statement as the superuser; its rows, if it has any."""
    admin = CentralAddress.parse(server.admin_dsn)
    with psycopg.connect(server.dsn(admin.user, admin.password, database), autocommit=True) as connection:
        cursor = connection.execute(statement, parameters or None)
        return cursor.fetchall() if cursor.description else []


def wait_for(server: EmbeddedServer, condition: str, *parameters: object) -> None:
    """Wait until a query says true."""
    for _ in range(WAY_SECONDS * 20):
        if query(server, condition, *parameters) == [(True,)]:
            return
        query(server, "SELECT pg_sleep(0.05)")
    raise TimeoutError(f"never came true: {condition}")


def _ids(user: str) -> tuple[int, int]:
    import pwd

    found = pwd.getpwnam(user)
    return found.pw_uid, found.pw_gid
