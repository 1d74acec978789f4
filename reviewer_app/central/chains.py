"""Walking the chains of all devices at the server: whatever was altered or removed behind its back shows."""

from dataclasses import dataclass

import psycopg

from reviewer_app.central.administration import admin_error
from reviewer_app.central.connection import CentralAddress, open_raw
from reviewer_app.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Chain:
    """A device's chain as it stands at the server.

    `fault` is the first one met, at place `fault_seq`: `missing` (a place is empty), `broken` (it does not follow the
    one before), `altered` (it has not the hash of its own bytes), `head` (the last hash is not the one that the device
    was told); None for a whole chain. Times are UTC ms.
    """

    owner: str
    replica: str
    epoch: int
    events: int
    quarantined: int
    resent: int
    last_seq: int
    forked_at_ms: int | None
    last_seen_ms: int | None
    fault: str | None
    fault_seq: int | None


def walk_chains(address: CentralAddress) -> list[Chain]:
    """Every chain of every device, by person. Raises UserError before `central init`."""
    with open_raw(address) as connection:
        try:
            rows = connection.execute("SELECT * FROM api.walk_chains()").fetchall()
        except (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedFunction) as error:
            raise UserError(f"{address} is not prepared for this: run `reviewer-app central init` first.") from error
        except psycopg.Error as error:
            raise admin_error(address, error) from error
    return [
        Chain(
            row.owner,
            str(row.replica),
            row.epoch,
            row.events,
            row.quarantined,
            row.resent,
            row.last_seq,
            _ms(row.forked_at),
            _ms(row.last_seen),
            row.fault,
            row.fault_seq,
        )
        for row in rows
    ]


def _ms(time) -> int | None:  # type: ignore[no-untyped-def]
    return None if time is None else round(time.timestamp() * 1000)
