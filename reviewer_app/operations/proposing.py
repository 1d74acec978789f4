"""Proposals to change the standard: those that are here, making one, settling one; and where disputes cluster."""

from collections.abc import Callable, Sequence

from reviewer_app.central import proposals as central
from reviewer_app.domain import case_file, dispute_alarm
from reviewer_app.domain.dispute_alarm import ClauseAlarm, ClauseCount
from reviewer_app.domain.events import STANDARD_PROPOSED, Event
from reviewer_app.domain.proposal import Change, Proposal, by_urgency, proposed, settled
from reviewer_app.operations import signing_in
from reviewer_app.operations.administration import administrator
from reviewer_app.operations.deciding import cases, decide
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import case_files, outbox
from reviewer_app.store.database import Database

DAY_MS = 86_400_000


def proposals(database: Database) -> Sequence[Proposal]:
    """Every proposal that is known here, what is open first; also one's own that are still on their way."""
    found = {
        one.case_file.case_id: Proposal.from_document(one.case_file.content, one.on_their_way)
        for one in cases(database, case_file.PROPOSAL)
    }
    with database.read() as connection:
        refused = {event_id for event_id, _ in outbox.refusals(connection)}
        for event in case_files.decisions_of_kind(connection, STANDARD_PROPOSED):
            if event.review_id not in found and event.event_id not in refused:
                found[event.review_id] = Proposal.from_event(event, case_files.decisions(connection, event.review_id))
    return by_urgency(found.values())


def propose(database: Database, change: Change, policy_set: str, who: SignedIn, now_ms: int) -> Event:
    """Propose a change to a version of the standard. Raises Refused."""
    return decide(database, proposed(change, policy_set, who.user, who.role, now_ms))


def settle(  # noqa: PLR0917 - each once, from the page
    database: Database, proposal: Proposal, into: str | None, reason: str, who: SignedIn, now_ms: int
) -> Event:
    """Take a proposal into a version, or drop it for a reason. Raises Refused."""
    return decide(database, settled(proposal, into, reason, author=who.user, role=who.role, now_ms=now_ms))


def own_alarms(database: Database, now_ms: int) -> list[ClauseAlarm]:
    """Where disputes cluster, by the second reviews that one takes part in."""
    with database.read() as connection:
        documents = [one.content for one in case_files.of_kind(connection, case_file.AUDIT)]
    return _alarms(lambda since_ms: dispute_alarm.counted(documents, since_ms), now_ms)


def alarms_kept(place: Workplace, user: str, now_ms: int) -> list[ClauseAlarm]:
    """Where everybody's disputes cluster, for a lead with the password kept here. Raises Unreachable."""
    with signing_in.open_session(place, user) as session:
        return _alarms(lambda since_ms: central.clause_disputes(session.connection, since_ms), now_ms)


def alarms_at(dsn: str | None, now_ms: int) -> list[ClauseAlarm]:
    """The same with the sign-in of a DSN, an operator's or a lead's."""
    address = administrator(dsn)
    return _alarms(lambda since_ms: central.clause_disputes_at(address, since_ms), now_ms)


def _alarms(counted: Callable[[int], list[ClauseCount]], now_ms: int) -> list[ClauseAlarm]:
    now, both = counted(since(now_ms)), counted(since(now_ms) - dispute_alarm.BEFORE_DAYS * DAY_MS)
    return dispute_alarm.alarms(now, dispute_alarm.earlier_than(both, now))


def findings_kept(place: Workplace, user: str, policies: Sequence[str]) -> dict[str, int]:
    """How many findings of everybody stand under policies, for a lead. Raises Unreachable."""
    with signing_in.open_session(place, user) as session:
        return central.policy_findings(session.connection, policies)


def since(now_ms: int) -> int:
    """From when on second reviews are counted (UTC ms)."""
    return now_ms - dispute_alarm.WINDOW_DAYS * DAY_MS
