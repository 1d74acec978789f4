"""What an installed program must have along, tried for real: its files, and the libraries that a packer overlooks."""

import importlib
import importlib.metadata
import sys
import warnings
from pathlib import Path

from reviewer_app import paths
from reviewer_app.domain.errors import UserError
from reviewer_app.formats.presets import read_presets
from reviewer_app.operations import lexicons, standards
from reviewer_app.settings import Settings

# What the system's own keyring is spoken to with.
_KEYRING = {
    "linux": ("keyring.backends.SecretService", "secretstorage"),
    "win32": ("keyring.backends.Windows", "win32ctypes.core"),
    "darwin": ("keyring.backends.macOS", "keyring.backends.macOS.api"),
}


class Incomplete(UserError):
    """Something that belongs to the program is not there, or is not what it should be."""

    exit_code = 1


def texts(settings: Settings) -> str:
    """Read the policies, the lexicon and the presets that come with the program; says which they are."""
    policies, lexicon = standards.in_force(settings).policies, lexicons.shipped()
    presets = paths.resources() / "presets.yaml"
    if not presets.is_file():
        raise Incomplete(f"{presets} is missing.")
    read_presets(presets)
    return f"policies {policies.ref}, lexicon {lexicon.ref}"


def migrations(which: str) -> str:
    """Load every script of the Alembic environment `local` or `central`; the revision that they lead to."""
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    folder = paths.migrations(which)
    if not (folder / "env.py").is_file():
        raise Incomplete(f"{folder / 'env.py'} is missing.")
    try:
        with warnings.catch_warnings():
            # Of a script that is missing in the middle Alembic only warns.
            warnings.simplefilter("error", UserWarning)
            scripts = list(ScriptDirectory(str(folder)).walk_revisions())
    except (CommandError, KeyError, UserWarning) as error:
        raise Incomplete(f"The scripts in {folder} do not follow one another: {error}.") from error
    if not scripts:
        raise Incomplete(f"{folder / 'versions'} holds no script.")
    for script in scripts:
        statements: Path | None = vars(script.module).get("_SQL")
        if statements is not None and not statements.is_file():
            raise Incomplete(f"{statements} is missing.")
    return scripts[0].revision


def keyring() -> str:
    """Load what speaks to this system's keyring, running or not; the names under which keyrings are found."""
    for module in _KEYRING.get(sys.platform, ()):
        importlib.import_module(module)
    found = sorted(one.name for one in importlib.metadata.entry_points(group="keyring.backends"))
    if not found:
        raise Incomplete("The package keyring does not know its own keyrings: its metadata is missing.")
    return ", ".join(found)


def driver(folder: Path) -> str:
    """Ask for a central database where none is: that nobody answers is the driver's own word."""
    from reviewer_app.central.connection import CentralAddress, connect
    from reviewer_app.domain.errors import Unreachable

    address = CentralAddress.parse(f"host={folder.as_posix()} dbname=nobody")
    try:
        connect(address, "nobody", "no password").close()
    except Unreachable:
        return "psycopg"
    raise Incomplete(f"A central database answered in the empty folder {folder}.")
