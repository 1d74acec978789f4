"""Copies beside the log: what is known of them follows from events, the bytes do not."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.evidence import ASKED, Evidence, fingerprint
from reviewer_app.domain.review import evidence_dropped, evidence_kept
from reviewer_app.store import derived, evidence, log, verify
from tests import stores


def described(finding_id, kind="still", content=b"picture", **values):
    """What is known of a copy."""
    known = {"start_ms": 5, "end_ms": 5, "size": len(content), "media_type": "image/png", "recording_id": "a" * 64}
    known |= {"original_ms": 5, "made_at_ms": 9, "stream_pts": 450, "time_base": "1/90000"}
    return Evidence(finding_id, kind, sha256=fingerprint(content), **{**known, **values})


@pytest.fixture
def review(database):
    return stores.open_review(database)


@pytest.fixture
def kept(database, review):
    """A finding with a still."""
    one = described(stores.place(database, review, 5).finding_id)
    keep(database, review, one, b"picture")
    return one


def keep(database, review, one, content):
    """Append the event, and its bytes."""
    with database.transaction() as connection:
        log.append(connection, evidence_kept(one, review.review_id, review.context, 9))
        evidence.put_content(connection, one.evidence_id, content)


def test_what_is_kept_comes_back(database, review, kept):
    with database.read() as connection:
        assert evidence.of_review(connection, review.review_id) == [kept]
        assert evidence.of_finding(connection, review.review_id, kept.finding_id) == [kept]
        assert evidence.content(connection, kept.evidence_id) == b"picture"
        assert evidence.has_any(connection, review.review_id, kept.finding_id)
        assert not evidence.has_any(connection, review.review_id, "another")
        assert derived.load_review(connection, review.review_id).evidence == {kept.evidence_id: kept}
        assert verify.verify(connection).faults == []
        assert verify.verify(connection).evidence == 1


def test_dropping_takes_the_bytes_too(database, review, kept):
    with database.transaction() as connection:
        log.append(connection, evidence_dropped(kept, ASKED, review.review_id, review.context, 10))
    with database.read() as connection:
        assert evidence.of_review(connection, review.review_id) == []
        assert evidence.content(connection, kept.evidence_id) is None
        assert verify.verify(connection).faults == []


def test_a_copy_needs_its_finding(database, review):
    with pytest.raises(Refused, match="That finding is gone"):
        keep(database, review, described("nobody"), b"picture")


def test_copies_of_withdrawn_findings_are_known(database, review, kept):
    other = stores.place(database, review, 7)
    keep(database, review, described(other.finding_id, content=b"x"), b"x")
    with database.read() as connection:
        review = derived.load_review(connection, review.review_id)
        assert evidence.without_finding(connection, review.review_id) == []
    stores.keep(database, review, review.withdraw(kept.finding_id, 20))
    with database.read() as connection:
        assert evidence.without_finding(connection, review.review_id) == [kept]


def test_a_copy_without_bytes_is_known(database, review, kept):
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE evidence SET content = NULL")
        assert evidence.without_content(connection) == [(review.review_id, kept)]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE evidence SET content = CAST('Picture' AS BLOB)", "not the one that was hashed"),
        ("UPDATE evidence SET content = NULL", "is missing"),
        ("UPDATE evidence SET sha256 = 'ab'", "the evidence in the tables differ"),
        ("UPDATE evidence SET start_ms = 6", "the evidence in the tables differ"),
        ("UPDATE evidence SET stream_pts = NULL", "the evidence in the tables differ"),
        ("DELETE FROM evidence", "the evidence in the tables differ"),
        ("UPDATE evidence SET review_id = 'x'", "no event made"),
    ],
)
def test_verify_finds_each_tampering(database, review, kept, statement, fault):
    """A byte that was flipped, a copy that is gone, times that were changed."""
    with database.transaction() as connection:
        connection.exec_driver_sql(statement)
    with database.read() as connection:
        faults = verify.verify(connection).faults
    assert any(fault in one for one in faults), faults


def test_a_bit_flipped_in_the_file_is_found(database, review, kept):
    """Without the key: the page's own seal breaks."""
    keep(database, review, described(kept.finding_id, "excerpt", b"y" * 200_000), b"y" * 200_000)
    database.fold()
    database.close()
    data = bytearray(database.path.read_bytes())
    data[len(data) - 50_000] ^= 1
    database.path.write_bytes(data)
    again = stores.open_database(database.path, stores.KEY)
    with again.read() as connection:
        assert any("the file is damaged" in one for one in verify.verify(connection).faults)
    again.close()
