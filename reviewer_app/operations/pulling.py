"""What comes down from the central database behind each upload: assignments, standards, and cases."""

import hashlib
from dataclasses import dataclass, replace

from reviewer_app.central.pull import PAGE, Pulled
from reviewer_app.central.push import Session
from reviewer_app.domain import wall_clock
from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.standard import POLICY, Published
from reviewer_app.operations.syncing import Store
from reviewer_app.store import assignments, case_files, lexicons, people, policies, standards
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class PullResult:
    """What a pull has changed here: how many assignments, the urgent ones that were not here before, and the standards
    whose text has come. `problems`: a sentence for each text that could not be kept. `cases`: kind and id of those that
    have come anew or are no longer the person's; `role`: what the person is to the server."""

    changed: int = 0
    urgent: tuple[Assignment, ...] = ()
    standards: tuple[Published, ...] = ()
    problems: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    role: str = ""

    @property
    def is_news(self) -> bool:
        """Whether there is something to show."""
        return bool(self.changed or self.standards or self.problems or self.cases)


def pull_once(store: Store, central: Session) -> PullResult:
    """Renew the leases of what is under review, then read everything that has changed. Raises Unreachable.

    Each page is kept together with its cursor. Work that went back keeps its review and findings here. Texts of
    standards and documents of cases are fetched behind that; what was not fetched is asked for again the next time.
    """
    begun = store(_begun)
    if begun:
        central.renew_lease(begun)
    result = PullResult()
    while True:
        page = central.pull(store(_cursor))
        kept = store(_keep, page)
        result = PullResult(
            result.changed + kept.changed,
            result.urgent + kept.urgent,
            problems=result.problems + kept.problems,
            role=kept.role,
        )
        if len(page.assignments) < PAGE:
            return _fetch_cases(store, central, _fetch_texts(store, central, result))


def mine(database: Database) -> int:
    """How many assignments are still to be done."""
    with database.read() as connection:
        return sum(one.is_mine for one in assignments.list_assignments(connection))


def role_here(database: Database) -> str:
    """What the server said last that the person is, '' before it has."""
    with database.read() as connection:
        return people.role(connection)


def _begun(database: Database) -> list[str]:
    with database.read() as connection:
        return assignments.begun(connection)


def _cursor(database: Database) -> str | None:
    with database.read() as connection:
        return assignments.cursor(connection)


def _keep(database: Database, page: Pulled) -> PullResult:
    with database.read() as connection:
        before = {one.assignment_id: one for one in assignments.list_assignments(connection)}
        cursor, role_before = assignments.cursor(connection), people.role(connection)
    # Another identity of the server: it was restored, and told everything from the beginning.
    anew = cursor is not None and cursor.partition("/")[0] != page.instance_id
    changed = [one for one in page.assignments if before.get(one.assignment_id) != one]
    gone = len(before.keys() - {one.assignment_id for one in page.assignments}) if anew else 0
    if anew or changed or page.role != role_before or cursor != page.cursor:
        with database.transaction() as connection:
            if anew:
                assignments.forget(connection)
                standards.forget(connection)
                case_files.forget(connection)
            assignments.keep(connection, page.assignments)
            standards.announce(connection, page.standards)
            case_files.announce(connection, page.cases)
            people.set_role(connection, page.role)
            assignments.set_cursor(connection, page.cursor)
            problems = tuple(_other_words(one) for one in page.standards if standards.differs(connection, one))
        urgent = tuple(one for one in changed if _is_news(one, before))
        return PullResult(len(changed) + gone, urgent, (), problems, role=page.role)
    return PullResult(role=page.role)


def _is_news(one: Assignment, before: dict[str, Assignment]) -> bool:
    old = before.get(one.assignment_id)
    return one.is_mine and one.urgent and not (old and old.is_mine and old.urgent)


def _fetch_texts(store: Store, central: Session, result: PullResult) -> PullResult:
    came, problems = [], [*result.problems]
    for one in store(_without_text):
        try:
            text = central.standard_text(one.kind, one.ref)
        except Unreachable as error:
            if not result.is_news:
                raise
            # What has come is told now: the next pull would not call it news.
            problems.append(str(error))
            break
        if text is None or hashlib.sha256(text.encode("utf-8")).hexdigest() != one.digest:
            problems.append(
                f"{one.ref} did not come down as it was published; it is asked for again: tell the operator."
            )
            continue
        store(_keep_text, one, text)
        came.append(one)
    return replace(result, standards=tuple(came), problems=tuple(problems))


def _fetch_cases(store: Store, central: Session, result: PullResult) -> PullResult:
    came, problems = [], [*result.problems]
    for kind, case_id in store(_stale_cases):
        try:
            content = central.case_file(kind, case_id)
        except Unreachable as error:
            if not (result.is_news or came):
                raise
            problems.append(str(error))
            break
        if content is None:
            store(_drop_case, kind, case_id)
        else:
            store(_keep_case, kind, case_id, content)
        came.append((kind, case_id))
    return replace(result, cases=tuple(came), problems=tuple(problems))


def _stale_cases(database: Database) -> list[tuple[str, str]]:
    with database.read() as connection:
        return case_files.stale(connection)


def _keep_case(database: Database, kind: str, case_id: str, content: dict[str, object]) -> None:
    with database.transaction() as connection:
        case_files.keep(connection, kind, case_id, content, wall_clock.now_ms())


def _drop_case(database: Database, kind: str, case_id: str) -> None:
    with database.transaction() as connection:
        case_files.drop(connection, kind, case_id)


def _without_text(database: Database) -> list[Published]:
    with database.read() as connection:
        return standards.without_text(connection)


def _keep_text(database: Database, one: Published, text: str) -> None:
    with database.transaction() as connection:
        if one.kind == POLICY:
            policies.keep(connection, one.ref, one.digest, text)
        else:
            lexicons.keep(connection, one.ref, text, wall_clock.now_ms())


def _other_words(one: Published) -> str:
    return (
        f"{one.ref} was published with other words than the one that was used here before: tell the operator, who can "
        "publish it under a new version."
    )
