"""What this machine has and lacks for the work, each with what to do about it.

Libraries are imported where they are looked at: one that cannot be loaded is an answer like any other.
"""

import importlib
import platform
from collections.abc import Callable
from dataclasses import dataclass

from reviewer_app import paths
from reviewer_app.domain.errors import UserError
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store.keys import FileSecrets, keyring_state

OK, WARNING, FAILED = "ok", "warning", "failed"
# Check, the module that is tried, where its version stands, the package that it comes in.
LIBRARIES = (
    ("pyav", "av", "__version__", "av"),
    ("sqlalchemy", "sqlalchemy", "__version__", "SQLAlchemy"),
    ("sqlcipher3", "sqlcipher3.dbapi2", "version", "sqlcipher3"),
    ("psycopg", "psycopg", "__version__", "psycopg[binary]"),
    ("pyside6", "PySide6.QtCore", "__version__", "PySide6"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    `state` is ok, warning (work is possible) or failed; `do` says what to do, '' for nothing.
    """

    name: str
    state: str
    found: str
    do: str = ""


def machine() -> list[Check]:
    """Python and the libraries below the store, the window and the media."""
    return [
        Check("system", OK, f"{platform.system()} {platform.release()} {platform.machine()}"),
        Check("python", OK, platform.python_version()),
        *(_library(*one) for one in LIBRARIES),
        looked_at("sqlite", sqlite_check),
    ]


def looked_at(name: str, look: Callable[[], Check]) -> Check:
    """What `look` finds; where it needs a library that cannot be loaded, a failed check of this name."""
    try:
        return look()
    except ImportError as error:
        return Check(name, FAILED, f"cannot be looked at: {error}", "put the libraries right first, then look again")


def _library(name: str, module: str, version: str, package: str) -> Check:
    """A library by being loaded: that it was installed once says nothing of whether it works."""
    try:
        return Check(name, OK, str(getattr(importlib.import_module(module), version)))
    except (ImportError, OSError) as error:
        return Check(name, FAILED, f"cannot be loaded: {error}", _install(package))


def _install(package: str) -> str:
    if paths.built():
        return "install the program again, its folder is not whole"
    return f"run `make setup`, or install the Python package {package} again with pip"


def sqlite_check() -> Check:
    """Whether the SQLite inside SQLCipher keeps what it was given."""
    from reviewer_app.store.database import SAFE_SQLITE, sqlite_version

    found = sqlite_version()
    text = f"{'.'.join(map(str, found))} in SQLCipher"
    if found >= SAFE_SQLITE:
        return Check("sqlite", OK, text)
    return Check(
        "sqlite", FAILED, text, "this SQLite can lose decisions when its log is reset: update the package sqlcipher3"
    )


def secrets_check(place: Workplace) -> Check:
    """Where the store's key and the password are kept."""
    if isinstance(place.secrets, FileSecrets):
        return Check("keyring", OK, f"not used: secrets are in {place.secrets.path}")
    try:
        name, problem = keyring_state()
    except ImportError as error:
        return Check("keyring", FAILED, f"cannot be loaded: {error}", _install("keyring"))
    return Check("keyring", FAILED if problem else OK, name, problem or "")


def store_check(place: Workplace, user: str | None) -> Check:
    """Whether the store can be opened, and what is pending in it."""
    from reviewer_app.operations import syncing

    if not user:
        return Check("store", WARNING, "nobody has signed in on this machine", "start `reviewer-app` and sign in")
    try:
        path = place.store_path(user)
    except UserError as error:
        return Check("store", FAILED, f"{user}'s store belongs to a central database", str(error))
    if not path.exists():
        return Check("store", WARNING, f"none yet for {user}", "it is made at the first sign-in")
    try:
        database = place.open_store(user)
    except UserError as error:
        return Check("store", FAILED, str(path), str(error))
    try:
        pending, refused = syncing.pending(database), len(syncing.refusals(database))
    finally:
        database.close()
    found = f"{path}: {pending} pending, {refused} refused"
    if refused:
        return Check("store", WARNING, found, "the server refused decisions: show `reviewer-app sync` to your operator")
    return Check("store", OK, found)


def central_check(place: Workplace, user: str | None) -> Check:
    """Whether the central database answers this person; without a kept password, whether it answers anybody."""
    from reviewer_app.operations import signing_in

    if not place.central:
        return Check("central", WARNING, "no address is set", "start with --central postgresql://HOST:PORT/DATABASE")
    try:
        address = signing_in.address_of(place)
    except UserError as error:
        return Check("central", FAILED, "an address that cannot be used", str(error))
    try:
        if user and signing_in.kept_password(place, user) is not None:
            with signing_in.open_session(place, user) as session:
                person = session.whoami()
            return Check("central", OK, f"{address}: signed in as {person.login}, {person.role}")
        proven = signing_in.reach(place)
    except UserError as error:
        return Check("central", WARNING, str(address), str(error))
    tried = "network, TLS with its certificate and server" if proven else "a server on this machine"
    missing = f"no password of {user} is kept" if user else "nobody has signed in on this machine"
    found = f"{address} answers ({tried} tried); the sign-in was not tried: {missing}"
    return Check("central", WARNING, found, "start `reviewer-app` and sign in")


def settings_check(place: Workplace) -> Check:
    """Whether the settings file could be used as it is."""
    problems = place.settings.problems
    state = WARNING if problems else OK
    return Check("settings", state, str(place.settings.path), " ".join(problems))


def everything(place: Workplace, user: str | None) -> list[Check]:
    """All checks of this module, in the order in which one thing needs another."""
    return [
        *machine(),
        settings_check(place),
        secrets_check(place),
        looked_at("store", lambda: store_check(place, user)),
        looked_at("central", lambda: central_check(place, user)),
    ]
