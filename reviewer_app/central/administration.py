"""What an administrator of the central database does: make it, bring it up to date, add people."""

import re
import secrets
import uuid
from dataclasses import dataclass, replace

import psycopg
import sqlalchemy as sa
from psycopg import sql

from reviewer_app import paths
from reviewer_app.central.connection import CentralAddress, ClosingConnection, SignInRefused, open_raw
from reviewer_app.central.operator_calls import AS_ADMINISTRATOR, server_fault
from reviewer_app.central.protection import close_catalogue, would_stay_open
from reviewer_app.domain.errors import Refused, UserError

# In place of a database's identity: one that is made up.
NEW = "new"
ROLES = ("moderator", "specialist", "lead", "operator")
OLDEST_SERVER = 15
PASSWORD_LENGTH = 8
MONTHS_AHEAD = 12
# The first migration makes these, the month before and the present one.
NEW_MONTHS = MONTHS_AHEAD + 2
_INSTANCE = "SELECT instance_id::text, database_id::text FROM central.server_info"
_LOGIN = re.compile(r"[a-z][a-z0-9_.-]{0,62}")


@dataclass(frozen=True, slots=True)
class Step:
    """One revision of the schema that is still to be run, and what it is about."""

    revision: str
    about: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `initialise` did, or in a dry run would do.

    Revisions are Alembic's, `before` None for a new database. `months`: tables of the log that were missing.
    `open`: what the server shows to everybody because this sign-in may not close it, see `protection.still_open`.
    """

    database: str
    created: bool
    before: str | None
    after: str
    steps: tuple[Step, ...]
    server_version: str
    months: int
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What `add_person` did; `password` only when one was made up, to be shown once."""

    login: str
    role: str
    created: bool
    password_set: bool
    password: str | None


@dataclass(frozen=True, slots=True)
class Disabled:
    """What `disable_person` did; `was_enabled` is false where it had been done before."""

    login: str
    was_enabled: bool
    connections_ended: int


@dataclass(frozen=True, slots=True)
class Begun:
    """What `begin_instance` did: ids of the instance and of the database before and now, None for one that a dry run
    does not know. `devices`: how many workstations have been there, which read from the beginning again."""

    before: str
    now: str | None
    database_before: str
    database_now: str | None
    devices: int


def initialise(address: CentralAddress, *, dry_run: bool = False) -> Prepared:
    """Make the database if it is missing and bring schema, roles and functions up to date; repeating it is harmless.

    Each run prepares the log for the next MONTHS_AHEAD months. A dry run changes nothing.
    """
    missing = _is_missing(address)
    created = _create_database(address) if missing and not dry_run else missing
    reached = replace(address, database="postgres") if missing and dry_run else address
    with open_raw(reached, autocommit=True) as connection:
        version = connection.info.server_version
        if version < OLDEST_SERVER * 10_000:
            raise UserError(f"{address} runs PostgreSQL {version // 10_000}; {OLDEST_SERVER} or newer is needed.")
        if connection.info.parameter_status("server_encoding") != "UTF8" and reached is address:
            raise UserError(f"The database {address} does not hold UTF-8: make one with ENCODING 'UTF8'.")
        try:
            before = revision_of(connection, address) if reached is address else None
            steps = missing_steps(address, before)
            months = _missing_months(connection) if before else NEW_MONTHS
            if dry_run:
                left_open = would_stay_open(connection)
            else:
                left_open = bring_up_to_date(connection, address)
        except (psycopg.Error, sa.exc.DBAPIError) as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    after = steps[-1].revision if steps else before
    assert after is not None
    running = f"{version // 10_000}.{version % 10_000}"
    return Prepared(address.database, created, before, after, steps, running, months, left_open)


def add_person(
    address: CentralAddress, login: str, role: str, name: str | None = None, password: str | None = None
) -> Added:
    """Add a person, or give an existing one another role, name or password; what is not given stays as it is.

    A new person without a password gets one made up. A new password ends what is signed in with the one before.
    Raises UserError for a name that is not free.
    """
    _check(login, role, password)
    with open_raw(address) as connection:
        try:
            if revision_of(connection, address) is None:
                raise UserError(f"{address} is not prepared yet: run `reviewer-app central init` first.")
            created = not _known_login(connection, login)
            made_up = secrets.token_urlsafe(12) if created and password is None else None
            _set_login(connection, login, created, made_up or password)
            _set_role(connection, login, role)
            connection.execute("SET LOCAL ROLE central_owner")
            connection.execute(
                "INSERT INTO central.person AS p (login, display_name, role) VALUES (%s, %s, %s) ON CONFLICT (login) "
                "DO UPDATE SET display_name = coalesce(%s, p.display_name), role = excluded.role, disabled = false",
                (login, name or login, role, name),
            )
            if password is not None and not created:
                _end_sessions(connection, login)
        except psycopg.Error as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    return Added(login, role, created, password_set=bool(made_up or password), password=made_up)


def disable_person(address: CentralAddress, login: str, *, dry_run: bool = False) -> Disabled:
    """Let a person sign in no more, and end what is signed in now; what they sent stays. `add_person` lets them again.

    A dry run changes nothing. Raises UserError for a login that is no reviewer's here.
    """
    with open_raw(address) as connection:
        try:
            if revision_of(connection, address) is None or not _known_login(connection, login):
                raise UserError(f"There is no reviewer {login!r} at {address}.")
            connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
            connection.execute("SET LOCAL ROLE central_owner")
            found = connection.execute(
                "UPDATE central.person p SET disabled = true FROM central.person before "
                "WHERE p.login = %s AND before.login = p.login RETURNING before.disabled",
                (login,),
            ).fetchone()
            if found is None:
                raise UserError(f"There is no reviewer {login!r} at {address}.")
            if dry_run:
                connection.rollback()
                count = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
                ended = connection.execute(count, (login,)).fetchone()[0]  # type: ignore[index]
            else:
                ended = _end_sessions(connection, login)
        except psycopg.Error as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    return Disabled(login, not found[0], ended)


def begin_instance(address: CentralAddress, database_id: str | None = None, *, dry_run: bool = False) -> Begun:
    """Begin a new instance of the database behind a restore from a backup; a dry run changes nothing.

    What workstations remember of its cursors then counts no more, and they ask from the beginning. `database_id` is for
    a database that takes the place of another one, NEW for a copy to stand apart: stores belong to that id.
    """
    with open_raw(address) as connection:
        try:
            if revision_of(connection, address) is None:
                raise UserError(f"{address} is not prepared yet: run `reviewer-app central init` first.")
            # Row security shows devices to their owners and to operators, and an administrator may be neither.
            connection.execute("SET LOCAL ROLE central_auditor")
            devices = connection.execute("SELECT count(DISTINCT (owner, replica)) FROM central.device").fetchone()
            connection.execute("SET LOCAL ROLE central_owner")
            before = connection.execute(_INSTANCE).fetchone()
            now, database_now = None, {None: before.database_id, NEW: None}.get(database_id, database_id)  # type: ignore[union-attr]
            if not dry_run:
                made = str(uuid.uuid4()) if database_id == NEW else database_id
                connection.execute(
                    "UPDATE central.server_info SET instance_id = gen_random_uuid(), "
                    "database_id = coalesce(%s, database_id)",
                    (made,),
                )
                now, database_now = connection.execute(_INSTANCE).fetchone()  # type: ignore[misc]
        except psycopg.Error as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    return Begun(before.instance_id, now, before.database_id, database_now, devices[0])  # type: ignore[union-attr,index]


def missing_steps(address: CentralAddress, before: str | None) -> tuple[Step, ...]:
    """The revisions behind `before`, all without one, in their order. Raises Refused for one that is not known here."""
    # Imported here: workstations never need it.
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(paths.migrations("central")))
    if before is not None and before not in {script.revision for script in scripts.walk_revisions()}:
        raise Refused(
            f"{address} has the schema {before}, which is newer than this program ({scripts.get_current_head()}): "
            "use the newer program; nothing was changed."
        )
    found = [script for script in scripts.iterate_revisions("head", before or "base") if script.revision != before]
    return tuple(Step(script.revision, (script.doc or "").strip()) for script in reversed(found))


def bring_up_to_date(connection: ClosingConnection, address: CentralAddress) -> tuple[str, ...]:
    """Run the migrations that are missing, prepare the months ahead, and set the database's own privileges.

    What the server goes on showing to everybody, as `protection.close_catalogue`.
    """
    _migrate(address)
    _add_months(connection)
    protect_database(connection, address.database)
    return close_catalogue(connection)


def _end_sessions(connection: ClosingConnection, login: str) -> int:
    """Commit, and throw out who is signed in: behind the commit, so that nobody comes in again as before."""
    connection.execute("RESET ROLE")
    connection.commit()
    # Sessions are ended by who has the person's rights: an owner who is no superuser takes them, and the rollback takes
    # them away again.
    if not connection.execute("SELECT pg_has_role(%s, 'usage')", (login,)).fetchone()[0]:  # type: ignore[index]
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(login)))
    ended = connection.execute(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = %s", (login,)
    ).fetchone()
    connection.rollback()
    return ended[0]  # type: ignore[index]


def _is_missing(address: CentralAddress) -> bool:
    try:
        open_raw(address).close()
    except SignInRefused as refused:
        if f'database "{address.database}" does not exist' not in str(refused.__cause__):
            raise
        return True
    return False


def _create_database(address: CentralAddress) -> bool:
    with open_raw(replace(address, database="postgres"), autocommit=True) as connection:
        statement = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
        try:
            connection.execute(statement.format(sql.Identifier(address.database)))
        except psycopg.errors.DuplicateDatabase:
            return False
        except psycopg.Error as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    return True


def revision_of(connection: ClosingConnection, address: CentralAddress) -> str | None:
    """The revision of the schema, None before `initialise`. Raises UserError for a schema that is not ours."""
    row = connection.execute(
        "SELECT to_regnamespace('central') IS NOT NULL AS taken, "
        "to_regclass('central.alembic_version') IS NOT NULL AS ours"
    ).fetchone()
    if row.ours:
        return connection.execute("SELECT version_num FROM central.alembic_version").fetchone()[0]
    if row.taken:
        raise UserError(f"The database {address} has a schema `central` that is not ours: choose another database.")
    return None


def _migrate(address: CentralAddress) -> None:
    # Imported here: workstations never need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations("central")).replace("%", "%%"))
    engine = sa.create_engine("postgresql+psycopg://", creator=lambda: open_raw(address), poolclass=sa.NullPool)
    with engine.begin() as connection:
        # Two at once take turns; the second finds nothing left to do. A comment locks what it is about until the end of
        # the transaction, and only its owner may write one: an advisory lock could be held by anybody who signs in.
        comment = sql.SQL("COMMENT ON DATABASE {} IS 'The central database of reviewer workstations'")
        connection.connection.driver_connection.execute(comment.format(sql.Identifier(address.database)))
        connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS central")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _missing_months(connection: ClosingConnection) -> int:
    row = connection.execute(
        "SELECT count(*) FROM (SELECT min(to_date(right(c.relname, 6), 'YYYYMM'))::timestamp AS oldest"
        "    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        "    WHERE i.inhparent = 'central.event'::regclass AND c.relname <> 'event_other') known,"
        "  generate_series(known.oldest, date_trunc('month', now() AT TIME ZONE 'UTC' + make_interval(months => %s)),"
        "                  interval '1 month') AS m"
        "  WHERE to_regclass('central.event_' || to_char(m, 'YYYYMM')) IS NULL",
        (MONTHS_AHEAD,),
    ).fetchone()
    return row[0]  # type: ignore[index]


def _add_months(connection: ClosingConnection) -> None:
    # At every run: time goes on, and events of a month without a table of its own are only kept with the odd ones.
    with connection.transaction():
        connection.execute("SET LOCAL ROLE central_owner")
        statement = "SELECT central.add_months(now() AT TIME ZONE 'UTC' + make_interval(months => %s))"
        connection.execute(statement, (MONTHS_AHEAD,))


def protect_database(connection: psycopg.Connection, name: str) -> None:
    """Set a database's own privileges, which neither a template nor a dump without --create brings along."""
    groups = sql.SQL(", ").join(sql.Identifier(f"reviewer_{role}") for role in ROLES)
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, groups))


def _check(login: str, role: str, password: str | None) -> None:
    if role not in ROLES:
        raise UserError(f"There is no role {role!r}; choose one of {', '.join(ROLES)}.")
    if not _LOGIN.fullmatch(login) or login.startswith(("pg_", "reviewer_", "central_")):
        raise UserError(
            f"{login!r} cannot be a login: small letters, digits, '.', '-' and '_', a letter first, at most 63; "
            "not pg_…, reviewer_… or central_…."
        )
    if password is not None and len(password) < PASSWORD_LENGTH:
        raise UserError(f"The password of {login} needs at least {PASSWORD_LENGTH} characters.")


def _known_login(connection: ClosingConnection, login: str) -> bool:
    row = connection.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR NOT EXISTS ("
        "  SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        "  WHERE m.member = r.oid AND g.rolname LIKE 'reviewer\\_%%') AS foreign_role "
        "FROM pg_roles r WHERE rolname = %s",
        (login,),
    ).fetchone()
    if row is not None and row.foreign_role:
        raise UserError(f"{login} exists on this server and is not a reviewer: choose another login.")
    return row is not None


def _set_login(connection: ClosingConnection, login: str, created: bool, password: str | None) -> None:
    # One that is there already has no rights of the server, see `_known_login`; to say so takes a superuser.
    words = (
        "CREATE ROLE {} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 10"
        if created
        else "ALTER ROLE {} LOGIN INHERIT CONNECTION LIMIT 10"
    )
    statement = sql.SQL(words).format(sql.Identifier(login))
    if password is not None:
        # Hashed here: neither the server's log nor its statistics ever see the password.
        verifier = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        statement += sql.SQL(" PASSWORD {}").format(sql.Literal(verifier))
    connection.execute(statement)


def _set_role(connection: ClosingConnection, login: str, role: str) -> None:
    for other in ROLES:
        words = "GRANT {} TO {}" if other == role else "REVOKE {} FROM {}"
        if other == role or _is_member(connection, login, other):
            connection.execute(sql.SQL(words).format(sql.Identifier(f"reviewer_{other}"), sql.Identifier(login)))


def _is_member(connection: ClosingConnection, login: str, role: str) -> bool:
    statement = "SELECT pg_has_role(%s, %s, 'member')"
    return connection.execute(statement, (login, f"reviewer_{role}")).fetchone()[0]
