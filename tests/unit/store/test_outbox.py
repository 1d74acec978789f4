"""What is still to be uploaded."""

from itertools import pairwise

from reviewer_app.store import outbox
from tests import stores


def test_pending_counts_what_the_server_does_not_have(database):
    with database.read() as connection:
        assert outbox.pending_count(connection) == 0
    review = stores.open_review(database)
    stores.place(database, review, 5)
    with database.transaction() as connection:
        head = outbox.head(connection)
        assert (outbox.pending_count(connection), outbox.length(connection), head.acked_hash) == (2, 2, None)
        outbox.acknowledge(connection, head.epoch, 1, 99)
        assert outbox.pending_count(connection) == 1
        assert outbox.head(connection).acked_hash == outbox.hash_at(connection, head.epoch, 1)
        outbox.rewind(connection, {head.epoch: 0})
        assert outbox.pending_count(connection) == 2


def test_batches_come_in_order_and_end(database):
    review = stores.open_review(database)
    for start in range(5):
        stores.place(database, review, start)
    with database.transaction() as connection:
        epoch = outbox.head(connection).epoch
        first = outbox.batch(connection, epoch, 0, 4)
        rest = outbox.batch(connection, epoch, first[-1].seq, 4)
        assert [row.seq for row in first + rest] == [1, 2, 3, 4, 5, 6]
        assert all(a.row_hash == b.prev_hash for a, b in pairwise(first))
        assert outbox.batch(connection, epoch, 6, 4) == []


def test_the_replica_keeps_its_name(database):
    with database.transaction() as connection:
        name = outbox.replica_id(connection)
        assert outbox.replica_id(connection) == name


def test_refusals_are_kept_with_their_reason(database):
    stores.open_review(database)
    with database.transaction() as connection:
        row = outbox.batch(connection, outbox.head(connection).epoch, 0, 1)[0]
        outbox.refuse(connection, row.event_id, "22P05: no", 3)
        outbox.refuse(connection, row.event_id, "22P05: still no", 4)
        assert outbox.refusals(connection) == [(row.event_id, "22P05: still no")]


def counted(connection) -> int:
    """The events that no epoch has acknowledged, one by one."""
    text = (
        "SELECT count(*) FROM event WHERE position NOT IN (SELECT v.position FROM envelope v JOIN epoch e "
        "ON e.epoch = v.epoch WHERE v.seq <= e.acked_seq)"
    )
    return connection.exec_driver_sql(text).scalar()


def test_pending_is_the_count_of_what_no_epoch_acknowledged_whatever_happened(database):
    """Also where an upload that began earlier still acknowledges an old epoch, or takes one back again."""
    review = stores.open_review(database)
    for start in range(5):
        stores.place(database, review, start)
    with database.transaction() as connection:
        first = outbox.head(connection).epoch
        outbox.acknowledge(connection, first, 4, 1)
        assert outbox.pending_count(connection) == counted(connection) == 2
        second = outbox.start_new_epoch(connection).epoch
        outbox.acknowledge(connection, first, 6, 2)
        assert outbox.pending_count(connection) == counted(connection) == 2
        outbox.acknowledge(connection, second, 2, 3)
        assert outbox.pending_count(connection) == counted(connection) == 0
        outbox.rewind(connection, {first: 1, second: 1})
        assert outbox.pending_count(connection) == counted(connection) == 4
        third = outbox.head(connection)
        assert (third.last_seq, third.acked_seq) == (4, 0)
        outbox.rewind(connection, {first: 3})
        assert outbox.pending_count(connection) == counted(connection) == 4


def test_taking_back_the_current_epoch_needs_no_new_one(database):
    stores.open_review(database)
    with database.transaction() as connection:
        head = outbox.head(connection)
        outbox.acknowledge(connection, head.epoch, 1, 1)
        outbox.rewind(connection, {head.epoch: 0})
        assert outbox.head(connection).epoch == head.epoch


def test_an_event_that_is_accepted_later_is_no_longer_refused(database):
    stores.open_review(database)
    with database.transaction() as connection:
        row = outbox.batch(connection, outbox.head(connection).epoch, 0, 1)[0]
        outbox.refuse(connection, row.event_id, "no", 3)
        outbox.accept(connection, ["another"])
        assert outbox.refusals(connection) == [(row.event_id, "no")]
        outbox.accept(connection, [row.event_id])
        assert outbox.refusals(connection) == []
