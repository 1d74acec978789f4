"""The client's half of the protocol: what is sent, what comes back; the rules are in contract/test_central."""

from reviewer_app.central.push import CLIENT_SCHEMA, PAGE
from reviewer_app.domain.ids import ZERO_HASH
from reviewer_app.domain.review import Context, Review
from tests.postgres import Chain


def opened() -> str:
    """The text of an event with every kind of character."""
    context = Context("ana", 'live-es@1 "ñ" \\ 😀 \u2028 \x1f')
    return Review.open("a" * 64, context, 1_770_000_000_000).canonical().decode()


def test_the_text_arrives_byte_for_byte_and_the_head_moves(embedded_central):
    chain = Chain()
    (row,) = chain.add(opened())
    with embedded_central.session("ana") as session:
        hello = session.hello(chain.replica, chain.epoch)
        assert (hello.schema_ok, hello.last_seq, hello.head) == (True, 0, ZERO_HASH)
        assert hello.instance_id == session.whoami().instance_id
        result = session.push(chain.replica, chain.epoch, [row])
        assert (result.acked_seq, result.head, result.inserted) == (1, row.row_hash, 1)
        assert (result.quarantined, result.fork) == ((), False)
        again = session.hello(chain.replica, chain.epoch, CLIENT_SCHEMA)
        assert (again.last_seq, again.head) == (1, row.row_hash)
        assert [event.canonical for event in session.my_events()] == [row.canonical]


def test_an_empty_batch_is_answered_with_what_the_server_has(embedded_central):
    chain = Chain()
    with embedded_central.session("bea") as session:
        session.hello(chain.replica, chain.epoch)
        result = session.push(chain.replica, chain.epoch, [])
    assert (result.acked_seq, result.head, result.inserted, result.fork) == (0, ZERO_HASH, 0, False)


def test_my_events_goes_on_after_an_event_and_over_pages(embedded_central):
    chain = Chain()
    rows = chain.add(*(Review.open("a" * 64, Context("luz", "p@1"), n).canonical().decode() for n in range(PAGE + 2)))
    with embedded_central.session("luz") as session:
        session.hello(chain.replica, chain.epoch)
        session.push(chain.replica, chain.epoch, rows)
        everything = list(session.my_events())
        assert len(everything) == PAGE + 2
        rest = list(session.my_events(after=everything[PAGE - 1].event_id))
    assert rest == everything[PAGE:]
