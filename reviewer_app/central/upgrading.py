"""Bringing the server's schema up to date: from which revision to which, and what workstations see of it."""

from dataclasses import dataclass

import psycopg
import sqlalchemy as sa

from reviewer_app.central.administration import Step, bring_up_to_date, missing_steps, revision_of
from reviewer_app.central.connection import CentralAddress, ClosingConnection, open_raw
from reviewer_app.central.operator_calls import AS_ADMINISTRATOR, server_fault
from reviewer_app.central.protection import would_stay_open
from reviewer_app.domain.errors import UserError

# The forms of events that a server of this program takes; the migrations write the same into `server_info`.
CLIENT_SCHEMAS = (1, 1)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did, or in a dry run would do.

    `connected`: workstations signed in at the moment. `outdated` and `ahead`: the people with a device that writes an
    older, or a newer, form of events than the server takes then: they go on labelling, and upload after an update.
    `open`: what the server shows to everybody because this sign-in may not close it, see `protection.still_open`.
    """

    before: str
    after: str
    steps: tuple[Step, ...]
    client_schemas: tuple[int, int]
    connected: int
    devices: int
    outdated: tuple[str, ...]
    ahead: tuple[str, ...]
    open: tuple[str, ...]


def upgrade(address: CentralAddress, *, dry_run: bool = False) -> Upgrade:
    """Bring the schema up to date, in one transaction; what is up to date stays as it is. A dry run changes nothing.

    Raises UserError before `central init`, Refused for a server that is newer than this program.
    """
    with open_raw(address, autocommit=True) as connection:
        try:
            before = revision_of(connection, address)
            if before is None:
                raise UserError(f"{address} is not prepared yet: run `reviewer-app central init` first.")
            steps = missing_steps(address, before)
            found = _workstations(connection)
            left_open = would_stay_open(connection) if dry_run else bring_up_to_date(connection, address)
        except (psycopg.Error, sa.exc.DBAPIError) as error:
            raise server_fault(address, error, AS_ADMINISTRATOR) from error
    after = steps[-1].revision if steps else before
    oldest, newest = CLIENT_SCHEMAS
    return Upgrade(
        before,
        after,
        steps,
        CLIENT_SCHEMAS,
        found.connected,
        sum(found.devices.values()),
        tuple(sorted({owner for owner, form in found.devices if form < oldest})),
        tuple(sorted({owner for owner, form in found.devices if form > newest})),
        left_open,
    )


@dataclass(frozen=True, slots=True)
class _Workstations:
    connected: int
    devices: dict[tuple[str, int], int]


def _workstations(connection: ClosingConnection) -> _Workstations:
    """Who is signed in, and how many devices of each person write which form of events, by their last chain."""
    connected = connection.execute(
        "SELECT count(*) FROM pg_stat_activity a WHERE a.datname = current_database() "
        "AND a.application_name = 'reviewer-app' AND a.pid <> pg_backend_pid() "
        "AND a.usename IN (SELECT login FROM central.person)"
    ).fetchone()
    rows = connection.execute(
        "SELECT d.owner, d.client_schema, count(*) AS devices FROM ("
        "  SELECT DISTINCT ON (owner, replica) owner, client_schema FROM central.device"
        "  WHERE NOT revoked ORDER BY owner, replica, last_seen DESC) d GROUP BY 1, 2"
    ).fetchall()
    return _Workstations(connected[0], {(row.owner, row.client_schema): row.devices for row in rows})
