"""What comes down from the central database: assignments, read behind each upload."""

from dataclasses import dataclass

from reviewer_app.central.pull import PAGE, PulledAssignments
from reviewer_app.central.push import Session
from reviewer_app.domain.assignment import Assignment
from reviewer_app.operations.syncing import Store
from reviewer_app.store import assignments
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class PullResult:
    """What a pull has changed here: how many assignments, and the urgent ones that were not here before."""

    changed: int = 0
    urgent: tuple[Assignment, ...] = ()


def pull_once(store: Store, central: Session) -> PullResult:
    """Renew the leases of what is under review, then read everything that has changed. Raises Unreachable.

    Each page is kept together with its cursor. Work that went back keeps its review and findings here.
    """
    begun = store(_begun)
    if begun:
        central.renew_lease(begun)
    result = PullResult()
    while True:
        page = central.pull_assignments(store(_cursor))
        kept = store(_keep, page)
        result = PullResult(result.changed + kept.changed, result.urgent + kept.urgent)
        if len(page.assignments) < PAGE:
            return result


def mine(database: Database) -> int:
    """How many assignments are still to be done."""
    with database.read() as connection:
        return sum(one.is_mine for one in assignments.list_assignments(connection))


def _begun(database: Database) -> list[str]:
    with database.read() as connection:
        return assignments.begun(connection)


def _cursor(database: Database) -> str | None:
    with database.read() as connection:
        return assignments.cursor(connection)


def _keep(database: Database, page: PulledAssignments) -> PullResult:
    with database.read() as connection:
        before = {one.assignment_id: one for one in assignments.list_assignments(connection)}
        cursor = assignments.cursor(connection)
    # Another identity of the server: it was restored, and told everything from the beginning.
    anew = cursor is not None and cursor.partition("/")[0] != page.instance_id
    changed = [one for one in page.assignments if before.get(one.assignment_id) != one]
    gone = len(before.keys() - {one.assignment_id for one in page.assignments}) if anew else 0
    if anew or changed or cursor != page.cursor:
        with database.transaction() as connection:
            if anew:
                assignments.forget(connection)
            assignments.keep(connection, page.assignments)
            assignments.set_cursor(connection, page.cursor)
    return PullResult(len(changed) + gone, tuple(one for one in changed if _is_news(one, before)))


def _is_news(one: Assignment, before: dict[str, Assignment]) -> bool:
    old = before.get(one.assignment_id)
    return one.is_mine and one.urgent and not (old and old.is_mine and old.urgent)
