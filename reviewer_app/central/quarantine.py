"""What the server refused of the events, for operators: of whom and for what reason, never what it said."""

from dataclasses import dataclass

from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.operator_calls import call_as_operator
from reviewer_app.domain.wall_clock import ms_of


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """A place of a device's chain whose event was refused; `sqlstate` is PostgreSQL's code, the time UTC ms."""

    login: str
    replica: str
    epoch: int
    seq: int
    sqlstate: str
    reason: str
    received_at_ms: int


def listed(address: CentralAddress, login: str | None, limit: int) -> list[RefusedEvent]:
    """The newest refused events first, of one person or of all."""
    rows = call_as_operator(address, "SELECT * FROM api.quarantined(%s, %s)", (login, limit), keep=False)
    return [
        RefusedEvent(row.owner, str(row.replica), row.epoch, row.seq, row.sqlstate, row.reason, ms_of(row.received_at))
        for row in rows
    ]


def summary(address: CentralAddress) -> dict:
    """How many were refused for which reason, and how many events lie in no month: as the server tells it."""
    (row,) = call_as_operator(address, "SELECT api.refused_events() AS told", keep=False)
    return row.told
