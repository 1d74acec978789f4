"""Finding and listing reviews."""

from reviewer_app.domain.review import Verdict
from reviewer_app.store import derived, reviews
from tests import stores


def test_lists_follow_the_decisions(database):
    review = stores.open_review(database)
    late, early = stores.place(database, review, 90), stores.place(database, review, 10)
    with database.read() as connection:
        assert reviews.verdict_of(connection, review.review_id) is None
    stores.keep(database, review, review.give_verdict(Verdict("NA", ("WARN_HOST", "MUTE_AUDIO"), "por qué"), 77))
    stores.keep(database, review, review.submit(88))
    with database.read() as connection:
        (entry,) = reviews.list_reviews(connection)
        assert (entry.state, entry.findings, entry.opened_at_ms, entry.submitted_at_ms) == ("submitted", 2, 1_000, 88)
        assert derived.load_findings(connection, review.review_id) == [early, late]
        assert reviews.verdict_of(connection, review.review_id) == (review.verdict, 77)
        assert reviews.latest_review(connection, stores.RECORDING.recording_id, "ana") == review.review_id
        assert reviews.latest_review(connection, stores.RECORDING.recording_id, "eva") is None
