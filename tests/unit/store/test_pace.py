"""How long reviews took."""

from reviewer_app.domain.review import Verdict
from reviewer_app.store import pace
from tests import stores


def test_time_adds_up_by_review_and_only_submitted_ones_are_compared(database):
    review = stores.open_review(database)
    with database.transaction() as connection:
        pace.add(connection, review.review_id, "2026-11-22", 3_000, 4)
        pace.add(connection, review.review_id, "2026-11-23", 2_000, 1)
        pace.add(connection, "other", "2026-11-23", 9_000, 9)
    with database.read() as connection:
        assert pace.of_review(connection, review.review_id) == (5_000, 5)
        assert pace.of_review(connection, "none") == (0, 0)
        assert pace.submitted_on(connection, "2026-11-23") == []
    stores.keep(database, review, review.give_verdict(Verdict("OK", ("NO_ACTION",)), 1))
    stores.keep(database, review, review.submit(2))
    with database.read() as connection:
        assert pace.submitted_on(connection, "2026-11-23") == [5_000]
        assert pace.submitted_on(connection, "2026-11-22") == []
