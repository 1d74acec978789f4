"""The decision log: order, chain, immutability."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event
from reviewer_app.domain.ids import ZERO_HASH, chain_hash, new_id
from reviewer_app.domain.review import Finding
from reviewer_app.operations import auditing, labelling
from reviewer_app.store import log, outbox
from tests import stores


def _events(database):
    with database.read() as connection:
        return list(log.events(connection))


def test_events_are_chained_without_gaps_from_a_zero_hash(database):
    review = stores.open_review(database)
    for start in (10, 20, 30):
        stores.place(database, review, start)
    previous, seq = ZERO_HASH, 1
    for event, envelope in _events(database):
        assert (envelope.seq, envelope.prev_hash) == (seq, previous)
        previous, seq = chain_hash(previous, event.canonical()), seq + 1
        assert envelope.row_hash == previous
    assert seq == 5


def test_events_read_back_as_they_were(database):
    review = stores.open_review(database)
    made = stores.keep(database, review, review.place(Finding("hate.slur", 5, note="«ñ» \U0001f339"), 7))
    assert _events(database)[-1][0] == made


@pytest.mark.parametrize("statement", ["UPDATE {0} SET rowid = rowid", "DELETE FROM {0}"])
@pytest.mark.parametrize("table", ["event", "envelope"])
def test_the_log_cannot_be_changed_by_sql(database, table, statement):
    stores.open_review(database)
    if table == "envelope":
        statement = statement.replace("rowid = rowid", "seq = seq")
    with pytest.raises(sa.exc.IntegrityError, match="never changed"), database.transaction() as connection:
        connection.exec_driver_sql(statement.format(table))


def test_an_event_that_the_review_refuses_leaves_no_trace(database):
    review = stores.open_review(database)
    before = len(_events(database))
    stranger = Event("finding.placed", "no-such-review", "ana", 1, "p", {"finding": Finding("a.b", 1).to_json()})
    with pytest.raises(Refused):
        labelling.record(database, stranger)
    with pytest.raises(ValueError, match="float"):
        labelling.record(database, review.place(Finding("a.b", 1, note=1.5), 1))
    assert len(_events(database)) == before


def test_a_new_epoch_takes_what_the_server_is_not_known_to_have(database):
    review = stores.open_review(database)
    for start in (10, 20, 30):
        stores.place(database, review, start)
    with database.transaction() as connection:
        head = outbox.head(connection)
        outbox.acknowledge(connection, head.epoch, 2, 5)
        fresh = outbox.start_new_epoch(connection)
        rows = outbox.batch(connection, fresh.epoch, 0, 100)
    assert (head.last_seq, fresh.last_seq, len(rows)) == (4, 2, 2)
    assert rows[0].prev_hash == ZERO_HASH
    ids = [event.event_id for event, _ in _events(database)]
    assert [row.event_id for row in rows] == ids[2:]
    assert len(ids) == len(set(ids)) == 4


def test_epochs_are_numbers_that_every_reader_of_json_keeps_whole(database):
    """One that has doubles alone, as JavaScript does, rounds what is larger."""
    with database.transaction() as connection:
        epochs = [log.start_epoch(connection) for _ in range(4)]
    assert len(set(epochs)) == 4 and all(int(float(epoch)) == epoch < 2**53 for epoch in epochs)


def test_an_event_from_elsewhere_is_taken_whole_or_not_at_all(database):
    review = stores.open_review(database)
    taken = review.place(stores.Finding("hate.slur", 1), 2)
    strange = replace(taken, event_id=new_id(), body={})
    unknown = replace(taken, event_id=new_id(), review_id="nowhere")
    with database.transaction() as connection:
        answers = [log.replay(connection, event.canonical().decode()) for event in (strange, unknown, taken, taken)]
        nothing = "This program cannot read it."
        assert answers == [nothing, "This review is not in the store.", "", nothing]
        assert log.replay(connection, "{") == nothing
        kept = [(event.event_id, envelope.seq) for event, envelope in log.events(connection)]
    assert kept[1:] == [(taken.event_id, 2)]
    assert auditing.verify(database).faults == []
