"""What lives from sign-in to sign-out: the window's lock on the store, the store worker and the sync loop."""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from filelock import BaseFileLock
from PySide6.QtCore import QObject

from reviewer_app.background.ahead import Ahead
from reviewer_app.background.companions import Companions
from reviewer_app.background.fetcher import Fetcher
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.background.sync_loop import SyncLoop
from reviewer_app.domain.policy import PolicySet
from reviewer_app.media.media_cache import MediaCache
from reviewer_app.media.vault import Vault
from reviewer_app.operations import pulling, signing_in, standards
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.operations.workplace import Workplace
from reviewer_app.settings import Settings
from reviewer_app.store.database import Database
from reviewer_app.store.opening import window_lock

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A person's store, its waveforms and thumbnails, its fetched recordings; open, with the window's lock on them.

    `role`: what the server said last that the person is, '' before it has.
    """

    lock: BaseFileLock
    database: Database
    cache: MediaCache
    vault: Vault
    role: str = ""

    def close(self) -> None:
        """Let go of everything."""
        self.cache.close()
        self.database.close()
        self.lock.release()
        LOG.info("store closed")


def open_store(place: Workplace, who: SignedIn) -> OpenStore:
    """Open a person's store for a window; on any thread, because disk and keyring may take their time.

    Raises StoreUnavailable when another window is on the store or it cannot be opened.
    """
    lock = window_lock(place.store_path(who.user))
    try:
        database = place.open_store(who.user)
        role = pulling.role_here(database)
        LOG.info("store of %s opened", who.user)
        return OpenStore(lock, database, place.open_media_cache(who.user), place.open_vault(who.user), role)
    except BaseException as error:
        lock.release()
        LOG.warning("store of %s not opened: %s", who.user, type(error).__name__)
        raise


class Session(QObject):
    """One person at work on a store that `open_store` has opened."""

    def __init__(self, place: Workplace, who: SignedIn, opened: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place, self.who = place, who if who.role else replace(who, role=opened.role)
        self._opened, self.database, self.vault = opened, opened.database, opened.vault
        self.closed = False
        self.worker = StoreWorker(self.database, self)
        self.companions = Companions(self.database, place.settings, opened.cache, self, self.vault.source_of)
        self.ahead = Ahead(self.database, self)
        self.fetcher = Fetcher(self.worker, self.vault, place.access, int(str(place.settings["fetch_at_once"])), self)
        self.sync = self._sync_loop()
        LOG.info("session of %s begins", who.user)

    def load_policies(self, then: Callable[[PolicySet], None], failed: Callable[[Exception], None]) -> None:
        """Read the policy pack of the day and keep it word for word in the store."""
        self.worker.run(_read_and_keep, self.place.settings, then=then, failed=failed)

    def take_role(self, role: str) -> None:
        """The server says that the person is something else now."""
        self.who = replace(self.who, role=role)

    def close(self) -> None:
        """End: what was asked for is written, the threads stop, the store is free for another window."""
        self.closed = True
        if self.sync is not None:
            self.sync.stop()
        self.fetcher.stop()
        self.companions.wait()
        self.ahead.wait()
        self.worker.close()
        self._opened.close()
        LOG.info("session of %s ends", self.who.user)

    def _sync_loop(self) -> SyncLoop | None:
        """None without a central database: decisions then stay here."""
        if not self.place.central:
            return None
        seconds = float(self.place.settings["sync_seconds"])  # type: ignore[arg-type]
        return SyncLoop(self.worker, lambda: signing_in.open_session(self.place, self.who.user), seconds, parent=self)


def _read_and_keep(database: Database, settings: Settings) -> PolicySet:
    # Numpy, PyAV and the review page take a while to load: here, off the UI thread, before they are wanted.
    importlib.import_module("reviewer_app.bootstrap.review_desk")
    standard = standards.of_day(database, settings, date.today())
    standards.keep(database, standard)
    return standard.policies
