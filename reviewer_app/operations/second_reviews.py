"""The second reviews of a person: what is here of them, and one with the standard that it is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.second_review import SecondReview, read
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.operations import deciding
from reviewer_app.operations.deciding import OpenCase
from reviewer_app.operations.standards import pack_of
from reviewer_app.store import case_files
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Opened:
    """A second review, the standard that it is judged by (None where that is not here), why the server refused what
    the person had decided before (as far as they can still decide so), and what they have typed and not sent."""

    case: SecondReview
    policies: PolicySet | None
    refused: tuple[str, ...] = ()
    draft: Draft = field(default_factory=Draft)


def cases(database: Database) -> list[SecondReview]:
    """The person's second reviews, decisions on their way counted in: what is theirs to do first, what is due first
    of that; then what changed last.

    What was typed of one where nothing is theirs to do any more is dropped.
    """
    never = 1 << 62
    found = [read(one.case_file, one.on_their_way) for one in deciding.cases(database, AUDIT)]
    _drop_drafts_of(database, {one.audit_id for one in found if not one.next_steps})
    return sorted(found, key=lambda one: (not one.next_steps, one.until_ms or never if one.next_steps else 0))


def opened(database: Database, audit_id: str, now_in_force: PolicySet) -> Opened:
    """One of them. Raises Refused when nothing of it is here."""
    found = deciding.case(database, AUDIT, audit_id)
    case = read(found.case_file, found.on_their_way)
    with database.read() as connection:
        policies = pack_of(connection, case.policy_set, now_in_force)
        typed = case_files.draft(connection, audit_id) if case.next_steps else {}
    there = {one.difference_id for one in case.compared(policies).differences}
    return Opened(case, policies, _refused(case, found), Draft.from_json(typed).about(there))


def keep_draft(database: Database, audit_id: str, content: Mapping[str, object]) -> None:
    """Keep what a person has typed about a case and not sent, as `Draft.to_json` gives it; {} is nothing."""
    with database.transaction() as connection:
        if content:
            case_files.keep_draft(connection, audit_id, content)
        else:
            case_files.drop_drafts(connection, [audit_id])


def _refused(case: SecondReview, found: OpenCase) -> tuple[str, ...]:
    """What was refused and can be done again; what the person has decided since is the answer to what is older."""
    return tuple(
        reason
        for event, reason in found.refused
        if event.kind in case.next_steps
        and not any(one.author == event.author and one.made_at_ms > event.made_at_ms for one in case.decisions)
    )


def _drop_drafts_of(database: Database, over: set[str]) -> None:
    with database.read() as connection:
        gone = over & set(case_files.with_draft(connection))
    if gone:
        with database.transaction() as connection:
            case_files.drop_drafts(connection, gone)
