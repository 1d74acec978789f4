"""Opening a review and recording decisions."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.review import Context, Verdict
from reviewer_app.operations import labelling
from reviewer_app.store import reviews
from reviewer_app.store.recordings import PackedTranscript
from tests import stores


def test_a_review_is_begun_once_and_gone_on_with(database):
    first = stores.open_review(database)
    stores.place(database, first, 10)
    opened = labelling.open_review(database, stores.RECORDING.recording_id, stores.CONTEXT, 9)
    assert opened.review.review_id == first.review_id
    assert opened.review.findings == first.findings
    assert (opened.recording, opened.transcript) == (stores.RECORDING, stores.TRANSCRIPT)


def test_each_author_has_a_review_of_their_own(database):
    ana = stores.open_review(database)
    eva = labelling.open_review(database, stores.RECORDING.recording_id, Context("eva", "p@1"), 9).review
    assert eva.review_id != ana.review_id


def test_a_review_keeps_the_policy_set_it_began_under(database):
    stores.open_review(database)
    later = Context("ana", "live-es@2027.1")
    again = labelling.open_review(database, stores.RECORDING.recording_id, later, 9).review
    assert again.context.policy_set == "live-es@2026.2"


def test_an_unknown_recording_is_refused(database):
    with pytest.raises(Refused, match="import it first"):
        labelling.open_review(database, "nobody", stores.CONTEXT, 9)


def test_a_long_transcript_holds_up_nobody(database, monkeypatch):
    """While it is unpacked, nobody reads or writes the store: others do, and the log can be folded to its end."""
    in_use, unpack = [], PackedTranscript.unpack

    def unpacking(packed):
        with database._engine.connect() as other:
            in_use.append(other.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0])
        return unpack(packed)

    monkeypatch.setattr(PackedTranscript, "unpack", unpacking)
    for now_ms in (1, 2):
        assert labelling.open_review(database, stores.RECORDING.recording_id, stores.CONTEXT, now_ms).transcript
    assert in_use == [0, 0]


def test_a_review_begun_by_another_program_meanwhile_is_gone_on_with(database, monkeypatch):
    """Looked for again before it is begun."""
    begun, latest = [], reviews.latest_review

    def late(connection, recording_id, author):
        found = latest(connection, recording_id, author)
        if found is None and not begun:
            begun.append(None)
            begun[0] = stores.open_review(database).review_id
        return found

    monkeypatch.setattr(reviews, "latest_review", late)
    assert stores.open_review(database).review_id == begun[0]


def test_undo_and_redo_survive_a_restart(database):
    review = stores.open_review(database)
    finding = stores.place(database, review, 10)
    stores.keep(database, review, review.extend(finding.finding_id, 700, "q", 3))
    stores.keep(database, review, review.give_verdict(Verdict("OK"), 4))
    database.close()
    again = stores.open_database(database.path, stores.KEY)
    args = (again, review.review_id, stores.CONTEXT, 5)
    assert labelling.undo(*args).kind == "verdict.withdrawn"
    assert labelling.undo(*args).kind == "finding.withdrawn"
    assert labelling.undo(*args) is None
    again.close()
    again = stores.open_database(database.path, stores.KEY)
    args = (again, review.review_id, stores.CONTEXT, 6)
    restored = labelling.redo(*args)
    assert restored.body["finding"]["end_ms"] == 700
    assert labelling.redo(*args).body["verdict"]["outcome"] == "OK"
    assert labelling.redo(*args) is None
    again.close()
