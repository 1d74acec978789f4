"""The client's side of what comes down: assignments, standards and cases, by a change cursor that misses no row."""

from dataclasses import dataclass

from reviewer_app.central.connection import Connection
from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.standard import Published

PAGE = 500


@dataclass(frozen=True, slots=True)
class Pulled:
    """Assignments that changed, standards that were published and cases (kind, id) that changed since a cursor, and the
    next cursor.

    `role`: what the person is. `instance_id` is the server's identity: one that differs from the last means that
    everything was read from the beginning.
    """

    instance_id: str
    cursor: str
    assignments: tuple[Assignment, ...]
    standards: tuple[Published, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    role: str = ""


def pull(connection: Connection, cursor: str | None, limit: int = PAGE) -> Pulled:
    """At most `limit` of one's own changed assignments, those that this call has leased or found expired, and what was
    published and which cases changed, without their texts."""
    (row,) = connection.call("SELECT * FROM api.pull(%s, %s)", (cursor, limit))
    found = tuple(Assignment.from_json(one) for one in row.assignments)
    cases = tuple((one["kind"], one["case_id"]) for one in row.cases)
    told = tuple(map(Published.from_json, row.standards))
    return Pulled(str(row.instance), row.next_cursor, found, told, cases, row.role)


def case_file(connection: Connection, kind: str, case_id: str) -> dict[str, object] | None:
    """What the person may see of a case now, None when nothing was ever told of it."""
    rows = connection.call("SELECT content FROM api.case_file(%s, %s)", (kind, case_id))
    return rows[0].content if rows else None


def standard_text(connection: Connection, kind: str, ref: str) -> str | None:
    """The text of a published version, as the server gives it: nobody has checked it against its digest yet."""
    rows = connection.call("SELECT content FROM api.standard(%s, %s)", (kind, ref))
    return rows[0].content if rows else None


def client_schemas(connection: Connection) -> tuple[int, int]:
    """The oldest and the newest form of events that the server takes."""
    (row,) = connection.call("SELECT schema_min, schema_max FROM api.client_schemas()")
    return row.schema_min, row.schema_max


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
