"""What this machine has and lacks for the work, each with what to do about it."""

import importlib.metadata
import platform
from dataclasses import dataclass

from reviewer_app.domain.errors import UserError
from reviewer_app.operations import signing_in, syncing
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store.database import SAFE_SQLITE, sqlite_version
from reviewer_app.store.keys import FileSecrets, keyring_state

OK, WARNING, FAILED = "ok", "warning", "failed"


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
    """Python and the libraries below the store and the media."""
    sqlite = ".".join(map(str, sqlite_version()))
    safe = sqlite_version() >= SAFE_SQLITE
    return [
        Check("system", OK, f"{platform.system()} {platform.release()} {platform.machine()}"),
        Check("python", OK, platform.python_version()),
        Check("pyav", OK, importlib.metadata.version("av")),
        Check(
            "sqlite",
            OK if safe else FAILED,
            f"{sqlite} in SQLCipher",
            "" if safe else "this SQLite can lose decisions when its log is reset: update the package sqlcipher3",
        ),
    ]


def secrets_check(place: Workplace) -> Check:
    """Where the store's key and the password are kept."""
    if isinstance(place.secrets, FileSecrets):
        return Check("keyring", OK, f"not used: secrets are in {place.secrets.path}")
    name, problem = keyring_state()
    return Check("keyring", FAILED if problem else OK, name, problem or "")


def store_check(place: Workplace, user: str | None) -> Check:
    """Whether the store can be opened, and what is pending in it."""
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
    """Whether the central database answers this person."""
    if not place.central:
        return Check("central", WARNING, "no address is set", "start with --central postgresql://HOST:PORT/DATABASE")
    try:
        address = signing_in.address_of(place)
    except UserError as error:
        return Check("central", FAILED, "an address that cannot be used", str(error))
    if not user:
        return Check("central", WARNING, str(address), "nobody has signed in on this machine: start and sign in")
    try:
        with signing_in.open_session(place, user) as session:
            person = session.whoami()
    except UserError as error:
        return Check("central", WARNING, str(address), str(error))
    return Check("central", OK, f"{address}: signed in as {person.login}, {person.role}")


def settings_check(place: Workplace) -> Check:
    """Whether the settings file could be used as it is."""
    problems = place.settings.problems
    state = WARNING if problems else OK
    return Check("settings", state, str(place.settings.path), " ".join(problems))


def everything(place: Workplace, user: str | None) -> list[Check]:
    """All checks of this module, in the order in which one thing needs another."""
    checks = [*machine(), settings_check(place), secrets_check(place), store_check(place, user)]
    return [*checks, central_check(place, user)]
