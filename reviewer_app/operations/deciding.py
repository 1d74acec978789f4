"""Decisions about cases: what is here of them, and recording what the person decides."""

from dataclasses import dataclass
from typing import Any

from reviewer_app.domain.case_file import CaseFile
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import CASE_KINDS, Event
from reviewer_app.store import case_files, log, outbox
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case with the person's own decisions that the server did not know yet when it told of it, and with others that
    it refused, each with the reason."""

    case_file: CaseFile
    on_their_way: tuple[Event, ...] = ()
    refused: tuple[tuple[Event, str], ...] = ()


def cases(database: Database, kind: str) -> list[OpenCase]:
    """The person's cases of a kind, what changed last first."""
    with database.read() as connection:
        found = case_files.of_kind(connection, kind)
        return [_open(connection, one) for one in found]


def case(database: Database, kind: str, case_id: str) -> OpenCase:
    """One of them. Raises Refused when nothing of it is here."""
    with database.read() as connection:
        found = case_files.get(connection, kind, case_id)
        if found is None:
            raise Refused("This case has not come from the central database yet: try again when the window is online.")
        return _open(connection, found)


def decide(database: Database, event: Event) -> Event:
    """Make a decision about a case durable: when this returns it is on disk, in the place of what was typed of it."""
    if event.kind not in CASE_KINDS:
        raise ValueError(f"{event.kind} is not about a case")
    with database.transaction() as connection:
        log.append(connection, event)
        case_files.drop_drafts(connection, [event.review_id])
    return event


def _open(connection: Any, one: CaseFile) -> OpenCase:
    reasons = dict(outbox.refusals(connection))
    own = one.on_their_way(case_files.decisions(connection, one.case_id))
    refused = tuple((each, reasons[each.event_id]) for each in own if each.event_id in reasons)
    return OpenCase(one, tuple(each for each in own if each.event_id not in reasons), refused)
