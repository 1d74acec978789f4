"""What the lead of calibration sessions asks of the server. Labels come with the case's document, never by these.

What came of a step is asked for in a transaction of its own: who rolled the step back would learn it without a trace.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reviewer_app.central.connection import Connection
from reviewer_app.domain.wall_clock import moment_of, ms_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened, and the recordings that not all of its members have."""

    session_id: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A session to be opened: recordings with why each was picked, under which version (`id@version`), until when."""

    name: str
    recordings: Sequence[tuple[str, str]]
    policy_set: str
    deadline_ms: int
    members: Sequence[str]


def open_calibration(connection: Connection, plan: Plan) -> Opened:
    """Open it and give its recordings out. Raises Refused, and UserError for what is not there."""
    picked, why = [one for one, _ in plan.recordings], [one for _, one in plan.recordings]
    (row,) = connection.call(
        "SELECT api.open_calibration(%s, %s::text[], %s::text[], %s, %s, %s::text[]) AS session",
        (plan.name, picked, why, plan.policy_set, moment_of(plan.deadline_ms), list(plan.members)),
    )
    session_id = str(row.session)
    return Opened(session_id, tuple(_done(connection, session_id).missing))


def candidates(
    connection: Connection,
    members: Sequence[str],
    *,
    policies: Sequence[str],
    policy_set: str,
    since_ms: int,
    limit: int,
) -> list[dict]:
    """Recordings that may be picked, those with most reasons first: `recording_id`, `title`, `duration_ms`, `why`
    (a list, empty for no reason) and `known`, how many of the members would not get it.

    `policies` are those new in the version `policy_set`; reviews count that were submitted since `since_ms`.
    """
    (row,) = connection.call(
        "SELECT api.calibration_candidates(%s::text[], %s::text[], %s, %s, %s) AS told",
        (list(members), list(policies), policy_set, moment_of(since_ms), limit),
    )
    return row.told


def people(connection: Connection) -> list[dict]:
    """Who may be a member: `login`, `name` and `role`."""
    (row,) = connection.call("SELECT api.calibration_people() AS told")
    return row.told


def sessions(connection: Connection) -> list[dict]:
    """The sessions that one leads, to operators all of them, the newest first, with counts and no labels."""
    (row,) = connection.call("SELECT api.calibrations() AS told")
    return row.told


def reveal(connection: Connection, session_id: str, *, early: bool = False) -> int:
    """Show the labels, by letters; how many count. Raises Refused while labels are to come, unless `early`."""
    connection.call("SELECT api.reveal_calibration(%s, %s)", (session_id, early))
    return _done(connection, session_id).counted


def cancel(connection: Connection, session_id: str, why: str) -> int:
    """End an open session without a reveal; how many recordings went back. Raises Refused."""
    connection.call("SELECT api.cancel_calibration(%s, %s)", (session_id, why))
    return _done(connection, session_id).taken_back


def move(connection: Connection, session_id: str, deadline_ms: int) -> int:
    """Give an open session another deadline, UTC ms; returns the one before. Raises Refused."""
    (row,) = connection.call("SELECT api.move_calibration(%s, %s) AS before", (session_id, moment_of(deadline_ms)))
    return ms_of(row.before)


def hand_over(connection: Connection, session_id: str, login: str) -> str:
    """Make another lead the lead of the session, as its lead, another lead or an operator; who was it before.

    Raises Refused, and UserError for a session or a lead that is not there.
    """
    (row,) = connection.call("SELECT api.hand_over_calibration(%s, %s) AS before", (session_id, login))
    return row.before


def show_names(connection: Connection, session_id: str) -> None:
    """Show who is behind each letter. Raises Refused."""
    connection.call("SELECT api.name_calibration(%s)", (session_id,))


def close(connection: Connection, session_id: str, gold: Sequence[dict]) -> int:
    """End the session and make gold; how many recordings. Raises Refused for gold that is not what was ruled."""
    (row,) = connection.call("SELECT api.close_calibration(%s, %s) AS n", (session_id, json.dumps(list(gold))))
    return row.n


def _done(connection: Connection, session_id: str) -> Any:
    (row,) = connection.call("SELECT * FROM api.calibration_done(%s)", (session_id,))
    return row
