"""Preparing a central database and adding people to it."""

import os
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer_app.central import administration, chains, upgrading
from reviewer_app.central.administration import NEW, ROLES, Added, Begun, Disabled, Prepared
from reviewer_app.central.chains import Chain
from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.upgrading import Upgrade
from reviewer_app.domain.errors import UserError

if TYPE_CHECKING:
    from reviewer_app.central.certificates import Certificates

__all__ = [
    "DSN_VARIABLE",
    "ROLES",
    "Added",
    "Begun",
    "Chain",
    "Disabled",
    "Prepared",
    "Upgrade",
    "add_person",
    "administrator",
    "begin_instance",
    "disable_person",
    "initialise",
    "make_certificates",
    "upgrade",
    "walk_chains",
]

DSN_VARIABLE = "REVIEWER_APP_ADMIN_DSN"


def administrator(dsn: str | None) -> CentralAddress:
    """The address to administer: `dsn`, else $REVIEWER_APP_ADMIN_DSN; it names the administrator.

    Its password may be in it, in PGPASSWORD or in libpq's password file. Raises UserError.
    """
    dsn = dsn or os.environ.get(DSN_VARIABLE)
    if not dsn:
        raise UserError(f"Say which database: --dsn postgresql://ADMIN@HOST:PORT/DATABASE, or set {DSN_VARIABLE}.")
    address = CentralAddress.parse(dsn)
    if not address.user:
        raise UserError("The DSN must name the administrator: postgresql://ADMIN@HOST:PORT/DATABASE.")
    return address


def initialise(dsn: str | None, *, dry_run: bool = False) -> Prepared:
    """Make the database if it is missing and bring schema, roles and functions up to date; repeating it is harmless."""
    return administration.initialise(administrator(dsn), dry_run=dry_run)


def upgrade(dsn: str | None, *, dry_run: bool = False) -> Upgrade:
    """Bring the schema up to date; raises Refused for a server that is newer than this program."""
    return upgrading.upgrade(administrator(dsn), dry_run=dry_run)


def add_person(dsn: str | None, login: str, role: str, name: str | None = None, password: str | None = None) -> Added:
    """Add a person, or change an existing one's role, name or password; without one, a new person gets one made up."""
    return administration.add_person(administrator(dsn), login, role, name, password)


def disable_person(dsn: str | None, login: str, *, dry_run: bool = False) -> Disabled:
    """Let a person sign in no more, and end what is signed in now; what they sent stays."""
    return administration.disable_person(administrator(dsn), login, dry_run=dry_run)


def begin_instance(dsn: str | None, database_id: str | None = None, *, dry_run: bool = False) -> Begun:
    """Begin a new instance of a database that was restored from a backup; a dry run changes nothing.

    `database_id`: that of the database whose place it takes, `new` for a copy that is to stand apart.
    Raises UserError for what is neither.
    """
    if database_id not in (None, NEW):
        try:
            database_id = str(uuid.UUID(database_id))
        except ValueError:
            raise UserError(
                f"{database_id!r} is no database's identity: give what the workstation says, or `new`."
            ) from None
    return administration.begin_instance(administrator(dsn), database_id, dry_run=dry_run)


def walk_chains(dsn: str | None) -> list[Chain]:
    """Every chain of every device at the server, each with the first fault that was met in it."""
    return chains.walk_chains(administrator(dsn))


def make_certificates(folder: Path, hosts: Sequence[str], days: int | None = None) -> "Certificates":
    """Make what a first installation needs for TLS: an authority, unless the folder has one, and a server certificate.

    Raises UserError for names, days or a folder that cannot be used.
    """
    # Imported here: every verb of the command line imports this module, and nothing else needs OpenSSL.
    from reviewer_app.central import certificates

    return certificates.make_certificates(folder, hosts, certificates.SERVER_DAYS if days is None else days)
