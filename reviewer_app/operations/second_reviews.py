"""The second reviews of a person: what is here of them, and one with the standard that it is judged by."""

from dataclasses import dataclass

from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.second_review import SecondReview, read
from reviewer_app.operations import deciding
from reviewer_app.operations.standards import pack_of
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Opened:
    """A second review, the standard that it is judged by (None where that is not here), and why the server refused what
    the person had decided before."""

    case: SecondReview
    policies: PolicySet | None
    refused: tuple[str, ...] = ()


def cases(database: Database) -> list[SecondReview]:
    """The person's second reviews, decisions on their way counted in: what is theirs to do first, what is due first
    of that; then what changed last."""
    never = 1 << 62
    found = [read(one.case_file, one.on_their_way) for one in deciding.cases(database, AUDIT)]
    return sorted(found, key=lambda one: (not one.next_steps, one.until_ms or never if one.next_steps else 0))


def opened(database: Database, audit_id: str, now_in_force: PolicySet) -> Opened:
    """One of them. Raises Refused when nothing of it is here."""
    found = deciding.case(database, AUDIT, audit_id)
    case = read(found.case_file, found.on_their_way)
    with database.read() as connection:
        policies = pack_of(connection, case.policy_set, now_in_force)
    return Opened(case, policies, found.refused)
