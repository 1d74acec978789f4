"""What the server refused of the events, for operators: of whom and for what reason, never what it said."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.operator_calls import call_as_operator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
        RefusedEvent(row.owner, str(row.replica), row.epoch, row.seq, row.sqlstate, row.reason, _ms(row.received_at))
        for row in rows
    ]


def summary(address: CentralAddress) -> dict:
    """How many were refused for which reason, and how many events lie in no month: as the server tells it."""
    (row,) = call_as_operator(address, "SELECT api.refused_events() AS told", keep=False)
    return row.told


def _ms(time: datetime) -> int:
    # As the server's own summary has it: whole ms begun, not the nearest.
    return (time - _EPOCH) // timedelta(milliseconds=1)
