"""A new store from the server, and what must not be moved aside."""

from dataclasses import replace

import pytest

from reviewer_app.central.connection import SignInRefused, connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Refused, StoreUnavailable, StoreUnreadable, Unreachable
from reviewer_app.domain.review import Context, Finding, Review
from reviewer_app.operations import auditing, evidence, labelling, recovering, signing_in, syncing
from reviewer_app.operations.evidence import Copy
from reviewer_app.store import derived, log, opening, reviews
from tests import stores
from tests.postgres import PASSWORD, SERVERS
from tests.workplaces import add_recording, begin_review, make_place


@pytest.fixture(params=SERVERS)
def place(request, tmp_path, central_servers):
    """A workplace whose store has three uploaded events, on a database of its own on each kind of server."""
    made = make_place(tmp_path, central_servers.database(request.param).dsn)
    add_recording(made)
    begin_review(made, starts_ms=(5_000, 2_000))
    database = made.open_store("ana")
    with Session(connect(_address(made), "ana", PASSWORD)) as session:
        assert syncing.sync_once(syncing.directly(database), session).acknowledged == 3
    database.close()
    return made


def _address(place):
    return signing_in.address_of(place)


def _events(place):
    database = place.open_store("ana")
    with database.read() as connection:
        found = [event.canonical() for event, _ in log.events(connection)]
    database.close()
    return found


def _lose_key(place):
    place.secrets.delete(f"store key {place.store_path('ana').stem}")


def test_after_a_lost_key_everything_uploaded_comes_back(place):
    """Whole, in order, with the same bytes; what was unreadable is kept; another upload changes nothing."""
    before, unreadable = _events(place), place.store_path("ana").read_bytes()
    _lose_key(place)
    result = recovering.recover(place, "ana", PASSWORD)
    assert result.events == 3
    assert (result.set_aside / place.store_path("ana").name).read_bytes() == unreadable
    assert _events(place) == before
    database = place.open_store("ana")
    assert auditing.verify(database).faults == []
    with database.read() as connection:
        [entry] = reviews.list_reviews(connection)
        assert [one.start_ms for one in derived.load_findings(connection, entry.review_id)] == [2_000, 5_000]
    with Session(connect(_address(place), "ana", PASSWORD)) as session:
        syncing.sync_once(syncing.directly(database), session)
    assert (syncing.pending(database), syncing.refusals(database)) == (0, [])
    database.close()


def test_copies_do_not_come_back_and_the_log_says_so(place):
    """They were never sent: the new store knows of none, and is whole."""
    database = place.open_store("ana")
    with database.read() as connection:
        [entry] = reviews.list_reviews(connection)
        [_, finding] = derived.load_findings(connection, entry.review_id)
    copy = Copy("still", 5_000, 5_000, "image/png", b"never to be sent")
    evidence.keep(database, entry.review_id, finding.finding_id, [copy], recording=stores.RECORDING, now_ms=6_000)
    database.close()
    _label(place)
    before = _events(place)
    assert b"never to be sent" not in b"".join(before)
    _lose_key(place)
    recovering.recover(place, "ana", PASSWORD)
    assert _events(place)[:-1] == before
    database = place.open_store("ana")
    assert evidence.known(database, entry.review_id) == []
    assert auditing.verify(database).faults == []
    with Session(connect(_address(place), "ana", PASSWORD)) as session:
        syncing.sync_once(syncing.directly(database), session)
    assert (syncing.pending(database), syncing.refusals(database)) == (0, [])
    database.close()


def _label(place, *events):
    """Store events and upload them."""
    database = place.open_store("ana")
    for event in events:
        labelling.record(database, event)
    with Session(connect(_address(place), "ana", PASSWORD)) as session:
        syncing.sync_once(syncing.directly(database), session)
    database.close()


def test_a_clock_that_was_set_back_is_no_obstacle(place):
    """Ids that sort before the beginning of their review come back where they belong."""
    context = Context("ana", "live-es@2026.2")
    opened = Review.open("a" * 64, context, 1_000)
    review = Review.replay([opened])
    early = replace(review.place(Finding("hate.slur", 7), 2_000), event_id="00000000-0000-7000-8000-000000000001")
    _label(place, opened, early)
    before = _events(place)
    _lose_key(place)
    result = recovering.recover(place, "ana", PASSWORD)
    assert (result.events, result.left_out) == (5, ())
    assert _events(place) == before


def test_a_review_whose_beginning_the_server_refused_is_left_out_and_told(place):
    """Everything else comes back."""
    opened = Review.open("a" * 64, Context("eva", "live-es@2026.2"), 1_000)
    finding = replace(Review.replay([opened]).place(Finding("hate.slur", 7), 2_000), author="ana")
    _label(place, opened, finding)
    before = _events(place)
    _lose_key(place)
    result = recovering.recover(place, "ana", PASSWORD)
    assert _events(place) == before[:3]
    (left_out,) = result.left_out
    assert (result.events, left_out.review_id, left_out.events) == (3, opened.review_id, 1)
    assert str(left_out).endswith("stay at the server only: This review is not in the store.")
    database = place.open_store("ana")
    assert auditing.verify(database).faults == []
    database.close()


def test_where_there_is_no_store_one_is_made(place, tmp_path):
    """After a dead disk: nothing to set aside."""
    elsewhere = make_place(tmp_path / "new machine", place.central)
    assert recovering.recover(elsewhere, "ana", PASSWORD) == recovering.Recovered(None, 3)
    assert _events(elsewhere) == _events(place)


def test_the_key_of_what_was_set_aside_is_kept_with_it(place):
    """A damaged file may still give something to who has its key."""
    path = place.store_path("ana")
    key = place.secrets.get(f"store key {path.stem}")
    path.write_bytes(b"\0" * 8192)
    aside = recovering.recover(place, "ana", PASSWORD).set_aside
    assert place.secrets.get(f"store key {aside.name}") == key
    assert place.secrets.get(f"store key {path.stem}") != key


def test_an_empty_store_is_filled_as_on_a_new_machine(place, tmp_path):
    """What signing in and importing there have put into it stays; the second time there is nothing to recover."""
    elsewhere = make_place(tmp_path / "new machine", place.central)
    add_recording(elsewhere)
    assert recovering.recover(elsewhere, "ana", PASSWORD) == recovering.Recovered(None, 3)
    assert _events(elsewhere) == _events(place)
    database = elsewhere.open_store("ana")
    assert auditing.verify(database).faults == []
    assert labelling.open_review(database, "a" * 64, Context("ana", "live-es@2026.2"), 9_000).review.findings
    database.close()
    with pytest.raises(Refused, match="nothing to recover"):
        recovering.recover(elsewhere, "ana", PASSWORD)


def test_whether_there_is_something_to_fetch(place, tmp_path):
    """Asked by the window after signing in."""
    database = make_place(tmp_path / "new machine", place.central).open_store("ana")
    assert recovering.is_empty(database)
    with Session(connect(_address(place), "ana", PASSWORD)) as session:
        assert recovering.has_any(session)
        recovering.fill(database, recovering.fetched(session))
    assert not recovering.is_empty(database)
    with pytest.raises(Refused, match="nothing to recover"):
        recovering.fill(database, [])
    database.close()


def test_a_store_with_decisions_is_left_alone(place):
    """What is pending in it would be lost."""
    with pytest.raises(Refused, match="nothing to recover"):
        recovering.recover(place, "ana", PASSWORD)


@pytest.mark.parametrize(("password", "error"), [("wrong", SignInRefused), (None, Unreachable)])
def test_before_the_server_has_answered_nothing_moves(place, tmp_path, password, error):
    """The key may still come back."""
    _lose_key(place)
    there = place if password else make_place(tmp_path, "host=/nowhere dbname=central")
    if password is None:
        path = there.store_path("ana")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"unreadable")
    before = sorted(there.home.stores.rglob("*"))
    with pytest.raises(error):
        recovering.recover(there, "ana", password or PASSWORD)
    assert [one for one in sorted(there.home.stores.rglob("*")) if one.suffix != ".lock"] == [
        one for one in before if one.suffix != ".lock"
    ]


def test_an_event_that_cannot_be_stored_leaves_everything_as_it_was(place, monkeypatch):
    """The old file is only moved for a new one that is whole."""
    _lose_key(place)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(log, "append", full)
    with pytest.raises(OSError, match="disk full"):
        recovering.recover(place, "ana", PASSWORD)
    assert [one.name for one in place.home.stores.glob("ana*") if one.suffix != ".lock"] == [
        place.store_path("ana").name
    ]
    with pytest.raises(StoreUnreadable):
        place.open_store("ana")


def test_not_while_a_window_is_open_on_the_store(place):
    """It would go on writing into the file set aside."""
    _lose_key(place)
    lock = opening.window_lock(place.store_path("ana"))
    with lock, pytest.raises(StoreUnavailable, match="Another window"):
        recovering.recover(place, "ana", PASSWORD)


def test_a_keyring_that_is_locked_is_no_lost_key(place, monkeypatch):
    """Its store is good: unlocking the keyring is what helps, not a new store."""

    def locked(_: str) -> None:
        raise StoreUnavailable("The keyring is locked.")

    monkeypatch.setattr(place.secrets, "get", locked)
    with pytest.raises(StoreUnavailable, match="locked"):
        recovering.recover(place, "ana", PASSWORD)
    assert place.store_path("ana").exists()


def test_a_store_of_a_newer_program_is_not_set_aside(place):
    """Updating this program is what helps; what is pending in it would be lost."""
    database = place.open_store("ana")
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreUnavailable, match="newer program"):
        recovering.recover(place, "ana", PASSWORD)
    assert place.store_path("ana").exists() and not list(place.home.stores.glob("*unreadable*"))
