"""Deciding about cases on a real store."""

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event
from reviewer_app.operations import auditing, deciding, syncing
from reviewer_app.store import case_files, outbox


def event(kind: str = ev.AUDIT_ACKNOWLEDGED, event_id: str = "1") -> Event:
    """A decision about the case `a`."""
    return Event(kind, "a", "ana", 5, "live-es@2026.2", {"audit_id": "a"}, event_id=event_id)


def told(database, *known: str) -> None:
    """The server's document of the case, which knows these decisions."""
    content = {"state": "judged", "role": "reviewer", "decisions": [{"event_id": one} for one in known]}
    with database.transaction() as connection:
        case_files.keep(connection, AUDIT, "a", content, 7)


def test_a_decision_is_on_its_way_until_the_server_tells_it(database):
    told(database)
    decided = deciding.decide(database, event())
    assert deciding.case(database, AUDIT, "a").on_their_way == (decided,)
    told(database, "1")
    assert deciding.case(database, AUDIT, "a").on_their_way == ()
    assert [one.case_file.case_id for one in deciding.cases(database, AUDIT)] == ["a"]


def test_a_decision_is_in_the_log_and_waits_to_be_sent(database):
    before = syncing.pending(database)
    deciding.decide(database, event())
    assert syncing.pending(database) == before + 1
    assert auditing.verify(database).faults == []


def test_a_case_that_has_not_come_is_refused_with_a_sentence(database):
    with pytest.raises(Refused, match="has not come from the central database yet"):
        deciding.case(database, AUDIT, "b")


def test_only_decisions_about_cases_are_taken(database):
    with pytest.raises(ValueError, match=r"finding\.placed is not about a case"):
        deciding.decide(database, event(ev.FINDING_PLACED))


def test_a_refused_decision_is_not_on_its_way_and_its_reason_is_told(database):
    """Quarantined: another try is possible, and why the first one failed is known."""
    told(database)
    deciding.decide(database, event())
    with database.transaction() as connection:
        outbox.refuse(connection, "1", "Somebody else has ruled already.", 9)
    found = deciding.case(database, AUDIT, "a")
    assert found.on_their_way == () and [reason for _, reason in found.refused] == ["Somebody else has ruled already."]
