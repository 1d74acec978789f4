"""One person at one machine: folders, settings, secrets, and the store that belongs to them.

SQLAlchemy and psycopg are imported where they are first needed: the window is on screen before.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer_app.domain.errors import StoreUnavailable, UserError
from reviewer_app.paths import Home
from reviewer_app.settings import Settings
from reviewer_app.store.keys import FileSecrets, OsKeyring, Secrets, store_key
from reviewer_app.store.known_databases import KnownDatabases

if TYPE_CHECKING:
    from reviewer_app.central.connection import CentralAddress
    from reviewer_app.media.media_cache import MediaCache
    from reviewer_app.media.vault import Vault
    from reviewer_app.operations.fetching import Access
    from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every command and the window begin with. `central` is the central database's address, '' for none."""

    home: Home
    settings: Settings
    secrets: Secrets
    central: str

    def store_path(self, user: str) -> Path:
        """The file of a user's store for this central database."""
        from reviewer_app.store import opening

        return opening.store_path(self.home.stores, self.store_name, user)

    @property
    def store_name(self) -> str:
        """What the stores for this central database are named after: the same for each address that leads to it."""
        if not self.central:
            return self.central_name
        return KnownDatabases(self.home.stores).store_name(self.address.places, self.central_name)

    def learn(self, user: str, database_id: str) -> None:
        """The central database has answered. Raises Unreachable when it is not the one that was there before."""
        from reviewer_app.store import opening

        named = opening.store_path(self.home.stores, self.central_name, user)
        known = KnownDatabases(self.home.stores)
        known.learn(self.address.places, database_id, self.central_name, has_store=named.exists())

    @property
    def central_name(self) -> str:
        """The central database as its address names it, however that was written."""
        return str(self.address) if self.central else "no central"

    @property
    def address(self) -> CentralAddress:
        """The central database. Raises UserError for what is no address, and for one that holds a password."""
        from reviewer_app.central.connection import CentralAddress

        parsed = CentralAddress.parse(self.central)
        if parsed.password:
            raise UserError(
                "The central address must not hold a password: take it out of --central and of "
                f"{self.home.settings_file}; it is asked for at the sign-in and kept with the store's key."
            )
        return parsed

    def open_store(self, user: str) -> Database:
        """Open a user's store; the first opening makes it. Raises StoreUnavailable."""
        from reviewer_app.store import opening

        return opening.open_store(self.store_path(user), self.secrets)

    def open_media_cache(self, user: str) -> MediaCache:
        """Waveforms and thumbnails kept for a user whose store has been opened before. Raises StoreUnavailable."""
        from reviewer_app.media.media_cache import LIMIT_BYTES, MediaCache
        from reviewer_app.store.sealed_cache import SealedCache, cache_key

        path = self.store_path(user)
        key = cache_key(store_key(self.secrets, path.stem, store_exists=True))
        return MediaCache(SealedCache(self.home.pictures / path.name, key, LIMIT_BYTES))

    def open_vault(self, user: str) -> Vault:
        """Recordings fetched for a user whose store has been opened before. Raises StoreUnavailable."""
        from reviewer_app.media.vault import Vault
        from reviewer_app.store.sealed_file import media_key

        name = self.store_path(user).stem
        key = media_key(store_key(self.secrets, name, store_exists=True))
        return Vault(self.home.recordings / name, key, lambda: int(str(self.settings["cache_gb"])) * 1_000_000_000)

    def access(self) -> Access:
        """From where recordings may be fetched, as the settings say, with the credentials that are kept here."""
        from reviewer_app.formats.chats import read_chat
        from reviewer_app.operations.chatting import remembered_columns
        from reviewer_app.operations.credentials import options_for
        from reviewer_app.operations.fetching import Access

        shares = tuple(Path(one.strip()) for one in str(self.settings["file_shares"]).split(";") if one.strip())
        endpoint = str(self.settings["s3_endpoint"])
        return Access(
            shares,
            bool(self.settings["plain_http"]),
            lambda place: options_for(place, self.secrets, endpoint),
            lambda path: read_chat(path, remembered=remembered_columns(self.settings)),
        )

    def known_user(self, chosen: str | None = None) -> str:
        """The user a command works for: the one named, else who signed in last. Raises UserError when neither."""
        user = chosen or str(self.settings["last_user"])
        if not user:
            raise UserError("Nobody has signed in on this machine yet: name the user with --user NAME.")
        return user


def set_up(home: Home, central: str | None = None, key_file: str | None = None) -> Workplace:
    """The workplace of a home folder; what is not given comes from its settings."""
    settings = Settings(home.settings_file)
    file = key_file or str(settings["key_file"])
    secrets: Secrets = FileSecrets(Path(file).expanduser()) if file else OsKeyring()
    return Workplace(home, settings, secrets, central if central is not None else str(settings["central"]))


def existing_store(workplace: Workplace, user: str) -> Database:
    """Open a store for reading what is in it. Raises StoreUnavailable when there is none yet."""
    path = workplace.store_path(user)
    if not path.exists():
        raise StoreUnavailable(f"{user} has no store for this central database here ({path}): sign in or import first.")
    return workplace.open_store(user)
