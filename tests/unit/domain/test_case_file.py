"""A case as the server told it, and what the person decided since."""

from reviewer_app.domain import events as ev
from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.case_file import AUDIT, CALIBRATION, CaseFile
from reviewer_app.domain.events import Event


def acknowledged(event_id: str) -> Event:
    """A decision about the case."""
    return Event(ev.AUDIT_ACKNOWLEDGED, "case", "ana", 5, "live-es@2026.2", {"audit_id": "case"}, event_id=event_id)


def test_what_the_server_does_not_know_yet_is_on_its_way():
    told = CaseFile(AUDIT, "case", {"state": "judged", "role": "reviewer", "decisions": [{"event_id": "a"}]}, 1)
    assert [one.event_id for one in told.on_their_way([acknowledged("a"), acknowledged("b")])] == ["b"]
    assert (told.state, told.role) == ("judged", "reviewer")


def test_a_case_knows_its_recordings_and_whether_it_is_over():
    """With where they live, whatever else the server tells of them."""
    item = {"recording_id": "a", "title": "A", "duration_ms": 5, "url": "https://h/a.mp4", "place": 1, "why": ""}
    older = {"recording_id": "b", "title": "B", "duration_ms": 5}
    session = CaseFile(CALIBRATION, "case", {"state": "revealed", "items": [item, older]}, 1)
    assert session.recordings == [BatchItem("a", "A", "https://h/a.mp4", 5)]
    assert [CaseFile(AUDIT, "c", {"state": "waiting"}, 1).recordings, session.is_over] == [[], False]
    assert all(CaseFile(AUDIT, "c", {"state": state}, 1).is_over for state in ("acknowledged", "closed"))


def test_a_case_without_decisions_knows_none():
    told = CaseFile(AUDIT, "case", {"state": "waiting"}, 1)
    assert [one.event_id for one in told.on_their_way([acknowledged("a")])] == ["a"]
    assert told.role == ""
