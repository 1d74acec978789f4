"""The client's side of what comes down: assignments, by a change cursor that misses no row."""

from dataclasses import dataclass

from reviewer_app.central.connection import Connection
from reviewer_app.domain.assignment import Assignment

PAGE = 500


@dataclass(frozen=True, slots=True)
class PulledAssignments:
    """Assignments that changed since a cursor, and the next one. `instance_id` is the server's identity: one that
    differs from the last means that everything was read from the beginning."""

    instance_id: str
    cursor: str
    assignments: tuple[Assignment, ...]


def pull_assignments(connection: Connection, cursor: str | None, limit: int = PAGE) -> PulledAssignments:
    """At most `limit` of one's own changed assignments, and those that this call has leased or found expired."""
    (row,) = connection.call("SELECT * FROM api.pull_assignments(%s, %s)", (cursor, limit))
    found = tuple(Assignment.from_json(one) for one in row.assignments)
    return PulledAssignments(str(row.instance), row.next_cursor, found)


def renew_lease(connection: Connection, assignment_ids: list[str]) -> int:
    """Keep what one is working on; how many of them are still one's own."""
    (row,) = connection.call("SELECT api.renew_lease(%s::uuid[]) AS held", (assignment_ids,))
    return row.held


def set_opt_outs(connection: Connection, topics: list[str]) -> int:
    """Replace one's list of topics that one does not want; how many assignments went back for it."""
    (row,) = connection.call("SELECT api.set_opt_outs(%s::text[]) AS back", (topics,))
    return row.back


def opt_outs(connection: Connection) -> list[str]:
    """One's own list of topics."""
    (row,) = connection.call("SELECT api.opt_outs() AS topics")
    return row.topics
