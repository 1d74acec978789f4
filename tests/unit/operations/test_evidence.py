"""Keeping and dropping evidence: one transaction each, by the rules of the policy set, all of it in the log."""

from dataclasses import replace

import pytest

from reviewer_app import paths
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.review import Verdict
from reviewer_app.formats.policy_pack import parse_policy_pack
from reviewer_app.operations import auditing, evidence, labelling, standards
from reviewer_app.operations.evidence import Copy
from reviewer_app.store import log
from tests import stores

PACK = (paths.resources() / "policies" / standards.SHIPPED_PACK).read_text(encoding="utf-8")
POLICIES = parse_policy_pack(PACK, "the shipped pack")
STILL = Copy("still", 5, 5, "image/png", b"picture", 450, "1/90000", "PyAV")
WORDS = Copy("excerpt", 5, 5, "application/json", b"{}")


@pytest.fixture
def review(database):
    """A review whose standard is in the store, as the window keeps it there."""
    standards.keep(database, standards.Standard(POLICIES, PACK, "digest"))
    return stores.open_review(database)


def keep(database, review, finding, *made, **values):
    """Keep copies with a finding."""
    recording = replace(stores.RECORDING, remuxed=True)
    values = {"recording": recording, "now_ms": 9_000} | values
    return evidence.keep(database, review.review_id, finding.finding_id, made or (STILL, WORDS), **values)


def told(database):
    """The kinds of the evidence events with their reasons and copies."""
    with database.read() as connection:
        events = [event for event, _ in log.events(connection) if event.kind.startswith("evidence")]
    return [(one.kind[9:], one.body.get("reason"), one.body["evidence"]["kind"]) for one in events]


def whole(database):
    """The store without a fault."""
    return auditing.verify(database).faults == []


def test_copies_are_kept_and_the_log_has_hash_and_times(database, review):
    """And not one byte of the copies."""
    finding = stores.place(database, review, 5)
    still, words = keep(database, review, finding, replace(STILL, content=b"\x89PNG pixels of a person"), WORDS)
    held = evidence.held(database, review.review_id, finding.finding_id)
    assert held["still"].content == b"\x89PNG pixels of a person"
    assert held["excerpt"].content == b"{}"
    assert evidence.known(database, review.review_id) == [still, words]
    assert (still.stream_pts, still.time_base, still.decoder, still.from_copy) == (450, "1/90000", "PyAV", True)
    assert (still.recording_id, still.size) == (stores.RECORDING.recording_id, 23)
    with database.read() as connection:
        texts = [event.canonical() for event, _ in log.events(connection)]
    assert all(b"pixels" not in text for text in texts)
    assert still.sha256.encode() in texts[-2]
    assert whole(database)


def test_keeping_again_adds_nothing_and_another_picture_replaces(database, review):
    finding = stores.place(database, review, 5)
    keep(database, review, finding)
    assert keep(database, review, finding) == []
    keep(database, review, finding, replace(STILL, content=b"another", start_ms=9))
    assert told(database) == [
        ("kept", None, "still"), ("kept", None, "excerpt"), ("dropped", "replaced", "still"), ("kept", None, "still"),
    ]  # fmt: skip
    assert evidence.held(database, review.review_id, finding.finding_id)["still"].content == b"another"
    assert whole(database)


def test_nothing_is_kept_under_a_policy_that_forbids_it(database, review):
    finding = stores.place(database, review, 5, "minor.grooming")
    with pytest.raises(Refused, match=r"^Nothing may be kept with a finding under minor\.grooming: .*copies\.$"):
        keep(database, review, finding)
    assert told(database) == []


def test_nothing_is_kept_under_a_policy_that_is_not_known(database):
    """It might be one that forbids it; the window's own standard counts where it is the review's."""
    review = stores.open_review(database)
    finding = stores.place(database, review, 5)
    with pytest.raises(Refused, match="not known here"):
        keep(database, review, finding)
    with pytest.raises(Refused, match="not known here"):
        keep(database, review, finding, current=replace(POLICIES, version="1"))
    assert len(keep(database, review, finding, current=POLICIES)) == 2


def test_a_finding_that_comes_under_such_a_policy_loses_its_copies_at_once(database, review):
    """In the same transaction: nobody can read a store in between."""
    finding, other = stores.place(database, review, 5), stores.place(database, review, 7)
    keep(database, review, finding)
    keep(database, review, other)
    before = _length(database)
    stores.keep(database, review, review.revise(finding.finding_id, 9_100, policy_id="minor.grooming"))
    assert _length(database) == before + 3
    assert told(database)[-2:] == [("dropped", "forbidden", "still"), ("dropped", "forbidden", "excerpt")]
    assert {one.finding_id for one in evidence.known(database, review.review_id)} == {other.finding_id}
    assert whole(database)


def test_undo_back_to_such_a_policy_drops_too(database, review):
    finding = stores.place(database, review, 5, "minor.grooming")
    stores.keep(database, review, review.revise(finding.finding_id, 9_100, policy_id="hate.slur"))
    keep(database, review, finding)
    labelling.undo(database, review.review_id, stores.CONTEXT, 9_200)
    assert evidence.known(database, review.review_id) == []
    assert whole(database)


def test_other_revisions_keep_the_copies(database, review):
    finding = stores.place(database, review, 5)
    keep(database, review, finding)
    stores.keep(database, review, review.revise(finding.finding_id, 9_100, note="x"))
    stores.keep(database, review, review.revise(finding.finding_id, 9_200, policy_id="hate.dehumanise"))
    assert len(evidence.known(database, review.review_id)) == 2


def test_undo_brings_a_finding_back_with_its_copies(database, review):
    """And undo takes decisions back, not what was kept with them."""
    finding = stores.place(database, review, 5)
    keep(database, review, finding)
    labelling.undo(database, review.review_id, stores.CONTEXT, 9_100)
    labelling.redo(database, review.review_id, stores.CONTEXT, 9_200)
    assert set(evidence.held(database, review.review_id, finding.finding_id)) == {"still", "excerpt"}
    assert whole(database)


def test_submitting_lets_go_of_what_belongs_to_withdrawn_findings(database, review):
    finding, other = stores.place(database, review, 5), stores.place(database, review, 7)
    keep(database, review, finding)
    keep(database, review, other)
    stores.keep(database, review, review.withdraw(finding.finding_id, 9_100))
    stores.keep(database, review, review.give_verdict(Verdict("NA"), 9_200))
    stores.keep(database, review, review.submit(9_300))
    assert told(database)[-2:] == [("dropped", "withdrawn", "still"), ("dropped", "withdrawn", "excerpt")]
    assert {one.finding_id for one in evidence.known(database, review.review_id)} == {other.finding_id}
    assert whole(database)


def test_a_submitted_review_takes_copies_and_lets_go_of_them(database, review):
    """They are no decisions: the copy of a label is often made behind the submission."""
    finding = stores.place(database, review, 5)
    keep(database, review, finding, STILL)
    stores.keep(database, review, review.give_verdict(Verdict("NA"), 9_200))
    stores.keep(database, review, review.submit(9_300))
    keep(database, review, finding, WORDS)
    assert whole(database)
    assert len(evidence.drop(database, review.review_id, finding.finding_id, 9_400)) == 2
    assert told(database)[-1] == ("dropped", "asked", "excerpt")
    assert evidence.known(database, review.review_id) == []
    assert whole(database)


def test_a_finding_that_is_gone_takes_nothing(database, review):
    finding = stores.place(database, review, 5)
    stores.keep(database, review, review.withdraw(finding.finding_id, 9_100))
    with pytest.raises(Refused, match="That finding is gone"):
        keep(database, review, finding)
    with pytest.raises(Refused, match="not in the store"):
        evidence.drop(database, "nowhere", finding.finding_id, 1)


def test_a_copy_that_was_changed_is_not_shown(database, review):
    finding = stores.place(database, review, 5)
    keep(database, review, finding, STILL)
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE evidence SET content = CAST('Picture' AS BLOB)")
    with pytest.raises(UserError, match="is not the one that was kept"):
        evidence.held(database, review.review_id, finding.finding_id)


def test_copies_that_are_lost_are_told(database, review):
    """As on a new machine, where the log comes back from the server and the copies do not."""
    finding = stores.place(database, review, 5)
    keep(database, review, finding)
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE evidence SET content = NULL WHERE kind = 'still'")
        assert evidence.drop_lost(connection, 9_900) == 1
    assert told(database)[-1] == ("dropped", "lost", "still")
    assert whole(database)


def _length(database):
    with database.read() as connection:
        return sum(1 for _ in log.events(connection))
