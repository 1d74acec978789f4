"""Which central database was reached under which address, and which store belongs to it.

A store belongs to the database, whatever its address is today: hosts are added for a failover, and names in DNS change.
An address is the set of its places, `DATABASE at HOST:PORT` each; before the first contact it is all that is known.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reviewer_app.domain.errors import StoreUnavailable, Unreachable
from reviewer_app.store.locking import alone_at

FILE = "databases.json"


@dataclass(frozen=True, slots=True)
class Known:
    """A database that answered: its identity, which outlives restores, and the name that its stores are made from."""

    database_id: str
    store: str


class KnownDatabases:
    """The file beside the stores. Raises StoreUnavailable when it cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def store_name(self, places: Sequence[str], otherwise: str) -> str:
        """The name for the stores of an address: that of the database once reached there, else `otherwise`."""
        known = self._read()
        return next((known[place].store for place in places if place in known), otherwise)

    def learn(self, places: Sequence[str], database_id: str, name: str, *, has_store: bool) -> None:
        """A database has answered at an address; `name` is for one never met, or where there is a store of it already.

        Raises Unreachable when another database was reached at one of the places: nothing is to be sent then.
        """
        known = self._read()
        for place in places:
            if place in known and known[place].database_id != database_id:
                raise Unreachable(
                    f"The address {place} leads to another central database ({database_id}) than before "
                    f"({known[place].database_id}): nothing is sent to it, so ask the operator which of them is meant."
                )
        if all(place in known for place in places):
            return
        with alone_at(self._path):
            known = self._read()
            here = [known[place].store for place in places if place in known]
            elsewhere = [] if has_store else [one.store for one in known.values() if one.database_id == database_id]
            found = Known(database_id, next(iter(here + elsewhere), name))
            self._write(known | {place: found for place in places if place not in known})

    def _read(self) -> dict[str, Known]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            return {place: Known(**one) for place, one in content.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise StoreUnavailable(
                f"The file {self._path}, which says what store belongs to what central database, cannot be read "
                f"({error}): put it back from a copy, or take it away and sign in again."
            ) from error

    def _write(self, known: dict[str, Known]) -> None:
        new = self._path.with_name(f"{FILE}.new")
        try:
            with new.open("w", encoding="utf-8") as file:
                json.dump({place: asdict(one) for place, one in known.items()}, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError as error:
            raise StoreUnavailable(f"The file {self._path} cannot be written ({error}): check the drive.") from error
