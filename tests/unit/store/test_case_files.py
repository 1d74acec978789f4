"""Cases in a real store."""

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain.case_file import AUDIT, CALIBRATION
from reviewer_app.domain.events import Event
from reviewer_app.store import case_files, log
from reviewer_app.store.verify import verify


def voted(case_id: str, event_id: str) -> Event:
    """A decision about a case."""
    return Event(ev.CALIBRATION_VOTED, case_id, "ana", 5, "live-es@2026.2", {"session_id": case_id}, event_id=event_id)


def test_what_is_told_is_stale_until_it_is_kept(database):
    with database.transaction() as connection:
        case_files.announce(connection, [(AUDIT, "a"), (CALIBRATION, "b")])
        assert case_files.stale(connection) == [(AUDIT, "a"), (CALIBRATION, "b")]
        assert case_files.of_kind(connection, AUDIT) == []
        case_files.keep(connection, AUDIT, "a", {"state": "waiting"}, 7)
        assert case_files.stale(connection) == [(CALIBRATION, "b")]


def test_a_document_stays_readable_while_a_newer_one_is_fetched(database):
    with database.transaction() as connection:
        case_files.keep(connection, AUDIT, "a", {"state": "waiting"}, 7)
        case_files.announce(connection, [(AUDIT, "a")])
        assert case_files.get(connection, AUDIT, "a").state == "waiting"
        assert case_files.stale(connection) == [(AUDIT, "a")]
        case_files.keep(connection, AUDIT, "a", {"state": "judged"}, 8)
        assert case_files.get(connection, AUDIT, "a").state == "judged"


def test_what_is_dropped_is_neither_here_nor_asked_for(database):
    with database.transaction() as connection:
        case_files.keep(connection, AUDIT, "a", {"state": "waiting"}, 7)
        for case_id in "ab":
            case_files.keep_draft(connection, case_id, {"disputed": ["x"]})
        case_files.announce(connection, [(AUDIT, "a"), (CALIBRATION, "a")])
        case_files.drop(connection, AUDIT, "a")
        assert case_files.get(connection, AUDIT, "a") is None
        assert case_files.stale(connection) == [(CALIBRATION, "a")]
        assert case_files.with_draft(connection) == ["b"]


def test_what_changed_last_comes_first(database):
    with database.transaction() as connection:
        for case_id, changed in (("a", 5), ("b", 9), ("c", 7)):
            case_files.keep(connection, AUDIT, case_id, {"state": "waiting"}, changed)
        assert [one.case_id for one in case_files.of_kind(connection, AUDIT)] == ["b", "c", "a"]
        assert case_files.get(connection, AUDIT, "d") is None
        case_files.forget(connection)
        assert case_files.of_kind(connection, AUDIT) == []


def test_decisions_are_found_by_their_case_in_order(database):
    with database.transaction() as connection:
        for case_id, event_id in (("a", "2"), ("b", "3"), ("a", "1")):
            log.append(connection, voted(case_id, event_id))
        assert [one.event_id for one in case_files.decisions(connection, "a")] == ["2", "1"]
        assert case_files.decisions(connection, "c") == []


@pytest.mark.parametrize(
    "change", ["DELETE FROM case_decision", "INSERT INTO case_decision (case_id, event_id) VALUES ('a', '9')"]
)
def test_verify_compares_them_with_the_log(database, change):
    with database.transaction() as connection:
        log.append(connection, voted("a", "1"))
    with database.read() as connection:
        found = verify(connection)
        assert (found.faults, found.events, found.reviews) == ([], 1, 0)
    with database.transaction() as connection:
        connection.exec_driver_sql(change)
    with database.read() as connection:
        assert verify(connection).faults == ["the decisions about cases in the tables differ from the log"]


def test_what_is_typed_is_kept_by_case_until_it_is_dropped(database):
    with database.transaction() as connection:
        case_files.keep_draft(connection, "a", {"texts": {"audit.judged": "¿Sí?"}})
        case_files.keep_draft(connection, "b", {"disputed": ["x"]})
        case_files.keep_draft(connection, "a", {"texts": {"audit.judged": "No."}})
        assert case_files.draft(connection, "a") == {"texts": {"audit.judged": "No."}}
        assert case_files.with_draft(connection) == ["a", "b"]
        case_files.drop_drafts(connection, ["a", "c"])
        assert case_files.draft(connection, "a") == {} and case_files.with_draft(connection) == ["b"]


def test_what_is_typed_is_no_event(database):
    """The person's own: the log, and what is compared with it, know nothing of it."""
    with database.transaction() as connection:
        case_files.keep_draft(connection, "a", {"disputed": ["x"]})
        assert list(log.events(connection)) == [] and case_files.decisions(connection, "a") == []
        case_files.forget(connection)
        assert case_files.with_draft(connection) == ["a"], "the server tells its cases anew, this it does not know"
    with database.read() as connection:
        assert verify(connection).faults == []
