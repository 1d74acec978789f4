"""The list of recordings to review."""

from dataclasses import replace

from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Context, Verdict
from reviewer_app.operations import labelling
from reviewer_app.operations.queueing import queue_of
from reviewer_app.store import recordings
from tests import stores


def test_what_is_under_review_comes_first_then_new_then_submitted(database):
    with database.transaction() as connection:
        for number, name in enumerate(("old", "newer", "newest"), 2):
            recordings.save_recording(connection, replace(stores.RECORDING, recording_id=name, title=name), number)
    done = labelling.open_review(database, "newest", stores.CONTEXT, 1).review
    stores.place(database, done, 1)
    stores.keep(database, done, done.give_verdict(Verdict("OK"), 1))
    stores.keep(database, done, done.submit(2))
    begun = labelling.open_review(database, "old", stores.CONTEXT, 1).review
    stores.place(database, begun, 1)
    labelling.open_review(database, "newer", Context("eva", "p@1"), 1)
    rows = queue_of(database, "ana")
    assert [(row.title, row.state, row.findings) for row in rows] == [
        ("old", "open", 1),
        ("newer", "new", 0),
        (stores.RECORDING.title, "new", 0),
        ("newest", "submitted", 1),
    ]
    assert [row.has_transcript for row in rows] == [False, False, True, False]


def test_the_escalation_due_first_stands_in_the_row(database):
    review = stores.open_review(database)
    for name, minutes in (("legal_ip", 1440), ("child_safety", 15), ("operations", 480)):
        stores.keep(
            database, review, review.escalate(Escalation.raised(Route(name, {}, minutes), "S1", "r", 1_000), 1_000)
        )
    (row,) = queue_of(database, "ana")
    assert row.due_at_ms == 901_000
    for escalation in tuple(review.escalations):
        stores.keep(database, review, review.withdraw_escalation(escalation, 2_000))
    (row,) = queue_of(database, "ana")
    assert row.due_at_ms is None
