"""Reading the log and checking the store."""

from reviewer_app.operations import auditing
from tests import stores


def test_the_log_has_every_event_with_its_place(database):
    review = stores.open_review(database)
    stores.place(database, review, 10)
    listed = list(auditing.log(database))
    assert [event.kind for event, _ in listed] == ["review.opened", "finding.placed"]
    assert [envelope["seq"] for _, envelope in listed] == [1, 2]
    assert listed[1][1]["prev_hash"] == listed[0][1]["row_hash"]
    assert list(auditing.log(database, "nobody")) == []


def test_verify_walks_the_store(database):
    stores.open_review(database)
    assert auditing.verify(database).events == 1
