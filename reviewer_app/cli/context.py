"""What several verbs share: the global options, and opening the store that they speak of.

The window begins here too, so SQLAlchemy and psycopg are imported where they are needed: it is painted before.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reviewer_app import paths
from reviewer_app.domain.errors import UserError
from reviewer_app.operations import workplace
from reviewer_app.operations.workplace import Workplace

if TYPE_CHECKING:
    from reviewer_app.store.database import Database


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before or after the command's name."""
    none = argparse.SUPPRESS
    parser.add_argument("--home", metavar="DIR", default=none, help="keep data, settings, cache and logs below DIR")
    parser.add_argument("--central", metavar="DSN", default=none, help="address of the central database")
    parser.add_argument("--user", metavar="NAME", default=none, help="whose store; who signed in last when left out")
    parser.add_argument(
        "--key-file", metavar="PATH", default=none, help="keep secrets in a file of yours instead of the keyring"
    )


def workplace_of(arguments: argparse.Namespace) -> Workplace:
    """The workplace that the global options name."""
    home = paths.home(getattr(arguments, "home", None))
    return workplace.set_up(home, getattr(arguments, "central", None), getattr(arguments, "key_file", None))


def user_of(arguments: argparse.Namespace, place: Workplace) -> str:
    """The user that the command works for."""
    return place.known_user(getattr(arguments, "user", None))


@contextmanager
def store_of(arguments: argparse.Namespace, must_exist: bool = True) -> Iterator[Database]:
    """The user's store, closed at the end; made when it is not there unless it must be."""
    place = workplace_of(arguments)
    user = user_of(arguments, place)
    database = workplace.existing_store(place, user) if must_exist else place.open_store(user)
    try:
        yield database
    finally:
        database.close()


def moment(text: str) -> int:
    """UTC ms of a moment in ISO form, as a type of arguments; without a zone it is in UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment: write 2026-11-30T18:00Z") from None
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)


def password_of(arguments: argparse.Namespace, place: Workplace, user: str) -> str:
    """The password for the central database: from standard input when asked to, else the kept one, else prompted."""
    if getattr(arguments, "password_stdin", False):
        return sys.stdin.readline().rstrip("\r\n")
    from reviewer_app.operations import signing_in

    kept = signing_in.kept_password(place, user)
    if kept is not None:
        return kept
    if not sys.stdin.isatty():
        raise UserError(f"No password of {user} is kept here: sign in with the window, or give --password-stdin.")
    return getpass.getpass(f"Password of {user} for {place.central_name}: ")


def signing_in_of(arguments: argparse.Namespace) -> tuple[Workplace, str, str]:
    """Where, who and the password: what operations that speak with the central database begin with."""
    place = workplace_of(arguments)
    user = user_of(arguments, place)
    return place, user, password_of(arguments, place, user)
