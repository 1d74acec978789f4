"""Signing in to the central database, and going on without it."""

from contextlib import suppress
from dataclasses import dataclass, replace

from reviewer_app.central.connection import CentralAddress, SignInRefused, connect, open_raw
from reviewer_app.central.push import Session as CentralSession
from reviewer_app.domain.errors import UserError
from reviewer_app.operations.workplace import Workplace

# A login that nobody has: the server is only to answer.
_NOBODY = "reviewer-app-doctor"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who works; `name` and `role` are None when the server has not been asked (offline)."""

    user: str
    name: str | None = None
    role: str | None = None


def sign_in(place: Workplace, user: str, password: str) -> SignedIn:
    """Prove a name and password to the central database and keep them for the next start.

    Raises SignInRefused or Unreachable with a sentence; nothing is kept then.
    """
    if not user:
        raise UserError("Give your name.")
    with CentralSession(connect(address_of(place), user, password)) as session:
        person = session.whoami()
        place.learn(user, person.database_id)
    remember(place, user, password)
    return SignedIn(user, person.name, person.role)


def remember(place: Workplace, user: str, password: str) -> None:
    """Keep who signed in where, for the next start and for the upload."""
    place.secrets.set(_secret(place, user), password)
    place.settings.set("central", address_of(place).dsn())
    place.settings.set("last_user", user)


def open_session(place: Workplace, user: str) -> CentralSession:
    """Sign in with the kept password. Raises SignInRefused when there is none or it is not accepted any more."""
    return session_for(place, user, kept_password(place, user) or "")


def session_for(place: Workplace, user: str, password: str) -> CentralSession:
    """Sign in to what the person's store belongs to. Raises Unreachable when another database answers there now."""
    session = CentralSession(connect(address_of(place), user, password))
    try:
        place.learn(user, session.whoami().database_id)
    except BaseException:
        session.close()
        raise
    return session


def reach(place: Workplace) -> bool:
    """Whether the central database answers, without a sign-in; True where TLS proved who it is.

    Raises UserError for an address that cannot be used, Unreachable without an answer or with a certificate in doubt.
    """
    address = address_of(place)
    # One that asks who comes answers.
    with suppress(SignInRefused):
        open_raw(replace(address, user=_NOBODY, password=None)).close()
    return address.parameters()["sslmode"] == "verify-full"


def offline_user(place: Workplace) -> SignedIn | None:
    """Who may go on without the server: the last one to sign in, unless they signed out."""
    user = str(place.settings["last_user"])
    if not user or kept_password(place, user) is None:
        return None
    return SignedIn(user)


def sign_out(place: Workplace, user: str) -> None:
    """Forget the password; the store and what is pending in it stay."""
    # First what always works: without it the next start would ask the keyring for this person again.
    place.settings.set("last_user", "")
    place.secrets.delete(_secret(place, user))


def kept_password(place: Workplace, user: str) -> str | None:
    """The password kept at the last sign-in, None after signing out."""
    return place.secrets.get(_secret(place, user))


def address_of(place: Workplace) -> CentralAddress:
    """The central database of this workplace. Raises UserError when none is set, or one that cannot be used."""
    if not place.central:
        raise UserError(
            "No central database is set: start with --central postgresql://HOST:PORT/DATABASE, "
            "or try the program with `reviewer-app demo`."
        )
    return place.address


def _secret(place: Workplace, user: str) -> str:
    address_of(place)
    return f"password {place.store_name} {user}"
