"""Time and keys of reviews stay with the person."""

from datetime import date

from reviewer_app.domain.review import Verdict
from reviewer_app.operations import exporting, pacing, syncing
from reviewer_app.operations.pacing import Known
from tests import stores

TODAY = date(2026, 11, 23)


def test_the_median_is_of_the_reviews_submitted_today(database):
    review = stores.open_review(database)
    pacing.add(database, review.review_id, TODAY, 61_000, 7)
    assert pacing.known(database, review.review_id, TODAY) == Known(61_000, 7, None)
    stores.keep(database, review, review.give_verdict(Verdict("OK", ("NO_ACTION",)), 1))
    stores.keep(database, review, review.submit(2))
    assert pacing.known(database, "another", TODAY) == Known(0, 0, 61_000)


def test_nothing_of_it_is_sent_or_exported(database):
    review = stores.open_review(database)
    before = syncing.pending(database), repr(exporting.gather(database, "en"))
    pacing.add(database, review.review_id, TODAY, 61_000, 7)
    assert (syncing.pending(database), repr(exporting.gather(database, "en"))) == before
