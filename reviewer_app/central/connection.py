"""Connecting to the central database: addresses, the rules for TLS and passwords, and faults as one sentence.

By psycopg directly: a workstation makes a handful of function calls on a connection that it opens and closes around
them; a pool or an expression language would add nothing. Alembic alone goes through SQLAlchemy.
"""

import contextlib
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import psycopg
from psycopg import conninfo, waiting
from psycopg.pq import TransactionStatus
from psycopg.rows import namedtuple_row

from reviewer_app.domain.errors import Refused, Unreachable, UserError

CONNECT_SECONDS = 10
REPLY_SECONDS = 60.0
ALIVE_SECONDS = 5.0
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_KNOWN = frozenset({
    "host", "port", "dbname", "user", "password", "sslmode", "channel_binding", "sslrootcert", "target_session_attrs",
})  # fmt: skip


class SignInRefused(Unreachable):
    """The server answers, and does not accept this sign-in (wrong password, login disabled, not allowed)."""


class PasswordRefused(SignInRefused):
    """The name or the password is not (or no longer) the right one."""


@dataclass(frozen=True, slots=True)
class CentralAddress:
    """Where a central database is. `host` and `port` may be comma lists, tried in order.

    `user` and `password` are those that the DSN held; str() shows neither.
    """

    host: str
    port: str
    database: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, dsn: str) -> "CentralAddress":
        """The address of a DSN, `postgresql://user@host:port/database?…` or `host=… dbname=…`.

        Raises UserError for what is no DSN, and for one that would allow an unprotected connection.
        """
        try:
            found = {name: str(value) for name, value in conninfo.conninfo_to_dict(dsn).items() if value is not None}
        except psycopg.ProgrammingError:
            # libpq's own text repeats parts of the DSN, maybe the password.
            raise UserError(
                "The central address is no PostgreSQL DSN: write postgresql://HOST:PORT/DATABASE."
            ) from None
        for name in found:
            if name not in _KNOWN:
                raise UserError(f"The central address must not set {name!r}; allowed are {', '.join(sorted(_KNOWN))}.")
        if not found.get("host") or not found.get("dbname"):
            raise UserError("The central address must name host and database: postgresql://HOST:PORT/DATABASE.")
        names = ("sslmode", "channel_binding", "sslrootcert", "target_session_attrs")
        address = cls(
            found["host"],
            found.get("port", "5432"),
            found["dbname"],
            found.get("user"),
            found.get("password"),
            tuple((name, found[name]) for name in names if name in found),
        )
        address._must_be_protected()
        return address

    @property
    def is_local(self) -> bool:
        """Whether every host is this machine: a Unix socket or the loopback address."""
        return all(host.startswith("/") or host in LOOPBACK for host in self.host.split(","))

    @property
    def name(self) -> str:
        """Short, in no language."""
        return f"{self.database} · {self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.database} at {self.host}:{self.port}"

    @property
    def places(self) -> tuple[str, ...]:
        """Each host of it, written as an address of its own."""
        hosts, ports = self.host.lower().split(","), self.port.split(",")
        ports = ports * len(hosts) if len(ports) == 1 else ports
        # libpq reads "host,host" without ports as two empty ones.
        return tuple(f"{self.database} at {host}:{port or 5432}" for host, port in zip(hosts, ports, strict=False))

    def dsn(self) -> str:
        """The address as it may be written down: a DSN without user and password."""
        return conninfo.make_conninfo(host=self.host, port=self.port, dbname=self.database, **dict(self.options))

    def parameters(self) -> dict[str, object]:
        """libpq's parameters for this address, without user and password."""
        protected = {"sslmode": "prefer"} if self.is_local else {"sslmode": "verify-full", "channel_binding": "require"}
        return {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            **protected,
            **dict(self.options),
            "gssencmode": "disable",
            "connect_timeout": CONNECT_SECONDS,
            "keepalives_idle": 15,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 30_000,
            "application_name": "reviewer-app",
        }

    def _must_be_protected(self) -> None:
        if self.is_local:
            return
        for name, needed in (("sslmode", "verify-full"), ("channel_binding", "require")):
            given = dict(self.options).get(name, needed)
            if given != needed:
                raise UserError(
                    f"{name}={given} would send decisions to {self.host} without knowing who answers: leave it out or "
                    f"write {name}={needed}; only a database on this machine is exempt."
                )


class ClosingConnection(psycopg.Connection):
    """A connection that gives up by closing its socket, never by cancelling.

    Cancelling a COMMIT that waits for a standby makes the server report success; a closed socket reports nothing.
    """

    reply_seconds = REPLY_SECONDS

    def wait(self, gen, interval=0.1, timeout=None):  # type: ignore[no-untyped-def]
        """psycopg's wait with a limit for each answer, and without its cancel on an interruption."""
        limit = self.reply_seconds if timeout is None else timeout
        try:
            return waiting.wait(gen, self.pgconn.socket, interval=interval, timeout=limit)
        except BaseException:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


class Connection:
    """An open connection of one person. One thread uses it; `abort` may come from another."""

    def __init__(self, raw: ClosingConnection, address: CentralAddress, user: str) -> None:
        self._raw = raw
        self._unconfirmed = False
        self.address = address
        self.user = user
        raw.add_notice_handler(self._notice)

    def call(self, statement: str, parameters: Sequence[object] = ()) -> list:
        """Run one statement as one transaction; its rows as named tuples.

        Raises SignInRefused where the server forbids it, Refused for what a rule of ours forbids now, UserError for
        what is not there, Unreachable for every other fault: nothing is known then about whether it was done.
        """
        self._unconfirmed = False
        try:
            rows = self._raw.execute(statement, parameters).fetchall()
        except psycopg.errors.InsufficientPrivilege as error:
            raise SignInRefused(
                f"The central database {self.address} does not let {self.user} do this "
                f"({error.diag.message_primary}): ask the operator."
            ) from error
        # Sentences of our own functions, which quote nothing that somebody wrote.
        except psycopg.errors.ObjectNotInPrerequisiteState as error:
            raise Refused(str(error.diag.message_primary)) from error
        except psycopg.errors.NoDataFound as error:
            raise UserError(str(error.diag.message_primary)) from error
        except (psycopg.errors.UndefinedFunction, psycopg.errors.InvalidSchemaName) as error:
            raise Unreachable(
                f"The central database {self.address} is older than this program, or not prepared; what is pending "
                "stays here: the operator has to run `reviewer-app central upgrade`."
            ) from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            self.close()
            raise Unreachable(
                f"The connection to the central database {self.address} was lost; what is pending stays here."
            ) from error
        except psycopg.Error as error:
            # Without the server's text: it may quote what somebody wrote.
            raise Unreachable(
                f"The central database {self.address} reports an error ({error.sqlstate}); what is pending stays here: "
                "tell the operator."
            ) from error
        if self._unconfirmed:
            raise Unreachable(f"The central database {self.address} did not confirm the commit; it is sent again.")
        return rows

    def answers(self) -> bool:
        """Whether the server still answers on this connection, within ALIVE_SECONDS; closed if it does not."""
        limit, self._raw.reply_seconds = self._raw.reply_seconds, ALIVE_SECONDS
        try:
            self.call("SELECT 1")
        except Unreachable:
            self.close()
            return False
        finally:
            self._raw.reply_seconds = limit
        return True

    def abort(self) -> None:
        """Cut the connection from another thread; a call that waits ends with Unreachable."""
        with contextlib.suppress(OSError, psycopg.Error):
            handle = socket.socket(fileno=self._raw.fileno())
            try:
                handle.shutdown(socket.SHUT_RDWR)
            finally:
                handle.detach()

    def close(self) -> None:
        """Close the connection; calling it again does nothing."""
        self._raw.close()

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _notice(self, diagnostic: psycopg.errors.Diagnostic) -> None:
        # "canceling wait for synchronous replication" comes as a warning, followed by success.
        if diagnostic.severity_nonlocalized == "WARNING":
            self._unconfirmed = True


def connect(address: CentralAddress, user: str, password: str, reply_seconds: float = REPLY_SECONDS) -> Connection:
    """Sign in. Raises SignInRefused (wrong password, disabled, no such database) or Unreachable (no answer)."""
    if not password:
        raise SignInRefused(f"Give the password of {user} for the central database {address}.")
    raw = open_raw(replace(address, user=user, password=password), autocommit=True)
    raw.reply_seconds = reply_seconds
    return Connection(raw, address, user)


def open_raw(address: CentralAddress, *, autocommit: bool = False) -> ClosingConnection:
    """A driver's connection with the address's own sign-in; without a password only as the server trusts the socket."""
    sign_in = {"user": address.user}
    if address.password:
        # Else a false server could simply ask for the password in clear.
        sign_in |= {"password": address.password, "require_auth": "scram-sha-256"}
    try:
        return ClosingConnection.connect(
            **address.parameters(), **sign_in, autocommit=autocommit, row_factory=namedtuple_row
        )
    except psycopg.OperationalError as error:
        raise _refusal(address, str(error)) from error


_SIGN_IN = (
    ("password authentication failed", "The name or the password is wrong for {user} at the central database {at}."),
    ("no password supplied", "The central database {at} asks for the password of {user}."),
    ("not permitted to log in", "The login {user} is disabled at the central database {at}: ask the operator."),
    ("permission denied for database", "{user} may not use the central database {at}: ask the operator."),
    ("does not exist", "{user} or the database is not known there: check the central address {at}."),
    ("too many connections", "{user} is signed in too often at the central database {at}: close other windows."),
)

# A server that starts, stops, follows another one or has no place left says so as FATAL; it passes.
_PASSING = (
    "starting up",
    "shutting down",
    "in recovery mode",
    "accepting connections",
    "too many clients",
    "slots are",
)


def _refusal(address: CentralAddress, text: str) -> Unreachable:
    for part, sentence in _SIGN_IN:
        if part in text and ("FATAL" in text or part == "no password supplied"):
            kind = PasswordRefused if part == _SIGN_IN[0][0] else SignInRefused
            return kind(sentence.format(user=address.user, at=address))
    if "certificate" in text or "SSL" in text or "channel binding" in text:
        return Unreachable(
            f"The central database {address} cannot prove who it is: set sslrootcert=FILE to the certificate authority "
            "that your operator gave you."
        )
    if "FATAL" in text and not any(part in text for part in _PASSING):
        return SignInRefused(f"The central database {address} does not accept the sign-in of {address.user}.")
    return Unreachable(f"The central database {address} does not answer: check the network, or go on offline.")
