"""Uploading, with a real store and a real server: nothing lost, nothing twice, whatever goes wrong on the way."""

import shutil

import pytest

from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.review import Context
from reviewer_app.operations import auditing, labelling, syncing
from reviewer_app.operations.syncing import SyncResult, UpdateNeeded, directly, sync_once
from reviewer_app.store import outbox
from reviewer_app.store.database import Database, open_database
from tests import stores
from tests.postgres import PASSWORD, SERVERS, Central


class LosesAnswers(Session):
    """A session whose next answers to push are lost after the server has done its work."""

    lost = 1

    def push(self, *arguments):
        result = super().push(*arguments)
        if self.lost:
            self.lost -= 1
            raise Unreachable("the connection was lost")
        return result


def sync(central: Central, database: Database, kind: type[Session] = Session) -> SyncResult:
    """Sign in and upload once."""
    with central.session("ana") as session:
        session.__class__ = kind
        return sync_once(directly(database), session)


def arrived(central: Central) -> list[str]:
    """Ids of all events that the server has of ana."""
    return sorted(row[0] for row in central.query("SELECT event_id::text FROM central.event WHERE owner = 'ana'"))


def made(*databases: Database) -> list[str]:
    """Ids of all events in some stores, each once."""
    ids = set()
    for database in databases:
        with database.read() as connection:
            ids |= {row[0] for row in connection.exec_driver_sql("SELECT event_id FROM event")}
    return sorted(ids)


def server_forgets(central: Central, epoch: int, after: int) -> None:
    """What a restore of an old backup does: the events of a chain after a place are gone, its watermark is back."""
    found = central.query(
        "SELECT encode(row_hash, 'hex') FROM central.event WHERE epoch = %s AND seq = %s", (epoch, after)
    )
    head = found[0][0] if found else "00" * 32
    central.query(
        "SET session_replication_role = replica;"
        f"DELETE FROM central.event WHERE epoch = {epoch} AND seq > {after};"
        f"DELETE FROM central.quarantine WHERE epoch = {epoch} AND seq > {after};"
        f"UPDATE central.device SET last_seq = {after}, head_hash = decode('{head}', 'hex') "
        f"WHERE epoch = {epoch}"
    )


def current(database: Database) -> outbox.Epoch:
    """The store's current epoch."""
    with database.read() as connection:
        return outbox.head(connection)


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own, for it is broken in some; once on each kind of server."""
    return central_servers.database(request.param)


@pytest.fixture
def review(database):
    """A review with three findings, not uploaded yet."""
    review = stores.open_review(database)
    for start in (1, 2, 3):
        stores.place(database, review, start)
    return review


def test_all_that_is_pending_arrives_and_is_acknowledged(central, database, review, monkeypatch):
    monkeypatch.setattr(syncing, "BATCH", 3)
    assert sync(central, database) == SyncResult(sent=4, acknowledged=4, refused=0, pending=0)
    assert arrived(central) == made(database)
    assert sync(central, database) == SyncResult(0, 0, 0, 0)
    stores.place(database, review, 9)
    assert sync(central, database) == SyncResult(1, 1, 0, 0)
    assert arrived(central) == made(database)


def test_the_next_batch_is_read_while_the_server_works_and_sent_behind_its_answer(
    embedded_central, database, review, monkeypatch
):
    monkeypatch.setattr(syncing, "BATCH", 2)
    order = []

    class Told(Session):
        def push(self, replica, epoch, rows):
            order.append("sent")
            try:
                return super().push(replica, epoch, rows)
            finally:
                order.append("answered")

    def later(call):
        order.append("read")
        return syncing.on_a_thread(call)

    with Told(connect(embedded_central.address, "ana", PASSWORD)) as session:
        assert sync_once(directly(database), session, later) == SyncResult(sent=4, acknowledged=4, refused=0, pending=0)
    assert order == ["read", "sent", "answered"] * 2


def test_what_is_decided_while_the_last_batch_is_on_its_way_goes_too(embedded_central, database, review, monkeypatch):
    monkeypatch.setattr(syncing, "BATCH", 4)

    class Busy(Session):
        def push(self, replica, epoch, rows):
            if len(rows) == 4:
                stores.place(database, review, 9)
            return super().push(replica, epoch, rows)

    def before(call):
        result = call()
        return lambda: result

    with Busy(connect(embedded_central.address, "ana", PASSWORD)) as session:
        assert sync_once(directly(database), session, before).pending == 0


def test_what_was_answered_is_noted_although_the_next_batch_is_cut_off(embedded_central, database, review, monkeypatch):
    monkeypatch.setattr(syncing, "BATCH", 2)

    class CutOff(Session):
        def push(self, replica, epoch, rows):
            if rows[0].seq > 1:
                raise Unreachable("the connection was lost")
            return super().push(replica, epoch, rows)

    with CutOff(connect(embedded_central.address, "ana", PASSWORD)) as session, pytest.raises(Unreachable):
        sync_once(directly(database), session)
    assert syncing.pending(database) == 2


def test_a_store_that_cannot_be_read_ahead_ends_the_upload_and_the_next_one_brings_everything(
    embedded_central, database, review, monkeypatch
):
    monkeypatch.setattr(syncing, "BATCH", 2)

    def broken(_call):
        return syncing.on_a_thread(lambda: 1 // 0)

    with embedded_central.session("ana") as session, pytest.raises(ZeroDivisionError):
        sync_once(directly(database), session, broken)
    assert syncing.pending(database) == 4
    assert sync(embedded_central, database).pending == 0
    assert set(made(database)) <= set(arrived(embedded_central))


def test_an_empty_store_has_nothing_to_say(central, database):
    assert sync(central, database) == SyncResult(0, 0, 0, 0)


def test_a_lost_answer_costs_a_repetition_and_nothing_else(central, database, review):
    with pytest.raises(Unreachable):
        sync(central, database, LosesAnswers)
    assert syncing.pending(database) == 4
    assert sync(central, database).pending == 0
    assert arrived(central) == made(database)
    assert auditing.verify(database).faults == []


def test_the_reason_of_a_refused_event_is_kept_even_when_the_answer_was_lost(central, database, review):
    foreign = labelling.open_review(database, "a" * 64, Context("bea", "live-es@2026.2"), 5)
    stores.place(database, review, 7)
    with pytest.raises(Unreachable):
        sync(central, database, LosesAnswers)
    result = sync(central, database)
    assert (result.refused, result.acknowledged, result.pending) == (len(refused_ids(database)), 6 - result.refused, 0)
    ((event_id, reason),) = syncing.refusals(database)
    assert reason == "The author of the event is not the person who signed in."
    assert event_id in made(database)
    assert foreign is not None
    assert len(arrived(central)) == len(made(database)) - 1


def refused_ids(database):
    """Ids of refused events."""
    return [event_id for event_id, _ in syncing.refusals(database)]


def test_nothing_is_acknowledged_unless_the_heads_agree(central, database, review):
    class Forgetful(Session):
        """A server that says it has the rows and gives another hash."""

        def push(self, replica, epoch, rows):
            result = super().push(replica, epoch, rows)
            return type(result)(result.acked_seq, b"?" * 32, result.inserted, (), False)

    with pytest.raises(Unreachable, match="does not continue any chain"):
        sync(central, database, Forgetful)
    assert syncing.pending(database) == 4
    assert sync(central, database).pending == 0
    assert arrived(central) == made(database)


@pytest.mark.parametrize("left", [0, 2])
def test_what_the_server_lost_is_sent_again(central, database, review, left):
    sync(central, database)
    server_forgets(central, current(database).epoch, left)
    assert len(arrived(central)) == left
    result = sync(central, database)
    assert (result.acknowledged, result.pending) == (4 - left, 0)
    assert arrived(central) == made(database)


def test_what_the_server_lost_of_an_earlier_epoch_is_sent_again(central, database, review):
    sync(central, database)
    earlier = current(database).epoch
    with database.transaction() as connection:
        outbox.start_new_epoch(connection)
    stores.place(database, review, 8)
    sync(central, database)
    server_forgets(central, earlier, 1)
    server_forgets(central, current(database).epoch, 0)
    assert len(arrived(central)) == 1
    assert sync(central, database).pending == 0
    assert arrived(central) == made(database)
    assert auditing.verify(database).faults == []


class Cut(Exception):
    """The program ends here."""


class Knife:
    """Lets a number of boundaries pass, then cuts: before and after each call of the store and of the server."""

    def __init__(self, passes: int) -> None:
        self.passes = passes

    def around(self, call):
        def cut(*arguments):
            self._boundary()
            result = call(*arguments)
            self._boundary()
            return result

        return cut

    def _boundary(self) -> None:
        if self.passes == 0:
            raise Cut
        self.passes -= 1


def after_a_restore(central: Central, database: Database, each_lost: tuple[int, ...]) -> None:
    """A store that has uploaded everything in three epochs, of which the server lost all but the places given."""
    review = stores.open_review(database)
    epochs = []
    for start in (10, 20, 30):
        stores.place(database, review, start)
        stores.place(database, review, start + 1)
        assert sync(central, database).pending == 0
        epochs.append(current(database).epoch)
        with database.transaction() as connection:
            outbox.start_new_epoch(connection)
    stores.place(database, review, 40)
    for epoch, left in zip(epochs, each_lost, strict=True):
        server_forgets(central, epoch, left)
    central.query("CREATE TABLE kept_event AS TABLE central.event; CREATE TABLE kept_device AS TABLE central.device")


def restore_again(central: Central) -> None:
    """The server as `after_a_restore` left it."""
    central.query(
        "SET session_replication_role = replica; DELETE FROM central.event; DELETE FROM central.device;"
        "INSERT INTO central.event SELECT * FROM kept_event; INSERT INTO central.device SELECT * FROM kept_device"
    )


@pytest.mark.parametrize("each_lost", [(1, 0, 1), pytest.param((3, 1, 0), marks=pytest.mark.slow)])
def test_an_upload_cut_at_any_boundary_loses_no_decision(central_servers, database, tmp_path, each_lost):
    """The server was restored from a backup; whatever is cut off, one clean upload afterwards brings everything."""
    central = central_servers.database("embedded")
    after_a_restore(central, database, each_lost)
    every, passes, finished = made(database), 0, False
    original = copy_of(database, tmp_path)
    original.close()
    while not finished:
        restore_again(central)
        path = tmp_path / f"cut {passes}.db"
        shutil.copy(original.path, path)
        store = open_database(path, stores.KEY, synchronous="OFF")
        knife = Knife(passes)
        with central.session("ana") as session:
            session.hello, session.push = knife.around(session.hello), knife.around(session.push)
            try:
                sync_once(knife.around(directly(store)), session)
                finished = True
            except Cut:
                passes += 1
        assert sync(central, store).pending == 0
        assert arrived(central) == every, f"lost after {passes} boundaries"
        store.close()
    assert passes > 20


def test_a_chain_that_another_copy_continued_after_a_restore_counts_as_lost(central, database, review, tmp_path):
    """The server says more than was acknowledged, and what we had there is not among it."""
    sync(central, database)
    clone = copy_of(database, tmp_path)
    try:
        stores.place(database, review, 8)
        stores.place(database, review, 9)
        sync(central, database)
        server_forgets(central, current(database).epoch, 4)
        for start in range(20, 26):
            stores.place(clone, review, start)
        assert sync(central, clone).pending == 0
        assert sync(central, database).pending == 0
        assert arrived(central) == made(database, clone)
    finally:
        clone.close()


def test_an_event_that_the_server_accepts_later_is_no_longer_refused(central, database, review):
    """After the fault at the server is mended and what it had is sent again."""
    constraint = "ALTER TABLE central.event {} CONSTRAINT only_for_this_test"
    central.query(constraint.format("ADD") + " CHECK (kind <> 'finding.placed') NOT VALID")
    assert sync(central, database).refused == 3
    central.query(constraint.format("DROP"))
    assert len(syncing.refusals(database)) == 3
    server_forgets(central, current(database).epoch, 0)
    assert sync(central, database).refused == 0
    assert syncing.refusals(database) == []
    assert arrived(central) == made(database)


def test_a_server_restored_during_an_upload_gets_everything(central, database, review):
    sync(central, database)
    stores.place(database, review, 8)

    class RestoredOnTheWay(Session):
        """Between hello and push the server loses all but the first event."""

        to_forget = True

        def push(self, replica, epoch, rows):
            if self.to_forget:
                self.to_forget = False
                server_forgets(central, epoch, 1)
            return super().push(replica, epoch, rows)

    assert sync(central, database, RestoredOnTheWay).pending == 0
    assert arrived(central) == made(database)


def copy_of(database: Database, folder) -> Database:
    """The store as a backup or a cloned machine has it."""
    with database.transaction() as connection:
        connection.exec_driver_sql("SELECT 1")
    database.close()
    target = folder / "copy.db"
    for suffix in ("", "-wal"):
        source = database.path.with_name(database.path.name + suffix)
        if source.exists():
            shutil.copy(source, target.with_name(target.name + suffix))
    return open_database(target, stores.KEY)


@pytest.mark.parametrize("uploaded_before", [True, False])
def test_a_cloned_store_begins_a_new_epoch_and_loses_nothing(central, database, review, tmp_path, uploaded_before):
    if uploaded_before:
        sync(central, database)
    clone = copy_of(database, tmp_path)
    try:
        for start, each in ((10, database), (20, clone), (21, clone), (22, clone)):
            stores.place(each, review, start)
        epoch = current(clone).epoch
        for each in (database, clone, database, clone):
            assert sync(central, each).pending == 0
        assert arrived(central) == made(database, clone)
        # A copy made before the first upload is a device of its own.
        assert (current(clone).epoch != epoch) == uploaded_before
        assert auditing.verify(clone).faults == []
    finally:
        clone.close()


def test_a_restored_backup_of_the_store_begins_a_new_epoch(central, database, review, tmp_path):
    sync(central, database)
    backup = copy_of(database, tmp_path)
    try:
        stores.place(database, review, 11)
        sync(central, database)
        epoch = current(backup).epoch
        assert sync(central, backup).pending == 0
        assert current(backup).epoch != epoch
        assert arrived(central) == made(database)
    finally:
        backup.close()


def test_a_program_outside_the_servers_range_goes_on_labelling(central, database, review):
    central.query("UPDATE central.server_info SET schema_min = 2, schema_max = 3")
    with pytest.raises(UpdateNeeded, match="update it"):
        sync(central, database)
    assert syncing.pending(database) == 4
    central.query("UPDATE central.server_info SET schema_min = 1")
    assert sync(central, database).pending == 0
