"""Walking the chains of all devices at the server: whatever was altered or removed behind its back shows."""

from dataclasses import dataclass

from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.operator_calls import call_as_operator
from reviewer_app.domain.wall_clock import ms_of


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
        for row in call_as_operator(address, "SELECT * FROM api.walk_chains()", keep=False)
    ]


def _ms(time) -> int | None:  # type: ignore[no-untyped-def]
    return None if time is None else ms_of(time)
